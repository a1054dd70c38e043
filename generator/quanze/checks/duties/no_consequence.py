"""Mechanisms whose duties may be broken without any consequence.

## 为什么要紧
只有要求、没有后果的机制，靠的是自觉。检查看每项应当履行的职责有没有后果：本身写明的（`else`）、有职责在其被违反时启动
的（`on-breach-of`，可以指职责、机制或者 `all`）、超期另有后续的。机制自身有问责、处分、考核一类职责的，或者另有条款对其主体
追究失职、过错责任的，也算有后果。整个机制都没有的，合并为一条提示；只有常态性职责的机制、责任追究机制（本身就是后果）、工作材料
（`report`，不设后果），都不在此列；上级机关的职责，本级文件无从设定后果，也不计入。

## Why it matters
A mechanism that only demands rests on good will. A duty has a consequence if it states one (`else`), if some duty
answers its breach (`on-breach-of` may name duties, mechanisms or `all`), or if something follows when it is late. So has
a mechanism in which somebody is held to account or rated, or whose bodies another clause holds to account for faults. One
note lists the others; a mechanism of standing duties only is left out, one of accountability is itself the consequence,
and a report sets none. Duties of bodies above the level of the place do not count: its documents cannot bind those.

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

from ...analysis.citations import are_reported
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
_RATING = frozenset({"include-in-appraisal", "adjust-score", "rank"})
_LATE = frozenset({"late", "breach", "silence"})


@rule("DUT003", "no-consequence", zh="没有规定不履行的后果", en="no consequence", severity=Severity.note)
def no_consequence(rule: Rule, facts: Facts) -> Iterable[Finding]:
    covered = {b for d in facts.place.duties.values() for b in d.spec.on_breach_of}
    if "all" in covered:
        return
    binding = [d for d in facts.own_duties if _binds(facts, d)]
    bare = by_mechanism(d for d in binding if not _has_consequence(d, covered))
    bound = by_mechanism(binding)
    answerable = _held_for_faults(facts)
    wholly = [
        m
        for m, duties in bare.items()
        if len(duties) == len(bound[m])
        and any(d.triggers or d.modality is Modality.MUST_NOT for d in duties)
        and not _sanctions(facts, m)
        and not are_reported(facts.place, (s for d in duties for s in d.sources))
        and not facts.closure.may_be_same((b for d in duties for b in d.lead_bodies), answerable)
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
            f"下列机制没有写明不履行其职责的后果，别处也没有写明适用于它们的问责、追责或者考核条款：{names}",
            f"no duty of these mechanisms has a consequence, nor does a clause elsewhere cover them: {', '.join(wholly)}",
        ),
        Text(
            "需要后果的，修订文件时写明，或者在追责条款中写明适用于哪些机制（on-breach-of）；法律法规已有规定的，引用该规定",
            "where one is needed, state it, or say which mechanisms the clause on accountability covers (on-breach-of), "
            "or cite the law that sets it",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(d.sources[0] for m in wholly for d in bound[m][:1] if d.sources)),
        related=pointers(
            (("mechanisms", m) for m in wholly[1:]), Text("也没有后果", "has no consequence either")
        ),
    )


def _binds(facts: Facts, duty: DutyFact) -> bool:
    """Whether a consequence may be expected of somebody: to hold others to account is itself one."""
    action = facts.place.action(duty)
    if not duty.actors or duty.spec.on_breach_of or (action and action.stage in _SANCTIONS):
        return False
    return duty.modality in (Modality.MUST, Modality.MUST_NOT) and not _stands_above(facts, duty)


def _stands_above(facts: Facts, duty: DutyFact) -> bool:
    """Whether only bodies above the level of the place act: its documents cannot hold those to account."""
    own = facts.place.vocabulary.levels.get(facts.place.spec.jurisdiction.level)
    ranks = [facts.closure.rank(body) for body in duty.lead_bodies]
    return own is not None and bool(ranks) and all(rank is not None and rank[0] > own.rank for rank in ranks)


def _sanctions(facts: Facts, mechanism: str) -> bool:
    """Whether a mechanism is one of accountability, or holds somebody to account or has him rated itself."""
    duties = (d for d in facts.place.duties_by_mechanism[mechanism] if d.modality is not Modality.MUST_NOT)
    acts = [(d.action, action.stage) for d in duties if d.recipients and (action := facts.place.action(d))]
    held = any(act in _RATING or stage == _ACCOUNTABILITY for act, stage in acts)
    return held or facts.place.mechanisms[mechanism].kind == _ACCOUNTABILITY


def _held_for_faults(facts: Facts) -> frozenset[str]:
    """Those whom some clause holds to account for a fault as such, whatever duty was broken."""
    found: set[str] = set()
    for duty in facts.own_duties:
        action = facts.place.action(duty)
        from_outside = any("/" not in event for event in duty.spec.on)
        if action and action.stage == _ACCOUNTABILITY and from_outside and duty.modality is Modality.MUST:
            found |= {b for a in duty.recipients for b in a.bodies}
    return frozenset(found)


def _has_consequence(duty: DutyFact, covered: set[str]) -> bool:
    later = {link.outcome for link in duty.links} & _LATE
    expiry = any(limit.spec.on_expiry for limit in duty.deadlines)
    return bool(duty.spec.else_ or later or expiry or {duty.id, duty.mechanism} & covered)
