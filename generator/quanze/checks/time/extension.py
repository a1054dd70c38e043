"""A time limit may be prolonged by as much as one likes.

## 为什么要紧
“可适当延长”没有写延长多久、几次、由谁批准，原来的期限就失去了约束力。检查找出没有写明长度的延长，合为一条，并指出是否写了
批准人和次数。

## Why it matters
“May be extended as appropriate”, without a length, a number of times or somebody who approves it, makes the limit
itself void. One finding lists them all.

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
from ...model.jurisdiction import DutyFact, TimeLimit
from ..evidence import cited
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule


@rule("DDL006", "unbounded-extension", zh="延长没有限度", en="an extension without bound")
def unbounded_extension(rule: Rule, facts: Facts) -> Iterable[Finding]:
    free = [
        (f"duty:{duty.id}", (duty, limit, limit.spec.extension))
        for duty in facts.own_duties
        for limit in duty.deadlines
        if limit.spec.extension is not None and limit.spec.extension.by is None
    ]
    for listing in listings(rule, facts.place, whole(facts.place), free):
        yield _finding(rule, facts, listing)


def _finding(rule: Rule, facts: Facts, listing: Listing[tuple[DutyFact, TimeLimit, Extension]]) -> Finding:
    free = listing.items
    parts = [_part(facts, *row) for row in free]
    return rule.finding(
        (*free[0][1].path, "extension"),
        Text(
            "下列时限可以延长，但延长没有限度：" + "".join(f"\n· {p.zh}" for p in parts),
            "these limits may be extended without bound:" + "".join(f"\n· {p.en}" for p in parts),
        ),
        Text(
            "写明最多延长多久；可以多次延长或者须经批准的，一并写明",
            "say by how much at most, and, where it applies, how often and who approves it",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(s for duty, limit, _ in free for s in limit.sources or duty.sources)),
        related=pointers(
            ((*limit.path, "extension") for _, limit, _ in free[1:]),
            Text("延长也没有限度", "no bound here either"),
        ),
    )


def _part(facts: Facts, duty: DutyFact, limit: TimeLimit, extension: Extension) -> Text:
    what, length, lacks = cited(facts.place, duty), limit_words(limit.spec.limit), _lacks(extension)
    return Text(f"{what.zh}，{length.zh}：没有写明{lacks.zh}", f"{what.en}, {length.en}: without {lacks.en}")


def _lacks(extension: Extension) -> Text:
    zh, en = ["延长多久"], ["a length"]
    if extension.times is None:
        zh.append("可延长几次")
        en.append("a number of times")
    if extension.approver is None:
        zh.append("由谁批准")
        en.append("somebody who approves it")
    return Text("、".join(zh), ", ".join(en))
