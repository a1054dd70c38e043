"""The flow graph of a jurisdiction: what follows what, across all its mechanisms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from ..model.base import Modality
from ..model.jurisdiction import ANYTHING, Boxes, DutyFact, Jurisdiction
from .boxes import meet
from .graph import components, shortest_cycle, walk

END = "end:"
SILENCE = "silence"
IMPLICIT = frozenset({SILENCE, "late", "breach"})


@dataclass(frozen=True, slots=True)
class Edge:
    """One step from a node to the next. Nodes are `event:x`, `duty:x`, `chain:x` and `end:`.

    It is taken in the situations of `condition`: `when` together with the condition of the step it leads to. It
    `occurs` if there are any, and its outcome is possible here.
    """

    source: str
    target: str
    outcome: str | None
    when: Boxes
    provided: str | None
    condition: Boxes
    occurs: bool


@dataclass(frozen=True)
class Flow:
    """All steps of a jurisdiction. Prohibitions are no steps and take no part."""

    place: Jurisdiction
    edges: tuple[Edge, ...]

    @cached_property
    def following(self) -> Mapping[str, tuple[Edge, ...]]:
        """Node → the edges that leave it."""
        return _grouped(self.edges, attrgetter("source"))

    @cached_property
    def leading(self) -> Mapping[str, tuple[Edge, ...]]:
        """Node → the edges that enter it."""
        return _grouped(self.edges, attrgetter("target"))

    @cached_property
    def onward(self) -> Mapping[str, tuple[str, ...]]:
        """Node → the nodes to which some edge leads that can be taken."""
        return {n: tuple(e.target for e in es if e.occurs) for n, es in self.following.items()}

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Where flows begin: events from outside, standing duties that no event triggers, and forbidden acts."""
        events = (f"event:{e}" for e, entry in self.place.vocabulary.events.items() if entry.external)
        duties = (f"duty:{d.id}" for d in self.place.duties.values() if not is_step(d) or not d.triggers)
        return (*events, *duties)

    @cached_property
    def reached(self) -> frozenset[str]:
        """The nodes that some start leads to."""
        return walk(self.starts, self.onward)

    @cached_property
    def ending(self) -> frozenset[str]:
        """The nodes from which an end can be reached, or an outcome that nothing takes up."""
        backward: dict[str, list[str]] = {}
        for node, followers in self.onward.items():
            for follower in followers:
                backward.setdefault(follower, []).append(node)
        open_ends = [n for n in self.all_nodes if not self.onward.get(n)]
        return walk([END, *open_ends, *(f"duty:{d}" for d in self.open_outcomes)], backward)

    @cached_property
    def consequences(self) -> frozenset[str]:
        """The duties that apply where another one is not kept (`else`)."""
        otherwise = (d.spec.else_ for d in self.place.duties.values())
        return frozenset(o.duty for o in otherwise if o and o.duty)

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """All duties and chains that are steps, in the order of the spec."""
        duties = (f"duty:{d.id}" for d in self.place.duties.values() if is_step(d))
        return (*duties, *(f"chain:{c}" for c in self.place.chains))

    @cached_property
    def all_nodes(self) -> tuple[str, ...]:
        """The steps, and after them the events that take part in the flow."""
        events = (n for e in self.edges for n in (e.source, e.target) if n.startswith("event:"))
        return (*self.nodes, *dict.fromkeys(events))

    def successors(self, duty: DutyFact, outcome: str) -> tuple[Edge, ...]:
        """The edges that leave a duty by one outcome."""
        return tuple(e for e in self.following.get(f"duty:{duty.id}", ()) if e.outcome == outcome)

    def next_steps(self, node: str) -> tuple[str, ...]:
        """The duties and chains that may come next, and the end; what answers an event that arises comes in its place."""
        found: dict[str, None] = {}
        for target in self.onward.get(node, ()):
            steps = self.onward.get(target, ()) if target.startswith("event:") else (target,)
            found.update(dict.fromkeys(steps))
        return tuple(found)

    def followers(self, node: str) -> tuple[DutyFact, ...]:
        """The duties among the next steps."""
        duties = (self.place.duties.get(step.removeprefix("duty:")) for step in self.next_steps(node))
        return tuple(duty for duty in duties if duty)

    def predecessors(self, duty: DutyFact) -> tuple[DutyFact, ...]:
        """The duties from which an edge leads to this one, once for each edge."""
        edges = self.leading.get(f"duty:{duty.id}", ())
        duties = (self.place.duties.get(e.source.removeprefix("duty:")) for e in edges)
        return tuple(duty for duty in duties if duty)

    @cached_property
    def open_outcomes(self) -> Mapping[str, tuple[str, ...]]:
        """Duty → its possible outcomes that are no end and that nothing takes up; only duties that have any."""
        found = {d.id: self._open(d) for d in self.place.duties.values() if is_step(d)}
        return {duty: outcomes for duty, outcomes in found.items() if outcomes}

    def _open(self, duty: DutyFact) -> tuple[str, ...]:
        """A duty that makes another more precise shares what follows that one."""
        action = self.place.action(duty)
        known = action.outcomes if action else {}
        general = self.place.duties.get(duty.spec.specifies or "", duty)
        return tuple(
            o
            for o in self.place.outcomes(duty)
            if not (o in known and known[o].end)
            and not self.successors(duty, o)
            and not self.successors(general, o)
        )

    @cached_property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """Strongly connected components of steps and events that have a cycle."""
        return tuple(
            part
            for part in components(self.all_nodes, self.onward)
            if len(part) > 1 or part[0] in self.onward.get(part[0], ())
        )

    @cached_property
    def loops(self) -> tuple[tuple[str, ...], ...]:
        """One shortest cycle of every strongly connected component that has one."""
        return tuple(shortest_cycle(part, self.onward) for part in self.parts)


