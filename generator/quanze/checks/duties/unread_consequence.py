"""Consequences were looked for at some duties of a mechanism, and not at others.

## 为什么要紧
同一机制中，有的职责注明了文件没有规定后果（`silent: else`），说明编写时逐项查过；因具体事项而起或者有时限的职责，既没有写
后果（else），也没有这样注明，就是漏查的：不知道是文件没有规定，还是规格漏编。

## Why it matters
Where some duties of a mechanism say that the text has no consequence (`silent: else`), somebody looked, duty by duty. A
duty that comes up in a case or has a time limit, with neither, was passed over: nobody knows whether the text is silent.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: 7个工作日
        silent: else
        source: '1'
      archive-case:
        actor: enforcement
        must: archive
        object: case-file
        on: violation-found
        within: 30日
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: 7个工作日
        silent: else
        source: '1'
      archive-case:
        actor: enforcement
        must: archive
        object: case-file
        on: violation-found
        within: 30日
        else: 由县人民政府通报批评
        source: '2'
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
from ...model.jurisdiction import DutyFact, Jurisdiction
from ..evidence import by_mechanism, cited_all, list_duties
from ..rule import Rule, rule

_ELSE = "else"


@rule(
    "DUT011",
    "unread-consequence",
    zh="有的职责没有查过后果",
    en="consequences not looked for everywhere",
    severity=Severity.note,
    about=About.spec,
)
def unread_consequence(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for mechanism, duties in by_mechanism(facts.own_duties).items():
        unread = [d for d in duties if _binds(d) and not d.spec.else_ and _ELSE not in d.spec.silent]
        if any(_ELSE in d.spec.silent for d in duties):
            yield from list_duties(
                rule,
                facts.place,
                f"mechanism:{mechanism}",
                unread,
                partial(_message, facts.place, mechanism),
                Text(
                    "核对原文：有后果的写 else，没有的写 silent: else",
                    "read the text: write `else`, or silent: else where it has none",
                ),
                also=Text("这里也没有查过", "nor was it looked for here"),
            )


def _message(place: Jurisdiction, mechanism: str, duties: Sequence[DutyFact]) -> Text:
    shown = cited_all(place, duties)
    return Text(
        f"“{place.mechanisms[mechanism].name}”的其他职责注明了文件没有规定后果，下列职责既没有写后果，也没有注明：{shown.zh}",
        f"other duties of {mechanism} say that the text has no consequence; these say nothing: {shown.en}",
    )


def _binds(duty: DutyFact) -> bool:
    """Whether a duty comes up in a case or is due by some time; to answer a breach is itself a consequence."""
    return (
        duty.modality is Modality.MUST
        and bool(duty.triggers or duty.deadlines)
        and not duty.spec.on_breach_of
    )
