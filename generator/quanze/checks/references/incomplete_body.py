"""A body of which something was not written that its whole, its name, or all who are listed with it, state.

## 为什么要紧
岗位、科室和队伍处在哪一层级，决定了谁能给谁派任务、争议往上提到哪里。所属的主体写了层级而它自己没有写，升级链是否逐级上升就
无从检查；几乎所有机构都写了层级，只有个别没有写的，也是漏写。名称就是词汇表中的角色（如“公安机关”“综合行政执法部门”）而没有写
roles 的，与他地无法对应，也不会成为当事方。一份成员名单中，其他成员都写了层级、角色、隶属、人数等，唯独一个没有，也是漏写：
数目会对不上，检查也会漏掉它。

## Why it matters
Posts, offices and teams stand at a level, which decides who may assign what to whom and where a dispute goes next. Where the
whole has a level and the part has none, nobody can check whether a ladder rises; where hardly any other institution lacks
one, it was forgotten. A body called by the name of a role, and without it, is matched with nothing elsewhere, and is no case
party. Where all members of a body but one state a level, a role, what they belong to or how many seats there are, that one
was forgotten, and counts and checks go wrong.

## 触发 fires on
```yaml
bodies:
  liaison-post: {name: 驻点专员, kind: post, part-of: county-government, source: '3'}
mechanisms:
  m:
    kind: liaison
    name: 联络对接
    source: '3'
    duties:
      do-liaison: {actor: liaison-post, must: undertake, object: liaison-work, source: '3'}
```

## 改为 use instead
```yaml
bodies:
  liaison-post: {name: 驻点专员, kind: post, level: county, part-of: county-government, source: '3'}
mechanisms:
  m:
    kind: liaison
    name: 联络对接
    source: '3'
    duties:
      do-liaison: {actor: liaison-post, must: undertake, object: liaison-work, source: '3'}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import kebab
from ...model.body import BodyKind
from ...model.jurisdiction import Jurisdiction
from ..listing import listings, whole
from ..related import pointers
from ..rule import Rule, rule

_AGREE = 5
"""So many members must agree before one that differs looks forgotten."""
_FEW = 10
"""One in so many is an exception."""
_INSTITUTIONS = frozenset(
    {BodyKind.ORGANISATION, BodyKind.OFFICE, BodyKind.MEETING, BodyKind.GROUP, BodyKind.PLATFORM}
)
_FIELDS = ("level", "roles", "part_of", "dispatched_by", "filled_by", "seats")


@rule(
    "REF013",
    "incomplete-body",
    zh="主体漏写要素",
    en="something left out of a body",
    severity=Severity.note,
    about=About.spec,
)
def incomplete_body(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    lacking: dict[str, set[str]] = {}
    for body, field in (
        *_parts_without_level(place),
        *_odd_levels(place),
        *_without_role(place),
        *_odd_members(place),
    ):
        lacking.setdefault(body, set()).add(kebab(field))
    for listing in listings(rule, place, whole(place), ((f"body:{b}", b) for b in lacking)):
        first, *others = listing.items
        rows = [
            (
                f"“{place.bodies[b].name}”（{'、'.join(sorted(lacking[b]))}）",
                f"{b} ({', '.join(sorted(lacking[b]))})",
            )
            for b in listing.items
        ]
        yield rule.finding(
            ("bodies", first),
            Text(
                f"从所属主体、名称或者同一名单的其他成员看，以下主体漏写了要素：{listed(zh for zh, _ in rows)}",
                "by what these are part of, are called, or are listed with, something was left out: "
                + ", ".join(en for _, en in rows),
            ),
            Text("核对原文，补写漏掉的要素", "read the text and add what was left out"),
            subject=listing.subject,
            members=listing.members,
            related=pointers((("bodies", b) for b in others), Text("这里也漏写", "left out here too")),
        )


def _parts_without_level(place: Jurisdiction) -> Iterator[tuple[str, str]]:
    for name, body in place.bodies.items():
        whole = place.bodies.get(body.part_of or "")
        if whole and whole.level and not body.level:
            yield name, "level"


def _odd_levels(place: Jurisdiction) -> Iterator[tuple[str, str]]:
    """Institutions without a level in a place where hardly any other is."""
    institutions = {n: b for n, b in place.bodies.items() if b.kind in _INSTITUTIONS}
    without = [name for name, body in institutions.items() if not body.level]
    if len(without) * _FEW <= len(institutions):
        yield from ((name, "level") for name in without)


def _without_role(place: Jurisdiction) -> Iterator[tuple[str, str]]:
    """Bodies called by the name of a role which neither they have nor what they are listed under."""
    roles = place.vocabulary.roles
    over: dict[str, set[str]] = {}
    for body in place.bodies.values():
        for name in (*body.members, *body.holders):
            over.setdefault(name, set()).update(body.roles)
    for name, body in place.bodies.items():
        called = {r for r, role in roles.items() if body.name in (role.name, *role.aliases)}
        if called and not called & {*body.roles, *over.get(name, ())}:
            yield name, "roles"


def _odd_members(place: Jurisdiction) -> Iterator[tuple[str, str]]:
    """(member, field) where one alone of a list of members or holders lacks what all others state."""
    for body in place.bodies.values():
        listed_here = [m for m in (*body.members, *body.holders) if m in place.bodies]
        for field in _FIELDS if len(listed_here) > _AGREE else ():
            without = [m for m in listed_here if getattr(place.bodies[m], field) in (None, ())]
            if len(without) == 1:
                yield without[0], field
