"""How long it can take: longest and shortest time from an event to each end, or what makes it unbounded.

All steps are taken to keep their limits: a limit missed and a breach are no part of the time that the text promises.
Limits in working days, natural days and hours are kept apart; their rough lengths only put ways in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..model.base import Modality
from ..model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from .boxes import contains, meet
from .duration import Duration
from .expiry import Step, Way, read_step
from .flow import Edge, Flow, read_edge
from .handling import answer_boxes
from .loops import ends_cycle

Region = Mapping[str, frozenset[str]]
_UNLAWFUL = frozenset({"late", "breach"})
MAX_STEPS = 4_000
"""Steps followed from one answer before the search stops and says so."""
_DEEPEST = 150
"""Steps of one way before the search stops and says so."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way from an event to an end: its steps, their time, and whether it can go round in a circle for ever.

    `complete` is False where the search was given up, so that longer ways may exist.
    """

    steps: tuple[Step, ...]
    total: Duration
    loops: bool = False
    complete: bool = True

    @property
    def duties(self) -> tuple[str, ...]:
        """The ids of its duties and chains, in order."""
        return tuple(s.id for s in self.steps)

    @property
    def unbounded(self) -> tuple[str, ...]:
        """The ids of the duties and chains that keep the time from being bounded."""
        return tuple(s.id for s in self.steps if s.doubt is not None)

    @property
    def is_bounded(self) -> bool:
        """Whether the whole way has a number."""
        return not self.unbounded and not self.loops

    @property
    def rank(self) -> tuple[bool, float, int, tuple[str, ...]]:
        """Orders ways by length: without a bound beyond all that have one."""
        return (not self.is_bounded, self.total.days, len(self.steps), self.duties)


@dataclass(frozen=True, slots=True)
class Span:
    """Longest and shortest way from an event, for one region of situations, as one duty or chain begins it."""

    mechanism: str
    event: str
    region: Region
    longest: Route
    shortest: Route


def read_spans(place: Jurisdiction, flow: Flow) -> tuple[Span, ...]:
    """The spans of every event that mechanisms answer for, one for each box of each duty or chain that answers."""
    steps = _Steps(place, flow)
    return tuple(s for event in dict.fromkeys(s.event for s in place.scopes) for s in _spans(steps, event))


def _spans(steps: _Steps, event: str) -> Iterator[Span]:
    place = steps.place
    for duty in place.duties_by_trigger.get(event, ()):
        if duty.modality not in (Modality.MUST_NOT, Modality.MAY) and not duty.derived_from:
            for box in answer_boxes(place, event, duty):
                yield _span(steps, duty, event, box)
    for chain in place.chains.values():
        if event in chain.spec.on and not chain.derived_from:
            for box in chain.when:
                yield _span(steps, chain, event, box)


def _span(steps: _Steps, first: DutyFact | ChainFact, event: str, box: Region) -> Span:
    begun = Way(done={event: Duration()})
    search = _Search(steps)
    found = search.follow(first, _State(box, replace(begun, generous=True), begun))
    longest, shortest = (replace(r, complete=search.complete) for r in (found.longest, found.shortest))
    return Span(first.mechanism, event, box, longest, shortest)


@dataclass(frozen=True, slots=True)
class _State:
    """Where a way stands: the region left, and the way itself with every delay and without any."""

    region: Region
    slow: Way
    quick: Way


@dataclass(frozen=True, slots=True)
class _Found:
    longest: Route
    shortest: Route


@dataclass(frozen=True)
class _Steps:
    """What leaves each step, worked out once for all searches."""

    place: Jurisdiction
    flow: Flow

    @cached_property
    def starts(self) -> frozenset[str]:
        """The events further back, and the steps, from which some limit runs."""
        limits = [limit for d in self.place.duties.values() for limit in d.deadlines]
        limits += [limit for c in self.place.chains.values() for r in c.rungs for limit in r.deadlines]
        events = {e for limit in limits if limit.spec.from_ for e in limit.start}
        return frozenset({*events, *(e.rpartition("/")[0] for e in events)} - {""})

    @cached_property
    def _leaving(self) -> dict[str, list[tuple[str | None, list[Edge]]]]:
        return {}

    def leaving(self, fact: DutyFact | ChainFact) -> list[tuple[str | None, list[Edge]]]:
        """The edges that leave a step, by outcome; of a duty that makes another more precise, also that one's."""
        node = _node(fact)
        if node not in self._leaving:
            self._leaving[node] = [(o, es) for o, es in self._by_outcome(node, fact) if o not in _UNLAWFUL]
        return self._leaving[node]

    def _by_outcome(self, node: str, fact: DutyFact | ChainFact) -> Iterable[tuple[str | None, list[Edge]]]:
        found: dict[str | None, list[Edge]] = {}
        for edge in self.flow.following.get(node, ()):
            found.setdefault(edge.outcome, []).append(edge)
        if isinstance(fact, DutyFact):
            for edge in self.flow.following.get(f"duty:{fact.spec.specifies}", ()):
                if edge.outcome not in found or found[edge.outcome][0].source != node:
                    found.setdefault(edge.outcome, []).append(edge)
            for limit in fact.deadlines:
                if (name := limit.spec.on_expiry) and (
                    name in self.place.duties or name in self.place.chains
                ):
                    kind = "duty" if name in self.place.duties else "chain"
                    edge = read_edge(self.place, node, f"{kind}:{name}", "silence", limit.when)
                    found.setdefault("silence", []).append(edge)
        return found.items()

    def targets(self, edge: Edge) -> Iterator[tuple[DutyFact | ChainFact | None, str | None]]:
        """The steps that an edge leads to, through an event that answers at once; None for an end.

        What 参照执行 copies for others answers the same events; it is not the way of this case.
        """
        if not edge.occurs:
            return
        kind, _, name = edge.target.partition(":")
        if kind != "event":
            yield self._fact(edge.target), None
            return
        answers = self.flow.onward.get(edge.target, ())
        facts = [fact for node in answers if (fact := self._fact(node)) is None or not fact.derived_from]
        for fact in facts or (None,):
            yield fact, name

    def _fact(self, node: str) -> DutyFact | ChainFact | None:
        kind, _, name = node.partition(":")
        return self.place.chains.get(name) if kind == "chain" else self.place.duties.get(name)


