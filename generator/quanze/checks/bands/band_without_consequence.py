"""A grade that leads to nothing.

## 为什么要紧
文件把事故分成几档，其中一档却没有任何后果：既没有处理的规定，也没有别的条款用到它，这一档就白分了。

## Why it matters
A text divides accidents into grades, and one of them has no consequence: no sanction, no duty, no other clause uses it.

## 触发 fires on
```yaml
bands:
  accident-grade:
    name: 责任事故等级
    measures: damages
    source: '1'
    grades:
      minor: {name: 一般事故, when: {damages: 不满2000元}}
      major: {name: 重大事故, when: {damages: 2000元以上}, sanction: 记过}
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

from ...analysis.bands import idle_grades
from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..related import pointers
from ..rule import Rule, rule


@rule("BND006", "band-without-consequence", zh="档次没有后果", en="a grade without consequence")
def band_without_consequence(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for band in facts.bands:
        idle = idle_grades(band, facts.usage.conditions)
        if not idle:
            continue
        yield rule.finding(
            idle[0].path,
            Text(
                f"“{facts.place.bands[band.id].name}”的“{listed(g.spec.name for g in idle)}”没有规定与该档相应的处理",
                f"nothing follows from these grades of {band.id}: {', '.join(g.id for g in idle)}",
            ),
            Text(
                "核对原文；规定了相应处理的，补写后果（sanction）或者相应职责；只有不分档次的一般规定或者没有规定的，修订文件时补上",
                "check the text; write the sanction or duty that it sets, or let it set one when it is amended",
            ),
            subject=f"band:{band.id}",
            members=tuple(f"grade:{band.id}/{g.id}" for g in idle),
            sources=tuple(dict.fromkeys(s for g in idle for s in g.sources)),
            related=pointers((g.path for g in idle[1:]), Text("也没有", "nor this one")),
        )
