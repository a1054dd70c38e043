"""Pairs of limits of which one ought to be the shorter, and how they really stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.deadline import DeadlineKind, Limit
from ..model.jurisdiction import ANYTHING, DutyFact, Jurisdiction, TimeLimit
from ..model.spec import TimeRules
from .calendar import Calendar
from .clock import NO_TIME, hours
from .comparison import Comparison, Order

_URGENT = frozenset({"urgent", "ongoing"})
_NORMAL = frozenset({"normal"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How one limit, or several one after the other, stand to another: plainly, or as the calendar has it.

    `order` is None where that cannot be told. `comparison` is there where real start days had to be asked.
    """

    order: Order | None
    comparison: Comparison | None = None

    def is_always(self, *orders: Order) -> bool:
        """Whether one of these holds on every start day."""
        if self.comparison is None:
            return self.order in orders
        return _days(self.comparison, orders) == self.comparison.days

    def is_at_times(self, *orders: Order) -> bool:
        """Whether one of these holds on some start days and none of them on others."""
        found = self.comparison
        return found is not None and _days(found, orders) > 0 and not self.is_always(*orders)


@dataclass(frozen=True, slots=True)
class UrgentPair:
    """A limit for urgent cases beside the general one of the same duty; `number` counts the urgent ones."""

    duty: DutyFact
    number: int
    urgent: TimeLimit
    general: TimeLimit
    standing: Standing


def compare_limits(calendar: Calendar, rules: TimeRules, first: Sequence[Limit], second: Limit) -> Standing:
    """How limits that run one after the other stand to another limit from the same start.

    In one unit the numbers decide: that two ends can fall on the same day after a holiday is no reason to call one
    day as long as two.
    """
    every = (*first, second)
    if len({limit.unit for limit in every}) == 1 and all(_is_amount(limit) for limit in every):
        return Standing(_order(sum(limit.value or 0 for limit in first), second.value or 0))
    lengths = [hours(limit) for limit in first]
    whole = hours(second)
    total = sum((length for length in lengths if length), NO_TIME)
    known = whole is not None and None not in lengths
    if known and whole and total.most < whole.least:
        return Standing(Order.SHORTER)  # on any calendar: no need to ask every start day
    if known and whole and total.least > whole.most:
        return Standing(Order.LONGER)
    found = calendar.compare(first, second, rules)
    if isinstance(found, Comparison):
        return Standing(found.order, found)
    return Standing(Order.EQUAL if known and total == whole == NO_TIME else None)


def read_urgent(place: Jurisdiction, calendar: Calendar) -> tuple[UrgentPair, ...]:
    """The limits for urgent cases with every general limit of the same duty; copies by 参照执行 are left out."""
    duties = (d for d in place.duties.values() if d.derived_from is None)
    return tuple(pair for duty in duties for pair in _urgent_pairs(place, calendar, duty))


def _urgent_pairs(place: Jurisdiction, calendar: Calendar, duty: DutyFact) -> Iterator[UrgentPair]:
    plain = [d for d in duty.deadlines if not d.spec.before]
    urgent = [d for d in plain if _holds_only(d, _URGENT)]
    general = [d for d in plain if d.when == ANYTHING or _holds_only(d, _NORMAL)]
    for number, limit in enumerate(urgent):
        for other in general:
            standing = compare_limits(
                calendar, place.spec.jurisdiction.time, (limit.spec.limit,), other.spec.limit
            )
            yield UrgentPair(duty, number, limit, other, standing)


def _holds_only(limit: TimeLimit, values: frozenset[str]) -> bool:
    """Whether a limit holds only where some dimension is one of these values."""
    return limit.when != ANYTHING and all(
        any(chosen <= values for chosen in box.values()) for box in limit.when
    )


def _is_amount(limit: Limit) -> bool:
    return limit.kind is DeadlineKind.BOUNDED and limit.unit is not None and limit.value is not None


def _order(first: int, second: int) -> Order:
    if first == second:
        return Order.EQUAL
    return Order.SHORTER if first < second else Order.LONGER


def _days(comparison: Comparison, orders: Sequence[Order]) -> int:
    counts = {
        Order.SHORTER: comparison.shorter,
        Order.EQUAL: comparison.equal,
        Order.LONGER: comparison.longer,
        Order.DEPENDS: comparison.by_hour,
    }
    return sum(counts[order] for order in orders)
