"""Wording against elements: which time and which duty of a clause the spec states, and which it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ...loading.official import OfficialText, clause_words
from ...loading.outline import Citations
from ...model.base import Modality
from ...model.deadline import DeadlineKind, Limit, Unit
from ...model.jurisdiction import ClauseFact, Jurisdiction, TimeLimit
from .cover import clauses_of
from .elements import find_element, read_texts
from .expressions import Modal, TimeExpression, read_modals, read_times
from .outline import plain

T = TypeVar("T")

_LISTS = frozenset({"chain", "materials", "information", "score", "powers", "matter", "band"})
"""Elements that state an obligation without being duties."""
_AROUND = 12
_NEAR = 6
_EXEMPTS = re.compile("不受|不适用|除外|例外|免")
_SAME_KINDS = {DeadlineKind.EXTERNAL: (DeadlineKind.PROMPT,)}
"""按时 may be stated as the time set elsewhere or as a vague word."""
_SAME_UNITS = {Unit.DAY_UNSPECIFIED: (Unit.DAY_UNSPECIFIED, Unit.DAY)}


class How(StrEnum):
    """By what wording is matched: a time limit or a duty; another element (a ladder, a list); the words of an element
    that cites the clause; or nothing, because it stands in a condition or a definition and rules nothing by itself."""

    ELEMENT = "element"
    OTHER = "other"
    WORDS = "words"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Matched:
    """Wording of a clause (a citation), by what it is matched (None: by nothing), and the words around it."""

    clause: str
    expression: TimeExpression | Modal
    how: How | None
    context: str


@dataclass(frozen=True, slots=True)
class Matching:
    """All wording of a document's normative clauses."""

    times: tuple[Matched, ...]
    modals: tuple[Matched, ...]


def match_text(place: Jurisdiction, document: str, text: OfficialText) -> Matching:
    """Matches the wording of every normative clause of a document with the elements that cite the clause."""
    index = _Index(place)
    times: list[Matched] = []
    modals: list[Matched] = []
    words = clause_words(place.documents[document], text)
    for clause in clauses_of(place, document):
        if clause.normative and clause.locator in words:
            times += _match_times(clause, words[clause.locator], index)
            modals += _match_modals(clause, words[clause.locator], index)
    return Matching(tuple(times), tuple(modals))


def _match_times(clause: ClauseFact, text: str, index: _Index) -> Iterator[Matched]:
    left = [x for limit in index.limits.get(clause.cite, ()) for x in _amounts(limit)]
    for expression in read_times(text):
        amount = next((x for x in left if _same(expression, *x)), None)
        how: How | None = None
        if amount:
            left.remove(amount)
            how = How.ELEMENT
        elif plain(expression.words) in index.words(clause) or index.names(expression):
            how = How.WORDS
        elif expression.aside:
            how = How.ASIDE
        yield Matched(clause.cite, expression, how, _context(text, expression))


def _match_modals(clause: ClauseFact, text: str, index: _Index) -> Iterator[Matched]:
    left = list(index.modalities.get(clause.cite, ()))
    kinds = {e.partition(":")[0] for e in clause.elements}
    extended = any(x.spec.extension for x in index.limits.get(clause.cite, ()))
    excepted = clause.cite in index.excepted
    for modal in read_modals(text):
        modality = next((x for x in left if x in modal.modalities), None)
        after = text[modal.at + len(modal.words) :][:_NEAR]
        how: How | None = None
        if modal.aside:
            how = How.ASIDE
        elif (extended and "延长" in after) or (excepted and _EXEMPTS.match(after)):
            how = How.ELEMENT
        elif modality:
            left.remove(modality)
            how = How.ELEMENT
        elif kinds & _LISTS or ("body" in kinds and modal.words.endswith("负责")):
            how = How.OTHER
        yield Matched(clause.cite, modal, how, _context(text, modal))


def _amounts(limit: TimeLimit) -> Iterator[tuple[Limit, bool]]:
    """(amount, whether counted back from a later event) of a time limit and of its extension."""
    yield limit.spec.limit, limit.spec.before is not None
    if limit.spec.extension and limit.spec.extension.by:
        yield limit.spec.extension.by, False


def _same(expression: TimeExpression, limit: Limit, before: bool) -> bool:
    """Whether an amount is of the kind and number of the wording."""
    kinds = (expression.kind, *_SAME_KINDS.get(expression.kind, ()))
    if limit.kind not in kinds or (expression.ahead and not before):
        return False
    if expression.kind is DeadlineKind.BOUNDED and expression.unit:
        units = _SAME_UNITS.get(expression.unit, (expression.unit,))
        return expression.value == limit.value and limit.unit in units
    return expression.unit is limit.unit


def _context(text: str, expression: TimeExpression | Modal) -> str:
    return text[max(0, expression.at - _AROUND) : expression.at + len(expression.words) + _AROUND]


class _Index:
    """What cites which clause, and in which words."""

    def __init__(self, place: Jurisdiction) -> None:
        self.place = place
        self.citations = Citations(place.spec)
        self.limits: dict[str, list[TimeLimit]] = {}
        self.modalities: dict[str, list[Modality]] = {}
        self.excepted: set[str] = set()
        self._words: dict[str, str] = {}
        for duty in place.duties.values():
            for source in duty.sources:
                # One act under several conditions is one duty; each of its limits may have a modal word of its own.
                times = max(1, sum(source in limit.sources for limit in duty.deadlines))
                for _ in range(times):
                    self._add(self.modalities, (source,), duty.modality)
            self._add_limits(duty.deadlines, duty.sources)
            if duty.spec.unless:
                self.excepted.update(c for x in duty.sources for c in self.citations.resolve(x))
        for chain in place.chains.values():
            for rung in chain.rungs:
                self._add_limits(rung.deadlines, rung.sources)
        self._all = "\n".join(read_texts(place.spec))

    def words(self, clause: ClauseFact) -> str:
        """All words of the elements that cite a clause."""
        for element in clause.elements:
            if element not in self._words:
                self._words[element] = plain("\n".join(read_texts(find_element(self.place, element))))
        return "\n".join(self._words[element] for element in clause.elements)

    def names(self, expression: TimeExpression) -> bool:
        """Whether the wording only names something (季度考核) whose period the spec states elsewhere."""
        if expression.kind is not DeadlineKind.RECURRING or not expression.unit or "每" in expression.words:
            return False
        every = {x.spec.limit.unit for limits in self.limits.values() for x in limits}
        return expression.unit in every or f"每{expression.words}" in self._all

    def _add_limits(self, limits: tuple[TimeLimit, ...], sources: tuple[str, ...]) -> None:
        for limit in limits:
            extra = limit.spec.extension.source if limit.spec.extension else ()
            cited = (*(limit.sources or sources), *(self.citations.full(x) or x for x in extra))
            self._add(self.limits, tuple(dict.fromkeys(cited)), limit)

    def _add(self, found: dict[str, list[T]], sources: tuple[str, ...], value: T) -> None:
        for source in sources:
            for clause in self.citations.resolve(source):
                found.setdefault(clause, []).append(value)
