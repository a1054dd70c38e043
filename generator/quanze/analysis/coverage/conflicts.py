"""Which rows contradict each other: same priority, different outcome, a combination in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import ne, or_

from .grid import Box, Grid, compile_grid, contains, describe_box, intersect, iterate_bits, subtract
from .table import Region, Table


class Shape(Enum):
    """How two rows lie to each other, over the cells in scope that can occur."""

    SAME = "same"
    INSIDE = "inside"
    CROSSING = "crossing"


@dataclass(frozen=True)
class Conflict:
    """Two rows, in the order of the table, and the region where they contradict each other.

    The region is the smallest box around the shared cells that are in scope and can occur, but does not
    mention a dimension for the sake of the latter. `inner` is the narrower row if the shape is INSIDE.
    `settled`: rows of higher priority decide every shared cell, so that the contradiction never shows.
    """

    first: str
    second: str
    region: Region
    shape: Shape
    inner: str | None
    settled: bool


def find_conflicts(table: Table, differ: Callable[[Hashable, Hashable], bool] = ne) -> tuple[Conflict, ...]:
    """Return the pairs of rows of equal priority sharing a possible cell in scope, and whose outcomes differ.

    `differ` tells of two unequal outcomes, in the order of the table, whether they contradict each other.
    """
    grid = compile_grid(table)
    agreeing: dict[object, int] = {}
    equals: dict[int, int] = {}
    for i, row in enumerate(table.rows):
        agreeing[row.outcome] = agreeing.get(row.outcome, 0) | 1 << i
        equals[row.priority] = equals.get(row.priority, 0) | 1 << i
    above = {p: grid.answering & sum(rows for q, rows in equals.items() if q > p) for p in equals}
    conflicts = []
    for i in iterate_bits(grid.answering):
        row, later = table.rows[i], -1 << (i + 1)
        rivals = grid.answering & equals[row.priority] & ~agreeing[row.outcome] & later
        if not rivals:
            continue
        for j in iterate_bits(rivals & grid.find_meeting(grid.boxes[i])):
            if not differ(row.outcome, table.rows[j].outcome):
                continue
            shared = _find_shared(grid, intersect(grid.boxes[i], grid.boxes[j]))
            if shared is not None:
                conflicts.append(_describe(table, grid, (i, j), shared, above[row.priority]))
    return tuple(conflicts)


def _find_shared(grid: Grid, overlap: Box) -> Box | None:
    """Return the smallest box around what can occur of an overlap in scope, or None."""
    parts = grid.clip(overlap)
    if grid.impossible & grid.find_meeting(overlap):
        parts = [part for part in parts if not grid.is_covered(part, grid.impossible)]
    if not parts:
        return None
    return _trim_box(grid, tuple(reduce(or_, masks) for masks in zip(*parts, strict=True)))


def _describe(table: Table, grid: Grid, pair: tuple[int, int], shared: Box, above: int) -> Conflict:
    i, j = pair
    first, second = table.rows[i].key, table.rows[j].key
    narrower, wider = _is_inside(grid, i, j), _is_inside(grid, j, i)
    if narrower and wider:
        shape, inner = Shape.SAME, None
    elif narrower or wider:
        shape, inner = Shape.INSIDE, first if narrower else second
    else:
        shape, inner = Shape.CROSSING, None
    overlap = intersect(grid.boxes[i], grid.boxes[j])
    settled = bool(above & grid.find_meeting(shared)) and grid.is_decided(overlap, above)
    return Conflict(first, second, describe_box(table, shared), shape, inner, settled)


def _is_inside(grid: Grid, i: int, j: int) -> bool:
    """Tell whether every possible cell of row `i` in scope is also in row `j`."""
    rest = [] if contains(grid.boxes[j], grid.boxes[i]) else subtract(grid.boxes[i], grid.boxes[j])
    return not any(grid.has_possible(part) for part in rest)


def _trim_box(grid: Grid, box: Box) -> Box:
    """Drop from each condition the values with which nothing in scope can occur."""
    if grid.is_bounded or grid.impossible & grid.find_meeting(box):
        for d, mask in enumerate(box):
            if mask == grid.full[d]:
                continue
            for value in iterate_bits(mask):
                slab = (*box[:d], 1 << value, *box[d + 1 :])
                if box[d] != 1 << value and not grid.has_possible(slab):
                    box = (*box[:d], box[d] & ~(1 << value), *box[d + 1 :])
    return box
