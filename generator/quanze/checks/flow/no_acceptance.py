"""Something is handed to a body that has no duty to act on it.

## 为什么要紧
案件移送出去、请求发出去、意见征求下去，接到的一方收不收、办不办、何时回复，文件一字未提，移送就成了一交了之。检查要求
每一项须有回应的交付行为（词汇表中 `answerable`），接受方至少有一项应当履行的后续职责，或者不得拒绝。交给社会公众的、交给司
法机关（涉嫌犯罪的，含公安机关）而由法律规定如何办理的，以及原文没有写明接受方的（另见 DUT002），不在此列。

## Why it matters
A case is transferred, a request sent, an opinion asked for; whether the receiver must take it, act, or answer, the
text does not say. Every hand-over that calls for an answer needs at least one duty of its receiver, or that it must
not refuse. Hand-overs to the public, to judicial organs (of a suspected crime, the police), whose part
statutes lay down, and to nobody in particular
(see DUT002) are left out.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      hand-over:
        actor: regulator
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        within: 3个工作日
        outcomes: done
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      hand-over:
        actor: regulator
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        within: 3个工作日
        outcomes: done
        source: '1'
        then: {done: handle-case}
      handle-case:
        actor: enforcement
        must: handle
        object: case-file
        within: 30日
        source: '2'
        then: {done: tell-result}
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        within: 7个工作日
        source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from ...analysis.facts import Facts
from ...analysis.hand_overs import Uptake, bodies_of, goes_to_courts, may_not_refuse
from ...analysis.wording import body_name, listed
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..evidence import by_cause, cited, cited_all, list_duties, subject_of
from ..rule import Rule, rule


@rule("FLO009", "no-acceptance", zh="交出之后无人承接", en="nobody takes over")
def no_acceptance(rule: Rule, facts: Facts) -> Iterable[Finding]:
    unheard = [
        h.duty
        for h in facts.hand_overs
        if h.uptake is not Uptake.RECEIVER
        and h.duty.modality is not Modality.MAY
        and h.duty.derived_from is None
        and h.duty.recipients
        and not goes_to_courts(facts.place, h.duty)
        and not may_not_refuse(facts.place, h.duty)
    ]
    for mechanism, duties in by_cause(unheard).items():
        yield from list_duties(
            rule,
            facts.place,
            subject_of(facts.place, mechanism),
            duties,
            partial(_message, facts),
            Text(
                "写明接受方是否接收、如何办理、何时回复；法律法规已有规定的，引用该规定",
                "say whether the receiver must take it, what it does, and when it answers, or cite the statute that does",
            ),
            also=Text("接到的一方也没有后续职责", "the receiver need not act here either"),
        )


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    parts = [_part(facts, d) for d in duties]
    return Text(
        "没有写明接到的一方应当如何办理：\n" + "\n".join(f"· {p.zh}" for p in parts),
        "the receiver has no duty to act on this:\n" + "\n".join(f"· {p.en}" for p in parts),
    )


def _part(facts: Facts, duty: DutyFact) -> Text:
    place = facts.place
    what = cited(place, duty)
    receivers = listed(body_name(place, a.body) for a in duty.recipients)
    names = ", ".join(a.body for a in duty.recipients)
    others = _elsewhere(facts, duty)
    if not others:
        return Text(f"{what.zh}：{receivers}", f"{what.en}: {names}")
    shown = cited_all(place, others)
    return Text(
        f"{what.zh}：{receivers}；{shown.zh}规定的是接到其他移送后的办理，是否也适用没有写明",
        f"{what.en}: {names}; {shown.en} are about other transfers, whether also this is not said",
    )


def _elsewhere(facts: Facts, duty: DutyFact) -> Sequence[DutyFact]:
    """What the same receivers must do with what others transfer to them."""
    receivers = bodies_of(duty.recipients)
    given = [h for h in facts.hand_overs if h.is_transfer]
    if duty.id not in {h.duty.id for h in given}:
        return ()
    found = {
        f.id: f
        for h in given
        if h.duty.id != duty.id and h.duty.derived_from is None and receivers & bodies_of(h.duty.recipients)
        for f in facts.flow.followers(f"duty:{h.duty.id}")
        if receivers & set(f.lead_bodies) and f.modality is Modality.MUST and f.derived_from is None
    }
    return tuple(found.values())
