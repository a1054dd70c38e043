"""Who acts, with whom and towards whom, in administrative Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis.wording import body_name, listed
from ..model.duty import Group, Part
from ..model.jurisdiction import ActorRef, DutyFact, Jurisdiction


@dataclass(frozen=True, slots=True)
class Voice:
    """How names are said. With `body`, case parties that it can be are that body; `brief` leaves out whom a party can
    be; `unnamed` is for words that do not name who acts."""

    place: Jurisdiction
    body: str | None = None
    brief: bool = False
    unnamed: bool = False

    def name(self, actor: ActorRef) -> str:
        """One who acts or receives."""
        name = body_name(self.place, actor.body)
        if not actor.may_be or self.brief:
            return name
        return f"{name}（{listed((body_name(self.place, b) for b in actor.may_be), '或者')}）"

    def bound_name(self, actor: ActorRef) -> str:
        """One who acts: the reading body where it can be that party."""
        return (
            body_name(self.place, self.body) if self.body and self.body in actor.may_be else self.name(actor)
        )


def actors_words(place: Jurisdiction, actors: tuple[ActorRef, ...], body: str | None = None) -> str:
    """Who acts or receives: 甲会同乙; a case party with the bodies that can be it."""
    voice = Voice(place, body)
    joint = [voice.bound_name(a) for a in actors if a.part is Part.JOINT]
    return leaders_words(voice, actors) + (f"会同{listed(joint)}" if joint else "")


def leaders_words(voice: Voice, actors: tuple[ActorRef, ...]) -> str:
    """Who leads, and who supports them: 甲（乙配合）."""
    lead = [a for a in actors if a.part is Part.LEAD]
    support = [voice.bound_name(a) for a in actors if a.part is Part.SUPPORT]
    alone = (
        voice.body and any(voice.body in a.bodies for a in lead) and all(a.group is Group.EACH for a in lead)
    )
    if alone and voice.body:
        words = body_name(voice.place, voice.body)
    else:
        last = "或者" if any(a.group is Group.ANY for a in lead) else "、"
        words = listed((voice.bound_name(a) for a in lead), last)
    return words + (f"（{listed(support)}配合）" if support else "")


def company_words(voice: Voice, duty: DutyFact) -> str:
    """With whom: 会同乙 for those who join, 与乙 as one who acts together with others reads it."""
    joint = [voice.bound_name(a) for a in duty.actors if a.part is Part.JOINT]
    if joint:
        return f"会同{listed(joint)}"
    others = [voice.name(a) for a in duty.actors if a.part is Part.LEAD and voice.body not in a.bodies]
    one_of_them = voice.unnamed and len(others) < sum(a.part is Part.LEAD for a in duty.actors)
    return f"与{listed(others)}" if one_of_them and others and is_together(duty) else ""


def recipients_words(voice: Voice, duty: DutyFact) -> str:
    """Towards whom; for a body bound to the sending party, without itself; 对方 where all turn to one another."""
    place = voice.place
    if _is_mutual(duty):
        return "对方" if len(duty.recipients) < 3 else "其他各方"
    names = []
    for actor in duty.recipients:
        others = tuple(b for b in actor.may_be if b != voice.body)
        if voice.body and actor.may_be and any(voice.body in a.may_be for a in duty.actors) and others:
            names.append(_counterparts(place, voice.body, others))
        else:
            names.append(voice.name(actor))
    last = "或者" if any(a.group is Group.ANY for a in duty.recipients) else "、"
    return listed(names, last)


def _counterparts(place: Jurisdiction, body: str, others: tuple[str, ...]) -> str:
    """The other side of a case as one side reads it; a body that comprises the others turns to its own kind too."""
    if set(others) & set(place.bodies[body].holders):
        return f"其他{body_name(place, body)}"
    return listed((body_name(place, b) for b in others), "或者")


def is_together(duty: DutyFact) -> bool:
    """Whether the leaders act as one; not where others join them or where they turn to one another."""
    if any(a.part is Part.JOINT for a in duty.actors) or _is_mutual(duty):
        return False
    lead = [a for a in duty.actors if a.part is Part.LEAD]
    return (len(lead) > 1 and all(a.group is Group.ALL for a in lead)) or bool(
        duty.spec.actor and duty.spec.actor.all_
    )


def _is_mutual(duty: DutyFact) -> bool:
    actors = {a.body for a in duty.actors}
    return len(actors) > 1 and {a.body for a in duty.recipients} == actors
