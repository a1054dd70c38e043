"""The same spec with every id that its author made up replaced by a meaningless one, and everything in another order."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from quanze.loading.load import Loaded, join_jurisdiction
from quanze.loading.yaml import parse_yaml
from quanze.model.vocabulary import Vocabulary

_BODIES = frozenset(
    [
        "actor",
        "to",
        "by",
        "brought-by",
        "lead",
        "joint",
        "support",
        "all",
        "any",
        "each",
        "holders",
        "members",
        "superior",
        "part-of",
        "dispatched-by",
        "managed-by",
        "acts-in-name-of",
        "convener",
        "secretariat",
        "run-by",
        "providers",
        "recipients",
        "scorer",
        "assessed",
        "assessor",
        "holder",
        "kept-by",
        "judged-by",
        "approver",
        "notify",
        "between",
        "members-of",
        "outside",
    ]
)
_ELEMENTS = frozenset(
    ["on", "from", "before", "on-breach-of", "duty", "overrides", "specifies", "mechanisms", "on-expiry"]
)
_TOP = ("bodies", "mechanisms", "bands", "materials", "information", "scores", "powers", "matters")


def load_spec(folder: Path) -> dict[str, Any]:
    """All files of a jurisdiction as one mapping, as written."""
    merged: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        _merge(merged, YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")))
    return merged


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = dict(value) if isinstance(value, Mapping) else value


def read(data: Mapping[str, Any], vocabulary: Vocabulary) -> Loaded:
    """The mapping as the loader reads it from a file."""
    text = json.dumps(data, ensure_ascii=False)  # JSON is YAML, and keeps the order of keys
    return join_jurisdiction(data["jurisdiction"]["id"], [parse_yaml(text, "spec.yaml")], vocabulary)


class Renamer:
    """Renames and reorders a spec; the same seed gives the same spec."""

    def __init__(self, data: Mapping[str, Any], vocabulary: Vocabulary, seed: int = 1) -> None:
        self.data, self.random = data, random.Random(seed)
        self.parties = set(vocabulary.parties) | set(data.get("vocabulary", {}).get("parties", {}))
        self.numbers = iter(self.random.sample(range(10_000, 99_999), 20_000))
        mechanisms = data.get("mechanisms", {}).values()
        self.bodies = self._fresh(data.get("bodies", {}))
        self.elements = self._fresh(
            {
                **data.get("mechanisms", {}),
                **{d: 0 for m in mechanisms for k in ("duties", "chains") for d in m.get(k, {})},
            }
        )
        self.lists = {kind: self._fresh(data.get(kind, {})) for kind in ("materials", "information")}
        self.bands = self._fresh(data.get("bands", {}))
        self.grades = {b: self._fresh(x["grades"]) for b, x in data.get("bands", {}).items()}

    def _fresh(self, ids: Mapping[str, Any]) -> dict[str, str]:
        return {i: f"x{next(self.numbers)}" for i in ids}

    def renamed(self, id_: str) -> dict[str, Any]:
        """The spec under another id of its jurisdiction."""
        found: dict[str, Any] = {k: v for k, v in self.data.items() if k not in (*_TOP, "accepted")}
        found["jurisdiction"] = {**self.data["jurisdiction"], "id": id_}
        names = {"bodies": self.bodies, "mechanisms": self.elements, "bands": self.bands, **self.lists}
        for top in _TOP:
            if top in self.data:
                known = names.get(top) or self._fresh(self.data[top])
                found[top] = self._shuffled(
                    {known[i]: self._walk(x, top, i) for i, x in self.data[top].items()}
                )
        found["documents"] = self._walk(self.data["documents"], "documents", "")
        return found

    def _shuffled(self, entries: dict[str, Any]) -> dict[str, Any]:
        keys = list(entries)
        self.random.shuffle(keys)
        return {k: entries[k] for k in keys}

    # ------------------------------------------------------------ the walk
    def _walk(self, value: Any, key: str, owner: str) -> Any:
        if isinstance(value, Mapping):
            return self._map(value, key, owner)
        if isinstance(value, list):
            return [self._walk(v, key, owner) for v in value]
        return self._scalar(value, key)

    def _map(self, value: Mapping[str, Any], key: str, owner: str) -> dict[str, Any]:
        if key == "when":
            return {self.bands.get(d, d): self._values(d, v) for d, v in value.items()}
        if key == "swap":
            return {self._body(a): self._body(b) for a, b in value.items()}
        if key == "parties":
            return {p: self._walk(v, "actor", owner) for p, v in value.items()}
        if key in ("duties", "chains"):
            return self._shuffled(
                {self.elements[d]: self._walk(x, "duty-entry", d) for d, x in value.items()}
            )
        if key == "rungs" or (key == "items" and owner not in self.elements) or key == "components":
            fresh = self._fresh(value)
            return {fresh[i]: self._walk(x, "item", owner) for i, x in value.items()}
        if key == "grades":
            return {self.grades[owner][g]: self._walk(x, "item", owner) for g, x in value.items()}
        if key == "then":
            return {o: self._walk(x, "target", owner) for o, x in value.items()}
        if key == "else":
            return {k: self._walk(v, k, owner) for k, v in value.items()}
        if key == "target":
            return {k: self._walk(v, "target" if k == "to" else k, owner) for k, v in value.items()}
        return {k: self._walk(v, k, owner) for k, v in value.items()}

    def _values(self, dimension: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {k: self._values(dimension, v) for k, v in value.items()}
        if isinstance(value, list):
            return [self._values(dimension, v) for v in value]
        if dimension in self.parties:
            return self._body(value)
        return self.grades.get(dimension, {}).get(value, value)

    def _scalar(self, value: Any, key: str) -> Any:
        if not isinstance(value, str):
            return value
        if key in _BODIES:
            return self._body(value)
        if key in _ELEMENTS or key in ("target", "likewise") or (key == "else" and value.isascii()):
            return self._element(value)
        if key == "with":
            return self.lists["materials"].get(value, value)
        if key == "items":
            return self.lists["information"].get(value, value)
        return self.bands.get(value, value) if key == "measures" else value

    def _body(self, name: str) -> str:
        return self.bodies.get(name, name)

    def _element(self, name: str) -> str:
        head, slash, tail = name.partition("/")
        first, dot, rest = head.partition(".")
        head = self.elements.get(first, first) + dot + self.elements.get(rest, rest)
        return head + slash + tail
