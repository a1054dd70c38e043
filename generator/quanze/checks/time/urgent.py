"""The limit for urgent cases is no shorter than the general one.

## 为什么要紧
情况紧急的时限应当短于一般时限，否则这一规定没有意义，多半是数字或者单位写错了。检查比较同一职责中情况紧急和一般情形的
时限，单位不同的按最宽的算法换算，不能确定的不报。

## Why it matters
A limit for urgent cases that is as long as the general one says nothing; mostly a number or a unit is wrong.
Different units are compared so that only what is sure in any calendar is reported.

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
        within:
          - 1个工作日
          - {limit: 24小时, when: {urgency: urgent}}
          - {limit: 3个工作日, when: {urgency: ongoing}}
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
        within:
          - 3个工作日
          - {limit: 24小时, when: {urgency: urgent}}
          - {limit: 立即, when: {urgency: ongoing}}
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.clock import is_shorter
from ...analysis.facts import Facts
from ...analysis.wording import limit_words
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import ANYTHING, TimeLimit
from ..evidence import cited, own_duties
from ..rule import Rule, rule

_URGENT = frozenset({"urgent", "ongoing"})
_NORMAL = frozenset({"normal"})


@rule(
    "DDL010",
    "urgent-not-shorter",
    zh="紧急情形的时限不短于一般时限",
    en="urgent is no faster",
    severity=Severity.error,
)
def urgent_not_shorter(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duty in own_duties(facts):
        urgent = [d for d in duty.deadlines if _only(d, _URGENT)]
        general = [d for d in duty.deadlines if d.when == ANYTHING or _only(d, _NORMAL)]
        for number, limit in enumerate(urgent):
            slower = [g for g in general if is_shorter(limit.spec.limit, g.spec.limit) is False]
            if slower:
                what = cited(facts.place, duty)
                one, other = limit_words(limit.spec.limit), limit_words(slower[0].spec.limit)
                yield rule.finding(
                    limit.path,
                    Text(
                        f"{what.zh}在紧急情形的时限是{one.zh}，不短于一般时限{other.zh}",
                        f"{what.en} is due within {one.en} in urgent cases, which is no shorter than {other.en}",
                    ),
                    Text("核对原文的数字和单位", "check the numbers and units in the text"),
                    subject=f"duty:{duty.id}",
                    sources=tuple(dict.fromkeys((*limit.sources, *slower[0].sources))),
                    cause=str(number),
                )


def _only(limit: TimeLimit, values: frozenset[str]) -> bool:
    """Whether a limit holds only where some dimension is one of these values."""
    return limit.when != ANYTHING and all(
        any(chosen <= values for chosen in box.values()) for box in limit.when
    )
