"""Membership: which bodies a body consists of, through holders, members and parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.base import SILENT
from ..model.body import BodyKind
from ..model.jurisdiction import Jurisdiction

_OFFICES = re.compile(r"[、，；和兼]")


@dataclass(frozen=True)
class Closure:
    """The closure of holders, members and parts over all bodies of a place."""

    place: Jurisdiction

    @cached_property
    def direct(self) -> Mapping[str, tuple[str, ...]]:
        """Body → the bodies that hold its role, are its members, or are parts of it."""
        parts: dict[str, list[str]] = {b: [] for b in self.place.bodies}
        for name, body in self.place.bodies.items():
            parts[name] += [b for b in (*body.holders, *body.members) if b != SILENT and b in parts]
            if body.part_of in parts:
                parts[body.part_of].append(name)
        return {b: tuple(dict.fromkeys(p)) for b, p in parts.items()}

    @cached_property
    def presumed(self) -> Mapping[str, tuple[str, ...]]:
        """Like `direct`, with what the wording suggests: whoever holds the office by which a post is filled, and, for
        a role whose holders are not listed, the members of the body that it belongs to."""
        offices = {n: b for b, entry in self.place.bodies.items() for n in (entry.name, *entry.aliases)}
        found = {}
        for name, body in self.place.bodies.items():
            parts = list(self.direct[name])
            parts += [offices[o] for text in body.filled_by for o in _OFFICES.split(text) if o in offices]
            if body.kind is BodyKind.ROLE and not parts and body.part_of:
                parts += [p for p in self.direct.get(body.part_of, ()) if p != name]
            found[name] = tuple(dict.fromkeys(parts))
        return found

    def path(self, whole: str, part: str) -> tuple[str, ...]:
        """The shortest way down from one body to another; () if it is not among its parts."""
        return _paths(self.direct, whole).get(part, ())

    def paths(self, whole: str, *, presumed: bool = False) -> Mapping[str, tuple[str, ...]]:
        """The shortest way down to everything that a body consists of, itself first."""
        return _paths(self.presumed if presumed else self.direct, whole)

    def named(self, whole: str, *, members: bool = False) -> Mapping[str, tuple[str, ...]]:
        """The shortest way down to whom a definition names: who holds a role, with `members` also its members."""
        return _paths(self._sitting if members else self._holding, whole)

    @cached_property
    def _holding(self) -> Mapping[str, tuple[str, ...]]:
        bodies = self.place.bodies
        return {n: tuple(b for b in entry.holders if b in bodies) for n, entry in bodies.items()}

    @cached_property
    def _sitting(self) -> Mapping[str, tuple[str, ...]]:
        bodies = self.place.bodies
        return {n: (*self._holding[n], *(b for b in x.members if b in bodies)) for n, x in bodies.items()}

    def all_parts(self, whole: str) -> frozenset[str]:
        """The body itself and everything it consists of."""
        return frozenset(_paths(self.direct, whole))

    def parts_of(self, bodies: Iterable[str]) -> frozenset[str]:
        """The bodies themselves and everything they consist of."""
        return frozenset(part for body in bodies for part in self.all_parts(body))

    def may_be_same(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether one and the same body may be meant on both sides: they have a part in common."""
        return bool(self.parts_of(some) & self.parts_of(others))

    def rank(self, body: str) -> tuple[int, int] | None:
        """(rank of its level, authority of its roles); None if no level is known of it or of what it is a part of."""
        entry = self.place.bodies.get(body)
        words = self.place.vocabulary
        if entry is None:
            return None
        wholes = (self.place.bodies[b] for b in self._wholes(body))
        level = next((w.level for w in wholes if w.level in words.levels), None)
        if level is None:
            return None
        authority = max((words.roles[r].authority for r in entry.roles if r in words.roles), default=1)
        return words.levels[level].rank, authority

    def is_above(self, upper: str, body: str) -> bool:
        """Whether a body, or its whole, is a superior of another or of who convenes that, or has it as a part."""
        return upper != body and not self._above(body).isdisjoint(self._wholes(upper))

    def _wholes(self, body: str) -> tuple[str, ...]:
        """A body and what it is a part of, upwards."""
        line = [body]
        while (upper := self.place.bodies[line[-1]].part_of) and upper in self.place.bodies:
            if upper in line:
                break
            line.append(upper)
        return tuple(line)

    def _above(self, body: str) -> frozenset[str]:
        """What a body is a part of, its superiors, and those of whoever convenes it, upwards."""
        found: set[str] = set()
        todo = [body]
        for name in todo:
            entry = self.place.bodies.get(name)
            if entry is not None:
                higher = {b for b in (entry.superior, entry.part_of) if b}
                found |= higher
                todo += sorted({*higher, *({entry.convener} if entry.convener else ())} - set(todo))
        return frozenset(found)


def _paths(onward: Mapping[str, tuple[str, ...]], start: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {start: (start,)}
    todo = [start]
    for node in todo:
        for child in onward.get(node, ()):
            if child not in found:
                found[child] = (*found[node], child)
                todo.append(child)
    return found
