"""The limit for urgent cases is no shorter than the general one.

## 为什么要紧
情况紧急的时限应当短于一般时限，否则这一规定没有意义，多半是数字或者单位写错了。检查比较同一职责中情况紧急和一般情形的
时限，紧急与否看取值的 id（urgent、ongoing），本地新增的维度也一样；单位不同的，
逐日按真实日历推算，从任何一天起算都不短的才报，随起算日而变的见 DDL005。

## Why it matters
A limit for urgent cases that is as long as the general one says nothing; mostly a number or a unit is wrong.
Urgent are the values urgent and ongoing, in any dimension. Different units are compared on real start days;
what holds on some of them only is DDL005.

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

from ...analysis.comparison import Order
from ...analysis.facts import Facts
from ...analysis.wording import limit_words
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..evidence import cited
from ..rule import Rule, rule


@rule(
    "DDL010",
    "urgent-not-shorter",
    zh="紧急情形的时限不短于一般时限",
    en="urgent is no faster",
    severity=Severity.error,
)
def urgent_not_shorter(rule: Rule, facts: Facts) -> Iterable[Finding]:
    slower = [p for p in facts.urgent_pairs if p.standing.is_always(Order.EQUAL, Order.LONGER)]
    for pair in {(p.duty.id, p.number): p for p in reversed(slower)}.values():
        what = cited(facts.place, pair.duty)
        one, other = limit_words(pair.urgent.spec.limit), limit_words(pair.general.spec.limit)
        yield rule.finding(
            pair.urgent.path,
            Text(
                f"{what.zh}在紧急情形的时限是{one.zh}，不短于一般时限{other.zh}",
                f"{what.en} is due within {one.en} in urgent cases, which is no shorter than {other.en}",
            ),
            Text("核对原文的数字和单位", "check the numbers and units in the text"),
            subject=f"duty:{pair.duty.id}",
            sources=tuple(dict.fromkeys((*pair.urgent.sources, *pair.general.sources))),
            cause=str(pair.number),
        )
