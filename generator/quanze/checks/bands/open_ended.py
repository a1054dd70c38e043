"""Amounts below the lowest or above the highest grade of a band.

## 为什么要紧
最低一档以下可能本来就不处理，最高一档以上却不应没有处理。是不是有意为之，请核对。

## Why it matters
Below the lowest grade there may rightly be no consequence, above the highest hardly. See whether it is meant so.

## 触发 fires on
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 500元以上、不满2000元}, sanction: 书面检查}
      major: {name: 重大事故, when: {damages: 2000元以上}, sanction: 记过}
```

## 改为 use instead
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 不满2000元}, sanction: 书面检查}
      major: {name: 重大事故, when: {damages: 2000元以上}, sanction: 记过}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import region_words
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule("BND004", "open-ended", zh="两端没有档次", en="beyond the outer grades", severity=Severity.note)
def open_ended(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for band in facts.bands:
        if not band.outer_gaps:
            continue
        regions = [region_words(facts.place, r) for r in band.outer_gaps]
        yield rule.finding(
            ("bands", band.id),
            Text(
                f"“{facts.place.bands[band.id].name}”两端以外没有档次：{'；又，'.join(r.zh for r in regions)}",
                f"beyond the outer grades of {band.id}: {' / '.join(r.en for r in regions)}",
            ),
            Text("核对原文是否有意不作规定", "see whether the text means it so"),
            subject=f"band:{band.id}",
            sources=tuple(dict.fromkeys(s for g in band.grades for s in g.sources)),
        )
