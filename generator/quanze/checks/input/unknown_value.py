"""A word that is neither in the shared vocabulary nor among the jurisdiction's own.

## 为什么要紧
比较与检查都建立在共同词汇上。词汇里没有的行为、客体、情形，无从与其他地区并排，也无从判断是否矛盾。
新词可以在 vocabulary 下添加。

## Why it matters
Comparison and checks rest on shared words. What the vocabulary does not have can neither be compared nor contradict
anything. A jurisdiction may add words of its own under `vocabulary`.

## 触发 fires on
```yaml
bodies:
  line-office: {name: 行业办, roles: regulater, source: '1'}
```

## 改为 use instead
```yaml
bodies:
  line-office: {name: 行业办, roles: regulator, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "REF003",
    "unknown-value",
    zh="词汇中没有的词",
    en="no such word",
    severity=Severity.error,
    about=About.spec,
)
def unknown_value(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
