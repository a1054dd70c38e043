"""Mechanisms whose duties may be broken without any consequence.

## 为什么要紧
只有要求、没有后果的机制，靠的是自觉。检查看每项应当履行的职责有没有后果：本身写明的（`else`）、有职责在其被违反时启动
的（`on-breach-of`，可以指职责、机制或者 `all`）、超期另有后续的。整个机制都没有的，合并为一条提示；责任追究机制
本身就是后果，不在此列。

## Why it matters
A mechanism that only demands rests on good will. A duty has a consequence if it states one (`else`), if some duty
answers its breach (`on-breach-of` may name duties, mechanisms or `all`), or if something follows when it is late. One
note lists them all; a mechanism of accountability is itself the consequence and is left out.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: 7个工作日
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: 7个工作日
        source: '1'
  accountability:
    kind: accountability
    name: 责任追究
    source: '2'
    duties:
      criticise:
        actor: county-government
        must: criticise
        to: [regulator, enforcement]
        on-breach-of: transfer
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..evidence import by_mechanism
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_SANCTIONS = frozenset({"supervision", "accountability"})
_ACCOUNTABILITY = "accountability"
_LATE = frozenset({"late", "breach", "silence"})


@rule("DUT003", "no-consequence", zh="没有规定不履行的后果", en="no consequence", severity=Severity.note)
def no_consequence(rule: Rule, facts: Facts) -> Iterable[Finding]:
    covered = {b for d in facts.place.duties.values() for b in d.spec.on_breach_of}
    if "all" in covered:
        return
    binding = [d for d in facts.own_duties if _binds(facts, d)]
    bare = [d for d in binding if not _has_consequence(d, covered)]
    bound = by_mechanism(binding)
    kinds = {m: facts.place.mechanisms[m].kind for m in bound}
    wholly = [
        m
        for m, duties in by_mechanism(bare).items()
        if len(duties) == len(bound[m]) and kinds[m] != _ACCOUNTABILITY
    ]
    for listing in listings(rule, facts.place, whole(facts.place), ((f"mechanism:{m}", m) for m in wholly)):
        yield _finding(rule, facts, listing, bound)


def _finding(
    rule: Rule, facts: Facts, listing: Listing[str], bound: Mapping[str, Sequence[DutyFact]]
) -> Finding:
    wholly = listing.items
    names = listed(f"“{facts.place.mechanisms[m].name}”" for m in wholly)
    return rule.finding(
        ("mechanisms", wholly[0]),
        Text(
            f"下列机制的职责都没有规定不履行的后果，也没有适用于它们的追责条款：{names}",
            f"no duty of these mechanisms has a consequence, nor does a general clause cover them: {', '.join(wholly)}",
        ),
        Text(
            "写明后果，或者在追责条款中写明适用于哪些机制（on-breach-of）",
            "state the consequence, or say which mechanisms the clause on accountability covers (on-breach-of)",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(d.sources[0] for m in wholly for d in bound[m][:1] if d.sources)),
        related=pointers(
            (("mechanisms", m) for m in wholly[1:]), Text("也没有后果", "has no consequence either")
        ),
    )


def _binds(facts: Facts, duty: DutyFact) -> bool:
    """Whether a consequence is to be expected: of what must be done in a case, and of what is forbidden.

    To hold somebody to account is itself a consequence.
    """
    action = facts.place.action(duty)
    if duty.spec.on_breach_of or (action and action.stage in _SANCTIONS):
        return False
    return duty.modality is Modality.MUST_NOT or (duty.modality is Modality.MUST and bool(duty.triggers))


def _has_consequence(duty: DutyFact, covered: set[str]) -> bool:
    later = {link.outcome for link in duty.links} & _LATE
    expiry = any(limit.spec.on_expiry for limit in duty.deadlines)
    return bool(duty.spec.else_ or later or expiry or {duty.id, duty.mechanism} & covered)
