"""How closely a flow is packed, so that one with many lanes still fits the page. Lengths in px."""

from dataclasses import dataclass, replace

PAGE_WIDTH = 800.0
"""Room for a drawing on a page 1280 px wide. Drawings are never scaled, so that their words can be read."""


@dataclass(frozen=True)
class Density:
    """Widths of words in em, columns of a lane by the number of lanes, and the air between them.

    `spare` is the most that a gutter grows for one label that would hide a line.
    """

    step_em: float = 9.0
    chip_em: float = 12.0
    lane_em: float = 10.0
    narrowest_step: float = 96.0
    step_air: float = 28.0
    between_columns: float = 20.0
    between_lanes: float = 30.0
    spare: float = 110.0
    columns: tuple[int, ...] = (4, 3, 3, 2)

    def most_columns(self, lanes: int) -> int:
        """How many steps of one lane may stand side by side where there are so many lanes."""
        return self.columns[min(lanes, len(self.columns)) - 1] if lanes else 1


ROOMY = Density()
_CLOSE = Density(7.0, 10.0, 7.0, 80.0, 22.0, 16.0, 20.0, 60.0)
_TIGHT = Density(6.0, 9.0, 6.0, 72.0, 18.0, 14.0, 16.0, 40.0, (3, 2, 2, 2))
DENSITIES = (
    ROOMY,
    _CLOSE,
    replace(_CLOSE, columns=(3, 2, 2, 2)),
    _TIGHT,
    replace(_TIGHT, columns=(2, 2, 1)),
    Density(5.0, 8.0, 5.0, 60.0, 14.0, 10.0, 10.0, 0.0, (1,)),
    Density(4.0, 7.0, 4.0, 56.0, 12.0, 8.0, 8.0, 0.0, (1,)),
)
"""From airy to tight; the first that fits the page is taken."""
