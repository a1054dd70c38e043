"""A fact that neither cites a clause nor says why it is held.

## 为什么要紧
手册上的每一句话都要能查到出处。没有 source 又没有 inferred 的要素，读者无从核对，条款覆盖也算不准。同一升级链的各级、同一
清单的各项中，有的各自注了出处，其余的也应当注明。

## Why it matters
Every sentence of the handbook must lead back to the text. What has neither `source` nor `inferred` cannot be verified, and
makes the coverage of clauses wrong. Where some rungs of a ladder or items of a list cite clauses of their own, the others
should.

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

from collections.abc import Iterable, Iterator, Mapping

from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import NamedFact, Sourced
from ...model.jurisdiction import Path
from ...model.spec import Spec
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_KINDS = {"bodies": "body", "mechanisms": "mechanism", "duties": "duty", "chains": "chain", "bands": "band"}
_KINDS |= {"scores": "score", "matters": "matter"}
_SECTIONS = ("bodies", "mechanisms", "bands", "materials", "information", "scores", "powers", "matters")


@rule("REF010", "unsourced", zh="没有出处", en="no clause cited", about=About.spec)
def unsourced(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for found, all_lack in ((_unsourced(place.spec), True), (_odd_entries(place.spec), False)):
        for group, entries in _grouped(found).items():
            subject = f"mechanism:{group[1]}" if len(group) > 1 else whole(place)
            for listing in listings(rule, place, subject, ((_element(p), (p, n)) for p, n in entries)):
                yield _finding(rule, group, listing, all_lack)


def _grouped(entries: Iterable[tuple[Path, str]]) -> dict[Path, list[tuple[Path, str]]]:
    """The entries of one section, or of one mechanism, together."""
    groups: dict[Path, list[tuple[Path, str]]] = {}
    for path, name in entries:
        groups.setdefault(path[:2] if path[0] == "mechanisms" else path[:1], []).append((path, name))
    return groups


def _finding(rule: Rule, group: Path, listing: Listing[tuple[Path, str]], all_lack: bool) -> Finding:
    paths, names = zip(*listing.items, strict=True)
    ids = ", ".join(str(p[-1]) for p in paths)
    if all_lack:
        message = Text(
            f"没有写明出处条款，也没有写明推得的理由：{listed(names)}", f"neither source nor inferred: {ids}"
        )
    else:
        message = Text(
            f"同一升级链、同一清单的其他各项注明了出处，这里没有：{listed(names)}",
            f"others of the same ladder or list cite clauses, and not: {ids}",
        )
    return rule.finding(
        paths[0],
        message,
        Text(
            "写 source 引用条款；没有条款明文的，写 inferred 和理由",
            "cite the clause with source, or give the reason with inferred",
        ),
        severity=None if all_lack else Severity.note,
        subject=listing.subject,
        members=listing.members,
        related=pointers(paths[1:], Text("也没有出处", "no source either")),
        cause="/".join(str(step) for step in group) + ("" if all_lack else "/entries"),
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


def _odd_entries(spec: Spec) -> Iterator[tuple[Path, str]]:
    """Rungs, grades and items of lists without a clause of their own, where others of the same ladder or list have one."""
    for path, entries in _entries(spec):
        without = [name for name, entry in entries.items() if _lacks(entry)]
        if len(without) < len(entries):
            yield from (((*path, name), _name(name, entries[name])) for name in without)


def _entries(spec: Spec) -> Iterator[tuple[Path, Mapping[str, Sourced]]]:
    for name, mechanism in spec.mechanisms.items():
        for chain_id, chain in mechanism.chains.items():
            yield ("mechanisms", name, "chains", chain_id, "rungs"), chain.rungs
    for name, band in spec.bands.items():
        yield ("bands", name, "grades"), band.grades
    for name, materials in spec.materials.items():
        yield ("materials", name, "items"), materials.items
    for name, information in spec.information.items():
        yield ("information", name, "items"), information.items
    for name, score in spec.scores.items():
        yield ("scores", name, "components"), score.components


def _name(key: str, entry: Sourced) -> str:
    return entry.name if isinstance(entry, NamedFact) else key


def _lacks(entry: Sourced) -> bool:
    return not entry.source and not entry.inferred


def _element(path: Path) -> str:
    """The element that an entry is, or belongs to: `duty:x`, `band:x`."""
    depth = 2 if path[0] == "mechanisms" and len(path) > 3 else 0
    return f"{_KINDS.get(str(path[depth]), path[depth])}:{path[depth + 1]}"
