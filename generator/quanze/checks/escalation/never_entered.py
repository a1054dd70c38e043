"""A ladder that no event and no duty leads to.

## 为什么要紧
升级链写明了逐级由谁处理，却没有写因何事件启动，也没有职责引向它，任何争议都进不去，等于没有写。

## Why it matters
A ladder that says who deals with a matter on each rung, but which neither an event nor a duty's outcome starts, takes up no
matter at all.

## 触发 fires on
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      ladder:
        name: 争议协调
        between: [regulator, enforcement]
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: rule, brought-by: parties, within: 5个工作日}
```

## 改为 use instead
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      ladder:
        name: 争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: rule, brought-by: parties, within: 5个工作日}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule(
    "ESC010",
    "never-entered",
    zh="升级链无从启动",
    en="nothing leads to the ladder",
    severity=Severity.error,
    about=About.spec,
)
def never_entered(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for ladder in facts.ladders:
        chain = ladder.chain
        if facts.flow.leading.get(f"chain:{chain.id}"):
            continue
        yield rule.finding(
            chain.path,
            Text(
                f"没有事件或者职责的结果引向升级链“{chain.spec.name}”",
                f"no event and no outcome leads to the chain {chain.id}",
            ),
            Text(
                "写明因何事件启动（on），或者让某项职责的结果引向它（then）",
                "say on which event it starts (on), or let an outcome lead to it (then)",
            ),
            subject=f"chain:{chain.id}",
            sources=chain.sources,
        )
