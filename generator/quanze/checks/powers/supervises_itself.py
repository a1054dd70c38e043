"""A body that supervises, criticises or punishes a body which by definition includes itself.

## 为什么要紧
文件把镇政府列入“综合行政执法部门”，又规定综合行政执法部门拒不配合的由镇政府通报批评：镇政府拒不配合时，就由它批评自己。检查沿角色定义、
成员和隶属关系追到底，把路径列出来。

## Why it matters
If the definition of a department includes the town government, and the town government criticises that department when it
does not cooperate, then it criticises itself. The check follows definitions, members and parts all the way and prints the
path.

## 触发 fires on
```yaml
bodies:
  bureau: {name: 综合行政执法局, level: county, source: '1'}
  enforcers: {name: 执法单位, kind: role, holders: [bureau, county-government], source: '1'}
mechanisms:
  m:
    kind: accountability
    name: 责任追究
    source: '3'
    duties:
      criticise: {actor: county-government, must: criticise, to: enforcers, on: breach, within: silent, source: '3'}
```

## 改为 use instead
```yaml
bodies:
  bureau: {name: 综合行政执法局, level: county, source: '1'}
  enforcers: {name: 执法单位, kind: role, holders: bureau, source: '1'}
mechanisms:
  m:
    kind: accountability
    name: 责任追究
    source: '3'
    duties:
      criticise: {actor: county-government, must: criticise, to: enforcers, on: breach, within: silent, source: '3'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import body_citations
from ...analysis.control import SelfControl, find_self_control
from ...analysis.facts import Facts
from ...analysis.wording import body_name, duty_name, listed
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..listing import Listing, listings
from ..related import pointers
from ..rule import Rule, rule


@rule("SOD001", "supervises-itself", zh="自己监督自己", en="supervises itself", severity=Severity.error)
def supervises_itself(rule: Rule, facts: Facts) -> Iterable[Finding]:
    groups: dict[tuple[str, ...], list[SelfControl]] = {}
    for found in find_self_control(facts.place, facts.closure):
        if found.duty.derived_from is None:
            groups.setdefault(found.path, []).append(found)
    for path, controls in groups.items():
        duties = ((f"duty:{c.duty.id}", c) for c in controls)
        for listing in listings(rule, facts.place, f"body:{controls[0].actor}", duties):
            yield _finding(rule, facts, path, listing)


def _finding(rule: Rule, facts: Facts, path: tuple[str, ...], listing: Listing[SelfControl]) -> Finding:
    place, controls = facts.place, listing.items
    duties = [c.duty for c in controls]
    actor, watched = body_name(place, controls[0].actor), body_name(place, controls[0].watched)
    acts = listed(f"“{duty_name(place, d)}”" for d in duties)
    way = "→".join(body_name(place, b) for b in path)
    if len(path) == 1:
        message = Text(
            f"{acts}由“{actor}”作出，对象也是它自己",
            f"{controls[0].actor} does {', '.join(d.id for d in duties)} to itself",
        )
    else:
        message = Text(
            f"{acts}由“{actor}”对“{watched}”作出，而按文件的定义，“{watched}”与“{actor}”有重合：{way}",
            f"{controls[0].actor} does {', '.join(d.id for d in duties)} to {controls[0].watched}, "
            f"which overlaps with it: {' → '.join(path)}",
        )
    definition = tuple(Pointer(("bodies", b), Text("定义在此", "defined here")) for b in path[:-1])
    return rule.finding(
        duties[0].path,
        message,
        Text(
            "修订文件，改由其他主体监督，或者写明涉及自身时由谁处理",
            "let another body supervise, or say who acts where the supervisor itself is concerned",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(
            dict.fromkeys((*(s for d in duties for s in d.sources), *body_citations(place, path[:-1])))
        ),
        related=(*definition, *pointers((d.path for d in duties[1:]), Text("同样如此", "the same here"))),
        cause="→".join(path),
    )
