"""A flow with all its lengths: lanes, steps, lines and labels in px.

Steps stand in rows and columns, lines run in channels, gutters and claimed stretches (`routes`).
Labels stand in channels only, where they take their place like any other strip: none can lie on a
step or on another label.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .across import Across, lay_across, lay_gutters
from .channels import Canvas, Channel, lay_channels
from .density import DENSITIES, PAGE_WIDTH, Density
from .flow import FlowDiagram, Lane, Step
from .grid import Grid, arrange_flow
from .labels import Block, Chip, lay_labels
from .outline import Outline, outline_step
from .ports import Leg, place_ports, widen_outlines
from .routes import Route, choose_routes
from .text import wrap_text

LANE_LINE = 19.0
_HEAD_AIR = 15.0
_SLOT = 9.0


@dataclass(frozen=True)
class PlacedLane:
    """A lane from left to right border, with the lines of its heading."""

    lane: Lane
    left: float
    right: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PlacedStep:
    """A step with its shape around the point (x, y)."""

    step: Step
    outline: Outline
    x: float
    y: float


@dataclass(frozen=True)
class PlacedLine:
    """The line for all flows (positions) from one step (a position) to another, corner by corner."""

    flows: tuple[int, ...]
    source: int
    target: int
    points: tuple[tuple[float, float], ...]
    chips: tuple[Chip, ...]
    back: bool
    across: bool


@dataclass(frozen=True)
class FlowLayout:
    """The whole drawing. `head` is the height of the lane headings."""

    width: float
    height: float
    head: float
    lanes: tuple[PlacedLane, ...]
    steps: tuple[PlacedStep, ...]
    lines: tuple[PlacedLine, ...]


@dataclass(frozen=True)
class _Plan:
    """All that is decided before lengths are known."""

    grid: Grid
    outlines: tuple[Outline, ...]
    routes: tuple[Route, ...]
    ports: dict[Leg, float]
    blocks: tuple[Block | None, ...]
    headings: tuple[tuple[str, ...], ...]


def lay_flow(diagram: FlowDiagram, room: float = PAGE_WIDTH) -> FlowLayout:
    """Lay out a flow as airily as fits `room` in px, else as narrow as can be.

    Raises `DiagramError` for a flow that contradicts itself.
    """
    layouts: list[FlowLayout] = []
    for density in DENSITIES:
        layouts.append(_lay(diagram, density))
        if layouts[-1].width <= room:
            return layouts[-1]
    return min(layouts, key=lambda layout: layout.width)


def _lay(diagram: FlowDiagram, density: Density) -> FlowLayout:
    plan = _plan(diagram, density)
    grid = plan.grid
    head = max(map(len, plan.headings), default=0) * LANE_LINE + _HEAD_AIR
    if not diagram.lanes:
        return FlowLayout(0.0, 0.0, 0.0, (), (), ())
    across, channels = _place(plan, {}, density)
    spare = {
        leg: room
        for channel in channels
        for leg, room in channel.cramped.items()
        if abs(room) < density.spare
    }
    if spare:
        across, channels = _place(plan, spare, density)
    rows, tops, height = _lay_down(grid, plan.outlines, channels, head)
    steps = tuple(
        PlacedStep(step, outline, across.columns[column], rows[row])
        for step, outline, (row, column) in zip(diagram.steps, plan.outlines, grid.places, strict=True)
    )
    labels = {
        bundle: (x, tops[at] + y)
        for at, channel in enumerate(channels)
        for bundle, (x, y) in channel.labels.items()
    }
    lines: list[PlacedLine] = []
    for route, bundle, block in zip(plan.routes, grid.bundles, plan.blocks, strict=True):
        source, target = steps[bundle.source], steps[bundle.target]
        points = _trace(route, across.xs, channels, rows, tops, (source, target))
        chips = block.moved(*labels[route.bundle]) if block else ()
        apart = source.step.lane != target.step.lane
        lines.append(
            PlacedLine(bundle.flows, bundle.source, bundle.target, points, chips, bundle.back, apart)
        )
    borders = zip(across.borders, across.borders[1:], strict=False)
    lanes = tuple(
        PlacedLane(lane, left, right, heading)
        for lane, (left, right), heading in zip(diagram.lanes, borders, plan.headings, strict=True)
    )
    return FlowLayout(across.width, height, head, lanes, steps, tuple(lines))


def _plan(diagram: FlowDiagram, density: Density) -> _Plan:
    grid = arrange_flow(diagram, density)
    outlines = [outline_step(step, density) for step in diagram.steps]
    routes = choose_routes(grid, outlines)
    ports = place_ports(grid, routes, outlines)
    return _Plan(
        grid,
        widen_outlines(grid, routes, outlines, ports),
        routes,
        ports,
        tuple(
            lay_labels([(at, diagram.flows[at]) for at in bundle.flows], density) for bundle in grid.bundles
        ),
        tuple(wrap_text(lane.name, density.lane_em) for lane in diagram.lanes),
    )


def _place(plan: _Plan, spare: Mapping[Leg, float], density: Density) -> tuple[Across, tuple[Channel, ...]]:
    """Give everything its x; `spare` is room that labels beside upright legs lack."""
    gutters = lay_gutters(plan.grid, plan.routes, spare, density)
    widest = max((block.width for block in plan.blocks if block), default=0.0)
    across = lay_across(plan.grid, plan.routes, plan.ports, gutters, plan.outlines, plan.headings, widest)
    canvas = Canvas(plan.grid.rows, across.width)
    return across, lay_channels(canvas, plan.routes, across.xs, plan.blocks)


def _lay_down(
    grid: Grid, outlines: Sequence[Outline], channels: Sequence[Channel], head: float
) -> tuple[list[float], list[float], float]:
    """Middles of the rows, tops of the channels, and the height of it all."""
    heights = [0.0] * grid.rows
    for outline, (row, _) in zip(outlines, grid.places, strict=True):
        heights[row] = max(heights[row], 2 * outline.half_height)
    rows: list[float] = []
    tops: list[float] = []
    y = head
    for height, channel in zip(heights, channels, strict=False):
        tops.append(y)
        y += channel.height
        rows.append(y + height / 2)
        y += height
    tops.append(y)
    return rows, tops, y + channels[-1].height


def _trace(
    route: Route,
    xs: dict[Leg, float],
    channels: Sequence[Channel],
    rows: Sequence[float],
    tops: Sequence[float],
    ends: tuple[PlacedStep, PlacedStep],
) -> tuple[tuple[float, float], ...]:
    """The corners in px, from border to border."""
    source, target = ends
    legs = list(route.legs())
    fixed: list[float] = []
    for at, ((x, y), (x2, _)) in enumerate(legs):
        leg = (route.bundle, at)
        if x == x2:
            fixed.append(xs[leg])
        elif y % 2:
            slot = route.exit_slot if at == 0 else route.entry_slot
            fixed.append(rows[y // 2] + slot * _SLOT)
        else:
            fixed.append(tops[y // 2] + channels[y // 2].tracks[leg])
    upright = [start[0] == end[0] for start, end in legs]
    corners = [
        (before, after) if first else (after, before)
        for before, after, first in zip(fixed, fixed[1:], upright, strict=False)
    ]
    second, last = route.points[1], route.points[-2]
    start = _touch(
        source, fixed[0], upright[0], second[1] > route.points[0][1], second[0] > route.points[0][0]
    )
    end = _touch(target, fixed[-1], upright[-1], False, last[0] > route.points[-1][0])
    return (start, *corners, end)


def _touch(placed: PlacedStep, fixed: float, upright: bool, below: bool, right: bool) -> tuple[float, float]:
    if upright:
        reach = placed.outline.reach_down(fixed - placed.x)
        return fixed, placed.y + (reach if below else -reach)
    reach = placed.outline.reach_aside(fixed - placed.y)
    return placed.x + (reach if right else -reach), fixed
