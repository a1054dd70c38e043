"""A ladder that ends with somebody who may fail to settle the matter.

## 为什么要紧
最后一级只是“协调”，协调仍可能不成，争议就没有终点。最后一级应当是能作出决定的主体。

## Why it matters
If the last rung can only coordinate, coordination may fail and the dispute has no end. The last one must be able to decide.

## 触发 fires on
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          meeting: {by: joint-meeting, action: coordinate, brought-by: parties, within: 10个工作日}
```

## 改为 use instead
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 10个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.ladders import is_final
from ...analysis.wording import body_name, listed
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule(
    "ESC002", "no-final-authority", zh="没有最终决定者", en="nobody decides finally", severity=Severity.error
)
def no_final_authority(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for ladder in facts.ladders:
        chain = ladder.chain
        if is_final(place, ladder) or not chain.rungs:
            continue
        last = chain.rungs[-1]
        who = listed(body_name(place, a.body) for a in last.bodies) or "未写明的主体"
        action = place.vocabulary.actions.get(last.spec.action)
        fails = listed(o.name for o in action.outcomes.values() if not o.end) if action else ""
        yield rule.finding(
            last.path,
            Text(
                f"升级链“{chain.spec.name}”止于“{who}”的{action.name if action else last.spec.action}，"
                f"仍可能{fails}，没有规定由谁最终决定",
                f"chain {chain.id} ends with {last.spec.action} by {last.id}, which may fail; nobody decides finally",
            ),
            Text(
                "在文件中写明由谁最终决定；原文写明该级的决定为最终决定的，照此标明（final: true）",
                "say in the text who decides finally; where the text says that this rung does, write final: true",
            ),
            subject=f"chain:{chain.id}",
            sources=last.sources,
        )
