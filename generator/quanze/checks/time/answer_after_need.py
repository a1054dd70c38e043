"""What a duty waits for may lawfully come after the duty's own limit has run out.

## 为什么要紧
决定须自受理起5个工作日内作出，所依据的意见却可以在10个工作日内出具：出具意见的没有逾期，作决定的必然逾期。检查从同一
起点比较一项职责的时限与它所等待的各步时限；单位不同的，逐日按真实日历推算，只报告从任何一天起算都来不及的。

## Why it matters
A decision due five working days after intake rests on an opinion that may take ten: nobody else is late, and the
decision must be. The check compares a limit with those of the steps it waits for, from the same start, and reports
what is sure.

## 触发 fires on
```yaml
mechanisms:
  support:
    kind: technical-support
    name: 技术支撑
    source: '1'
    duties:
      request-opinion:
        actor: enforcement
        must: request-support
        about: 认定意见
        to: regulator
        on: support-needed
        within: 2个工作日
        source: '1'
        then: {requested: give-opinion}
      give-opinion:
        actor: regulator
        must: give-opinion
        object: technical-opinion
        to: enforcement
        within: {limit: 10个工作日, from: request-opinion/requested}
        outcomes: done
        source: '2'
        then: {done: conclude-case}
      conclude-case:
        actor: enforcement
        must: handle
        object: violation
        within: {limit: 5个工作日, from: request-opinion/requested}
        source: '3'
```

## 改为 use instead
```yaml
mechanisms:
  support:
    kind: technical-support
    name: 技术支撑
    source: '1'
    duties:
      request-opinion:
        actor: enforcement
        must: request-support
        about: 认定意见
        to: regulator
        on: support-needed
        within: 2个工作日
        source: '1'
        then: {requested: give-opinion}
      give-opinion:
        actor: regulator
        must: give-opinion
        object: technical-opinion
        to: enforcement
        within: {limit: 3个工作日, from: request-opinion/requested}
        outcomes: done
        source: '2'
        then: {done: conclude-case}
      conclude-case:
        actor: enforcement
        must: handle
        object: violation
        within: {limit: 5个工作日, from: request-opinion/requested}
        source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import limit_words
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..evidence import cited, cited_all, sources_of
from ..rule import Rule, rule


@rule("DDL012", "answer-after-need", zh="所等待的一步期限更长", en="the answer may come too late")
def answer_after_need(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for overrun in facts.network.overruns:
        what, length = cited(facts.place, overrun.duty), limit_words(overrun.limit.spec.limit)
        waits = cited_all(facts.place, overrun.waits)
        if overrun.limit.spec.before:
            message = Text(
                f"{what.zh}须提前{length.zh}完成，但它所等待的{waits.zh}只须提前更短的时间，可以更晚才完成",
                f"{what.en} is due {length.en} ahead, but what it waits for, {waits.en}, may come later, "
                f"less time ahead of the same event",
            )
        else:
            message = Text(
                f"{what.zh}须在{length.zh}内完成，但从同一起点算起，它所等待的{waits.zh}可以更晚才到期",
                f"{what.en} is due within {length.en}, but what it waits for, {waits.en}, may be due later, "
                f"counted from the same start",
            )
        yield rule.finding(
            overrun.limit.path,
            message,
            Text(
                "调整其中一项时限，或者改从后一步完成时起算",
                "change one of the limits, or let it run from the later step",
            ),
            subject=f"duty:{overrun.duty.id}",
            sources=sources_of((overrun.duty, *overrun.waits)),
            related=tuple(Pointer(d.path, Text("等待这一步", "waits for this")) for d in overrun.waits),
            cause=overrun.waits[-1].id,
        )
