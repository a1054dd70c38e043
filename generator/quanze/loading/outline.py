"""Outlines and citations: which clauses there are, and which element cites which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pydantic import BaseModel

from ..model.base import CITATION, nested_fields
from ..model.document import Clause, Document
from ..model.jurisdiction import ClauseFact, Path
from ..model.situation import Box
from ..model.spec import Spec


def parent_of(locator: str) -> str | None:
    """The locator above: sentence → paragraph → heading → heading above; None at the top."""
    if "." in locator:
        return locator.rsplit(".", 1)[0]
    if "#" in locator:
        return locator.rsplit("#", 1)[0]
    return locator.rsplit("/", 1)[0] if "/" in locator else None


def read_outline(document_id: str, document: Document) -> dict[str, ClauseFact]:
    """All clauses of a document in order; `sentences: n` adds the n sentences of a paragraph."""
    written = document.outline
    entries: dict[str, Clause] = {}
    # Files may bring annexes in any order; within the main text and each annex the written order holds.
    for locator, clause in sorted(written.items(), key=lambda item: _annex(item[0])):
        entries.setdefault(locator, clause)
        if clause.sentences:
            plain = _plain_sentence(clause)
            for number in range(1, clause.sentences + 1):
                sentence = f"{locator}.{number}"
                entries[sentence] = written.get(sentence) or plain
    inner: set[str] = set()
    for locator in entries:
        above = parent_of(locator)
        while above:
            inner.add(above)
            above = parent_of(above)
    facts: dict[str, ClauseFact] = {}
    for locator, clause in entries.items():
        shown = locator if locator in document.outline else parent_of(locator)
        normative = clause.normative if clause.normative is not None else locator not in inner
        if clause.sentences:
            normative = False
        depth = locator.count("/") + ("#" in locator) + ("." in locator)
        cite = f"{document_id}:{locator}"
        path: Path = ("documents", document_id, "outline", shown or locator)
        facts[cite] = ClauseFact(document_id, locator, clause, path, depth, normative)
    return facts


def _annex(locator: str) -> int:
    """The number of the annex a locator lies in; 0 for the main text."""
    first = locator.partition("/")[0].partition("#")[0]
    return int(first[1:]) if first[:1] == "A" and first[1:].isdigit() else 0


def _plain_sentence(paragraph: Clause) -> Clause:
    """A sentence that the outline only counts; it is excluded or not normative as its paragraph is."""
    return paragraph.model_copy(
        update={"title": None, "printed": None, "sentences": None, "counts": (), "mentions": ()}
    )


class Citations:
    """Looks citations up in the outlines of one jurisdiction."""

    def __init__(self, spec: Spec) -> None:
        self.clauses: dict[str, ClauseFact] = {}
        self._order: dict[str, list[str]] = {}
        for document_id, document in spec.documents.items():
            facts = read_outline(document_id, document)
            self.clauses.update(facts)
            self._order[document_id] = [c.locator for c in facts.values()]
        self._only = next(iter(spec.documents)) if len(spec.documents) == 1 else None

    def full(self, citation: str) -> str | None:
        """`DOCUMENT:LOCATOR` of a citation in which the only document may be left out; None if it is ambiguous."""
        if ":" in citation:
            return citation
        return f"{self._only}:{citation}" if self._only else None

    def resolve(self, citation: str) -> tuple[str, ...]:
        """The clauses that a citation names, a range in full; () if there is no such place."""
        full = self.full(citation)
        if full is None:
            return ()
        if full in self.clauses:
            return (full,)
        match = CITATION.match(full)
        if not match or not match["last"]:
            return ()
        order = self._order.get(match["document"], [])
        if match["first"] not in order or match["last"] not in order:
            return ()
        first, last = order.index(match["first"]), order.index(match["last"])
        return tuple(f"{match['document']}:{x}" for x in order[first : last + 1])


_LABELS = {
    "bodies": "body",
    "materials": "materials",
    "information": "information",
    "scores": "score",
    "powers": "powers",
    "matters": "matter",
    "bands": "band",
}


@dataclass(frozen=True, slots=True)
class StatedPart:
    """One part of a spec, the element that it is or belongs to (`duty:x`), and where it stands."""

    element: str
    path: Path
    model: BaseModel

    @property
    def source(self) -> tuple[str, ...]:
        """The clauses that it cites."""
        return self.model.__dict__.get("source") or ()  # asking a model for a field that it lacks is slow

    @property
    def when(self) -> tuple[Box, ...]:
        """The situations in which it holds; () if it says nothing."""
        when = self.model.__dict__.get("when") or ()
        return when if isinstance(when, tuple) else (when,)


def stated_parts(spec: Spec) -> list[StatedPart]:
    """Every part of the spec that belongs to an element, but for outlines; a whole stands before its parts."""
    found: list[StatedPart] = []
    for section, label in _LABELS.items():
        for name, entry in getattr(spec, section).items():
            _add(found, entry, f"{label}:{name}", (section, name))
    for section in ("dimensions", "impossible"):
        for name, entry in getattr(spec.vocabulary, section).items():
            _add(found, entry, f"{section.rstrip('s')}:{name}", ("vocabulary", section, name))
    for name, mechanism in spec.mechanisms.items():
        base: Path = ("mechanisms", name)
        found.append(StatedPart(f"mechanism:{name}", base, mechanism))
        for event, scope in mechanism.answers_for.items():
            _add(found, scope, f"mechanism:{name}", (*base, "answers-for", event))
        for duty_id, duty in mechanism.duties.items():
            _add(found, duty, f"duty:{duty_id}", (*base, "duties", duty_id))
        for chain_id, chain in mechanism.chains.items():
            _add(found, chain, f"chain:{chain_id}", (*base, "chains", chain_id))
        if mechanism.likewise:
            _add(found, mechanism.likewise, f"mechanism:{name}", (*base, "likewise"))
    return found


def _add(found: list[StatedPart], value: object, element: str, path: Path) -> None:
    if isinstance(value, BaseModel):
        found.append(StatedPart(element, path, value))
        fields = value.__dict__
        for name, alias in nested_fields(type(value)):
            if inner := fields[name]:
                _add(found, inner, element, (*path, alias))
    elif isinstance(value, dict):
        for key, inner in value.items():
            _add(found, inner, element, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _add(found, inner, element, (*path, index))


def cited_by_bases(spec: Spec) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    """The same of the texts on which documents rest; where a clause names one, that takes up nothing of what it rules."""
    for name, document in spec.documents.items():
        for index, basis in enumerate(document.based_on):
            if basis.source:
                yield f"document:{name}", ("documents", name, "based-on", index, "source"), basis.source


def cover(clauses: dict[str, ClauseFact], cited: dict[str, list[str]]) -> dict[str, ClauseFact]:
    """The clauses with the elements that cite them."""
    return {
        cite: replace(clause, elements=tuple(dict.fromkeys(cited[cite]))) if cite in cited else clause
        for cite, clause in clauses.items()
    }
