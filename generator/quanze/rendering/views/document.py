"""A document's outline: what became of each clause, what was found there, and its words beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...analysis.wording import clause_number
from ...model.document import Document, DocumentStatus
from ...model.jurisdiction import ClauseFact
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from .frame import Fact, FindingMark, Head, crumbs, finding_marks

STATUS_NAMES = {
    DocumentStatus.IN_FORCE: "现行有效",
    DocumentStatus.TRIAL: "试行",
    DocumentStatus.DRAFT: "草案、征求意见稿",
    DocumentStatus.REPORT: "报告",
    DocumentStatus.REPEALED: "已废止",
}


_CHAPTER_STEPS = 2
"""Titled clauses with fewer steps below the document are chapters, which the table of contents lists."""


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause. `state`: `covered`, `excluded` (with the reason), `open`, or `heading` for what rules nothing."""

    anchor: str
    number: str
    title: str
    depth: int
    chapter: bool
    state: str
    reason: str
    elements: tuple[Link, ...]
    counts: tuple[str, ...]
    findings: tuple[FindingMark, ...]
    words: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The page of a document."""

    head: Head
    facts: tuple[Fact, ...]
    basis: tuple[tuple[str, str, str], ...]
    annexes: tuple[tuple[str, str], ...]
    has_words: bool
    tally: tuple[tuple[str, str, int], ...]
    clauses: tuple[ClauseRow, ...]
    siblings: tuple[Link, ...]


def document_view(dossier: Dossier, document: str) -> DocumentView:
    """The page of one document."""
    place, entry = dossier.place, dossier.place.documents[document]
    links = Links(place, paths.document_page(place.id, document))
    clauses = tuple(_clause(dossier, links, c) for c in place.clauses.values() if c.document == document)
    states = (("已写入手册", "covered"), ("无须写入（已说明理由）", "excluded"), ("尚未写入", "open"))
    return DocumentView(
        head=Head(
            crumbs(links, ("文件", paths.documents_page(place.id))), STATUS_NAMES[entry.status], entry.title
        ),
        facts=tuple(f for f in document_facts(entry) if f.text),
        basis=tuple((b.title, b.number or "", b.repealed or "") for b in entry.based_on),
        annexes=tuple((clause_number(a), title) for a, title in entry.annexes.items()),
        has_words=any(c.words for c in clauses),
        tally=tuple((name, state, sum(c.state == state for c in clauses)) for name, state in states),
        clauses=clauses,
        siblings=tuple(links.document(d) for d in place.documents),
    )


def document_facts(entry: Document) -> Iterable[Fact]:
    """What is printed at the head of a document."""
    yield Fact("文号", text=entry.number or "")
    yield Fact("制发机关", text=entry.issuer or "")
    yield Fact("成文日期", text=date_words(entry.issued))
    yield Fact("发布日期", text=date_words(entry.published))
    yield Fact("施行日期", text=date_words(entry.effective))
    yield Fact("效力状态", text=STATUS_NAMES[entry.status])
    yield Fact("公开属性", text=entry.disclosure or "")


def date_words(date: str | None) -> str:
    """2018-09-28 → 2018年9月28日; empty for no date."""
    if not date:
        return ""
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _clause(dossier: Dossier, links: Links, clause: ClauseFact) -> ClauseRow:
    spec = clause.spec
    elements = tuple(link for e in clause.elements if (link := links.element(e)))
    if clause.elements:
        state = "covered"
    elif not clause.normative:
        state = "heading"
    else:
        state = "excluded" if spec.excluded else "open"
    return ClauseRow(
        paths.clause_anchor(clause.locator),
        clause_number(clause.locator),
        spec.title or "",
        clause.depth,
        bool(spec.title) and clause.locator.count("/") < _CHAPTER_STEPS,
        state,
        spec.excluded or "",
        elements,
        tuple(
            f"文中写明{c.of}{c.stated}个" + (f"，列举{len(c.items)}个" if c.items else "")
            for c in spec.counts
        ),
        finding_marks(dossier, links, dossier.findings_by_clause.get(clause.cite, ())),
        # Of a paragraph whose sentences stand below, the words would stand there twice.
        "" if spec.sentences else dossier.wordings.get(clause.cite, ""),
    )


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list."""

    link: Link
    facts: tuple[Fact, ...]
    status: str
    tone: str
    covered: int
    normative: int


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The list of a place's documents."""

    head: Head
    lines: tuple[DocumentLine, ...]


def document_lines(dossier: Dossier, links: Links) -> tuple[DocumentLine, ...]:
    """All documents of a place, with how many of their normative clauses are in the handbook."""
    found = []
    for id_, entry in dossier.place.documents.items():
        normative = [
            c for c in dossier.place.clauses.values() if c.document == id_ and (c.normative or c.elements)
        ]
        done = sum(bool(c.elements or c.spec.excluded) for c in normative)
        facts = tuple(f for f in document_facts(entry) if f.text and f.label != "效力状态")
        found.append(
            DocumentLine(
                links.document(id_),
                facts,
                STATUS_NAMES[entry.status],
                entry.status.value,
                done,
                len(normative),
            )
        )
    return tuple(found)


def documents_view(dossier: Dossier) -> DocumentsView:
    """The list of a place's documents."""
    links = Links(dossier.place, paths.documents_page(dossier.place.id))
    lead = "每一条款写入了手册的哪些内容、未写入的理由，以及在该条发现的问题。"
    return DocumentsView(
        Head(crumbs(links), "文件", f"{dossier.place.name}的文件", lead, "文件"),
        document_lines(dossier, links),
    )
