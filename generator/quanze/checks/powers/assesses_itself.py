"""An appraisal in which the same office or body assesses and is assessed.

## 为什么要紧
考评组组长同时是被考评队伍的队长，等于给自己打分。检查沿成员、职务兼任和隶属关系追到底；被考评者没有逐一列名的，按其所在单位的成员
推定，把握较小；原文可作不同理解（`unclear`）的，一并写出。

## Why it matters
If the head of the appraising group is also the head of the team appraised, he grades himself. The check follows members,
offices held by the same person, and parts. Where those assessed are not listed, they are presumed to be the members of their
unit, and the finding is less sure. Another reading of the clause (`unclear`) is told.

## 触发 fires on
```yaml
bodies:
  county-head: {name: 县长, kind: post, part-of: county-government, source: '2'}
  team: {name: 执法队, level: county, members: team-leader, source: '1'}
  team-leader: {name: 执法队队长, kind: post, filled-by: 县长, source: '1'}
  group: {name: 考评组, kind: group, convener: county-head, members: county-head, source: '3'}
scores:
  yearly: {name: 年度考评, assessed: team, assessor: group, components: {work: {name: 实绩, points: 100}}, source: '3'}
```

## 改为 use instead
```yaml
bodies:
  county-head: {name: 县长, kind: post, part-of: county-government, source: '2'}
  team: {name: 执法队, level: county, members: team-leader, source: '1'}
  team-leader: {name: 执法队队长, kind: post, filled-by: 执法局局长, source: '1'}
  group: {name: 考评组, kind: group, convener: county-head, members: county-head, source: '3'}
scores:
  yearly: {name: 年度考评, assessed: team, assessor: group, components: {work: {name: 实绩, points: 100}}, source: '3'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import body_citations, full_citations
from ...analysis.control import SelfAssessment, find_self_assessment
from ...analysis.facts import Facts
from ...analysis.wording import body_name
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..doubts import plain_question
from ..related import pointers
from ..rule import Rule, rule


@rule("SOD004", "assesses-itself", zh="自己考评自己", en="assesses itself")
def assesses_itself(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    groups: dict[str, list[SelfAssessment]] = {}
    for found in find_self_assessment(place, facts.closure):
        groups.setdefault(found.score, []).append(found)
    for score, found_here in groups.items():
        along = [b for f in found_here for b in (*f.assessor, *f.assessed)]
        entry = place.spec.scores[score]
        asked = plain_question(Text(f"“{entry.name}”", score), entry.unclear)
        rows = "".join(f"\n· {_row(place, f)}" for f in found_here)
        yield rule.finding(
            ("scores", score),
            Text(
                f"“{entry.name}”的考评者与被考评者{'可能' if asked else ''}有重合：{rows}{asked.zh if asked else ''}",
                f"in {score}, some assess and are assessed: {', '.join(f.body for f in found_here)}"
                + (asked.en if asked else ""),
            ),
            Text(
                "修订文件，写明同时是被考评者的由谁考评，或者规定其回避",
                "say who assesses those that are on both sides, or let them withdraw",
            ),
            confidence=Confidence.medium,
            subject=f"score:{score}",
            members=tuple(f"body:{f.body}" for f in found_here),
            sources=tuple(
                dict.fromkeys((*full_citations(place, entry.source), *body_citations(place, along)))
            ),
            related=pointers((("bodies", f.body) for f in found_here), Text("在两边的主体", "on both sides")),
        )


def _row(place: Jurisdiction, found: SelfAssessment) -> str:
    upper = "→".join(body_name(place, b) for b in found.assessor)
    lower = "→".join(body_name(place, b) for b in found.assessed)
    heads = place.bodies[found.assessor[0]].convener == found.body
    part = f"主持考评（{upper}）" if heads else f"属于考评一方（{upper}）"
    return f"{body_name(place, found.body)}既{part}，又属于被考评一方（{lower}）"
