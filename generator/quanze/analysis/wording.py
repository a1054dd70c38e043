"""What elements are called in Chinese and English: bodies, events, conditions, time limits, clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from ..diagnostics.text import Text
from ..model.base import Modality
from ..model.deadline import DeadlineKind, Limit, Unit
from ..model.duty import Part
from ..model.interval import Interval, merge_atoms
from ..model.jurisdiction import ActorRef, Boxes, DutyFact, Jurisdiction, RungFact, TimeLimit
from ..model.numeral import write_amount

_DIGITS = "零一二三四五六七八九"
_UNITS_ZH = {
    Unit.MINUTE: "分钟",
    Unit.HOUR: "小时",
    Unit.WORKING_DAY: "个工作日",
    Unit.DAY: "个自然日",
    Unit.DAY_UNSPECIFIED: "日",
    Unit.WEEK: "周",
    Unit.MONTH: "个月",
    Unit.QUARTER: "个季度",
    Unit.YEAR: "年",
}
_UNITS_EN = {
    Unit.MINUTE: "minute",
    Unit.HOUR: "hour",
    Unit.WORKING_DAY: "working day",
    Unit.DAY: "calendar day",
    Unit.DAY_UNSPECIFIED: "day",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.QUARTER: "quarter",
    Unit.YEAR: "year",
}
_PERIODS_ZH = {
    Unit.DAY: "每日",
    Unit.WEEK: "每周",
    Unit.MONTH: "每月",
    Unit.QUARTER: "每季度",
    Unit.YEAR: "每年",
}
_PERIODS_EN = {
    Unit.DAY: "daily",
    Unit.WEEK: "weekly",
    Unit.MONTH: "monthly",
    Unit.QUARTER: "quarterly",
    Unit.YEAR: "yearly",
}
_WORDS = {
    DeadlineKind.IMMEDIATE: Text("立即", "at once"),
    DeadlineKind.PROMPT: Text("及时", "promptly"),
    DeadlineKind.SAME_DAY: Text("当日", "the same day"),
    DeadlineKind.EXTERNAL: Text("按规定期限", "within the time set elsewhere"),
    DeadlineKind.OPEN: Text("未规定时限", "no time limit given"),
}
_PARTIES = "parties"


def chinese_number(number: int) -> str:
    """A number in Chinese numerals; from 100 up in digits, as no document numbers its clauses so high."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def listed(names: Iterable[str], last: str = "、") -> str:
    """Names joined as Chinese lists are: 甲、乙和丙 with `last="和"`."""
    items = list(dict.fromkeys(names))
    if len(items) < 2 or last == "、":
        return "、".join(items)
    return "、".join(items[:-1]) + last + items[-1]


# ---------------------------------------------------------------- clauses
_STEPS = re.compile(r"附件\d+|第[^第（]+?(?:部分|条|款|句)|（[^）]*）|\d+|.")


@cache
def clause_number(locator: str) -> str:
    """A locator as officials write it: `3/1/2#1.2` → 三（一）2第一款第二句; `A1/2/3` → 附件1第二部分（三）.

    The number of a part stands bare only where a number below it tells what it is: `2` → 第二部分.
    """
    body, _, tail = locator.partition("#")
    if not tail and "." in body:
        body, _, sentence = body.rpartition(".")
        tail = f".{sentence}"
    steps = body.split("/")
    shown = ""
    depth = 0
    for index, step in enumerate(steps):
        if annex := re.fullmatch(r"A(\d+)", step):
            shown += f"附件{annex[1]}"
            continue
        if article := re.fullmatch(r"art(\d+)([a-z]?)", step):
            shown += f"第{chinese_number(int(article[1]))}条" + _repeated(article[2])
            depth = 1
        elif step == "0":
            shown += "引言" if depth == 0 else ""
            depth += 1
        elif number := re.fullmatch(r"(\d+)([a-z]?)", step):
            bare = not shown and _is_numbered(steps[index + 1 :])
            shown += _heading(int(number[1]), depth, bare) + _repeated(number[2])
            depth += 1
        else:
            shown += step
    paragraph, _, sentence = tail.partition(".")
    if paragraph:
        shown += f"第{chinese_number(int(paragraph))}款"
    return shown + (f"第{chinese_number(int(sentence))}句" if sentence else "")


