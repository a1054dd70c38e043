"""One row of a review: a finding with what its clauses lay down, why it matters, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..analysis.ranking import ClauseOrder
from ..analysis.wording import citation_words, duty_name
from ..checks.catalogue import rules
from ..checks.rule import page_sections
from ..diagnostics.diagnostic import Confidence, Diagnostic, Severity
from ..model.jurisdiction import Jurisdiction
from .provisions import element_words

CLAUSES_QUOTED = 4
"""How many clauses a row repeats; all are named."""
_CLAUSES_NAMED = 8
_SENTENCES = 3
_LONGEST = 220
_LONGEST_OF_SEVERAL = 120
_SHORTEST_REASON = 20
_TO_AUTHORS = re.compile(r"[a-z][a-z-]+|规格|编写差错|补入")
_ASIDE = re.compile(r"（[a-z][a-z-]*）")
_ORDER = ("duty", "chain", "body")
"""Elements that say most about a clause come first; lists stand before bodies."""


CONFIDENCE = {Confidence.high: "", Confidence.medium: "把握：中", Confidence.low: "把握：低，请核对原文"}


@dataclass(frozen=True, slots=True)
class Provision:
    """What one clause lays down. `quoted`: in the document's own words."""

    clause: str
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Opinion:
    """One row: the clauses, what they lay down, what is wrong, why, and what to do."""

    number: int
    severity: Severity
    code: str
    title: str
    clauses: tuple[str, ...]
    more_clauses: int
    provisions: tuple[Provision, ...]
    problem: str
    confidence: str
    evidence: tuple[str, ...]
    reason: str
    advice: str


class RowWriter:
    """Writes the rows about one place. `wordings` are the words of clauses by citation."""

    def __init__(self, place: Jurisdiction, wordings: Mapping[str, str]) -> None:
        self.place = place
        self.wordings = wordings
        self.order = ClauseOrder(place)
        self.titles = {r.code: r.title.zh for r in rules()}
        self.reasons = {r.code: _reason(page_sections(r.page).get("为什么要紧", "")) for r in rules()}

    def opinion(self, number: int, diagnostic: Diagnostic) -> Opinion:
        """One row."""
        clauses = tuple(dict.fromkeys(citation_words(self.place, s) for s in diagnostic.sources))
        return Opinion(
            number,
            diagnostic.severity,
            diagnostic.code,
            self.titles.get(diagnostic.code, diagnostic.name),
            clauses[:_CLAUSES_NAMED],
            max(len(clauses) - _CLAUSES_NAMED, 0),
            tuple(self._provisions(diagnostic)),
            first_line(diagnostic),
            CONFIDENCE[diagnostic.confidence],
            tuple(_evidence(diagnostic.message.zh)),
            self.reasons.get(diagnostic.code, ""),
            official_advice(diagnostic.help.zh),
        )

    def _provisions(self, diagnostic: Diagnostic) -> Iterator[Provision]:
        cited = self.order.clauses(diagnostic.sources)
        # A sentence of a paragraph that is quoted in full need not stand below it once more.
        quoted = [c for c in cited if self.wordings.get(c) and not any(c.startswith(f"{w}.") for w in cited)]
        found = [(c, self.wordings[c], True) for c in quoted[:CLAUSES_QUOTED]]
        said: set[str] = set()
        for cite, text in self._retold(diagnostic, [c for c in cited if not self.wordings.get(c)]):
            if len(found) < CLAUSES_QUOTED and text and text not in said:
                said.add(text)
                found.append((cite, text, False))
        room = _LONGEST if len(found) == 1 else _LONGEST_OF_SEVERAL
        for cite, text, is_quoted in found:
            yield Provision(
                citation_words(self.place, cite) if cite else "", _shortened(text, room), is_quoted
            )

    def _retold(self, diagnostic: Diagnostic, cited: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Clauses in our words; for an event first the duties that answer it."""
        subject = diagnostic.subject or ""
        if subject.startswith("event:"):
            for duty in self.place.duties_by_trigger.get(subject.removeprefix("event:"), ()):
                if not duty.derived_from:
                    yield (duty.sources or ("",))[0], self._told([f"duty:{duty.id}"])
        titles_first = subject.startswith(("clause:", "document:"))
        for cite in cited:
            clause = self.place.clauses.get(cite)
            if clause is None:
                continue
            title = f"标题：{clause.spec.title}" if clause.spec.title else ""
            told = self._told(self._relevant(diagnostic, clause.elements))
            yield cite, title if title and (titles_first or not told) else told

    def _relevant(self, diagnostic: Diagnostic, elements: Sequence[str]) -> Sequence[str]:
        """Of a clause's elements the finding's subject, or the duties that its message names; else all."""
        subject = diagnostic.subject or ""
        if subject in elements and element_words(self.place, subject):
            return (subject,)
        duties = {e: self.place.duties.get(e.removeprefix("duty:")) for e in elements}
        named = [
            e for e, d in duties.items() if d and f"“{duty_name(self.place, d)}”" in diagnostic.message.zh
        ]
        said = [e for e in elements if not e.startswith("mechanism:") and element_words(self.place, e)]
        return named or sorted(said or elements, key=_element_rank)

    def _told(self, elements: Iterable[str]) -> str:
        words = dict.fromkeys(w for e in elements if (w := element_words(self.place, e)))
        return "".join(list(words)[:_SENTENCES])


def _element_rank(element: str) -> float:
    kind = element.partition(":")[0]
    return _ORDER.index(kind) if kind in _ORDER else 1.5


def official_advice(help: str) -> str:
    """The advice without what is said to the author of the data: parts that speak of the spec."""
    plain = _ASIDE.sub("", help)
    parts = [part for part in plain.split("；") if not _TO_AUTHORS.search(part)]
    return ("；".join(parts) or plain).rstrip("。") + "。"


def _evidence(message: str) -> Iterator[str]:
    """What a message lists below its first line; items are numbered where there are several."""
    lines = [line.strip() for line in message.split("\n")[1:]]
    items = [line for line in lines if line.startswith("·")]
    number = 0
    for line in filter(None, lines):
        if line in items and len(items) > 1:
            number += 1
            yield f"（{number}）{line.removeprefix('·').strip()}"
        else:
            yield line.removeprefix("·").strip()


def _reason(text: str) -> str:
    """The beginning of a rule's page: whole sentences, as few as say something."""
    reason = ""
    for sentence in re.findall(r"[^。]*。", re.sub(r"\s*\n\s*", "", text)):
        reason += sentence
        if len(reason) >= _SHORTEST_REASON:
            break
    return reason


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip("，、；") + "…"


def first_line(diagnostic: Diagnostic) -> str:
    """What a finding says is wrong, without its list."""
    return diagnostic.message.zh.partition("\n")[0].rstrip("：:") + "。"
