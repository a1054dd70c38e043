"""Where a flow divides: for every outcome that is taken up, in which situations which step follows, and in which none."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.jurisdiction import ANYTHING, Boxes, DutyFact, Jurisdiction
from .boxes import join, meet, uncovered
from .coverage import Coverage
from .flow import Edge, Flow, is_step

_STEPS_BACK = 8
_MOST_BOXES = 64


@dataclass(frozen=True, slots=True)
class Branch:
    """One outcome of a duty, the edges that leave by it, the situations it can occur in, and those without an edge."""

    duty: DutyFact
    outcome: str
    edges: tuple[Edge, ...]
    scope: Boxes
    gap: Coverage


def read_branches(place: Jurisdiction, flow: Flow) -> tuple[Branch, ...]:
    """The outcomes that at least one edge takes up, in the order of the spec."""
    found: list[Branch] = []
    for duty in place.duties.values():
        if not is_step(duty):
            continue
        for outcome in place.outcomes(duty):
            edges = flow.successors(duty, outcome)
            if edges:
                scope = meet(region_of(flow, duty), _bindings(place, duty))
                gap = uncovered(place, scope, [flow.condition(e) for e in edges])
                found.append(Branch(duty, outcome, edges, scope, gap))
    return tuple(found)


def _bindings(place: Jurisdiction, duty: DutyFact) -> Boxes:
    """Which bodies the case parties can be that act in a duty, as its mechanism binds them."""
    parties = {a.body: frozenset(a.may_be) for a in duty.actors if a.may_be}
    return ({p: bodies for p, bodies in parties.items() if p in place.dimensions},)


def region_of(flow: Flow, duty: DutyFact) -> Boxes:
    """The situations in which a duty can come up: its condition, and those on the ways that lead to it.

    Ways are followed back a few steps; where they tell too many cases apart, only the duty's own condition counts.
    """
    return _Back(flow, {}).region(f"duty:{duty.id}", _STEPS_BACK) or duty.when


@dataclass(frozen=True, slots=True)
class _Back:
    flow: Flow
    known: dict[tuple[str, int], Boxes]

    def region(self, node: str, steps: int) -> Boxes:
        """In which situations a node is come to, looking so many steps back."""
        if (node, steps) not in self.known:
            self.known[node, steps] = self._work_out(node, steps)
        return self.known[node, steps]

    def _work_out(self, node: str, steps: int) -> Boxes:
        duty = self.flow.place.duties.get(node.removeprefix("duty:"))
        own = duty.when if duty else ANYTHING
        leading = [e for e in self.flow.leading.get(node, ()) if self.flow.occurs(e)]
        if duty is None or not leading or steps == 0:
            return own
        ways = [meet(self.region(e.source, steps - 1), e.when) for e in leading]
        reached = meet(own, join(*ways))
        return reached if len(reached) <= _MOST_BOXES else own
