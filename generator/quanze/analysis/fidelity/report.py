"""All that can be said of a spec's faithfulness to one of its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...loading.official import OfficialText
from ...model.jurisdiction import ClauseFact, Jurisdiction
from .cover import CoverCount, clauses_of, count_cover
from .matching import Matching, match_text
from .outline import OutlineComparison, compare_outline


@dataclass(frozen=True, slots=True)
class DocumentCover:
    """The clauses of one document and what covers them; with its text, how outline and wording agree with it."""

    document: str
    clauses: tuple[ClauseFact, ...]
    count: CoverCount
    outline: OutlineComparison | None
    matching: Matching | None

    @property
    def complete(self) -> bool:
        """Whether no clause is left uncovered and the outline, if it was compared, is that of the text."""
        return not self.count.uncovered and (self.outline is None or self.outline.agrees)


def read_cover(place: Jurisdiction, texts: Mapping[str, OfficialText]) -> tuple[DocumentCover, ...]:
    """Every document of a place; those of which `texts` holds the text are compared with it."""
    found = []
    for document in place.documents:
        clauses = clauses_of(place, document)
        text = texts.get(document)
        found.append(
            DocumentCover(
                document,
                clauses,
                count_cover(clauses),
                compare_outline(place, document, text) if text else None,
                match_text(place, document, text) if text else None,
            )
        )
    return tuple(found)
