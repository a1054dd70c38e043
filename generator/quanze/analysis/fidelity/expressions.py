"""What a clause says of time and of duty, word by word: 3个工作日, 及时, 每周, 应当, 不得, 可以 …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ...loading.official.numbering import read_number
from ...model.base import Modality
from ...model.deadline import DeadlineKind, Unit

_NUMBER = r"(?P<number>\d+|[一二两三四五六七八九十]+)\s*"
_UNITS = {
    "工作日": Unit.WORKING_DAY, "自然日": Unit.DAY, "小时": Unit.HOUR, "分钟": Unit.MINUTE, "日": Unit.DAY_UNSPECIFIED,
    "天": Unit.DAY_UNSPECIFIED, "周": Unit.WEEK, "星期": Unit.WEEK, "月": Unit.MONTH, "季度": Unit.QUARTER,
    "年": Unit.YEAR,
}  # fmt: skip
_PERIODS = {
    "日": Unit.DAY, "天": Unit.DAY, "周": Unit.WEEK, "星期": Unit.WEEK, "月": Unit.MONTH, "季": Unit.QUARTER,
    "年": Unit.YEAR,
}  # fmt: skip
_WORDS = {
    DeadlineKind.IMMEDIATE: "立即|即时|随时|第一时间|即刻|马上",
    DeadlineKind.PROMPT: "及时|尽快|尽早|适时(?!适当)|迅速",
    DeadlineKind.EXTERNAL: "按时|按期|如期",
    DeadlineKind.SAME_DAY: "当日|当天",
}
_TIMES = (
    # Units that measure nothing but periods; 日, 月 and 年 also name dates and amounts of money.
    re.compile(rf"{_NUMBER}个?(?P<unit>工作日|自然日|小时|分钟)"),
    re.compile(rf"(?<![年月\d]){_NUMBER}个?(?P<unit>日|天|周|星期|月|季度|年)(?=以?之?内|之?前[^款条]|起)"),
    re.compile(r"每个?(?P<period>日|天|周|星期|月|季|年)度?"),
    re.compile("(?P<period>年)度|(?P<quarter>(?<!每)(?<!个)季度)"),
    re.compile("(?P<regular>不?(?<![规法约固指特])定期(?!限)(?:[或与和]者?不定期)?)"),
    *(re.compile(f"(?<![不未])(?<!没有)(?P<{kind.name}>{words})") for kind, words in _WORDS.items()),
)
_OBLIGES = frozenset({Modality.MUST, Modality.SHOULD})
_NOUNS_BEFORE = "相对响适反供呼顺回感效不"
"""相应, 对应, 响应 …: 应 is no modal word there."""
_MODALS = (
    (
        frozenset({Modality.MUST_NOT}),
        r"不得(?!不)|不应(?!期)|不准(?![确、，,；;。的])|不允许|严禁|不可(?=以)",
    ),
    (_OBLIGES, rf"应当|(?<![{_NOUNS_BEFORE}])应(?![急用批诉届聘邀付战对当]|有尽有)|应(?=对.{{2,30}}进行)"),
    (frozenset({Modality.MAY}), r"可以|(?<![许认不])可(?![能行靠见查疑以研]|持续|操作)"),
    (_OBLIGES, r"必须|(?<![必无])须(?!知)"),
    (_OBLIGES, r"(?<![需主次重必纪概摘首只若紧扼提纲不])要(?![求点素件么害闻])"),
    (_OBLIGES, r"(?<![级接])负责(?![人制任])"),
)
_BREAK = re.compile("[，,；;：:。]")
_DEFINES = re.compile("(?:是|主要)指|所称|的情形包括")
_WAYS = re.compile("[^，,；;：:。]{0,12}等(?:方式|形式|途径|手段)")


class Aside(StrEnum):
    """Where wording states no provision of its own: …的，; …是指…; of a time also a list of ways, …等方式."""

    CONDITION = "condition"
    DEFINITION = "definition"
    MANNER = "manner"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Wording that gives a time. `value` counts `unit`s; `ahead` where it is counted back (提前1个工作日)."""

    words: str
    at: int
    kind: DeadlineKind
    value: int | None = None
    unit: Unit | None = None
    ahead: bool = False
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Modal:
    """Wording that makes a duty or gives a power; `modalities` are those by which a spec may state it."""

    words: str
    at: int
    modalities: frozenset[Modality]
    aside: Aside | None = None


def read_times(text: str) -> tuple[TimeExpression, ...]:
    """All wording in a clause that gives a time, in order; none inside another."""
    found: dict[int, TimeExpression] = {}
    taken: set[int] = set()
    for pattern in _TIMES:
        for match in pattern.finditer(text):
            span = set(range(*match.span()))
            if not span & taken:
                taken |= span
                found[match.start()] = _time(text, match)
    return tuple(found[at] for at in sorted(found))


def read_modals(text: str) -> tuple[Modal, ...]:
    """All wording in a clause that obliges, forbids or allows, in order."""
    found: dict[int, Modal] = {}
    for modalities, pattern in _MODALS:
        for match in re.finditer(pattern, text):
            words = _with_actor(text, match) if match[0] == "负责" else match[0]
            # 应当负责, 要负责: one duty, not two.
            near = text[max(0, match.start() - 6) : match.start()]
            merged = re.search("应当?|要|不得|可以?", near) and not _BREAK.search(near)
            if (match[0] == "负责" and merged) or _is_quoted(text, match.start()):
                continue
            found[match.start()] = Modal(words, match.start(), modalities, _aside(text, match.start()))
    return tuple(found[at] for at in sorted(found))


def _time(text: str, match: re.Match[str]) -> TimeExpression:
    groups = {k: v for k, v in match.groupdict().items() if v}
    at = match.start()
    aside = Aside.MANNER if _WAYS.match(text, at) else _aside(text, at)
    if "number" in groups:
        ahead = text.endswith("提前", 0, at) or bool(re.match(r"之?前", text[match.end() :]))
        ahead = ahead or bool(re.search(r"前\s*$", text[:at]))
        value, unit = read_number(groups["number"]), _UNITS[groups["unit"]]
        return TimeExpression(match[0], at, DeadlineKind.BOUNDED, value, unit, ahead, aside)
    if "regular" in groups:
        return TimeExpression(match[0], at, DeadlineKind.RECURRING, aside=aside)
    if "period" in groups or "quarter" in groups:
        unit = _PERIODS[groups.get("period", "季")]
        return TimeExpression(match[0], at, DeadlineKind.RECURRING, 1, unit, aside=aside)
    return TimeExpression(match[0], at, DeadlineKind[next(iter(groups))], aside=aside)


def _with_actor(text: str, match: re.Match[str]) -> str:
    start = text.rfind("由", 0, match.start())
    between = text[start : match.start()] if start >= 0 else "。"
    return text[start : match.end()] if not _BREAK.search(between) and len(between) < 30 else match[0]


def _is_quoted(text: str, at: int) -> bool:
    return text.rfind("“", 0, at) > text.rfind("”", 0, at) and "”" in text[at:]


def _aside(text: str, at: int) -> Aside | None:
    """Whether wording stands in a condition (…的，) or in a definition (…是指…)."""
    sentence = text.rfind("。", 0, at) + 1
    if _DEFINES.search(text, sentence, at):
        return Aside.DEFINITION
    end = _BREAK.search(text, at)
    if end and re.search("的(?:除外)?$", text[at : end.start()]) and end[0] in "，,；;":
        return Aside.CONDITION
    return None
