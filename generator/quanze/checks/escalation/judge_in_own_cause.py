"""A dispute that is decided by one of its parties, or by a meeting of none but the parties.

## 为什么要紧
争议由当事一方决定，另一方不会信服；由只有争议各方参加的会议决定，等于再协商一次。检查沿成员、角色和隶属关系追到底，把路径列出来。

## Why it matters
A party's decision in its own cause convinces nobody, and a meeting of none but the parties is consultation once more. The
check follows members, holders and parts all the way down and prints the path.

## 触发 fires on
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          enforcement: {by: enforcement, action: decide, brought-by: parties, within: 5个工作日, final: true}
```

## 改为 use instead
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 5个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import body_citations
from ...analysis.facts import Facts
from ...analysis.ladders import OwnCause, find_own_causes
from ...analysis.wording import body_name, listed
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..rule import Rule, rule


@rule(
    "ESC005",
    "judge-in-own-cause",
    zh="自己裁决自己的争议",
    en="judge in its own cause",
    severity=Severity.error,
)
def judge_in_own_cause(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for cause in find_own_causes(facts.ladders, facts.closure):
        along = [b for path in cause.paths for b in path]
        yield rule.finding(
            cause.rung.path,
            _message(place, cause),
            Text(
                "修订文件，改由当事各方以外的主体决定，或者规定有争议的一方回避",
                "let a body other than the parties decide, or let the party concerned withdraw",
            ),
            subject=f"chain:{cause.ladder.chain.id}",
            sources=tuple(dict.fromkeys((*cause.rung.sources, *body_citations(place, along)))),
            cause=f"{cause.rung.id}:{cause.judge}",
        )


def _message(place: Jurisdiction, cause: OwnCause) -> Text:
    chain, judge = cause.ladder.chain, body_name(place, cause.judge)
    paths = listed("→".join(body_name(place, b) for b in path) for path in cause.paths)
    shown = ", ".join(" → ".join(path) for path in cause.paths)
    if cause.members_only:
        return Text(
            f"升级链“{chain.spec.name}”由“{judge}”处理，而它的成员全部属于争议各方：{paths}",
            f"chain {chain.id} is decided by {cause.judge}, all of whose members are parties: {shown}",
        )
    return Text(
        f"升级链“{chain.spec.name}”由“{judge}”处理，而它本身可以是争议一方：{paths}",
        f"chain {chain.id} is decided by {cause.judge}, which can be a party: {shown}",
    )
