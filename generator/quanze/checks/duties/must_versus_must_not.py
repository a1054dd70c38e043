"""One clause demands what another forbids the same body in the same situation.

## 为什么要紧
一条要求做，另一条禁止做，办事的人左右都违规。检查比较每一项“应当”与每一项“不得”：主体（含所属成员）有交叉，行为、
客体和对象相同，适用情形也有交叉，又没有写明优先关系的，予以指出。

## Why it matters
Where one clause orders an act and another forbids it, whatever the body does is wrong. The check compares every duty
with every prohibition: bodies in common, by membership too, the same act on the same object towards the same body,
and situations in common.

## 触发 fires on
```yaml
mechanisms:
  sharing:
    kind: information-sharing
    name: 信息共享
    source: '1'
    duties:
      publish-results:
        actor: enforcement
        must: publish
        object: handling-result
        source: '1'
      keep-results:
        actor: enforcement
        must-not: publish
        object: handling-result
        when: {urgency: urgent}
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  sharing:
    kind: information-sharing
    name: 信息共享
    source: '1'
    duties:
      publish-results:
        actor: enforcement
        must: publish
        object: handling-result
        when: {urgency: {not: urgent}}
        source: '1'
      keep-results:
        actor: enforcement
        must-not: publish
        object: handling-result
        when: {urgency: urgent}
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...model.base import Modality
from ..evidence import prohibited_finding
from ..rule import Rule, rule


@rule(
    "DUT004",
    "must-versus-must-not",
    zh="既要求又禁止",
    en="both demanded and forbidden",
    severity=Severity.error,
)
def must_versus_must_not(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for found in facts.prohibited:
        if found.duty.modality is not Modality.MAY:
            yield prohibited_finding(rule, facts.place, found, "应当", "must")
