"""Which rows never decide anything, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .grid import (
    CONTAINMENT_STEPS,
    Box,
    Grid,
    TooWild,
    compile_grid,
    contains,
    find_free_cell,
    intersect,
    iterate_bits,
    measure_volume,
)
from .table import IMPOSSIBLE, Table


class DeadReason(Enum):
    """Why a row never decides."""

    EMPTY = "empty"
    OUT_OF_SCOPE = "out-of-scope"
    IMPOSSIBLE = "impossible"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class DeadRow:
    """A row that never decides. `hiders`: if HIDDEN, the rows that together hide it, none to spare."""

    row: str
    reason: DeadReason
    hiders: tuple[str, ...] = ()

    @property
    def hidden_by(self) -> str | None:
        """The row that hides it alone, None where it takes several or where hiding is not the reason."""
        return self.hiders[0] if len(self.hiders) == 1 else None


def find_dead_rows(table: Table, *, first_hit: bool = False) -> tuple[DeadRow, ...]:
    """Return the rows whose every possible cell in scope a row of higher priority decides.

    With `first_hit`, an earlier row of the same priority is stronger too.
    """
    grid = compile_grid(table)
    equals: dict[int, int] = {}
    for i, row in enumerate(table.rows):
        equals[row.priority] = equals.get(row.priority, 0) | 1 << i
    above = {p: grid.answering & sum(rows for q, rows in equals.items() if q > p) for p in equals}
    dead = []
    for i, row in enumerate(table.rows):
        if row.outcome is IMPOSSIBLE:
            continue
        stronger = above[row.priority]
        if first_hit:
            stronger |= equals[row.priority] & grid.answering & ((1 << i) - 1)
        reason = _find_reason(grid, i, stronger)
        if reason is not None:
            hiders = _choose_hiders(grid, i, stronger) if reason is DeadReason.HIDDEN else ()
            dead.append(DeadRow(row.key, reason, tuple(table.rows[h].key for h in hiders)))
    return tuple(dead)


def _find_reason(grid: Grid, i: int, stronger: int) -> DeadReason | None:
    box = grid.boxes[i]
    if not all(box):
        return DeadReason.EMPTY
    if not grid.clip(box):
        return DeadReason.OUT_OF_SCOPE
    if not grid.has_possible(box):
        return DeadReason.IMPOSSIBLE
    return DeadReason.HIDDEN if grid.is_decided(box, stronger) else None


def _choose_hiders(grid: Grid, i: int, stronger: int) -> list[int]:
    """Return one stronger row that has all of row `i`, or else several that do together, none to spare."""
    box, parts = grid.boxes[i], grid.clip(grid.boxes[i])
    near = stronger & grid.find_meeting(box)
    for h in iterate_bits(near):
        if all(contains(grid.boxes[h], part) for part in parts):
            return [h]

    def measure_share(h: int) -> tuple[int, int]:
        return measure_volume(intersect(grid.boxes[h], box)), -h

    chosen = 0
    try:
        while (cell := _find_visible(grid, parts, chosen | grid.impossible)) is not None:
            chosen |= 1 << max(iterate_bits(near & grid.find_meeting(cell)), key=measure_share)
    except TooWild:
        chosen = near
    for h in sorted(iterate_bits(chosen), key=measure_share):
        if grid.is_decided(box, chosen & ~(1 << h)):
            chosen &= ~(1 << h)
    return list(iterate_bits(chosen))


def _find_visible(grid: Grid, parts: list[Box], covering: int) -> Box | None:
    cells = (find_free_cell(grid, part, covering, CONTAINMENT_STEPS) for part in parts)
    return next((cell for cell in cells if cell is not None), None)
