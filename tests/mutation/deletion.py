"""One line of a spec taken away: is it found, or is nothing lost, or nothing but words?"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from quanze.exports.document import export_data
from quanze.model.jurisdiction import Boxes, Jurisdiction

from .sample import REAL, SOUND, Reading, own_case, read
from .trial import news

WORDS = frozenset(
    {
        "name",
        "aliases",
        "note",
        "summary",
        "about",
        "title",
        "printed",
        "unclear",
        "principles",
        "qualification",
        "agenda",
    }
    | {
        "number",
        "issuer",
        "disclosure",
        "published",
        "issued",
        "effective",
        "text",
        "phrase",
        "means",
        "columns",
        "states",
    }
    | {
        "signed_by",
        "basis",
        "corrections",
        "ceiling",
        "because",
        "based_on",
        "sanction_words",
        "covers",
        "filled_by",
    }
)
"""Keys whose value no other part of a spec bears out: names, remarks, words of the text, data of publication."""


class Fate(StrEnum):
    """What comes of a deletion."""

    FOUND = "found"
    SAME = "same"
    WORDS = "words"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class Deletion:
    """One line taken away, and what came of it. Where nothing is found, `lost` are the keys of the spec that differ."""

    sample: str
    file: str
    line: int
    text: str
    fate: Fate
    lost: tuple[str, ...]
    codes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.sample}/{self.file}:{self.line} {self.text.strip()} — {self.fate}, lost {' '.join(self.lost)}"


@dataclass(frozen=True)
class Files:
    """The texts of one spec, as they stand in its folder."""

    name: str
    names: tuple[str, ...]
    texts: tuple[str, ...]

    def reading(self) -> Reading:
        """The whole spec."""
        return _read(self)


@cache
def _read(files: Files) -> Reading:
    return read(*files.texts)


@cache
def all_files() -> tuple[Files, ...]:
    """The sound specs, and the real ones."""
    groups = [(f"sound/{p.stem}", [p]) for p in SOUND] + [(p.name, sorted(p.glob("*.yaml"))) for p in REAL]
    return tuple(
        Files(name, tuple(p.name for p in paths), tuple(p.read_text(encoding="utf-8") for p in paths))
        for name, paths in groups
    )


def deletions(count: int, seed: int, specs: Sequence[Files] = ()) -> Iterator[Deletion]:
    """So many lines of some specs or of all, drawn with a seed; neither empty ones nor remarks."""
    spots = [
        (files, number, at)
        for files in specs or all_files()
        for number, text in enumerate(files.texts)
        for at, line in enumerate(text.split("\n"))
        if line.strip() and not line.lstrip().startswith("#")
    ]
    for files, number, at in random.Random(seed).sample(spots, min(count, len(spots))):
        yield delete(files, number, at)


def delete(files: Files, number: int, at: int) -> Deletion:
    """Takes one line away and reads the spec again."""
    lines = files.texts[number].split("\n")
    text = lines.pop(at)
    whole, reading = (
        files.reading(),
        read(*files.texts[:number], "\n".join(lines), *files.texts[number + 1 :]),
    )
    new, grown = news(whole.findings, reading.findings)
    codes = tuple(dict.fromkeys(d.code for d in (*new, *grown)))
    if new or grown or reading.place is None:
        return Deletion(files.name, files.names[number], at + 1, text, Fate.FOUND, (), codes)
    lost = _lost(whole.place, reading.place)
    same = not lost or _same_cases(whole.place, reading.place, lost)
    fate = Fate.SAME if same else Fate.WORDS if set(lost) <= WORDS else Fate.UNSEEN
    return Deletion(files.name, files.names[number], at + 1, text, fate, lost, codes)


def _lost(before: Jurisdiction | None, after: Jurisdiction | None) -> tuple[str, ...]:
    """The keys under which what is exported, or what else the spec says, differs."""
    if before is None or after is None:
        return ("everything",)
    return tuple(sorted({key for key, _ in _said(before) ^ _said(after)}))


def _same_cases(before: Jurisdiction | None, after: Jurisdiction, lost: tuple[str, ...]) -> bool:
    """Whether nothing is lost but a condition that says what holds without it: on an event that befalls a party, the duty
    of a body that can be that party is that body's own case."""
    if before is None or not set(lost) <= {"when", "values", *before.parties}:
        return False
    return _cases(before) == _cases(after)


def _cases(place: Jurisdiction) -> dict[tuple[str, str], str]:
    """The situations of every duty, event by event; those without an event as they are written."""
    return {
        (duty.id, event): str(_sorted(own_case(place, event, duty) if event else duty.when))
        for duty in place.duties.values()
        for event in duty.triggers or ("",)
    }


def _sorted(boxes: Boxes) -> list[list[tuple[str, list[str]]]]:
    return sorted(sorted((d, sorted(values)) for d, values in box.items()) for box in boxes)


def _said(place: Jurisdiction) -> set[tuple[str, str]]:
    """All that a spec says: its export, its text without what is left at the default, and its clauses as resolved."""
    spec = place.spec.model_dump(mode="json", exclude_defaults=True)
    for document in spec.get("documents", {}).values():
        document.pop("outline", None)
        document.pop("based_on", None)
    clauses = {
        c.cite: [c.normative, c.spec.title, c.spec.excluded, str(c.spec.counts), str(c.spec.mentions)]
        for c in place.clauses.values()
        if c.normative or c.elements
    }
    return _leaves(export_data(place)) | _leaves(spec) | {("clauses", f"{c}={x}") for c, x in clauses.items()}


def _leaves(node: Any, key: str = "", path: str = "") -> set[tuple[str, str]]:
    """(key, path with value) of all scalars; what stands below a text-like key counts as that."""
    if isinstance(node, dict) and node:
        return {
            leaf for k, v in node.items() for leaf in _leaves(v, key if key in WORDS else k, f"{path}/{k}")
        }
    if isinstance(node, list) and any(isinstance(v, dict | list) for v in node):
        return {leaf for i, v in enumerate(node) for leaf in _leaves(v, key, f"{path}/{i}")}
    return {(key, f"{path}={json.dumps(node, ensure_ascii=False)}")}


def tally(found: list[Deletion]) -> Counter[Fate]:
    """How many deletions of each fate."""
    return Counter(d.fate for d in found)
