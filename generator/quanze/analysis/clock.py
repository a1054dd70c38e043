"""Time limits compared without a calendar: what surely is longer, whatever the day on which they start.

A working day is between one natural day and, over the longest holidays, several; all bounds are in hours, and err on
the side of not being sure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..model.deadline import Deadline, DeadlineKind, Limit, Unit

_DAY = 24
_LONGEST_HOLIDAY = 9
"""Days off in a row that a period can meet once, so far the most that there have been, and one more."""

_EXACT: Mapping[Unit, tuple[Fraction | int, Fraction | int]] = {
    Unit.MINUTE: (Fraction(1, 60), Fraction(1, 60)),
    Unit.HOUR: (1, 1),
    Unit.DAY: (_DAY, _DAY),
    Unit.WEEK: (7 * _DAY, 7 * _DAY),
    Unit.MONTH: (28 * _DAY, 31 * _DAY),
    Unit.QUARTER: (89 * _DAY, 92 * _DAY),
    Unit.YEAR: (365 * _DAY, 366 * _DAY),
}


@dataclass(frozen=True, slots=True)
class Hours:
    """At least and at most so many hours, exactly: minutes are fractions of one."""

    least: Fraction | int
    most: Fraction | int

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.least + other.least, self.most + other.most)


NO_TIME = Hours(0, 0)


def hours(limit: Limit) -> Hours | None:
    """How long a limit lasts; None if it gives no number. What must be done at once lasts no time."""
    if limit.kind is DeadlineKind.IMMEDIATE:
        return NO_TIME
    if limit.kind is DeadlineKind.SAME_DAY:
        return Hours(0, _DAY)
    if limit.kind is not DeadlineKind.BOUNDED or limit.unit is None or limit.value is None:
        return None
    value, unit = limit.value, limit.unit
    if unit in (Unit.WORKING_DAY, Unit.DAY_UNSPECIFIED):
        days_off = 2 * (value // 5 + 1) + _LONGEST_HOLIDAY * (value // 60 + 1)
        return Hours(value * _DAY, (value + days_off + 1) * _DAY)
    least, most = _EXACT[unit]
    # The day on which a period starts is not counted, and a last day off moves on.
    grace = 0 if unit in (Unit.MINUTE, Unit.HOUR) else (1 + _LONGEST_HOLIDAY) * _DAY
    return Hours(value * least, value * most + grace)


def whole_hours(deadline: Deadline) -> Hours | None:
    """A limit with its prolongation; None if either has no end."""
    base = hours(deadline.limit)
    extension = deadline.extension
    if base is None or extension is None:
        return base
    more = hours(extension.by) if extension.by else None
    if more is None:
        return None
    times = extension.times or 1
    return Hours(base.least, base.most + more.most * times)
