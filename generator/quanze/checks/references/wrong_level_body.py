"""A body at a level at which there is none of its kind.

## 为什么要紧
编制部门、司法局、法院、检察院自县级起设置。文件写“乡镇委编办”，这样的机构并不存在，交给它的职责就没有人做；多半是照搬上级文件时没有改。

## Why it matters
Staffing offices, justice bureaux, courts and procuratorates exist from the county up. A duty given to a town's staffing
office is given to nobody; mostly the words were copied from the text of a higher level.

## 触发 fires on
```yaml
bodies:
  town-staffing-office: {name: 乡镇委编办, roles: staffing-office, level: town, source: '1'}
```

## 改为 use instead
```yaml
bodies:
  county-staffing-office: {name: 县委编办, roles: staffing-office, level: county, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import body_citations
from ...analysis.facts import Facts
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule


@rule("REF009", "wrong-level-body", zh="该层级没有的机构", en="no such body at this level")
def wrong_level_body(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    wrong = {b: lowest for b in place.bodies if (lowest := _lowest(place, b))}
    for listing in listings(rule, place, whole(place), ((f"body:{b}", b) for b in wrong)):
        yield _finding(rule, place, listing, wrong)


def _finding(rule: Rule, place: Jurisdiction, listing: Listing[str], lowest: dict[str, str]) -> Finding:
    wrong = {b: lowest[b] for b in listing.items}
    first, *others = wrong
    levels = place.vocabulary.levels
    rows = [
        f"“{place.bodies[b].name}”写作{levels[place.bodies[b].level or ''].name}，这类机构自{levels[low].name}起设置"
        for b, low in wrong.items()
    ]
    return rule.finding(
        ("bodies", first),
        Text(
            "该层级通常没有这样的机构：" + "；".join(rows),
            f"bodies at a level that has none: {', '.join(f'{b} (from {low} up)' for b, low in wrong.items())}",
        ),
        Text(
            "核对原文所指的机构；原文如此的，修订文件时改为实际承担的机构",
            "find out which body is meant, and name it when the text is amended",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=body_citations(place, wrong),
        related=pointers((("bodies", b) for b in others), Text("也没有", "nor this one")),
    )


def _lowest(place: Jurisdiction, body: str) -> str | None:
    """The lowest level of the body's kind, if the body stands below it."""
    entry, words = place.bodies[body], place.vocabulary
    level = words.levels.get(entry.level or "")
    if level is None:
        return None
    for role in entry.roles:
        lowest = words.roles[role].lowest if role in words.roles else None
        if lowest in words.levels and words.levels[lowest].rank > level.rank:
            return lowest
    return None
