"""Two grades that share exactly one amount.

## 为什么要紧
法律文件中“以上”“以下”都包括本数。“2000元以下”与“2000元以上”同含2000元，正好2000元的案件有两种处理。“不满”“超过”不含本数。

## Why it matters
In Chinese law 以上 and 以下 include the number itself, so that "up to 2,000" and "2,000 and more" both have 2,000. 不满
(below) and 超过 (over) do not.

## 触发 fires on
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 2000元以下}, sanction: 书面检查}
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
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..related import pointers
from ..rule import Rule, rule


@rule("BND002", "boundary-overlap", zh="相邻两档同含一个数", en="two grades share one amount")
def boundary_overlap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for band in facts.bands:
        found = [(o, o.points) for o in band.overlaps if o.points]
        if not found:
            continue
        rows, shown = [], []
        for overlap, regions in found:
            words = [region_words(facts.place, r) for r in regions]
            rows.append(
                f"“{overlap.lighter.spec.name}”与“{overlap.heavier.spec.name}”：{'；又，'.join(r.zh for r in words)}"
            )
            shown.append(
                f"{overlap.lighter.id} and {overlap.heavier.id} at {' / '.join(r.en for r in words)}"
            )
        grades = list({g.id: g for o, _ in found for g in (o.heavier, o.lighter)}.values())
        yield rule.finding(
            grades[0].path,
            Text(
                f"“{facts.place.bands[band.id].name}”相邻两档同含边界上的数："
                + "".join(f"\n· {row}" for row in rows),
                f"grades of {band.id} share a boundary: {'; '.join(shown)}",
            ),
            Text(
                "修订文件时一档用“不满”或者“超过”，使边界上的数只属于一档",
                "let one of the two grades exclude the number when the text is amended",
            ),
            confidence=Confidence.high,
            subject=f"band:{band.id}",
            sources=tuple(dict.fromkeys(s for g in grades for s in g.sources)),
            related=pointers((g.path for g in grades[1:]), Text("相重的一档", "a grade concerned")),
        )
