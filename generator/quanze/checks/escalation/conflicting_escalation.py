"""Several ways up for one dispute, which lead to different bodies.

## 为什么要紧
同样两个部门的争议，一处规定由甲协调、乙裁定，另一处规定报丙处置，又没有写明哪一处优先：各方都会选对自己有利的一条，结论可能相反。两处
所称争议的名称不同而当事各方相同的，为警告，把握较小。

## Why it matters
If one clause sends a dispute between two departments to one body and another clause sends it elsewhere, and neither goes
first, each party takes the way that suits it, and the outcomes may contradict. Ladders for disputes of different names
between the same parties are a warning, with less confidence.

## 触发 fires on
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '2'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          meeting: {by: joint-meeting, action: decide, brought-by: parties, within: 10个工作日, final: true}
      transfer-dispute:
        name: 移送争议处置
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 10个工作日, final: true}
```

## 改为 use instead
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '2'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          meeting: {by: joint-meeting, action: decide, brought-by: parties, within: 10个工作日, final: true}
      transfer-dispute:
        name: 移送争议处置
        between: [regulator, enforcement]
        on: competence-dispute
        overrides: duty-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 10个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.ladders import Ladder, Route, group_routes
from ...analysis.wording import body_name, citation_words, listed, rung_words
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact, Jurisdiction
from ..rule import Rule, rule


@rule(
    "ESC007",
    "conflicting-escalation",
    zh="同类争议有不同的升级途径",
    en="one dispute, different ways up",
    severity=Severity.error,
)
def conflicting_escalation(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for group in group_routes(place, facts.ladders):
        last = max(i for i, r in enumerate(group.routes) if isinstance(r, Ladder))
        rows = [_route_words(place, route) for route in group.routes]
        ids = [r.chain.id if isinstance(r, Ladder) else r.id for r in group.routes]
        paths = [r.chain.path if isinstance(r, Ladder) else r.path for r in group.routes]
        unsure = "" if group.same_event else "（各处对争议的称呼不同，是否同一类争议没有写明）"
        yield rule.finding(
            paths[last],
            Text(
                f"{listed(body_name(place, p) for p in group.parties)}之间的争议有 {len(rows)} 条不同的途径，"
                f"没有写明以哪一条为准{unsure}：" + "".join(f"\n· {row}" for row in rows),
                f"disputes between {', '.join(group.parties)} have {len(rows)} different ways up, and none goes "
                f"before the others: {', '.join(ids)}",
            ),
            Text(
                "修订文件时合为一条，或者写明各自适用的争议和先后；原文写明何者优先的，照此写出（overrides）",
                "make them one, or say which disputes each is for; where the text ranks them, write overrides",
            ),
            severity=None if group.same_event else Severity.warning,
            confidence=Confidence.high if group.same_event else Confidence.medium,
            subject=f"chain:{ids[last]}",
            sources=tuple(dict.fromkeys(s for r in group.routes for s in _sources(r))),
            related=tuple(Pointer(p, Text("另一途径", "another way")) for p in paths if p != paths[last]),
            cause=",".join(ids),
        )


def _sources(route: Route) -> tuple[str, ...]:
    if isinstance(route, DutyFact):
        return route.sources
    return tuple(dict.fromkeys((*route.chain.sources, *(s for r in route.chain.rungs for s in r.sources))))


def _route_words(place: Jurisdiction, route: Route) -> str:
    cited = listed(citation_words(place, s) for s in _sources(route))
    actions = place.vocabulary.actions
    if isinstance(route, DutyFact):
        action = actions[route.action].name if route.action in actions else route.action
        shown = listed(body_name(place, a.body) for a in route.actors) + action
        name = route.spec.name or route.id
    else:
        shown = " → ".join(rung_words(place, r) for r in route.chain.rungs)
        name = route.chain.spec.name
    return f"{name}（{cited}）：{shown}"
