"""Who brings a dispute to a rung by a clause of its own, where the ladder itself names nobody."""

from __future__ import annotations

from ..model.base import Modality
from ..model.jurisdiction import DutyFact, Jurisdiction, RungFact
from .hand_overs import bodies_of
from .ladders import Ladder


def find_bringers(place: Jurisdiction, ladder: Ladder, rung: RungFact) -> tuple[DutyFact, ...]:
    """Duties and powers of the parties that bring some dispute of a ladder to the body of a rung, or to its act there."""
    judges = bodies_of(rung.bodies)
    return tuple(
        d
        for d in place.duties.values()
        if d.derived_from is None
        and d.modality is not Modality.MUST_NOT
        and judges & bodies_of(d.recipients)
        and ladder.reach & set(d.lead_bodies)
        and (_answers(ladder, d) or _leads_to_settling(place, d, judges))
    )


def brings_all(ladder: Ladder, duty: DutyFact) -> bool:
    """Whether a duty is every party's, in all that the ladder is for."""
    events, parties = set(ladder.chain.spec.on), set(ladder.parties)
    return bool(events) and events <= set(duty.triggers) and parties <= set(duty.lead_bodies)


def _answers(ladder: Ladder, duty: DutyFact) -> bool:
    return not set(ladder.chain.spec.on).isdisjoint(duty.triggers)


def _leads_to_settling(place: Jurisdiction, duty: DutyFact, judges: frozenset[str]) -> bool:
    """Whether what follows a duty is that these bodies settle the dispute."""
    for link in duty.links:
        kind, _, name = link.to.partition(":")
        if kind == "duty" and (then := place.duties.get(name)) and judges & set(then.lead_bodies):
            action = place.action(then)
            if action and action.stage == "dispute":
                return True
    return False
