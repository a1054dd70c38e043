"""Duties and rungs as sentences of administrative Chinese, composed from the data alone."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis.wording import body_name, duty_name, listed
from ..model.base import Modality
from ..model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from .actors import Voice, actors_words, leaders_words
from .deeds import deed_phrase
from .limits import bound_limits, is_general, special_words
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
_MANY = 3
_NOBODY = "（文件未写明由谁负责）"
_ANYBODY = "（文件未写明适用于谁）"


def duty_sentence(place: Jurisdiction, duty: DutyFact, body: str | None = None, brief: bool = False) -> str:
    """The whole duty in one sentence; with `body`, as that body reads it (case parties bound to it)."""
    voice = Voice(place, body, brief)
    condition = condition_words(place, duty, body)
    limits = bound_limits(duty, body)
    general = [limit for limit in limits if is_general(limit)]
    time = "、".join(dict.fromkeys(w for limit in general if (w := time_phrase(place, limit, duty))))
    soft, time = _soften(duty, time)
    modal = f"{soft}{_MODAL[duty.modality]}{time}"
    core = f"{leaders_words(voice, duty.actors)}{modal}{deed_phrase(voice, duty)}"
    if not duty.actors:
        core += _ANYBODY if duty.modality is Modality.MUST_NOT else _NOBODY
    tail = special_words(place, [limit for limit in limits if not is_general(limit)], duty)
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
    deed = deed_phrase(voice, duty)
    return f"{deed}；{_exception_words(place, duty)}" if duty.spec.unless else deed


def _exception_words(place: Jurisdiction, duty: DutyFact) -> str:
    unless = duty.spec.unless
    if unless is None:
        return ""
    by = f"（由{body_name(place, unless.judged_by)}认定）" if unless.judged_by else ""
    return f"{close_condition(unless.reason)}除外{by}"


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
