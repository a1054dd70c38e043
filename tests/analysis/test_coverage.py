"""The coverage engine on tables small enough to read, and on some too large."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import FrozenInstanceError

import pytest

from quanze.analysis.coverage import (
    IMPOSSIBLE,
    DeadReason,
    DeadRow,
    Row,
    Shape,
    Table,
    find_conflicts,
    find_dead_rows,
    find_gaps,
    find_swallowed,
)

Conditions = Mapping[str, frozenset[str]]

MATTERS = {"事项": ["噪声", "油烟", "占道"], "时段": ["昼间", "夜间"], "区域": ["城区", "镇区", "村居"]}


def among(*values: str) -> frozenset[str]:
    return frozenset(values)


def test_a_gap_is_said_in_the_fewest_conditions() -> None:
    """Two rows leave out 占道 by night in the country: three conditions, in the order of the table."""
    table = Table(
        MATTERS,
        [
            Row("公安", {"事项": among("噪声", "油烟")}, "公安机关"),
            Row("城管", {"时段": among("昼间")}, "城管部门"),
            Row("镇街", {"区域": among("城区", "镇区")}, "镇人民政府"),
        ],
    )
    coverage = find_gaps(table)
    assert [region.conditions for region in coverage.regions] == [
        (("事项", ("占道",)), ("时段", ("夜间",)), ("区域", ("村居",)))
    ]
    assert (coverage.uncovered, coverage.complete, coverage.is_total) == (1, True, False)


def test_regions_are_few_and_overlap_rather_than_split() -> None:
    """What one row leaves of the table is said as one region for each of its conditions."""
    table = Table(MATTERS, [Row("夜间噪声", {"事项": among("噪声"), "时段": among("夜间")}, "公安机关")])
    assert list(find_gaps(table).regions) == [{"事项": among("油烟", "占道")}, {"时段": among("昼间")}]


def test_a_table_without_rows_is_one_region_without_conditions() -> None:
    coverage = find_gaps(Table(MATTERS, []))
    assert coverage.regions[0].conditions == ()
    assert coverage.uncovered == 18


def test_a_covered_table_has_no_gap() -> None:
    table = Table(MATTERS, [Row("昼", {"时段": among("昼间")}, 1), Row("夜", {"时段": among("夜间")}, 2)])
    assert find_gaps(table).is_total


def test_an_impossible_combination_is_no_gap_and_shortens_the_others() -> None:
    """油烟 cannot occur by night in the country, so the gap of 油烟 in the country need not mention the time."""
    rows = [
        Row("其他", {"事项": among("噪声", "占道")}, "城管部门"),
        Row("城镇", {"区域": among("城区", "镇区")}, "城管部门"),
    ]
    never = Row("无此情形", {"事项": among("油烟"), "时段": among("夜间"), "区域": among("村居")}, IMPOSSIBLE)
    coverage = find_gaps(Table(MATTERS, [*rows, never]))
    assert coverage.uncovered == 1
    assert list(coverage.regions) == [{"事项": among("油烟"), "区域": among("村居")}]


def test_a_value_that_cannot_occur_is_not_listed() -> None:
    rows = [Row("占道", {"事项": among("占道")}, 1), Row("无油烟", {"事项": among("油烟")}, IMPOSSIBLE)]
    assert list(find_gaps(Table(MATTERS, rows)).regions) == [{"事项": among("噪声")}]


def test_a_gap_stays_within_the_scope() -> None:
    """Nothing is said of combinations that the table need not answer, and the scope is part of the region."""
    table = Table(
        MATTERS, [Row("昼", {"时段": among("昼间")}, 1)], [{"事项": among("噪声")}, {"区域": among("城区")}]
    )
    coverage = find_gaps(table)
    assert coverage.uncovered == 5
    assert list(coverage.regions) == [
        {"事项": among("噪声"), "时段": among("夜间")},
        {"时段": among("夜间"), "区域": among("城区")},
    ]


def test_scope_boxes_that_together_are_everything_leave_no_trace() -> None:
    table = Table(
        MATTERS, [Row("昼", {"时段": among("昼间")}, 1)], [{"时段": among("昼间")}, {"时段": among("夜间")}]
    )
    assert list(find_gaps(table).regions) == [{"时段": among("夜间")}]


def test_an_empty_scope_box_asks_for_nothing() -> None:
    assert find_gaps(Table(MATTERS, [], [{"时段": frozenset()}])).is_total


def test_preferred_dimensions_describe_the_gap() -> None:
    """二 in one dimension goes with 二 in the other: either condition says it, and the preferred one is kept."""
    table = Table(
        {"甲": ["一", "二"], "乙": ["一", "二"]},
        [
            Row("一一", {"甲": among("一"), "乙": among("一")}, 1),
            Row("无一二", {"甲": among("一"), "乙": among("二")}, IMPOSSIBLE),
            Row("无二一", {"甲": among("二"), "乙": among("一")}, IMPOSSIBLE),
        ],
    )
    assert list(find_gaps(table, prefer=["甲"]).regions) == [{"甲": among("二")}]
    assert list(find_gaps(table, prefer=["乙"]).regions) == [{"乙": among("二")}]


def test_the_limit_keeps_the_widest_regions_and_the_exact_count() -> None:
    """A checkerboard of 32 gaps: the first three, and no claim to be complete."""
    dimensions = {f"d{d}": ["0", "1"] for d in range(6)}
    odd = [format(n, "06b") for n in range(64) if n.bit_count() % 2]
    rows = [Row(bits, {f"d{d}": among(bit) for d, bit in enumerate(bits)}, 1) for bits in odd]
    coverage = find_gaps(Table(dimensions, rows), limit=3)
    assert (len(coverage.regions), coverage.uncovered, coverage.complete) == (3, 32, False)


def test_a_limit_that_is_just_enough_is_complete() -> None:
    table = Table(MATTERS, [Row("夜间噪声", {"事项": among("噪声"), "时段": among("夜间")}, "公安机关")])
    assert find_gaps(table, limit=2).complete
    assert not find_gaps(table, limit=1).complete


def test_a_table_over_the_cap_is_sampled() -> None:
    """Above the cap: at most 20 regions whatever the limit, no count, and no claim to be complete."""
    dimensions = {f"d{d}": ["0", "1"] for d in range(8)}
    odd = [format(n, "08b") for n in range(256) if n.bit_count() % 2]
    rows = [Row(bits, {f"d{d}": among(bit) for d, bit in enumerate(bits)}, 1) for bits in odd]
    coverage = find_gaps(Table(dimensions, rows), limit=500, max_states=5)
    assert (len(coverage.regions), coverage.uncovered, coverage.complete) == (20, None, False)
    assert find_gaps(Table(dimensions, rows), limit=500).uncovered == 128


def test_a_scattered_table_hits_the_default_cap() -> None:
    """Hundreds of narrow rows over twelve dimensions are given up soon, with gaps that are true."""
    rng = random.Random(3)
    dimensions = {f"d{d:02}": list("abcdef") for d in range(14)}
    rows = [
        Row(
            f"r{i}",
            {
                name: frozenset(rng.sample(values, 3))
                for name, values in dimensions.items()
                if rng.random() < 0.6
            },
            1,
        )
        for i in range(300)
    ]
    coverage = find_gaps(Table(dimensions, rows))
    assert (coverage.uncovered, coverage.complete) == (None, False)
    assert 0 < len(coverage.regions) <= 20
    for region in coverage.regions:
        assert all(
            any(not values & region.get(name, values) for name, values in row.when.items()) for row in rows
        )


def test_a_thousand_dimensions_need_no_deep_stack() -> None:
    dimensions = {f"d{d}": ["0", "1"] for d in range(1000)}
    never_all = [Row("全零", {name: among("0") for name in dimensions}, 1)]
    assert find_gaps(Table(dimensions, never_all), limit=1).uncovered == 2**1000 - 1
    chain = [Row(f"r{d}", {f"d{d}": among("0")}, d % 2) for d in range(1000)]
    coverage = find_gaps(Table(dimensions, chain))
    assert coverage.uncovered == 1
    assert len(coverage.regions[0]) == 1000
    assert find_dead_rows(Table(dimensions, chain)) == ()


def test_results_do_not_depend_on_the_order_of_sets_and_conditions() -> None:
    """Tables that say the same in another order give the same regions in the same order."""
    rows = [
        ("甲", {"事项": ["噪声", "油烟"], "时段": ["夜间"]}),
        ("乙", {"时段": ["夜间", "昼间"], "区域": ["村居", "城区"]}),
    ]
    forward = [
        Row(key, {name: frozenset(values) for name, values in when.items()}, key) for key, when in rows
    ]
    backward = [
        Row(key, {name: frozenset(values[::-1]) for name, values in list(when.items())[::-1]}, key)
        for key, when in rows
    ]
    answers = [
        (
            [region.conditions for region in find_gaps(table).regions],
            [c.region.conditions for c in find_conflicts(table)],
        )
        for table in (Table(MATTERS, forward), Table(MATTERS, backward))
    ]
    assert answers[0] == answers[1]
    assert answers[0][0] == [
        (("时段", ("昼间",)), ("区域", ("镇区",))),
        (("事项", ("占道",)), ("区域", ("镇区",))),
    ]


def test_what_only_the_catch_all_answers_is_swallowed() -> None:
    """The catch-all of the towns swallows what no special row says; what it does not answer is a gap instead."""
    table = Table(
        MATTERS,
        [
            Row("兜底", {"区域": among("镇区", "村居")}, "镇人民政府", -1),
            Row("夜间", {"时段": among("夜间")}, "公安机关"),
            Row("噪声", {"事项": among("噪声")}, "公安机关"),
        ],
    )
    swallowed = find_swallowed(table, lambda row: row.key == "兜底")
    assert list(swallowed.regions) == [
        {"事项": among("油烟", "占道"), "时段": among("昼间"), "区域": among("镇区", "村居")}
    ]
    assert swallowed.uncovered == 4
    assert find_gaps(table).uncovered == 2
    assert find_swallowed(table, 0) == swallowed


def test_without_a_catch_all_nothing_is_swallowed() -> None:
    assert find_swallowed(Table(MATTERS, []), 0).is_total


def test_crossing_rows_conflict_where_they_meet() -> None:
    table = Table(
        MATTERS, [Row("噪声", {"事项": among("噪声")}, "环保"), Row("夜间", {"时段": among("夜间")}, "公安")]
    )
    (conflict,) = find_conflicts(table)
    assert (conflict.first, conflict.second, conflict.shape, conflict.inner) == (
        "噪声",
        "夜间",
        Shape.CROSSING,
        None,
    )
    assert conflict.region.conditions == (("事项", ("噪声",)), ("时段", ("夜间",)))


def test_an_exception_lies_inside_the_rule() -> None:
    table = Table(MATTERS, [Row("一般", {}, "城管"), Row("例外", {"事项": among("噪声")}, "公安")])
    assert [(c.shape, c.inner) for c in find_conflicts(table)] == [(Shape.INSIDE, "例外")]


def test_equal_conditions_have_the_same_shape() -> None:
    table = Table(MATTERS, [Row("甲", {"事项": among("噪声")}, 1), Row("乙", {"事项": among("噪声")}, 2)])
    assert [c.shape for c in find_conflicts(table)] == [Shape.SAME]


def test_rows_that_agree_or_rank_differently_do_not_conflict() -> None:
    rows = [Row("甲", {}, "城管"), Row("乙", {"事项": among("噪声")}, "城管"), Row("丙", {}, "公安", 1)]
    assert find_conflicts(Table(MATTERS, rows)) == ()


def test_rows_that_meet_only_where_nothing_can_occur_do_not_conflict() -> None:
    rows = [Row("噪声", {"事项": among("噪声")}, 1), Row("夜间", {"时段": among("夜间")}, 2)]
    never = Row("无", {"事项": among("噪声"), "时段": among("夜间")}, IMPOSSIBLE, 9)
    assert find_conflicts(Table(MATTERS, [*rows, never])) == ()
    assert find_conflicts(Table(MATTERS, rows, [{"时段": among("昼间")}])) == ()


def test_a_conflict_is_settled_where_a_stronger_row_decides() -> None:
    rows = [Row("噪声", {"事项": among("噪声")}, 1), Row("夜间", {"时段": among("夜间")}, 2)]
    special = Row("夜间噪声", {"事项": among("噪声"), "时段": among("夜间")}, 3, 1)
    assert [c.settled for c in find_conflicts(Table(MATTERS, rows))] == [False]
    assert [c.settled for c in find_conflicts(Table(MATTERS, [*rows, special]))] == [True]


def test_a_row_inside_a_stronger_one_is_dead() -> None:
    rows = [Row("弱", {"事项": among("噪声")}, 1), Row("强", {"事项": among("噪声", "油烟")}, 2, 1)]
    (dead,) = find_dead_rows(Table(MATTERS, rows))
    assert dead == DeadRow("弱", DeadReason.HIDDEN, ("强",))
    assert dead.hidden_by == "强"


def test_a_row_may_be_hidden_by_several_together() -> None:
    rows = [
        Row("弱", {"事项": among("噪声")}, 1),
        Row("昼", {"时段": among("昼间")}, 2, 1),
        Row("城区夜", {"时段": among("夜间"), "区域": among("城区")}, 2, 1),
        Row("夜", {"时段": among("夜间")}, 2, 1),
    ]
    (dead,) = [dead for dead in find_dead_rows(Table(MATTERS, rows)) if dead.row == "弱"]
    assert (dead.hiders, dead.hidden_by) == (("昼", "夜"), None)


def test_earlier_rows_hide_later_ones_only_by_first_hit() -> None:
    table = Table(MATTERS, [Row("先", {}, 1), Row("后", {"事项": among("噪声")}, 2)])
    assert find_dead_rows(table) == ()
    assert [dead.row for dead in find_dead_rows(table, first_hit=True)] == ["后"]


def test_a_dead_row_says_whether_it_is_empty_out_of_scope_or_impossible() -> None:
    table = Table(
        MATTERS,
        [
            Row("空", {"事项": frozenset()}, 1),
            Row("外", {"区域": among("村居")}, 1),
            Row("无", {"事项": among("油烟"), "时段": among("夜间")}, 1),
            Row("夜无油烟", {"事项": among("油烟"), "时段": among("夜间")}, IMPOSSIBLE),
        ],
        [{"区域": among("城区", "镇区")}],
    )
    assert [(dead.row, dead.reason) for dead in find_dead_rows(table)] == [
        ("空", DeadReason.EMPTY),
        ("外", DeadReason.OUT_OF_SCOPE),
        ("无", DeadReason.IMPOSSIBLE),
    ]


@pytest.mark.parametrize(
    ("dimensions", "rows", "scope", "message"),
    [
        (MATTERS, [Row("甲", {"地点": among("城区")}, 1)], [], "row '甲' names the unknown dimension '地点'"),
        (
            MATTERS,
            [Row("甲", {"事项": among("违建")}, 1)],
            [],
            "row '甲' names the unknown value '违建' of dimension '事项'",
        ),
        (MATTERS, [], [{"事项": among("违建")}], "scope box 1 names the unknown value '违建'"),
        (MATTERS, [Row("甲", {}, 1), Row("甲", {}, 2)], [], "two rows have the key '甲'"),
        ({"事项": []}, [], [], "dimension '事项' has no values"),
        ({"事项": ["噪声", "噪声"]}, [], [], "dimension '事项' repeats the value '噪声'"),
    ],
)
def test_a_table_rejects_what_it_does_not_know(
    dimensions: dict[str, list[str]], rows: list[Row], scope: list[Conditions], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Table(dimensions, rows, scope)


def test_an_unknown_preferred_dimension_is_rejected() -> None:
    with pytest.raises(ValueError, match="the preferred dimension '地点' is unknown"):
        find_gaps(Table(MATTERS, []), prefer=["地点"])


def test_a_table_does_not_change_with_its_sources() -> None:
    dimensions, when = {"事项": ["噪声", "油烟"]}, {"事项": among("噪声")}
    table = Table(dimensions, [Row("甲", when, 1)])
    dimensions["事项"].append("占道")
    when["事项"] = among("油烟")
    assert list(find_gaps(table).regions) == [{"事项": among("油烟")}]
    with pytest.raises(FrozenInstanceError):
        table.rows = ()  # type: ignore[misc]


def test_a_region_is_a_mapping_and_can_be_kept_in_a_set() -> None:
    (region,) = find_gaps(Table(MATTERS, [Row("昼", {"时段": among("昼间")}, 1)])).regions
    assert dict(region) == {"时段": among("夜间")}
    assert len({region, *find_gaps(Table(MATTERS, [Row("乙", {"时段": among("昼间")}, 2)])).regions}) == 1
    with pytest.raises(KeyError):
        region["区域"]
