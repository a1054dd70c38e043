"""Time limits as traits: what a limit is, how it reads, what it is in short, and how far it can be prolonged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..analysis.meaning import Terms, plain
from ..analysis.wording import (
    body_name,
    boxes_words,
    deadline_words,
    duty_name,
    event_words,
    limit_words,
    listed,
)
from ..diagnostics.text import Text
from ..model.deadline import DeadlineKind, Extension, Unit
from ..model.jurisdiction import ANYTHING, ActorRef, TimeLimit
from .changes import Aspect, Trait

_SHORT = {
    Unit.MINUTE: "分钟",
    Unit.HOUR: "小时",
    Unit.WORKING_DAY: "工作日",
    Unit.DAY: "自然日",
    Unit.DAY_UNSPECIFIED: "日（种类未明）",
    Unit.WEEK: "周",
    Unit.MONTH: "月",
    Unit.QUARTER: "季度",
    Unit.YEAR: "年",
}
_VAGUE = {
    DeadlineKind.IMMEDIATE: "立即",
    DeadlineKind.PROMPT: "无确定期限",
    DeadlineKind.SAME_DAY: "≤当日",
    DeadlineKind.EXTERNAL: "依其他规定",
}
_EXPIRY = {"deemed-accepted": "视为同意", "deemed-waived": "视为放弃", "moves-up": "进入上一级处理"}


def time_traits(
    terms: Terms, limits: Sequence[TimeLimit], triggers: Sequence[str] = (), implied: Sequence[ActorRef] = ()
) -> Iterator[Trait]:
    """The time limits and what they can be prolonged by. A text that gives none and one that is silent are alike."""
    given = [d for d in limits if d.kind is not DeadlineKind.OPEN]
    if given:
        value = "|".join(sorted({terms.limit(d, triggers, implied) for d in given}))
        phrase = "|".join(sorted(plain(d.spec.provided) for d in given if d.spec.provided))
        words = [_words(terms, d, triggers) for d in given]
        text = Text("；".join(w.zh for w in words), "; ".join(w.en for w in words))
        yield Trait(Aspect.TIME, value, text, phrase, "；".join(dict.fromkeys(_measure(d) for d in given)))
    longer = [(d, d.spec.extension) for d in limits if d.spec.extension]
    if longer:
        value = "|".join(sorted({_extension_value(terms, d, x) for d, x in longer}))
        phrase = "|".join(sorted(plain(x.provided) for _, x in longer if x.provided))
        said = "；".join(_extension_words(terms, d, x) for d, x in longer)
        yield Trait(Aspect.EXTENSION, value, Text(said, said), phrase)


def _words(terms: Terms, limit: TimeLimit, triggers: Sequence[str]) -> Text:
    place, spec = terms.place, limit.spec
    words = deadline_words(place, limit)
    zh, en = words.zh, words.en
    if spec.before and spec.limit.kind is DeadlineKind.OPEN:
        zh, en = f"{event_words(place, spec.before)}之前", f"before {event_words(place, spec.before)}"
    if spec.from_ and set(spec.from_) != set(triggers):
        start = listed(event_words(place, e) for e in spec.from_)
        zh, en = f"自“{start}”起{zh}", f"{en} from “{start}”"
    when = boxes_words(place, limit.when) if limit.when != ANYTHING else Text("", "")
    provided = spec.provided or ""
    if when.zh or provided:
        zh = f"{zh}（{'，'.join(w for w in (when.zh, provided) if w)}）"
        en = f"{en} ({', '.join(w for w in (when.en, provided) if w)})"
    more = [f"{listed(spec.excludes)}不计入"] if spec.excludes else []
    if spec.on_expiry:
        duty = place.duties.get(spec.on_expiry)
        more.append(
            f"期满：{_EXPIRY.get(spec.on_expiry) or (duty_name(place, duty) if duty else spec.on_expiry)}"
        )
    return Text("，".join([zh, *more]), "; ".join([en, *more]))


def _measure(limit: TimeLimit) -> str:
    """A time limit in short: ≤3工作日, 提前≥5工作日, 每周1次."""
    spec, amount = limit.spec, limit.spec.limit
    if amount.kind is DeadlineKind.BOUNDED and amount.unit:
        size = f"{amount.value}{_SHORT[amount.unit]}"
        return f"提前≥{size}" if spec.before else f"≤{size}"
    if spec.before:
        return "事前"
    if amount.kind is DeadlineKind.RECURRING:
        every = amount.value or 1
        return f"每{every if every > 1 else ''}{_SHORT[amount.unit]}1次" if amount.unit else "频次不定"
    return _VAGUE.get(amount.kind, "")


def _extension_value(terms: Terms, limit: TimeLimit, extension: Extension) -> str:
    by = extension.by
    amount = f"{by.value}{by.unit.value if by.unit else by.kind.value}" if by else "unbounded"
    parts = [amount, str(extension.times or ""), terms.body(extension.approver) if extension.approver else ""]
    return ",".join(
        [*parts, _joined(terms.bodies(extension.notify)), _joined(terms.boxes(limit.extension_when))]
    )


def _extension_words(terms: Terms, limit: TimeLimit, x: Extension) -> str:
    place = terms.place
    words = f"可延长{limit_words(x.by).zh}" if x.by else "可适当延长，未定多久"
    words += f"，最多{x.times}次" if x.times else ""
    words += f"，经{body_name(place, x.approver)}批准" if x.approver else ""
    words += f"，须告知{listed(body_name(place, b) for b in x.notify)}" if x.notify else ""
    when = boxes_words(place, limit.extension_when).zh if limit.extension_when != ANYTHING else ""
    conditions = "；".join(w for w in (when, x.provided or "") if w)
    return words + (f"（{conditions}）" if conditions else "")


def _joined(terms: Iterable[str]) -> str:
    return "|".join(sorted(terms))
