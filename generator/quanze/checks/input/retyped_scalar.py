"""An unquoted value that YAML reads as a number where text is wanted.

## 为什么要紧
不加引号的 12345、1.10 会被读成数字：1.10 变成 1.1，编号和名称就错了。表格软件把长编码改成 3.3E+11 的，后几位已经丢失，同此。

## Why it matters
Without quotes 12345 or 1.10 is a number: 1.10 becomes 1.1, and a name or an official number is no longer what it was.
A code that a spreadsheet turned into 3.3E+11 has lost its last digits.

## 触发 fires on
```yaml
bodies:
  hotline: {name: 12345, kind: platform, source: '1'}
```

## 改为 use instead
```yaml
bodies:
  hotline: {name: '12345', kind: platform, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "SCH003",
    "retyped-scalar",
    zh="文字被读成数字",
    en="text read as a number",
    severity=Severity.error,
    about=About.spec,
)
def retyped_scalar(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
