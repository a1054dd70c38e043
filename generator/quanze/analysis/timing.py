"""How long it can take: longest and shortest time from an event to each end, or what makes it unbounded.

Limits in working days, natural days and hours are kept apart; months and longer periods count as natural days (30, 91,
365) only for ranking paths, and stay in their own unit in the totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model.base import Modality
from ..model.deadline import DeadlineKind, Unit
from ..model.jurisdiction import ANYTHING, DutyFact, Jurisdiction, TimeLimit
from .boxes import contains, meet
from .flow import Edge, Flow
from .handling import answer_boxes

Region = Mapping[str, frozenset[str]]

_IN_DAYS = {
    Unit.HOUR: 1 / 24, Unit.WORKING_DAY: 1.45, Unit.DAY: 1.0, Unit.DAY_UNSPECIFIED: 1.2, Unit.WEEK: 7.0,
    Unit.MONTH: 30.0, Unit.QUARTER: 91.0, Unit.YEAR: 365.0,
}  # fmt: skip
MAX_PATHS = 4_000
"""Paths followed from one answer before the search stops and says so."""


@dataclass(frozen=True, slots=True)
class Duration:
    """Amounts of time by unit, kept apart."""

    amounts: tuple[tuple[Unit, int], ...] = ()

    def plus(self, unit: Unit, value: int) -> Duration:
        """This and some more."""
        found = dict(self.amounts)
        found[unit] = found.get(unit, 0) + value
        return Duration(tuple(sorted(found.items(), key=lambda i: i[0].value)))

    @property
    def days(self) -> float:
        """A rough length in natural days, only for putting paths in order."""
        return sum(_IN_DAYS[unit] * value for unit, value in self.amounts)

    def __getitem__(self, unit: Unit) -> int:
        return dict(self.amounts).get(unit, 0)


@dataclass(frozen=True, slots=True)
class Route:
    """One way from an event to an end: its duties, its time, and the duties that keep the time from being bounded."""

    duties: tuple[str, ...]
    total: Duration
    unbounded: tuple[str, ...]
    loops: bool = False
    complete: bool = True

    @property
    def is_bounded(self) -> bool:
        """Whether the whole way has a number."""
        return not self.unbounded and not self.loops


@dataclass(frozen=True, slots=True)
class Span:
    """Longest and shortest way from an event, for one region of situations, as one mechanism's duty begins it."""

    mechanism: str
    event: str
    region: Region
    longest: Route
    shortest: Route


def read_spans(place: Jurisdiction, flow: Flow) -> tuple[Span, ...]:
    """The spans of every event that mechanisms answer for, one for each box of each duty that begins an answer."""
    found: list[Span] = []
    for event in dict.fromkeys(s.event for s in place.scopes):
        for duty in place.duties_by_trigger.get(event, ()):
            if duty.modality in (Modality.MUST_NOT, Modality.MAY) or duty.derived_from:
                continue
            for box in answer_boxes(place, event, duty):
                routes = tuple(_routes(place, flow, duty, event, box))
                if routes:
                    found.append(
                        Span(
                            duty.mechanism, event, box, max(routes, key=_longest), min(routes, key=_shortest)
                        )
                    )
    return tuple(found)


def _longest(route: Route) -> tuple[bool, float, int, tuple[str, ...]]:
    return (not route.is_bounded, route.total.days, len(route.duties), route.duties)


def _shortest(route: Route) -> tuple[bool, float, int, tuple[str, ...]]:
    return (not route.is_bounded, route.total.days, len(route.duties), route.duties)


@dataclass(frozen=True, slots=True)
class _State:
    """A way begun: where it stands, which region is left, and when each earlier step was done."""

    route: Route
    region: Region
    done: Mapping[str, Duration] = field(default_factory=dict)


