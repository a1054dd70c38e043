"""A heavier grade for a smaller amount.

## 为什么要紧
各档由轻到重排列，数额却越来越小：要么档次写反了，要么重的后果落在轻的情形上。

## Why it matters
Grades go from light to heavy while the amounts fall: either they are in the wrong order, or the heavier consequence hits the
lighter case.

## 触发 fires on
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 2000元以上}, sanction: 书面检查}
      major: {name: 重大事故, when: {damages: 不满2000元}, sanction: 记过}
```

## 改为 use instead
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 不满2000元}, sanction: 书面检查}
      major: {name: 重大事故, when: {damages: 2000元以上}, sanction: 记过}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule("BND005", "not-monotone", zh="档次轻重颠倒", en="heavier grade, smaller amount")
def not_monotone(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for band in facts.bands:
        for measure, lighter, heavier in band.falling:
            dimension = facts.place.dimensions[measure].name
            yield rule.finding(
                heavier.path,
                Text(
                    f"“{heavier.spec.name}”列为比“{lighter.spec.name}”重的一档，{dimension}却更小",
                    f"{heavier.id} is listed as heavier than {lighter.id}, but its {measure} is smaller",
                ),
                Text(
                    "核对原文；各档按由轻到重的顺序编写，原文确实颠倒的，修订文件时改正",
                    "check the text; write grades from light to heavy, or amend the text if it is so",
                ),
                subject=f"band:{band.id}",
                sources=tuple(dict.fromkeys((*lighter.sources, *heavier.sources))),
                related=(Pointer(lighter.path, Text("较轻的一档", "the lighter grade")),),
                cause=f"{measure}:{heavier.id}",
            )
