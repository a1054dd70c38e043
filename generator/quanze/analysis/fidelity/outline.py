"""A document's outline against its printed text: clauses missing, invented, out of order, divided otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ...loading.official import OfficialText
from ...loading.official.clauses import find_passage, read_sentence
from ...model.document import Document
from ...model.jurisdiction import Jurisdiction


@dataclass(frozen=True, slots=True)
class Differing:
    """A clause of which outline and text say different things."""

    locator: str
    outline: str
    text: str


@dataclass(frozen=True, slots=True)
class OutlineComparison:
    """How outline and text differ. Clauses are headings and paragraphs; sentences are compared by their number."""

    in_text: int
    in_outline: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    misplaced: tuple[str, ...]
    sentences: tuple[Differing, ...]
    titles: tuple[Differing, ...]

    @property
    def agrees(self) -> bool:
        """Whether the outline is the document's."""
        return not (self.missing or self.extra or self.misplaced or self.sentences or self.titles)


def compare_outline(place: Jurisdiction, document: str, text: OfficialText) -> OutlineComparison:
    """Compares the outline of one document with its text."""
    entry = place.documents[document]
    written = [x for x in entry.outline if "." not in x]
    required = [p.locator for p in text.passages.values() if not p.optional]
    return OutlineComparison(
        in_text=len(required),
        in_outline=len(written),
        missing=tuple(x for x in required if not _has(entry, x)),
        extra=tuple(x for x in entry.outline if not _prints(text, entry, x)),
        misplaced=_misplaced([x for x in written if x in text.passages], list(text.passages)),
        sentences=tuple(_sentences(entry, text)),
        titles=tuple(_titles(entry, text)),
    )


def _has(document: Document, locator: str) -> bool:
    """Whether the outline holds a clause; `0` and the like stand for all their paragraphs if they rule nothing."""
    if locator in document.outline or f"{locator}#1" in document.outline:
        return True
    whole = document.outline.get(locator.partition("#")[0])
    return "#" in locator and whole is not None and whole.normative is False


def _prints(text: OfficialText, document: Document, locator: str) -> bool:
    """Whether the text holds what a locator names; `#1` may name the only paragraph of a clause."""
    if "." in locator:
        return read_sentence(document, text, locator) is not None
    return find_passage(text, locator) is not None


def _misplaced(written: list[str], printed: list[str]) -> tuple[str, ...]:
    """The fewest clauses that would have to move for the outline to be in the order of the text."""
    rank = {locator: index for index, locator in enumerate(printed)}
    ends: list[int] = []
    lengths: list[int] = []
    for locator in written:
        length = bisect_left(ends, rank[locator])
        ends[length : length + 1] = [rank[locator]]
        lengths.append(length)
    wanted, kept = len(ends) - 1, set[int]()
    bound = len(printed)
    for index in range(len(written) - 1, -1, -1):
        if lengths[index] == wanted and rank[written[index]] < bound:
            kept.add(index)
            bound = rank[written[index]]
            wanted -= 1
    return tuple(x for index, x in enumerate(written) if index not in kept)


def _sentences(document: Document, text: OfficialText) -> list[Differing]:
    found = []
    for locator, clause in document.outline.items():
        passage = find_passage(text, locator)
        if clause.sentences and passage and clause.sentences not in passage.counts():
            found.append(Differing(locator, str(clause.sentences), str(passage.counts()[-1])))
    return found


def _titles(document: Document, text: OfficialText) -> list[Differing]:
    found = []
    for locator, clause in document.outline.items():
        if "." in locator:
            words = read_sentence(document, text, locator)
        else:
            passage = find_passage(text, locator)
            words = (passage.title or passage.text) if passage else None
        if clause.title and words and not plain(words).startswith(plain(clause.title)):
            found.append(Differing(locator, clause.title, words[: len(clause.title) + 6]))
    return found


def plain(text: str) -> str:
    """Text for comparison: no blanks, brackets and commas of one form."""
    return re.sub(r"\s", "", text).translate(str.maketrans("（），：；“”‘’〔〕", "(),:;\"\"''[]"))
