"""A time limit as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.wording import body_name, deadline_words, duty_name, event_words, limit_words, listed
from ...model.base import Modality
from ...model.deadline import Clock, DeadlineKind, Unit
from ...model.jurisdiction import DutyFact, Jurisdiction, TimeLimit
from ..links import Link, Links
from ..phrases import boxes_phrase, time_phrase

KIND_NAMES = {
    DeadlineKind.BOUNDED: "定有期限",
    DeadlineKind.BEFORE: "事前期限",
    DeadlineKind.SAME_DAY: "当日",
    DeadlineKind.IMMEDIATE: "立即",
    DeadlineKind.PROMPT: "及时（无具体期限）",
    DeadlineKind.RECURRING: "定期",
    DeadlineKind.EXTERNAL: "按其他规定",
    DeadlineKind.OPEN: "未规定时限",
}
_EXPIRY = {
    "deemed-accepted": "期满未答复的，视为同意",
    "deemed-waived": "期满未答复的，视为放弃",
    "moves-up": "期满未答复的，进入上一级处理",
}
UNSET = "未规定时限"


@dataclass(frozen=True, slots=True)
class LimitView:
    """One time limit: `words` (3个工作日内), where it starts, when it holds, how it may be prolonged."""

    words: str
    kind: str
    start: str = ""
    condition: str = ""
    more: tuple[str, ...] = ()
    clauses: tuple[Link, ...] = ()


def limit_view(links: Links, limit: TimeLimit, clauses: bool = False) -> LimitView:
    """A time limit with its circumstances; its clauses only where it cites others than its duty does."""
    place, spec = links.place, limit.spec
    condition = "，".join(p for p in (boxes_phrase(place, limit.when), spec.provided or "") if p)
    start = ""
    if spec.from_ and not spec.before:
        since = "时" if spec.limit.unit in (Unit.MINUTE, Unit.HOUR) else "之日"
        start = f"自{listed((start_words(place, e) for e in spec.from_), '或者')}{since}起"
    return LimitView(
        short_limit(place, limit),
        limit.kind.value,
        start,
        condition,
        tuple(_more(place, limit)),
        links.clauses(limit.sources) if clauses else (),
    )


def limit_views(links: Links, duty: DutyFact, limits: tuple[TimeLimit, ...]) -> tuple[LimitView, ...]:
    """Time limits of a duty, those that its text leaves open in so many words; no time for what must not be done."""
    if not limits:
        return () if duty.modality is Modality.MUST_NOT else (LimitView(UNSET, DeadlineKind.OPEN.value),)
    return tuple(limit_view(links, d, clauses=d.sources != duty.sources) for d in limits)


def short_limit(place: Jurisdiction, limit: TimeLimit) -> str:
    """A limit in few words, without its start and condition: 3个工作日内, 会议召开5个工作日前."""
    return (
        time_phrase(place, limit).removeprefix("在") if limit.spec.before else deadline_words(place, limit).zh
    )


def start_words(place: Jurisdiction, event: str) -> str:
    """What a limit runs from: 发现违法行为, 受理案件材料."""
    head, slash, _ = event.rpartition("/")
    return (
        duty_name(place, place.duties[head]) if slash and head in place.duties else event_words(place, event)
    )


def short_limits(place: Jurisdiction, duty: DutyFact) -> str:
    """All limits of a duty in few words, for an arrow of a diagram: 3个工作日；情况紧急：24小时."""
    words = []
    for limit in duty.deadlines:
        if limit.kind is DeadlineKind.OPEN:
            continue
        condition = "，".join(p for p in (boxes_phrase(place, limit.when), limit.spec.provided or "") if p)
        said = short_limit(place, limit)
        words.append(f"{condition.removesuffix('的')}：{said}" if condition else said)
    return "；".join(dict.fromkeys(words))


def _more(place: Jurisdiction, limit: TimeLimit) -> list[str]:
    spec = limit.spec
    found = []
    if extension := spec.extension:
        amount = f"可延长{limit_words(extension.by).zh}" if extension.by else "可适当延长，未规定延长多久"
        when = "，".join(
            p.removesuffix("的")
            for p in (boxes_phrase(place, limit.extension_when), extension.provided or "")
            if p
        )
        by = f"经{body_name(place, extension.approver)}批准，" if extension.approver else ""
        times = f"，最多{extension.times}次" if extension.times else ""
        notify = (
            f"，须告知{listed(body_name(place, b) for b in extension.notify)}" if extension.notify else ""
        )
        found.append(f"{when + '的，' if when else ''}{by}{amount}{times}{notify}")
    if spec.excludes:
        found.append(f"{listed(spec.excludes)}不计入期限")
    if spec.clock:
        found.append("移送后期限继续计算" if spec.clock is Clock.INHERITED else "移送后期限重新计算")
    if spec.on_expiry:
        following = place.duties.get(spec.on_expiry)
        found.append(
            _EXPIRY.get(spec.on_expiry)
            or f"期满后：{duty_name(place, following) if following else spec.on_expiry}"
        )
    return found
