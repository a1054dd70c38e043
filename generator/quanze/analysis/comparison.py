"""Two time limits laid side by side from many start days: from how many the one runs out before the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Order(StrEnum):
    """How the first limit stands to the second, whatever the start day; `DEPENDS` where the day decides."""

    SHORTER = "shorter"
    EQUAL = "equal"
    LONGER = "longer"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Example:
    """A start day, and the days on which the two limits run out."""

    start: date
    first: date
    second: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of so many start days, from the first to the last, on how many the first limit is shorter, equal or longer.

    `by_hour` are days on which that depends on the hour. `unknown` is the year, if any, for want of which later start
    days were left out. The examples are the first of their sort in the last year that has one, on a working day if possible.
    """

    since: date
    until: date
    shorter: int
    equal: int
    longer: int
    by_hour: int
    examples: tuple[tuple[Order, Example], ...]
    unknown: int | None = None

    @property
    def days(self) -> int:
        """How many start days were compared."""
        return self.shorter + self.equal + self.longer + self.by_hour

    @property
    def order(self) -> Order:
        """What holds on all start days."""
        for order, count in (
            (Order.SHORTER, self.shorter),
            (Order.EQUAL, self.equal),
            (Order.LONGER, self.longer),
        ):
            if count == self.days:
                return order
        return Order.DEPENDS

    def example(self, *orders: Order) -> Example | None:
        """A start day on which one of these holds; the orders named first go first."""
        found = dict(self.examples)
        return next((found[o] for o in orders if o in found), None)


@dataclass(slots=True)
class Tally:
    """Counts start days, in order."""

    counts: dict[Order, int] = field(default_factory=lambda: dict.fromkeys(Order, 0))
    examples: dict[Order, tuple[tuple[int, bool], Example]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    unknown: int | None = None

    def count(self, day: date, is_working: bool, *differences: tuple[int, Example]) -> None:
        """One start day, with how the ends lie from its beginning and its end: below zero, the first is earlier."""
        orders = {_order(difference) for difference, _ in differences}
        order = orders.pop() if len(orders) == 1 else Order.DEPENDS
        self.counts[order] += 1
        self.since = self.since or day
        self.until = day
        rank = (day.year, is_working)
        if order not in self.examples or self.examples[order][0] < rank:
            self.examples[order] = (rank, differences[0][1])

    def miss(self, year: int) -> None:
        """One start day from which the ends cannot be told for want of a year."""
        self.unknown = year if self.unknown is None else min(self.unknown, year)

    def result(self) -> Comparison | None:
        """The counts; None if no day was compared."""
        if self.since is None or self.until is None:
            return None
        return Comparison(
            self.since,
            self.until,
            self.counts[Order.SHORTER],
            self.counts[Order.EQUAL],
            self.counts[Order.LONGER],
            self.counts[Order.DEPENDS],
            tuple((order, example) for order, (_, example) in self.examples.items()),
            self.unknown,
        )


def _order(difference: int) -> Order:
    if difference == 0:
        return Order.EQUAL
    return Order.SHORTER if difference < 0 else Order.LONGER