def is_step(duty: DutyFact) -> bool:
    """Whether a duty is something done: a prohibition is not."""
    return duty.modality is not Modality.MUST_NOT


def read_flow(place: Jurisdiction) -> Flow:
    """The flow graph from the duties' triggers, outcomes and `then`."""
    edges: list[Edge] = []
    for duty in place.duties.values():
        if not is_step(duty):
            continue
        node = f"duty:{duty.id}"
        for trigger in duty.spec.on:
            edges.append(_from_trigger(place, trigger, node, duty.when))
        edges += [read_edge(place, node, x.to, x.outcome, x.when, x.provided) for x in duty.links]
    for chain in place.chains.values():
        for trigger in chain.spec.on:
            edges.append(_from_trigger(place, trigger, f"chain:{chain.id}", chain.when))
        edges.append(read_edge(place, f"chain:{chain.id}", END))
    answered = {(e.source, e.outcome) for e in edges}
    for duty in place.duties.values():
        action = place.action(duty)
        if action and is_step(duty):
            node = f"duty:{duty.id}"
            edges += [
                read_edge(place, node, END, o)
                for o in place.outcomes(duty)
                if o in action.outcomes and action.outcomes[o].end and (node, o) not in answered
            ]
    return Flow(place, tuple(edges))


def read_edge(
    place: Jurisdiction,
    source: str,
    target: str,
    outcome: str | None = None,
    when: Boxes = ANYTHING,
    provided: str | None = None,
) -> Edge:
    """One edge, with the situations in which it is taken."""
    kind, _, name = target.partition(":")
    step = place.duties.get(name) if kind == "duty" else place.chains.get(name) if kind == "chain" else None
    condition = meet(when, step.when) if step else when
    duty = place.duties.get(source.removeprefix("duty:"))
    possible = not duty or not outcome or outcome in IMPLICIT or outcome in place.outcomes(duty)
    return Edge(source, target, outcome, when, provided, condition, bool(condition) and possible)


def _from_trigger(place: Jurisdiction, trigger: str, node: str, when: Boxes) -> Edge:
    head, slash, outcome = trigger.rpartition("/")
    if not slash:
        return read_edge(place, f"event:{trigger}", node, None, when)
    kind = "chain" if head in place.chains else "duty"
    return read_edge(place, f"{kind}:{head}", node, outcome, when)


def _grouped(edges: Iterable[Edge], node_of: Callable[[Edge], str]) -> dict[str, tuple[Edge, ...]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(node_of(edge), []).append(edge)
    return {node: tuple(group) for node, group in found.items()}
