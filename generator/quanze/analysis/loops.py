"""Cycles of steps: what binds them, and whether anything ever ends them."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.base import Modality
from ..model.deadline import Clock, DeadlineKind
from ..model.jurisdiction import DutyFact, Jurisdiction, TimeLimit
from .boxes import meet
from .flow import Flow


@dataclass(frozen=True, slots=True)
class Loop:
    """A cycle of steps, one of the shortest in its component, with the outcomes that lead around it.

    `exits`: some outcome leads out of the component. `bounded`: something ends it after a time. `optional`: somebody
    may, but need not, go round once more.
    """

    nodes: tuple[str, ...]
    outcomes: tuple[str | None, ...]
    exits: bool
    bounded: bool
    optional: bool

    def duties(self, place: Jurisdiction) -> tuple[DutyFact, ...]:
        """The duties on the cycle."""
        found = (place.duties.get(n.removeprefix("duty:")) for n in self.nodes)
        return tuple(d for d in found if d)


def read_loops(place: Jurisdiction, flow: Flow) -> tuple[Loop, ...]:
    """One loop for every component of steps that a case can come to and go round in."""
    found = []
    for part, cycle in zip(flow.parts, flow.loops, strict=True):
        if cycle[0] in flow.reached and _can_be_gone(flow, cycle):
            inside = set(part)
            exits = bool(inside & flow.ending)
            duties = [d for n in cycle if (d := place.duties.get(n.removeprefix("duty:")))]
            bounded = any(ends_cycle(limit, inside) for d in duties for limit in d.deadlines)
            optional = any(d.modality is Modality.MAY for d in duties)
            outcomes = tuple(_outcome(flow, n, cycle[(i + 1) % len(cycle)]) for i, n in enumerate(cycle))
            found.append(Loop(cycle, outcomes, exits, bounded, optional))
    return tuple(found)


def _can_be_gone(flow: Flow, cycle: tuple[str, ...]) -> bool:
    """Whether the conditions around the cycle can hold together."""
    conditions = []
    for i, node in enumerate(cycle):
        edges = [e for e in flow.following[node] if e.target == cycle[(i + 1) % len(cycle)] and e.occurs]
        conditions.append(tuple(box for e in edges for box in e.condition))
    return bool(meet(*conditions))


def _outcome(flow: Flow, node: str, target: str) -> str | None:
    return next(e.outcome for e in flow.following[node] if e.target == target and e.occurs)


def ends_cycle(limit: TimeLimit, inside: set[str]) -> bool:
    """Whether a limit ends the cycle: it runs on from outside, moves the matter up, or the cycle is a periodic one."""
    spec = limit.spec
    if spec.limit.kind is DeadlineKind.RECURRING:
        return True
    if spec.on_expiry and f"duty:{spec.on_expiry}" not in inside:
        return True
    if spec.limit.kind is not DeadlineKind.BOUNDED:
        return False
    starts = {f"duty:{s.rpartition('/')[0]}" if "/" in s else f"event:{s}" for s in spec.from_}
    return spec.clock is Clock.INHERITED or bool(starts and not starts & inside)
