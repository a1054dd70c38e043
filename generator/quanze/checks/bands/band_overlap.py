"""A situation to which two grades of a band apply.

## 为什么要紧
同一案件同时符合两档，轻重两种处理都有依据，处理就因人而异。文件没有写明从重的，不能推定从重。档次的条件可作不同理解
（`unclear`）的，是否相重取决于如何理解，只作为疑问提出，为警告。

## Why it matters
If two grades apply to one case, both the lighter and the heavier treatment have a ground. That the heavier one prevails must
be said; it cannot be presumed. Where its conditions may be read in two ways (`unclear`), it is a question and a warning.

## 触发 fires on
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 3000元以下}, sanction: 书面检查}
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

from collections.abc import Iterable, Sequence

from ...analysis.bands import BandTable, Overlap
from ...analysis.facts import Facts
from ...analysis.wording import region_words
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..doubts import ASK, band_question
from ..related import pointers
from ..rule import Rule, rule


@rule("BND003", "band-overlap", zh="两档相重", en="two grades overlap", severity=Severity.error)
def band_overlap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for band in facts.bands:
        found = [(o, o.regions) for o in band.overlaps if o.regions]
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
        asked = None if _is_sure(band, [o for o, _ in found]) else band_question(band, grades)
        read = band.is_unclear and not asked
        yield rule.finding(
            grades[0].path,
            Text(
                f"“{facts.place.bands[band.id].name}”{'可能有情形' if asked else '有的情形'}同时属于两档："
                + "".join(f"\n· {row}" for row in rows)
                + (asked.zh if asked else "\n各项条件无论读作具备其一还是同时具备，都是如此" if read else ""),
                f"grades of {band.id} {'may ' if asked else ''}overlap: {'; '.join(shown)}"
                + (asked.en if asked else "; whether all or any of the conditions must hold" if read else ""),
            ),
            ASK
            if asked
            else Text(
                "修订文件时使各档互不重叠，或者写明同时符合的按哪一档处理",
                "let the grades exclude each other, or say which of them prevails",
            ),
            severity=Severity.warning if asked else None,
            confidence=Confidence.medium if asked else Confidence.high,
            subject=f"band:{band.id}",
            sources=tuple(dict.fromkeys(s for g in grades for s in g.sources)),
            related=pointers((g.path for g in grades[1:]), Text("相重的一档", "a grade concerned")),
        )


def _is_sure(band: BandTable, overlaps: Sequence[Overlap]) -> bool:
    """Whether the grades overlap however their conditions are read."""
    pairs = [{(o.lighter.id, o.heavier.id) for o in other.overlaps if o.regions} for other in band.readings]
    return len(pairs) > 1 and all((o.lighter.id, o.heavier.id) in found for o in overlaps for found in pairs)
