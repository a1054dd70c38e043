"""A time limit has a number, but it is not known from when it runs.

## 为什么要紧
“5个工作日内完成”，从哪一天起算？没有起算点，期限就无法到期。检查找出有数字的时限中，既没有写起算事件（`from`），职
责本身也不因任何事件、前一步或者他人违反职责（else、on-breach-of）而起的。

## Why it matters
“Within 5 working days” of what? Without an event to run from, a limit never expires. The check finds limits with a
number on duties that no event, step or breach sets off and that name no start.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      archive-files:
        actor: enforcement
        must: archive
        object: case-file
        within: 5个工作日
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
      archive-files:
        actor: enforcement
        must: archive
        object: case-file
        within: {limit: 5个工作日, from: decision-served}
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import limit_words
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.deadline import DeadlineKind
from ..evidence import cited
from ..rule import Rule, rule


@rule("DDL003", "no-start", zh="时限没有起算点", en="a limit without a start")
def no_start(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duty in facts.own_duties:
        if duty.id in facts.flow.consequences:
            continue  # it runs from the breach
        for number, limit in enumerate(duty.deadlines):
            if limit.kind is not DeadlineKind.BOUNDED or limit.start or duty.spec.on_breach_of:
                continue
            what, length = cited(facts.place, duty), limit_words(limit.spec.limit)
            yield rule.finding(
                limit.path,
                Text(
                    f"{what.zh}的时限为{length.zh}，没有写明从何时起算",
                    f"{what.en} is due within {length.en}, and it is not said from when",
                ),
                Text(
                    "写明起算事件（from），或者写明因何事件而起（on）",
                    "name the event it runs from (from), or its event (on)",
                ),
                subject=f"duty:{duty.id}",
                sources=limit.sources or duty.sources,
                cause=str(number),
            )
