"""A decision table as bit sets, and the search that all else asks: is there a cell that no row covers?

Two kinds of bit set, both plain ints. A box has one int per dimension whose bits are values; and for each
dimension and value, `Grid.has` has one int whose bits are the boxes that accept the value. All tests are
then `&`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, or_

from .table import IMPOSSIBLE, Region, Table

Box = tuple[int, ...]

CONTAINMENT_STEPS = 20_000
"""Dead ends that `Grid.is_covered` looks at before it answers no for want of proof."""


class TooWild(Exception):
    """The search has met more distinct states than it was allowed."""


@dataclass(frozen=True)
class Grid:
    """The boxes of a table: its rows first, then its scope, then whatever `with_boxes` has added.

    `answering` and `impossible` are bit sets of rows without those that accept nothing; `scoping` of scope
    boxes. `scope` has the boxes to be covered: the whole table if the table does not restrict it.
    """

    full: Box
    boxes: tuple[Box, ...]
    has: tuple[tuple[int, ...], ...]
    scope: tuple[Box, ...]
    answering: int
    impossible: int
    scoping: int
    # tables use the same few masks again and again
    any_answers: dict[tuple[int, int], int] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    all_answers: dict[tuple[int, int], int] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @property
    def is_bounded(self) -> bool:
        """Whether there are cells outside the scope."""
        return self.scope != (self.full,)

    @property
    def blocking(self) -> int:
        """The boxes whose cells are no gaps."""
        return ((1 << len(self.boxes)) - 1) & ~self.scoping

    def with_boxes(self, boxes: Iterable[Box]) -> Grid:
        """Return the grid with more boxes at the end; no cell of theirs is a gap."""
        added = tuple(boxes)
        has = _index_boxes(self.full, added)
        shift = len(self.boxes)
        merged = tuple(
            tuple(old | new << shift for old, new in zip(*columns, strict=True))
            for columns in zip(self.has, has, strict=True)
        )
        return replace(self, boxes=self.boxes + added, has=merged)

    def find_meeting(self, box: Box) -> int:
        """Return the boxes that share a cell with `box`; boxes that accept nothing may be among them."""
        meeting = (1 << len(self.boxes)) - 1
        for d, mask in enumerate(box):
            if mask != self.full[d]:
                meeting &= self.accept_any(d, mask)
        return meeting

    def accept_any(self, d: int, mask: int) -> int:
        """Return the boxes that accept at least one of the values in dimension `d`."""
        answer = self.any_answers.get((d, mask))
        if answer is None:
            answer = reduce(or_, (self.has[d][v] for v in iterate_bits(mask)), 0)
            self.any_answers[d, mask] = answer
        return answer

    def accept_all(self, d: int, mask: int) -> int:
        """Return the boxes that accept every one of the values in dimension `d`."""
        answer = self.all_answers.get((d, mask))
        if answer is None:
            answer = reduce(and_, (self.has[d][v] for v in iterate_bits(mask)), (1 << len(self.boxes)) - 1)
            self.all_answers[d, mask] = answer
        return answer

    def clip(self, box: Box) -> list[Box]:
        """Return the parts of `box` inside the scope; they may overlap."""
        parts = (intersect(box, scope) for scope in self.scope)
        return [part for part in parts if all(part)]

    def has_possible(self, box: Box) -> bool:
        """Tell whether some cell of `box` is in scope and can occur."""
        return not self.is_decided(box, 0)

    def is_decided(self, box: Box, covering: int) -> bool:
        """Tell whether `covering` has every cell of `box` that is in scope and can occur."""
        covering |= self.impossible
        return all(covering and self.is_covered(part, covering) for part in self.clip(box))

    def is_covered(self, box: Box, covering: int) -> bool:
        """Tell whether every cell of `box` is in a box of `covering`.

        Answers no where that cannot be proved in `CONTAINMENT_STEPS`: a cell that may be free counts as free.
        """
        try:
            return find_free_cell(self, box, covering, CONTAINMENT_STEPS) is None
        except TooWild:
            return False


def compile_grid(table: Table) -> Grid:
    """Return the table as bit sets."""
    ranks = [{value: 1 << rank for rank, value in enumerate(values)} for values in table.dimensions.values()]
    full = tuple((1 << len(rank)) - 1 for rank in ranks)

    def encode(box: Mapping[str, frozenset[str]]) -> Box:
        return tuple(
            sum(rank[value] for value in box[name]) if name in box else mask
            for name, rank, mask in zip(table.dimensions, ranks, full, strict=True)
        )

    rows = tuple(encode(row.when) for row in table.rows)
    scope = _keep_widest([encode(box) for box in table.scope]) if table.scope else (full,)
    boxes = rows if scope == (full,) else rows + scope
    alive = sum(1 << i for i, box in enumerate(rows) if all(box))
    impossible = alive & sum(1 << i for i, row in enumerate(table.rows) if row.outcome is IMPOSSIBLE)
    return Grid(
        full=full,
        boxes=boxes,
        has=_index_boxes(full, boxes),
        scope=scope,
        answering=alive & ~impossible,
        impossible=impossible,
        scoping=((1 << len(boxes)) - 1) & ~((1 << len(rows)) - 1),
    )


def find_free_cell(grid: Grid, within: Box, covering: int, max_steps: int) -> Box | None:
    """Return a cell of `within` that no box of `covering` has, or None.

    Searches depth first and remembers the dead ends. Raises TooWild after `max_steps` dead ends.
    """
    if not all(within):
        return None
    live = covering & grid.find_meeting(within)
    cell = [mask & -mask for mask in within]
    if not live:
        return tuple(cell)
    spanning = [grid.accept_all(d, mask) for d, mask in enumerate(within)]
    order = [d for d in range(len(within)) if live & ~spanning[d]]
    order.sort(key=lambda d: (within[d].bit_count(), d))
    # whole[k]: boxes that accept all of `within` from level k on, so that nothing below can be free
    whole = [live]
    for d in reversed(order):
        whole.append(whole[-1] & spanning[d])
    whole.reverse()
    if live & whole[0]:
        return None
    dead: set[tuple[int, int]] = set()
    path = [(live, _iterate_choices(grid, order[0], within, live))]
    while path:
        alive, choices = path[-1]
        choice = next(choices, None)
        level = len(path)
        if choice is None:
            dead.add((level - 1, alive))
            if len(dead) > max_steps:
                raise TooWild
            path.pop()
            continue
        value, alive = choice
        cell[order[level - 1]] = 1 << value
        if not alive:
            # the levels below were perhaps visited before, but any value of `within` does there
            return tuple(cell)
        if not alive & whole[level] and (level, alive) not in dead:
            path.append((alive, _iterate_choices(grid, order[level], within, alive)))
    return None


def _iterate_choices(grid: Grid, d: int, within: Box, alive: int) -> Iterator[tuple[int, int]]:
    """Yield values of dimension `d` with the boxes still alive there, fewest first; one for each set."""
    choices: dict[int, int] = {}
    for value in iterate_bits(within[d]):
        choices.setdefault(alive & grid.has[d][value], value)
    return iter(sorted(((value, rest) for rest, value in choices.items()), key=lambda c: c[1].bit_count()))


def iterate_bits(mask: int) -> Iterator[int]:
    """Yield the positions of the bits of `mask`, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def measure_volume(box: Box) -> int:
    """Return the number of cells of a box."""
    return math.prod(mask.bit_count() for mask in box)


