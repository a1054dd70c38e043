"""Chinese names and the ids they stand for: what an author means who writes a name where an id is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.vocabulary import Vocabulary

_BODIES = ("bodies", "parties")
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("must", "may", "should", "must-not", "action"), ("actions",)),
    **dict.fromkeys(
        ("actor", "to", "by", "brought-by", "between", "holders", "members", "superior"), _BODIES
    ),
    "object": ("objects",),
    "on": ("events",),
    "form": ("forms",),
    "kind": ("kinds",),
    "level": ("levels",),
    "roles": ("roles",),
    "with": ("materials",),
    "items": ("information",),
    "when": ("dimensions", "parties", "bands"),
}
"""Key → the sections whose ids are written there; under any other key, all are looked through."""


class Names:
    """The names in the data of a spec and in the shared vocabulary."""

    def __init__(self, data: Mapping[str, Any], shared: Vocabulary) -> None:
        self._data, self._shared = data, shared

    def ids(self, name: str, key: str) -> list[str]:
        """The ids that have this Chinese name and can be written under the key."""
        wanted = _SECTIONS.get(key)
        found = [
            i for section, i, names in self._entries() if name in names and section in (wanted or (section,))
        ]
        return list(dict.fromkeys(found))

    def _entries(self) -> Iterator[tuple[str, str, list[str]]]:
        """(section, id, its names)"""
        for section in Vocabulary.model_fields:
            for name, entry in getattr(self._shared, section).items():
                yield section, name, [getattr(entry, "name", ""), *getattr(entry, "aliases", ())]
        yield from _written(self._data, ("bodies", "materials", "information", "bands", "mechanisms"))
        yield from _written(_map(self._data.get("vocabulary")), Vocabulary.model_fields)
        for mechanism in _map(self._data.get("mechanisms")).values():
            yield from _written(_map(mechanism), ("duties", "chains"))


def _written(data: Mapping[str, Any], sections: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    for section in sections:
        for name, entry in _map(data.get(section)).items():
            inner = _map(entry)
            aliases = inner.get("aliases") or []
            also = aliases if isinstance(aliases, list) else [aliases]
            yield section, name, [str(n) for n in (inner.get("name", entry), *also)]


def _map(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
