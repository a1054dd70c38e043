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
    """The outcomes that edges take up, in the order of the spec; not those with one edge and no condition."""
    found: list[Branch] = []
    back = _Back(flow, {})
    for duty in place.duties.values():
        if not is_step(duty):
            continue
        for outcome in place.outcomes(duty):
            edges = flow.successors(duty, outcome)
            if len(edges) > 1 or (edges and edges[0].condition != ANYTHING):
                scope = meet(back.region(duty), _bindings(place, duty))
                gap = uncovered(place, scope, [e.condition for e in edges])
                found.append(Branch(duty, outcome, edges, scope, gap))
    return tuple(found)


def _bindings(place: Jurisdiction, duty: DutyFact) -> Boxes:
    """Which bodies the case parties can be that act in a duty, as its mechanism binds them."""
    parties = {a.body: frozenset(a.may_be) for a in duty.actors if a.may_be}
    return ({p: bodies for p, bodies in parties.items() if p in place.dimensions},)


@dataclass(frozen=True, slots=True)
class _Back:
    """In which situations a duty can come up: its condition, and those on the ways that lead to it.

    Ways are followed back a few steps; where they tell too many cases apart, only the duty's own condition counts.
    """

    flow: Flow
    whole: dict[str, tuple[Boxes, int]]
    """Node → its region and the steps of the longest way to it, where no way is longer than the steps allowed."""

    def region(self, duty: DutyFact) -> Boxes:
        """The situations in which a duty can come up."""
        return self._region(f"duty:{duty.id}", _STEPS_BACK)[0] or duty.when

    def _region(self, node: str, steps: int) -> tuple[Boxes, int | None]:
        """The region of a node, looking so many steps back, and how far that was; None if ways are longer."""
        known = self.whole.get(node)
        if known is not None and known[1] <= steps:
            return known
        boxes, length = self._work_out(node, steps)
        if length is not None:
            self.whole[node] = boxes, length
        return boxes, length

    def _work_out(self, node: str, steps: int) -> tuple[Boxes, int | None]:
        duty = self.flow.place.duties.get(node.removeprefix("duty:"))
        own = duty.when if duty else ANYTHING
        leading = [e for e in self.flow.leading.get(node, ()) if e.occurs]
        if duty is None or not leading:
            return own, 0
        if steps == 0:
            return own, None
        before = [self._region(e.source, steps - 1) for e in leading]
        ways = [meet(region, e.when) for (region, _), e in zip(before, leading, strict=True)]
        reached = meet(own, join(*ways))
        lengths = [n for _, n in before if n is not None]
        length = max(lengths) + 1 if len(lengths) == len(before) else None
        return reached if len(reached) <= _MOST_BOXES else own, length
