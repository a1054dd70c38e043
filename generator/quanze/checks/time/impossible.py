"""Time limits that nobody can keep all at once.

## 为什么要紧
会议须在3日内召开，通知须提前5个工作日送达：两条各自都合理，放在一起谁也做不到。检查把全部时限连成一张时间网，凡首尾相
接而总和为负的一圈，就是无论如何排不开的日程。比较时取最宽的算法，不依赖具体日历。

## Why it matters
A meeting within three days, and a notice five working days before it: each is sensible, both together cannot be kept.
The check joins all limits to a network; a cycle with a negative sum cannot be scheduled, whatever the calendar.

## 触发 fires on
```yaml
mechanisms:
  meeting:
    kind: consultation
    name: 专题会商
    source: '1'
    duties:
      hold-special:
        actor: enforcement
        must: hold-meeting
        object: special-meeting
        on: send-notice/notified
        within: {limit: 24小时, from: major-lead-found}
        source: '1'
      send-notice:
        actor: enforcement
        must: call-meeting
        to: regulator
        on: major-lead-found
        within: {limit: 5个工作日, before: hold-special/held}
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  meeting:
    kind: consultation
    name: 专题会商
    source: '1'
    duties:
      hold-special:
        actor: enforcement
        must: hold-meeting
        object: special-meeting
        on: send-notice/notified
        within: {limit: 15个工作日, from: major-lead-found}
        source: '1'
      send-notice:
        actor: enforcement
        must: call-meeting
        to: regulator
        on: major-lead-found
        within: {limit: 5个工作日, before: hold-special/held}
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.network import Bound
from ...analysis.wording import deadline_words
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..evidence import about_duties, cited
from ..rule import Rule, rule


@rule(
    "DDL007",
    "impossible-deadlines",
    zh="互相排不开的时限",
    en="limits that cannot be kept",
    severity=Severity.error,
)
def impossible_deadlines(rule: Rule, facts: Facts) -> Iterable[Finding]:
    cycle = facts.network.impossible
    if not cycle:
        return
    duties = tuple(dict.fromkeys(b.duty for b in cycle))
    parts = [_part(facts, b) for b in cycle]
    yield about_duties(
        rule,
        [facts.place.duties[d] for d in duties],
        Text(
            f"下列要求无法同时做到：{'；'.join(p.zh for p in parts)}",
            f"these cannot all be kept: {'; '.join(p.en for p in parts)}",
        ),
        Text("调整其中一项时限", "change one of these limits"),
        also=Text("也在其中", "belongs to it too"),
        cause="/".join(sorted(duties)),
    )


def _part(facts: Facts, bound: Bound) -> Text:
    what = cited(facts.place, facts.place.duties[bound.duty])
    if bound.limit is None:
        return Text(f"{what.zh}在其触发事件之后", f"{what.en} comes after what triggers it")
    length = deadline_words(facts.place, bound.limit)
    return Text(f"{what.zh}须{length.zh}完成", f"{what.en} {length.en}")
