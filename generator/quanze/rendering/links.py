"""Links from one page to the elements of a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ..analysis.wording import body_name, citation_words, clause_number, duty_name, event_words
from ..model.base import CITATION, SILENT, NamedFact
from ..model.jurisdiction import Jurisdiction
from . import paths


@dataclass(frozen=True, slots=True)
class Link:
    """Words with a place to go to, or without one; `title` is shown when the pointer rests on it."""

    text: str
    href: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """All links that one page of a place can need. `page` is that page's path from the root."""

    place: Jurisdiction
    page: str

    def to(self, target: str) -> str:
        """The relative link to a path from the root."""
        return paths.relative(target, self.page)

    # ------------------------------------------------------------------ elements
    def body(self, body: str) -> Link:
        """A body by its name; case parties have no page. Where the text names none, it says so."""
        if body == SILENT:
            return Link("文件未写明")
        name = body_name(self.place, body)
        return Link(
            name, self.to(paths.body_page(self.place.id, body)) if body in self.place.bodies else None
        )

    def bodies(self, bodies: Iterable[str]) -> tuple[Link, ...]:
        """Several bodies, each once."""
        return tuple(self.body(b) for b in dict.fromkeys(bodies))

    def mechanism(self, mechanism: str) -> Link:
        """A mechanism by its name."""
        entry = self.place.mechanisms.get(mechanism)
        if entry is None:
            return Link(mechanism)
        return Link(entry.name, self.to(paths.mechanism_page(self.place.id, mechanism)))

    def duty(self, duty: str) -> Link:
        """A duty by its short name, on the page of its mechanism."""
        fact = self.place.duties.get(duty)
        return (
            Link(duty_name(self.place, fact), self.to(self._in_mechanism(fact.mechanism, "duty", duty)))
            if fact
            else Link(duty)
        )

    def chain(self, chain: str) -> Link:
        """A chain by its name, on the page of its mechanism."""
        fact = self.place.chains.get(chain)
        return (
            Link(fact.spec.name, self.to(self._in_mechanism(fact.mechanism, "chain", chain)))
            if fact
            else Link(chain)
        )

    def event(self, event: str) -> Link:
        """An event by its name, in the table of who handles what if it is there."""
        known = any(s.event == event for s in self.place.scopes) or event in self.place.duties_by_trigger
        href = self.to(f"{paths.handling_page(self.place.id)}#{paths.element_anchor('event', event)}")
        return Link(event_words(self.place, event), href if known and "/" not in event else None)

    def listed(self, kind: str, id_: str, name: str) -> Link:
        """A list (materials, band, score …) on the page of lists."""
        return Link(name, self.to(f"{paths.lists_page(self.place.id)}#{paths.element_anchor(kind, id_)}"))

    def entries(self, list_: str, body: str | None = None) -> str:
        """The entries of a list of powers, narrowed down to those that name a body."""
        narrow = f"#q={quote(body_name(self.place, body))}" if body else ""
        return self.to(paths.powers_page(self.place.id, list_)) + narrow

    def document(self, document: str) -> Link:
        """A document by its title."""
        entry = self.place.documents.get(document)
        if entry is None:
            return Link(document)
        return Link(f"《{entry.title}》", self.to(paths.document_page(self.place.id, document)))

    def _in_mechanism(self, mechanism: str, kind: str, id_: str) -> str:
        return f"{paths.mechanism_page(self.place.id, mechanism)}#{paths.element_anchor(kind, id_)}"

    def element(self, reference: str) -> Link | None:
        """`duty:x`, `body:x`, `chain:x`, `materials:x`, `event:x` … as a link; None for what has no place of its own."""
        kind, _, id_ = reference.partition(":")
        simple = {
            "duty": self.duty,
            "chain": self.chain,
            "body": self.body,
            "mechanism": self.mechanism,
            "event": self.event,
            "document": self.document,
            "clause": self.clause,
        }
        if kind in simple:
            return simple[kind](id_)
        spec = self.place.spec
        lists: dict[str, Mapping[str, NamedFact]] = {
            "materials": spec.materials,
            "information": spec.information,
            "score": spec.scores,
            "powers": spec.powers,
            "matter": spec.matters,
            "band": spec.bands,
        }
        entry = lists.get(kind, {}).get(id_)
        return self.listed(kind, id_, entry.name) if entry else None

    # ------------------------------------------------------------------ clauses
    def clause(self, cite: str) -> Link:
        """A citation as officials write it, at its place in the outline."""
        match = CITATION.match(cite)
        words = citation_words(self.place, cite)
        document = (match["document"] if match else None) or ""
        if not match or document not in self.place.documents:
            return Link(words)
        first = match["first"]
        target = f"{paths.document_page(self.place.id, document)}#{paths.clause_anchor(first)}"
        known = f"{document}:{first}" in self.place.clauses
        return Link(words, self.to(target) if known else None, self._clause_title(f"{document}:{first}"))

    def clauses(self, cites: Iterable[str]) -> tuple[Link, ...]:
        """Several citations, each once."""
        return tuple(self.clause(c) for c in dict.fromkeys(cites))

    def _clause_title(self, cite: str) -> str:
        """The heading under which a clause stands: 三（一）案件移送抄告制度."""
        document, _, locator = cite.partition(":")
        steps = locator.partition("#")[0].split("/")
        while steps:
            fact = self.place.clauses.get(f"{document}:{'/'.join(steps)}")
            if fact and fact.spec.title:
                return f"{clause_number('/'.join(steps))} {fact.spec.title}"
            steps.pop()
        return ""
