"""Duties as sentences of administrative Chinese, composed from the data alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..analysis.wording import (
    body_name,
    duty_name,
    event_words,
    limit_words,
    listed,
    outcome_name,
    value_names,
)
from ..model.base import Modality
from ..model.deadline import DeadlineKind
from ..model.duty import Group, Part
from ..model.jurisdiction import (
    ANYTHING,
    ActorRef,
    Boxes,
    ChainFact,
    DutyFact,
    Jurisdiction,
    RungFact,
    TimeLimit,
)

_MODAL = {Modality.MUST: "应当", Modality.MAY: "可以", Modality.SHOULD: "应积极", Modality.MUST_NOT: "不得"}
_SLOT = re.compile(r"\[([^\[\]]*)\]")


def duty_sentence(place: Jurisdiction, duty: DutyFact, body: str | None = None) -> str:
    """The whole duty in one sentence; with `body`, as that body reads it (case parties bound to it)."""
    condition = condition_words(place, duty, body)
    actor = actors_words(place, duty.actors, body) or "（文件未明确主体）"
    general, special = _split(duty.deadlines)
    core = f"{actor}{_modal(duty)}{_time_words(place, general, duty)}{verb_words(place, duty, body)}"
    core += _materials_words(place, duty)
    tail = [_special_words(place, d, duty) for d in special]
    tail += [words for d in duty.deadlines if (words := _extension_words(place, d))]
    if duty.spec.unless:
        judge = duty.spec.unless.judged_by
        by = f"（由{body_name(place, judge)}认定）" if judge else ""
        tail.append(f"{_of(duty.spec.unless.reason)}除外{by}")
    return "；".join([f"{condition}，{core}" if condition else core, *tail]) + "。"


def _modal(duty: DutyFact) -> str:
    return ("原则上" if duty.spec.in_principle else "") + _MODAL[duty.modality]


def _of(words: str) -> str:
    return words if words.endswith(("的", "时", "后", "前")) else words + "的"


# ---------------------------------------------------------------- conditions
def condition_words(place: Jurisdiction, duty: DutyFact, body: str | None = None) -> str:
    """When the duty applies: its events, situations and unmodelled conditions; empty for a standing duty."""
    events = list(dict.fromkeys(_event_phrase(place, t) for t in duty.triggers))
    parts = ["或者".join(events)] if events else []
    if duty.spec.on_breach_of:
        parts.append(f"不履行{listed(_breached(place, duty.spec.on_breach_of))}")
    implied = {body} if body else {a.body for a in duty.actors}
    if situation := boxes_phrase(place, duty.when, implied):
        parts.append(situation)
    if duty.spec.provided:
        parts.append(duty.spec.provided)
    return _of("，".join(p.removesuffix("的") for p in parts)) if parts else ""


def _breached(place: Jurisdiction, references: Iterable[str]) -> list[str]:
    names = []
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


def _event_phrase(place: Jurisdiction, trigger: str) -> str:
    head, slash, outcome = trigger.rpartition("/")
    if not slash or head not in place.duties:
        return event_words(place, trigger)
    duty = place.duties[head]
    action = place.action(duty)
    entry = action.outcomes.get(outcome) if action else None
    if entry and entry.phrase:
        return entry.phrase
    name = outcome_name(place, duty, outcome)
    return f"{duty_name(place, duty)}后" if name.startswith("已") else name


def boxes_phrase(place: Jurisdiction, boxes: Boxes, implied: Iterable[str] = ()) -> str:
    """A condition as a phrase; case parties that the sentence's own actor already names are left out."""
    if boxes == ANYTHING:
        return ""
    known = set(implied)
    phrases = [_box_phrase(place, box, known) for box in boxes]
    return "，或者".join(dict.fromkeys(p for p in phrases if p))


def _box_phrase(place: Jurisdiction, box: Mapping[str, frozenset[str]], implied: set[str]) -> str:
    words = []
    for dimension, values in box.items():
        fact = place.dimensions[dimension]
        if fact.kind == "party":
            if dimension in implied or values <= implied:
                continue
            names = listed(value_names(place, dimension, values), "或者")
            words.append(f"{fact.name}为{names}")
            continue
        entry = place.vocabulary.dimensions.get(dimension)
        pattern = (entry.phrase if entry else None) or ("属于{value}" if fact.kind == "band" else "{value}")
        words.append(pattern.format(value=listed(_compact(place, dimension, values), "或者")))
    return "、".join(words)


