"""A reference to a body that nobody defined.

## 为什么要紧
职责落在一个不存在的主体上，就不会出现在任何部门的页面上。检查提示最接近的 id，也按中文名称查找。

## Why it matters
A duty of a body that does not exist is on nobody's page. The nearest ids are suggested, and Chinese names are looked up.

## 触发 fires on
```yaml
bodies:
  transfer-office: {name: 移送办, superior: county-goverment, source: '1'}
```

## 改为 use instead
```yaml
bodies:
  transfer-office: {name: 移送办, superior: county-government, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "REF001",
    "unknown-body",
    zh="没有定义的主体",
    en="no such body",
    severity=Severity.error,
    about=About.spec,
)
def unknown_body(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
