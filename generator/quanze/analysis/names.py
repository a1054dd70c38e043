"""Names that are easily confused: of different bodies, alike but for one character or for their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from ..model.body import Body, BodyKind
from ..model.jurisdiction import Jurisdiction

_LEVEL_WORDS = "省市县区镇乡村"
_SHORTEST = 4
_NUMERALS = frozenset("一二三四五六七八九十0123456789")
_COLLECTIVE = re.compile(r"各?(相关|有关|其他|其它)*(部门|单位|机关|机构)+")
"""Words for whoever is concerned; every text has them, and they name nobody that one could confuse."""


class Likeness(StrEnum):
    """How two names are alike: the same, of the same characters, or but for one added or replaced."""

    SAME = "same"
    REORDERED = "reordered"
    ADDED = "added"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Twins:
    """Two bodies, the names of theirs that are alike, and how."""

    first: str
    second: str
    names: tuple[str, str]
    likeness: Likeness


def find_twins(place: Jurisdiction) -> tuple[Twins, ...]:
    """Pairs of bodies with confusable names, in the order of the spec.

    Bodies whose levels differ, or which have different roles of the shared vocabulary, are told apart by these, and
    collective words (各有关部门) name nobody; of these only a name that two share word for word is reported. Names that
    differ in words which the text sets out as mechanisms of their own (综合执法, 联合执法) are told apart by them.
    """
    bare = {name: _bare(place, name) for body in place.bodies.values() for name in _names(body)}
    found = []
    for first, second in _candidates(place, bare):
        twins = _alike(bare, (first, place.bodies[first]), (second, place.bodies[second]))
        if twins and not (twins.likeness is not Likeness.SAME and _differ_in_terms(place, twins.names)):
            found.append(twins)
    return tuple(found)


def _candidates(place: Jurisdiction, bare: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of bodies that share a name, or a name up to order or to one character left out, in the order of the spec."""
    order = {body: i for i, body in enumerate(place.bodies)}
    sharing: dict[str, dict[str, None]] = {}
    for body, entry in place.bodies.items():
        for name in _names(entry):
            short = bare[name]
            shorter = (short[:i] + short[i + 1 :] for i in range(len(short)))
            for key in {f"={name}", f"~{''.join(sorted(short))}", short, *shorter}:
                sharing.setdefault(key, {})[body] = None
    pairs = {pair for bodies in sharing.values() for pair in combinations(bodies, 2)}
    return sorted(pairs, key=lambda p: (order[p[0]], order[p[1]]))


def _alike(bare: Mapping[str, str], first: tuple[str, Body], second: tuple[str, Body]) -> Twins | None:
    """How two bodies' names are alike; `bare` are all names without place and level."""
    apart = None
    found = []
    for a in _names(first[1]):
        for b in _names(second[1]):
            likeness = Likeness.SAME if a == b else _compare(bare[a], bare[b])
            if likeness is None:
                continue
            if likeness is not Likeness.SAME:
                apart = _told_apart(first[1], second[1]) if apart is None else apart
                if apart or (_COLLECTIVE.fullmatch(a) and _COLLECTIVE.fullmatch(b)):
                    continue
            found.append(Twins(first[0], second[0], (a, b), likeness))
    return min(found, key=lambda t: list(Likeness).index(t.likeness), default=None)


def _differ_in_terms(place: Jurisdiction, names: tuple[str, str]) -> bool:
    """Whether what is different in two names is in each the name of another mechanism of the place."""
    terms = {n for m in place.mechanisms.values() for n in (m.name, *m.aliases)}
    return any(
        a != b and names[0].replace(a, "", 1) == names[1].replace(b, "", 1)
        for a in terms
        if a in names[0]
        for b in terms
        if b in names[1]
    )


def _names(body: Body) -> tuple[str, ...]:
    return (body.name, *body.aliases)


def _told_apart(one: Body, two: Body) -> bool:
    posts = BodyKind.POST in (one.kind, two.kind)
    levels = one.level is not None and two.level is not None and one.level != two.level
    roles = bool(one.roles and two.roles) and not set(one.roles) & set(two.roles)
    return posts or levels or roles


def _bare(place: Jurisdiction, name: str) -> str:
    """A name without the place and level in front, which texts add and drop at will."""
    for prefix in _prefixes(place):
        name = name.removeprefix(prefix)
    stripped = name.lstrip(_LEVEL_WORDS)
    return stripped if len(stripped) >= _SHORTEST else name


def _prefixes(place: Jurisdiction) -> Iterator[str]:
    yield place.name
    yield place.name.rstrip(_LEVEL_WORDS)


def _compare(a: str, b: str) -> Likeness | None:
    if min(len(a), len(b)) < _SHORTEST or abs(len(a) - len(b)) > 1:
        return None
    if sorted(a) == sorted(b):
        return Likeness.REORDERED
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        replaced = a[start + 1 :] == b[start + 1 :] and not _differ_plainly(a, b, start)
        return Likeness.REPLACED if replaced else None
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return Likeness.ADDED if longer[start + 1 :] == shorter[start:] else None


def _differ_plainly(a: str, b: str, at: int) -> bool:
    """Whether one character is enough: half of what a department is called by (财政局, 民政局), or a number (一队, 二队)."""
    numbered = {a[at], b[at]} <= _NUMERALS
    return numbered or (at < len(a) - 1 and len(a.lstrip(_LEVEL_WORDS)) < _SHORTEST)
