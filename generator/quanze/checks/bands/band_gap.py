"""A situation or amount between the grades of a band to which no grade applies.

## 为什么要紧
赔偿2000元以下是一档，5000元以上是另一档，正好在中间的案件就没有处理依据，同样的过错可能有的处理、有的不处理。

## Why it matters
If one grade ends at 2,000 and the next begins at 5,000, a case between them has no ground to be dealt with on.

## 触发 fires on
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 500元以下}, sanction: 书面检查}
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

from ...analysis.bands import BandTable
from ...analysis.facts import Facts
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..doubts import band_question
from ..evidence import regions_listed
from ..rule import Rule, rule

_STILL = Text(
    "\n各项条件读作具备其一还是同时具备，空档的范围不同；以上按现行编写列出",
    "\nread otherwise, the gaps are others; these are those of the text as encoded",
)


@rule("BND001", "band-gap", zh="档次之间有空档", en="a gap between grades", severity=Severity.error)
def band_gap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for band in facts.bands:
        if not band.inner_gaps:
            continue
        shown = regions_listed(facts.place, band.inner_gaps)
        name = facts.place.bands[band.id].name
        asked = _asked(band)
        more = asked or (_STILL if len(band.readings) > 1 else Text("", ""))
        assumed = _assumed(facts.place, band)
        tail = Text(f"{assumed.zh}{more.zh}", f"{assumed.en}{more.en}")
        yield rule.finding(
            ("bands", band.id),
            Text(
                f"“{name}”有 {len(band.inner_gaps)} 类情形{'可能' if asked else ''}不属于任何一档：{shown.zh}{tail.zh}",
                f"no grade of {band.id} {'may cover' if asked else 'covers'}:{shown.en}{tail.en}",
            ),
            Text(
                "修订文件时使相邻两档首尾相接，并写明各项条件是同时具备还是具备其一",
                "let the grades meet when the text is amended, and say whether its conditions must all hold or any",
            ),
            severity=Severity.warning if asked else None,
            confidence=Confidence.medium
            if band.is_unclear or band.alike or not band.gaps.complete
            else Confidence.high,
            subject=f"band:{band.id}",
            sources=tuple(dict.fromkeys(s for g in band.grades for s in g.sources)),
        )


def _asked(band: BandTable) -> Text | None:
    """The question how the conditions are to be read, where some reading leaves no gap."""
    if all(other.inner_gaps for other in band.readings):
        return None
    return band_question(band, band.grades)


def _assumed(place: Jurisdiction, band: BandTable) -> Text:
    """That amounts which the text may mean to be the same were taken to be different ones."""
    names = {d: fact.name for d, fact in place.dimensions.items()}
    pairs = [
        Text(f"“{names[one]}”与“{names[grade]}”所依据的“{names[other]}”", f"{one} and the {other} of {grade}")
        for one, grade, other in band.alike
    ]
    if not pairs:
        return Text("", "")
    return Text(
        f"\n以上假定{'、'.join(p.zh for p in pairs)}是不同的数额；如果是同一数额，所列情形有的不会出现",
        f"\nthis takes {', '.join(p.en for p in pairs)} to be different amounts; if they are the same, some of these "
        "cannot occur",
    )
