"""Reads the specs beside this file, and texts, and says shortly what a resolved jurisdiction says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quanze.diagnostics.diagnostic import Severity
from quanze.loading.load import Loaded, join_jurisdiction, load_jurisdiction, load_vocabulary
from quanze.loading.yaml import parse_yaml
from quanze.model.jurisdiction import Boxes, ChainFact, DutyFact, Jurisdiction
from quanze.model.vocabulary import Vocabulary

HERE = Path(__file__).parent
CLAUSES = HERE / "clauses"
SHARED = HERE.parents[1] / "specs/vocabulary"


@cache
def shared_vocabulary() -> Vocabulary:
    """The vocabulary that all specs share."""
    return load_vocabulary([(file, file.name) for file in sorted(SHARED.glob("*.yaml"))]).vocabulary


@cache
def load_folder(folder: Path) -> Loaded:
    """One folder of spec files."""
    files = sorted(folder.glob("*.yaml"))
    return load_jurisdiction(folder.name, [(file, file.name) for file in files], shared_vocabulary())


def load_text(text: str) -> Loaded:
    """One spec file held in a test."""
    return join_jurisdiction("text", [parse_yaml(text, "text.yaml")], shared_vocabulary())


def errors(loaded: Loaded) -> list[str]:
    """What is wrong with the spec: place, code and message of every error."""
    return [
        f"{d.place.file}:{d.place.line} {d.code} {d.message.zh}"
        for d in loaded.diagnostics
        if d.severity is Severity.error
    ]


def clause(name: str) -> Jurisdiction:
    """The resolved jurisdiction of one clause."""
    place = load_folder(CLAUSES / name).jurisdiction
    assert place is not None, errors(load_folder(CLAUSES / name))
    return place


def condition(boxes: Boxes) -> list[dict[str, set[str]]]:
    """A resolved condition as plain sets; `[{}]` is no condition."""
    return [{dimension: set(values) for dimension, values in box.items()} for box in boxes]


def bodies(duty: DutyFact) -> list[str]:
    """Who acts, as written."""
    return [actor.body for actor in duty.actors]


def recipients(duty: DutyFact) -> list[str]:
    """Towards whom, as written."""
    return [actor.body for actor in duty.recipients]


def limits(duty: DutyFact) -> list[tuple[str | int | None, str | None]]:
    """Each time limit as (amount or kind, unit)."""
    found: list[tuple[str | int | None, str | None]] = []
    for deadline in duty.deadlines:
        limit = deadline.spec.limit
        found.append((limit.value or deadline.kind.value, limit.unit.value if limit.unit else None))
    return found


def follow(duty: DutyFact) -> dict[str, list[str]]:
    """Outcome → what follows it."""
    found: dict[str, list[str]] = {}
    for link in duty.links:
        found.setdefault(link.outcome, []).append(link.to)
    return found


def ladder(chain: ChainFact) -> list[tuple[list[str], str, bool]]:
    """The rungs from the lowest up: who, what they do, whether that is final."""
    return [([ref.body for ref in rung.bodies], rung.spec.action, rung.spec.final) for rung in chain.rungs]
