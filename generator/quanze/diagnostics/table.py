"""Aligned tables for terminals; widths are counted in cells, so that Chinese columns line up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from .cells import escape, width, wrap

_GAP = "  "
_NARROWEST = 16


def render_table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Head, rule and rows, each line without trailing blanks; columns named in `right` are aligned to the right."""
    shown = [[escape(cell) for cell in row] for row in (head, *rows)]
    sizes = [max(map(width, column)) for column in zip(*shown, strict=True)]
    lines = [_line(row, sizes, right) for row in shown]
    return "\n".join([lines[0], "─" * sum(sizes, len(_GAP) * (len(sizes) - 1)), *lines[1:]]) + "\n"


def render_wrapped(head: Sequence[str], rows: Sequence[Sequence[str]], cells: int) -> str:
    """As `render_table`, but the last column is wrapped so that no line is wider than `cells`."""
    sizes = [max(width(escape(row[i])) for row in (head, *rows)) for i in range(len(head) - 1)]
    left = max(cells - sum(sizes) - len(_GAP) * len(sizes), _NARROWEST)
    lines: list[Sequence[str]] = []
    for row in rows:
        parts = wrap(row[-1], left)
        lines += zip_longest(*([cell] for cell in row[:-1]), parts, fillvalue="")
    return render_table(head, lines)


def _line(row: Sequence[str], sizes: Sequence[int], right: Sequence[int]) -> str:
    padded = []
    for index, (cell, size) in enumerate(zip(row, sizes, strict=True)):
        blank = " " * (size - width(cell))
        padded.append(blank + cell if index in right else cell + blank)
    return _GAP.join(padded).rstrip()
