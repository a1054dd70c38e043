"""The review opinion as a DOCX file: A4 landscape, a head, the table of opinions, lines to sign."""

from __future__ import annotations

from collections.abc import Iterator

from . import wordml
from .docx_package import FOOTER, HEAD_FONT, pack
from .review import Review
from .review_markdown import (
    clauses_words,
    columns,
    problem_lines,
    provision_lines,
    reason_lines,
    signatures,
)
from .review_row import Opinion
from .wordml import TWIPS, Cell, paragraph, row, run

WIDTHS = (11, 24, 60, 64, 43, 35, 20)
"""The columns in millimetres; together the width between the margins of A4 landscape."""
_HEAD_WIDTHS = (28, 100.5, 28, 100.5)
_PAGE = (297, 210)
_TOP, _SIDE, _BOTTOM, _FOOT = 25, 20, 20, 10
_POINTS = 10.5
_PROBLEM = 3
_LINES_TOGETHER = 20
"""Rows of up to about two thirds of a page are not parted by a page break."""


def render_docx(review: Review) -> bytes:
    """The whole paper; the same bytes for the same review."""
    body = "".join(_body(review))
    pages = (run("第"), wordml.field("PAGE"), run("页　共"), wordml.field("NUMPAGES"), run("页"))
    return pack(review.title, body, paragraph("Footer", *pages))


def _body(review: Review) -> Iterator[str]:
    yield paragraph("Title", run(review.kind.value.zh))
    yield _head(review)
    yield paragraph("Cell")
    yield _table(review)
    yield paragraph("Cell")
    wide, high, top, side, bottom, foot = (round(x * TWIPS) for x in (*_PAGE, _TOP, _SIDE, _BOTTOM, _FOOT))
    yield (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER}"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" w:header="{foot}"'
        f' w:footer="{foot}" w:gutter="0"/></w:sectPr>'
    )


def _head(review: Review) -> str:
    """The documents with their facts, two a line, and the tally."""
    rows = []
    for document in review.documents:
        rows.append(_head_row(("文件名称", f"《{document.title}》")))
        facts = list(document.facts)
        while facts:
            two, facts = facts[:2], facts[2:]
            rows.append(_head_row(*two))
    rows.append(_head_row((review.summary_label, review.tally)))
    return wordml.table(_HEAD_WIDTHS, rows)


def _head_row(*pairs: tuple[str, str]) -> str:
    cells = []
    for label, words in pairs:
        cells.append(Cell([paragraph("CellHead", run(label), centred=True)], shaded=True, middle=True))
        cells.append(Cell([paragraph("CellWide", run(words))], span=3 if len(pairs) == 1 else 1, middle=True))
    return row(_HEAD_WIDTHS, cells, whole=True)


def _table(review: Review) -> str:
    """The opinions; remarks and signature in its last row, so that they never stand on a page without the header."""
    names = [
        Cell([paragraph("CellHead", run(n), centred=True)], shaded=True, middle=True)
        for n in columns(review.kind)
    ]
    rows = [row(WIDTHS, names, header=True)] if review.opinions else []
    for name, opinions in review.groups:
        rows += [_wide(paragraph("CellHead", run(f"{name}（{len(opinions)}条）"), with_next=True))]
        rows += map(_opinion, opinions)
    if review.explained:
        rows.append(
            _wide(
                paragraph("CellHead", run(f"经核对不作为问题的（{len(review.explained)}条）"), with_next=True)
            )
        )
        rows += [_wide(paragraph("Cell", run(f"{e.problem}理由：{e.because}"))) for e in review.explained]
    if review.readings:
        rows.append(_wide(paragraph("CellHead", run(review.readings_title), with_next=True)))
        rows += [
            _wide(paragraph("Cell", run(f"{n}．{reading.line}")))
            for n, reading in enumerate(review.readings, 1)
        ]
    closing = [paragraph("Remark", run(f"注：{remark}")) for remark in review.remarks]
    closing += [paragraph("Signature", run(line)) for line in signatures(review.kind)]
    return wordml.table(WIDTHS, [*rows, _wide(*closing)])


def _wide(*paragraphs: str) -> str:
    """A row of one cell."""
    return row(WIDTHS, [Cell(paragraphs, span=len(WIDTHS))], whole=True)


def _opinion(opinion: Opinion) -> str:
    """One row."""
    texts = (
        [str(opinion.number)],
        [clauses_words(opinion)],
        list(provision_lines(opinion)),
        [f"{opinion.title}（{opinion.code}）", *problem_lines(opinion)],
        list(reason_lines(opinion)),
        [opinion.advice],
        [""],
    )
    height = max(wordml.lines_taken(c, w, _POINTS) for c, w in zip(texts, WIDTHS, strict=True))
    title = [run(opinion.title, "CellTitle", HEAD_FONT), run(f"（{opinion.code}）", "Code")]
    cells = [
        Cell([
            paragraph(
                "Cell", *(title if column == _PROBLEM and not n else [run(line)]), centred=not column
            )
            for n, line in enumerate(lines)
        ])
        for column, lines in enumerate(texts)
    ]  # fmt: skip
    return row(WIDTHS, cells, whole=height <= _LINES_TOGETHER)
