"""A file that is not valid YAML.

## 为什么要紧
文件读不出来，其中的一切都不会出现在手册里。常见的原因是全角冒号、冒号后缺空格、引号或括号没有闭合、用制表符缩进；检查指出的是写错的
地方，而不只是读不下去的地方。

## Why it matters
Nothing of a file that cannot be read reaches the handbook. Usual causes are full-width colons, a missing blank after a
colon, quotes or brackets left open, and tabs; the place shown is where the slip is, not only where reading failed.

## 触发 fires on
```yaml
bodies:
  market-bureau: {name: 市场监管局
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
    "SCH000",
    "yaml-syntax",
    zh="YAML 语法错误",
    en="not valid YAML",
    severity=Severity.error,
    about=About.spec,
)
def yaml_syntax(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