def _compact(place: Jurisdiction, dimension: str, values: frozenset[str]) -> tuple[str, ...]:
    """The values' names; all but one of many values as 非…."""
    fact = place.dimensions[dimension]
    left = [v for v in fact.values if v not in values]
    if fact.kind == "named" and len(left) == 1 and len(values) > 2:
        return (f"除“{fact.values[left[0]]}”以外的情形",)
    return value_names(place, dimension, values)


# ---------------------------------------------------------------- actors
def actors_words(place: Jurisdiction, actors: tuple[ActorRef, ...], body: str | None = None) -> str:
    """Who acts or receives: 甲牵头，会同乙; a case party with the bodies that can be it."""
    lead = [a for a in actors if a.part is Part.LEAD]
    joint = [_one(place, a, body) for a in actors if a.part is Part.JOINT]
    support = [_one(place, a, body) for a in actors if a.part is Part.SUPPORT]
    if body and any(body in a.bodies for a in lead) and all(a.group is Group.EACH for a in lead):
        words = body_name(place, body)
    else:
        last = "或者" if any(a.group is Group.ANY for a in lead) else "、"
        words = listed((_one(place, a, body) for a in lead), last)
        if len(lead) > 1 and all(a.group is Group.ALL for a in lead) and not joint:
            words += "共同"
    if joint:
        words += f"会同{listed(joint)}"
    return words + (f"（{listed(support)}配合）" if support else "")


def _one(place: Jurisdiction, actor: ActorRef, body: str | None) -> str:
    name = body_name(place, actor.body)
    if not actor.may_be:
        return name
    if body in actor.may_be:
        return body_name(place, body or "")
    return f"{name}（{listed((body_name(place, b) for b in actor.may_be), '或者')}）"


def recipients_words(place: Jurisdiction, duty: DutyFact, body: str | None = None) -> str:
    """Towards whom; for a body bound to the sending party, without itself."""
    names = []
    for actor in duty.recipients:
        others = tuple(b for b in actor.may_be if b != body)
        if body and actor.may_be and any(body in a.may_be for a in duty.actors) and others:
            names.append(listed((body_name(place, b) for b in others), "或者"))
        else:
            names.append(_one(place, actor, None))
    last = "或者" if any(a.group is Group.ANY for a in duty.recipients) else "、"
    return listed(names, last)


# ---------------------------------------------------------------- verb
def object_words(place: Jurisdiction, duty: DutyFact) -> str:
    """What is acted on: its limiting words and its name."""
    entry = place.vocabulary.objects.get(duty.spec.object or "")
    return f"{duty.spec.about or ''}{entry.name if entry else ''}"


def verb_words(place: Jurisdiction, duty: DutyFact, body: str | None = None) -> str:
    """Form, action, object and recipient: 以书面形式将案件材料移送受移送方."""
    action = place.action(duty)
    given = {"object": object_words(place, duty), "to": recipients_words(place, duty, body)}
    pattern = (action.sentence if action else None) or f"{action.name if action else duty.action}[{{object}}]"

    def fill(match: re.Match[str]) -> str:
        inner = match.group(1)
        slots = re.findall(r"\{(\w+)\}", inner)
        return inner.format(**given) if all(given.get(s) for s in slots) else ""

    return _form_words(place, duty) + _SLOT.sub(fill, pattern).format(**given)


def _form_words(place: Jurisdiction, duty: DutyFact) -> str:
    names = [place.vocabulary.forms[f].name if f in place.vocabulary.forms else f for f in duty.spec.form]
    if not names:
        return ""
    if all(n.startswith(("通过", "现场")) for n in names):
        return "、".join(names)
    return f"以{listed((n.removeprefix('通过') for n in names), '或者')}" + ("" if names[-1].endswith("形式") else "形式")


def _materials_words(place: Jurisdiction, duty: DutyFact) -> str:
    names = [place.spec.materials[m].name for m in duty.spec.with_ if m in place.spec.materials]
    words = f"，并附{listed(f'“{n}”' for n in names)}" if names else ""
    items = [place.spec.information[i].name for i in duty.spec.items if i in place.spec.information]
    return words + (f"，范围见{listed(f'“{n}”' for n in items)}" if items else "")


