"""A jurisdiction resolved: short forms expanded, references looked up, conditions as explicit sets of values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .band import Band, Grade
from .base import Modality
from .body import Body
from .calendar import CalendarYear
from .chain import Chain, Rung
from .deadline import Deadline, DeadlineKind
from .document import Clause, Document
from .duty import Duty, Group, Part
from .interval import Interval
from .mechanism import Mechanism
from .power_table import PowerTable
from .spec import Spec
from .vocabulary import Action, Vocabulary

Boxes = tuple[Mapping[str, frozenset[str]], ...]
"""Any of several boxes; in a box all dimensions; in a dimension any value. `ANYTHING` is no condition."""

ANYTHING: Boxes = ({},)
OTHER = "other"
"""The value that every open dimension has besides those it names."""
Path = tuple[str | int, ...]
"""Where something stands in a jurisdiction's merged YAML: `("mechanisms", "transfer", "duties", "accept")`."""

END = "end"


@dataclass(frozen=True, slots=True)
class ActorRef:
    """One body that acts or receives; for a case party, the bodies that can be it."""

    body: str
    part: Part
    group: Group
    may_be: tuple[str, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that this can be: itself, or those a case party is bound to."""
        return self.may_be or (self.body,)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A deadline with its start events, condition and citations worked out."""

    spec: Deadline
    start: tuple[str, ...]
    when: Boxes
    sources: tuple[str, ...]
    path: Path
    extension_when: Boxes = ANYTHING

    @property
    def kind(self) -> DeadlineKind:
        """How the limit is given."""
        return self.spec.kind


@dataclass(frozen=True, slots=True)
class Link:
    """From an outcome of a duty to what follows it: `duty:x`, `chain:x`, `event:x` or `end:`."""

    outcome: str
    to: str
    when: Boxes
    provided: str | None
    sources: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class DutyFact:
    """A duty as resolved. `triggers` are event ids and `duty/outcome` paths, from `on` and from others' `then`."""

    id: str
    mechanism: str
    spec: Duty
    path: Path
    modality: Modality
    action: str
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    triggers: tuple[str, ...]
    when: Boxes
    deadlines: tuple[TimeLimit, ...]
    links: tuple[Link, ...]
    sources: tuple[str, ...]
    derived_from: str | None = None

    @property
    def lead_bodies(self) -> tuple[str, ...]:
        """All bodies that can have to act, case parties bound."""
        return tuple(dict.fromkeys(b for a in self.actors if a.part is Part.LEAD for b in a.bodies))


@dataclass(frozen=True, slots=True)
class RungFact:
    """One rung of a chain as resolved."""

    id: str
    spec: Rung
    bodies: tuple[ActorRef, ...]
    brought_by: tuple[ActorRef, ...] | None
    deadlines: tuple[TimeLimit, ...]
    sources: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class ChainFact:
    """A chain as resolved."""

    id: str
    mechanism: str
    spec: Chain
    path: Path
    rungs: tuple[RungFact, ...]
    when: Boxes
    sources: tuple[str, ...]
    derived_from: str | None = None


@dataclass(frozen=True, slots=True)
class ScopeFact:
    """The part of an event's situations that one mechanism answers for."""

    event: str
    mechanism: str
    when: Boxes
    sources: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class GradeFact:
    """One grade of a band with its condition and citations worked out."""

    id: str
    spec: Grade
    when: Boxes
    sources: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class DimensionFact:
    """A dimension as resolved: value ids in order with their Chinese names; of a measure, the keys of its atoms."""

    id: str
    name: str
    values: Mapping[str, str]
    kind: str = "named"  # named, measure, band, party
    unit: str | None = None
    atoms: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseFact:
    """A clause of an outline. `elements` are what covers it: `duty:transfer-out`, `body:regulator` …"""

    document: str
    locator: str
    spec: Clause
    path: Path
    depth: int
    normative: bool
    elements: tuple[str, ...] = ()

    @property
    def cite(self) -> str:
        """`DOCUMENT:LOCATOR`."""
        return f"{self.document}:{self.locator}"


@dataclass(frozen=True)
class Jurisdiction:
    """Everything known about one place after resolving. Maps keep the order of the spec."""

    id: str
    spec: Spec
    vocabulary: Vocabulary
    dimensions: Mapping[str, DimensionFact]
    parties: Mapping[str, tuple[str, ...]]
    duties: Mapping[str, DutyFact]
    chains: Mapping[str, ChainFact]
    scopes: tuple[ScopeFact, ...]
    clauses: Mapping[str, ClauseFact]
    impossible: tuple[Mapping[str, frozenset[str]], ...] = field(default=())
    band_grades: Mapping[str, tuple[GradeFact, ...]] = field(default_factory=dict)
    years: tuple[CalendarYear, ...] = field(default=())
    power_tables: Mapping[str, PowerTable] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Chinese name of the place."""
        return self.spec.jurisdiction.name

    @property
    def bodies(self) -> Mapping[str, Body]:
        """Bodies by id."""
        return self.spec.bodies

    @property
    def mechanisms(self) -> Mapping[str, Mechanism]:
        """Mechanisms by id."""
        return self.spec.mechanisms

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return self.spec.documents

    @property
    def bands(self) -> Mapping[str, Band]:
        """Bands by id."""
        return self.spec.bands

    def action(self, duty: DutyFact) -> Action | None:
        """The vocabulary's entry for what the duty does; None if it is unknown."""
        return self.vocabulary.actions.get(duty.action)

    def outcomes(self, duty: DutyFact) -> tuple[str, ...]:
        """The ids of the outcomes that can occur here."""
        action = self.action(duty)
        return duty.spec.outcomes or (tuple(action.outcomes) if action else ())

    @cached_property
    def duties_by_trigger(self) -> Mapping[str, tuple[DutyFact, ...]]:
        """Event or `duty/outcome` → the duties that answer it."""
        found: dict[str, list[DutyFact]] = {}
        for duty in self.duties.values():
            for trigger in duty.triggers:
                found.setdefault(trigger, []).append(duty)
        return {trigger: tuple(duties) for trigger, duties in found.items()}

    @cached_property
    def duties_by_mechanism(self) -> Mapping[str, tuple[DutyFact, ...]]:
        """Mechanism → its duties in order."""
        found: dict[str, list[DutyFact]] = {m: [] for m in self.mechanisms}
        for duty in self.duties.values():
            found[duty.mechanism].append(duty)
        return {m: tuple(duties) for m, duties in found.items()}
