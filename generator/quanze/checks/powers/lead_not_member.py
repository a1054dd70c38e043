"""A meeting or group convened by one that is not among its members.

## 为什么要紧
召集单位不在成员之列，它能不能参加议事、要不要执行议定的事项，都没有着落；它又不比成员层级高，召集不动。由上级召集下级的，不在此列。检查沿成员、
角色和隶属关系查找召集单位，并比较层级；层级不明的不作判断，列为提示。

## Why it matters
If the convener is not a member, it is open whether it takes part and is bound by what is agreed, and as it ranks no higher
than the members, nobody need come. A superior that convenes those below is no finding. The check looks for the convener
among members, holders and parts, and compares levels; where a level is not known, a note says so.

## 触发 fires on
```yaml
bodies:
  data-bureau: {name: 数据局, roles: agency, level: county, source: '1'}
  working-group:
    name: 工作专班
    kind: group
    level: county
    convener: data-bureau
    members: [regulator, enforcement]
    source: '3'
```

## 改为 use instead
```yaml
bodies:
  data-bureau: {name: 数据局, roles: agency, level: county, source: '1'}
  working-group:
    name: 工作专班
    kind: group
    level: county
    convener: data-bureau
    members: [data-bureau, regulator, enforcement]
    source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import body_citations
from ...analysis.facts import Facts
from ...analysis.separation import OutsideConvener, find_outside_conveners
from ...analysis.wording import body_name, listed
from ...diagnostics.diagnostic import About, Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..rule import Rule, rule


@rule("RAC003", "lead-not-member", zh="牵头单位不是成员", en="the lead is no member")
def lead_not_member(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for found in find_outside_conveners(facts.place, facts.closure):
        yield _finding(rule, facts.place, found)


def _finding(rule: Rule, place: Jurisdiction, found: OutsideConvener) -> Finding:
    name, convener = body_name(place, found.body), body_name(place, found.convener)
    members = place.bodies[found.body].members
    unsure = "" if found.is_sure else "；是否属于上级召集下级，因层级没有填写而无法判断"
    unsure_en = "" if found.is_sure else "; whether it ranks above them cannot be told, as a level is missing"
    return rule.finding(
        ("bodies", found.body, "convener"),
        Text(
            f"“{name}”由“{convener}”召集，成员却只有{listed(body_name(place, m) for m in members)}{unsure}",
            f"{found.convener} convenes {found.body}, whose members are {', '.join(members)}{unsure_en}",
        ),
        Text(
            "修订文件时把牵头单位列为成员，或者改由成员之一牵头"
            if found.is_sure
            else "写明各主体的层级（level）",
            "make the convener a member, or let a member convene, when the text is amended"
            if found.is_sure
            else "give the level of each body",
        ),
        severity=None if found.is_sure else Severity.note,
        about=None if found.is_sure else About.spec,
        confidence=Confidence.medium,
        subject=f"body:{found.body}",
        sources=body_citations(place, [found.body]),
    )
