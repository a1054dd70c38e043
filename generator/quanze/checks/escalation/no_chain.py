"""Cases pass between two bodies, and no ladder takes up their disputes.

## 为什么要紧
一方移送，另一方可以不收、退回或者不办。两者之间没有规定争议由谁协调、由谁决定的，事情就停在两家之间。
另有职责笼统规定由谁协调争议的，或者升级链的各方与移交双方角色相同、只是称谓不同的，是否适用有待写明，降为提示。

## Why it matters
One side hands over, the other may refuse, send back or do nothing. Where no ladder says who settles that, the matter rests
between the two. Where some duty says in general who mediates disputes, or a ladder is between bodies of the same roles
by other names, the question is whether that applies: a note.

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

from collections.abc import Iterable, Sequence

from ...analysis.facts import Facts
from ...analysis.ladders import Unsettled, find_settlers, find_unsettled
from ...analysis.wording import body_name, citation_words, duty_name
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.chain import ChainKind
from ..evidence import cited_all
from ..listing import Listing, listings, whole
from ..related import MOST
from ..reported import advise, is_reported
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
    also = _also(facts, pairs)
    return rule.finding(
        duties[0].path,
        Text(
            f"以下主体之间移交事项，没有写明发生争议由谁协调、由谁决定：{'；'.join(rows)}{also.zh}",
            f"the text does not say who settles disputes of {shown}{also.en}",
        ),
        advise(
            place,
            Text(
                "在文件中规定这些主体之间的争议由谁协调、由谁决定，或者写明适用哪一条；已有规定的，补入升级链的争议各方（between）",
                "say who settles disputes between them, or which ladder applies; if it does, add them to between",
            ),
        ),
        severity=Severity.note if _may_apply(facts, pairs) else Severity.warning,
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(s for d in duties for s in d.sources)),
        related=tuple(Pointer(d.path, Text("也移交", "hands over too")) for d in duties[1 : MOST + 1]),
    )


def _may_apply(facts: Facts, pairs: Sequence[Unsettled]) -> bool:
    """Whether something in the text may be meant for these disputes too, or in the rules that it only reports on."""
    if is_reported(facts.place):
        return True
    return bool(facts.ladders and find_settlers(facts.place, facts.ladders)) or all(p.alike for p in pairs)


def _also(facts: Facts, pairs: Sequence[Unsettled]) -> Text:
    """The ladders that there are, with their parties, and who mediates in general."""
    place = facts.place
    zh, en = "", ""
    for ladder in (x for x in facts.ladders if x.chain.spec.kind is ChainKind.DISPUTE):
        clauses = "、".join(citation_words(place, s) for s in ladder.chain.sources)
        parties = "、".join(body_name(place, p) for p in ladder.parties)
        alike = any(ladder in p.alike for p in pairs)
        zh += f"；规格所列“{ladder.chain.spec.name}”（{clauses}）的争议各方为{parties}"
        en += f"; {ladder.chain.id} is for {', '.join(ladder.parties)} in the spec"
        if alike:
            zh += "，称谓不同，是否包括本类争议，没有写明"
            en += ", the same under other names perhaps: whether for these is not said"
    settlers = find_settlers(place, facts.ladders)
    if settlers:
        general = cited_all(place, settlers)
        zh += f"；{general.zh}笼统规定了协调、解决，是否包括这类争议、解决不成由谁决定没有写明"
        en += f"; {general.en} say in general who mediates, not who decides"
    return Text(zh, en)
