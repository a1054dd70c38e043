"""A CSV file whose rows cannot be matched with its headers.

## 为什么要紧
清单的每一行按表头归入编码、名称、种类和行使主体。没有名称栏、表头重复、引号不成对、单元格错位或者没有填写名称时，事项会张冠李戴；
整个清单在改正之前不予采用。

## Why it matters
Each row is read by its headers: code, name, kind and holder. Without a column of names, or with repeated headers, broken
quotes, shifted or empty cells, entries would be mixed up; the list is not used until that is put right.

## 触发 fires on
```csv
处罚事项,实施主体
占道经营,综合行政执法部门
```

## 改为 use instead
```csv
事项编码,事项名称,事项类型,实施主体
330217001000,占道经营,行政处罚,综合行政执法部门
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "SCH008",
    "list-file",
    zh="清单文件与表头不符",
    en="a list whose rows do not fit its headers",
    severity=Severity.error,
    about=About.spec,
)
def list_file(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
