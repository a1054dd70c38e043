"""A duty, time limit or branch whose condition can never hold, or that others always go before.

## 为什么要紧
条件互相排斥（例如机制限于应批已批事项，其中的职责却只适用于禁止类事项）、组合本来不会发生，或者全部情形都由优先的规定
处理，这一条就永远用不上。多半是编写时写错了取值；如果文件原文如此，则是一条空文。

## Why it matters
A condition that excludes itself, a combination that cannot occur, or a rule that stronger rules cover wholly never
decides anything. Mostly a value was mistyped; where the text really says so, it is a dead letter.

## 触发 fires on
```yaml
mechanisms:
  approved-matters:
    kind: responsibility
    name: 应批已批事项
    source: '1'
    when: {matter: approved}
    duties:
      handle-prohibited:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        when: {matter: prohibited}
        within: silent
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  prohibited-matters:
    kind: responsibility
    name: 禁止类事项
    source: '1'
    when: {matter: prohibited}
    duties:
      handle-prohibited:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        within: silent
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.dead import Dead, Why
from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..evidence import cited, cited_all, sources_of
from ..rule import Rule, rule

_PARTS = {
    "duty": Text("", ""),
    "within": Text("的这一时限", " has a time limit that"),
    "then": Text("的这一后续", " has a branch that"),
}
_REASONS = {
    Why.EMPTY: Text("条件互相排斥，永远不会成立", "can never hold: its conditions exclude each other"),
    Why.IMPOSSIBLE: Text("只适用于不可能出现的情形组合", "holds only in combinations that cannot occur"),
}


@rule("HND005", "dead-row", zh="永远用不上的规定", en="never applies")
def dead_row(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for dead in facts.dead:
        yield _finding(rule, facts, dead)


def _finding(rule: Rule, facts: Facts, dead: Dead) -> Finding:
    what, part = cited(facts.place, dead.duty), _PARTS[dead.part]
    if dead.why is Why.HIDDEN:
        hiders = cited_all(facts.place, dead.hiders)
        said = Text(
            f"的全部情形都由优先的{hiders.zh}处理",
            f" is decided everywhere by {hiders.en}, which go before it",
        )
        advice = Text("缩小优先规定的适用情形，或者删去本条", "narrow what goes before it, or delete it")
    else:
        said = _REASONS[dead.why]
        advice = Text(
            "核对条件（when）及所在机制的共同条件", "check its condition and the one of its mechanism (when)"
        )
        said = Text(said.zh, f" {said.en}")
    return rule.finding(
        dead.path,
        Text(f"{what.zh}{part.zh}{said.zh}", f"{what.en}{part.en}{said.en}"),
        advice,
        severity=Severity.warning if dead.why is Why.HIDDEN else Severity.error,
        about=About.document if dead.why is Why.HIDDEN else About.spec,
        subject=f"duty:{dead.duty.id}",
        sources=sources_of((dead.duty, *dead.hiders)),
        related=tuple(Pointer(h.path, Text("由这一条处理", "decided here")) for h in dead.hiders),
        cause=f"{dead.part}:{dead.why.value}:{'/'.join(map(str, dead.path[len(dead.duty.path) :]))}",
    )
