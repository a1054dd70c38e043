"""A ladder that does not say what holds while the dispute lasts.

## 为什么要紧
争议期间违法行为仍在继续。没有写明先由谁处置、还是各自停下等待，最容易错过固定证据、制止危害的时机。同样各方之间的另一条升级
链已写明的，不再指出。

## Why it matters
The violation goes on while the departments dispute. Where nobody is told to act in the meantime, evidence is lost and harm
is done. Where another ladder between the same parties says it, that is enough.

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
        meanwhile: handle-jointly
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 10个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.ladders import Ladder, read_meanwhile
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.chain import ChainKind, Meanwhile
from ..evidence import cited_all
from ..rule import Rule, rule

_CASES = frozenset({"case-transfer", "complaint-intake"})
_TAKING = frozenset({"acceptance", "transfer"})


@rule(
    "ESC009",
    "meanwhile-unsaid",
    zh="争议期间如何处置未写明",
    en="what holds meanwhile is unsaid",
    severity=Severity.note,
)
def meanwhile_unsaid(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for ladder in facts.ladders:
        chain = ladder.chain
        if chain.spec.kind is not ChainKind.DISPUTE:
            continue
        if read_meanwhile(ladder, facts.ladders) is Meanwhile.SILENT:
            also = _also(facts, ladder)
            yield rule.finding(
                chain.path,
                Text(
                    f"升级链“{chain.spec.name}”没有写明争议期间由谁先行处置{also.zh}",
                    f"chain {chain.id} does not say who acts while the dispute lasts{also.en}",
                ),
                Text(
                    "在文件中写明争议期间如何处置；原文已写明的，补写（meanwhile）",
                    "say it in the text; where the text does, fill in meanwhile",
                ),
                subject=f"chain:{chain.id}",
                sources=chain.sources,
            )


def _also(facts: Facts, ladder: Ladder) -> Text:
    """What forbids the parties to refuse or hold up a case, which goes some way."""
    place = facts.place
    bans = [
        d
        for d in facts.own_duties
        if d.modality is Modality.MUST_NOT and place.mechanisms[d.mechanism].kind in _CASES
        if (action := place.action(d)) and action.stage in _TAKING and ladder.reach & set(d.lead_bodies)
    ]
    if not bans:
        return Text("", "")
    shown = cited_all(place, bans)
    return Text(f"；{shown.zh}是否适用于争议期间，也没有写明", f"; nor whether {shown.en} apply then")
