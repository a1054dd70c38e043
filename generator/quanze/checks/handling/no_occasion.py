"""A duty comes up in a case, but nothing sets it off.

## 为什么要紧
查过时限（`within: silent`），或者要求立即、当日办，说明这是某件事发生后要做的；核查、立案、答复、追责一类行为，词汇表写明
须有起因（`needs: on`）。可是既没有写因何事件而起（on、on-breach-of）或者以文字写明条件（provided），也没有前一步引向它：
漏写起因的，这一步不会出现在流程里；确是常态职责的，不必写时限；原文要求立即办而没有写起因的，注明 `silent: [on]`。

## Why it matters
Whoever looked for a time limit (`within: silent`), or wrote "at once", took the duty for one that comes up in a case; and to
verify, to file a case, to answer or to punish always does: the vocabulary says so (`needs: on`). But no event, no condition
in words and no step leads to it. If the event was forgotten, the step is in no flow; a standing duty needs no such limit,
and where the text says "at once" without an occasion, `silent: [on]` tells that it was read.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      archive-case:
        actor: enforcement
        must: archive
        object: case-file
        within: silent
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      archive-case:
        actor: enforcement
        must: archive
        object: case-file
        on: penalty-decided
        within: silent
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.deadline import DeadlineKind
from ...model.jurisdiction import DutyFact, Jurisdiction
from ...model.vocabulary import Need
from ..evidence import cited_all, in_case, list_duties
from ..listing import whole
from ..rule import Rule, rule

_AT_ONCE = frozenset({DeadlineKind.IMMEDIATE, DeadlineKind.SAME_DAY})
"""Limits that only what comes up in a case has; “及时” and numbers are said of standing duties too, or found elsewhere."""
_ON = "on"
_OCCASION = Text(
    "写明因何事件而起（on）或者在何条件下（provided），或者让前一步引向它（then）",
    "say on which event or in which circumstances it is due, or let a step lead to it",
)


@rule(
    "HND012",
    "no-occasion",
    zh="没有写明起因",
    en="no occasion",
    severity=Severity.note,
    about=About.spec,
)
def no_occasion(rule: Rule, facts: Facts) -> Iterable[Finding]:
    standing = [d for d in facts.own_duties if _is_standing(facts, d)]
    needing = [d for d in standing if _needs_occasion(facts, d)]
    others = (d for d in standing if d not in needing and _ON not in d.spec.silent)
    timed = [d for d in others if any(_is_due(d, x.kind) for x in d.deadlines)]
    for duties, say, advice, cause in (
        (timed, _timed, _advice(timed), ""),
        (needing, _needing, _OCCASION, "needed"),
    ):
        message = partial(say, facts.place)
        also = Text("也没有写因何而起", "no occasion here either")
        yield from list_duties(
            rule, facts.place, whole(facts.place), duties, message, advice, also=also, cause=cause
        )


def _advice(duties: Sequence[DutyFact]) -> Text:
    """What to do, by the limits that were written."""
    kinds = {limit.kind for duty in duties for limit in duty.deadlines}
    told = [_OCCASION]
    if DeadlineKind.OPEN in kinds:
        told.append(Text("确是常态职责的，删去 within: silent", "drop within: silent if it is standing"))
    if kinds & _AT_ONCE:
        told.append(Text("原文没有写起因的，注明 silent: [on]", "write silent: [on] where the text has none"))
    return Text("；".join(t.zh for t in told), "; ".join(t.en for t in told))


def _timed(place: Jurisdiction, duties: Sequence[DutyFact]) -> Text:
    shown = cited_all(place, duties)
    return Text(
        f"写了时限（within），却没有写因何而起，也没有前一步引向它：{shown.zh}",
        f"`within` is written, but no event and no step leads to: {shown.en}",
    )


def _needing(place: Jurisdiction, duties: Sequence[DutyFact]) -> Text:
    shown = cited_all(place, duties)
    return Text(
        f"这类行为总是因某事而起，却没有写因何而起，也没有前一步引向它：{shown.zh}",
        f"such acts always come up in a case, but no event and no step leads to: {shown.en}",
    )


def _is_standing(facts: Facts, duty: DutyFact) -> bool:
    """Whether nothing occasions a duty, not even a condition in words or a breach of another."""
    if in_case(duty) or duty.spec.provided or duty.id in facts.flow.consequences:
        return False
    return duty.modality is not Modality.MUST_NOT


def _needs_occasion(facts: Facts, duty: DutyFact) -> bool:
    action = facts.place.action(duty)
    return action is not None and Need.ON in action.needs


def _is_due(duty: DutyFact, kind: DeadlineKind) -> bool:
    """Whether such a limit shows that the duty comes up in a case."""
    return kind is DeadlineKind.OPEN or (kind in _AT_ONCE and duty.modality is Modality.MUST)
