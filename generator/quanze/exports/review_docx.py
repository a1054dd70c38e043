"""The review opinion as a DOCX file: an A4 landscape table under a heading, ready to be signed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ..diagnostics.cells import escape
from .docx_package import repack
from .review import Explained, Review
from .review_markdown import COLUMNS, clauses_words, problem_lines, provision_lines, reason_lines, signatures
from .review_row import Opinion

WIDTHS = (14, 30, 66, 48, 60, 39)
"""The columns in millimetres; together the width between the margins of A4 landscape."""
_PAGE = (297, 210)
_MARGIN = 20
_LATIN = "Times New Roman"
_BODY, _TITLE, _HEADER = "仿宋", "宋体", "黑体"
_SHADE = "EDEDED"


def render_docx(review: Review) -> bytes:
    """The whole paper; the same bytes for the same review."""
    document = new_document()
    _set_page(document)
    _set_style(document)
    _heading(document, review)
    if review.opinions:
        _opinions(document, review)
    if review.explained:
        _explained(document, review.explained)
    for remark in review.remarks:
        _write(document.add_paragraph(), f"注：{remark}", 9)
    for line in signatures(review.kind):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(24)
        _write(paragraph, line, 12)
    _footer(document)
    _drop_thumbnail(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue(), review.title)


# ---------------------------------------------------------------- page
def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)


def _set_style(document: Document) -> None:
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = _LATIN, Pt(10.5)
    style.paragraph_format.space_after = Pt(0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), _BODY)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)


def _footer(document: Document) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for before, field in (("第", "PAGE"), ("页　共", "NUMPAGES")):
        _write(paragraph, before, 9)
        _field(paragraph, field)
    _write(paragraph, "页", 9)


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the reading program works out."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("result", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "result" else "")
        run.font.size = Pt(9)
        if kind == "result":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {text} "
        run._r.append(element)


def _drop_thumbnail(document: Document) -> None:
    """The template's preview shows another document."""
    relations = document.part.package.rels if document.part.package else {}
    for key in [k for k, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


# ---------------------------------------------------------------- matter
def _heading(document: Document, review: Review) -> None:
    title = document.add_paragraph()
    title.alignment = ALIGN.CENTER
    title.paragraph_format.space_after = Pt(10)
    _write(title, review.title, 18, _TITLE, bold=True)
    for head in review.documents:
        facts = "　".join(f"{label}：{words}" for label, words in head.facts)
        if len(review.documents) > 1:
            facts = f"《{head.title}》　{facts}"
        _write(document.add_paragraph(), facts, 11)
    tally = document.add_paragraph()
    tally.paragraph_format.space_after = Pt(6)
    _write(tally, review.tally, 11)


def _opinions(document: Document, review: Review) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    header = table.rows[0]
    _mark(header, "w:tblHeader", "w:cantSplit")
    for cell, name in zip(_cells(header), COLUMNS, strict=True):
        cell.paragraphs[0].alignment = ALIGN.CENTER
        _write(cell.paragraphs[0], name, 10.5, _HEADER)
        _shade(cell)
    for name, opinions in review.groups:
        _group(table, f"{name}（{len(opinions)}条）")
        for opinion in opinions:
            _opinion(table, opinion)


def _add_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _group(table: Table, name: str) -> None:
    row = _add_row(table)
    _mark(row, "w:cantSplit")
    cells = _cells(row)
    whole = cells[0].merge(cells[-1])
    whole.paragraphs[0].paragraph_format.keep_with_next = True
    _write(whole.paragraphs[0], name, 10.5, _HEADER)


def _opinion(table: Table, opinion: Opinion) -> None:
    row = _add_row(table)
    number, clauses, provisions, problem, reason, advice = _cells(row)
    number.paragraphs[0].alignment = ALIGN.CENTER
    _fill(number, [str(opinion.number)])
    _fill(clauses, [clauses_words(opinion)])
    _fill(provisions, provision_lines(opinion))
    _write(problem.paragraphs[0], opinion.title, 10.5, _HEADER)
    _write(problem.paragraphs[0], f"（{opinion.code}）", 9)
    for line in problem_lines(opinion):
        _write(problem.add_paragraph(), line)
    _fill(reason, reason_lines(opinion))
    _fill(advice, [opinion.advice])


def _explained(document: Document, entries: Iterable[Explained]) -> None:
    head = document.add_paragraph()
    head.paragraph_format.space_before = Pt(10)
    head.paragraph_format.keep_with_next = True
    _write(head, "经核对不作为问题的", 10.5, _HEADER)
    for entry in entries:
        _write(document.add_paragraph(), f"{entry.problem}理由：{entry.because}")


def _fill(cell: _Cell, lines: Sequence[str]) -> None:
    for index, line in enumerate(lines):
        _write(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), line)


def _cells(row: _Row) -> tuple[_Cell, ...]:
    """The row's cells, each as wide as its column."""
    cells = row.cells
    for cell, width in zip(cells, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.vertical_alignment = VERTICAL.TOP
    return cells


def _write(
    paragraph: Paragraph, text: str, size: float = 10.5, font: str = _BODY, bold: bool = False
) -> None:
    run = paragraph.add_run(escape(text))
    run.font.size, run.font.name = Pt(size), _LATIN
    run.font.bold = bold or None
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _mark(row: _Row, *names: str) -> None:
    """Row properties that are on by being there: the header repeats, the row stays on one page."""
    for name in names:
        row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
