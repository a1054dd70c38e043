"""A rung whose body ranks no higher than the one below.

## 为什么要紧
升级是为了由更有权威的主体决定。下一级与上一级平级甚至更低，它的决定对方可以不认。层级高低取自共同词汇；层级不明的不作判断。

## Why it matters
A matter is brought up so that somebody with more authority decides. A body of the same rank or lower will not be obeyed.
Ranks come from the shared vocabulary; where a level is not known, nothing is said.

## 触发 fires on
```yaml
bodies:
  city-office: {name: 市政府办公室, roles: government-office, level: county, source: '2'}
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
        source: '3'
        rungs:
          meeting: {by: joint-meeting, action: coordinate, brought-by: parties, moves-up: 协调不成, within: 5个工作日}
          office: {by: city-office, action: decide, brought-by: parties, within: 5个工作日, final: true}
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
        source: '3'
        rungs:
          meeting: {by: joint-meeting, action: coordinate, brought-by: parties, moves-up: 协调不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 5个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ...analysis.closure import Closure
from ...analysis.facts import Facts
from ...analysis.wording import body_name, listed
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.jurisdiction import RungFact
from ..rule import Rule, rule


@rule("ESC004", "not-rising", zh="升级而层级不升", en="the next rung ranks no higher")
def not_rising(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for ladder in facts.ladders:
        for below, above in pairwise(ladder.steps):
            low, high = _rank(facts.closure, below), _rank(facts.closure, above)
            if low is None or high is None or high > low:
                continue
            names = [listed(body_name(facts.place, a.body) for a in r.bodies) for r in (below, above)]
            yield rule.finding(
                above.path,
                Text(
                    f"升级链“{ladder.chain.spec.name}”由“{names[0]}”升至“{names[1]}”，后者的层级和决定权不高于前者",
                    f"chain {ladder.chain.id} goes from {below.id} to {above.id}, which ranks no higher",
                ),
                Text(
                    "核对主体的层级（level）和角色（roles）；无误的，修订文件时改由更高的主体决定",
                    "check level and roles of the bodies; if right, let a higher body decide",
                ),
                confidence=Confidence.medium,
                subject=f"chain:{ladder.chain.id}",
                sources=above.sources,
                related=(Pointer(below.path, Text("前一级", "the rung below")),),
                cause=above.id,
            )


def _rank(closure: Closure, rung: RungFact) -> tuple[int, int] | None:
    """The rank of the highest of a rung's bodies; None unless all their ranks are known."""
    ranks = [closure.rank(b) for a in rung.bodies for b in a.bodies]
    known = [r for r in ranks if r is not None]
    return max(known) if known and len(known) == len(ranks) else None
