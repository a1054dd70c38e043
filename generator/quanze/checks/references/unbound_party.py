"""A mechanism says who some of the case parties can be, and leaves another that acts in it to the default.

## 为什么要紧
机制写明了发现方、移送方可由哪些主体担任（parties），而同在其中行事的接收方没有写，就按词汇表由一切符合角色的主体担任：应答是否
周全、由谁受理，都会按错误的范围推算。

## Why it matters
Where a mechanism says which bodies can be finder or sender, and not who can be the receiver that acts in it too, the
receiver is whoever has a role that the vocabulary allows: coverage and loops are worked out for the wrong bodies.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    parties: {sender: [regulator, enforcement]}
    duties:
      transfer-out:
        {actor: sender, must: transfer, object: case-file, to: receiver, on: violation-found, within: 3个工作日, source: '1'}
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    parties: {sender: [regulator, enforcement], receiver: [regulator, enforcement]}
    duties:
      transfer-out:
        {actor: sender, must: transfer, object: case-file, to: receiver, on: violation-found, within: 3个工作日, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact
from ..evidence import by_mechanism
from ..rule import Rule, rule


@rule(
    "REF014",
    "unbound-party",
    zh="没有写明当事方可由谁担任",
    en="a case party left unbound",
    severity=Severity.note,
    about=About.spec,
)
def unbound_party(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for name, duties in by_mechanism(place.duties.values()).items():
        bound = place.mechanisms[name].parties
        parties = dict.fromkeys(p for d in duties for p in _named(d) if p in place.vocabulary.parties)
        unbound = [p for p in parties if p not in bound]
        if bound and unbound:
            words = listed(f"“{place.vocabulary.parties[p].name}”" for p in unbound)
            yield rule.finding(
                ("mechanisms", name, "parties"),
                Text(
                    f"“{place.mechanisms[name].name}”写明了其他当事方可由谁担任，没有写{words}",
                    f"{name} says who other case parties can be, and not {', '.join(unbound)}",
                ),
                Text("在 parties 中写明可由哪些主体担任", "say under parties which bodies can be it"),
                subject=f"mechanism:{name}",
                sources=tuple(dict.fromkeys(s for d in duties for s in d.sources[:1]))[:1],
            )


def _named(duty: DutyFact) -> Iterable[str]:
    """Who acts and receives in a duty, and the dimensions of its condition."""
    yield from (a.body for a in (*duty.actors, *duty.recipients))
    yield from (dimension for box in duty.when for dimension in box)
