"""Who watches whom: duties of supervision and appraisal against what their actors and objects consist of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.base import Modality
from ..model.jurisdiction import DutyFact, Jurisdiction, Path
from .closure import Closure
from .wording import duty_name

WATCHING = frozenset({"supervision", "accountability"})
"""Stages whose actions hold another body to its duties."""

_ASSESSING = frozenset({"assess", "score", "approve"})


@dataclass(frozen=True, slots=True)
class SelfControl:
    """A duty whose actor is among those it watches; `path` leads from the watched body to the actor, or from the
    actor's role to the watched body that holds it."""

    duty: DutyFact
    actor: str
    watched: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """An appraisal in which one body is on both sides, with the paths to it from the assessor and from the assessed."""

    score: str
    body: str
    assessor: tuple[str, ...]
    assessed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwoLeads:
    """A duty or rung with several bodies in the lead."""

    subject: str
    name: str
    path: Path
    leads: tuple[str, ...]
    sources: tuple[str, ...]


def find_self_control(place: Jurisdiction, closure: Closure) -> Iterator[SelfControl]:
    """Duties of supervision that reach their own actor."""
    for duty in place.duties.values():
        action = place.action(duty)
        if action is None or action.stage not in WATCHING or not _is_done(duty):
            continue
        for actor in duty.lead_bodies:
            for watched in _watched(place, duty):
                path = closure.path(watched, actor) or _by_role(place, actor, watched)
                if path:
                    yield SelfControl(duty, actor, watched, path)
                    break


def find_self_assessment(place: Jurisdiction, closure: Closure) -> Iterator[SelfAssessment]:
    """Appraisals whose assessors are, or consist of, some that are assessed; each body once."""
    for name, score in place.spec.scores.items():
        assessors = [
            *score.assessor,
            *(b for c in score.components.values() for b in c.scorer),
            *_appraisers(place),
        ]
        found: dict[str, list[SelfAssessment]] = {}
        for assessor in dict.fromkeys(b for b in assessors if b in place.bodies):
            upper = closure.paths(assessor, presumed=True)
            for assessed in (b for b in score.assessed if b in place.bodies):
                lower = closure.paths(assessed, presumed=True)
                for body in (b for b in upper if b in lower and not set(upper[b][:-1]) & set(lower)):
                    both = SelfAssessment(name, body, upper[body], lower[body])
                    found.setdefault(body, []).append(both)
        for ways in found.values():
            yield min(ways, key=lambda way: _weakness(place, way))


def _weakness(place: Jurisdiction, found: SelfAssessment) -> tuple[bool, bool, int]:
    """How far a way is from showing that one assesses in person: who convenes the assessors does, then their members."""
    assessor = place.bodies[found.assessor[0]]
    inside = len(found.assessor) > 1 and found.assessor[1] in assessor.members
    return assessor.convener != found.body, not inside, len(found.assessor)


def find_two_leads(place: Jurisdiction) -> Iterator[TwoLeads]:
    """Duties and rungs that the text puts several bodies in charge of by name of leading."""
    for duty in place.duties.values():
        actor = duty.spec.actor
        if duty.derived_from is None and actor and len(actor.lead) > 1:
            name = duty_name(place, duty)
            yield TwoLeads(f"duty:{duty.id}", name, (*duty.path, "actor"), actor.lead, duty.sources)
    for chain in place.chains.values():
        for rung in chain.rungs if chain.derived_from is None else ():
            if len(rung.spec.by.lead) > 1:
                name, path = chain.spec.name, (*rung.path, "by")
                yield TwoLeads(f"chain:{chain.id}", name, path, rung.spec.by.lead, rung.sources)


def _watched(place: Jurisdiction, duty: DutyFact) -> tuple[str, ...]:
    """Those whom a duty of supervision is directed at: its recipients or, without any, those who break the duties named."""
    if duty.recipients:
        return tuple(dict.fromkeys(b for a in duty.recipients for b in a.bodies))
    broken = [d for name in duty.spec.on_breach_of for d in _duties(place, name)]
    return tuple(dict.fromkeys(b for d in broken if d.id != duty.id for b in d.lead_bodies))


def _duties(place: Jurisdiction, name: str) -> tuple[DutyFact, ...]:
    if name in place.duties:
        return (place.duties[name],)
    return place.duties_by_mechanism.get(name, ())


def _by_role(place: Jurisdiction, actor: str, watched: str) -> tuple[str, ...]:
    """From a role that acts to the watched body, if this is one of its holders."""
    entry = place.bodies.get(actor)
    return (actor, watched) if entry and watched in entry.holders else ()


def _appraisers(place: Jurisdiction) -> Iterator[str]:
    for name, mechanism in place.mechanisms.items():
        if mechanism.kind == "appraisal":
            yield from (
                b for d in place.duties_by_mechanism[name] if d.action in _ASSESSING for b in d.lead_bodies
            )


def _is_done(duty: DutyFact) -> bool:
    return duty.modality is not Modality.MUST_NOT
