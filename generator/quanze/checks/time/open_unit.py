"""Limits in 日 of which nobody says whether working days or calendar days are meant.

## 为什么要紧
“15日内”是15个工作日还是15个自然日，相差可达一周，遇长假更多。文件没有定义、地区设置（`time.day-means`）也没有依上位
法写明的，汇总为一条。

## Why it matters
Fifteen days or fifteen working days differ by a week, and by more over holidays. Where neither the text nor the
jurisdiction's setting (`time.day-means`) decides, one finding lists the limits.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      handle-case:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        within: 15日
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      handle-case:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        within: 15个工作日
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import limit_words
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.deadline import Unit
from ...model.jurisdiction import DutyFact, TimeLimit
from ..evidence import cited
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule


@rule("DDL004", "open-unit", zh="“日”的含义不明", en="what a day is")
def open_unit(rule: Rule, facts: Facts) -> Iterable[Finding]:
    if facts.place.spec.jurisdiction.time.day_means:
        return
    place = facts.place
    found = [(f"duty:{d.id}", (d, x)) for d in facts.own_duties for x in d.deadlines if _is_open(x)]
    for listing in listings(rule, place, whole(place), found):
        yield _finding(rule, facts, listing)


def _finding(rule: Rule, facts: Facts, listing: Listing[tuple[DutyFact, TimeLimit]]) -> Finding:
    found = listing.items
    parts = [_part(facts, d, x) for d, x in found]
    return rule.finding(
        found[0][1].path,
        Text(
            f"下列时限以“日”计，没有写明是工作日还是自然日：{'、'.join(p.zh for p in parts)}",
            f"these limits are in days, and it is not said of which sort: {', '.join(p.en for p in parts)}",
        ),
        Text(
            "写明工作日或者自然日；上位法已有规定的，引用该规定（jurisdiction.time.day-means）",
            "say which; where a superior rule decides, write jurisdiction.time.day-means",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(s for d, x in found for s in x.sources or d.sources)),
        related=pointers((x.path for _, x in found[1:]), Text("这里也以“日”计", "in days here too")),
    )


def _is_open(limit: TimeLimit) -> bool:
    by = limit.spec.extension.by if limit.spec.extension else None
    return Unit.DAY_UNSPECIFIED in (limit.spec.limit.unit, by.unit if by else None)


def _part(facts: Facts, duty: DutyFact, limit: TimeLimit) -> Text:
    what, length = cited(facts.place, duty), limit_words(limit.spec.limit)
    return Text(f"{what.zh}{length.zh}", f"{what.en} {length.en}")
