"""Everything left and right: columns, gutters, borders of lanes. Lengths in px."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .density import Density
from .grid import Grid
from .outline import Outline
from .ports import Leg
from .routes import Route
from .stacking import Strip, stack_strips
from .text import em_width

LANE_FONT = 14.0
_EDGE = 14.0
_TRACK = 12.0
_MEETING = 0.3
"""On the map: stretches nearer than this turn in the same row or channel, at heights not known yet."""


@dataclass(frozen=True)
class Gutters:
    """Width of every gutter, and where in its gutter each upright leg runs."""

    widths: tuple[float, ...]
    tracks: dict[Leg, float]


@dataclass(frozen=True)
class Across:
    """Middles of the columns, borders of the lanes (one more than lanes), x of every upright leg."""

    columns: tuple[float, ...]
    borders: tuple[float, ...]
    xs: dict[Leg, float]

    @property
    def width(self) -> float:
        """Width of the drawing."""
        return self.borders[-1]


def lay_gutters(grid: Grid, routes: Sequence[Route], spare: Mapping[Leg, float], density: Density) -> Gutters:
    """Gutters just wide enough; `spare` is more room wanted left (negative) or right of a leg."""
    strips: dict[int, list[tuple[Leg, Strip]]] = defaultdict(list)
    for route in routes:
        for leg, gutter, strip in _strips(route):
            strips[gutter].append((leg, strip))
    lane_edges = {columns.start for columns in grid.lane_columns}
    widths: list[float] = []
    tracks: dict[Leg, float] = {}
    for gutter in range(grid.columns + 1):
        base = density.between_lanes if gutter in lane_edges else density.between_columns
        if gutter in (0, grid.columns):
            base = _EDGE
        middles, total = stack_strips([strip for _, strip in strips[gutter]], _MEETING)
        wishes = [spare.get(leg, 0.0) for leg, _ in strips[gutter]]
        left, right = max([0.0, *(-wish for wish in wishes)]), max([0.0, *wishes])
        widths.append(base + total + left + right)
        for (leg, _), middle in zip(strips[gutter], middles, strict=True):
            tracks[leg] = base / 2 + left + middle
    return Gutters(tuple(widths), tracks)


def lay_across(
    grid: Grid,
    routes: Sequence[Route],
    ports: Mapping[Leg, float],
    gutters: Gutters,
    outlines: Sequence[Outline],
    headings: Sequence[tuple[str, ...]],
    widest_label: float,
) -> Across:
    """Columns as wide as their steps, lanes as wide as their headings, all as wide as the widest label."""
    widths = _column_widths(grid, gutters, outlines, headings)
    missing = widest_label + 16 - sum(widths) - sum(gutters.widths)
    widths = [width + max(missing, 0.0) / len(widths) for width in widths]
    middles: list[float] = []
    lefts: list[float] = []
    x = 0.0
    for width, gutter in zip(widths, gutters.widths, strict=False):
        lefts.append(x)
        middles.append(x + gutter + width / 2)
        x += gutter + width
    lefts.append(x)
    x += gutters.widths[-1]
    xs: dict[Leg, float] = {}
    used: dict[int, list[float]] = defaultdict(list)
    for route in routes:
        for at, (start, end) in enumerate(route.legs()):
            leg, place = (route.bundle, at), start[0] // 2
            if start[0] == end[0] and start[0] % 2:
                xs[leg] = middles[place] + ports[leg]
            elif start[0] == end[0]:
                xs[leg] = lefts[place] + gutters.tracks[leg]
                used[place].append(xs[leg])
    starts = [columns.start for columns in grid.lane_columns[1:]]
    borders = [_border(lefts[at], gutters.widths[at], used[at]) for at in starts]
    return Across(tuple(middles), (0.0, *borders, x), xs)


def _strips(route: Route) -> list[tuple[Leg, int, Strip]]:
    """The legs that run in gutters, with their stretches on the map."""
    found: list[tuple[Leg, int, Strip]] = []
    legs = list(route.legs())
    slots = {0: route.exit_slot, len(legs) - 1: route.entry_slot}
    for at, ((x, y), (x2, y2)) in enumerate(legs):
        if x != x2 or x % 2:
            continue
        start, end = y + 0.2 * slots.get(at - 1, 0), y2 + 0.2 * slots.get(at + 1, 0)
        sides = (route.points[at - 1][0] - x, route.points[at + 2][0] - x)
        turns = tuple((place, 1 if side > 0 else -1) for place, side in zip((start, end), sides, strict=True))
        found.append(((route.bundle, at), x // 2, Strip(min(start, end), max(start, end), _TRACK, turns)))
    return found


def _column_widths(
    grid: Grid, gutters: Gutters, outlines: Sequence[Outline], headings: Sequence[tuple[str, ...]]
) -> list[float]:
    widths = [0.0] * grid.columns
    for outline, (_, column) in zip(outlines, grid.places, strict=True):
        widths[column] = max(widths[column], 2 * outline.half_width)
    for columns, heading in zip(grid.lane_columns, headings, strict=True):
        needed = max(map(em_width, heading)) * LANE_FONT + 10
        missing = needed - sum(widths[at] for at in columns) - sum(gutters.widths[at] for at in columns[1:])
        for at in columns:
            widths[at] += max(missing, 0.0) / len(columns)
    return widths


def _border(left: float, width: float, used: Sequence[float]) -> float:
    """Where in a gutter the lanes part: away from the lines in it, else in the middle."""
    places = [left + width / 2 + shift * side for shift in range(int(width / 2) - 3) for side in (1, -1)]
    return max(places, key=lambda place: min((min(abs(place - x), 6.0) for x in used), default=6.0))
