"""One duty is written twice.

## 为什么要紧
同一主体、同一行为、同一条件的职责写成两项，手册上就会列两遍，以后改了一处忘了另一处。一项职责可以同时引用几个条款，各
时限也可以各注出处。两个机制的条款各写一遍的，是文件自身重复规定。

## Why it matters
One act of one body on one condition, written as two duties, is listed twice, and changed in one place only. A duty
may cite several clauses, and each of its limits its own. Where clauses of two mechanisms say it, the
text itself says it twice.

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
        within: 7个工作日
        source: '1'
      tell-result-again:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: 及时
        source: '2'
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
          - {limit: 7个工作日, source: '1'}
          - {limit: 及时, source: '2'}
        source: ['1', '2']
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.norms import read_repeats
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..evidence import cited, sources_of
from ..rule import Rule, rule


@rule(
    "DUT008",
    "duplicate-duty",
    zh="同一职责写了两遍",
    en="a duty is written twice",
    severity=Severity.note,
    about=About.spec,
)
def duplicate_duty(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for first, second in read_repeats(facts.place):
        one, other = cited(facts.place, first), cited(facts.place, second)
        # What clauses of two mechanisms say, the text says twice; within a mechanism one duty can cite both.
        apart = first.sources and second.sources and not set(first.sources) & set(second.sources)
        repeated = apart and first.mechanism != second.mechanism
        yield rule.finding(
            second.path,
            Text(
                f"{other.zh}与{one.zh}重复：按规格的编写，主体、行为、客体和条件都相同"
                + ("，文字繁简可以不同" if repeated else ""),
                f"{other.en} has the same actor, act, object and condition as {one.en}",
            ),
            Text(
                "修订文件时只在一处规定，另一处引用",
                "say it in one place when the text is amended, and cite that in the other",
            )
            if repeated
            else Text("合并为一项，引用两处条款", "join them to one that cites both clauses"),
            about=About.document if repeated else About.spec,
            subject=f"duty:{second.id}",
            sources=sources_of((first, second)),
            related=(Pointer(first.path, Text("前一项在这里", "the first one is here")),),
            cause=first.id,
        )
