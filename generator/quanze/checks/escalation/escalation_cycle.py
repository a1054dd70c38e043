"""Ladders on which a matter comes back to where it was.

## 为什么要紧
甲机制把争议交给乙，乙所依据的另一条又交回甲，争议就在两者之间打转，永远没有结论。

## Why it matters
If one ladder hands a dispute to a body from which another ladder hands it back, it goes round for ever.

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
        source: '3'
        rungs:
          meeting: {by: joint-meeting, action: coordinate, moves-up: 协调不成, within: 5个工作日}
          government: {by: county-government, action: coordinate, brought-by: parties, moves-up: 协调不成, within: 5个工作日}
          meeting-again: {by: joint-meeting, action: decide, brought-by: parties, within: 5个工作日, final: true}
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
          meeting: {by: joint-meeting, action: coordinate, moves-up: 协调不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 5个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...analysis.facts import Facts
from ...analysis.graph import components
from ...analysis.ladders import Ladder
from ...analysis.wording import body_name, citation_words, listed
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction, RungFact
from ..related import pointers
from ..rule import Rule, rule


@dataclass(frozen=True, slots=True)
class _Move:
    source: str
    target: str
    ladder: Ladder
    rung: RungFact


@rule("ESC003", "escalation-cycle", zh="升级循环", en="a matter climbs in a circle", severity=Severity.error)
def escalation_cycle(rule: Rule, facts: Facts) -> Iterable[Finding]:
    kinds = dict.fromkeys(ladder.chain.spec.kind for ladder in facts.ladders)
    for kind in kinds:
        moves = [m for ladder in facts.ladders if ladder.chain.spec.kind is kind for m in _moves(ladder)]
        onward: dict[str, list[str]] = {}
        for move in moves:
            onward.setdefault(move.source, []).append(move.target)
        nodes = dict.fromkeys(b for m in moves for b in (m.source, m.target))
        for part in components(nodes, onward):
            inside = [m for m in moves if m.source in part and m.target in part]
            if inside:
                yield _finding(rule, facts.place, part, inside)


def _moves(ladder: Ladder) -> Iterator[_Move]:
    """From each step to the next; that one and the same body has two rungs running is no way back."""
    for below, above in pairwise(ladder.steps):
        for source in (b for a in below.bodies for b in a.bodies):
            for target in (b for a in above.bodies for b in a.bodies):
                if source != target:
                    yield _Move(source, target, ladder, above)


def _finding(rule: Rule, place: Jurisdiction, part: tuple[str, ...], moves: list[_Move]) -> Finding:
    rows = []
    for move in moves:
        cited = listed(citation_words(place, s) for s in move.rung.sources)
        rows.append(f"{body_name(place, move.source)}→{body_name(place, move.target)}（{cited}）")
    alone = len({m.ladder.chain.id for m in moves}) == 1
    return rule.finding(
        moves[-1].rung.path,
        Text(
            f"同类事项在以下主体之间循环提交：{'；'.join(rows)}",
            f"matters of one kind circle between {', '.join(part)}",
        ),
        Text("修订文件，使每一级都交往更高的主体", "let each rung hand the matter to a higher body"),
        confidence=Confidence.high if alone else Confidence.medium,
        subject=f"chain:{moves[-1].ladder.chain.id}",
        sources=tuple(dict.fromkeys(s for m in moves for s in m.rung.sources)),
        related=pointers((m.rung.path for m in moves[:-1]), Text("循环经过此级", "the circle passes here")),
        cause=",".join(sorted(part)),
    )
