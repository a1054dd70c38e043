"""A step that no event, standing duty or outcome ever leads to.

## 为什么要紧
步骤只能由事件、常态职责或者前一步的结果引起。几个步骤只是互相引起，或者前一步根本不会出现所依赖的结果，这些步骤就永远
轮不到办。多半是引起它的事件（`on`）、前一步的后续（`then`）或
者结果（`outcomes`）写错了。

## Why it matters
A step comes about by an event, a standing duty, or the outcome of another step. Steps that only lead to each other,
or that wait for an outcome that cannot occur, are never taken. Mostly `on`, `then` or `outcomes` was written wrongly.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case:
        actor: enforcement
        must: verify
        object: case-file
        on: violation-found
        within: 5个工作日
        outcomes: [meets-standard]
        source: '1'
        then: {meets-standard: end}
      return-case:
        actor: enforcement
        must: return
        object: case-file
        to: regulator
        on: verify-case/not-met
        within: 2个工作日
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
      verify-case:
        actor: enforcement
        must: verify
        object: case-file
        on: violation-found
        within: 5个工作日
        outcomes: [meets-standard, not-met]
        source: '1'
        then: {meets-standard: end}
      return-case:
        actor: enforcement
        must: return
        object: case-file
        to: regulator
        on: verify-case/not-met
        within: 2个工作日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.graph import components
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact
from ..evidence import about_duties, cited_all
from ..rule import Rule, rule


@rule(
    "FLO001",
    "unreachable-step",
    zh="永远轮不到的步骤",
    en="unreachable step",
    severity=Severity.error,
    about=About.spec,
)
def unreachable_step(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duties in _roots(facts):
        shown = cited_all(facts.place, duties)
        alone = len(duties) == 1
        yield about_duties(
            rule,
            duties,
            Text(
                f"没有事件或者前一步的结果能引起{shown.zh}"
                if alone
                else f"下列步骤只是互相引起，没有起点：{shown.zh}",
                f"nothing leads to {shown.en}"
                if alone
                else f"these steps only lead to each other: {shown.en}",
            ),
            Text(
                "核对 on 所指的结果是否会出现，或者写明由哪一事件引起",
                "check that the outcome named by `on` can occur, or say which event sets it off",
            ),
            also=Text("同样没有起点", "has no beginning either"),
            cause=duties[0].id,
        )


def _roots(facts: Facts) -> Iterable[tuple[DutyFact, ...]]:
    """The unreached components to which no unreached step leads: what follows them has the same cause."""
    flow = facts.flow
    lost = [n for n in flow.all_nodes if n not in flow.reached]
    onward = {n: [e.target for e in flow.following.get(n, ())] for n in lost}
    for part in components(lost, onward):
        before = {e.source for n in part for e in flow.leading.get(n, ())} - set(part)
        if not before & set(lost):
            duties = (facts.place.duties.get(n.removeprefix("duty:")) for n in part)
            own = tuple(d for d in duties if d and d.derived_from is None)
            if own:
                yield own
