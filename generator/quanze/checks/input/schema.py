"""A key or value that the language does not have.

## 为什么要紧
键写错一个字母，它的内容就不起作用。检查对每一处不合写法的地方指出位置，并提示最接近的键或者允许的值。

## Why it matters
A key with one wrong letter would have no effect. Each misfit is reported at its place, with the nearest key or the values
that are allowed.

## 触发 fires on
```yaml
bodies:
  market-bureau: {name: 市场监管局, sorce: '1'}
```

## 改为 use instead
```yaml
bodies:
  market-bureau: {name: 市场监管局, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "SCH001",
    "schema",
    zh="不合规格的写法",
    en="does not fit the schema",
    severity=Severity.error,
    about=About.spec,
)
def schema(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
