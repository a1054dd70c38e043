"""The working calendar: due dates as the law counts them (民法典 201 to 203), and limits compared on real days.

Nothing is guessed: what rests on a year that is not announced is a value that names the year.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from ..model.calendar import CalendarYear
from ..model.deadline import DeadlineKind, Limit, Unit
from ..model.spec import TimeRules
from .comparison import Comparison, Example, Tally

_MINUTES = 1440
_NOON = 720
_BY_MOMENT = {Unit.MINUTE: 1, Unit.HOUR: 60}
"""Units that run from the moment, in minutes."""
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_DAY_MEANS = {"working-day": Unit.WORKING_DAY, "day": Unit.DAY}
_YEARS_SCANNED = 3
_SATURDAY = 5
_STATUTE = TimeRules()

_Moment = tuple[int, int]
"""A day as an ordinal, and a minute of it; minute 1440 is the day's end, not the next day's beginning."""


@dataclass(frozen=True, slots=True)
class CalendarUnknown:
    """What was asked rests on a year whose days off are not known; None where no year is known at all."""

    year: int | None


@dataclass(frozen=True, slots=True)
class NoNumber:
    """The limit is a word, a recurrence or left open: no date follows from it."""


@dataclass(frozen=True, slots=True)
class OpenUnit:
    """The limit says 日, and no rule of the place says which days it means."""


Unknown = CalendarUnknown | NoNumber | OpenUnit


@dataclass(frozen=True, slots=True)
class Due:
    """When a limit runs out: the last day, until its end; of a limit in hours the minute too."""

    day: date
    at: time | None = None


class _Unannounced(Exception):
    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True, slots=True)
class _Run:
    """Years known without a break: first and last day, and the working days among them, as ordinals."""

    first: int
    last: int
    working: tuple[int, ...]


@dataclass(frozen=True)
class Calendar:
    """The years that are known."""

    years: tuple[CalendarYear, ...]

    @cached_property
    def _by_year(self) -> Mapping[int, tuple[frozenset[date], frozenset[date]]]:
        return {y.year: (frozenset(y.off), frozenset(y.worked)) for y in self.years}

    @cached_property
    def _runs(self) -> tuple[_Run, ...]:
        runs: list[_Run] = []
        for year in sorted(self._by_year):
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            working = tuple(o for o in range(first, last + 1) if self._is_worked(date.fromordinal(o)))
            if runs and runs[-1].last == first - 1:
                before = runs.pop()
                first, working = before.first, before.working + working
            runs.append(_Run(first, last, working))
        return tuple(runs)

    def _is_worked(self, day: date) -> bool:
        off, worked = self._by_year[day.year]
        return day not in off and (day.weekday() < _SATURDAY or day in worked)

    def is_working(self, day: date) -> bool | CalendarUnknown:
        """Whether a day is a working day."""
        return self._is_worked(day) if day.year in self._by_year else CalendarUnknown(day.year)

    # ------------------------------------------------------------------ due dates
    def add(self, start: date | datetime, limit: Limit, rules: TimeRules = _STATUTE) -> Due | Unknown:
        """When a limit that starts on a day, or at a moment, runs out.

        Of a mere day, hours are counted from its end: that is the latest that they can run out.
        """
        if unknown := _uncountable((limit,), rules):
            return unknown
        minute = start.hour * 60 + start.minute if isinstance(start, datetime) else _MINUTES
        try:
            return _due(self._end((start.toordinal(), minute), limit, rules))
        except _Unannounced as reason:
            return CalendarUnknown(reason.year)

    def _end(self, start: _Moment, limit: Limit, rules: TimeRules) -> _Moment:
        day, minute = start
        if limit.kind is DeadlineKind.IMMEDIATE:
            return start
        if limit.kind is DeadlineKind.SAME_DAY or limit.value is None or limit.unit is None:
            return day, _MINUTES
        if limit.unit in _BY_MOMENT:
            ended, minute = divmod(
                day * _MINUTES + minute + limit.value * _BY_MOMENT[limit.unit] - 1, _MINUTES
            )
            return ended, minute + 1
        return self._last_day(day, limit.value, _read_unit(limit.unit, rules), rules), _MINUTES

    def _last_day(self, start: int, value: int, unit: Unit, rules: TimeRules) -> int:
        """The last day of a period in days or longer; months end on the day of the same number, or their last."""
        earlier = 1 if rules.first_day_counts else 0
        if unit is Unit.WORKING_DAY:
            return self._working_day(start - earlier, value)
        if unit in _MONTHS:
            last = _months_later(start, value * _MONTHS[unit]) - earlier
        else:
            last = start + value * (7 if unit is Unit.WEEK else 1) - earlier
        return self._working_day(last - 1, 1) if rules.moves_to_working_day else last

    def _working_day(self, after: int, count: int) -> int:
        """The so-many-th working day after a day."""
        run = next((r for r in self._runs if r.first <= after + 1 <= r.last), None)
        if run is None:
            raise _Unannounced(date.fromordinal(after + 1).year)
        index = bisect_right(run.working, after) + count - 1
        if index >= len(run.working):
            raise _Unannounced(date.fromordinal(run.last + 1).year)
        return run.working[index] if count else after

    # ------------------------------------------------------------------ comparing
    def compare(
        self,
        first: Limit | Sequence[Limit],
        second: Limit | Sequence[Limit],
        rules: TimeRules = _STATUTE,
        since: date | None = None,
        until: date | None = None,
    ) -> Comparison | Unknown:
        """Which of two limits runs out earlier, from every start day of a stretch.

        Several limits run one after the other. By default the stretch is the last three years that are known without
        a break; start days from which an end cannot be told are left out, and the year that is missing is named.
        """
        one, two = _listed(first), _listed(second)
        if unknown := _uncountable((*one, *two), rules):
            return unknown
        tally = Tally()
        for day in self._stretch(since, until):
            try:
                examples = tuple(self._examples(day, one, two, rules))
            except _Unannounced as reason:
                tally.miss(reason.year)
            else:
                start = date.fromordinal(day)
                tally.count(start, self.is_working(start) is True, *examples)
        return tally.result() or CalendarUnknown(tally.unknown or (since.year if since else None))

    def _stretch(self, since: date | None, until: date | None) -> range:
        if since is None or until is None:
            if not self._runs:
                return range(0)
            run = self._runs[-1]
            year = date.fromordinal(run.last).year - _YEARS_SCANNED + 1
            since = since or date.fromordinal(max(run.first, date(year, 1, 1).toordinal()))
            until = until or date.fromordinal(run.last)
        return range(since.toordinal(), until.toordinal() + 1)

    def _examples(
        self, day: int, one: Sequence[Limit], two: Sequence[Limit], rules: TimeRules
    ) -> Iterator[tuple[int, Example]]:
        """How the ends lie (below zero: the first is earlier) from the day's beginning and from its end."""
        by_moment = any(limit.unit in _BY_MOMENT for limit in (*one, *two))
        for minute in (1, _MINUTES - 1) if by_moment else (_NOON,):
            ends = []
            for limits in (one, two):
                moment = (day, minute)
                for limit in limits:
                    moment = self._end(moment, limit, rules)
                ends.append(moment)
            (a, b), (c, d) = ends
            yield (
                (a - c) * _MINUTES + b - d,
                Example(date.fromordinal(day), _due(ends[0]).day, _due(ends[1]).day),
            )


