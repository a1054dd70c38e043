"""Which combinations no row answers, and which only a catch-all does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import islice

from .diagram import build_diagram
from .grid import Box, Grid, TooWild, compile_grid, describe_box
from .regions import cover_boxes, drop_redundant, expand_box, find_seed
from .table import IMPOSSIBLE, Region, Row, Table

MAX_STATES = 60_000
"""States of a table above which its gaps are sampled; tables of 1,000 orderly rows have a few thousand."""

SAMPLED_REGIONS = 20
BOXES_AT_ONCE = 20_000

Conditions = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Coverage:
    """The uncovered combinations in scope.

    `regions` may overlap; together they have no answered cell. `uncovered` is the exact number of
    uncovered cells, None where it is not known. `complete`: the regions have every uncovered cell;
    otherwise there are at least these.
    """

    regions: tuple[Region, ...]
    uncovered: int | None
    complete: bool

    @property
    def is_total(self) -> bool:
        """Whether it is certain that nothing is uncovered."""
        return self.complete and not self.regions


def find_gaps(
    table: Table, *, limit: int = 20, prefer: Collection[str] = (), max_states: int = MAX_STATES
) -> Coverage:
    """Return what no row of the table answers.

    At most `limit` regions are returned, those with the fewest conditions first. `prefer` names dimensions
    to describe a region by where there is a choice. A table that takes more than `max_states` states is
    sampled: at most 20 regions, and complete only if a search has proved that nothing else is left. Raises
    ValueError for an unknown dimension in `prefer`.
    """
    names = list(table.dimensions)
    if unknown := sorted(set(prefer) - set(names)):
        raise ValueError(f"the preferred dimension {unknown[0]!r} is unknown")
    preferred = frozenset(d for d, name in enumerate(names) if name in prefer)
    grid = compile_grid(table)
    found: list[Box] = []
    uncovered: int | None = None
    try:
        diagram = build_diagram(grid, max_states)
        uncovered = diagram.count_cells()
        complete = uncovered == 0
        while not complete and len(found) < limit:
            boxes = list(islice(diagram.iterate_boxes(), BOXES_AT_ONCE))
            more, finished = cover_boxes(grid, boxes, limit - len(found), preferred)
            found += more
            complete = finished and len(boxes) < BOXES_AT_ONCE
            if finished and not complete:
                diagram = build_diagram(grid.with_boxes(found), max_states)
                complete = diagram.count_cells() == 0
    except TooWild:
        found, complete = _sample_regions(grid, found, min(limit, SAMPLED_REGIONS), preferred, max_states)
        if complete and not found:
            uncovered = 0
    kept = drop_redundant(grid, found) if found else found
    return Coverage(tuple(describe_box(table, box) for box in kept), uncovered, complete)


def find_swallowed(
    table: Table,
    catch_all: Callable[[Row], bool] | int,
    *,
    limit: int = 20,
    prefer: Collection[str] = (),
    max_states: int = MAX_STATES,
) -> Coverage:
    """Return what only catch-all rows answer, in the form of `find_gaps`.

    `catch_all` tells which rows are catch-alls, or is the least priority of a row that is none.
    """
    is_general = _is_below(catch_all) if isinstance(catch_all, int) else catch_all
    general = [row for row in table.rows if row.outcome is not IMPOSSIBLE and is_general(row)]
    keys = {row.key for row in general}
    special = [row for row in table.rows if row.key not in keys]
    scope = [_intersect_conditions(box, row.when) for box in (table.scope or ({},)) for row in general]
    if not scope:
        return Coverage((), 0, True)
    narrowed = Table(table.dimensions, special, scope)
    return find_gaps(narrowed, limit=limit, prefer=prefer, max_states=max_states)


def _is_below(least: int) -> Callable[[Row], bool]:
    return lambda row: row.priority < least


def _intersect_conditions(first: Conditions, second: Conditions) -> Conditions:
    shared = {**first, **second}
    shared.update((name, first[name] & second[name]) for name in first if name in second)
    return shared


def _sample_regions(
    grid: Grid, found: list[Box], limit: int, preferred: frozenset[int], max_states: int
) -> tuple[list[Box], bool]:
    """Find an uncovered cell, expand it, block it, and again; also tell whether nothing is left."""
    found = list(found)
    try:
        while (seed := find_seed(grid.with_boxes(found), max_states)) is not None:
            if len(found) >= limit:
                return found, False
            found.append(expand_box(grid, seed, preferred))
    except TooWild:
        return found, False
    return found, True
