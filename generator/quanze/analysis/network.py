"""Time limits as a network of events (Dechter, Meiri, Pearl 1991): limits that nobody can keep all at once.

A node is an event, or the moment at which a duty is done. A bound says that one moment is at most so many hours after
another; `before` and the order of steps give bounds below zero or of zero. A cycle of bounds with a negative sum cannot
be kept. Bounds err on the generous side, so that a cycle found is a cycle whatever the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..model.base import Modality
from ..model.deadline import DeadlineKind
from ..model.jurisdiction import ANYTHING, DutyFact, Jurisdiction, TimeLimit
from .calendar import Calendar
from .clock import NO_TIME, hours, whole_hours
from .comparison import Order
from .standing import Standing, compare_limits


@dataclass(frozen=True, slots=True)
class Bound:
    """`later` is at most `most` hours after `earlier`, because of this duty's limit or, without one, its trigger."""

    earlier: str
    later: str
    most: Fraction | int
    duty: str
    limit: TimeLimit | None = None


@dataclass(frozen=True, slots=True)
class Overrun:
    """A limit, the duties that it waits for, and how their time, from the same start, stands to the limit."""

    duty: DutyFact
    limit: TimeLimit
    waits: tuple[DutyFact, ...]
    standing: Standing


@dataclass(frozen=True)
class Network:
    """The bounds of one jurisdiction."""

    place: Jurisdiction
    calendar: Calendar

    @cached_property
    def bounds(self) -> tuple[Bound, ...]:
        """All bounds that hold in every situation."""
        return tuple(b for d in self._duties() for b in (*self._order(d), *self._limits(d)))

    @cached_property
    def impossible(self) -> tuple[Bound, ...]:
        """A cycle of bounds that cannot all be kept; () if there is none."""
        return negative_cycle(self.bounds)

    @cached_property
    def overruns(self) -> tuple[Overrun, ...]:
        """Limits that run out before what they wait for is due, whatever the start day."""
        return tuple(w for w in self._waits if w.standing.is_always(Order.LONGER))

    @cached_property
    def seasonal_overruns(self) -> tuple[Overrun, ...]:
        """Limits that run out before what they wait for is due from some start days, and not from others."""
        forward = (w for w in self._waits if not w.limit.spec.before)  # start days say nothing of days ahead
        return tuple(w for w in forward if w.standing.is_at_times(Order.LONGER))

    @cached_property
    def _waits(self) -> tuple[Overrun, ...]:
        """All limits with what they wait for, counted from the same start."""
        duties = [d for d in self._duties() if d.derived_from is None]
        return tuple(o for d in duties for o in (*self._overruns(d), *self._late_notices(d)))

    def _duties(self) -> Iterator[DutyFact]:
        return (d for d in self.place.duties.values() if d.modality is not Modality.MUST_NOT)

    @cached_property
    def _planned(self) -> frozenset[str]:
        """Events that limits are counted back from: to be triggered by one is to know that it is planned."""
        return frozenset(_moment(x.spec.before) for d in self._duties() for x in d.deadlines if x.spec.before)

    def _order(self, duty: DutyFact) -> Iterator[Bound]:
        """A duty is done after its trigger; which of several triggers it was cannot be told."""
        if len({_moment(t) for t in duty.triggers}) == 1:
            trigger = _moment(duty.triggers[0])
            if trigger not in self._planned:
                yield Bound(f"duty:{duty.id}", trigger, 0, duty.id)

    def _limits(self, duty: DutyFact) -> Iterator[Bound]:
        """The widest of a duty's limits, where all of them have a number."""
        done = f"duty:{duty.id}"
        for limit in duty.deadlines:
            if limit.spec.before and limit.when == ANYTHING and not limit.spec.provided:
                least = hours(limit.spec.limit) or NO_TIME
                yield Bound(_moment(limit.spec.before), done, -least.least, duty.id, limit)
        widest = self._widest(duty)
        if widest:
            limit, most = widest
            for start in limit.start if len(limit.start) == 1 else ():
                yield Bound(_moment(start), done, most, duty.id, limit)

    def _widest(self, duty: DutyFact) -> tuple[TimeLimit, Fraction | int] | None:
        limits = [d for d in duty.deadlines if not d.spec.before]
        lengths = [whole_hours(d.spec) for d in limits]
        starts = {d.start for d in limits}
        if not limits or len(starts) != 1 or any(x is None for x in lengths):
            return None
        known = [(limit, x.most) for limit, x in zip(limits, lengths, strict=True) if x is not None]
        return max(known, key=lambda pair: pair[1])

    def _overruns(self, duty: DutyFact) -> Iterator[Overrun]:
        for limit in duty.deadlines:
            if (
                not limit.spec.from_
                or limit.spec.limit.kind is not DeadlineKind.BOUNDED
                or limit.spec.extension
            ):
                continue
            starts = {_moment(s) for s in limit.start}
            waits = {t.rpartition("/")[0] for t in duty.triggers} - {""}
            for waited in sorted(waits):
                chain = self._latest(waited, starts, ())
                if chain:
                    rules = self.place.spec.jurisdiction.time
                    parts = [part.spec.limit for _, part in chain]
                    standing = compare_limits(self.calendar, rules, parts, limit.spec.limit)
                    yield Overrun(duty, limit, tuple(d for d, _ in chain), standing)

    def _late_notices(self, duty: DutyFact) -> Iterator[Overrun]:
        """Limits counted back from an event, with what they wait for and what is counted back from the same event."""
        waits = {t.rpartition("/")[0] for t in duty.triggers} - {""}
        for limit in (d for d in duty.deadlines if d.spec.before):
            for waited in (self.place.duties[w] for w in sorted(waits) if w in self.place.duties):
                for other in waited.deadlines:
                    if other.spec.before == limit.spec.before and other.when == ANYTHING:
                        rules = self.place.spec.jurisdiction.time
                        standing = compare_limits(self.calendar, rules, (limit.spec.limit,), other.spec.limit)
                        yield Overrun(duty, limit, (waited,), standing)

    def _latest(
        self, name: str, starts: set[str], behind: tuple[str, ...]
    ) -> tuple[tuple[DutyFact, TimeLimit], ...]:
        """The limits, one after the other, that lead from a start to a duty; () if they cannot be told."""
        duty = self.place.duties.get(name)
        if duty is None or name in behind or f"duty:{name}" in starts:
            return ()
        limits = [
            d for d in duty.deadlines if d.when == ANYTHING and not d.spec.before and hours(d.spec.limit)
        ]
        if len(limits) != 1 or len(duty.deadlines) != 1:
            return ()
        own = ((duty, limits[0]),)
        began = {_moment(s) for s in limits[0].start}
        if began <= starts:
            return own
        if len(began) != 1 or not (before := next(iter(began))).startswith("duty:"):
            return ()
        earlier = self._latest(before.removeprefix("duty:"), starts, (*behind, name))
        return (*earlier, *own) if earlier else ()


def _moment(event: str) -> str:
    """The node of an event, or of the duty of which it is an outcome."""
    head, slash, _ = event.rpartition("/")
    return f"duty:{head}" if slash else f"event:{event}"


def negative_cycle(bounds: Sequence[Bound]) -> tuple[Bound, ...]:
    """A cycle of bounds whose hours sum up to less than nothing, in order (Bellman and Ford); () if there is none."""
    nodes = dict.fromkeys(n for b in bounds for n in (b.earlier, b.later))
    distance: dict[str, Fraction | int] = dict.fromkeys(nodes, 0)
    came: dict[str, Bound] = {}
    changed: str | None = None
    for _ in nodes:
        changed = None
        for bound in bounds:
            if distance[bound.earlier] + bound.most < distance[bound.later]:
                distance[bound.later] = distance[bound.earlier] + bound.most
                came[bound.later] = bound
                changed = bound.later
        if changed is None:
            return ()
    if changed is None:
        return ()
    node = changed
    for _ in nodes:
        node = came[node].earlier
    cycle = [came[node]]
    while cycle[-1].earlier != node:
        cycle.append(came[cycle[-1].earlier])
    return tuple(reversed(cycle))
