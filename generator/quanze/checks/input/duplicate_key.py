"""A key written twice in one mapping.

## 为什么要紧
同一处写了两个相同的键，YAML 的读法是只留一个，另一个悄悄丢失。

## Why it matters
Of two equal keys in one mapping YAML readers keep one and lose the other without a word.

## 触发 fires on
```yaml
bodies:
  market-bureau: {name: 市场监管局, source: '1'}
  market-bureau: {name: 市场监督管理局, source: '2'}
```

## 改为 use instead
```yaml
bodies:
  market-bureau: {name: 市场监管局, aliases: [市场监督管理局], source: ['1', '2']}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "SCH002",
    "duplicate-key",
    zh="同一处重复的键",
    en="a key twice in one mapping",
    severity=Severity.error,
    about=About.spec,
)
def duplicate_key(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
