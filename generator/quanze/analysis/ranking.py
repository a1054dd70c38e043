"""The order in which findings are read: the gravest first, then by what they are about, the surest, and their clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from ..diagnostics.diagnostic import About, Diagnostic
from ..loading.outline import Citations
from ..model.jurisdiction import Jurisdiction

Rank = tuple[int, int, int, object]


class ClauseOrder:
    """The places of clauses in the documents of one jurisdiction."""

    def __init__(self, place: Jurisdiction) -> None:
        self._place = place
        self._order = {cite: index for index, cite in enumerate(place.clauses)}

    @cached_property
    def _citations(self) -> Citations:
        return Citations(self._place.spec)

    def clauses(self, sources: Iterable[str]) -> tuple[str, ...]:
        """All clauses that citations name, each once, ranges in full."""
        return tuple(dict.fromkeys(clause for source in sources for clause in self._resolve(source)))

    def first(self, sources: Iterable[str]) -> int:
        """The place of the first clause cited, counted from 0; beyond the last one if none is."""
        found = [self._order[c] for source in sources for c in self._resolve(source) if c in self._order]
        return min(found, default=len(self._order))

    def _resolve(self, source: str) -> tuple[str, ...]:
        return (source,) if source in self._order else self._citations.resolve(source)

    def rank(self, diagnostic: Diagnostic) -> Rank:
        """Severity, confidence, clause."""
        first = self.first(diagnostic.sources)
        return -diagnostic.severity.rank, -diagnostic.confidence.rank, first, diagnostic.sort_key


def rank_findings(
    found: Sequence[Diagnostic], places: Mapping[str, Jurisdiction], matters: Mapping[str, int] | None = None
) -> list[Diagnostic]:
    """One jurisdiction after the other, what concerns none first; of equal severity those about the spec first.

    `matters` says, by code, which of the others come first.
    """
    first = matters or {}
    orders = {name: ClauseOrder(place) for name, place in places.items()}

    def key(diagnostic: Diagnostic) -> tuple[str, int, bool, int, Rank]:
        order = orders.get(diagnostic.jurisdiction or "")
        rank = order.rank(diagnostic) if order else _rank(diagnostic)
        about, matter = diagnostic.about is not About.spec, first.get(diagnostic.code, 0)
        return diagnostic.jurisdiction or "", rank[0], about, matter, rank

    return sorted(found, key=key)


def _rank(diagnostic: Diagnostic) -> Rank:
    return -diagnostic.severity.rank, -diagnostic.confidence.rank, 0, diagnostic.sort_key
