"""Something declared that no duty, chain or list leads to.

## 为什么要紧
没有任何职责涉及的主体、清单和词汇不会出现在流程里：可能是漏写了它的职责，也可能已不再需要。写明了成员或者议事范围的会议、小组
及其成员，以及名称写在职责的文字或者事件名称中的主体，不在此列。

## Why it matters
A body, list or word that no duty leads to appears in no flow: either its duties were forgotten, or it is not needed.
Meetings and groups whose members or agenda are stated, their members, and bodies whose names stand in the words of a duty
or event are left out.

## 触发 fires on
```yaml
bodies:
  hotline: {name: 投诉举报平台, kind: platform, run-by: county-government, source: '3'}
```

## 改为 use instead
```yaml
jurisdiction: {id: specimen, name: 样例县, level: county}
documents:
  doc: {title: 样例办法, outline: {'1': 第一条}}
bodies:
  county-government: {name: 县人民政府, roles: government, level: county, source: '1'}
  hotline: {name: 投诉举报平台, kind: platform, run-by: county-government, source: '1'}
mechanisms:
  m:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      take-complaint: {actor: hotline, must: accept, object: complaint, on: complaint-received, within: 当日, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import SILENT
from ...model.body import Body, BodyKind
from ...model.jurisdiction import Path
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_SECTIONS = {
    "bodies": "主体",
    "materials": "材料清单",
    "information": "共享信息清单",
    "bands": "档次",
    "kinds": "机制种类",
    "actions": "行为",
    "objects": "客体",
    "forms": "形式",
    "events": "事件",
    "dimensions": "情形维度",
}


@rule("REF005", "unused", zh="没有职责涉及", en="never used", severity=Severity.note, about=About.spec)
def unused(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for section, found in _unused(facts):
        for listing in listings(rule, place, whole(place), ((f"{section}:{e[2]}", e) for e in found)):
            yield _finding(rule, section, listing)


def _finding(rule: Rule, section: str, listing: Listing[tuple[Path, str, str]]) -> Finding:
    entries = listing.items
    names = [name for _, name, _ in entries]
    return rule.finding(
        entries[0][0],
        Text(
            f"没有职责涉及的{_SECTIONS[section]}：{listed(names)}",
            f"no duty leads to these {section}: {', '.join(i for _, _, i in entries)}",
        ),
        Text("补写与其有关的职责；确实不需要的，删去", "write the duties that concern them, or remove them"),
        subject=listing.subject,
        members=listing.members,
        related=pointers((p for p, _, _ in entries[1:]), Text("也没有职责涉及", "not used either")),
        cause=section,
    )


def _is_described(body: Body) -> bool:
    """Whether a body is a meeting or group whose members or agenda the text states: that is what there is to say of it."""
    together = body.kind in (BodyKind.MEETING, BodyKind.GROUP)
    return together and bool(body.agenda or set(body.members) - {SILENT})


def _unused(facts: Facts) -> Iterator[tuple[str, list[tuple[Path, str, str]]]]:
    """(section, (path, Chinese name, id) of each unused entry)."""
    spec, usage = facts.place.spec, facts.usage
    found: dict[str, list[tuple[Path, str, str]]] = {}
    described = {b: entry for b, entry in spec.bodies.items() if _is_described(entry)}
    used = usage.bodies | described.keys() | {m for entry in described.values() for m in entry.members}
    for body, entry in spec.bodies.items():
        if body not in used and not usage.is_written(entry):
            found.setdefault("bodies", []).append((("bodies", body), entry.name, body))
    for section, used in usage.lists.items():
        for name, item in getattr(spec, section).items():
            if name not in used:
                found.setdefault(section, []).append(((section, name), item.name, name))
    for section, used in usage.words.items():
        for name, word in getattr(spec.vocabulary, section).items():
            if name not in used:
                found.setdefault(section, []).append((("vocabulary", section, name), word.name, name))
    yield from found.items()
