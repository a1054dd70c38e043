"""A situation in the scope of an event that no duty answers.

## 为什么要紧
事项落在两个部门之间，谁都可以说不归自己管：这正是协同机制要防止的。检查对每一事件的全部情形组合逐一求补，剩下的就是没有
主体应当处理的情形。`may`（可以）和附有未建模条件（`provided`）的职责不算应答。

## Why it matters
A case that falls between two bodies is what a coordination mechanism exists to prevent. The check takes the exact complement
of all firm answers within the scope that the mechanisms claim; what is left is a situation that nobody must deal with.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: [violation-found]
    duties:
      hand-over:
        actor: finder
        must: transfer
        to: silent
        on: violation-found
        when: {competence: other-party, urgency: [normal, urgent]}
        within: 3个工作日
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: [violation-found]
    duties:
      hand-over:
        actor: finder
        must: transfer
        to: silent
        on: violation-found
        when: {competence: {not: own}}
        within: 3个工作日
        source: '1'
      handle-own:
        actor: finder
        must: handle
        on: violation-found
        when: {competence: own}
        within: silent
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.handling import EventTable
from ...analysis.wording import event_words, listed, region_words
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule("HND001", "handling-gap", zh="无人处理的情形", en="nobody must deal with it", severity=Severity.error)
def handling_gap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for table in facts.handling:
        if table.coverage.regions:
            yield _finding(rule, facts, table)


def _finding(rule: Rule, facts: Facts, table: EventTable) -> Finding:
    place = facts.place
    event = event_words(place, table.event)
    regions = [region_words(place, r) for r in table.coverage.regions]
    more_zh = "" if table.coverage.complete else "至少"
    shown_zh = "".join(f"\n· {r.zh}" for r in regions)
    shown_en = "".join(f"\n· {r.en}" for r in regions)
    message = Text(
        f"“{event}”{more_zh}有 {len(regions)} 类情形没有主体应当处理：{shown_zh}",
        f"on {table.event}, nobody must act in {'at least ' if more_zh else ''}{len(regions)} kinds of situation:{shown_en}",
    )
    names = listed(place.mechanisms[s.mechanism].name for s in table.scopes)
    advice = Text(
        f"在“{names}”中明确由谁处理，或者以条款限定该机制的应答范围（answers-for）",
        "say who acts there, or cite the clause that narrows the mechanism's scope (answers-for)",
    )
    scope = table.scopes[0]
    sources = tuple(dict.fromkeys(c for s in table.scopes for c in s.sources))
    return rule.finding(
        scope.path,
        message,
        advice,
        subject=f"event:{table.event}",
        sources=sources,
        confidence=Confidence.high if table.coverage.complete else Confidence.medium,
        cause=table.event,
    )
