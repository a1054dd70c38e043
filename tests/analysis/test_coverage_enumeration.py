"""The coverage engine against enumeration of all cells, on thousands of random tables."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from quanze.analysis.coverage import (
    IMPOSSIBLE,
    DeadReason,
    Row,
    Shape,
    Table,
    find_conflicts,
    find_dead_rows,
    find_gaps,
    find_swallowed,
)

Cells = npt.NDArray[np.bool_]
Conditions = Mapping[str, frozenset[str]]

SEEDS = range(2100)
BLOCK = 300


@dataclass(frozen=True)
class Oracle:
    """A table with every cell of it in an array."""

    table: Table
    claims: dict[str, Cells] = field(init=False)
    impossible: Cells = field(init=False)
    wanted: Cells = field(init=False)

    def __post_init__(self) -> None:
        nothing = np.zeros([len(values) for values in self.table.dimensions.values()], dtype=np.bool_)
        claims = {row.key: self.paint(row.when) for row in self.table.rows}
        impossible, scope = nothing.copy(), nothing if self.table.scope else ~nothing
        for row in self.table.rows:
            if row.outcome is IMPOSSIBLE:
                impossible |= claims[row.key]
        for box in self.table.scope:
            scope = scope | self.paint(box)
        object.__setattr__(self, "claims", claims)
        object.__setattr__(self, "impossible", impossible)
        object.__setattr__(self, "wanted", scope & ~impossible)

    def paint(self, box: Conditions) -> Cells:
        sizes = [len(values) for values in self.table.dimensions.values()]
        cells = np.zeros(sizes, dtype=np.bool_)
        cells[self.locate(box)] = True
        return cells

    def locate(self, box: Conditions) -> tuple[npt.NDArray[np.intp], ...]:
        ranks = [
            [rank for rank, value in enumerate(values) if value in box.get(name, values)]
            for name, values in self.table.dimensions.items()
        ]
        return np.ix_(*[np.array(rank, dtype=np.intp) for rank in ranks])

    def answer(self, rows: Iterable[Row]) -> Cells:
        cells = np.zeros_like(self.wanted)
        for row in rows:
            if row.outcome is not IMPOSSIBLE:
                cells = cells | self.claims[row.key]
        return cells


def draw_box(
    rng: random.Random, dimensions: Mapping[str, list[str]], wild: float
) -> dict[str, frozenset[str]]:
    least = 0 if rng.random() < 0.03 else 1
    return {
        name: frozenset(rng.sample(values, rng.randint(least, len(values))))
        for name, values in dimensions.items()
        if rng.random() > wild
    }


def draw_table(seed: int) -> Table:
    rng = random.Random(seed)
    dimensions = {f"d{d}": [f"v{v}" for v in range(rng.randint(1, 5))] for d in range(rng.randint(1, 4))}
    wild = rng.random() * 0.75
    rows = [
        Row(
            key=f"r{i}",
            when=draw_box(rng, dimensions, wild),
            outcome=IMPOSSIBLE if rng.random() < 0.12 else rng.randint(0, 2),
            priority=rng.choice([0, 0, 0, 1, 2]),
        )
        for i in range(rng.choice([0, 1, 2, 5, 10, 25]))
    ]
    scope = [draw_box(rng, dimensions, 0.5) for _ in range(rng.choice([0, 0, 1, 2, 3]))]
    return Table(dimensions, rows, scope)


def check_regions(oracle: Oracle, expected: Cells, regions: Iterable[Conditions], allowed: Cells) -> None:
    """Assert that the regions are exactly the expected cells, each of them as wide as it can be and none to spare."""
    regions = list(regions)
    painted = [oracle.paint(region) for region in regions]
    union = np.zeros_like(expected)
    for cells in painted:
        union = union | cells
    assert not (union & ~allowed).any(), "a region has an answered cell or one out of scope"
    assert (union & expected == expected).all(), "a gap is not in any region"
    for region in regions:
        for name, values in region.items():
            everything = oracle.table.dimensions[name]
            assert 0 < len(values) < len(everything)
            for value in set(everything) - values:
                slab = oracle.locate({**region, name: frozenset({value})})
                assert not allowed[slab].all() or not expected[slab].any(), "a region can be wider"
            dropped = oracle.locate({other: kept for other, kept in region.items() if other != name})
            assert not allowed[dropped].all(), "a region has a condition to spare"
    for i, cells in enumerate(painted):
        others = np.zeros_like(expected)
        for j, other in enumerate(painted):
            if i != j:
                others = others | other
        assert (cells & expected & ~others).any(), "a region can be spared"


@pytest.mark.parametrize("start", SEEDS[::BLOCK])
def test_gaps_are_those_of_enumeration(start: int) -> None:
    """On random tables the gaps are exact, counted, wide and irredundant."""
    for seed in range(start, start + BLOCK):
        oracle = Oracle(draw_table(seed))
        expected = oracle.wanted & ~oracle.answer(oracle.table.rows)
        coverage = find_gaps(oracle.table, limit=10_000)
        assert coverage.complete
        assert coverage.uncovered == expected.sum(), seed
        check_regions(
            oracle,
            expected,
            coverage.regions,
            expected | oracle.impossible & ~oracle.answer(oracle.table.rows),
        )


@pytest.mark.parametrize("start", SEEDS[::BLOCK])
def test_sampled_gaps_are_those_of_enumeration(start: int) -> None:
    """Without room for the exact count, the regions are still free of answered cells, and complete only if they are."""
    for seed in range(start, start + BLOCK, 3):
        oracle = Oracle(draw_table(seed))
        answered = oracle.answer(oracle.table.rows)
        expected = oracle.wanted & ~answered
        coverage = find_gaps(oracle.table, limit=3, max_states=0)
        union = np.zeros_like(expected)
        for region in coverage.regions:
            cells = oracle.paint(region)
            assert not (cells & ~expected & ~(oracle.impossible & ~answered)).any()
            union |= cells
        assert len(coverage.regions) <= 3
        assert bool(coverage.regions) == bool(expected.any()) or not coverage.complete
        if coverage.complete:
            assert not (expected & ~union).any()
        if coverage.uncovered is not None:
            assert coverage.uncovered == expected.sum()


@pytest.mark.parametrize("start", SEEDS[::BLOCK])
def test_swallowed_cells_are_those_of_enumeration(start: int) -> None:
    """Swallowed is what only rows below the given priority answer."""
    for seed in range(start, start + BLOCK, 2):
        oracle = Oracle(draw_table(seed))
        special = oracle.answer(row for row in oracle.table.rows if row.priority >= 1)
        general = oracle.answer(row for row in oracle.table.rows if row.priority < 1)
        expected = oracle.wanted & general & ~special
        coverage = find_swallowed(oracle.table, 1, limit=10_000)
        assert coverage.complete
        assert coverage.uncovered == expected.sum()
        check_regions(oracle, expected, coverage.regions, expected | oracle.impossible & ~special)
        assert coverage == find_swallowed(oracle.table, lambda row: row.priority < 1, limit=10_000)


def classify(first: Cells, second: Cells) -> Shape:
    if (first == second).all():
        return Shape.SAME
    return Shape.INSIDE if not (first & ~second).any() or not (second & ~first).any() else Shape.CROSSING


@pytest.mark.parametrize("start", SEEDS[::BLOCK])
def test_conflicts_are_those_of_enumeration(start: int) -> None:
    """On random tables the pairs, their shape, the narrower row and what stronger rows settle are exact."""
    for seed in range(start, start + BLOCK):
        oracle = Oracle(draw_table(seed))
        found = {(c.first, c.second): c for c in find_conflicts(oracle.table)}
        for first, second in combinations(oracle.table.rows, 2):
            mine, theirs = oracle.claims[first.key] & oracle.wanted, oracle.claims[second.key] & oracle.wanted
            shared = mine & theirs
            opposed = first.priority == second.priority and first.outcome != second.outcome
            conflict = found.pop((first.key, second.key), None)
            assert (conflict is not None) == bool(opposed and shared.any()), seed
            if conflict is None:
                continue
            region = oracle.paint(conflict.region)
            assert not (shared & ~region).any()
            assert conflict.shape is classify(mine, theirs)
            narrower = first.key if not (mine & ~theirs).any() else second.key
            assert conflict.inner == (narrower if conflict.shape is Shape.INSIDE else None)
            stronger = oracle.answer(row for row in oracle.table.rows if row.priority > first.priority)
            assert conflict.settled == (not (shared & ~stronger).any())
            for name, values in conflict.region.items():
                for value in values:
                    assert (shared & oracle.paint({name: frozenset({value})})).any(), (
                        "a value without shared cells"
                    )
        assert not found


@pytest.mark.parametrize("start", SEEDS[::BLOCK])
@pytest.mark.parametrize("first_hit", [False, True])
def test_dead_rows_are_those_of_enumeration(start: int, first_hit: bool) -> None:
    """On random tables the dead rows and their reasons are exact, and the hiders hide, none of them to spare."""
    for seed in range(start, start + BLOCK):
        oracle = Oracle(draw_table(seed))
        rows = {row.key: row for row in oracle.table.rows}
        order = list(rows)
        found = {dead.row: dead for dead in find_dead_rows(oracle.table, first_hit=first_hit)}
        for key, row in rows.items():
            if row.outcome is IMPOSSIBLE:
                continue
            stronger = [
                other
                for other in oracle.table.rows
                if other.priority > row.priority
                or (
                    first_hit and other.priority == row.priority and order.index(other.key) < order.index(key)
                )
            ]
            own = oracle.claims[key] & oracle.wanted
            dead = found.pop(key, None)
            assert (dead is None) == bool((own & ~oracle.answer(stronger)).any()), seed
            if dead is None:
                continue
            assert (dead.reason is DeadReason.HIDDEN) == own.any()
            assert (dead.reason is DeadReason.EMPTY) == (not oracle.claims[key].any())
            hiders = [rows[hider] for hider in dead.hiders]
            assert all(hider in stronger for hider in hiders)
            assert not (own & ~oracle.answer(hiders)).any()
            for hider in hiders:
                assert (own & ~oracle.answer(other for other in hiders if other is not hider)).any()
        assert not found


@pytest.mark.parametrize(
    ("setting", "value"),
    [("gaps.BOXES_AT_ONCE", 2), ("regions.EXACT_CONDITIONS", 0)],
    ids=["in parts", "not exact"],
)
def test_gaps_of_large_tables_are_those_of_enumeration(
    setting: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only large tables need, gaps in parts and conditions dropped one by one, changes nothing of the above."""
    monkeypatch.setattr(f"quanze.analysis.coverage.{setting}", value)
    for seed in range(10_000, 10_300):
        oracle = Oracle(draw_table(seed))
        answered = oracle.answer(oracle.table.rows)
        expected = oracle.wanted & ~answered
        coverage = find_gaps(oracle.table, limit=10_000)
        assert (coverage.complete, coverage.uncovered) == (True, expected.sum())
        check_regions(oracle, expected, coverage.regions, expected | oracle.impossible & ~answered)
