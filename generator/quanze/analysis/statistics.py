"""How much there is in a jurisdiction: numbers of documents, clauses, bodies, duties, time limits and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..diagnostics.diagnostic import About, Diagnostic, Severity, Status
from ..model.base import Modality
from ..model.deadline import DeadlineKind
from ..model.jurisdiction import Jurisdiction, TimeLimit
from .fidelity.cover import CoverCount, count_cover


class Noun(StrEnum):
    """What is counted as such, in the order of a spec."""

    DOCUMENTS = "documents"
    BODIES = "bodies"
    MECHANISMS = "mechanisms"
    DUTIES = "duties"
    DEADLINES = "deadlines"
    CHAINS = "chains"
    RUNGS = "rungs"
    BANDS = "bands"
    MATERIALS = "materials"
    SHARED_ITEMS = "shared-items"
    SCORES = "scores"
    POWERS = "powers"
    MATTERS = "matters"


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of one jurisdiction. `materials` counts papers, `shared-items` kinds of information."""

    id: str
    name: str
    nouns: dict[Noun, int]
    cover: CoverCount
    duties: dict[Modality, int]
    deadlines: dict[DeadlineKind, int]
    findings: dict[tuple[About, Severity], int]
    statuses: dict[Status, int]


def count(place: Jurisdiction, diagnostics: Iterable[Diagnostic]) -> Statistics:
    """The numbers of a place, with those of the findings about it."""
    limits = list(_limits(place))
    about = [d for d in diagnostics if d.jurisdiction == place.id]
    modalities = Counter(duty.modality for duty in place.duties.values())
    kinds = Counter(limit.kind for limit in limits)
    graded = Counter((d.about, d.severity) for d in about)
    statuses = Counter(d.status for d in about)
    return Statistics(
        id=place.id,
        name=place.name,
        nouns=_nouns(place, len(limits)),
        cover=count_cover(place.clauses.values()),
        duties={modality: modalities[modality] for modality in Modality},
        deadlines={kind: kinds[kind] for kind in DeadlineKind},
        findings={(a, s): graded[a, s] for a in About for s in Severity},
        statuses={status: statuses[status] for status in Status},
    )


def _limits(place: Jurisdiction) -> Iterable[TimeLimit]:
    for duty in place.duties.values():
        yield from duty.deadlines
    for chain in place.chains.values():
        for rung in chain.rungs:
            yield from rung.deadlines


def _nouns(place: Jurisdiction, deadlines: int) -> dict[Noun, int]:
    spec = place.spec
    return {
        Noun.DOCUMENTS: len(place.documents),
        Noun.BODIES: len(place.bodies),
        Noun.MECHANISMS: len(place.mechanisms),
        Noun.DUTIES: len(place.duties),
        Noun.DEADLINES: deadlines,
        Noun.CHAINS: len(place.chains),
        Noun.RUNGS: sum(len(chain.rungs) for chain in place.chains.values()),
        Noun.BANDS: len(place.bands),
        Noun.MATERIALS: sum(len(entry.items) for entry in spec.materials.values()),
        Noun.SHARED_ITEMS: sum(len(entry.items) for entry in spec.information.values()),
        Noun.SCORES: len(spec.scores),
        Noun.POWERS: len(spec.powers),
        Noun.MATTERS: len(spec.matters),
    }
