"""One clause allows what another forbids the same body in the same situation.

## 为什么要紧
一条说可以，另一条说不得。行使了权力的人事后可能被追责，不敢行使的人也有理由推脱。应当写明哪一条是例外。

## Why it matters
One clause allows, another forbids. Whoever uses the power may be blamed, and whoever does not has an excuse. The text
should say which of the two is the exception.

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
        may: publish
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
        may: publish
        object: handling-result
        source: '1'
      keep-results:
        actor: enforcement
        must-not: publish
        object: handling-result
        when: {urgency: urgent}
        overrides: publish-results
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.finding import Finding
from ...model.base import Modality
from ..evidence import prohibited_finding
from ..rule import Rule, rule


@rule("DUT005", "may-versus-must-not", zh="既允许又禁止", en="both allowed and forbidden")
def may_versus_must_not(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for found in facts.prohibited:
        if found.duty.modality is Modality.MAY:
            yield prohibited_finding(rule, facts.place, found, "可以", "may")
