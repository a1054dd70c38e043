"""A ladder of bodies as SVG: the first rung at the foot, the one who decides finally on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from .errors import DiagramError
from .flow import verify_unique
from .markup import element_id, number, open_svg, text_lines, wrap_link
from .paths import arrow_head, rounded_path
from .text import em_width, wrap_text

ROLE = "升级链图"
FINAL = "最后一级"
NO_DEADLINE = "未规定时限"
NOTHING = "暂无层级"

_NAME, _NAME_LINE, _NAME_EM = 14.0, 20.0, 12.0
_NOTE, _NOTE_LINE, _NOTE_EM = 11.5, 17.0, 17.0
_CHIP, _CHIP_HEIGHT = 12.0, 20.0
_BADGE = 11.0
_LEFT, _RIGHT, _PAD = 44.0, 16.0, 13.0
_EDGE = 12.0
_SHIFT = 46.0
_GAP = 34.0
_MOVE_LINE = 15.0
_MIN_WIDTH = 190.0


@dataclass(frozen=True)
class Rung:
    """One who is turned to. `lines` are short notes; no deadline is shown as such, in so many words."""

    id: str
    name: str
    lines: tuple[str, ...] = ()
    final: bool = False
    href: str | None = None
    deadline: str | None = None


@dataclass(frozen=True)
class Ladder:
    """Rungs from the parties' own consultation upwards; `moves` say what leads from each to the next."""

    id: str
    title: str
    rungs: tuple[Rung, ...]
    moves: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True)
class _Card:
    rung: Rung
    name: tuple[str, ...]
    notes: tuple[str, ...]
    chip: str
    left: float = 0.0
    top: float = 0.0

    @property
    def width(self) -> float:
        """Width that the text needs, in px."""
        name = max(map(em_width, self.name)) * _NAME + (74 if self.rung.final else 0)
        notes = max((em_width(note) * _NOTE for note in self.notes), default=0.0)
        return max(_LEFT + max(name, notes, em_width(self.chip) * _CHIP + 18) + _RIGHT, _MIN_WIDTH)

    @property
    def height(self) -> float:
        """Height that the text needs, in px."""
        return 2 * _PAD + len(self.name) * _NAME_LINE + len(self.notes) * _NOTE_LINE + _CHIP_HEIGHT + 5


def render_ladder(ladder: Ladder) -> str:
    """The ladder as one SVG element. Raises `DiagramError` when moves and rungs do not fit together."""
    verify_unique("rung", (rung.id for rung in ladder.rungs))
    if len(ladder.moves) != max(len(ladder.rungs) - 1, 0):
        raise DiagramError(f"{ladder.id}: {len(ladder.rungs)} rungs and {len(ladder.moves)} moves")
    if not ladder.rungs:
        note = text_lines((NOTHING,), 120, 28, 13, 18, ' class="dg-muted" fill="#5d6a7e"')
        return _open(ladder, (240.0, 56.0)) + note + "</svg>"
    drafts = [_draft(rung) for rung in ladder.rungs]
    width = max(card.width for card in drafts)
    moves = [wrap_text(move, _NAME_EM) for move in ladder.moves]
    gaps = [_GAP + (len(move) * _MOVE_LINE if any(move) else 0.0) for move in moves]
    shift = min(_SHIFT, (width - 80) / 2)
    y = _EDGE + sum(card.height for card in drafts) + sum(gaps)
    size = (2 * _EDGE + width + shift * (len(drafts) - 1), y + _EDGE)
    cards: list[_Card] = []
    for at, (card, gap) in enumerate(zip(drafts, [*gaps, 0.0], strict=True)):
        y -= card.height
        cards.append(_Card(card.rung, card.name, card.notes, card.chip, _EDGE + at * shift, y))
        y -= gap
    body = "".join(
        _draw_move(lower, upper, width, move)
        for lower, upper, move in zip(cards, cards[1:], moves, strict=False)
    )
    body += "".join(_draw_card(ladder, card, width, at + 1) for at, card in enumerate(cards))
    return _open(ladder, size) + body + "</svg>"


def _open(ladder: Ladder, size: tuple[float, float]) -> str:
    described = ladder.description or "→".join(rung.name for rung in ladder.rungs)
    return open_svg(ladder.id, "ladder", ROLE, size, ladder.title, described)


def _draft(rung: Rung) -> _Card:
    notes = [line for note in rung.lines for line in wrap_text(note, _NOTE_EM) if line]
    return _Card(
        rung, wrap_text(rung.name, _NAME_EM), tuple(notes), (rung.deadline or "").strip() or NO_DEADLINE
    )


