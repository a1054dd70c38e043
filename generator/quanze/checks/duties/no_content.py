"""A duty that does not say what is to be done with what.

## 为什么要紧
“移送”“核查”“归档”总要有对象。既没有客体（object），又没有文字限定（about），手册上的句子就是残句，也无法与
他处、他地的职责比较。

## Why it matters
To transfer, verify or archive needs something that is transferred. With neither `object` nor `about`, the sentence in the
handbook is a fragment, and the duty cannot be compared with others.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case:
        actor: enforcement
        must: verify
        on: violation-found
        within: 5个工作日
        outcomes: confirmed
        source: '1'
        then: {confirmed: end}
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case:
        actor: enforcement
        must: verify
        object: violation
        on: violation-found
        within: 5个工作日
        outcomes: confirmed
        source: '1'
        then: {confirmed: end}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..evidence import cited, own_duties
from ..rule import Rule, rule


@rule(
    "DUT010",
    "no-content",
    zh="没有写明对什么做",
    en="not said of what",
    severity=Severity.note,
    about=About.spec,
)
def no_content(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duty in own_duties(facts):
        action = facts.place.action(duty)
        if action is None or "{object}" not in (action.sentence or "") or duty.spec.object or duty.spec.about:
            continue
        if duty.recipients and not action.hand_over:  # to guide somebody, to talk with somebody
            continue
        what = cited(facts.place, duty)
        yield rule.finding(
            duty.path,
            Text(f"{what.zh}没有写明客体", f"{what.en} does not say what it is done to"),
            Text(
                "写明客体（object），或者用文字写明（about）", "name the object, or say it in words (about)"
            ),
            subject=f"duty:{duty.id}",
            sources=duty.sources,
        )
