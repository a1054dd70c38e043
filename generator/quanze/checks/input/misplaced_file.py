"""A YAML file that lies beside the folders of the jurisdictions.

## 为什么要紧
每个地区一个文件夹。放在外面的文件不属于任何地区，不会被读取。

## Why it matters
Each jurisdiction has its folder. A file beside the folders belongs to none and is not read.

## 触发 fires on
```text
specs/vocabulary/objects.yaml
specs/rudong/jurisdiction.yaml
specs/complaints.yaml
```

## 改为 use instead
```text
specs/vocabulary/objects.yaml
specs/rudong/jurisdiction.yaml
specs/rudong/complaints.yaml
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ..rule import Rule, rule


@rule(
    "SCH007",
    "misplaced-file",
    zh="文件不在地区文件夹内",
    en="a file in no jurisdiction's folder",
    severity=Severity.error,
    about=About.spec,
)
def misplaced_file(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """Loading raises this code; here stands its page."""
    return ()
