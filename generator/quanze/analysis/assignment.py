"""Best pairs between two or more collections, given how well any two of their items go together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Score = Callable[[int, int], float]
"""How well item i of the first collection goes with item j of the second, from 0 to 1."""

_LARGE = 150
_LOOSEST = 0.7


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Item `left` of one collection with item `right` of another, and how well they go together."""

    left: int
    right: int
    score: float


def pair_best(candidates: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs, each item in one at most, whose scores add up to the most; of equals, the first items' pairs.

    Candidates that share no item do not touch each other, so each connected part is solved alone. A part of more
    than 150 items takes its best pairs one after another, which is near enough and stays fast.
    """
    found: list[Pair] = []
    for part in _parts(candidates):
        lefts = sorted({p.left for p in part})
        rights = sorted({p.right for p in part})
        found += _greedy(part) if len(lefts) + len(rights) > _LARGE else _optimal(part, lefts, rights)
    return tuple(sorted(found))


def _parts(candidates: Sequence[Pair]) -> list[list[Pair]]:
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for pair in candidates:
        root[find(("right", pair.right))] = find(("left", pair.left))
    parts: dict[tuple[str, int], list[Pair]] = {}
    for pair in sorted(candidates):
        parts.setdefault(find(("left", pair.left)), []).append(pair)
    return list(parts.values())


def _greedy(part: Sequence[Pair]) -> list[Pair]:
    taken: set[tuple[str, int]] = set()
    found = []
    for pair in sorted(part, key=lambda p: (-p.score, p.left, p.right)):
        ends = {("left", pair.left), ("right", pair.right)}
        if not ends & taken:
            taken |= ends
            found.append(pair)
    return found


def _optimal(part: Sequence[Pair], lefts: Sequence[int], rights: Sequence[int]) -> list[Pair]:
    """The Hungarian method; what is no candidate costs nothing and is left out afterwards."""
    if len(part) == 1:
        return list(part)
    score = {(p.left, p.right): p for p in part}
    turned = len(lefts) > len(rights)
    rows, columns = (rights, lefts) if turned else (lefts, rights)
    cost = [
        [-score[key].score if (key := (c, r) if turned else (r, c)) in score else 0.0 for c in columns]
        for r in rows
    ]
    chosen = _assign(cost)
    keys = [(columns[c], rows[r]) if turned else (rows[r], columns[c]) for r, c in enumerate(chosen)]
    return [score[key] for key in keys if key in score]


def _assign(cost: Sequence[Sequence[float]]) -> list[int]:
    """Row → column of the cheapest assignment, for no more rows than columns (shortest augmenting paths)."""
    height, width = len(cost), len(cost[0])
    price_of_row, price_of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    row_of, before = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        row_of[0], column = row, 0
        least, used = [float("inf")] * (width + 1), [False] * (width + 1)
        while row_of[column]:
            used[column] = True
            here, step, following = row_of[column], float("inf"), 0
            for c in range(1, width + 1):
                if used[c]:
                    continue
                reduced = cost[here - 1][c - 1] - price_of_row[here] - price_of_column[c]
                if reduced < least[c]:
                    least[c], before[c] = reduced, column
                if least[c] < step:
                    step, following = least[c], c
            for c in range(width + 1):
                if used[c]:
                    price_of_row[row_of[c]] += step
                    price_of_column[c] -= step
                else:
                    least[c] -= step
            column = following
        while column:
            row_of[column] = row_of[before[column]]
            column = before[column]
    assigned = [0] * height
    for c in range(1, width + 1):
        if row_of[c]:
            assigned[row_of[c] - 1] = c - 1
    return assigned


# ---------------------------------------------------------------- several collections
Group = Mapping[int, int]
"""Collection → the one item of it that belongs to the group."""


def group_best(
    sizes: Sequence[int],
    pair: Callable[[int, int], Sequence[Pair]],
    alike: Callable[[int, int, int, int], float],
    bound: float,
) -> tuple[Group, ...]:
    """Groups over several collections, at most one item of each; every item is in exactly one group.

    `pair(a, b)` gives the best pairs of two collections, `alike(a, i, b, j)` how well any two items go together. The
    surest pairs join first; two groups join only if all their items go together: on average up to the bound, and no
    two of them much below it. Groups are ordered so that the items of every collection keep their order as far as
    that is possible, the first collections first.
    """
    pairs = [
        (-p.score, a, b, p.left, p.right) for a, b in combinations(range(len(sizes)), 2) for p in pair(a, b)
    ]
    group_of = {(a, i): {a: i} for a, size in enumerate(sizes) for i in range(size)}
    for _, a, b, i, j in sorted(pairs):
        first, second = group_of[a, i], group_of[b, j]
        if first is second or first.keys() & second.keys():
            continue
        scores = [
            alike(*((c, k, d, n) if c < d else (d, n, c, k)))
            for c, k in first.items()
            for d, n in second.items()
        ]
        if min(scores) >= _LOOSEST * bound and sum(scores) >= bound * len(scores):
            first.update(second)
            for c, k in second.items():
                group_of[c, k] = first
    return _ordered(sizes, group_of)


def _ordered(sizes: Sequence[int], group_of: Mapping[tuple[int, int], dict[int, int]]) -> tuple[Group, ...]:
    order: list[dict[int, int]] = []
    for a, size in enumerate(sizes):
        at = 0
        for i in range(size):
            group = group_of[a, i]
            known = next((n for n, other in enumerate(order) if other is group), None)
            if known is None:
                order.insert(at, group)
                at += 1
            else:
                at = known + 1
    return tuple(dict(sorted(g.items())) for g in order)
