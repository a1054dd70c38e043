"""An acceptance of a finding that no longer appears.

## 为什么要紧
接受一项检查结果须写明理由。结果已经不再出现而接受项仍在，以后同样的问题再出现时会被悄悄放过。

## Why it matters
An acceptance gives the reason why a finding is not so. Left behind after the finding is gone, it would hide the same problem
when it comes back.

## 触发 fires on
```yaml
accepted:
  - {code: HND001, subject: violation-found, because: 由上位法规定}
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
    "ACC001",
    "stale-acceptance",
    zh="接受的结果已不再出现",
    en="an accepted finding no longer appears",
    severity=Severity.warning,
    about=About.spec,
)
def stale_acceptance(rule: Rule, facts: Facts) -> Iterable[Finding]:
    """The runner raises this code; here stands its page."""
    return ()
