"""A citation of a clause that is not in the document's outline.

## 为什么要紧
每一事实都要能回到原文。引用的条款不在目录中，读者就找不到出处，条款覆盖也算不准。

## Why it matters
Every fact must lead back to its text. A citation that is not in the outline leads nowhere, and coverage of clauses is wrong.

## 触发 fires on
```yaml
bodies:
  market-bureau: {name: 市场监管局, source: '30'}
```

## 改为 use instead
```yaml
bodies:
  market-bureau: {name: 市场监管局, source: '3'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "REF007",
    "bad-citation",
    zh="引用的条款不存在",
    en="a citation of no clause",
    severity=Severity.error,
    about=About.spec,
)
def bad_citation(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
