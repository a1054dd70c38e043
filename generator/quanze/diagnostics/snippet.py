"""The part of a finding that shows the spec: source lines with carets under the places, coloured or plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from quanze.diagnostics.cells import escape, spread, width, wrap
from quanze.diagnostics.diagnostic import Place
from quanze.diagnostics.source import SourceFile

_CUT = "..."
_NARROWEST = 24
_KEPT, _KEPT_BEFORE = 1000, 300  # code points of a line that are looked at; nobody's screen shows more


class Style(Enum):
    """How a stretch of terminal text is painted (parameters of the SGR control sequence)."""

    error = "1;31"
    warning = "1;33"
    note = "1;36"
    frame = "34"
    strong = "1"
    quiet = "2"
    good = "32"


@dataclass(frozen=True, slots=True)
class Brush:
    """Paints text, or leaves it as it is where colour is off."""

    color: bool

    def paint(self, text: str, style: Style) -> str:
        """The text in a style."""
        return f"\x1b[{style.value}m{text}\x1b[0m" if self.color and text else text


@dataclass(frozen=True, slots=True)
class Underline:
    """A place to be shown: what is drawn under it and said beside it."""

    place: Place
    mark: str
    label: str
    style: Style


@dataclass(frozen=True, slots=True)
class Frame:
    """Draws underlines into their source lines within a number of cells."""

    sources: Mapping[str, SourceFile]
    brush: Brush
    width: int

    def draw(self, underlines: tuple[Underline, ...]) -> list[str]:
        """The lines of the picture. The first place's file comes first, unnamed: the headline names it."""
        first = underlines[0].place.file
        ordered = sorted(underlines, key=lambda underline: (underline.place.file != first, underline.place))
        gutter = max((len(str(underline.place.line)) for underline in underlines), default=1)
        lines: list[str] = []
        for file, group in groupby(ordered, key=lambda underline: underline.place.file):
            lines += self._draw_file(file, list(group), gutter, named=file != first)
        return lines

    def rule(self, gutter: int, head: str = "") -> str:
        """The left edge of a line, with a line number or without."""
        return self.brush.paint(f"{head:>{gutter}} │", Style.frame)

    def _draw_file(self, file: str, underlines: list[Underline], gutter: int, named: bool) -> Iterator[str]:
        source = self.sources.get(file)
        if named:
            place = underlines[0].place
            where = f"{escape(file)}:{place.line}:{place.column}"
            yield self.brush.paint(f"{' ' * gutter} ├─ ", Style.frame) + where
        elif source is not None:
            yield self.rule(gutter)
        previous = 0
        for number, group in groupby(underlines, key=lambda underline: underline.place.line):
            if previous and number > previous + 1 and source is not None:
                yield self.brush.paint(f"{'·' * gutter} │", Style.frame)
            previous = number
            if source is None or number > source.line_count:
                yield from self._draw_labels(list(group), gutter)
            else:
                yield from self._draw_line(source.line(number), number, list(group), gutter)

    def _draw_labels(self, underlines: list[Underline], gutter: int) -> Iterator[str]:
        for underline in underlines:
            parts = wrap(underline.label, max(self.width - gutter - 3, _NARROWEST)) if underline.label else []
            for part in parts:
                yield f"{self.rule(gutter)} {self.brush.paint(part, underline.style)}"

    def _draw_line(self, line: str, number: int, underlines: list[Underline], gutter: int) -> Iterator[str]:
        room = max(self.width - gutter - 3, _NARROWEST)
        first = min(underlines[0].place.column - 1, len(line))
        skipped = max(first - _KEPT_BEFORE, 0) if len(line) > _KEPT else 0
        beyond = len(line) > skipped + _KEPT
        cells = spread(line[skipped : skipped + _KEPT])
        offsets = [0]
        for cell in cells:
            offsets.append(offsets[-1] + width(cell))
        spans = [_span(underline.place, skipped, len(cells)) for underline in underlines]
        low, high = _window(offsets, spans[0], room)
        shown = "".join(cells[low:high]).rstrip()
        lead = _CUT if low or skipped else ""
        tail = _CUT if high < len(cells) or beyond else ""
        yield f"{self.rule(gutter, str(number))} {lead}{shown}{tail}".rstrip()
        for underline, (start, end) in zip(underlines, spans, strict=True):
            start, end = min(max(start, low), high), min(max(end, low), high)
            indent = len(lead) + offsets[start] - offsets[low]
            marks = underline.mark * max(offsets[end] - offsets[start], 1)
            yield from self._draw_marks(underline, " " * indent, marks, gutter, room)

    def _draw_marks(
        self, underline: Underline, indent: str, marks: str, gutter: int, room: int
    ) -> Iterator[str]:
        edge = self.rule(gutter)
        beside = room - len(indent) - len(marks) - 1
        label = escape(underline.label)
        if width(label) <= beside:
            yield f"{edge} {indent}{self.brush.paint(f'{marks} {label}'.rstrip(), underline.style)}"
            return
        yield f"{edge} {indent}{self.brush.paint(marks, underline.style)}"
        indent = indent[: max(room - _NARROWEST, 0)] if width(label) > room - len(indent) else indent
        for part in wrap(underline.label, max(room - len(indent), _NARROWEST)):
            yield f"{edge} {indent}{self.brush.paint(part, underline.style)}"


def _span(place: Place, skipped: int, length: int) -> tuple[int, int]:
    """The kept code points that a place covers in its first line, to the line's end if it goes on below."""
    start = min(max(place.column - 1 - skipped, 0), length)
    end = length if place.end_line > place.line else min(max(place.end_column - 1 - skipped, 0), length)
    return start, max(end, start)


def _window(offsets: list[int], span: tuple[int, int], room: int) -> tuple[int, int]:
    """The code points of a line that fit into the room, the span's start among them."""
    last = len(offsets) - 1
    if offsets[last] <= room:
        return 0, last
    room = max(room - 2 * len(_CUT), 1)
    low = 0
    if offsets[span[1]] > room:
        before = max(room // 4, room * 2 // 3 - (offsets[span[1]] - offsets[span[0]]))
        while offsets[span[0]] - offsets[low] > before and offsets[last] - offsets[low] > room:
            low += 1
    high = low
    while high < last and offsets[high + 1] - offsets[low] <= room:
        high += 1
    return low, high
