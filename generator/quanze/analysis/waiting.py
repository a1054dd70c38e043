"""Which duties somebody waits for: the reason why a missing time limit matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.base import SILENT
from ..model.body import BodyKind
from ..model.jurisdiction import DutyFact, Jurisdiction
from .flow import Flow
from .hand_overs import bodies_of, goes_to_courts, hands_over, is_public_body
from .ladders import Ladder

_ASKS = frozenset({"request", "request-assistance", "request-support", "query", "obtain", "entrust"})
"""Acts by which a body asks for what it needs itself: whoever is asked does not wait for being asked."""
_CALLS = frozenset({"request-assistance", "request-support"})
"""Acts by which a body calls others to its help: it waits for their coming, whether or not the text says to whom."""
_CONSULTS = frozenset({"solicit-opinions", "obtain-consent"})
"""Acts by which a body asks what others think of its own draft: nor do they wait for that."""
ACCEPT = "accept"
"""Receiving takes no time of its own: others wait for what is done with what was received."""


@dataclass(frozen=True)
class Waiting:
    """Who waits for what in one jurisdiction."""

    place: Jurisdiction
    flow: Flow
    ladders: tuple[Ladder, ...]

    @cached_property
    def _judges(self) -> Mapping[str, frozenset[str]]:
        return {f"chain:{x.chain.id}": frozenset(b for part in x.judges for b in part) for x in self.ladders}

    def is_awaited(self, duty: DutyFact) -> bool:
        """Whether some authority waits for a duty: to receive something, for an answer, or to take the next step.

        Nobody waits to be asked by a body for what that body itself needs, nor for what it sends to itself; how long a
        judicial organ has to wait, statutes say; a platform that nobody runs is no one that could be late; and of what
        the public is told, only answers are waited for.
        """
        place, flow = self.place, self.flow
        action = place.action(duty)
        if (
            asks(duty)
            or duty.action in {*_CONSULTS, ACCEPT}
            or goes_to_courts(place, duty)
            or is_unmanned(place, duty)
        ):
            return False
        if len(actors := bodies_of(duty.actors)) == 1 and bodies_of(duty.recipients) == actors:
            return False
        if self._is_rung(duty):
            return False
        if (action and action.hand_over and _is_expected(place, duty)) or _answers(place, flow, duty):
            return True
        if action and action.stage == "standing":
            return False
        leads, steps = set(duty.lead_bodies), flow.next_steps(f"duty:{duty.id}")
        next_leads = [set(f.lead_bodies) for f in flow.followers(f"duty:{duty.id}")]
        official = [w for w in next_leads if not w or not all(is_public_body(place, b) for b in w)]
        # How long a rung of a ladder takes is the ladder's own matter.
        rungs = [self._judges.get(s, frozenset()) for s in steps if s.startswith("chain:")]
        return any(not leads or not leads <= judges for judges in rungs) or any(w != leads for w in official)

    def _is_rung(self, duty: DutyFact) -> bool:
        """Whether a clause that a duty cites makes it a rung of a ladder, whose time is the ladder's own matter."""
        leads, sources = set(duty.lead_bodies), set(duty.sources)
        rungs = [r for ladder in self.ladders for r in ladder.chain.rungs if sources & set(r.sources)]
        return bool(leads) and any(leads <= bodies_of(r.bodies) for r in rungs)


def asks(duty: DutyFact) -> bool:
    """Whether a body asks another for what it needs itself."""
    return duty.action in _ASKS


def _is_expected(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether what is handed over goes to an authority, not only for its records, or answers somebody of the public."""
    action = place.action(duty)
    stage = action.stage if action else None
    return stage == "reply" or (
        stage != "closing" and any(not is_public_body(place, b) for b in bodies_of(duty.recipients))
    )


def is_unmanned(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether only platforms act of which the text does not say who runs them."""
    bodies = [place.bodies[b] for b in duty.lead_bodies if b in place.bodies]
    return bool(bodies) and all(b.kind is BodyKind.PLATFORM and not set(b.run_by) - {SILENT} for b in bodies)


def _answers(place: Jurisdiction, flow: Flow, duty: DutyFact) -> bool:
    """Whether a duty is done towards those who called for it by the step before; where it names nobody, a call for help
    tells for whom it is."""
    asked = flow.predecessors(duty)
    askers = {b for before in asked if hands_over(place, before) for b in before.lead_bodies}
    if duty.recipients or not duty.lead_bodies:
        return bool(askers & bodies_of(duty.recipients))
    return any(
        before.action in _CALLS and not set(before.lead_bodies) & set(duty.lead_bodies) for before in asked
    )
