"""A duty on an event that never arises, or in situations that lie outside what the mechanisms answer for.

## 为什么要紧
职责写了，却没有什么能引起它：它所依赖的内部事件没有任何职责产生，或者它的适用情形全在机制的应答范围（answers-for）之
外。这样的职责不会进入任何流程和日程，多半是事件或者范围写错了。

## Why it matters
A duty that nothing can set off is in no flow and on nobody's desk: its event is internal and no duty produces it, or
its situations lie wholly outside the scope that the mechanisms claim. Mostly the event or the scope was written
wrongly.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}}
    duties:
      hand-over:
        actor: regulator
        must: inform
        to: enforcement
        on: violation-found
        within: 3个工作日
        source: '1'
      hand-back:
        actor: enforcement
        must: inform
        to: regulator
        on: violation-found
        within: 3个工作日
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: {violation-found: {when: {finder: [regulator, enforcement]}, source: '1'}}
    duties:
      hand-over:
        actor: regulator
        must: inform
        to: enforcement
        on: violation-found
        within: 3个工作日
        source: '1'
      hand-back:
        actor: enforcement
        must: inform
        to: regulator
        on: violation-found
        within: 3个工作日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...analysis.boxes import meet
from ...analysis.facts import Facts
from ...analysis.handling import EventTable
from ...analysis.wording import boxes_words, event_words
from ...diagnostics.diagnostic import About
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact
from ..evidence import cited
from ..rule import Rule, rule


@rule("HND010", "never-triggered", zh="没有什么能引起的职责", en="nothing sets it off", about=About.spec)
def never_triggered(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duty in facts.own_duties:
        yield from _unborn(rule, facts, duty)
    for table in facts.handling:
        yield from _outside(rule, facts, table)


def _unborn(rule: Rule, facts: Facts, duty: DutyFact) -> Iterator[Finding]:
    for trigger in duty.spec.on:
        if "/" not in trigger and f"event:{trigger}" not in facts.flow.reached:
            what, event = cited(facts.place, duty), event_words(facts.place, trigger)
            yield rule.finding(
                (*duty.path, "on"),
                Text(
                    f"{what.zh}因“{event}”引起，但没有职责产生这一事件，它也不是来自外部的事件",
                    f"{what.en} answers {trigger}, which no duty produces and which does not come from outside",
                ),
                Text(
                    "让某项职责的结果引出该事件，或者在词汇表中注明它来自外部（external）",
                    "let an outcome lead to the event, or declare it external in the vocabulary",
                ),
                subject=f"duty:{duty.id}",
                sources=duty.sources,
                cause=trigger,
            )


def _outside(rule: Rule, facts: Facts, table: EventTable) -> Iterator[Finding]:
    for answer in table.answers:
        duty = answer.duty
        if duty.derived_from or not answer.when or meet(answer.when, table.scope):
            continue
        what, event = cited(facts.place, duty), event_words(facts.place, table.event)
        region = boxes_words(facts.place, answer.when)
        yield rule.finding(
            duty.path,
            Text(
                f"{what.zh}适用的情形（{region.zh}）全在“{event}”的应答范围之外",
                f"{what.en} holds only outside the scope claimed for {table.event}: {region.en}",
            ),
            Text(
                "核对该职责的条件，或者放宽机制的应答范围（answers-for）",
                "check the duty's condition, or widen the mechanism's scope (answers-for)",
            ),
            subject=f"duty:{duty.id}",
            sources=duty.sources,
            cause=table.event,
        )
