"""A path where there is nothing to read.

## 为什么要紧
路径写错、没有读取权限，或者文件夹里没有 YAML 文件时，什么也没有检查；如果不报告，就会被当成没有问题。

## Why it matters
If the path is wrong, may not be read or holds no YAML, nothing was checked; unreported, that would pass for a clean result.

## 触发 fires on
```text
specs/rudong/说明.txt
```

## 改为 use instead
```text
specs/rudong/jurisdiction.yaml
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "SCH006",
    "unreadable-path",
    zh="读不到文件",
    en="a path that cannot be read",
    severity=Severity.error,
    about=About.spec,
)
def unreadable_path(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
