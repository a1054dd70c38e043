"""Time limits: numbers with units, vague words, recurrence, extension, clock and expiry."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, model_validator

from .base import SILENT, Misfit, Model, Reference, References, Sourced, as_list, key
from .numeral import HAN, read_numeral
from .situation import When


class Unit(StrEnum):
    """Units of time; `DAY` is a natural day, `DAY_UNSPECIFIED` the 日 that the text leaves open."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    DAY_UNSPECIFIED = "day_unspecified"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class DeadlineKind(StrEnum):
    """How a time limit is given."""

    BOUNDED = "bounded"
    IMMEDIATE = "immediate"
    PROMPT = "prompt"
    SAME_DAY = "same-day"
    BEFORE = "before"
    RECURRING = "recurring"
    EXTERNAL = "external"
    OPEN = "open"


class Limit(Model):
    """The amount of a time limit. `value` counts `unit`s; of a recurrence, the periods between two times."""

    kind: DeadlineKind
    value: int | None = None
    unit: Unit | None = None
    in_principle: bool = False
    as_needed: bool = False
    word: str | None = None
    """The text's own vague word, where it is not the usual one of its kind: 适时 for 及时."""
    softener: str | None = None
    """The text's own word for 原则上: 一般."""

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, data: Any) -> Any:
        return parse_limit(str(data)) if isinstance(data, str) or type(data) in (int, float) else data


_UNITS = {
    Unit.WORKING_DAY: r"个?工作日|working[ -]days?",
    Unit.DAY: r"个?自然日|(?:calendar|natural)[ -]days?",
    Unit.HOUR: r"个?小时|hours?",
    Unit.MINUTE: r"分钟|minutes?",
    Unit.DAY_UNSPECIFIED: r"日|天|days?",
    Unit.WEEK: r"周|个?星期|weeks?",
    Unit.MONTH: r"个?月|months?",
    Unit.QUARTER: r"个?季度|quarters?",
    Unit.YEAR: r"年|years?",
}
_AMOUNTS = [
    (unit, re.compile(rf"(?:不超过|最长)?(\d+|{HAN})\s*(?:{words})(?:内|以内|之内)?"))
    for unit, words in _UNITS.items()
]
_PERIODS = {
    Unit.DAY: r"每[日天](?:一次)?|daily",
    Unit.WEEK: r"每(?:周|星期)(?:一次)?|weekly",
    Unit.MONTH: r"每月(?:一次)?|monthly",
    Unit.QUARTER: r"每季度?(?:一次)?|quarterly",
    Unit.YEAR: r"每年度?(?:一次)?|年度|yearly|annually",
}
_WORDS = {
    DeadlineKind.IMMEDIATE: r"立即|即时|随时|当场|at once|immediately|第一时间",
    DeadlineKind.PROMPT: r"及时|迅速|尽快|适时|按时|promptly|as soon as possible",
    DeadlineKind.SAME_DAY: r"(?:当日|当天)(?:开始)?|same day",
    DeadlineKind.EXTERNAL: r"(?:依|按|在?)?(?:法定|规定|约定)(?:时限|期限)内?|as set elsewhere",
}
_USUAL = {
    DeadlineKind.IMMEDIATE: ("立即",),
    DeadlineKind.PROMPT: ("及时",),
    DeadlineKind.SAME_DAY: ("当日",),
    DeadlineKind.EXTERNAL: ("按规定期限",),
}
_SOFT = re.compile(r"^(?:一般(?:应)?在?|原则上|in principle)[\s,，]*")
_AS_NEEDED = re.compile(r"[,，]?并?视(?:工作)?需要$| and as needed$")
_REGULAR = re.compile(r"(定期|regularly)(或者?不定期| and as needed)?")


def parse_limit(text: str) -> dict[str, Any]:
    """Read a short form such as `3个工作日`, `24 hours`, `及时`, `原则上每周一次`; ValueError with the ways to write it."""
    words = text.strip()
    soft = _SOFT.match(words)
    words = words[soft.end() :] if soft else words
    plain, needed = _AS_NEEDED.subn("", words)
    found: dict[str, Any] = {}
    if words in (SILENT, "open"):
        return {"kind": DeadlineKind.OPEN}
    for unit, pattern in _AMOUNTS:
        if (match := pattern.fullmatch(words)) and (value := read_numeral(match[1])):
            found = {"kind": DeadlineKind.BOUNDED, "value": value, "unit": unit}
            break
    else:
        for unit, period in _PERIODS.items():
            if re.fullmatch(period, plain):
                found = {"kind": DeadlineKind.RECURRING, "value": 1, "unit": unit, "as-needed": bool(needed)}
        for kind, listed in _WORDS.items():
            if re.fullmatch(listed, words):
                found = {"kind": kind} | ({"word": words} if _is_own_word(kind, words) else {})
        if match := _REGULAR.fullmatch(words):
            found = {"kind": DeadlineKind.RECURRING, "as-needed": bool(match.group(2))}
    if not found:
        raise Misfit(f"看不懂的时限“{text}”", f"not a time limit: {text!r}", *_advice(words))
    if soft:
        found |= {"in-principle": True} | ({"softener": "一般"} if soft[0].startswith("一般") else {})
    return found


