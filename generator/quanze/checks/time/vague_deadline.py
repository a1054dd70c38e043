"""The only time limit is a word such as 及时, and others wait.

## 为什么要紧
“及时”“尽快”没有数字，既无法计算到期日，也难以认定逾期。不少文件确有必要这样写，所以只作提示：按机制汇总有他人等
候、又没有兜底期限的职责。其他条款对同一主体、同一事项另有数字，或者整个案件按法定时限办理的，不在此列。

## Why it matters
“Promptly” has no number: no due date follows from it, and nobody can be called late. Many texts need it, so this is
a note that gathers, by mechanism, the duties that others wait for and that have no number to fall back on, neither of
their own nor of another clause for the same bodies on the same matter, nor of the statutes to which the text refers.

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
        to: regulator
        on: violation-found
        within: 及时
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
        within: [及时, 7个工作日]
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.deadline import DeadlineKind
from ...model.jurisdiction import DutyFact
from ..evidence import by_cause, cited_by_mechanism, list_duties, place_of, subject_of
from ..rule import Rule, rule


@rule(
    "DDL002", "vague-deadline", zh="时限没有数字", en="a time limit without a number", severity=Severity.note
)
def vague_deadline(rule: Rule, facts: Facts) -> Iterable[Finding]:
    vague = [
        d
        for d in facts.own_duties
        if d.triggers and d.modality is Modality.MUST and _is_vague(d)
        if facts.waiting.is_awaited(d) and not facts.other_limits.is_bounded(d)
    ]
    for mechanism, duties in by_cause(vague).items():
        yield from list_duties(
            rule,
            facts.place,
            subject_of(facts.place, mechanism),
            duties,
            partial(_message, facts),
            Text(
                "有条件的，补充一个最长期限；法律法规已有规定的，引用该规定",
                "where it can be done, add a longest time, or cite the statute that does",
            ),
            also=Text("时限也没有数字", "has no number either"),
        )


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    shown = cited_by_mechanism(facts.place, duties)
    return Text(
        f"{place_of(facts.place, duties)}下列职责只要求“及时”等，没有数字，其他条款也未见可以适用的期限：{shown.zh}",
        f"these duties are due promptly or the like, without a number, and no other clause with one seems to "
        f"apply: {shown.en}",
    )


def _is_vague(duty: DutyFact) -> bool:
    kinds = {d.kind for d in duty.deadlines}
    return DeadlineKind.PROMPT in kinds and kinds <= {DeadlineKind.PROMPT, DeadlineKind.OPEN}
