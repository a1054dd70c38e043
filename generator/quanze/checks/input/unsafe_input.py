"""Input that could deceive a reader or exhaust the machine.

## 为什么要紧
看不见的控制字符、改变书写方向的字符会让人看到的与实际写的不同；过大、过深的文件会拖垮机器；指向文件夹之外的链接会读到不该读的
内容；%TAG 指令可以改变标签的含义。这些一律不读。

## Why it matters
Invisible and direction-turning characters make a text look other than it is; huge or deep files exhaust the machine; links
may lead out of the folder; a %TAG directive changes what tags mean. None of it is read.

## 触发 fires on
```yaml
%TAG ! tag:example.org,2000:
---
bodies:
  market-bureau: {name: 市场监管局, source: '1'}
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
    "SCH005", "unsafe-input", zh="不安全的输入", en="unsafe input", severity=Severity.error, about=About.spec
)
def unsafe_input(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
