"""Which normative clause is covered by which elements, or left out for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ...model.jurisdiction import ClauseFact, Jurisdiction


class Standing(StrEnum):
    """What a spec makes of a clause."""

    COVERED = "covered"
    EXCLUDED = "excluded"
    UNCOVERED = "uncovered"
    NOT_NORMATIVE = "not-normative"


@dataclass(frozen=True, slots=True)
class CoverCount:
    """How many clauses there are, how many of them rule something, and what became of those."""

    clauses: int
    normative: int
    covered: int
    excluded: int
    uncovered: int

    @property
    def share(self) -> float:
        """The part of the clauses needing elements that have some, from 0 to 1; 1 where none needs any."""
        needed = self.covered + self.uncovered
        return self.covered / needed if needed else 1.0


def standing(clause: ClauseFact) -> Standing:
    """What the spec makes of this clause. Elements count even where the clause is said to rule nothing."""
    if not clause.normative:
        return Standing.NOT_NORMATIVE
    if clause.elements:
        return Standing.COVERED
    return Standing.EXCLUDED if clause.spec.excluded else Standing.UNCOVERED


def clauses_of(place: Jurisdiction, document: str) -> tuple[ClauseFact, ...]:
    """The clauses of one document in the order of its outline."""
    return tuple(c for c in place.clauses.values() if c.document == document)


def count_cover(clauses: Iterable[ClauseFact]) -> CoverCount:
    """The numbers for some clauses."""
    found = Counter(standing(clause) for clause in clauses)
    return CoverCount(
        clauses=found.total(),
        normative=found.total() - found[Standing.NOT_NORMATIVE],
        covered=found[Standing.COVERED],
        excluded=found[Standing.EXCLUDED],
        uncovered=found[Standing.UNCOVERED],
    )
