"""A reference to a duty, chain, event or outcome that does not exist.

## 为什么要紧
流程靠引用连接。后续写错一个字母，流程就在那里断开，时限、责任都算不到后面。

## Why it matters
Flows hang together by references. With one wrong letter the flow ends there, and times and duties beyond are lost.

## 触发 fires on
```yaml
mechanisms:
  m:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case: {actor: enforcement, must: verify, within: silent, then: {not-met: send-back}, source: '1'}
```

## 改为 use instead
```yaml
mechanisms:
  m:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case: {actor: enforcement, must: verify, within: silent, then: {not-met: send-back}, source: '1'}
      send-back: {actor: enforcement, must: return, to: regulator, within: silent, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "REF002",
    "unknown-duty",
    zh="没有定义的职责或结果",
    en="no such duty or outcome",
    severity=Severity.error,
    about=About.spec,
)
def unknown_duty(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
