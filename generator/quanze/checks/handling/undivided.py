"""One duty is due in every situation, where those beside it divide the situations among them.

## 为什么要紧
同一事件发生后，同一机制中同一环节的几项职责按某一情形分开：自行执行的、申请法院执行的、由主管部门处理的，各管一段。其中一项没有
写适用情形，就在每种情形下都要做，与其他各项重叠：多半是漏写了 `when`。

## Why it matters
On one event, several duties of one stage of a mechanism divide the situations: one for cases that the body executes itself,
one for those that go to court, one for the rest. A duty beside them without that condition is due in all of them, on top of
the others: mostly its `when` was forgotten.

## 触发 fires on
```yaml
vocabulary:
  dimensions:
    execution-by: {name: 由谁执行, values: {own: 自行执行, court: 法院执行, regulator: 主管部门处理}}
mechanisms:
  execution:
    kind: execution
    name: 处罚决定的执行
    source: '1'
    duties:
      enforce:
        {actor: enforcement, must: enforce, on: violation-found, when: {execution-by: own}, within: 及时, source: '1'}
      apply:
        actor: enforcement
        must: apply-court
        about: 处罚决定
        to: silent
        on: violation-found
        when: {execution-by: court}
        within: 及时
        source: '1'
      demolish:
        {actor: regulator, must: demolish, object: violation, on: violation-found, within: 及时, source: '2'}
```

## 改为 use instead
```yaml
vocabulary:
  dimensions:
    execution-by: {name: 由谁执行, values: {own: 自行执行, court: 法院执行, regulator: 主管部门处理}}
mechanisms:
  execution:
    kind: execution
    name: 处罚决定的执行
    source: '1'
    duties:
      enforce:
        {actor: enforcement, must: enforce, on: violation-found, when: {execution-by: own}, within: 及时, source: '1'}
      apply:
        actor: enforcement
        must: apply-court
        about: 处罚决定
        to: silent
        on: violation-found
        when: {execution-by: court}
        within: 及时
        source: '1'
      demolish:
        actor: regulator
        must: demolish
        object: violation
        on: violation-found
        when: {execution-by: regulator}
        within: 及时
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..evidence import cited, cited_all, sources_of
from ..rule import Rule, rule


@rule(
    "HND013",
    "undivided",
    zh="唯独一项没有写适用情形",
    en="not divided as those beside it",
    severity=Severity.note,
    about=About.spec,
)
def undivided(rule: Rule, facts: Facts) -> Iterable[Finding]:
    series: dict[tuple[str, str, str], list[DutyFact]] = {}
    for duty in facts.own_duties:
        action = facts.place.action(duty)
        if action and action.stage and duty.modality is not Modality.MUST_NOT:
            for event in duty.triggers:
                series.setdefault((duty.mechanism, event, action.stage), []).append(duty)
    found = {
        (odd.id, dimension): (odd, others) for ds in series.values() for odd, dimension, others in _odd(ds)
    }
    for (_, dimension), (odd, others) in found.items():
        if not _clash(facts, odd, others):
            yield _finding(rule, facts, odd, dimension, others)


def _odd(duties: list[DutyFact]) -> Iterator[tuple[DutyFact, str, list[DutyFact]]]:
    """(duty, dimension, those that divide it) where two or more divide a dimension and one alone disregards it."""
    for dimension in dict.fromkeys(d for duty in duties for box in duty.when for d in box):
        dividing = [d for d in duties if all(dimension in box for box in d.when)]
        free = [d for d in duties if not any(dimension in box for box in d.when) and not d.spec.provided]
        if len(free) == 1 and len(dividing) > 1 and _are_apart(dividing, dimension):
            yield free[0], dimension, dividing


def _clash(facts: Facts, odd: DutyFact, others: list[DutyFact]) -> bool:
    """Whether the duty cannot be done beside one of the others: what overlaps so is reported as a conflict."""
    pairs = {frozenset((c.first.id, c.second.id)) for clashes in facts.clashes.values() for c in clashes}
    return any(frozenset((odd.id, other.id)) in pairs for other in others)


def _are_apart(duties: list[DutyFact], dimension: str) -> bool:
    values = [frozenset(v for box in d.when for v in box[dimension]) for d in duties]
    return not any(one & other for one, other in combinations(values, 2))


def _finding(rule: Rule, facts: Facts, odd: DutyFact, dimension: str, others: list[DutyFact]) -> Finding:
    what, beside = cited(facts.place, odd), cited_all(facts.place, others)
    name = facts.place.dimensions[dimension].name
    return rule.finding(
        odd.path,
        Text(
            f"{beside.zh}按“{name}”分别适用，唯独{what.zh}没有写适用情形",
            f"{beside.en} divide {dimension} among them; {what.en} disregards it",
        ),
        Text("核对原文，写明适用情形（when）", "read the text and state its situation (when)"),
        confidence=Confidence.medium,
        subject=f"duty:{odd.id}",
        sources=sources_of((odd, *others)),
        related=tuple(Pointer(d.path, Text("这里有适用情形", "divided here")) for d in others),
        cause=dimension,
    )
