"""Labels on lines: a chip for the condition, a chip for the time limit. Lengths in px."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from .density import ROOMY, Density
from .flow import Flow
from .text import em_width, wrap_text

FONT = 12.0
LINE = 15.0
_PADDING = 7.0
_GAP = 3.0
_WIDEST_ROW = 150.0


class ChipKind(Enum):
    """What a chip says."""

    CONDITION = "condition"
    DEADLINE = "deadline"


@dataclass(frozen=True)
class Chip:
    """A small labelled box; x and y are its centre."""

    flow: int
    kind: ChipKind
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Block:
    """The chips of one line, around the origin."""

    width: float
    height: float
    chips: tuple[Chip, ...]

    def moved(self, x: float, y: float) -> tuple[Chip, ...]:
        """The chips with the middle of the block at (x, y)."""
        return tuple(
            Chip(chip.flow, chip.kind, chip.lines, chip.x + x, chip.y + y, chip.width, chip.height)
            for chip in self.chips
        )


def lay_labels(flows: Sequence[tuple[int, Flow]], density: Density = ROOMY) -> Block | None:
    """The labels of flows that share a line, one row for each; None when nothing is to be said."""
    rows: list[list[Chip]] = []
    seen: set[tuple[str, str]] = set()
    for at, flow in flows:
        words = ((flow.condition or "").strip(), (flow.deadline or "").strip())
        if words in seen or not any(words):
            continue
        seen.add(words)
        kinds = (ChipKind.CONDITION, ChipKind.DEADLINE)
        row = [
            _chip(at, kind, word, density.chip_em) for kind, word in zip(kinds, words, strict=True) if word
        ]
        if sum(chip.width for chip in row) + _GAP > _WIDEST_ROW:
            rows += [[chip] for chip in row]
        else:
            rows.append(row)
    if not rows:
        return None
    return _block(rows)


def _chip(flow: int, kind: ChipKind, words: str, em: float) -> Chip:
    lines = wrap_text(words, em)
    width = max(max(map(em_width, lines)) * FONT + 2 * _PADDING, 22.0)
    return Chip(flow, kind, lines, 0.0, 0.0, width, len(lines) * LINE + 4)


def _block(rows: list[list[Chip]]) -> Block:
    widths = [sum(chip.width for chip in row) + _GAP * (len(row) - 1) for row in rows]
    heights = [max(chip.height for chip in row) for row in rows]
    height = sum(heights) + _GAP * (len(rows) - 1)
    chips: list[Chip] = []
    y = -height / 2
    for row, width, tall in zip(rows, widths, heights, strict=True):
        x = -width / 2
        for chip in row:
            chips.append(
                Chip(
                    chip.flow,
                    chip.kind,
                    chip.lines,
                    x + chip.width / 2,
                    y + tall / 2,
                    chip.width,
                    chip.height,
                )
            )
            x += chip.width + _GAP
        y += tall + _GAP
    return Block(max(widths), height, tuple(chips))
