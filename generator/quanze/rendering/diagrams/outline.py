"""Shapes of steps: how large their text makes them, and where their border runs. Lengths in px."""

import math
from dataclasses import dataclass, replace
from enum import Enum

from .density import ROOMY, Density
from .flow import Step, StepKind
from .text import em_width, wrap_text

FONT = 13.0
LINE = 18.0
GLYPH = 15.0
"""Height of the ink of a line; `LINE` is the distance between two lines."""

_QUESTION_EM = 7.0


class Form(Enum):
    """The border: a box with round corners, or a kite (a diamond, or a hexagon when there is much text)."""

    BOX = "box"
    KITE = "kite"


@dataclass(frozen=True)
class Outline:
    """A shape around the origin. `corner` is the radius of a box, the length of a point of a kite."""

    form: Form
    half_width: float
    half_height: float
    corner: float
    lines: tuple[str, ...]

    def reach_down(self, dx: float) -> float:
        """Distance from the middle line down (or up) to the border, `dx` beside the centre."""
        return self._reach(abs(dx), self.half_width, self.half_height)

    def reach_aside(self, dy: float) -> float:
        """Distance from the centre line aside to the border, `dy` above or below the centre."""
        if self.form is Form.KITE:
            return self.half_width - self.corner * abs(dy) / self.half_height
        return self._reach(abs(dy), self.half_height, self.half_width)

    def _reach(self, off: float, along: float, across: float) -> float:
        over = off - (along - self.corner)
        if over <= 0:
            return across
        if self.form is Form.KITE:
            return across * (along - off) / self.corner
        return across - self.corner + math.sqrt(max(self.corner**2 - over**2, 0.0))

    @property
    def port_reach(self) -> float:
        """How far beside the centre a line may touch the top or the bottom."""
        return self.half_width - (
            self.corner * 0.55 if self.form is Form.KITE else max(self.corner * 0.6, 10.0)
        )

    def widened(self, reach: float) -> "Outline":
        """This shape, wide enough that lines up to `reach` beside the centre touch it."""
        missing = reach - self.port_reach
        if missing <= 0:
            return self
        if self.form is Form.KITE and self.corner >= self.half_width:
            half = reach / 0.45
            return replace(self, half_width=half, corner=half)
        return replace(self, half_width=self.half_width + missing)


def outline_step(step: Step, density: Density = ROOMY) -> Outline:
    """The shape of a step, large enough for its name."""
    if step.kind is StepKind.DECISION:
        return _kite(step.name, density.step_em)
    lines = wrap_text(step.name, density.step_em)
    widest = max(map(em_width, lines)) * FONT
    half_height = len(lines) * LINE / 2 + 9
    if step.kind is StepKind.TASK:
        return Outline(
            Form.BOX, max(widest + density.step_air, density.narrowest_step) / 2, half_height, 7.0, lines
        )
    return Outline(
        Form.BOX, max(widest + density.step_air + 6, density.narrowest_step) / 2, half_height, 18.0, lines
    )


def line_offsets(count: int, pitch: float = LINE) -> tuple[float, ...]:
    """Offsets of the middles of `count` lines from the middle of their block, in px."""
    return tuple((index - (count - 1) / 2) * pitch for index in range(count))


def _kite(name: str, em: float) -> Outline:
    lines = wrap_text(name, min(em, _QUESTION_EM))
    if len(lines) > 2:
        lines = wrap_text(name, em)
        half = max(map(em_width, lines)) * FONT / 2 + 24
        return Outline(Form.KITE, half, len(lines) * LINE / 2 + 8, 20.0, lines)
    half_height = len(lines) * LINE / 2 + 18
    half = max(
        (em_width(line) * FONT / 2 + 5) / (1 - (abs(offset) + GLYPH / 2) / half_height)
        for line, offset in zip(lines, line_offsets(len(lines)), strict=True)
    )
    half = max(half, 46.0)
    return Outline(Form.KITE, half, half_height, half, lines)
