"""The tables of years: those shipped agree with what others know, and an office may add its own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from quanze.analysis.calendar import Calendar, CalendarUnknown
from quanze.loading.calendars import load_calendar, shipped_years
from quanze.loading.discover import discover
from quanze.pipeline import run
from tests.loading.calendar_tables import FOLDER, NOTICES, table

NATIONAL = Calendar(shipped_years())
by_year = pytest.mark.parametrize("year", range(2018, 2027))
PLACE = "jurisdiction: {id: demo, name: 某县, level: county}\n"
NEXT = "year: 2027\nnotices: 某文号\noff:\n  - 2027-01-01 至 2027-01-03\nworked: [2027-01-09]\n"


def days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=i) for i in range((date(year + 1, 1, 1) - first).days)]


def plant(root: Path, **files: str) -> Path:
    for name, text in {"demo/place": PLACE, **files}.items():
        file = root / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


# ---------------------------------------------------------------- shipped
def test_nine_years_are_shipped_with_the_numbers_of_their_notices() -> None:
    assert [y.year for y in shipped_years()] == list(range(2018, 2027))
    assert {y.year: y.notices for y in shipped_years()} == NOTICES


@by_year
def test_shipped_tables_are_what_the_script_makes(year: int) -> None:
    assert (FOLDER / f"cn-{year}.yaml").read_text(encoding="utf-8") == table(year)


@by_year
def test_every_day_is_as_chinesecalendar_has_it(year: int) -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")
    assert [NATIONAL.is_working(d) for d in days(year)] == [
        chinese_calendar.is_workday(d) for d in days(year)
    ]


@by_year
def test_every_day_is_as_holidays_has_it(year: int) -> None:
    """An independent source; beyond the announced years it goes on without moved days, so those are not asked."""
    holidays = pytest.importorskip("holidays")
    known = holidays.China(years=year)
    assert [NATIONAL.is_working(d) for d in days(year)] == [known.is_working_day(d) for d in days(year)]


def test_the_spring_festival_that_was_prolonged_is_as_amended() -> None:
    """国办发明电〔2020〕1号: off until 2 February, and 1 February is not worked."""
    assert [NATIONAL.is_working(date(2020, 2, d)) for d in (1, 2, 3)] == [False, False, True]


# ---------------------------------------------------------------- an office's own
def test_an_office_adds_a_year_beside_its_specs(tmp_path: Path) -> None:
    project = run(plant(tmp_path, **{"calendars/cn-2027": NEXT}), tmp_path)
    calendar = Calendar(project.jurisdictions["demo"].years)
    assert [d.code for d in project.diagnostics if d.place.file.startswith("calendars")] == []
    assert calendar.is_working(date(2027, 1, 9)) is True
    assert calendar.is_working(date(2026, 10, 1)) is False
    assert calendar.is_working(date(2028, 1, 3)) == CalendarUnknown(2028)


def test_without_one_the_next_year_stays_unknown(tmp_path: Path) -> None:
    project = run(plant(tmp_path), tmp_path)
    assert Calendar(project.jurisdictions["demo"].years).is_working(date(2027, 1, 4)) == CalendarUnknown(2027)


def test_calendars_are_no_jurisdiction_and_are_found_beside_a_single_one(tmp_path: Path) -> None:
    plant(tmp_path, **{"calendars/cn-2027": NEXT})
    for root in (tmp_path, tmp_path / "demo", tmp_path / "demo" / "place.yaml"):
        found = discover(root, tmp_path)
        assert len(found.jurisdictions) == 1
        assert found.calendars == (tmp_path / "calendars" / "cn-2027.yaml",)
    alone = discover(tmp_path / "calendars", tmp_path)
    assert not alone.jurisdictions and not alone.diagnostics and alone.calendars


def test_an_own_table_goes_before_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "guangxi-2026.yaml"
    file.write_text("year: 2026\noff: 2026-04-20 to 2026-04-21\n", encoding="utf-8")
    loaded = load_calendar([(file, file.name)])
    assert not loaded.diagnostics and len(loaded.years) == 9
    assert Calendar(loaded.years).is_working(date(2026, 4, 20)) is False


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("year: 2027\noff:\n  - 2027-02-30\n", "不是日期", 3),
        ("year: 2027\noff: [2027-01-03 至 2027-01-01]\n", "不是日期", 2),
        ("year: 2027\noff: [2026-12-31]\n", "不在2027年", 1),
        ("year: 2027\noff: [2027-01-01]\nworked: [2027-01-01]\n", "既放假又上班", 1),
        ("year: 2027\noff: [2027-01-01]\nworked: [2027-01-04]\n", "不是周末", 1),
        ("off: [2027-01-01]\n", "year", 1),
        ("year: 2027\noff: [2027-01-01]\nwork: []\n", "不认识的键 work", 3),
        ("year: 2027\noff: [2027-01-01\n", "", 2),
    ],
)
def test_what_is_wrong_with_an_own_table_is_a_finding_at_its_place(
    tmp_path: Path, text: str, said: str, line: int
) -> None:
    project = run(plant(tmp_path, **{"calendars/cn-2027": text}), tmp_path)
    found = [d for d in project.diagnostics if d.place.file == "calendars/cn-2027.yaml"]
    assert found and said in found[0].message.zh and found[0].severity.value == "error"
    assert found[0].place.line >= line
    assert Calendar(project.jurisdictions["demo"].years).is_working(date(2027, 1, 4)) == CalendarUnknown(2027)


def test_two_own_tables_of_one_year_are_a_finding(tmp_path: Path) -> None:
    project = run(plant(tmp_path, **{"calendars/a-2027": NEXT, "calendars/b-2027": NEXT}), tmp_path)
    (found,) = [d for d in project.diagnostics if d.code == "SCH004"]
    assert found.place.file == "calendars/b-2027.yaml"
    assert [r.place.file for r in found.related] == ["calendars/a-2027.yaml"]
