"""The best pairs are the best there are."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from quanze.analysis.assignment import Pair, group_best, pair_best


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=4), min_size=2, max_size=4).filter(
        lambda m: len({*map(len, m)}) == 1
    )
)
def test_no_other_pairing_adds_up_to_more(scores: list[list[int]]) -> None:
    """Against all pairings tried one by one; a score of 0 is no candidate."""
    candidates = [Pair(i, j, s / 10) for i, row in enumerate(scores) for j, s in enumerate(row) if s]
    found = pair_best(candidates)
    assert len({p.left for p in found}) == len({p.right for p in found}) == len(found)
    height, width = len(scores), len(scores[0])
    size = max(height, width)
    padded = [[scores[i][j] if i < height and j < width else 0 for j in range(size)] for i in range(size)]
    best = max(sum(padded[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))
    assert round(sum(p.score for p in found) * 10) == best


def test_large_parts_are_still_paired_one_to_one() -> None:
    """Beyond the size that is solved exactly, the best pairs are taken one after another."""
    candidates = [Pair(i, j, 1.0 if i == j else 0.5) for i in range(90) for j in range(90)]
    assert pair_best(candidates) == tuple(Pair(i, i, 1.0) for i in range(90))


def test_groups_hold_one_item_of_a_collection_at_most_and_every_item_once() -> None:
    """What is like two items of another collection joins the more like of them."""
    alike = {(0, 0, 1, 0): 0.9, (0, 0, 1, 1): 0.6, (0, 0, 2, 0): 0.8, (1, 0, 2, 0): 0.8, (1, 1, 2, 0): 0.6}

    def score(a: int, i: int, b: int, j: int) -> float:
        return alike.get((a, i, b, j), 0.0)

    def pairs(a: int, b: int) -> tuple[Pair, ...]:
        sizes = (1, 2, 1)
        return pair_best(
            [Pair(i, j, s) for i in range(sizes[a]) for j in range(sizes[b]) if (s := score(a, i, b, j))]
        )

    assert group_best((1, 2, 1), pairs, score, 0.5) == ({0: 0, 1: 0, 2: 0}, {1: 1})