def intersect(first: Box, second: Box) -> Box:
    """Return the box that two boxes share; empty in some dimension if they share none."""
    return tuple(map(and_, first, second))


def contains(outer: Box, inner: Box) -> bool:
    """Tell whether every cell of the non-empty box `inner` is in `outer`."""
    return intersect(outer, inner) == inner


def subtract(box: Box, hole: Box) -> list[Box]:
    """Return disjoint boxes with the cells of `box` that are not in `hole`."""
    if not all(intersect(box, hole)):
        return [box]
    parts = []
    for d, mask in enumerate(hole):
        if box[d] & ~mask:
            parts.append((*box[:d], box[d] & ~mask, *box[d + 1 :]))
            box = (*box[:d], box[d] & mask, *box[d + 1 :])
    return parts


def describe_box(table: Table, box: Box) -> Region:
    """Return a box in the words of the table."""
    return Region(
        tuple(
            (name, tuple(values[v] for v in iterate_bits(mask)))
            for (name, values), mask in zip(table.dimensions.items(), box, strict=True)
            if mask.bit_count() < len(values)
        )
    )


def _index_boxes(full: Box, boxes: tuple[Box, ...]) -> tuple[tuple[int, ...], ...]:
    has = [[0] * mask.bit_length() for mask in full]
    for d, columns in enumerate(has):
        unrestricted = 0
        for i, box in enumerate(boxes):
            if box[d] == full[d]:
                unrestricted |= 1 << i
                continue
            for value in iterate_bits(box[d]):
                columns[value] |= 1 << i
        has[d] = [column | unrestricted for column in columns]
    return tuple(map(tuple, has))


def _keep_widest(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Drop boxes that are empty, repeated, or inside another."""
    kept: list[Box] = []
    for box in boxes:
        if all(box) and not any(contains(other, box) for other in kept):
            kept = [other for other in kept if not contains(box, other)]
            kept.append(box)
    return tuple(kept)