def _draw_card(ladder: Ladder, card: _Card, width: float, level: int) -> str:
    rung, left, top = card.rung, card.left, card.top
    fill, stroke = ("#e3f3ea", "#3f8f68") if rung.final else ("#ffffff", "#8393ab")
    kind = "dg-end" if rung.final else "dg-task"
    parts = [
        f'<rect class="dg-shape" x="{number(left)}" y="{number(top)}" width="{number(width)}"'
        f' height="{number(card.height)}" rx="9" fill="{fill}" stroke="{stroke}"'
        f' stroke-width="{2 if rung.final else 1.3}"/>',
        _draw_badge(left + 24, top + _PAD + _NAME_LINE / 2, level),
    ]
    start = ' text-anchor="start"'
    y = top + _PAD + len(card.name) * _NAME_LINE / 2
    parts.append(text_lines(card.name, left + _LEFT, y, _NAME, _NAME_LINE, f'{start} font-weight="600"'))
    y = top + _PAD + len(card.name) * _NAME_LINE
    if card.notes:
        style = f'{start} class="dg-muted" fill="#5d6a7e"'
        middle = y + len(card.notes) * _NOTE_LINE / 2
        parts.append(text_lines(card.notes, left + _LEFT, middle, _NOTE, _NOTE_LINE, style))
    y += len(card.notes) * _NOTE_LINE + 5 + _CHIP_HEIGHT / 2
    parts.append(_draw_deadline(card, left + _LEFT, y))
    if rung.final:
        parts.append(_draw_final(left + width - 8, top + _PAD + _NAME_LINE / 2))
    attributes = f'class="dg-step {kind}" id="{element_id(ladder.id, "rung", rung.id)}"'
    return wrap_link("".join(parts), rung.href, attributes)


def _draw_badge(x: float, y: float, level: int) -> str:
    circle = (
        f'<circle class="dg-badge" cx="{number(x)}" cy="{number(y)}" r="{number(_BADGE)}" fill="#e4ebf5"/>'
    )
    return circle + text_lines(
        (str(level),), x, y, 12, 12, ' class="dg-lane" font-weight="600" fill="#24406b"'
    )


def _draw_deadline(card: _Card, left: float, y: float) -> str:
    width = em_width(card.chip) * _CHIP + 16
    known = card.chip != NO_DEADLINE
    fill, stroke, ink = ("#fdebdc", "#e0955a", "#9a4510") if known else ("#ffffff", "#aab6c8", "#5d6a7e")
    kind, dashes = ("dg-deadline", "") if known else ("dg-unset", ' stroke-dasharray="3 2"')
    text = text_lines((card.chip,), left + width / 2, y, _CHIP, _CHIP, f' fill="{ink}"')
    return (
        f'<g class="dg-chip {kind}"><rect x="{number(left)}" y="{number(y - _CHIP_HEIGHT / 2)}"'
        f' width="{number(width)}" height="{number(_CHIP_HEIGHT)}" rx="9.5" fill="{fill}" stroke="{stroke}"'
        f"{dashes}/>{text}</g>"
    )


def _draw_final(right: float, y: float) -> str:
    width = em_width(FINAL) * _CHIP + 16
    box = (
        f'<rect x="{number(right - width)}" y="{number(y - _CHIP_HEIGHT / 2)}" width="{number(width)}"'
        f' height="{number(_CHIP_HEIGHT)}" rx="4" fill="#2f7d58"/>'
    )
    text = text_lines((FINAL,), right - width / 2, y, _CHIP, _CHIP, ' fill="#ffffff" font-weight="600"')
    return f'<g class="dg-final">{box}{text}</g>'


def _draw_move(lower: _Card, upper: _Card, width: float, words: Sequence[str]) -> str:
    x = (upper.left + lower.left + width) / 2
    points = ((x, lower.top), (x, upper.top + upper.height + 2))
    line = (
        f'<g class="dg-line dg-across"><path class="dg-path" d="{rounded_path(points)}" fill="none"'
        f' stroke="#2463b8" stroke-width="1.8"/><path class="dg-arrow" d="{arrow_head(points)}"'
        ' fill="#2463b8"/></g>'
    )
    if not any(words):
        return line
    half = max(map(em_width, words)) * _CHIP / 2 + 9
    middle = (lower.top + upper.top + upper.height) / 2 + 3
    height = len(words) * _MOVE_LINE + 4
    chip = (
        f'<g class="dg-chip dg-condition"><rect x="{number(x - half)}" y="{number(middle - height / 2)}"'
        f' width="{number(2 * half)}" height="{number(height)}" rx="9" fill="#ffffff" stroke="#aab6c8"/>'
    )
    return line + chip + text_lines(words, x, middle, _CHIP, _MOVE_LINE, ' fill="#3a4658"') + "</g>"