_RANGE = re.compile(
    rf"(?:\d+|{HAN})\s*(?:个?工作日|个?自然日|小时|日|天|个?月)?\s*[-—–~～至到]\s*((?:\d+|{HAN}).*)"
)
_NUMBER = re.compile(rf"\d+|{HAN}")
_ABSENT = re.compile(r"无|没有|未规定|未明确|未写明|不限|无期限|没有规定|none|null", re.IGNORECASE)


def _advice(words: str) -> tuple[str, str]:
    """What to write instead of a limit that cannot be read."""
    if _ABSENT.fullmatch(words):
        return "原文没有写时限的，写 silent", "write silent where the text says nothing"
    if _NUMBER.fullmatch(words):
        return (
            f"时限要带单位：{words}个工作日、{words}日、{words}小时",
            f"add the unit: {words} working days, {words} days, {words} hours",
        )
    if match := _RANGE.fullmatch(words):
        return (
            f"时限只写一个数：以较长的为准，写 {match[1]}，原文的写法记在 note 中",
            f"a limit is one amount: write the longer, {match[1]}, and keep the wording in note",
        )
    if words.endswith("前") or words.startswith("提前"):
        return (
            "在某事之前完成的，写作 {limit: 3个工作日, before: 职责/结果}；固定日期写在 provided 中",
            "to be done ahead of something: {limit: 3 working days, before: DUTY/OUTCOME}; a fixed date: provided",
        )
    return (
        "可写 3个工作日、24小时、90日、30个自然日、2个月、及时、立即、当日、每周、每月、定期；原文没有写的，写 silent",
        "write 3 working days, 24 hours, 90 days, promptly, at once, weekly; silent where the text says nothing",
    )


def _is_own_word(kind: DeadlineKind, words: str) -> bool:
    return not words.isascii() and words not in _USUAL.get(kind, ())


LimitInput = Annotated[Limit, BeforeValidator(lambda v: v, json_schema_input_type=str)]


class Clock(StrEnum):
    """What happens to a running limit when the matter is handed over."""

    INHERITED = "inherited"
    RESTARTED = "restarted"


class Extension(Sourced):
    """A prolongation. Without `by` it is unbounded (`可适当延长`)."""

    by: LimitInput | None = key("可延长多久", "by how much", "5个工作日", None)
    times: int | None = key("最多几次", "how often at most", 1, None, ge=1)
    approver: Reference | None = key("由谁批准", "who approves it", "enforcement", None)
    notify: References = key("须告知谁", "who must be told", "enforcement", ())
    when: When = key("在哪些情形下", "in which situations", {"complexity": "complex"}, ())
    provided: str | None = key("条件（我方表述）", "the condition in words", "情况复杂的", None)

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        if data in ("open", "酌情", "适当延长"):
            return {}
        return {"by": data} if isinstance(data, str) or type(data) in (int, float) else data


ExtensionInput = Annotated[Extension, BeforeValidator(lambda v: v, json_schema_input_type=str | Extension)]


class Deadline(Sourced):
    """One time limit of a duty or rung. Of several, one with a condition goes before one without."""

    short: ClassVar[str | None] = "limit"
    limit: LimitInput = key("时限", "the limit", "3个工作日")
    from_: References = key(
        "起算事件（缺省为触发事件）",
        "the event from which it runs; by default what triggers the duty",
        "accept/accepted",
        (),
    )
    before: Reference | None = key(
        "在哪一事件之前", "the later event before which it must be done", "hold-meeting/done", None
    )
    when: When = key("适用情形", "the situations it holds in", {"urgency": "urgent"}, ())
    provided: str | None = key(
        "条件（我方表述）", "a condition in words that no dimension carries", "任务明确期限的", None
    )
    extension: ExtensionInput | None = key("可否延长", "its extension", "5个工作日", None)
    clock: Clock | None = key(
        "移送后期限继续计算还是重新计算", "inherited or restarted on a hand-over", "inherited", None
    )
    excludes: tuple[str, ...] = key("不计入期限的时间", "time that is not counted", ["鉴定时间"], ())
    on_expiry: str | None = key(
        "期满无答复的后果：deemed-accepted、deemed-waived、moves-up，或后续职责 id",
        "what silence means: deemed-accepted, deemed-waived, moves-up, or the id of a duty",
        "deemed-accepted",
        None,
    )

    @property
    def kind(self) -> DeadlineKind:
        """`BEFORE` where the limit is counted back from a later event, else the limit's own kind."""
        return DeadlineKind.BEFORE if self.before else self.limit.kind


Deadlines = Annotated[
    tuple[Deadline, ...],
    BeforeValidator(as_list, json_schema_input_type=str | Deadline | list[str | Deadline]),
]
