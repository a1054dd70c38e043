"""Duties and rungs as sentences of administrative Chinese, composed from the data alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..analysis.wording import body_name, duty_name, listed
from ..model.base import Modality
from ..model.duty import Group, Part
from ..model.jurisdiction import ANYTHING, ActorRef, ChainFact, DutyFact, Jurisdiction, TimeLimit
from .phrases import (
    bind_boxes,
    boxes_phrase,
    close_condition,
    events_phrase,
    extension_phrase,
    join_conditions,
    time_phrase,
)

_MODAL = {Modality.MUST: "应当", Modality.MAY: "可以", Modality.SHOULD: "应积极", Modality.MUST_NOT: "不得"}
_HAND_OVER = re.compile(r"\[将\{object\}\](\w+)\[\{to\}\]")
_SLOT = re.compile(r"\[([^\[\]]*)\]")
_MANY = 3
_STATED = frozenset({"written", "phone", "oral", "electronic", "minutes"})
_NOBODY = "（文件未写明由谁负责）"
_ANYBODY = "（文件未写明适用于谁）"


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


def duty_sentence(place: Jurisdiction, duty: DutyFact, body: str | None = None, brief: bool = False) -> str:
    """The whole duty in one sentence; with `body`, as that body reads it (case parties bound to it)."""
    voice = Voice(place, body, brief)
    condition = condition_words(place, duty, body)
    limits = bound_limits(duty, body)
    general = [limit for limit in limits if _is_general(limit)]
    time = "、".join(dict.fromkeys(w for limit in general if (w := time_phrase(place, limit, duty))))
    soft, time = _soften(duty, time)
    modal = f"{soft}{_MODAL[duty.modality]}{time}"
    core = f"{_leaders(voice, duty.actors)}{modal}{_deed(voice, duty)}"
    if not duty.actors:
        core += _ANYBODY if duty.modality is Modality.MUST_NOT else _NOBODY
    tail = _special_words(place, [limit for limit in limits if not _is_general(limit)], duty)
    tail += [words for limit in limits if (words := extension_phrase(place, limit))]
    if duty.spec.unless:
        tail.append(_exception_words(place, duty))
    return "；".join([f"{condition}，{core}" if condition else core, *tail]) + "。"


def _soften(duty: DutyFact, time: str) -> tuple[str, str]:
    """The word that softens the duty, which goes before the modal verb, and the time without it."""
    for word in ("原则上", "一般"):
        if time.startswith(word):
            return word, time.removeprefix(word)
    return ("原则上" if duty.spec.in_principle else ""), time


def deed_words(place: Jurisdiction, duty: DutyFact, body: str | None = None) -> str:
    """What is to be done, without condition, actor and time: 将案件材料移送受移送方，并附“移送材料”."""
    voice = Voice(place, body, brief=True, unnamed=True)
    deed = _deed(voice, duty)
    return f"{deed}；{_exception_words(place, duty)}" if duty.spec.unless else deed


def bound_limits(duty: DutyFact, body: str | None) -> tuple[TimeLimit, ...]:
    """The time limits that hold for one body. One whose condition it always meets goes before the general ones."""
    if body is None:
        return duty.deadlines
    bound = [(limit, bind_boxes(limit.when, duty, body)) for limit in duty.deadlines]
    own = any(when == ANYTHING != limit.when for limit, when in bound)
    return tuple(
        replace(limit, when=when) for limit, when in bound if when and not (own and limit.when == ANYTHING)
    )


def _exception_words(place: Jurisdiction, duty: DutyFact) -> str:
    unless = duty.spec.unless
    if unless is None:
        return ""
    by = f"（由{body_name(place, unless.judged_by)}认定）" if unless.judged_by else ""
    return f"{close_condition(unless.reason)}除外{by}"


def _is_general(limit: TimeLimit) -> bool:
    return limit.when == ANYTHING and not limit.spec.provided


def _deed(voice: Voice, duty: DutyFact) -> str:
    """With whom, form, action and materials: 会同乙以书面形式移送…, 与乙通过会议方式共同研究…, 就…共同协商."""
    verb = _verb(voice, duty)
    if together := "共同" if _is_together(duty) else "":
        action = voice.place.action(duty)
        last = action.name if action and verb.startswith("就") and verb.endswith(action.name) else verb
        verb = f"{verb.removesuffix(last)}{together}{last}"
    words = f"{_company(voice, duty)}{_form_words(voice.place, duty)}{verb}"
    return words + _materials_words(voice.place, duty)


def _company(voice: Voice, duty: DutyFact) -> str:
    """With whom: 会同乙 for those who join, 与乙 as one who acts together with others reads it."""
    joint = [voice.bound_name(a) for a in duty.actors if a.part is Part.JOINT]
    if joint:
        return f"会同{listed(joint)}"
    others = [voice.name(a) for a in duty.actors if a.part is Part.LEAD and voice.body not in a.bodies]
    one_of_them = voice.unnamed and len(others) < sum(a.part is Part.LEAD for a in duty.actors)
    return f"与{listed(others)}" if one_of_them and others and _is_together(duty) else ""


def _is_together(duty: DutyFact) -> bool:
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


# ---------------------------------------------------------------- conditions
def condition_words(place: Jurisdiction, duty: DutyFact, body: str | None = None) -> str:
    """When the duty applies: its events, situations and unmodelled conditions; empty for a standing duty."""
    before = {limit.spec.before for limit in duty.deadlines if limit.spec.before}
    parts = [events_phrase(place, [t for t in duty.triggers if t not in before])]
    if duty.spec.on_breach_of:
        parts.append(f"不履行{listed(_breached(place, duty.spec.on_breach_of))}")
    implied = {body} if body else {a.body for a in duty.actors}
    parts += [boxes_phrase(place, bind_boxes(duty.when, duty, body), implied), duty.spec.provided or ""]
    words = join_conditions(*parts)
    return close_condition(words) if words else ""


def _breached(place: Jurisdiction, references: Iterable[str]) -> list[str]:
    names = []
    mechanisms = [r for r in references if r in place.mechanisms]
    if len(mechanisms) > _MANY:
        shown = "".join(f"“{place.mechanisms[m].name}”" for m in mechanisms[:2])
        names.append(f"{shown}等{len(mechanisms)}项机制中的职责")
        references = [r for r in references if r not in mechanisms]
    for reference in references:
        if reference == "all":
            names.append("规定的各项职责")
        elif reference in place.mechanisms:
            names.append(f"“{place.mechanisms[reference].name}”中的职责")
        elif reference in place.duties:
            names.append(f"“{duty_name(place, place.duties[reference])}”")
        elif reference in place.chains:
            names.append(f"“{place.chains[reference].spec.name}”")
    return names


# ---------------------------------------------------------------- actors
def actors_words(place: Jurisdiction, actors: tuple[ActorRef, ...], body: str | None = None) -> str:
    """Who acts or receives: 甲会同乙; a case party with the bodies that can be it."""
    return _actors(Voice(place, body), actors)


def _actors(voice: Voice, actors: tuple[ActorRef, ...]) -> str:
    joint = [voice.bound_name(a) for a in actors if a.part is Part.JOINT]
    return _leaders(voice, actors) + (f"会同{listed(joint)}" if joint else "")


def _leaders(voice: Voice, actors: tuple[ActorRef, ...]) -> str:
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


# ---------------------------------------------------------------- verb
def object_words(place: Jurisdiction, duty: DutyFact) -> str:
    """What is acted on: its limiting words and its name."""
    entry = place.vocabulary.objects.get(duty.spec.object or "")
    return f"{duty.spec.about or ''}{entry.name if entry else ''}"


def _verb(voice: Voice, duty: DutyFact) -> str:
    """Action, object and recipient: 将案件材料移送受移送方."""
    action = voice.place.action(duty)
    given = {"object": object_words(voice.place, duty), "to": recipients_words(voice, duty)}
    pattern = (
        _without_recipient(action.sentence if action else None, given["to"])
        or f"{action.name if action else duty.action}[{{object}}]"
    )

    def fill(match: re.Match[str]) -> str:
        inner = match.group(1)
        slots = re.findall(r"\{(\w+)\}", inner)
        return inner.format(**given) if all(given.get(s) for s in slots) else ""

    return _SLOT.sub(fill, pattern).format(**given)


def _without_recipient(pattern: str | None, to: str) -> str | None:
    """将…通报 wants somebody to tell; where nobody is named it reads 通报…."""
    match = _HAND_OVER.fullmatch(pattern or "")
    return f"{match[1]}[{{object}}]" if match and not to else pattern


def _form_words(place: Jurisdiction, duty: DutyFact) -> str:
    names = [place.vocabulary.forms[f].name if f in place.vocabulary.forms else f for f in duty.spec.form]
    if not names:
        return ""
    if all(n.startswith(("通过", "现场")) for n in names):
        return "、".join(names)
    said = listed((n.removeprefix("通过") for n in names), "或者")
    as_form = set(duty.spec.form) <= _STATED or said.endswith("形式")
    closing = "" if said.endswith(("形式", "方式")) else "形式" if as_form else "方式"
    return f"{'以' if as_form else '通过'}{said}{closing}"


def _materials_words(place: Jurisdiction, duty: DutyFact) -> str:
    said = object_words(place, duty)
    names = [place.spec.materials[m].name for m in duty.spec.with_ if m in place.spec.materials]
    names = [name for name in names if name not in said]
    words = f"，并附{listed(f'“{n}”' for n in names)}" if names else ""
    items = [place.spec.information[i].name for i in duty.spec.items if i in place.spec.information]
    return words + (f"，范围见{listed(f'“{n}”' for n in items)}" if items else "")


# ---------------------------------------------------------------- special limits
def _special_words(place: Jurisdiction, limits: list[TimeLimit], duty: DutyFact) -> list[str]:
    """Limits under conditions; those with the same time are said once: 情况紧急的，在24小时内移送."""
    action = place.action(duty)
    by_time: dict[str, list[str]] = {}
    limits = _join_limits(place, limits, duty)
    for limit in limits:
        time = time_phrase(place, limit, duty)
        said = f"{time}{action.name if action else ''}" if time else "未规定时限"
        condition = join_conditions(boxes_phrase(place, limit.when), limit.spec.provided)
        by_time.setdefault(said, []).append(condition)
    return [
        f"{close_condition(listed(conditions, '，或者'))}，{said}" for said, conditions in by_time.items()
    ]


def _join_limits(place: Jurisdiction, limits: list[TimeLimit], duty: DutyFact) -> list[TimeLimit]:
    """Limits of the same time for several values of one dimension as one limit for all of them."""
    joined: dict[tuple[str, object], TimeLimit] = {}
    for number, limit in enumerate(limits):
        single = len(limit.when) == 1 and len(limit.when[0]) == 1 and not limit.spec.provided
        dimension = next(iter(limit.when[0])) if single else None
        key = (time_phrase(place, limit, duty), dimension or number)
        if dimension and key in joined:
            values = joined[key].when[0][dimension] | limit.when[0][dimension]
            limit = replace(limit, when=({dimension: values},))
        joined[key] = limit
    return list(joined.values())


# ---------------------------------------------------------------- chains
def rung_sentence(place: Jurisdiction, chain: ChainFact, index: int) -> str:
    """One rung: 协商不成的，提请县执法协调联席会议决定."""
    rung = chain.rungs[index]
    action = place.vocabulary.actions.get(rung.spec.action)
    verb = action.name if action else rung.spec.action
    bodies = actors_words(place, rung.bodies)
    time = "".join(t for d in rung.deadlines if (t := time_phrase(place, d)))
    if index == 0:
        return f"由{bodies}{time}{verb}。"
    before = chain.rungs[index - 1].spec.moves_up or "上一级未能解决"
    by = f"由{actors_words(place, rung.brought_by)}" if rung.brought_by else ""
    final = "（最后一级）" if rung.spec.final else ""
    return f"{close_condition(before)}，{by}提请{bodies}{time}{verb}{final}。"
