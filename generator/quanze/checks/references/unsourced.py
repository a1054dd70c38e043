"""A fact that neither cites a clause nor says why it is held.

## 为什么要紧
手册上的每一句话都要能查到出处。没有 source 又没有 inferred 的要素，读者无从核对，条款覆盖也算不准。

## Why it matters
Every sentence of the handbook must lead back to the text. What has neither `source` nor `inferred` cannot be verified, and
makes the coverage of clauses wrong.

## 触发 fires on
```yaml
bodies:
  market-bureau: {name: 市场监管局, level: county}
```

## 改为 use instead
```yaml
bodies:
  market-bureau: {name: 市场监管局, level: county, inferred: 由机构改革方案推得}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import About
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import NamedFact, Sourced
from ...model.jurisdiction import Path
from ...model.spec import Spec
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_SECTIONS = ("bodies", "mechanisms", "bands", "materials", "information", "scores", "powers", "matters")


@rule("REF010", "unsourced", zh="没有出处", en="no clause cited", about=About.spec)
def unsourced(rule: Rule, facts: Facts) -> Iterable[Finding]:
    groups: dict[Path, list[tuple[Path, str]]] = {}
    for path, name in _unsourced(facts.place.spec):
        groups.setdefault(path[:2] if path[0] == "mechanisms" else path[:1], []).append((path, name))
    place = facts.place
    for group, found in groups.items():
        subject = f"mechanism:{group[1]}" if len(group) > 1 else whole(place)
        for listing in listings(rule, place, subject, ((f"{_label(p)}:{p[-1]}", (p, n)) for p, n in found)):
            yield _finding(rule, group, listing)


def _finding(rule: Rule, group: Path, listing: Listing[tuple[Path, str]]) -> Finding:
    entries = listing.items
    return rule.finding(
        entries[0][0],
        Text(
            f"没有写明出处条款，也没有写明推得的理由：{listed(n for _, n in entries)}",
            f"neither source nor inferred: {', '.join(str(p[-1]) for p, _ in entries)}",
        ),
        Text(
            "写 source 引用条款；没有条款明文的，写 inferred 和理由",
            "cite the clause with source, or give the reason with inferred",
        ),
        subject=listing.subject,
        members=listing.members,
        related=pointers((p for p, _ in entries[1:]), Text("也没有出处", "no source either")),
        cause="/".join(str(step) for step in group),
    )


def _unsourced(spec: Spec) -> Iterator[tuple[Path, str]]:
    for section in _SECTIONS:
        entries: dict[str, NamedFact] = getattr(spec, section)
        for name, entry in entries.items():
            if _lacks(entry):
                yield (section, name), entry.name
    for name, mechanism in spec.mechanisms.items():
        for duty_id, duty in mechanism.duties.items():
            if _lacks(duty):
                yield ("mechanisms", name, "duties", duty_id), duty.name or duty_id
        for chain_id, chain in mechanism.chains.items():
            if _lacks(chain):
                yield ("mechanisms", name, "chains", chain_id), chain.name
        if mechanism.likewise and _lacks(mechanism.likewise):
            yield ("mechanisms", name, "likewise"), "参照执行"


def _lacks(entry: Sourced) -> bool:
    return not entry.source and not entry.inferred


def _label(path: Path) -> str:
    section = str(path[2] if len(path) > 2 else path[0])
    return {"bodies": "body", "mechanisms": "mechanism", "duties": "duty", "chains": "chain"}.get(
        section, section
    )