# ---------------------------------------------------------------- time
def _split(deadlines: tuple[TimeLimit, ...]) -> tuple[tuple[TimeLimit, ...], tuple[TimeLimit, ...]]:
    general = tuple(d for d in deadlines if d.when == ANYTHING and not d.spec.provided)
    return general, tuple(d for d in deadlines if d not in general)


def _time_words(place: Jurisdiction, general: tuple[TimeLimit, ...], duty: DutyFact) -> str:
    return "、".join(dict.fromkeys(w for d in general if (w := time_phrase(place, d, duty))))


def time_phrase(place: Jurisdiction, deadline: TimeLimit, duty: DutyFact | None = None) -> str:
    """A deadline as an adverbial: 在3个工作日内, 自受理之日起5个工作日内, 及时; empty if the text gives none."""
    spec = deadline.spec
    limit = spec.limit
    words = limit_words(limit).zh
    if spec.before:
        return f"在{_moment(place, spec.before)}{words}前" if limit.value else f"在{_moment(place, spec.before)}前"
    if limit.kind is DeadlineKind.OPEN:
        return ""
    if limit.kind is DeadlineKind.BOUNDED:
        soft = "原则上" if limit.in_principle else ""
        amount = words.removeprefix("原则上")
        if spec.from_ and (duty is None or spec.from_ != duty.triggers):
            start = "或者".join(_moment(place, e) for e in spec.from_)
            return f"{soft}自{start}{'时' if '小时' in amount else '之日'}起{amount}内"
        return f"{soft}在{amount}内"
    if limit.kind is DeadlineKind.SAME_DAY:
        return words.replace("当日", "于当日")
    return words


def _moment(place: Jurisdiction, event: str) -> str:
    phrase = _event_phrase(place, event)
    return phrase.removesuffix("后")


def _special_words(place: Jurisdiction, deadline: TimeLimit, duty: DutyFact) -> str:
    condition = "，".join(p for p in (boxes_phrase(place, deadline.when), deadline.spec.provided or "") if p)
    time = time_phrase(place, deadline, duty)
    return f"{_of(condition)}，{time or '未规定时限'}{_short_verb(place, duty) if time else ''}"


def _short_verb(place: Jurisdiction, duty: DutyFact) -> str:
    action = place.action(duty)
    return action.name if action else ""


def _extension_words(place: Jurisdiction, deadline: TimeLimit) -> str:
    extension = deadline.spec.extension
    if extension is None:
        return ""
    situation = boxes_phrase(place, deadline.extension_when)
    condition = "，".join(p.removesuffix("的") for p in (situation, extension.provided or "") if p)
    parts = [_of(condition) if condition else ""]
    parts.append(f"经{body_name(place, extension.approver)}批准" if extension.approver else "")
    amount = f"延长{limit_words(extension.by).zh}" if extension.by else "适当延长（未规定延长多久）"
    times = f"，最多{extension.times}次" if extension.times else ""
    notify = f"，并告知{listed(body_name(place, b) for b in extension.notify)}" if extension.notify else ""
    lead = "，".join(p for p in parts if p)
    return f"{lead}{'，' if lead else ''}可以{amount}{times}{notify}"


# ---------------------------------------------------------------- chains
def rung_sentence(place: Jurisdiction, chain: ChainFact, index: int) -> str:
    """One rung: 协商不成的，提请县执法协调联席会议决定."""
    rung: RungFact = chain.rungs[index]
    action = place.vocabulary.actions.get(rung.spec.action)
    verb = action.name if action else rung.spec.action
    bodies = actors_words(place, rung.bodies)
    time = "".join(t for d in rung.deadlines if (t := time_phrase(place, d)))
    if index == 0:
        return f"由{bodies}{time}{verb}。"
    before = chain.rungs[index - 1].spec.moves_up or "上一级未能解决"
    by = f"由{actors_words(place, rung.brought_by)}" if rung.brought_by else ""
    final = "，该决定为最终决定" if rung.spec.final else ""
    return f"{_of(before)}，{by}提请{bodies}{time}{verb}{final}。"