def _listed(limits: Limit | Sequence[Limit]) -> tuple[Limit, ...]:
    return (limits,) if isinstance(limits, Limit) else tuple(limits)


def _uncountable(limits: Sequence[Limit], rules: TimeRules) -> NoNumber | OpenUnit | None:
    """Why no date follows from one of the limits; None if one does from all."""
    for limit in limits:
        bounded = limit.kind is DeadlineKind.BOUNDED and limit.unit is not None and limit.value is not None
        if not bounded and limit.kind not in (DeadlineKind.IMMEDIATE, DeadlineKind.SAME_DAY):
            return NoNumber()
        if limit.unit is Unit.DAY_UNSPECIFIED and rules.day_means not in _DAY_MEANS:
            return OpenUnit()
    return None


def _read_unit(unit: Unit, rules: TimeRules) -> Unit:
    return _DAY_MEANS.get(rules.day_means or "", unit) if unit is Unit.DAY_UNSPECIFIED else unit


def _months_later(start: int, months: int) -> int:
    day = date.fromordinal(start)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).toordinal()


def _due(moment: _Moment) -> Due:
    day, minute = moment
    if minute == _MINUTES:
        return Due(date.fromordinal(day))
    return Due(date.fromordinal(day), (datetime.min + timedelta(minutes=minute)).time())