def _is_numbered(below: list[str]) -> bool:
    """Whether the next step down shows a number of its own; `0`, what stands before the first, shows none."""
    return bool(below) and below[0][:1].isdigit() and below[0] != "0"


def _heading(number: int, depth: int, bare: bool) -> str:
    words = chinese_number(number)
    if depth == 0:
        return words if bare else f"第{words}部分"
    return f"（{words}）" if depth == 1 else str(number)


def _repeated(letter: str) -> str:
    return f"（第{chinese_number(ord(letter) - ord('a') + 1)}个）" if letter else ""


def citation_words(place: Jurisdiction, cite: str) -> str:
    """`rudong-2018:3/1/2` → 三（一）2, with the document's number or title where a place has several."""
    document, _, locator = cite.rpartition(":")
    first, dash, last = locator.partition("-")
    words = _range_words(clause_number(first), clause_number(last)) if dash else clause_number(first)
    if len(place.documents) > 1 and document in place.documents:
        entry = place.documents[document]
        words = f"{entry.number or '《' + entry.title + '》'}{words}"
    return words


def _range_words(first: str, last: str) -> str:
    """From one clause to another; what both begin with is said once: 三（五）第一句至第三句."""
    steps, others = _STEPS.findall(first), _STEPS.findall(last)
    same = next((i for i, (a, b) in enumerate(zip(steps, others, strict=False)) if a != b), 0)
    return f"{first}至{''.join(others[same:])}"


# ---------------------------------------------------------------- bodies
def body_name(place: Jurisdiction, body: str) -> str:
    """The Chinese name of a body or case party."""
    if body in place.bodies:
        return place.bodies[body].name
    if body == _PARTIES:
        return "争议各方"
    party = place.vocabulary.parties.get(body)
    return party.name if party else body


def actor_names(place: Jurisdiction, actors: Iterable[ActorRef]) -> tuple[str, ...]:
    """The names of actors as the text calls them."""
    return tuple(body_name(place, a.body) for a in actors)


# ---------------------------------------------------------------- time
def limit_words(limit: Limit) -> Text:
    """A limit in words: 3个工作日 / 3 working days; 原则上 in front where the text softens it."""
    soft_zh, soft_en = (limit.softener or "原则上", "in principle ") if limit.in_principle else ("", "")
    if limit.kind is DeadlineKind.BOUNDED and limit.unit and limit.value is not None:
        plural = "" if limit.value == 1 else "s"
        return Text(
            f"{soft_zh}{limit.value}{_UNITS_ZH[limit.unit]}",
            f"{soft_en}{limit.value} {_UNITS_EN[limit.unit]}{plural}",
        )
    if limit.kind is DeadlineKind.RECURRING:
        zh = _PERIODS_ZH[limit.unit] + "一次" if limit.unit else "定期"
        en = _PERIODS_EN[limit.unit] if limit.unit else "regularly"
        if limit.as_needed:
            zh, en = zh + ("并视需要" if limit.unit else "或不定期"), f"{en} and as needed"
        return Text(soft_zh + zh, soft_en + en)
    words = _WORDS[limit.kind]
    return Text(soft_zh + (limit.word or words.zh), soft_en + words.en)


def deadline_words(place: Jurisdiction, deadline: TimeLimit) -> Text:
    """A deadline without its condition: 3个工作日内, 会议召开5个工作日前."""
    spec = deadline.spec
    words = limit_words(spec.limit)
    if spec.before:
        event = event_words(place, spec.before)
        return Text(f"{event}前{words.zh}", f"{words.en} before {spec.before}")
    if spec.limit.kind is DeadlineKind.BOUNDED:
        return Text(f"{words.zh}内", f"within {words.en}")
    return words


# ---------------------------------------------------------------- events and situations
def duty_name(place: Jurisdiction, duty: DutyFact) -> str:
    """The short name of a duty: as given, else action and object, with 不得 where they are forbidden."""
    if duty.spec.name:
        return duty.spec.name
    action = place.action(duty)
    entry = place.vocabulary.objects.get(duty.spec.object or "")
    forbidden = "不得" if duty.modality is Modality.MUST_NOT else ""
    return (
        f"{forbidden}{action.name if action else duty.action}{entry.name if entry else duty.spec.about or ''}"
    )


def rung_words(place: Jurisdiction, rung: RungFact) -> str:
    """Who deals with a matter on a rung, and how: 联席会议协调, 甲牵头会同乙协调."""
    action = place.vocabulary.actions.get(rung.spec.action)
    return f"{rung_bodies(place, rung)}{action.name if action else rung.spec.action}"


