"""From uncovered cells to few, wide, readable boxes: expand and irredundant of ESPRESSO, many-valued.

Cells that cannot occur may be inside a region where that makes it shorter to say; answered cells and cells
outside the scope never are.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from .grid import Box, Grid, contains, find_free_cell, intersect, iterate_bits, measure_volume, subtract

EXACT_CONDITIONS = 10
"""Up to so many conditions in doubt the fewest that suffice are found exactly; above, one by one is tried."""


def cover_boxes(
    grid: Grid, boxes: Iterable[Box], limit: int, preferred: frozenset[int]
) -> tuple[list[Box], bool]:
    """Cover disjoint uncovered boxes by at most `limit` regions; also tell whether that covers all."""
    found: list[Box] = []
    # widest first; a box waits with its old volume and the number of regions already cut out of it,
    # and both are renewed at its turn
    waiting = [(-measure_volume(box), box, 0) for box in boxes]
    heapq.heapify(waiting)
    while waiting:
        _, box, seen = heapq.heappop(waiting)
        parts = cut_out(box, found[seen:])
        if parts != [box]:
            for part in parts:
                heapq.heappush(waiting, (-measure_volume(part), part, len(found)))
        elif len(found) == limit:
            return found, False
        else:
            found.append(expand_box(grid, box, preferred))
    return found, True


def expand_box(grid: Grid, box: Box, preferred: frozenset[int]) -> Box:
    """Return the widest region around an uncovered box, with the fewest conditions that keep it off all rows.

    Among equally few, those with most `preferred` dimensions are taken, and then those with most cells.
    """
    expansion = _Expansion.start(grid, box)
    needed, doubtful = expansion.sort_conditions()
    if len(doubtful) > EXACT_CONDITIONS:
        kept = expansion.drop_conditions(needed + doubtful, preferred)
        return expansion.finish(kept)
    for size in range(len(doubtful)):
        choices = [needed + choice for choice in combinations(doubtful, size)]
        finished = [(choice, expansion.finish(choice)) for choice in choices if expansion.suffices(choice)]
        if finished:
            return max(finished, key=lambda f: (len(preferred.intersection(f[0])), measure_volume(f[1])))[1]
    return expansion.finish(needed + doubtful)


def drop_redundant(grid: Grid, regions: list[Box]) -> list[Box]:
    """Drop regions that the others make up, small ones first; return the rest in reading order."""
    regions = sorted(regions, key=lambda box: (measure_volume(box), box))
    joined = grid.with_boxes(regions)
    kept = joined.blocking & ~grid.blocking
    for i, box in enumerate(regions, len(grid.boxes)):
        others = kept & ~(1 << i)
        if others and joined.is_covered(box, others | grid.impossible):
            kept = others
    return sorted((joined.boxes[i] for i in iterate_bits(kept)), key=lambda box: _rank_region(grid, box))


def cut_out(box: Box, holes: Iterable[Box]) -> list[Box]:
    """Return disjoint boxes with the cells of `box` that are in none of the `holes`."""
    parts = [box]
    for hole in holes:
        parts = [part for old in parts for part in subtract(old, hole)]
    return parts


def find_seed(grid: Grid, max_steps: int) -> Box | None:
    """Return an uncovered cell in scope, or None. Raises TooWild."""
    seeds = (find_free_cell(grid, scope, grid.blocking, max_steps) for scope in grid.scope)
    return next((seed for seed in seeds if seed is not None), None)


def _rank_region(grid: Grid, box: Box) -> tuple[int, int, Box]:
    conditions = sum(mask != full for mask, full in zip(box, grid.full, strict=True))
    return conditions, -measure_volume(box), box


@dataclass(frozen=True)
class _Expansion:
    """A box on its way to a region. `misses[d]`: rows that the box avoids in dimension `d`."""

    grid: Grid
    box: Box
    misses: tuple[int, ...]

    @classmethod
    def start(cls, grid: Grid, box: Box) -> _Expansion:
        misses = (grid.answering & ~grid.accept_any(d, mask) for d, mask in enumerate(box))
        return cls(grid, box, tuple(misses))

    def suffices(self, kept: tuple[int, ...]) -> bool:
        """Tell whether the conditions `kept` alone keep the box off all rows and in scope."""
        missed = 0
        for d in kept:
            missed |= self.misses[d]
        return missed == self.grid.answering and _fits(self.grid, self.relax(kept))

    def relax(self, kept: tuple[int, ...]) -> Box:
        """Return the box without the conditions on dimensions other than `kept`."""
        return tuple(
            mask if d in kept else full
            for d, (mask, full) in enumerate(zip(self.box, self.grid.full, strict=True))
        )

    def sort_conditions(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the dimensions whose condition is needed whatever the others say, and those in doubt."""
        conditions = [d for d, full in enumerate(self.grid.full) if self.box[d] != full]
        once = twice = 0
        for d in conditions:
            twice |= once & self.misses[d]
            once |= self.misses[d]
        needed = []
        for d in conditions:
            relaxed = (*self.box[:d], self.grid.full[d], *self.box[d + 1 :])
            if self.misses[d] & ~twice or not _fits(self.grid, relaxed):
                needed.append(d)
        return tuple(needed), tuple(d for d in conditions if d not in needed)

    def drop_conditions(self, conditions: tuple[int, ...], preferred: frozenset[int]) -> tuple[int, ...]:
        """Drop conditions while the rest suffices, those first that avoid the fewest rows."""
        kept = conditions
        for d in sorted(conditions, key=lambda d: (d in preferred, self.misses[d].bit_count(), -d)):
            rest = tuple(e for e in kept if e != d)
            if self.suffices(rest):
                kept = rest
        return kept

    def finish(self, kept: tuple[int, ...]) -> Box:
        """Relax all other conditions, then widen those kept value by value, narrow ones first."""
        box = self.relax(kept)
        while (wider := self.widen(box, kept)) != box and self.grid.impossible:
            # a value with which nothing could occur may be worth adding now
            box = wider
        return wider

    def widen(self, box: Box, kept: tuple[int, ...]) -> Box:
        """Add to each condition the values that touch no row and with which something can occur."""
        grid = self.grid
        for d in sorted(kept, key=lambda d: (box[d].bit_count(), d)):
            near = grid.answering
            for other in kept:
                if other != d:
                    near &= grid.accept_any(other, box[other])
            for value in iterate_bits(grid.full[d] & ~box[d]):
                slab = (*box[:d], 1 << value, *box[d + 1 :])
                if not near & grid.has[d][value] and _fits(grid, slab) and grid.has_possible(slab):
                    box = (*box[:d], box[d] | 1 << value, *box[d + 1 :])
        return box


def _fits(grid: Grid, box: Box) -> bool:
    """Tell whether a box has no possible cell outside the scope."""
    if any(contains(scope, box) for scope in grid.scope):
        return True
    near = grid.find_meeting(box)
    if not near & grid.impossible and not any(all(intersect(box, scope)) for scope in grid.scope):
        return False
    return grid.is_covered(box, grid.scoping | grid.impossible)
