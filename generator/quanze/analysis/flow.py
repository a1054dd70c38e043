"""The flow graph of a jurisdiction: what follows what, across all its mechanisms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.base import Modality
from ..model.jurisdiction import ANYTHING, Boxes, DutyFact, Jurisdiction

END = "end:"
IMPLICIT = frozenset({"silence", "late", "breach"})


@dataclass(frozen=True, slots=True)
class Edge:
    """One step from a node to the next. Nodes are `event:x`, `duty:x`, `chain:x` and `end:`."""

    source: str
    target: str
    outcome: str | None = None
    when: Boxes = ANYTHING
    provided: str | None = None


@dataclass(frozen=True)
class Flow:
    """All steps of a jurisdiction. Prohibitions are no steps and take no part."""

    place: Jurisdiction
    edges: tuple[Edge, ...]

    @cached_property
    def following(self) -> Mapping[str, tuple[Edge, ...]]:
        """Node → the edges that leave it."""
        return _grouped(self.edges, "source")

    @cached_property
    def leading(self) -> Mapping[str, tuple[Edge, ...]]:
        """Node → the edges that enter it."""
        return _grouped(self.edges, "target")

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Where flows begin: events from outside, and standing duties that no event triggers."""
        produced = {
            e.target
            for e in self.edges
            if e.target.startswith("event:") and not e.source.startswith("event:")
        }
        events = [
            f"event:{e}"
            for e, entry in self.place.vocabulary.events.items()
            if entry.external or f"event:{e}" in produced
        ]
        return (
            *events,
            *(f"duty:{d.id}" for d in self.place.duties.values() if is_step(d) and not d.triggers),
        )

    @cached_property
    def reached(self) -> frozenset[str]:
        """The nodes that some start leads to."""
        return _walk(self.starts, {n: [e.target for e in es] for n, es in self.following.items()})

    @cached_property
    def ending(self) -> frozenset[str]:
        """The nodes from which an end can be reached."""
        ends = [END, *(n for n in self.nodes if n.startswith("duty:") and not self.following.get(n))]
        return _walk(ends, {n: [e.source for e in es] for n, es in self.leading.items()})

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """All duties and chains that are steps, in the order of the spec."""
        duties = (f"duty:{d.id}" for d in self.place.duties.values() if is_step(d))
        return (*duties, *(f"chain:{c}" for c in self.place.chains))

    def successors(self, duty: DutyFact, outcome: str) -> tuple[Edge, ...]:
        """The edges that leave a duty by one outcome."""
        return tuple(e for e in self.following.get(f"duty:{duty.id}", ()) if e.outcome == outcome)

    @cached_property
    def loops(self) -> tuple[tuple[str, ...], ...]:
        """One shortest cycle of every strongly connected component that has one."""
        return tuple(
            cycle
            for part in components(
                self.nodes, {n: [e.target for e in es] for n, es in self.following.items()}
            )
            if (cycle := _shortest_cycle(part, self.following))
        )


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
        edges += [Edge(node, link.to, link.outcome, link.when, link.provided) for link in duty.links]
    for chain in place.chains.values():
        for trigger in chain.spec.on:
            edges.append(_from_trigger(place, trigger, f"chain:{chain.id}", chain.when))
        edges.append(Edge(f"chain:{chain.id}", END))
    answered = {(e.source, e.outcome) for e in edges}
    for duty in place.duties.values():
        action = place.action(duty)
        if action and is_step(duty):
            node = f"duty:{duty.id}"
            edges += [
                Edge(node, END, o)
                for o in place.outcomes(duty)
                if o in action.outcomes and action.outcomes[o].end and (node, o) not in answered
            ]
    return Flow(place, tuple(edges))


def _from_trigger(place: Jurisdiction, trigger: str, node: str, when: Boxes) -> Edge:
    head, slash, outcome = trigger.rpartition("/")
    if not slash:
        return Edge(f"event:{trigger}", node, None, when)
    kind = "chain" if head in place.chains else "duty"
    return Edge(f"{kind}:{head}", node, outcome, when)


def _grouped(edges: Iterable[Edge], by: str) -> dict[str, tuple[Edge, ...]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(getattr(edge, by), []).append(edge)
    return {node: tuple(group) for node, group in found.items()}


def _walk(starts: Iterable[str], onward: Mapping[str, list[str]]) -> frozenset[str]:
    seen = set(starts)
    todo = list(seen)
    while todo:
        for node in onward.get(todo.pop(), ()):
            if node not in seen:
                seen.add(node)
                todo.append(node)
    return frozenset(seen)


def components(nodes: Iterable[str], onward: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
    """Strongly connected components (Tarjan, without recursion), each in the order of `nodes`."""
    order = {n: i for i, n in enumerate(nodes)}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in order:
        if root in index:
            continue
        work = [(root, iter(onward.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, rest = work[-1]
            for child in rest:
                if child not in order:
                    continue
                if child not in index:
                    index[child] = low[child] = len(index)
                    stack.append(child)
                    on_stack.add(child)
                    work.append((child, iter(onward.get(child, ()))))
                    break
                if child in on_stack:
                    low[node] = min(low[node], index[child])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        part.append(member)
                        if member == node:
                            break
                    found.append(tuple(sorted(part, key=order.__getitem__)))
    return sorted(found, key=lambda p: order[p[0]])


def _shortest_cycle(part: tuple[str, ...], following: Mapping[str, tuple[Edge, ...]]) -> tuple[str, ...]:
    inside = set(part)
    best: tuple[str, ...] = ()
    for start in part:
        paths: dict[str, tuple[str, ...]] = {start: (start,)}
        todo = [start]
        while todo:
            node = todo.pop(0)
            for edge in following.get(node, ()):
                if edge.target == start:
                    found = paths[node]
                    if not best or len(found) < len(best):
                        best = found
                    todo = []
                    break
                if edge.target in inside and edge.target not in paths:
                    paths[edge.target] = (*paths[node], edge.target)
                    todo.append(edge.target)
    return best
