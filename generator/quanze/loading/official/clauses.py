"""The words of each clause that an outline lists."""

from __future__ import annotations

from ...model.document import Document
from .passages import OfficialText, Passage


def find_passage(text: OfficialText, locator: str) -> Passage | None:
    """The passage of a locator without a sentence; `#1` may name the only paragraph of a clause."""
    return text.passages.get(locator) or text.passages.get(locator.removesuffix("#1"))


def read_sentence(document: Document, text: OfficialText, locator: str) -> str | None:
    """The words of `PARAGRAPH.k`, sentences counted as the outline divides the paragraph; None if there are none."""
    base, _, number = locator.rpartition(".")
    entry, passage = document.outline.get(base), find_passage(text, base)
    if passage is None or not number.isdigit():
        return None
    return text.sentence(passage.locator, int(number), entry.sentences if entry else None)


def clause_words(document: Document, text: OfficialText) -> dict[str, str]:
    """Locator → words, for every clause and sentence of the outline that the text holds.

    Rosters are left out: they name persons.
    """
    found: dict[str, str] = {}
    for locator, clause in document.outline.items():
        sentences = [f"{locator}.{number}" for number in range(1, (clause.sentences or 0) + 1)]
        for place in (locator, *sentences):
            passage = find_passage(text, place.rpartition(".")[0] if "." in place else place)
            if passage is None or passage.roster or place in found:
                continue
            words = read_sentence(document, text, place) if "." in place else passage.text
            if words:
                found[place] = words
    return found
