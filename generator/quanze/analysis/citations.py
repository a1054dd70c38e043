"""Citations in full, as findings give them."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.document import DocumentStatus
from ..model.jurisdiction import Jurisdiction


def full_citations(place: Jurisdiction, citations: Iterable[str]) -> tuple[str, ...]:
    """`DOCUMENT:LOCATOR` of each citation, in which the only document of a place may be left out; each once."""
    only = next(iter(place.documents)) if len(place.documents) == 1 else None
    return tuple(dict.fromkeys(c if ":" in c or only is None else f"{only}:{c}" for c in citations))


def body_citations(place: Jurisdiction, bodies: Iterable[str]) -> tuple[str, ...]:
    """The clauses that the entries of bodies cite."""
    return full_citations(place, (c for b in bodies if b in place.bodies for c in place.bodies[b].source))


def are_reported(place: Jurisdiction, citations: Iterable[str]) -> bool:
    """Whether all citations are of reports, which tell of what other texts rule."""
    cited = {c.rpartition(":")[0] for c in full_citations(place, citations)} & place.documents.keys()
    return bool(cited) and all(place.documents[d].status is DocumentStatus.REPORT for d in cited)
