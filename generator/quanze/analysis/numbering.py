"""Printed numbers: where the clauses of a document are numbered twice, with a gap, or out of order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ..model.jurisdiction import ClauseFact, Jurisdiction

_INNER = re.compile(r"(?P<series>.*[#.])(?P<number>\d+)")
"""The last paragraph or sentence of a locator: these are counted, not printed."""
_STEP = re.compile(r"(?P<kind>art|A)?(?P<number>\d+)(?P<letter>[a-z]?)")


class SlipKind(StrEnum):
    """What is wrong with a printed number."""

    REPEATED = "repeated"
    SKIPPED = "skipped"
    DISORDERED = "disordered"


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed number: its locator, the first clause at or below it, the number and the letter of a repetition."""

    locator: str
    clause: ClauseFact
    number: int
    letter: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong number at a locator: the first clause there, the heading before it, and the number due.

    `clause` may stand below the locator where the outline has no entry for the heading itself.
    """

    kind: SlipKind
    locator: str
    clause: ClauseFact
    before: Heading | None
    expected: int
    number: int


def read_slips(place: Jurisdiction) -> tuple[Slip, ...]:
    """All wrong numbers of a place's documents, in the order of the outlines.

    A series may start at one or go on where the series of the section before it ended. An outline of excerpts,
    with more numbers left out than given, is not judged.
    """
    found: list[Slip] = []
    for document in place.documents:
        clauses = [c for c in place.clauses.values() if c.document == document]
        ends: dict[tuple[str, str], int] = {}
        for (parent, kind), series in _series(clauses).items():
            above = (parent.rpartition("/")[0], kind)
            found += _judge(series, ends.get(above, 0) + 1)
            ends[above] = series[-1].number
    order = {cite: index for index, cite in enumerate(place.clauses)}
    return tuple(sorted(found, key=lambda slip: order[slip.clause.cite]))


@dataclass(frozen=True, slots=True)
class OutlineGap:
    """What an outline leaves out: the clause after the gap, and the locators missing.

    These are paragraphs or sentences before the clause or, where `above`, the heading under which it stands.
    """

    clause: ClauseFact
    missing: tuple[str, ...]
    above: bool = False


def read_outline_gaps(place: Jurisdiction) -> tuple[OutlineGap, ...]:
    """Where an outline goes on to a later paragraph or sentence without those before it, in the order of the outlines."""
    seen: dict[tuple[str, str], int] = {}
    found: list[OutlineGap] = []
    for clause in place.clauses.values():
        match = _INNER.fullmatch(clause.locator)
        if match:
            series, number = (clause.document, match["series"]), int(match["number"])
            missing = range(seen.get(series, 0) + 1, number)
            if missing:
                found.append(OutlineGap(clause, tuple(f"{match['series']}{n}" for n in missing)))
            seen[series] = max(number, seen.get(series, 0))
    return tuple(found)


def read_missing_headings(place: Jurisdiction) -> tuple[OutlineGap, ...]:
    """Headings without an entry of their own, where most of their neighbours with the like below them have one."""
    found: list[OutlineGap] = []
    for document in place.documents:
        clauses = {c.locator: c for c in place.clauses.values() if c.document == document}
        neighbours: dict[tuple[str, str], dict[str, ClauseFact]] = {}
        for clause in clauses.values():
            for heading, mark in _headings(clause.locator):
                group = neighbours.setdefault((heading.rpartition("/")[0], mark), {})
                group.setdefault(heading, clause)
        for group in neighbours.values():
            missing = [heading for heading in group if heading not in clauses]
            if len(missing) * 2 < len(group):
                found += [OutlineGap(group[heading], (heading,), above=True) for heading in missing]
    return tuple(dict.fromkeys(found))


def _headings(locator: str) -> list[tuple[str, str]]:
    """The headings above a clause, each with the mark that sets off what stands below it."""
    base, mark, _ = locator.partition("#")
    steps = base.split("/")
    above = [("/".join(steps[:depth]), "/") for depth in range(1, len(steps))]
    return [*above, (base, "#")] if mark else above


def _series(clauses: list[ClauseFact]) -> dict[tuple[str, str], list[Heading]]:
    """(parent, kind of number) → the headings there in order; a clause implies the headings above it."""
    series: dict[tuple[str, str], list[Heading]] = {}
    seen: set[str] = set()
    for clause in clauses:
        steps = clause.locator.partition("#")[0].split("/")
        for depth, step in enumerate(steps):
            match = _STEP.fullmatch(step.partition(".")[0])
            parent = "/".join(steps[:depth])
            locator = f"{parent}/{match[0]}" if match and parent else match[0] if match else ""
            if match and match["number"] != "0" and locator not in seen:
                seen.add(locator)
                heading = Heading(locator, clause, int(match["number"]), match["letter"])
                series.setdefault((parent, match["kind"] or ""), []).append(heading)
    return series


def _judge(series: list[Heading], continuing: int) -> list[Slip]:
    found: list[Slip] = []
    first = series[0].number
    expected = first if first in (1, continuing) else (continuing if continuing <= first else 1)
    missing = 0
    before: Heading | None = None
    for entry in series:
        if entry.letter:
            found.append(Slip(SlipKind.REPEATED, entry.locator, entry.clause, before, expected, entry.number))
        elif entry.number != expected:
            kind = SlipKind.SKIPPED if entry.number > expected else SlipKind.DISORDERED
            found.append(Slip(kind, entry.locator, entry.clause, before, expected, entry.number))
            missing += max(entry.number - expected, 0)
        expected = entry.number + 1
        before = entry
    return [] if missing > len(series) else found
