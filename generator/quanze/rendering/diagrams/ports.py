"""Where lines touch the top and the bottom of a step, and keep apart inside a column."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from .grid import Grid
from .outline import Form, Outline
from .routes import Route

PITCH = 12.0
"""Distance between neighbouring lines in a column, in px."""

Leg = tuple[int, int]
"""A leg of a route: position of the route, position of the leg in it."""


@dataclass(frozen=True)
class _Fall:
    """A leg that runs down a column, from `top` to `bottom` on the map."""

    leg: Leg
    column: int
    top: int
    bottom: int
    steps: tuple[int, ...]
    lean: int

    def meets(self, other: "_Fall") -> bool:
        """Whether both run through the same channel of the same column."""
        low, high = max(self.top, other.top), min(self.bottom, other.bottom)
        return self.column == other.column and (low < high or (low == high and low % 2 == 0))


def place_ports(grid: Grid, routes: Sequence[Route], outlines: Sequence[Outline]) -> dict[Leg, float]:
    """For every leg that runs down a column: its offset from the middle of the column, in px."""
    falls = [fall for route in routes for fall in _falls(grid, route)]
    falls.sort(key=lambda fall: (-len(fall.steps), fall.top - fall.bottom, fall.leg))
    by_column: dict[int, list[tuple[_Fall, int]]] = defaultdict(list)
    for fall in falls:
        placed = by_column[fall.column]
        met = [(other, slot) for other, slot in placed if fall.meets(other)]
        siblings = {slot for other, slot in met if set(other.steps) & set(fall.steps)}
        taken = {slot for _, slot in met}
        placed.append((fall, _choose_slot(fall, taken, siblings, outlines)))
    return {fall.leg: slot * PITCH for placed in by_column.values() for fall, slot in placed}


def widen_outlines(
    grid: Grid, routes: Sequence[Route], outlines: Sequence[Outline], ports: dict[Leg, float]
) -> tuple[Outline, ...]:
    """The outlines, wide enough for all lines that touch them from above and below."""
    reach = [0.0] * len(outlines)
    for route in routes:
        for fall in _falls(grid, route):
            for step in fall.steps:
                reach[step] = max(reach[step], abs(ports[fall.leg]))
    return tuple(outline.widened(far) for outline, far in zip(outlines, reach, strict=True))


def _falls(grid: Grid, route: Route) -> list[_Fall]:
    bundle = grid.bundles[route.bundle]
    found: list[_Fall] = []
    legs = list(route.legs())
    for at, ((x, y), (x2, y2)) in enumerate(legs):
        if x != x2 or x % 2 == 0:
            continue
        steps: list[int] = []
        lean = 0
        if at == 0:
            steps.append(bundle.source)
        else:
            lean += _sign(route.points[at - 1][0] - x)
        if at == len(legs) - 1:
            steps.append(bundle.target)
        else:
            lean += _sign(route.points[at + 2][0] - x)
        found.append(_Fall((route.bundle, at), x // 2, min(y, y2), max(y, y2), tuple(steps), _sign(lean)))
    return found


def _choose_slot(fall: _Fall, taken: set[int], siblings: set[int], outlines: Sequence[Outline]) -> int:
    """The cheapest free slot. A slot costs at least its distance from the middle, so the search ends."""
    best: int | None = None
    lowest = 0.0
    for distance in count():
        if best is not None and distance >= lowest:
            return best
        for slot in {-distance, distance} - taken:
            price = _price(slot, fall, siblings, outlines)
            if best is None or (price, slot) < (lowest, best):
                best, lowest = slot, price
    raise AssertionError("there is always a free slot farther out")


def _price(slot: int, fall: _Fall, siblings: set[int], outlines: Sequence[Outline]) -> float:
    price = float(abs(slot))
    if slot * fall.lean < 0:
        price += 1.5
    if any(abs(slot - other) == 1 for other in siblings):
        price += 2.0
    for step in fall.steps:
        if abs(slot) * PITCH > outlines[step].port_reach:
            price += 8.0
        if outlines[step].form is Form.KITE:
            price += 0.5 * abs(slot)
    return price


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
