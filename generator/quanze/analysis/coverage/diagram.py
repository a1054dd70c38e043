"""The cells that no row covers, all of them, as a decision diagram.

Level k of the diagram asks for the value in dimension `order[k]`. A state is the set of boxes still alive,
and the values that leave the same set alive are one edge. The cost therefore follows the number of
distinct sets, not of cells.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from .grid import Box, Grid, TooWild, iterate_bits

COVERED = -1
FREE = -2

Edges = tuple[tuple[int, int], ...]
"""Pairs of a value mask and the state or node that it leads to; COVERED and FREE are neither."""


@dataclass(frozen=True)
class Diagram:
    """Uncovered cells in scope. A node is its level and its edges to the next; the last nodes come first.

    `root` is the number of a node, COVERED or FREE.
    """

    full: Box
    order: tuple[int, ...]
    nodes: tuple[tuple[int, Edges], ...]
    root: int

    def count_cells(self) -> int:
        """Return the exact number of uncovered cells."""
        below = [math.prod(self.full[d].bit_count() for d in range(len(self.full)) if d not in self.order)]
        for d in reversed(self.order):
            below.append(below[-1] * self.full[d].bit_count())
        below.reverse()
        counts: list[int] = []

        def size(node: int, level: int) -> int:
            return below[level] if node == FREE else 0 if node == COVERED else counts[node]

        for level, edges in self.nodes:
            counts.append(sum(mask.bit_count() * size(child, level + 1) for mask, child in edges))
        return size(self.root, 0)

    def iterate_boxes(self) -> Iterator[Box]:
        """Yield disjoint boxes that make up the uncovered cells."""
        todo = [(self.root, self.full)]
        while todo:
            node, box = todo.pop()
            if node == FREE:
                yield box
            elif node != COVERED:
                level, edges = self.nodes[node]
                d = self.order[level]
                todo += [(child, (*box[:d], mask, *box[d + 1 :])) for mask, child in edges]


def build_diagram(grid: Grid, max_states: int) -> Diagram:
    """Return the diagram of the grid. Raises TooWild above `max_states` states."""
    if not grid.scope:
        return Diagram(full=grid.full, order=(), nodes=(), root=COVERED)
    levels = _Levels.arrange(grid)
    root = levels.settle(0, levels.live)
    steps: list[dict[int, Edges]] = []
    frontier = [root] if root >= 0 else []
    states = len(frontier)
    for k, d in enumerate(levels.order):
        step: dict[int, Edges] = {}
        ahead: dict[int, None] = {}
        for alive in frontier:
            groups: dict[int, int] = {}
            for value, has in enumerate(grid.has[d]):
                rest = alive & has
                groups[rest] = groups.get(rest, 0) | 1 << value
            step[alive] = tuple((mask, levels.settle(k + 1, rest)) for rest, mask in groups.items())
            ahead.update((state, None) for _, state in step[alive] if state >= 0)
            if states + len(ahead) > max_states:
                raise TooWild
        steps.append(step)
        frontier = list(ahead)
        states += len(frontier)
    nodes, tops = _merge_nodes(grid.full, levels.order, steps)
    return Diagram(grid.full, levels.order, nodes, tops[root] if root >= 0 else root)


def _merge_nodes(
    full: Box, order: tuple[int, ...], steps: list[dict[int, Edges]]
) -> tuple[tuple[tuple[int, Edges], ...], dict[int, int]]:
    """Turn states into nodes, equal ones into one; also return which node each state of the first is."""
    nodes: list[tuple[int, Edges]] = []
    below: dict[int, int] = {}
    for k in range(len(order) - 1, -1, -1):
        here: dict[int, int] = {}
        unique: dict[Edges, int] = {}
        for alive, edges in steps[k].items():
            masks: dict[int, int] = {}
            for mask, state in edges:
                child = below[state] if state >= 0 else state
                if child != COVERED:
                    masks[child] = masks.get(child, 0) | mask
            if not masks:
                here[alive] = COVERED
            elif masks.get(FREE) == full[order[k]]:
                here[alive] = FREE
            else:
                # few values last: boxes are taken from the end, so that wide ones come out first
                key = tuple(
                    sorted(((m, c) for c, m in masks.items()), key=lambda e: (e[0].bit_count(), -e[0]))
                )
                if key not in unique:
                    unique[key] = len(nodes)
                    nodes.append((k, key))
                here[alive] = unique[key]
        below = here
    return tuple(nodes), below


@dataclass(frozen=True)
class _Levels:
    """What is known about each level before any state is seen.

    `whole[k]`: boxes that accept everything from level k on. `proxies[k][i]`: the first of the boxes that
    agree with box i from level k on; `wider[k][i]`: the proxies that accept more than it there. Boxes that
    have a wider one beside them make no difference to a state.
    """

    order: tuple[int, ...]
    live: int
    scoping: int
    whole: tuple[int, ...]
    proxies: tuple[dict[int, int], ...]
    wider: tuple[dict[int, int], ...]

    @classmethod
    def arrange(cls, grid: Grid) -> _Levels:
        """Ask first where a value leaves the fewest boxes alive, and never where it makes no difference."""
        live = _find_widest(grid)
        everything = sum(1 << i for i in live)
        order = [d for d, full in enumerate(grid.full) if any(grid.boxes[i][d] != full for i in live)]
        order.sort(key=lambda d: (sum(grid.boxes[i][d].bit_count() for i in live) / len(grid.has[d]), d))
        kinds = {i: grid.scoping if grid.scoping >> i & 1 else everything & ~grid.scoping for i in live}
        whole, accepting = [everything], dict(kinds)
        levels = [_compare_tails(accepting)]
        for d in reversed(order):
            for i in live:
                accepting[i] &= grid.accept_all(d, grid.boxes[i][d])
            levels.append(_compare_tails(accepting))
            whole.append(whole[-1] & grid.accept_all(d, grid.full[d]))
        levels.reverse()
        return cls(
            order=tuple(order),
            live=everything,
            scoping=grid.scoping,
            whole=tuple(reversed(whole)),
            proxies=tuple(proxies for proxies, _ in levels),
            wider=tuple(wider for _, wider in levels),
        )

    def settle(self, k: int, alive: int) -> int:
        """Return COVERED, FREE, or the least state that behaves as `alive` does from level k on."""
        inside = alive & self.scoping
        if self.scoping and not inside:
            return COVERED
        blocking = alive & ~self.scoping
        if blocking & self.whole[k]:
            return COVERED
        if not blocking and (not self.scoping or inside & self.whole[k]):
            return FREE
        proxies, wider = self.proxies[k], self.wider[k]
        present = 0
        for i in iterate_bits(alive):
            present |= proxies[i]
        return sum(1 << i for i in iterate_bits(present) if not wider[i] & present)


def _find_widest(grid: Grid) -> list[int]:
    """Return the boxes that are neither empty nor inside another, rows and scope apart."""
    widest = []
    for i, box in enumerate(grid.boxes):
        around = grid.scoping if grid.scoping >> i & 1 else grid.blocking
        for d, mask in enumerate(box):
            if mask != 0 and around:
                around &= grid.accept_all(d, mask)
        others = iterate_bits(around & ~(1 << i))
        if all(box) and not any(j < i or grid.boxes[j] != box for j in others):
            widest.append(i)
    return widest


def _compare_tails(accepting: dict[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    """Turn, for each box, the boxes that accept all of it into its proxy and the wider ones."""
    first: dict[int, int] = {}
    for i, around in accepting.items():
        first.setdefault(around, 1 << i)
    proxies = {i: first[around] for i, around in accepting.items()}
    chosen = sum(first.values())
    return proxies, {i: around & chosen & ~proxies[i] for i, around in accepting.items()}
