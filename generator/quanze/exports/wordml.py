"""WordprocessingML as text: paragraphs, cells and tables, every part in the order that the schema wants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from xml.sax.saxutils import escape as escape_xml

from ..diagnostics.cells import escape, width, wrap

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
SHADE = "EDEDED"
_PADDING = 1.5
"""Millimetres between a cell's border and its text, on the left and on the right."""


def run(text: str, style: str = "", font: str = "") -> str:
    """Text in a character style; what XML cannot hold or no reader sees is shown escaped.

    `font`: the Chinese font, which LibreOffice does not take from a character style.
    """
    face = f'<w:rFonts w:eastAsia="{font}"/>' if font else ""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/>{face}</w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape_xml(escape(text))}</w:t></w:r>'


def field(name: str) -> str:
    """A number that the reading program works out: PAGE, NUMPAGES."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(style: str, *runs: str, centred: bool = False, with_next: bool = False) -> str:
    """A paragraph in a paragraph style. `with_next`: no page break comes after it."""
    keep = "<w:keepNext/>" if with_next else ""
    align = '<w:jc w:val="center"/>' if centred else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{align}</w:pPr>{"".join(runs)}</w:p>'


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its paragraphs, how many columns it takes, and whether it is shaded."""

    paragraphs: Sequence[str]
    span: int = 1
    shaded: bool = False
    middle: bool = False


def row(widths: Sequence[float], cells: Iterable[Cell], header: bool = False, whole: bool = False) -> str:
    """A row over columns of these widths in millimetres. `header` repeats on every page, `whole` stays on one."""
    marks = ("<w:cantSplit/>" if whole or header else "") + ("<w:tblHeader/>" if header else "")
    found, column = [], 0
    for cell in cells:
        wide = sum(widths[column : column + cell.span])
        column += cell.span
        found.append(_cell(cell, wide))
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(found)}</w:tr>"


def _cell(cell: Cell, wide: float) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if cell.shaded else ""
    align = '<w:vAlign w:val="center"/>' if cell.middle else ""
    properties = f'<w:tcW w:w="{_twips(wide)}" w:type="dxa"/>{span}{shade}{align}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(cell.paragraphs)}</w:tc>"


def table(widths: Sequence[float], rows: Iterable[str]) -> str:
    """A ruled table of fixed columns, centred between the margins."""
    inner = f'<w:left w:w="{_twips(_PADDING)}" w:type="dxa"/><w:right w:w="{_twips(_PADDING)}" w:type="dxa"/>'
    properties = (
        f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inner}</w:tblCellMar>'
    )
    grid = "".join(f'<w:gridCol w:w="{_twips(w)}"/>' for w in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def lines_taken(lines: Iterable[str], wide: float, points: float) -> int:
    """About how many printed lines a cell of this width in millimetres needs for text of this size."""
    room = max(2, int((wide - 2 * _PADDING) / (points * 25.4 / 72) * 2))
    return sum(len(wrap(line, room)) if width(escape(line)) > room else 1 for line in lines)


def _twips(millimetres: float) -> int:
    return ceil(millimetres * TWIPS)
