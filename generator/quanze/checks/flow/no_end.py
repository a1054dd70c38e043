"""Steps from which no end can be reached: the case goes round and never comes out.

## 为什么要紧
事项一旦进入这几步，每一个结果都只通向其中的另一步，永远办不结。检查找出没有出口的环节，只报告一次。

## Why it matters
Once a case is in these steps, every outcome leads to another of them, and it is never closed. A closed circle is
reported once.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      send:
        actor: regulator
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        within: 3个工作日
        outcomes: done
        source: '1'
        then: {done: send-back}
      send-back:
        actor: enforcement
        must: transfer
        object: case-file
        to: regulator
        within: 3个工作日
        outcomes: done
        source: '2'
        then: {done: send}
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      send:
        actor: regulator
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        within: 3个工作日
        outcomes: done
        source: '1'
        then: {done: handle-sent}
      handle-sent:
        actor: enforcement
        must: handle
        object: violation
        within: 30日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..evidence import about_duties, loop_words
from ..rule import Rule, rule


@rule("FLO002", "no-way-to-end", zh="进得去出不来的环节", en="no way to end", severity=Severity.error)
def no_way_to_end(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for loop in facts.loops:
        duties = loop.duties(facts.place)
        if loop.exits or not duties or all(d.derived_from for d in duties):
            continue
        shown = loop_words(facts.place, loop)
        yield about_duties(
            rule,
            duties,
            Text(
                f"事项进入下列环节后没有任何结果可以结束：{shown.zh}",
                f"once a case is here, no outcome ends it: {shown.en}",
            ),
            Text(
                "写明其中哪一结果办结，或者由谁作最终决定",
                "say which outcome closes the case, or who decides finally",
            ),
            also=Text("也在这一环节之中", "belongs to it too"),
            cause="/".join(sorted(loop.nodes)),
        )
