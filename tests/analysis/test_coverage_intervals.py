"""Numeric bands: bounds in the sense of the law, atoms, and tables made of them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations

import pytest

from quanze.analysis.coverage import (
    Conflict,
    DeadReason,
    Row,
    Table,
    find_conflicts,
    find_dead_rows,
    find_gaps,
)
from quanze.model.interval import Interval, merge_atoms, split_intervals

POSITIVE = Interval.at_least(Decimal(0))


def number(text: str) -> Decimal:
    return Decimal(text)


def band(low: str, high: str) -> Interval:
    """…以上不满…"""
    return Interval(number(low), True, number(high), False)


def band_table(
    bands: Mapping[str, Interval], domain: Interval, step: Decimal | None = None
) -> tuple[Table, tuple[Interval, ...]]:
    atoms, membership = split_intervals(bands, domain, step=step)
    rows = [Row(name, {"金额": membership[name]}, name) for name in bands]
    return Table({"金额": [atom.key for atom in atoms]}, rows), atoms


def read_gaps(bands: Mapping[str, Interval], domain: Interval, step: Decimal | None = None) -> list[str]:
    table, atoms = band_table(bands, domain, step)
    return [
        interval.key
        for region in find_gaps(table).regions
        for interval in merge_atoms(
            (atom for atom in atoms if atom.key in region.get("金额", [atom.key])), step=step
        )
    ]


def read_conflicts(bands: Mapping[str, Interval], domain: Interval) -> list[tuple[Conflict, list[Interval]]]:
    table, atoms = band_table(bands, domain)
    return [
        (conflict, list(merge_atoms(atom for atom in atoms if atom.key in conflict.region["金额"])))
        for conflict in find_conflicts(table)
    ]


def test_inclusive_and_exclusive_bounds_join_without_gap_or_overlap() -> None:
    """不满 10 and 10 以上 share nothing and leave nothing."""
    bands = {"小额": Interval.less_than(number("10")), "大额": Interval.at_least(number("10"))}
    assert read_gaps(bands, POSITIVE) == []
    assert read_conflicts(bands, POSITIVE) == []


def test_two_inclusive_bounds_overlap_in_one_point() -> None:
    """10 以下 and 10 以上 both have 10."""
    bands = {"小额": Interval.at_most(number("10")), "大额": Interval.at_least(number("10"))}
    ((_, shared),) = read_conflicts(bands, POSITIVE)
    assert shared == [Interval.exactly(number("10"))]
    assert shared[0].is_point


def test_two_exclusive_bounds_leave_out_one_point() -> None:
    """不满 10 and 超过 10 leave 10 to nobody."""
    bands = {"小额": Interval.less_than(number("10")), "大额": Interval.more_than(number("10"))}
    assert read_gaps(bands, POSITIVE) == ["10"]


def test_a_gap_between_bands_is_one_readable_interval() -> None:
    bands = {"一档": band("0", "10"), "二档": band("20", "50"), "三档": band("30", "50")}
    assert read_gaps(bands, POSITIVE) == ["[10,20)", "[50,∞)"]


def test_whole_numbers_have_no_gap_between_two_and_three() -> None:
    """2 次以下 and 3 次以上 leave nothing of whole numbers, but an open interval of all others."""
    bands = {"少": Interval.at_most(number("2")), "多": Interval.at_least(number("3"))}
    assert read_gaps(bands, POSITIVE) == ["(2,3)"]
    assert read_gaps(bands, POSITIVE, step=number("1")) == []
    assert read_gaps({"少": bands["少"]}, POSITIVE, step=number("1")) == ["(2,∞)"]


def test_with_a_step_atoms_join_across_what_cannot_be() -> None:
    low, high = Interval(number("1"), True, number("2"), True), Interval(number("3"), True, number("4"), True)
    assert [i.key for i in merge_atoms([high, low])] == ["[1,2]", "[3,4]"]
    assert [i.key for i in merge_atoms([high, low], step=number("1"))] == ["[1,4]"]
    assert [i.key for i in merge_atoms([high, low], step=number("0.5"))] == ["[1,2]", "[3,4]"]


def test_atoms_are_the_coarsest_and_rejoin_to_their_bands() -> None:
    """Random bands: atoms are disjoint, ascending, make up the domain, and each band merges back to itself."""
    for seed in range(300):
        rng = random.Random(seed)
        bands = {}
        for i in range(rng.randint(0, 5)):
            low, high = sorted(rng.choices(range(-2, 9), k=2))
            closed = low == high or rng.random() < 0.5
            bands[f"b{i}"] = Interval(Decimal(low), closed, Decimal(high), low == high or rng.random() < 0.5)
        domain = Interval(Decimal(0), rng.random() < 0.5, rng.choice([None, Decimal(7)]), rng.random() < 0.5)
        atoms, membership = split_intervals(bands, domain)
        assert merge_atoms(atoms) == (domain,)
        assert len({atom.key for atom in atoms}) == len(atoms)
        for first, second in combinations(atoms, 2):
            assert first.intersect(second) is None
        for name, own in bands.items():
            inside = own.intersect(domain)
            rejoined = merge_atoms(atom for atom in atoms if atom.key in membership[name])
            assert rejoined == (() if inside is None else (inside,))
        borders = {(b.low, b.low_closed) for b in bands.values()} | {
            (b.high, not b.high_closed) for b in bands.values()
        }
        assert all((atom.low, atom.low_closed) in borders for atom in atoms[1:])


def test_keys_are_the_same_however_a_number_is_written() -> None:
    assert band("1.0", "20.50").key == band("1", "20.5").key == "[1,20.5)"
    assert Interval.exactly(number("1E+4")).key == "10000"
    assert Interval().key == "(-∞,∞)"
    assert Interval(None, True, number("-0"), True) == Interval.at_most(number("0"))


def test_a_band_outside_the_domain_is_an_empty_row() -> None:
    table, _ = band_table({"负": Interval.less_than(number("0")), "正": POSITIVE}, POSITIVE)
    assert [(dead.row, dead.reason) for dead in find_dead_rows(table)] == [("负", DeadReason.EMPTY)]


def test_bands_take_part_in_tables_of_several_dimensions() -> None:
    """Large sums are a gap only in the country: said as an interval and a place."""
    atoms, membership = split_intervals({"小额": Interval.at_most(number("500"))}, POSITIVE)
    table = Table(
        {"区域": ["城区", "村居"], "金额": [atom.key for atom in atoms]},
        [
            Row("小额", {"金额": membership["小额"]}, "村委会"),
            Row("城区", {"区域": frozenset({"城区"})}, "街道", 1),
        ],
    )
    (region,) = find_gaps(table).regions
    assert region == {"区域": frozenset({"村居"}), "金额": frozenset({"(500,∞)"})}


@pytest.mark.parametrize(
    ("low", "low_closed", "high", "high_closed"),
    [
        ("2", True, "1", True),
        ("1", True, "1", False),
        ("1", False, "1", False),
        ("NaN", True, "1", True),
        ("0", True, "Infinity", False),
    ],
)
def test_empty_and_infinite_intervals_are_rejected(
    low: str, low_closed: bool, high: str, high_closed: bool
) -> None:
    with pytest.raises(ValueError, match=r"empty|not finite"):
        Interval(number(low), low_closed, number(high), high_closed)


def test_a_step_must_be_positive_and_hit_the_domain() -> None:
    with pytest.raises(ValueError, match="not positive"):
        split_intervals({}, POSITIVE, step=number("0"))
    with pytest.raises(ValueError, match="no multiple"):
        split_intervals({}, Interval(number("1"), False, number("2"), False), step=number("1"))
