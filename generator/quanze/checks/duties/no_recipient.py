"""Something is to be handed over, and it is not said to whom.

## 为什么要紧
移送、通报、报告都要有对象。责令、协助、批评教育等词汇表写明须有对象的行为（`needs: to`）也一样。规格没有填写对象（`to`），
是没有查过原文；移送、通报一类注明文件未写明（`silent`）的，是原文没有写：经办人不知道交给谁，应当知道的人也不知道会收到什么。
因具体事项而起的，按机制汇总为警告；常态性的汇总为提示。“可以”做的、尚未写明由谁运行的平台所做的，以及工作材料（`report`）所述
的，不在此列。

## Why it matters
To transfer, notify or report needs somebody who receives; so do the acts of which the vocabulary says that they are done
to somebody (`needs: to`), such as to order, to assist or to reprimand. A missing `to` is an error of the spec. Where
something is handed over, `to: silent` means that the text leaves it open, so that nobody knows whom to expect it from.
Standing duties are one note. What may be done, what platforms do that nobody is said to run, and what a report tells of
is left out.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: silent
        on: violation-found
        within: 7个工作日
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
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: 7个工作日
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ...analysis.citations import are_reported
from ...analysis.facts import Facts
from ...analysis.hand_overs import hands_over
from ...analysis.waiting import is_unmanned
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ...model.vocabulary import Need
from ..evidence import (
    by_cause,
    cited,
    cited_all,
    in_case,
    list_duties,
    subject_of,
)
from ..rule import Rule, rule


@rule("DUT002", "no-recipient", zh="没有写明交给谁", en="nobody is named to receive it")
def no_recipient(rule: Rule, facts: Facts) -> Iterable[Finding]:
    silent = []
    for duty in facts.own_duties:
        action = facts.place.action(duty)
        handed = hands_over(facts.place, duty)
        if duty.spec.to is None:
            if handed or (action and Need.TO in action.needs):
                yield _unread(rule, facts, duty, Severity.error if handed else Severity.warning)
        elif handed and duty.spec.to.silent and _is_owed(facts, duty):
            silent.append(duty)
    firm = [d for d in silent if in_case(d)]
    for mechanism, duties in by_cause(firm).items():
        yield from _silent(rule, facts, duties, Severity.warning, mechanism)
    others = [d for d in silent if d not in firm]
    if others:
        yield from _silent(rule, facts, others, Severity.note, "")


def _is_owed(facts: Facts, duty: DutyFact) -> bool:
    """Whether somebody must do it of whom it is said who he is.

    Whoever runs a platform will know to whom it passes on; that nobody is said to run it is the matter of another rule.
    """
    owed = duty.modality in (Modality.MUST, Modality.SHOULD)
    return owed and not is_unmanned(facts.place, duty) and not are_reported(facts.place, duty.sources)


def _unread(rule: Rule, facts: Facts, duty: DutyFact, severity: Severity) -> Finding:
    what = cited(facts.place, duty)
    return rule.finding(
        duty.path,
        Text(f"{what.zh}没有写接受方（to）", f"{what.en} has no recipient"),
        Text(
            "写明交给谁；原文没有写明的，写 to: silent", "say to whom, or to: silent where the text does not"
        ),
        severity=severity,
        about=About.spec,
        subject=f"duty:{duty.id}",
        sources=duty.sources,
        cause="absent",
    )


def _silent(
    rule: Rule, facts: Facts, duties: Sequence[DutyFact], severity: Severity, mechanism: str
) -> Iterator[Finding]:
    return list_duties(
        rule,
        facts.place,
        subject_of(facts.place, mechanism),
        duties,
        partial(_message, facts),
        Text("写明接受方", "name who receives it"),
        also=Text("也没有写明接受方", "names no recipient either"),
        severity=severity,
        cause=severity.value,
    )


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    shown = cited_all(facts.place, duties)
    return Text(f"文件没有写明交给谁：{shown.zh}", f"the text does not say to whom: {shown.en}")
