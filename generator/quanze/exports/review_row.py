"""One row of a review: a finding with what its clauses lay down, why it matters, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..analysis.ranking import ClauseOrder
from ..analysis.wording import citation_words, duty_name
from ..checks.catalogue import rules
from ..checks.rule import Rule, page_sections
from ..diagnostics.diagnostic import Confidence, Diagnostic, Severity
from ..model.jurisdiction import Jurisdiction
from .provisions import element_words

CLAUSES_QUOTED = 4
"""How many clauses a row repeats; all are named."""
_CLAUSES_NAMED = 8
_SENTENCES = 3
_LONGEST = 220
_LONGEST_OF_SEVERAL = 120
_SHORTEST_REASON = 32
_TO_AUTHORS = re.compile(
    r"[a-z][a-z-]+|规格|编写|补入|应答范围|手册|检查|汇总|合并|提示|不在此列|逐条列出|不作判断|汇为|接受项|补写"
)
_ASIDE = re.compile(r"（[a-z][a-z-]*）")
_ORDER = ("duty", "chain", "body")
"""Elements that say most about a clause come first; lists stand before bodies."""


CAUTION = {Confidence.high: "", Confidence.medium: "宜结合原文核实", Confidence.low: "须核对原文后确定"}


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
    evidence: tuple[str, ...]
    caution: str
    reason: str
    advice: str


class RowWriter:
    """Writes the rows about one place. `wordings` are the words of clauses by citation."""

    def __init__(self, place: Jurisdiction, wordings: Mapping[str, str]) -> None:
        self.place = place
        self.wordings = wordings
        self.order = ClauseOrder(place)
        self.titles = {r.code: r.title.zh for r in rules()}
        self.reasons = {r.code: reason_of(r) for r in rules()}

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
            evidence_of(diagnostic),
            CAUTION[diagnostic.confidence],
            self.reasons.get(diagnostic.code, ""),
            official_advice(diagnostic.help.zh),
        )

    def _provisions(self, diagnostic: Diagnostic) -> Iterator[Provision]:
        found: list[tuple[str, list[str], bool]] = []
        said: set[str] = set()
        for cite, elements in self._passages(diagnostic):
            words = self.wordings.get(cite)
            told = [words] if words else [s for s in self._told(cite, elements, diagnostic) if s not in said]
            said.update(told)
            if told and len(found) < CLAUSES_QUOTED:
                found.append((cite, told, bool(words)))
        room = _LONGEST if len(found) == 1 else _LONGEST_OF_SEVERAL
        for cite, told, quoted in found:
            yield Provision(citation_words(self.place, cite) if cite else "", _fitted(told, room), quoted)

    def _passages(self, diagnostic: Diagnostic) -> Iterator[tuple[str, Sequence[str] | None]]:
        """The clauses that a row shows, each once, with the elements that matter there; None for all of the clause.

        About an event these are the clauses whose duties answer it: it is cited where its scope is laid down, which
        may be half the document.
        """
        event = (diagnostic.subject or "").partition("event:")[2]
        answers: dict[str, list[str]] = {}
        for duty in self.place.duties_by_trigger.get(event, ()):
            if not duty.derived_from:
                clauses = self.order.clauses(duty.sources[:1])
                answers.setdefault(clauses[0] if clauses else "", []).append(f"duty:{duty.id}")
        cited = self.order.clauses(diagnostic.sources)
        if answers:
            yield from sorted(answers.items(), key=lambda item: self.order.first(item[:1]))
            return
        for cite in cited:
            # A sentence of a paragraph that is quoted in full need not stand below it once more.
            if not any(cite.startswith(f"{whole}.") for whole in cited if self.wordings.get(whole)):
                yield cite, None

    def _told(self, cite: str, elements: Sequence[str] | None, diagnostic: Diagnostic) -> list[str]:
        """What a clause lays down, in our words, sentence by sentence; its title where that is what matters."""
        clause = self.place.clauses.get(cite)
        chosen = elements or (self._relevant(diagnostic, clause.elements) if clause else ())
        told = list(dict.fromkeys(w for e in chosen if (w := element_words(self.place, e))))
        title = clause.spec.title if clause else None
        titles_first = (diagnostic.subject or "").startswith(("clause:", "document:"))
        return [f"标题：{title}"] if title and (titles_first or not told) else told[:_SENTENCES]

    def _relevant(self, diagnostic: Diagnostic, elements: Sequence[str]) -> Sequence[str]:
        """Of a clause's elements those that the finding is about, or the duties that its message names; else all."""
        about = (diagnostic.subject, *diagnostic.members)
        if mine := [e for e in elements if e in about and element_words(self.place, e)]:
            return mine
        duties = {e: self.place.duties.get(e.removeprefix("duty:")) for e in elements}
        named = [
            e for e, d in duties.items() if d and f"“{duty_name(self.place, d)}”" in diagnostic.message.zh
        ]
        said = [e for e in elements if not e.startswith("mechanism:") and element_words(self.place, e)]
        return named or sorted(said or elements, key=_element_rank)


def _element_rank(element: str) -> float:
    kind = element.partition(":")[0]
    return _ORDER.index(kind) if kind in _ORDER else 1.5


def official_advice(help: str) -> str:
    """The advice without what is said to the author of the data: parts that speak of the spec."""
    plain = _ASIDE.sub("", help)
    parts = [part for part in plain.split("；") if not _TO_AUTHORS.search(part)]
    return ("；".join(parts) or plain).rstrip("。") + "。"


def evidence_of(diagnostic: Diagnostic) -> tuple[str, ...]:
    """What a finding lists in support, an entry a line."""
    return tuple(_evidence(diagnostic.message.zh))


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


def reason_of(rule: Rule) -> str:
    """The beginning of a rule's page without what is said to authors: whole sentences, as few as say something."""
    text = page_sections(rule.page).get("为什么要紧", "")
    reason = ""
    for sentence in re.findall(r"[^。？]*[。？]", re.sub(r"\s*\n\s*", "", text)):
        if not _TO_AUTHORS.search(sentence):
            reason += sentence
        if len(reason) >= _SHORTEST_REASON:
            break
    return reason


def _fitted(sentences: Sequence[str], room: int) -> str:
    """As many sentences as there is room for; only the first is ever cut."""
    first, *more = sentences
    if len(first) > room:
        return first[: room - 2].rstrip("，、；") + "……"
    for sentence in more:
        if len(first) + len(sentence) > room:
            return f"{first}……"
        first += sentence
    return first


def first_line(diagnostic: Diagnostic) -> str:
    """What a finding says is wrong, without its list."""
    return diagnostic.message.zh.partition("\n")[0].rstrip("：:") + "。"