@dataclass(slots=True)
class _Search:
    """Follows all ways from one answer."""

    all: _Steps
    steps: int = 0
    complete: bool = True

    def follow(self, fact: DutyFact | ChainFact, state: _State) -> _Found:
        """The longest and the shortest way on from a state, with this duty or chain as the next step."""
        self.steps += 1
        if self.steps > MAX_STEPS or len(state.slow.steps) >= _DEEPEST:
            self.complete = False
            return _ended(state)
        if any([step.id == fact.id for step in state.slow.steps]):
            return _ended(state, loops=not self._is_bounded_cycle(state, fact.id))
        state = _State(
            state.region,
            state.slow.taking(read_step(fact, state.region, state.slow)),
            state.quick.taking(read_step(fact, state.region, state.quick)),
        )
        outcomes = self.all.leaving(fact)
        ways = [way for outcome in outcomes if (way := self._by_outcome(fact, *outcome, state))]
        if len(ways) < 2:
            return ways[0] if ways else _ended(state)
        return _Found(_longest([w.longest for w in ways]), _soonest([w.shortest for w in ways]))

    def _by_outcome(
        self, fact: DutyFact | ChainFact, outcome: str | None, edges: Sequence[Edge], state: _State
    ) -> _Found | None:
        """What follows one outcome. All that surely follows must be done; of what may follow, one thing will, or nothing."""
        event = f"{fact.id}/{outcome}"
        sure: list[_Found] = []
        possible: list[_Found] = []
        skipped: list[_Found] = []
        for edge in edges:
            for follower, passed in self.all.targets(edge):
                condition = meet(edge.when, follower.when) if follower else edge.when
                for region in meet((state.region,), condition):
                    after = self._at(state, region, event, passed)
                    found = self.follow(follower, after) if follower else _ended(after)
                    certain = contains(condition, state.region) and not _is_uncertain(edge, follower)
                    (sure if certain else possible).append(found)
                    skipped += [_ended(after)] if _is_optional(follower) else []
        if not sure and not possible:
            return None
        longest = _longest([f.longest for f in (*sure, *possible)])
        if sure:
            return _Found(longest, _longest([f.shortest for f in sure]))
        return _Found(longest, _soonest([f.shortest for f in (*possible, *skipped)]))

    def _at(self, state: _State, region: Region, *events: str | None) -> _State:
        """The same ways, with events that have come about just now; kept are those that some limit runs from."""
        slow, quick, starts = state.slow, state.quick, self.all.starts
        for event in events:
            if event and (event in starts or event.rpartition("/")[0] in starts):
                slow, quick = slow.at(event), quick.at(event)
        return _State(region, slow, quick)

    def _is_bounded_cycle(self, state: _State, back_to: str) -> bool:
        """Whether a limit that runs on from outside ends the circle that closes here."""
        ids = [s.id for s in state.slow.steps]
        cycle = ids[ids.index(back_to) :]
        inside = {f"duty:{name}" for name in cycle}
        duties = [d for name in cycle if (d := self.all.place.duties.get(name))]
        return any(ends_cycle(limit, inside) for d in duties for limit in d.deadlines)


def _longest(routes: Sequence[Route]) -> Route:
    return routes[0] if len(routes) == 1 else max(routes, key=lambda r: r.rank)


def _soonest(routes: Sequence[Route]) -> Route:
    """The route that ends first; one that goes round in a circle does not."""
    return routes[0] if len(routes) == 1 else min(routes, key=lambda r: (r.loops, r.rank))


def _is_uncertain(edge: Edge, follower: DutyFact | ChainFact | None) -> bool:
    """Whether what follows hangs on words that no dimension carries, or on somebody's choice."""
    provided = isinstance(follower, DutyFact) and follower.spec.provided
    return bool(edge.provided or provided) or _is_optional(follower)


def _is_optional(follower: DutyFact | ChainFact | None) -> bool:
    return isinstance(follower, DutyFact) and follower.modality is Modality.MAY


def _ended(state: _State, loops: bool = False) -> _Found:
    return _Found(
        Route(state.slow.steps, state.slow.total, loops), Route(state.quick.steps, state.quick.total, loops)
    )


def _node(fact: DutyFact | ChainFact) -> str:
    return f"{'duty' if isinstance(fact, DutyFact) else 'chain'}:{fact.id}"
