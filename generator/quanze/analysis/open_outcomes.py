"""Outcomes that no step takes up, less those that the text deals with in another way."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.base import Modality
from ..model.chain import ChainKind
from ..model.jurisdiction import Boxes, DutyFact, Jurisdiction
from ..model.vocabulary import Outcome
from .boxes import contains
from .flow import Flow
from .hand_overs import bodies_of, hands_over, is_public_body
from .ladders import Ladder

_ALL = "all"
_COMPETENCE = "competence"
_DISCOVERY = "discovery"
_TRANSFER = "transfer"
_UNKNOWN = Outcome(name="？")


def read_unanswered(
    place: Jurisdiction, flow: Flow, ladders: tuple[Ladder, ...]
) -> Mapping[str, tuple[str, ...]]:
    """Duty → its outcomes that nothing takes up; only duties that have any.

    Not those that are a breach with a consequence, those that a ladder takes up as a dispute, those that close a case
    which nobody handed over, nor how the person concerned behaves while the case is on its way to another authority.
    """
    sanctioned = {b for d in place.duties.values() for b in d.spec.on_breach_of}
    found = {}
    for name, outcomes in flow.open_outcomes.items():
        duty = place.duties[name]
        if _goes_on(place, duty):
            continue
        left = []
        for outcome in outcomes:
            entry = _entry(place, duty, outcome)
            punished = entry.breach and duty.modality is Modality.MUST and _is_punished(duty, sanctioned)
            disputed = entry.dispute and _is_taken_up(place, duty, ladders)
            closed = entry.closes and not _is_awaited(place, flow, duty)
            if not punished and not disputed and not closed:
                left.append(outcome)
        if left:
            found[name] = tuple(left)
    return found


def _entry(place: Jurisdiction, duty: DutyFact, outcome: str) -> Outcome:
    action = place.action(duty)
    return action.outcomes.get(outcome, _UNKNOWN) if action else _UNKNOWN


def _is_punished(duty: DutyFact, sanctioned: set[str]) -> bool:
    return duty.spec.else_ is not None or bool({_ALL, duty.id, duty.mechanism} & sanctioned)


def _is_taken_up(place: Jurisdiction, duty: DutyFact, ladders: tuple[Ladder, ...]) -> bool:
    """Whether a ladder is for disputes between those concerned, or between others for whom a third body mediates.

    That none is for the disputes of who transfers cases is a matter of its own.
    """
    action = place.action(duty)
    if action and action.stage == _TRANSFER:
        return True
    disputes = [x for x in ladders if x.chain.spec.kind is ChainKind.DISPUTE]
    leads, told = set(duty.lead_bodies), bodies_of(duty.recipients)
    mediates = not any(leads & x.reach for x in disputes)
    return any(x.reach >= told and (mediates or leads <= x.reach) for x in disputes)


def _is_awaited(place: Jurisdiction, flow: Flow, duty: DutyFact) -> bool:
    """Whether another body handed the case over that the duty deals with."""
    return any(
        (action := place.action(d)) is not None
        and action.hand_over
        and action.stage == _TRANSFER
        and not set(d.lead_bodies) & set(duty.lead_bodies)
        for d in flow.predecessors(duty)
    )


def _goes_on(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether a duty towards the person concerned goes with one to hand the same case to the authority that has to deal
    with it, if that is another one."""
    if not _is_order(place, duty):
        return False
    beside = (d for event in duty.spec.on for d in place.duties_by_trigger.get(event, ()))
    return any(
        _hands_on(place, d)
        and d.modality is Modality.MUST
        and set(d.lead_bodies) == set(duty.lead_bodies)
        and all(contains(_elsewhere(d.when), box) for box in duty.when)
        for d in beside
    )


def _is_order(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether a duty is towards the person concerned, who is not always named where one is to be ordered or urged."""
    if duty.recipients:
        return _all_public(place, duty)
    action = place.action(duty)
    return action is not None and action.stage == _DISCOVERY


def _elsewhere(when: Boxes) -> Boxes:
    """Situations, whoever is competent in them."""
    return tuple({d: values for d, values in box.items() if d != _COMPETENCE} for box in when)


def _hands_on(place: Jurisdiction, duty: DutyFact) -> bool:
    return hands_over(place, duty) and bool(duty.recipients) and not _all_public(place, duty)


def _all_public(place: Jurisdiction, duty: DutyFact) -> bool:
    return all(is_public_body(place, b) for b in bodies_of(duty.recipients))
