"""An id that two files of one jurisdiction define.

## 为什么要紧
同一地区的各个文件按键合并；同一 id 在两处各有定义，就不知以哪一处为准。清单文件中重复的事项编码同此。

## Why it matters
The files of a jurisdiction merge by key. If two of them define one id, nobody can say which holds. The same
is true of a code that a list has twice.

## 触发 fires on
```yaml
# 另一文件已定义 regulator
bodies:
  regulator: {name: 行业主管部门, kind: role, holders: silent, source: '2'}
```

## 改为 use instead
```yaml
bodies:
  line-regulator: {name: 行业主管部门, kind: role, holders: silent, source: '2'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "SCH004",
    "duplicate-id",
    zh="两个文件定义同一 id",
    en="one id defined in two files",
    severity=Severity.error,
    about=About.spec,
)
def duplicate_id(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