def _routes(place: Jurisdiction, flow: Flow, first: DutyFact, event: str, region: Region) -> Iterator[Route]:
    start = _State(Route((), Duration(), ()), region, {event: Duration()})
    todo = [(first, start)]
    count = 0
    while todo:
        duty, state = todo.pop()
        state = _with_duty(duty, state)
        onward = flow.following.get(f"duty:{duty.id}", ())
        steps = [(e, f, r) for e in onward for f in _targets(place, flow, e) for r in _left(state, e, f)]
        ends = not steps
        for edge, follower, left in reversed(steps):
            if follower is None:
                ends = True
            elif follower.id in state.route.duties:
                yield replace(state.route, loops=True)
            else:
                todo.append((follower, _after(duty, edge, state, left)))
        if ends:
            count += 1
            yield state.route
        if count > MAX_PATHS:
            yield replace(state.route, complete=False)
            return


def _targets(place: Jurisdiction, flow: Flow, edge: Edge) -> tuple[DutyFact | None, ...]:
    """The duties that an edge leads to, through an event that answers at once; None for an end or a chain."""
    if not flow.occurs(edge):
        return ()
    if edge.target.startswith("event:"):
        answers = flow.onward.get(edge.target, ())
        return tuple(place.duties.get(n.removeprefix("duty:")) for n in answers) or (None,)
    return (place.duties.get(edge.target.removeprefix("duty:")),)


def _left(state: _State, edge: Edge, follower: DutyFact | None) -> tuple[Region, ...]:
    """What an edge leaves of the region, if anything. Of several boxes, the first that meets."""
    return meet((state.region,), edge.when, follower.when if follower else ANYTHING)[:1]


def _after(duty: DutyFact, edge: Edge, state: _State, region: Region) -> _State:
    done = {**state.done, f"{duty.id}/{edge.outcome}": state.route.total}
    return _State(state.route, region, done)


def _with_duty(duty: DutyFact, state: _State) -> _State:
    """The way with one duty more. Limits that surely apply hold together: the first to expire bounds the step.

    Those that may apply, for a part of the region or on a condition in words, are so many further cases.
    """
    route = state.route
    sure, possible = applicable_limits(duty, state.region)
    cases = [[_spent(d, state) for d in sure]] if sure else []
    cases += [[_spent(d, state)] for d in possible]
    expiries = [min(numbers, key=_days) if (numbers := [t for t in case if t]) else None for case in cases]
    total = max([*(t for t in expiries if t), route.total], key=_days)
    unbounded = route.unbounded
    if not expiries or None in expiries or any(_extends_freely(d) for d in (*sure, *possible)):
        unbounded = (*unbounded, duty.id)
    return _State(Route((*route.duties, duty.id), total, unbounded), state.region, state.done)


def _days(duration: Duration) -> float:
    return duration.days


def applicable_limits(duty: DutyFact, region: Region) -> tuple[tuple[TimeLimit, ...], tuple[TimeLimit, ...]]:
    """The limits that surely apply all over a region, a special one before the general, and those that may in parts."""
    plain = [d for d in duty.deadlines if not d.spec.provided]
    special = tuple(d for d in plain if d.when != ANYTHING and contains(d.when, region))
    general = tuple(d for d in plain if d.when == ANYTHING)
    rest = (d for d in duty.deadlines if d not in special and d not in general)
    possible = tuple(d for d in rest if meet((region,), d.when))
    return (special, tuple(d for d in possible if d.spec.provided)) if special else (general, possible)


def _spent(limit: TimeLimit, state: _State) -> Duration | None:
    """When the limit expires, counted from the event; None if it has no number."""
    spec = limit.spec
    kind = spec.limit.kind
    if spec.before or kind is DeadlineKind.RECURRING:
        return state.route.total
    if kind in (DeadlineKind.IMMEDIATE, DeadlineKind.SAME_DAY):
        return state.route.total
    if kind is not DeadlineKind.BOUNDED or spec.limit.unit is None or spec.limit.value is None:
        return None
    known = [state.done[e] for e in limit.start if e in state.done]
    base = max(known, key=lambda t: t.days) if spec.from_ and known else state.route.total
    ended = base.plus(spec.limit.unit, spec.limit.value)
    by = spec.extension.by if spec.extension else None
    if by and by.unit and by.value is not None:
        ended = ended.plus(by.unit, by.value * ((spec.extension.times if spec.extension else None) or 1))
    return ended


def _extends_freely(limit: TimeLimit) -> bool:
    extension = limit.spec.extension
    return extension is not None and extension.by is None
