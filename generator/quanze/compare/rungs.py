"""The rungs of several ladders side by side: an alignment that keeps their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..analysis.meaning import PARTIES, Terms, overlap
from ..model.jurisdiction import ChainFact, RungFact

Steps = Mapping[int, int]
"""Place → the number of its rung."""


def align_rungs(chains: Mapping[int, tuple[Terms, ChainFact]]) -> tuple[Steps, ...]:
    """Rows of rungs from the lowest up, one of a place at most; like rungs stand together where the order allows."""
    rows: list[dict[int, int]] = []
    for place, (_, chain) in chains.items():
        scores = [[_row_likeness(row, place, i, chains) for i in range(len(chain.rungs))] for row in rows]
        rows = _merge(rows, place, len(chain.rungs), scores)
    return tuple(rows)


def _row_likeness(
    row: Mapping[int, int], place: int, rung: int, chains: Mapping[int, tuple[Terms, ChainFact]]
) -> float:
    terms, chain = chains[place]
    found = [_likeness(chains[p][0], chains[p][1].rungs[i], terms, chain.rungs[rung]) for p, i in row.items()]
    return max(found)


def _likeness(a: Terms, x: RungFact, b: Terms, y: RungFact) -> float:
    """A little even for rungs that have nothing in common: standing on the same level is better than standing alone."""
    who = overlap(a.actors(x.bodies), b.actors(y.bodies))
    how = a.word("actions", x.spec.action) == b.word("actions", y.spec.action)
    parties = [any(r.body == PARTIES for r in z.bodies) for z in (x, y)]
    if parties[0] != parties[1]:
        return 0.0
    return 0.1 + 0.6 * who + 0.3 * how


def _merge(
    rows: list[dict[int, int]], place: int, count: int, scores: Sequence[Sequence[float]]
) -> list[dict[int, int]]:
    """The best common order of the rows so far and one more ladder (longest common subsequence by weight)."""
    height = len(rows)
    best = [[0.0] * (count + 1) for _ in range(height + 1)]
    for r in range(height - 1, -1, -1):
        for i in range(count - 1, -1, -1):
            joined = best[r + 1][i + 1] + scores[r][i] if scores[r][i] > 0 else -1.0
            best[r][i] = max(joined, best[r + 1][i], best[r][i + 1])
    merged: list[dict[int, int]] = []
    r = i = 0
    while r < height or i < count:
        if r < height and i < count and scores[r][i] > 0 and best[r][i] == best[r + 1][i + 1] + scores[r][i]:
            merged.append(rows[r] | {place: i})
            r, i = r + 1, i + 1
        elif i == count or (r < height and best[r][i] == best[r + 1][i]):
            merged.append(rows[r])
            r += 1
        else:
            merged.append({place: i})
            i += 1
    return merged
