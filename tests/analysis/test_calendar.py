"""The working calendar: due dates as the law counts them, and limits compared from real start days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quanze.analysis.calendar import Calendar, CalendarUnknown, Due, NoNumber, OpenUnit
from quanze.analysis.comparison import Comparison, Order
from quanze.analysis.standing import Standing, compare_limits
from quanze.loading.calendars import shipped_years
from quanze.model.calendar import CalendarYear
from quanze.model.deadline import Limit
from quanze.model.spec import TimeRules

NATIONAL = Calendar(shipped_years())
STAYS = TimeRules.model_validate({"moves-to-working-day": False})


def limit(text: str) -> Limit:
    return Limit.model_validate(text)


def due(start: date, text: str, rules: TimeRules | None = None) -> date:
    found = NATIONAL.add(start, limit(text), rules or TimeRules())
    assert isinstance(found, Due)
    return found.day


def compared(
    first: str | list[str], second: str, rules: TimeRules | None = None, **stretch: date
) -> Comparison:
    parts = [limit(t) for t in ([first] if isinstance(first, str) else first)]
    found = NATIONAL.compare(parts, limit(second), rules or TimeRules(), **stretch)
    assert isinstance(found, Comparison)
    return found


# ---------------------------------------------------------------- single days and due dates
def test_a_moved_working_day_is_worked_and_a_holiday_is_not() -> None:
    assert NATIONAL.is_working(date(2026, 2, 14)) is True  # a Saturday
    assert NATIONAL.is_working(date(2026, 2, 16)) is False  # a Monday
    assert NATIONAL.is_working(date(2026, 11, 20)) is True
    assert NATIONAL.is_working(date(2026, 11, 21)) is False


def test_the_day_on_which_a_period_starts_is_not_counted() -> None:
    """民法典 201: from a Monday, three working days end on Thursday."""
    assert due(date(2026, 11, 16), "3个工作日") == date(2026, 11, 19)
    counted = TimeRules.model_validate({"first-day-counts": True})
    assert due(date(2026, 11, 16), "3个工作日", counted) == date(2026, 11, 18)
    assert due(date(2026, 11, 16), "3个自然日", counted) == date(2026, 11, 18)


def test_a_last_day_off_moves_on_unless_the_rules_say_otherwise() -> None:
    """民法典 203: five days from 25 September 2026 end on the 30th; ten would end in the National Day holiday."""
    assert due(date(2026, 9, 25), "5个自然日") == date(2026, 9, 30)
    assert due(date(2026, 9, 25), "10个自然日") == date(2026, 10, 8)
    assert due(date(2026, 9, 25), "10个自然日", STAYS) == date(2026, 10, 5)


def test_working_days_follow_the_moved_ones() -> None:
    """Over Spring Festival 2026, with Saturdays the 14th and the 28th of February worked."""
    assert due(date(2026, 2, 13), "3个工作日") == date(2026, 2, 25)
    assert due(date(2026, 2, 26), "2个工作日") == date(2026, 2, 28)


def test_months_end_on_the_day_of_the_same_number_or_on_their_last() -> None:
    """民法典 202."""
    assert due(date(2026, 1, 31), "1个月", STAYS) == date(2026, 2, 28)
    assert due(date(2024, 2, 29), "1年", STAYS) == date(2025, 2, 28)
    assert due(date(2026, 3, 15), "1个季度", STAYS) == date(2026, 6, 15)
    assert due(date(2026, 6, 1), "2周", STAYS) == date(2026, 6, 15)


def test_hours_run_from_the_moment_and_do_not_move_on() -> None:
    friday = datetime(2026, 11, 20, 15, 30)
    assert NATIONAL.add(friday, limit("24小时")) == Due(date(2026, 11, 21), time(15, 30))
    assert NATIONAL.add(friday.date(), limit("24小时")) == Due(date(2026, 11, 21))
    assert NATIONAL.add(friday, limit("30分钟")) == Due(date(2026, 11, 20), time(16, 0))
    assert NATIONAL.add(friday, limit("立即")) == Due(friday.date(), friday.time())
    assert NATIONAL.add(friday, limit("当日")) == Due(friday.date())


def test_a_year_that_is_not_known_is_said_and_never_guessed() -> None:
    assert NATIONAL.is_working(date(2027, 1, 4)) == CalendarUnknown(2027)
    assert NATIONAL.add(date(2026, 12, 30), limit("3个工作日")) == CalendarUnknown(2027)
    assert NATIONAL.add(date(2026, 12, 30), limit("3个自然日")) == CalendarUnknown(2027)
    assert NATIONAL.add(date(2026, 12, 30), limit("3个自然日"), STAYS) == Due(date(2027, 1, 2))
    assert NATIONAL.add(date(2016, 12, 30), limit("1个工作日")) == CalendarUnknown(2016)


def test_a_year_missing_in_the_middle_is_named() -> None:
    broken = Calendar(tuple(y for y in shipped_years() if y.year != 2025))
    assert broken.add(date(2024, 12, 31), limit("1个工作日")) == CalendarUnknown(2025)
    assert broken.add(date(2026, 1, 5), limit("1个工作日")) == Due(date(2026, 1, 6))


def test_without_any_year_nothing_is_compared() -> None:
    assert Calendar(()).compare(limit("1个工作日"), limit("1个自然日")) == CalendarUnknown(None)


def test_words_and_open_units_have_no_date() -> None:
    start = date(2026, 11, 16)
    for text in ("及时", "每周", "定期", "silent", "按规定期限"):
        assert NATIONAL.add(start, limit(text)) == NoNumber()
    assert NATIONAL.add(start, limit("3日")) == OpenUnit()
    means = TimeRules.model_validate({"day-means": "working-day"})
    assert due(start, "10日", means) == due(start, "10个工作日")
    assert due(start, "10日", TimeRules.model_validate({"day-means": "day"})) == due(start, "10个自然日")


@given(
    st.dates(date(2018, 1, 1), date(2026, 6, 30)), st.integers(1, 60), st.sampled_from(["工作日", "自然日"])
)
def test_counting_day_by_day_gives_the_same_date(start: date, count: int, unit: str) -> None:
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= bool(NATIONAL.is_working(day)) if unit == "工作日" else 1
    while not NATIONAL.is_working(day):
        day += timedelta(days=1)
    assert due(start, f"{count}个{unit}") == day


# ---------------------------------------------------------------- comparing
def test_three_working_days_against_three_natural_days() -> None:
    """Where last days do not move on, 636 of 1,054 start days end later, and none earlier."""
    found = compared("3个工作日", "3个自然日", STAYS, since=date(2024, 1, 1), until=date(2026, 11, 19))
    assert (found.days, found.longer, found.equal, found.shorter) == (1054, 636, 418, 0)
    assert found.order is Order.DEPENDS and found.unknown is None


def test_an_example_is_a_working_day_of_the_last_year_that_shows_it() -> None:
    example = compared("3个工作日", "3个自然日").example(Order.LONGER)
    assert example and NATIONAL.is_working(example.start) is True and example.start.year == 2026
    assert (
        example.first == due(example.start, "3个工作日") > example.second == due(example.start, "3个自然日")
    )


def test_by_default_the_last_three_known_years_are_compared_as_far_as_both_ends_are_known() -> None:
    found = compared("3个工作日", "3个自然日")
    assert found.since == date(2024, 1, 1) and found.until == date(2026, 12, 28)
    assert found.unknown == 2027


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("24小时", "1个工作日", Order.SHORTER),
        ("48小时", "1个工作日", Order.DEPENDS),
        ("立即", "当日", Order.SHORTER),
        ("7个自然日", "1周", Order.EQUAL),
        ("30个自然日", "1个月", Order.DEPENDS),
        ("20个工作日", "2周", Order.LONGER),
        (["3个工作日", "2个工作日"], "5个工作日", Order.EQUAL),
        (["3个工作日", "24小时"], "5个工作日", Order.SHORTER),
        (["10个自然日", "10个自然日"], "10个工作日", Order.DEPENDS),
    ],
)
def test_limits_are_ordered_from_every_start_day(first: str | list[str], second: str, order: Order) -> None:
    assert compared(first, second).order is order


def test_hours_against_days_can_depend_on_the_hour_of_the_start() -> None:
    found = compared("36小时", "1个自然日", STAYS)
    assert found.by_hour == found.days and found.order is Order.DEPENDS


# ---------------------------------------------------------------- pairs that ought to be in order
def standing(first: str, second: str) -> Standing:
    return compare_limits(NATIONAL, TimeRules(), (limit(first),), limit(second))


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("24小时", "3个工作日", Order.SHORTER),
        ("3个工作日", "5个工作日", Order.SHORTER),
        ("5个工作日", "5个工作日", Order.EQUAL),
        ("5个工作日", "3个工作日", Order.LONGER),
        ("立即", "24小时", Order.SHORTER),
        ("60分钟", "1小时", Order.EQUAL),
        ("90分钟", "1小时", Order.LONGER),
        ("30分钟", "1个工作日", Order.SHORTER),
        ("立即", "立即", Order.EQUAL),
        ("1个工作日", "24小时", Order.LONGER),
        ("3个工作日", "3个自然日", Order.DEPENDS),
        ("10日", "1个月", Order.SHORTER),
        ("20日", "1个月", None),
        ("1个月", "90个自然日", Order.SHORTER),
        ("及时", "3个工作日", None),
        ("2年", "1周", Order.LONGER),
    ],
)
def test_a_limit_stands_to_another_as_in_every_calendar_or_as_in_the_known_one(
    first: str, second: str, order: Order | None
) -> None:
    assert standing(first, second).order is order


def test_in_one_unit_the_numbers_decide() -> None:
    """From a Friday one natural day and two end on the same Monday; that does not make them alike."""
    assert due(date(2026, 11, 20), "1个自然日") == due(date(2026, 11, 20), "2个自然日")
    assert standing("1个自然日", "2个自然日") == Standing(Order.SHORTER)


def test_an_order_that_holds_at_times_is_not_one_that_always_does() -> None:
    found = standing("3个自然日", "3个工作日")
    assert found.is_at_times(Order.EQUAL, Order.LONGER) and not found.is_always(Order.SHORTER)
    assert standing("24小时", "1个工作日").is_always(Order.SHORTER)
    assert not standing("24小时", "1个工作日").is_at_times(Order.SHORTER)


def test_a_place_with_days_off_of_its_own_counts_them() -> None:
    """壮族三月三 in Guangxi: two weekdays more."""
    own = CalendarYear.model_validate({"year": 2026, "off": ["2026-04-20 至 2026-04-21"]})
    assert Calendar((own,)).add(date(2026, 4, 17), limit("1个工作日")) == Due(date(2026, 4, 22))
