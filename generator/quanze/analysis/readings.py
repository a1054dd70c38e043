"""Clauses that may be read in two ways, as the spec records them."""

from __future__ import annotations

from dataclasses import dataclass

from ..loading.outline import stated_parts
from ..model.base import Sourced
from ..model.jurisdiction import Jurisdiction
from .citations import full_citations
from .ranking import ClauseOrder


@dataclass(frozen=True, slots=True)
class Reading:
    """What the wording of `sources` leaves open about an element (`duty:x`, `body:x` …), in one or a few sentences."""

    element: str
    sources: tuple[str, ...]
    words: str


def doubtful_readings(place: Jurisdiction) -> tuple[Reading, ...]:
    """Everything of a place that says `unclear`, in the order of the clauses; a part cites what its whole cites."""
    stated: dict[str, tuple[str, ...]] = {}
    found: list[Reading] = []
    for part in stated_parts(place.spec):
        if not isinstance(part.model, Sourced):
            continue
        whole = stated.setdefault(part.element, part.source)
        if part.model.unclear:
            sources = full_citations(place, part.source or whole)
            found.append(Reading(part.element, sources, part.model.unclear))
    order = ClauseOrder(place)
    return tuple(sorted(found, key=lambda reading: order.first(reading.sources)))
