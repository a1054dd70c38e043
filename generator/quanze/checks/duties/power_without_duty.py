"""Somebody may ask, propose or request, and nobody must answer.

## 为什么要紧
“可以提出书面建议”“可以提请协助”，对方收到以后要不要研究、要不要答复却没有写，这项权力就落不了地。检查要求每一项须
有回应的权力（“可以”提请、建议等，在词汇表中标为 `answerable`），接受方至少有一项应当履行的后续职责，或者不得拒绝。后续
只是“可以”做的，一并写出；原文可作不同理解（`unclear`）的，另作为疑问提出。

## Why it matters
A power to ask or to propose is worth nothing if whoever is asked need not consider it or answer. Every power whose
use calls for an answer needs at least one duty of its addressee, or that it must not refuse. What may follow is told; powers
whose clause can be read in two ways are a question of their own.

## 触发 fires on
```yaml
mechanisms:
  advice:
    kind: advice
    name: 管理建议
    source: '1'
    duties:
      advise:
        actor: enforcement
        may: propose
        about: 加强源头管理的建议
        to: regulator
        on: source-control-needed
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  advice:
    kind: advice
    name: 管理建议
    source: '1'
    duties:
      advise:
        actor: enforcement
        may: propose
        about: 加强源头管理的建议
        to: regulator
        on: source-control-needed
        source: '1'
        then: {proposed: answer-advice}
      answer-advice:
        actor: regulator
        must: reply
        about: 所提建议的办理情况
        to: enforcement
        within: 10个工作日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from ...analysis.facts import Facts
from ...analysis.hand_overs import Uptake, may_not_refuse
from ...analysis.wording import body_name, listed
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..doubts import ASK, doubt, question
from ..evidence import by_cause, cited, cited_all, list_duties, subject_of
from ..rule import Rule, rule

_ADVICE = Text(
    "写明接到的一方应当如何办理、是否答复", "say what whoever is asked must do, and whether it answers"
)


@rule("DUT007", "power-without-duty", zh="有权提出而无人应答", en="a power that nobody must answer")
def power_without_duty(rule: Rule, facts: Facts) -> Iterable[Finding]:
    unheard = [
        h.duty
        for h in facts.hand_overs
        if h.uptake is not Uptake.RECEIVER and h.duty.modality is Modality.MAY and h.duty.derived_from is None
        if not may_not_refuse(facts.place, h.duty)
    ]
    for doubtful in (False, True):
        chosen = [d for d in unheard if bool(doubt(facts.place, d)) is doubtful]
        for mechanism, duties in by_cause(chosen).items():
            yield from list_duties(
                rule,
                facts.place,
                subject_of(facts.place, mechanism),
                duties,
                partial(_message, facts),
                ASK if doubtful else _ADVICE,
                also=Text("这一项也无人应当回应", "nobody must answer this either"),
                confidence=Confidence.medium if doubtful else Confidence.high,
                cause="doubt" if doubtful else "",
            )


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    parts = [_part(facts, d) for d in duties]
    asked = question(facts.place, duties) or Text("", "")
    may = Text("可能", "perhaps ") if asked.zh else Text("", "")
    return Text(
        f"可以提出，但接到的一方{may.zh}没有应当回应的职责："
        + "".join(f"\n· {p.zh}" for p in parts)
        + asked.zh,
        f"this may be asked, and whoever is asked {may.en}need not answer:"
        + "".join(f"\n· {p.en}" for p in parts)
        + asked.en,
    )


def _part(facts: Facts, duty: DutyFact) -> Text:
    place = facts.place
    what = cited(place, duty)
    receivers = listed(body_name(place, a.body) for a in duty.recipients)
    names = ", ".join(a.body for a in duty.recipients)
    optional = [f for f in facts.flow.followers(f"duty:{duty.id}") if f.modality is Modality.MAY]
    later = cited_all(place, optional)
    return Text(
        f"{what.zh}：{receivers or '接受方未写明'}" + (f"，其后只是可以{later.zh}" if optional else ""),
        f"{what.en}: {names or 'receiver not named'}" + (f", who may {later.en}" if optional else ""),
    )
