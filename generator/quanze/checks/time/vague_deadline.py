"""The only time limit is a word such as 及时, and others wait.

## 为什么要紧
“及时”“尽快”没有数字，既无法计算到期日，也难以认定逾期。不少文件确有必要这样写，所以只作提示：按机制汇总有他人等
候、又没有兜底期限的职责。

## Why it matters
“Promptly” has no number: no due date follows from it, and nobody can be called late. Many texts need it, so this is
a note that gathers, by mechanism, the duties that others wait for and that have no number to fall back on.

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
from ..evidence import by_cause, cited_all, has_number, list_duties, subject_of
from ..rule import Rule, rule


@rule(
    "DDL002", "vague-deadline", zh="时限没有数字", en="a time limit without a number", severity=Severity.note
)
def vague_deadline(rule: Rule, facts: Facts) -> Iterable[Finding]:
    vague = [
        d
        for d in facts.own_duties
        if d.triggers and d.modality is Modality.MUST and _is_vague(d)
        if facts.waiting.is_awaited(d) and not has_number(facts.place, d)
    ]
    for mechanism, duties in by_cause(vague).items():
        yield from list_duties(
            rule,
            facts.place,
            subject_of(facts.place, mechanism),
            duties,
            partial(_message, facts, mechanism),
            Text("有条件的，补充一个最长期限", "where it can be done, add a longest time"),
            also=Text("时限也没有数字", "has no number either"),
        )


def _message(facts: Facts, mechanism: str, duties: Sequence[DutyFact]) -> Text:
    shown = cited_all(facts.place, duties)
    return Text(
        f"{_where(facts, mechanism)}下列职责只要求“及时”等，没有数字，也没有兜底期限：{shown.zh}",
        f"these duties are due promptly or the like, without a number: {shown.en}",
    )


def _where(facts: Facts, mechanism: str) -> str:
    return f"“{facts.place.mechanisms[mechanism].name}”中" if mechanism else "各机制中"


def _is_vague(duty: DutyFact) -> bool:
    kinds = {d.kind for d in duty.deadlines}
    return DeadlineKind.PROMPT in kinds and kinds <= {DeadlineKind.PROMPT, DeadlineKind.OPEN}
