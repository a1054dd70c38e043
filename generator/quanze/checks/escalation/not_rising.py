"""A rung whose body ranks no higher than the one below.

## 为什么要紧
升级是为了由更有权威的主体决定。下一级与上一级平级甚至更低，它的决定对方可以不认。层级高低取自共同词汇，一级有牵头和会同的，看牵头的主体；
层级没有填写的无法判断，列为提示；写明是其上级（superior）的，即为更高。

## Why it matters
A matter is brought up so that somebody with more authority decides. A body of the same rank or lower will not be obeyed.
Ranks come from the shared vocabulary and are those of whoever leads on a rung; where a level is not known, a note says that
nothing can be told.

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

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...analysis.facts import Facts
from ...analysis.ladders import Ladder
from ...analysis.wording import body_name, listed
from ...diagnostics.diagnostic import About, Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.duty import Part
from ...model.jurisdiction import Jurisdiction, RungFact
from ..related import pointers
from ..rule import Rule, rule


@rule("ESC004", "not-rising", zh="升级而层级不升", en="the next rung ranks no higher")
def not_rising(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for ladder in facts.ladders:
        for below, above in pairwise(ladder.steps):
            ranks = [{b: facts.closure.rank(b) for b in _leads(r)} for r in (below, above)]
            unknown = [b for side in ranks for b, rank in side.items() if rank is None]
            low, high = (max((r for r in side.values() if r), default=(0, 0)) for side in ranks)
            if any(facts.closure.is_above(b, a) for a in ranks[0] for b in ranks[1]):
                continue
            if unknown:
                yield _unknown(rule, facts.place, ladder, above, list(dict.fromkeys(unknown)))
            if unknown or high > low or not all(ranks):
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


def _unknown(
    rule: Rule, place: Jurisdiction, ladder: Ladder, above: RungFact, bodies: Sequence[str]
) -> Finding:
    names = listed(body_name(place, b) for b in bodies)
    return rule.finding(
        ("bodies", bodies[0]),
        Text(
            f"升级链“{ladder.chain.spec.name}”到这一级是否由更高的主体决定，无法判断：{names}的层级没有填写",
            f"whether {above.id} of chain {ladder.chain.id} ranks higher cannot be told: no level of {', '.join(bodies)}",
        ),
        Text("查明并填写主体的层级（level）", "find out and write the level of the body"),
        severity=Severity.note,
        about=About.spec,
        subject=f"chain:{ladder.chain.id}",
        sources=above.sources,
        related=(
            *pointers((("bodies", b) for b in bodies[1:]), Text("层级也没有填写", "no level either")),
            Pointer(above.path, Text("升至此级", "the rung concerned")),
        ),
        cause=f"unknown:{above.id}",
    )


def _leads(rung: RungFact) -> tuple[str, ...]:
    """The bodies that decide on a rung, not those that merely take part."""
    return tuple(dict.fromkeys(b for a in rung.bodies if a.part is Part.LEAD for b in a.bodies))
