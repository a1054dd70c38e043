"""A time limit may be prolonged by as much as one likes.

## 为什么要紧
“可适当延长”没有写延长多久、几次、由谁批准，原来的期限就失去了约束力。检查找出没有写明长度的延长，并指出是否写了批准
人和次数。

## Why it matters
“May be extended as appropriate”, without a length, a number of times or somebody who approves it, makes the limit
itself void.

## 触发 fires on
```yaml
mechanisms:
  support:
    kind: technical-support
    name: 技术支撑
    source: '1'
    duties:
      handle-case:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        within: {limit: 30个工作日, extension: 适当延长}
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  support:
    kind: technical-support
    name: 技术支撑
    source: '1'
    duties:
      handle-case:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        within: {limit: 30个工作日, extension: {by: 10个工作日, times: 1, approver: enforcement}}
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import limit_words
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.deadline import Extension
from ..evidence import cited, own_duties
from ..rule import Rule, rule


@rule("DDL006", "unbounded-extension", zh="延长没有限度", en="an extension without bound")
def unbounded_extension(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duty in own_duties(facts):
        for number, limit in enumerate(duty.deadlines):
            extension = limit.spec.extension
            if extension is None or extension.by is not None:
                continue
            what, length, lacks = cited(facts.place, duty), limit_words(limit.spec.limit), _lacks(extension)
            yield rule.finding(
                (*limit.path, "extension"),
                Text(
                    f"{what.zh}的时限（{length.zh}）可以延长，但没有写明{lacks.zh}",
                    f"the limit of {what.en}, {length.en}, may be extended, without {lacks.en}",
                ),
                Text("写明最多延长多久、几次、由谁批准", "say by how much, how often, and who approves it"),
                subject=f"duty:{duty.id}",
                sources=limit.sources or duty.sources,
                cause=str(number),
            )


def _lacks(extension: Extension) -> Text:
    zh, en = ["延长多久"], ["a length"]
    if extension.times is None:
        zh.append("可延长几次")
        en.append("a number of times")
    if extension.approver is None:
        zh.append("由谁批准")
        en.append("somebody who approves it")
    return Text("、".join(zh), ", ".join(en))
