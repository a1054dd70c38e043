"""Membership: which bodies a body consists of, through holders, members and parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.base import SILENT
from ..model.jurisdiction import Jurisdiction


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

    def path(self, whole: str, part: str) -> tuple[str, ...]:
        """The shortest way down from one body to another; () if it is not among its parts."""
        if whole == part:
            return (whole,)
        paths: dict[str, tuple[str, ...]] = {whole: (whole,)}
        todo = [whole]
        while todo:
            node = todo.pop(0)
            for child in self.direct.get(node, ()):
                if child not in paths:
                    paths[child] = (*paths[node], child)
                    if child == part:
                        return paths[child]
                    todo.append(child)
        return ()

    def all_parts(self, whole: str) -> frozenset[str]:
        """The body itself and everything it consists of."""
        found = {whole}
        todo = [whole]
        while todo:
            for child in self.direct.get(todo.pop(), ()):
                if child not in found:
                    found.add(child)
                    todo.append(child)
        return frozenset(found)

    def rank(self, body: str) -> tuple[int, int] | None:
        """(rank of its level, authority of its roles); None where its level is not known."""
        entry = self.place.bodies.get(body)
        words = self.place.vocabulary
        if entry is None or entry.level not in words.levels:
            return None
        authority = max((words.roles[r].authority for r in entry.roles if r in words.roles), default=1)
        return words.levels[entry.level].rank, authority
