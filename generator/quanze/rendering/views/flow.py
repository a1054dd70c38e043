"""The flow of one mechanism as a swimlane drawing: a lane for each who acts, time limits on the arrows."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...analysis.flow import Edge, is_step
from ...analysis.wording import body_name, duty_name, event_words, listed, outcome_name
from ...model.duty import Part
from ...model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from .. import paths
from ..diagrams.flow import Flow, FlowDiagram, Lane, Step, StepKind
from ..diagrams.swimlane import render_swimlane
from ..dossier import Dossier
from ..links import Links
from ..phrases import boxes_phrase, join_conditions
from .deadline import short_limits

_END = "end:"
_NAMED = 3
"""How many leaders a lane names; more are counted."""


def draw_flow(dossier: Dossier, links: Links, mechanism: str) -> str:
    """The drawing as SVG; empty where nothing in the mechanism follows anything."""
    builder = _Builder(dossier, links, mechanism)
    diagram = builder.build()
    return render_swimlane(diagram) if diagram.flows else ""


@dataclass
class _Builder:
    dossier: Dossier
    links: Links
    mechanism: str
    lanes: dict[str, Lane] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    arrows: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    own: dict[str, DutyFact] = field(default_factory=dict)
    chains: dict[str, ChainFact] = field(default_factory=dict)
    produced: frozenset[str] = frozenset()

    @property
    def place(self) -> Jurisdiction:
        return self.dossier.place

    def build(self) -> FlowDiagram:
        duties = self.place.duties_by_mechanism[self.mechanism]
        self.own = {f"duty:{d.id}": d for d in duties if is_step(d) and not d.derived_from}
        self.chains = {
            f"chain:{c.id}": c for c in self.place.chains.values() if c.mechanism == self.mechanism
        }
        mine = [e for e in self.dossier.facts.flow.edges if e.source in self.own or e.target in self.own]
        self.produced = frozenset(e.target for e in mine if e.target.startswith("event:"))
        events = {e.source for e in mine if e.source.startswith("event:")} | self.produced
        mine += [e for e in self.dossier.facts.flow.edges if e.source in events and e.target in self.chains]
        for edge in mine:
            if not self._is_plain_end(edge):
                self._add(edge)
        name = self.place.mechanisms[self.mechanism].name
        flows = tuple(
            Flow(s, t, "；".join(w for w in words if w) or None, self._deadline(t))
            for (s, t), words in self.arrows.items()
        )
        described = (
            f"{name}的流程：{len(self.steps)}个步骤，{len(self.lanes)}个主体。各步骤的文字说明见下表。"
        )
        return FlowDiagram(
            "flow", f"{name}流程图", described, tuple(self.lanes.values()), self._ordered(), flows
        )

    def _is_plain_end(self, edge: Edge) -> bool:
        """An end that the vocabulary knows of itself: 已通报 and the like. Drawing them all would hide the flow."""
        duty = self.own.get(edge.source)
        explicit = {link.outcome for link in duty.links if link.to == _END} if duty else set()
        return edge.target == _END and edge.outcome not in explicit

    def _add(self, edge: Edge) -> None:
        source_lane = self._lane_of(edge.source) or self._lane_of(edge.target) or ""
        target_lane = self._lane_of(edge.target) or source_lane
        source = self._step(edge.source, source_lane, leads=True)
        target = self._step(edge.target, target_lane, leads=False)
        self.arrows.setdefault((source, target), {})[self._condition(edge)] = None

    def _lane_of(self, node: str) -> str | None:
        duty = self.own.get(node)
        if node in self.chains and self.chains[node].rungs:
            return self._lane([a.body for a in self.chains[node].rungs[0].bodies])
        if duty is None:
            event = node.removeprefix("event:")
            entry = self.place.vocabulary.events.get(event) if node.startswith("event:") else None
            return self._known_lane(entry.by) if entry and entry.by else None
        return self._lane([a.body for a in duty.actors if a.part is Part.LEAD])

    def _lane(self, bodies: list[str]) -> str:
        names = list(dict.fromkeys(body_name(self.place, b) for b in bodies))
        shown = listed(names[:_NAMED]) + (f"等{len(names)}个主体" if len(names) > _NAMED else "")
        shown = shown or "文件未明确主体"
        # Bodies of one name, as a party and as a body, share a lane.
        return self.lanes.setdefault(shown, Lane(f"lane{len(self.lanes) + 1}", shown)).id

    def _known_lane(self, party: str) -> str | None:
        leads = any(d.actors and d.actors[0].body == party for d in self.own.values())
        return self._lane([party]) if leads or body_name(self.place, party) in self.lanes else None

    def _step(self, node: str, lane: str, leads: bool) -> str:
        kind, _, id_ = node.partition(":")
        if node in self.own:
            key = id_
            step = self._task(self.own[node], lane)
        elif kind == "event":
            key = f"event.{id_}"
            shape = StepKind.EVENT if node in self.produced else StepKind.START
            step = Step(key, lane, shape, event_words(self.place, id_), self.links.event(id_).href)
        elif node == _END:
            key = f"end.{lane}"
            step = Step(key, lane, StepKind.END, "办结")
        else:
            own = node in self.chains
            key = f"chain.{id_}" if own else f"{'from' if leads else 'to'}.{kind}.{id_}.{lane}"
            link = self.links.chain(id_) if kind == "chain" else self.links.duty(id_)
            step = Step(key, lane, StepKind.EVENT, link.text, link.href, self._elsewhere(kind, id_, leads))
        self.steps.setdefault(key, step)
        return key

    def _task(self, duty: DutyFact, lane: str) -> Step:
        href = f"#{paths.element_anchor('duty', duty.id)}"
        return Step(duty.id, lane, StepKind.TASK, duty_name(self.place, duty), href)

    def _elsewhere(self, kind: str, id_: str, leads: bool) -> str:
        found = self.place.chains.get(id_) if kind == "chain" else self.place.duties.get(id_)
        name = self.place.mechanisms[found.mechanism].name if found else ""
        return f"{'来自' if leads else '转入'}“{name}”"

    def _condition(self, edge: Edge) -> str:
        duty = self.own.get(edge.source) or self.place.duties.get(edge.source.removeprefix("duty:"))
        outcome = outcome_name(self.place, duty, edge.outcome) if duty and edge.outcome else ""
        if outcome.startswith("已") and duty and self._is_only_way(edge):
            outcome = ""
        target = self.own.get(edge.target)
        implied = {a.body for a in target.actors} if target else set()
        situation = boxes_phrase(self.place, edge.when, implied)
        return join_conditions(outcome, situation, edge.provided)

    def _is_only_way(self, edge: Edge) -> bool:
        others = self.dossier.facts.flow.following.get(edge.source, ())
        return {e.outcome for e in others} == {edge.outcome}

    def _deadline(self, target: str) -> str | None:
        duty = self.own.get(f"duty:{target}")
        return (short_limits(self.place, duty) or None) if duty else None

    def _ordered(self) -> tuple[Step, ...]:
        """Starts first, then steps in the order of the spec, then ends."""
        starts = [s for s in self.steps.values() if s.kind is StepKind.START or s.id.startswith("from.")]
        ends = [s for s in self.steps.values() if s.kind is StepKind.END]
        tasks = [self.steps[d.id] for d in self.own.values() if d.id in self.steps]
        rest = [s for s in self.steps.values() if s not in starts and s not in ends and s not in tasks]
        return (*starts, *tasks, *rest, *ends)
