"""Conditions and time limits as phrases of administrative Chinese, composed from the data alone."""

from __future__ import annotations

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
from ..model.deadline import DeadlineKind
from ..model.jurisdiction import ANYTHING, Boxes, DimensionFact, DutyFact, Jurisdiction, TimeLimit

_IMPLICIT = {"silence": "“{}”期满无回应", "late": "“{}”逾期未完成", "breach": "不履行“{}”职责"}
_CLOSED = ("的", "时", "后", "前", "年初", "年末", "季度末", "月末")
_COMPLETED = ("形成", "结束", "召开", "划转")
_SHORT = 3


def close_condition(words: str) -> str:
    """A condition with the 的 that ends it, unless its last word already does."""
    closed = words.endswith(_CLOSED) and not words.endswith(("靠前", "靠后", "落后"))
    return words if closed else words + "的"


def join_conditions(*parts: str | None) -> str:
    """Conditions that hold together, without the 的 that the last one needs."""
    return "，".join(part.removesuffix("的") for part in parts if part)


# ---------------------------------------------------------------- events
def event_phrase(place: Jurisdiction, trigger: str) -> str:
    """An event or `duty/outcome` as a condition: 发现违法行为, 受理后, 不予立案."""
    head, slash, outcome = trigger.rpartition("/")
    if not slash or head not in place.duties:
        words = event_words(place, trigger)
        return f"{words}后" if words.endswith(_COMPLETED) else words
    duty = place.duties[head]
    action = place.action(duty)
    entry = action.outcomes.get(outcome) if action else None
    if entry and entry.phrase:
        return entry.phrase
    called = duty_name(place, duty)
    if entry is None and outcome in _IMPLICIT:
        return _IMPLICIT[outcome].format(called)
    name = outcome_name(place, duty, outcome)
    if name.startswith("已"):
        return f"{called}后"
    return f"“{called}”结果为{name}" if len(name) <= _SHORT else name


def events_phrase(place: Jurisdiction, triggers: Iterable[str]) -> str:
    """Any of several events: 移送案件或者再次移送后; the empty text for none."""
    phrases = list(dict.fromkeys(event_phrase(place, t) for t in triggers))
    done = [p.removesuffix("后") for p in phrases if p.endswith("后")]
    other = [p for p in phrases if not p.endswith("后")]
    return listed([*other, *([listed(done, "或者") + "后"] if done else [])], "，或者") if phrases else ""


def moment(place: Jurisdiction, event: str) -> str:
    """An event as a point in time: 会议召开, 受理案件材料."""
    return event_phrase(place, event).removesuffix("后")


# ---------------------------------------------------------------- situations
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
            if dimension in implied or values <= implied or len(values) == len(fact.values):
                continue
            words.append(f"{fact.name}为{listed(value_names(place, dimension, values), '或者')}")
            continue
        if rest := _vague_rest(place, dimension, values):
            words.append(rest)
            continue
        words.append(
            _pattern(place, dimension, values).format(
                value=listed(_compact(place, dimension, values), "或者")
            )
        )
    return "，且".join(words)


def _pattern(place: Jurisdiction, dimension: str, values: frozenset[str]) -> str:
    """How values of a dimension read as a condition. 一般 and 其他 say nothing without the dimension's name."""
    fact = place.dimensions[dimension]
    entry = place.vocabulary.dimensions.get(dimension)
    if entry and entry.phrase:
        return entry.phrase
    if fact.kind == "band":
        return "属于{value}"
    vague = any(fact.values.get(v, "").startswith(("一般", "其他")) for v in values)
    return f"{fact.name}为{{value}}" if vague and not _is_all_but_one(fact, values) else "{value}"


def _vague_rest(place: Jurisdiction, dimension: str, values: frozenset[str]) -> str:
    """一般情形 and all others but one say less than what they exclude: 不属于“情况紧急”; empty where that is no help."""
    fact = place.dimensions[dimension]
    entry = place.vocabulary.dimensions.get(dimension)
    left = [name for value, name in fact.values.items() if value not in values]
    vague = any(fact.values.get(v, "").startswith("一般") for v in values)
    plain = fact.kind == "named" and not (entry and entry.phrase)
    return f"不属于“{left[0]}”" if plain and vague and len(values) > 1 and len(left) == 1 else ""


def _compact(place: Jurisdiction, dimension: str, values: frozenset[str]) -> tuple[str, ...]:
    """The values' names; all but one of many values as 除…以外."""
    fact = place.dimensions[dimension]
    if _is_all_but_one(fact, values):
        return (f"除“{next(fact.values[v] for v in fact.values if v not in values)}”以外的情形",)
    return value_names(place, dimension, values)


def _is_all_but_one(fact: DimensionFact, values: frozenset[str]) -> bool:
    left = [name for value, name in fact.values.items() if value not in values]
    return fact.kind == "named" and len(left) == 1 and len(values) > 2 and not left[0].startswith("其他")


def bind_boxes(boxes: Boxes, duty: DutyFact, body: str | None) -> Boxes:
    """A condition as one body meets it that the duty's case parties can be; () if it never does."""
    parties = {a.body for a in duty.actors if body in a.may_be}
    if body is None or not parties:
        return boxes
    bound = [
        {d: values for d, values in box.items() if d not in parties}
        for box in boxes
        if all(p not in box or body in box[p] for p in parties)
    ]
    return ANYTHING if {} in bound else tuple(bound)


# ---------------------------------------------------------------- time
def time_phrase(place: Jurisdiction, deadline: TimeLimit, duty: DutyFact | None = None) -> str:
    """A deadline as an adverbial: 在3个工作日内, 自受理之日起5个工作日内, 及时; empty if the text gives none."""
    spec = deadline.spec
    limit = spec.limit
    words = limit_words(limit).zh
    if spec.before:
        return f"在{moment(place, spec.before)}{words if limit.value else ''}前"
    if limit.kind is DeadlineKind.OPEN:
        return ""
    if limit.kind is DeadlineKind.BOUNDED:
        soft = (limit.softener or "原则上") if limit.in_principle else ""
        amount = words.removeprefix(soft)
        if spec.from_ and (duty is None or spec.from_ != duty.triggers):
            start = listed((moment(place, e) for e in spec.from_), "或者")
            return f"{soft}自{start}{'时' if '小时' in amount else '之日'}起{amount}内"
        return f"{soft}在{amount}内"
    if limit.kind is DeadlineKind.SAME_DAY:
        day = limit.word or "当日"
        return f"{words.removesuffix(day)}于{day}"
    if limit.kind is DeadlineKind.RECURRING:
        return words.replace("一次", "")
    return words


def extension_phrase(place: Jurisdiction, deadline: TimeLimit) -> str:
    """What the limit may be prolonged by: 情况复杂的，经批准，可以延长5个工作日; empty without an extension."""
    extension = deadline.spec.extension
    if extension is None:
        return ""
    condition = join_conditions(boxes_phrase(place, deadline.extension_when), extension.provided)
    approved = f"经{body_name(place, extension.approver)}批准" if extension.approver else ""
    amount = f"延长{limit_words(extension.by).zh}" if extension.by else "适当延长（未规定延长多久）"
    times = f"，最多{extension.times}次" if extension.times else ""
    notify = f"，并告知{listed(body_name(place, b) for b in extension.notify)}" if extension.notify else ""
    lead = "，".join(p for p in (close_condition(condition) if condition else "", approved) if p)
    return f"{lead}{'，' if lead else ''}可以{amount}{times}{notify}"
