"""Outcomes that no step takes up, less those that the text deals with in another way."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.base import Modality
from ..model.jurisdiction import DutyFact, Jurisdiction
from .boxes import contains
from .flow import Flow
from .hand_overs import bodies_of, is_public_body

_ALL = "all"


def read_unanswered(place: Jurisdiction, flow: Flow) -> Mapping[str, tuple[str, ...]]:
    """Duty → its outcomes that nothing takes up; only duties that have any.

    Not those that are a breach with a consequence, nor how the person concerned behaves while the case is on its way
    to another authority.
    """
    sanctioned = {b for d in place.duties.values() for b in d.spec.on_breach_of}
    found = {}
    for name, outcomes in flow.open_outcomes.items():
        duty = place.duties[name]
        if _goes_on(place, duty):
            continue
        left = tuple(
            o for o in outcomes if not (_is_breach(place, duty, o) and _is_punished(duty, sanctioned))
        )
        if left:
            found[name] = left
    return found


def _is_breach(place: Jurisdiction, duty: DutyFact, outcome: str) -> bool:
    action = place.action(duty)
    entry = action.outcomes.get(outcome) if action else None
    return entry is not None and entry.breach and duty.modality is Modality.MUST


def _is_punished(duty: DutyFact, sanctioned: set[str]) -> bool:
    return duty.spec.else_ is not None or bool({_ALL, duty.id, duty.mechanism} & sanctioned)


def _goes_on(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether a duty towards the person concerned goes with one to hand the same case to an authority."""
    if not duty.recipients or not _all_public(place, duty):
        return False
    beside = (d for event in duty.spec.on for d in place.duties_by_trigger.get(event, ()))
    return any(
        _hands_on(place, d)
        and d.modality is Modality.MUST
        and not d.spec.provided
        and set(d.lead_bodies) == set(duty.lead_bodies)
        and all(contains(d.when, box) for box in duty.when)
        for d in beside
    )


def _hands_on(place: Jurisdiction, duty: DutyFact) -> bool:
    action = place.action(duty)
    return action is not None and action.hand_over and bool(duty.recipients) and not _all_public(place, duty)


def _all_public(place: Jurisdiction, duty: DutyFact) -> bool:
    return all(is_public_body(place, b) for b in bodies_of(duty.recipients))
