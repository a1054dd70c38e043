"""A cycle of steps with a way out, but with nothing that ever forces anybody to take it.

## 为什么要紧
两个部门可以把案件一再退来退去，补正可以要求一次又一次。只要没有次数、总期限或者到期上交的规定，事项就可能一直循环。检
查列出一条最短的循环及其条款。循环中有期限自循环之外起算、期限随案移转（`clock: inherited`）或者到期转由他人处理
（`on-expiry`）的，视为有界。循环各方之间的争议另有升级链的，可以由此退出，为警告。

## Why it matters
Two bodies may return a case to each other again and again, if no clause bounds the number of times or the time as a
whole. A limit that runs from before the cycle, one that is inherited on transfer, or one whose expiry moves the
matter on, bounds it. Where a ladder is for the disputes of those who act in it, which is a way out, it is a warning.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case:
        actor: enforcement
        must: verify
        object: case-file
        on: violation-found
        within: 5个工作日
        outcomes: [meets-standard, incomplete]
        source: '1'
        then: {meets-standard: end, incomplete: ask-supplement}
      ask-supplement:
        actor: enforcement
        must: request-supplement
        object: case-file
        to: regulator
        within: 2个工作日
        outcomes: [supplied, silence]
        source: '2'
        then: {supplied: verify-case, silence: end}
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case:
        actor: enforcement
        must: verify
        object: case-file
        on: violation-found
        within: {limit: 15个工作日, from: violation-found}
        outcomes: [meets-standard, incomplete]
        source: '1'
        then: {meets-standard: end, incomplete: ask-supplement}
      ask-supplement:
        actor: enforcement
        must: request-supplement
        object: case-file
        to: regulator
        within: 2个工作日
        outcomes: [supplied, silence]
        source: '2'
        then: {supplied: verify-case, silence: end}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...analysis.facts import Facts
from ...analysis.ladders import Ladder
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.chain import ChainKind
from ...model.jurisdiction import DutyFact
from ..evidence import about_duties, loop_words
from ..rule import Rule, rule


@rule("FLO003", "unbounded-loop", zh="没有限度的循环", en="unbounded loop", severity=Severity.error)
def unbounded_loop(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for loop in facts.loops:
        duties = loop.duties(facts.place)
        if loop.bounded or not loop.exits or not duties or all(d.derived_from for d in duties):
            continue
        shown = loop_words(facts.place, loop)
        ladders = _ladders(facts, duties)
        names = "、".join(f"“{x.chain.spec.name}”" for x in ladders)
        yield about_duties(
            rule,
            duties,
            Text(
                f"下列步骤可以无限次循环，没有次数、总期限或者到期上交的规定"
                f"{f'，循环几次即为争议、应当按{names}处理也没有写明' if ladders else ''}：{shown.zh}",
                "these steps can go round for ever; no number of times, no limit on the whole"
                f"{', nor when the ladder for disputes is to be taken' if ladders else ''}: {shown.en}",
            ),
            Text(
                "规定次数上限或者总期限，或者写明循环不止时交由谁决定",
                "bound the number of times or the whole time, or say who decides when it does not end",
            ),
            also=Text("也在循环之中", "is in the cycle too"),
            severity=Severity.warning if loop.optional or ladders else None,
            cause="/".join(sorted(loop.nodes)),
        )


def _ladders(facts: Facts, duties: Sequence[DutyFact]) -> Sequence[Ladder]:
    """The ladders for disputes between all those who act in a loop, which one of them can take to leave it."""
    actors = {b for d in duties for b in d.lead_bodies}
    disputes = [x for x in facts.ladders if x.chain.spec.kind is ChainKind.DISPUTE]
    return [x for x in disputes if actors and actors <= x.reach]
