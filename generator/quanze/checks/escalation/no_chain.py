"""Cases pass between two bodies, and no ladder takes up their disputes.

## 为什么要紧
一方移送，另一方可以不收、退回或者不办。两者之间没有规定争议由谁协调、由谁决定的，事情就停在两家之间。
另有职责笼统规定由谁协调争议的，降为提示。

## Why it matters
One side hands over, the other may refuse, send back or do nothing. Where no ladder says who settles that, the matter rests
between the two. Where some duty says in general who mediates disputes, this is a note.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      transfer-out:
        {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, source: '1'}
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      transfer-out:
        {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, source: '1'}
    chains:
      transfer-dispute:
        name: 移送争议处置
        between: [regulator, enforcement]
        on: enforcement-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 10个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.ladders import Unsettled, find_settlers, find_unsettled
from ...analysis.wording import body_name, duty_name
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..evidence import cited_all
from ..listing import Listing, listings, whole
from ..related import MOST
from ..rule import Rule, rule


@rule("ESC008", "no-chain", zh="争议无处可升", en="disputes that no ladder takes up")
def no_chain(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    pairs = find_unsettled(place, facts.closure, facts.ladders)
    for listing in listings(rule, place, whole(place), ((f"duty:{p.duty.id}", p) for p in pairs)):
        yield _finding(rule, facts, listing)


def _finding(rule: Rule, facts: Facts, listing: Listing[Unsettled]) -> Finding:
    place, pairs = facts.place, listing.items
    rows = [
        f"{body_name(place, p.giver)}→{body_name(place, p.taker)}（{duty_name(place, p.duty)}）"
        for p in pairs
    ]
    shown = ", ".join(f"{p.giver} → {p.taker} ({p.duty.id})" for p in pairs)
    duties = list({p.duty.id: p.duty for p in pairs}.values())
    none = "文件没有规定任何争议协调途径" if not facts.ladders else "没有一条升级链涵盖"
    settlers = find_settlers(place, facts.ladders)
    general = cited_all(place, settlers)
    also = f"；{general.zh}笼统规定了协调争议，由谁最后决定没有写明" if settlers else ""
    also_en = f"; {general.en} say in general who mediates, not who decides" if settlers else ""
    return rule.finding(
        duties[0].path,
        Text(
            f"以下主体之间移交事项，发生争议由谁协调、由谁决定，{none}：{'；'.join(rows)}{also}",
            f"no ladder settles disputes of {shown}{also_en}",
        ),
        Text(
            "在文件中规定这些主体之间的争议由谁协调、由谁决定；已有规定的，补入升级链的争议各方（between）",
            "say who settles disputes between them; where the text does, add them to the chain's between",
        ),
        severity=Severity.note if settlers else Severity.warning,
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(s for d in duties for s in d.sources)),
        related=tuple(Pointer(d.path, Text("也移交", "hands over too")) for d in duties[1 : MOST + 1]),
    )