def rung_bodies(place: Jurisdiction, rung: RungFact) -> str:
    """Who deals with a matter on a rung: 联席会议, 甲牵头会同乙."""
    who = listed(body_name(place, a.body) for a in rung.bodies if a.part is Part.LEAD)
    others = listed(body_name(place, a.body) for a in rung.bodies if a.part is not Part.LEAD)
    return f"{who}牵头会同{others}" if others else who


def event_words(place: Jurisdiction, event: str) -> str:
    """An event or `duty/outcome` in Chinese."""
    head, slash, outcome = event.rpartition("/")
    if not slash:
        entry = place.vocabulary.events.get(event)
        return entry.name if entry else event
    duty = place.duties.get(head)
    if duty is None:
        chain = place.chains.get(head)
        name = chain.spec.name if chain else head
        return f"经{name}解决" if outcome == "settled" else f"{name}未能解决"
    return f"{duty_name(place, duty)}：{outcome_name(place, duty, outcome)}"


def outcome_name(place: Jurisdiction, duty: DutyFact, outcome: str) -> str:
    """The Chinese name of one outcome of a duty."""
    implicit = {"silence": "无回应", "late": "逾期", "breach": "不履行"}
    action = place.action(duty)
    entry = action.outcomes.get(outcome) if action else None
    return entry.name if entry else implicit.get(outcome, outcome)


def value_names(place: Jurisdiction, dimension: str, values: Iterable[str]) -> tuple[str, ...]:
    """Values of a dimension by their Chinese names, in the dimension's order; pieces of a measure as intervals."""
    fact = place.dimensions.get(dimension)
    if fact is None:
        return tuple(sorted(values))
    chosen = set(values)
    keys = [v for v in fact.values if v in chosen]
    if fact.kind == "measure":
        pieces = merge_atoms(a for a in fact.atoms if a.key in chosen)
        return tuple(interval_words(i, fact.unit or "") for i in pieces)
    return tuple(fact.values[v] for v in keys)


def interval_words(interval: Interval, unit: str) -> str:
    """An interval as law writes it: 500元以上、2000元以下."""
    if interval.is_point:
        return f"恰为{_plain(interval.low)}{unit}"
    low = high = ""
    if interval.low:
        low = (
            f"{_plain(interval.low)}{unit}以上"
            if interval.low_closed
            else f"超过{_plain(interval.low)}{unit}"
        )
    if interval.high is not None:
        high = (
            f"{_plain(interval.high)}{unit}以下"
            if interval.high_closed
            else f"不满{_plain(interval.high)}{unit}"
        )
    return "、".join(w for w in (low, high) if w) or "任何数额"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else write_amount(number)


def region_words(place: Jurisdiction, region: Mapping[str, Iterable[str]]) -> Text:
    """A region of situations in words: 事项类别为禁止类事项、由综合行政执法部门发现."""
    if not region:
        return Text("任何情形", "every situation")
    zh = "；".join(
        f"{place.dimensions[d].name if d in place.dimensions else d}：{listed(value_names(place, d, v), '或')}"
        for d, v in region.items()
    )
    en = "; ".join(f"{d}: {' or '.join(_in_order(place, d, v))}" for d, v in region.items())
    return Text(zh, en)


def _in_order(place: Jurisdiction, dimension: str, values: Iterable[str]) -> list[str]:
    chosen = set(values)
    fact = place.dimensions.get(dimension)
    return [v for v in fact.values if v in chosen] if fact else sorted(chosen)


def boxes_words(place: Jurisdiction, boxes: Boxes) -> Text:
    """A condition in words; any of its boxes."""
    parts = [region_words(place, box) for box in boxes]
    return Text("；或者".join(p.zh for p in parts), "; or ".join(p.en for p in parts))


def amounts_words(amounts: Iterable[tuple[Unit, int]]) -> Text:
    """Amounts of time by unit: 5个工作日又24小时; nothing if there are none."""
    listed_amounts = list(amounts)
    zh = "又".join(f"{value}{_UNITS_ZH[unit]}" for unit, value in listed_amounts)
    en = " and ".join(f"{n} {_UNITS_EN[unit]}{'' if n == 1 else 's'}" for unit, n in listed_amounts)
    return Text(zh, en)
