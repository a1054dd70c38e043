"""Which way each line takes, before any length is known.

The map has whole-number coordinates: column c is x = 2c + 1, the gutter left of it x = 2c; row r is
y = 2r + 1, the channel above it y = 2r. Gutters and channels hold any number of lines side by side.
Elsewhere a line claims its way: a column past an empty cell, or a stretch of a row beside a step.
So no line can cross a step that it does not belong to, or run upon another line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .grid import Bundle, Grid
from .outline import Form, Outline

_BEND = 3.0
_CROSSING = 2.5
_BESIDE = 0.25
_ROUNDS = 2

Point = tuple[int, int]


@dataclass(frozen=True)
class Route:
    """Corner points on the map. The slots: how far above or below the middle it leaves and arrives aside."""

    bundle: int
    points: tuple[Point, ...]
    exit_slot: int = 0
    entry_slot: int = 0

    def legs(self) -> Iterator[tuple[Point, Point]]:
        """The straight stretches, in order."""
        return pairwise(self.points)

    @property
    def leaves_aside(self) -> bool:
        """Whether it leaves its source to the left or right."""
        return self.points[0][1] == self.points[1][1]

    @property
    def arrives_aside(self) -> bool:
        """Whether it reaches its target from the left or right."""
        return self.points[-1][1] == self.points[-2][1]


def choose_routes(grid: Grid, outlines: Sequence[Outline]) -> tuple[Route, ...]:
    """One route for every bundle, in the order of the bundles."""
    return _Map(grid, outlines).choose()


class _Map:
    """The map with the lines drawn so far. Lives for one call only."""

    def __init__(self, grid: Grid, outlines: Sequence[Outline]) -> None:
        self.grid = grid
        self.outlines = outlines
        self.cells = grid.cells()
        self.claims: Counter[tuple[str, int, int, int]] = Counter()
        self.across: Counter[Point] = Counter()
        self.down: Counter[Point] = Counter()
        self.ports: Counter[tuple[int, bool]] = Counter()

    def choose(self) -> tuple[Route, ...]:
        bundles = self.grid.bundles
        order = sorted(range(len(bundles)), key=lambda at: (self._difficulty(bundles[at]), at))
        chosen: dict[int, Route] = {}
        for _ in range(_ROUNDS):
            for at in order:
                if at in chosen:
                    self._note(chosen[at], -1)
                chosen[at] = self._best(at)
                self._note(chosen[at], 1)
        return tuple(chosen[at] for at in range(len(bundles)))

    def _difficulty(self, bundle: Bundle) -> tuple[bool, int]:
        (row, column), (to_row, to_column) = self._ends(bundle)
        return bundle.back, abs(to_row - row) + 2 * abs(to_column - column)

    def _ends(self, bundle: Bundle) -> tuple[Point, Point]:
        return self.grid.places[bundle.source], self.grid.places[bundle.target]

    def _best(self, at: int) -> Route:
        bundle = self.grid.bundles[at]
        best: Route | None = None
        lowest = 0.0
        for length, points in sorted((_length(points), points) for points in self._ways(bundle)):
            if best is not None and length >= lowest:
                break
            route = self._with_slots(at, points)
            if route is None:
                continue
            price = length + self._price(route)
            if best is None or price < lowest:
                best, lowest = route, price
        assert best is not None  # the way through channels and a gutter is always open
        return best

    def _ways(self, bundle: Bundle) -> Iterator[tuple[Point, ...]]:
        """Every way worth a thought; some may be taken."""
        (row, column), (to_row, to_column) = self._ends(bundle)
        xa, ya, xb, yb = 2 * column + 1, 2 * row + 1, 2 * to_column + 1, 2 * to_row + 1
        if not bundle.back:
            if xa == xb:
                yield (xa, ya), (xb, yb)
            else:
                yield (xa, ya), (xb, ya), (xb, yb)
                yield (xa, ya), (xa, ya + 1), (xb, ya + 1), (xb, yb)
            if yb - ya > 2 and xa != xb:
                yield (xa, ya), (xa, yb - 1), (xb, yb - 1), (xb, yb)
        starts = (((xa, ya), (xa, ya + 1)), ((xa, ya),))
        finishes = (((xb, yb - 1), (xb, yb)), ((xb, yb),))
        for gutter in range(max(0, min(xa, xb) - 3), min(2 * self.grid.columns, max(xa, xb) + 3) + 1):
            if gutter % 2:
                continue
            for start in starts:
                for finish in finishes:
                    leave, arrive = start[-1][1], finish[0][1]
                    if leave != arrive:
                        yield (*start, (gutter, leave), (gutter, arrive), *finish)

    def _with_slots(self, at: int, points: tuple[Point, ...]) -> Route | None:
        """The way with free slots at both ends, or None when something stands in it."""
        bundle = self.grid.bundles[at]
        bare = Route(at, points)
        if any(cell in self.cells or self.claims["down", *cell, 0] for cell in _cells_down(bare)):
            return None
        exit_slot = self._slot(bundle.source, bare, 0) if bare.leaves_aside else 0
        entry_slot = self._slot(bundle.target, bare, -1) if bare.arrives_aside else 0
        return None if exit_slot is None or entry_slot is None else Route(at, points, exit_slot, entry_slot)

    def _slot(self, step: int, route: Route, leg: int) -> int | None:
        stretch = _stretch_across(route, leg)
        row = self.grid.places[step][0]
        if any((row, x // 2) in self.cells for x in stretch if x % 2):
            return None
        slots = (0,) if self.outlines[step].form is Form.KITE else (0, -1, 1)
        free = (slot for slot in slots if not any(self.claims["across", row, x, slot] for x in stretch))
        return next(free, None)

    def _price(self, route: Route) -> float:
        """What the way costs beyond its length: lines crossed, lines beside, unusual ends."""
        bundle = self.grid.bundles[route.bundle]
        price = 0.3 * len(_cells_down(route))
        for start, end in route.legs():
            flat = start[1] == end[1]
            crossed, beside = (self.down, self.across) if flat else (self.across, self.down)
            for point in _walk(start, end):
                price += _CROSSING * crossed[point] + _BESIDE * beside[point]
        kite = self.outlines[bundle.source].form is Form.KITE
        if route.leaves_aside:
            price += 0.0 if kite or bundle.back else 0.8
        else:
            price += (3.0 if kite else 0.8) * self.ports[bundle.source, True] + 2.0 * bundle.back
        if route.arrives_aside:
            price += 0.0 if bundle.back else 2.5
        else:
            price += 0.4 * self.ports[bundle.target, False] + 1.0 * bundle.back
        return price

    def _note(self, route: Route, change: int) -> None:
        bundle = self.grid.bundles[route.bundle]
        for row, column in _cells_down(route):
            self.claims["down", row, column, 0] += change
        if route.leaves_aside:
            for x in _stretch_across(route, 0):
                self.claims["across", self.grid.places[bundle.source][0], x, route.exit_slot] += change
        else:
            self.ports[bundle.source, True] += change
        if route.arrives_aside:
            for x in _stretch_across(route, -1):
                self.claims["across", self.grid.places[bundle.target][0], x, route.entry_slot] += change
        else:
            self.ports[bundle.target, False] += change
        for start, end in route.legs():
            count = self.across if start[1] == end[1] else self.down
            for point in _walk(start, end):
                count[point] += change


def _length(points: tuple[Point, ...]) -> float:
    """Price of the bends and the way as such."""
    price = _BEND * (len(points) - 2)
    for (x, y), (x2, y2) in pairwise(points):
        price += 0.9 * abs(x2 - x) + 0.5 * abs(y2 - y)
    return price


def _walk(start: Point, end: Point) -> list[Point]:
    (x, y), (x2, y2) = start, end
    if y == y2:
        return [(at, y) for at in range(min(x, x2), max(x, x2) + 1)]
    return [(x, at) for at in range(min(y, y2), max(y, y2) + 1)]


def _cells_down(route: Route) -> list[Point]:
    """Cells (row, column) that the line passes from top to bottom, its own steps left out."""
    ends = {route.points[0], route.points[-1]}
    return [
        (y // 2, x // 2)
        for start, end in route.legs()
        if start[0] == end[0] and start[0] % 2
        for x, y in _walk(start, end)
        if y % 2 and (x, y) not in ends
    ]


def _stretch_across(route: Route, leg: int) -> list[int]:
    """The x of gutters and columns that the first or last leg runs through beside its step."""
    if leg == 0:
        (x, _), (end, _) = route.points[0], route.points[1]
    else:
        (x, _), (end, _) = route.points[-1], route.points[-2]
    return list(range(x + 1, end + 1)) if end > x else list(range(end, x))
