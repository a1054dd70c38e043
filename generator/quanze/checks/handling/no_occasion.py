"""A time limit was looked for, but nothing sets the duty off.

## 为什么要紧
查过时限（`within: silent`），或者要求立即、当日办，说明这是某件事发生后要做的；可是既没有写因何事件而起（on），也没有前
一步引向它。漏写起因的，这一步不会出现在流程里；确是常态职责的，不必写时限。

## Why it matters
Whoever looked for a time limit (`within: silent`), or wrote "at once", took the duty for one that comes up in a case; but
no event and no step leads to it. If the event was forgotten, the step is in no flow; a standing duty needs no such limit.

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
from ..evidence import cited_all, in_case, list_duties, own_duties
from ..listing import whole
from ..rule import Rule, rule

_IN_CASE = frozenset({DeadlineKind.OPEN, DeadlineKind.IMMEDIATE, DeadlineKind.SAME_DAY})
"""Limits that only what comes up in a case has; “及时” and numbers are said of standing duties too, or found elsewhere."""


@rule(
    "HND012",
    "no-occasion",
    zh="有时限而没有起因",
    en="a limit, but no occasion",
    severity=Severity.note,
    about=About.spec,
)
def no_occasion(rule: Rule, facts: Facts) -> Iterable[Finding]:
    duties = [
        d
        for d in own_duties(facts)
        if d.modality is Modality.MUST
        and not in_case(d)
        and d.id not in facts.flow.consequences
        and not d.spec.provided
        and any(x.kind in _IN_CASE for x in d.deadlines)
    ]
    return list_duties(
        rule,
        facts.place,
        whole(facts.place),
        duties,
        partial(_message, facts.place),
        Text(
            "写明因何事件而起（on），或者让前一步引向它（then）；确是常态职责的，删去 within: silent",
            "say on which event it is due, or let a step lead to it; drop within: silent if it is a standing duty",
        ),
        also=Text("也没有写因何而起", "no occasion here either"),
    )


def _message(place: Jurisdiction, duties: Sequence[DutyFact]) -> Text:
    shown = cited_all(place, duties)
    return Text(
        f"写了时限（within），却没有写因何而起，也没有前一步引向它：{shown.zh}",
        f"`within` is written, but no event and no step leads to: {shown.en}",
    )
