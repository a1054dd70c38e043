"""Where the steps of a flow stand: rows from top to bottom, columns inside the lanes.

Rows come from the longest path, back edges left out; so every other line runs downwards.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations

from .cycles import find_back
from .density import ROOMY, Density
from .flow import FlowDiagram, StepKind, verify_flow


@dataclass(frozen=True)
class Bundle:
    """All flows from one step to one other: one line with a label for each flow. Numbers are positions."""

    source: int
    target: int
    flows: tuple[int, ...]
    back: bool


@dataclass(frozen=True)
class Grid:
    """Rows and columns of the drawing. `places` has (row, column) for every step."""

    rows: int
    lane_columns: tuple[range, ...]
    places: tuple[tuple[int, int], ...]
    bundles: tuple[Bundle, ...]

    @property
    def columns(self) -> int:
        """Number of columns of all lanes together."""
        return self.lane_columns[-1].stop if self.lane_columns else 0

    def cells(self) -> dict[tuple[int, int], int]:
        """The step that stands in each taken cell."""
        return {place: step for step, place in enumerate(self.places)}


def arrange_flow(diagram: FlowDiagram, density: Density = ROOMY) -> Grid:
    """Give every step a row and a column. Raises `DiagramError` for a flow that contradicts itself."""
    verify_flow(diagram)
    lane_at = {lane.id: position for position, lane in enumerate(diagram.lanes)}
    lanes = [lane_at[step.lane] for step in diagram.steps]
    bundles = _bundle(diagram)
    limit = density.most_columns(len(diagram.lanes))
    rows = _assign_rows(diagram, lanes, bundles, limit)
    sizes = [1] * len(diagram.lanes)
    crowd: dict[tuple[int, int], list[int]] = defaultdict(list)
    for step, row in enumerate(rows):
        crowd[row, lanes[step]].append(step)
        sizes[lanes[step]] = max(sizes[lanes[step]], len(crowd[row, lanes[step]]))
    starts = [sum(sizes[:lane]) for lane in range(len(sizes))]
    ranges = tuple(range(start, start + size) for start, size in zip(starts, sizes, strict=True))
    columns = _assign_columns(rows, lanes, ranges, bundles, crowd)
    return Grid(max(rows, default=-1) + 1, ranges, tuple(zip(rows, columns, strict=True)), bundles)


def _bundle(diagram: FlowDiagram) -> tuple[Bundle, ...]:
    at = {step.id: position for position, step in enumerate(diagram.steps)}
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for position, flow in enumerate(diagram.flows):
        pairs[at[flow.source], at[flow.target]].append(position)
    back = find_back(pairs, _likely_order(diagram, pairs))
    return tuple(Bundle(*pair, tuple(flows), pair in back) for pair, flows in pairs.items())


def _likely_order(diagram: FlowDiagram, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """All steps: the starts first, then those that nothing leads to, then the rest."""
    reached = {target for _, target in pairs}
    starts = {at for at, step in enumerate(diagram.steps) if step.kind is StepKind.START}
    return sorted(range(len(diagram.steps)), key=lambda at: (at not in starts, at in reached))


def _assign_rows(
    diagram: FlowDiagram, lanes: list[int], bundles: tuple[Bundle, ...], limit: int
) -> list[int]:
    count = len(lanes)
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for bundle in bundles:
        if not bundle.back:
            before[bundle.target].append(bundle.source)
            after[bundle.source].append(bundle.target)
    rows = [0] * count
    crowd: dict[tuple[int, int], int] = defaultdict(int)

    def settle(step: int, row: int) -> None:
        while crowd[row, lanes[step]] >= limit:
            row += 1
        rows[step] = row
        crowd[row, lanes[step]] += 1

    for step in _topological(count, before, after):
        if before[step] or after[step]:
            settle(step, max((rows[source] + 1 for source in before[step]), default=0))
    # A step that nothing precedes belongs next to what it leads to, unless the flow starts there.
    for step in reversed(range(count)):
        if after[step] and not before[step] and diagram.steps[step].kind is not StepKind.START:
            for row in range(min(rows[target] for target in after[step]) - 1, rows[step], -1):
                if crowd[row, lanes[step]] < limit:
                    crowd[rows[step], lanes[step]] -= 1
                    settle(step, row)
                    break
    tied = [step for step in range(count) if before[step] or after[step]]
    below = max((rows[step] + 1 for step in tied), default=0)
    for step in range(count):
        if not before[step] and not after[step]:
            settle(step, below)
    taken = {row: place for place, row in enumerate(sorted(set(rows)))}
    return [taken[row] for row in rows]


def _topological(count: int, before: dict[int, list[int]], after: dict[int, list[int]]) -> list[int]:
    waiting = {step: len(before[step]) for step in range(count)}
    ready = [step for step in range(count) if not waiting[step]]
    order: list[int] = []
    while ready:
        step = heapq.heappop(ready)
        order.append(step)
        for target in after[step]:
            waiting[target] -= 1
            if not waiting[target]:
                heapq.heappush(ready, target)
    return order


def _assign_columns(
    rows: list[int],
    lanes: list[int],
    ranges: tuple[range, ...],
    bundles: tuple[Bundle, ...],
    crowd: dict[tuple[int, int], list[int]],
) -> list[int]:
    """Columns from top to bottom: below what leads here, near the lanes that it deals with."""
    columns = [-1] * len(rows)
    for row, lane in sorted(crowd):
        steps = crowd[row, lane]
        choices = ranges[lane]
        if not steps:
            continue
        passing = {
            columns[bundle.source]
            for bundle in bundles
            if lanes[bundle.source] == lanes[bundle.target] == lane
            and rows[bundle.source] < row < rows[bundle.target]
        }
        price = {
            (step, column): _column_price(step, column, rows, lanes, columns, choices, bundles)
            + (column in passing)
            for step in steps
            for column in choices
        }
        best = min(
            permutations(choices, len(steps)),
            key=lambda order: (sum(price[pair] for pair in zip(steps, order, strict=True)), order),
        )
        for step, column in zip(steps, best, strict=True):
            columns[step] = column
    return columns


def _column_price(
    step: int,
    column: int,
    rows: list[int],
    lanes: list[int],
    columns: list[int],
    choices: range,
    bundles: tuple[Bundle, ...],
) -> float:
    price = 0.3 * (column - choices.start)
    for bundle in bundles:
        if step not in (bundle.source, bundle.target) or bundle.source == bundle.target:
            continue
        other = bundle.target if bundle.source == step else bundle.source
        if lanes[other] < lanes[step]:
            price += 0.6 * (column - choices.start)
        elif lanes[other] > lanes[step]:
            price += 0.6 * (choices.stop - 1 - column)
        elif columns[other] >= 0 and columns[other] != column and not bundle.back:
            price += (1.0 + abs(columns[other] - column)) / (1 + 0.2 * (rows[step] - rows[other] - 1))
    return price
