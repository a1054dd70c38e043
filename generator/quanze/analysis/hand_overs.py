"""Hand-overs: who must act on what is handed to him, and whether its result comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from ..model.base import SILENT, Modality
from ..model.body import BodyKind
from ..model.jurisdiction import ActorRef, DutyFact, Jurisdiction
from .closure import Closure
from .flow import END, SILENCE, Flow, is_step

_REFUSE = "refuse"
_CRIMES = "criminal-justice-link"
_POLICE = "police"
_JUDICIAL = frozenset({"court", "procuratorate", "judicial-authority"})


class Uptake(StrEnum):
    """Who acts on what was handed over."""

    RECEIVER = "receiver"
    OTHERS = "others"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class HandOver:
    """A duty that hands something to somebody who must act on it. `words`: later steps by which the sender, or the
    complainant, hears of it."""

    duty: DutyFact
    uptake: Uptake
    words: tuple[DutyFact, ...]
    is_transfer: bool


def read_hand_overs(place: Jurisdiction, flow: Flow, closure: Closure) -> tuple[HandOver, ...]:
    """The hand-overs that call for an act of the receiver, in the order of the spec; not those to the public."""
    return tuple(
        HandOver(d, _uptake(flow, closure, d), tuple(_words(place, flow, closure, d)), _is_transfer(place, d))
        for d in place.duties.values()
        if is_step(d) and _is_answerable(place, d) and not _is_public(place, d.recipients)
    )


def hands_over(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether a duty gives something to somebody who then has it."""
    action = place.action(duty)
    return action is not None and action.hand_over


def bodies_of(actors: Iterable[ActorRef]) -> frozenset[str]:
    """All bodies that actors can be."""
    return frozenset(body for actor in actors for body in actor.bodies)


def are_alike(place: Jurisdiction, closure: Closure, some: Set[str], others: Set[str]) -> bool:
    """Whether the same kind of body is meant on both sides, if by other names: they have a part or a role in common."""
    roles = [{r for b in side if b in place.bodies for r in place.bodies[b].roles} for side in (some, others)]
    return closure.may_be_same(some, others) or bool(roles[0] & roles[1])


def is_public_body(place: Jurisdiction, body: str) -> bool:
    """Whether a body is the public or one of it, whom no document can oblige to act."""
    return body in place.bodies and place.bodies[body].kind is BodyKind.PUBLIC


def goes_to_courts(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether a duty hands over to judicial organs only, whose part statutes lay down and no local text can.

    A suspected crime goes to the police as such an organ.
    """
    found = [place.bodies[b] for b in bodies_of(duty.recipients) if b in place.bodies]
    roles = _JUDICIAL | {_POLICE} if place.mechanisms[duty.mechanism].kind == _CRIMES else _JUDICIAL
    return bool(found) and all(roles & set(b.roles) for b in found)


def may_not_refuse(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether those to whom a duty hands something are forbidden, in its mechanism, to refuse it."""
    receivers = bodies_of(duty.recipients)
    return any(
        d.modality is Modality.MUST_NOT
        and d.action == _REFUSE
        and d.mechanism == duty.mechanism
        and receivers <= set(d.lead_bodies)
        for d in place.duties.values()
    )


def _is_answerable(place: Jurisdiction, duty: DutyFact) -> bool:
    """Whether somebody must act on it: not where every way in which it can turn out here is an end."""
    action = place.action(duty)
    if action is None or not (action.hand_over and action.answerable):
        return False
    ways = [action.outcomes[o] for o in place.outcomes(duty) if o in action.outcomes]
    return not ways or not all(way.end for way in ways)


def _is_transfer(place: Jurisdiction, duty: DutyFact) -> bool:
    action = place.action(duty)
    return action is not None and action.stage == "transfer"


def _is_public(place: Jurisdiction, actors: tuple[ActorRef, ...]) -> bool:
    return bool(actors) and all(is_public_body(place, b) for b in bodies_of(actors))


def _uptake(flow: Flow, closure: Closure, duty: DutyFact, behind: Set[str] = frozenset()) -> Uptake:
    """Who acts next. A duty that makes another more precise shares what follows that one.

    What one body hands to another in several steps is taken up if the last of them is. Where the text says what
    follows if nothing comes back, nobody is left waiting.
    """
    node, general = f"duty:{duty.id}", f"duty:{duty.spec.specifies}"
    steps = (*flow.next_steps(node), *flow.next_steps(general))
    if any(step.startswith("chain:") for step in steps) or any(link.to == END for link in duty.links):
        return Uptake.RECEIVER
    if flow.successors(duty, SILENCE):
        return Uptake.RECEIVER
    followers = (*flow.followers(node), *flow.followers(general))
    receivers = _who_sees(flow.place, bodies_of(duty.recipients))
    takers = [
        f
        for f in followers
        if not receivers or not f.actors or closure.may_be_same(receivers, bodies_of(f.actors))
    ]
    if any(t.modality is not Modality.MAY for t in takers):
        return Uptake.RECEIVER
    relays = [
        f
        for f in followers
        if f.id != duty.id and f.recipients == duty.recipients and f.actors == duty.actors
    ]
    if any(
        _uptake(flow, closure, relay, {*behind, duty.id}) is Uptake.RECEIVER
        for relay in relays
        if relay.id not in behind
    ):
        return Uptake.RECEIVER
    return Uptake.OTHERS if followers else Uptake.NOBODY


def _who_sees(place: Jurisdiction, bodies: frozenset[str]) -> frozenset[str]:
    """The bodies themselves; for a platform, those that run it, and nobody in particular where that is not said."""
    platforms = {b for b in bodies if b in place.bodies and place.bodies[b].kind is BodyKind.PLATFORM}
    runners = [set(place.bodies[b].run_by) - {SILENT} for b in sorted(platforms)]
    if not all(runners):
        return frozenset()
    return (bodies - platforms).union(*runners)


def _words(place: Jurisdiction, flow: Flow, closure: Closure, duty: DutyFact) -> Iterator[DutyFact]:
    """The later steps that tell the sender, or the complainant."""
    senders = closure.parts_of(bodies_of(duty.actors))
    seen = {duty.id}
    todo = [duty.id, *((duty.spec.specifies,) if duty.spec.specifies else ())]
    while todo:
        for step in flow.followers(f"duty:{todo.pop()}"):
            if step.id in seen:
                continue
            seen.add(step.id)
            action = place.action(step)
            told = bodies_of(step.recipients)
            heard = not told or senders & closure.parts_of(told) or _is_public(place, step.recipients)
            if heard and action and action.hand_over and not _is_transfer(place, step):
                yield step
            todo.append(step.id)
