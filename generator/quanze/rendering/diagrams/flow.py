"""A flow as the swimlane drawing needs it: lanes, steps in lanes, flows between steps."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .errors import DiagramError


class StepKind(Enum):
    """What a step is, and with it the shape it is drawn in."""

    START = "start"
    TASK = "task"
    DECISION = "decision"
    END = "end"
    EVENT = "event"


@dataclass(frozen=True)
class Lane:
    """One who acts: a column of the drawing."""

    id: str
    name: str


@dataclass(frozen=True)
class Step:
    """One act, question or event in the lane of the one who acts."""

    id: str
    lane: str
    kind: StepKind
    name: str
    href: str | None = None
    tooltip: str | None = None


@dataclass(frozen=True)
class Flow:
    """From one step to the next; the condition and the time limit are shown as labels on the line."""

    source: str
    target: str
    condition: str | None = None
    deadline: str | None = None


@dataclass(frozen=True)
class FlowDiagram:
    """A whole flow. `id` prefixes every id of the drawing; title and description are read aloud."""

    id: str
    title: str
    description: str
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    flows: tuple[Flow, ...]


def verify_flow(diagram: FlowDiagram) -> None:
    """Raise `DiagramError` when an id is given twice or names nothing."""
    verify_unique("lane", (lane.id for lane in diagram.lanes))
    verify_unique("step", (step.id for step in diagram.steps))
    lanes = {lane.id for lane in diagram.lanes}
    for step in diagram.steps:
        if step.lane not in lanes:
            raise DiagramError(f"{diagram.id}: step {step.id} is in no known lane: {step.lane}")
    steps = {step.id for step in diagram.steps}
    for flow in diagram.flows:
        for end in (flow.source, flow.target):
            if end not in steps:
                raise DiagramError(f"{diagram.id}: a flow names no known step: {end}")


def verify_unique(noun: str, ids: Iterable[str]) -> None:
    """Raise `DiagramError` when two elements of one drawing carry the same id."""
    twice = sorted(name for name, count in Counter(ids).items() if count > 1)
    if twice:
        raise DiagramError(f"{noun} ids given twice: {', '.join(twice)}")
