"""A row tells in what its cells differ, and in nothing else."""

from __future__ import annotations

import pytest

from quanze.compare.changes import Aspect, Section, State
from quanze.compare.diff import compare

from .places import only_row, place, rows_of, told, transfer

MATERIALS = """
materials:
  @papers: {name: 移送材料, source: '1', items: {@letter: 案件移送函, @proof: {name: 证据材料, states: [初步证据]}}}
"""
PUNISH = """
mechanisms:
  @blame:
    kind: accountability
    name: 追责
    source: '1'
    duties:
      @punish: {actor: @g, must: hold-accountable, object: responsibility, to: @r, within: silent, source: '1'}
"""
LADDER = """
mechanisms:
  @quarrel:
    kind: dispute-resolution
    name: 争议协调
    source: '1'
    chains:
      @ladder:
        name: 争议的协调
        between: [@r, @e]
        on: competence-dispute
        meanwhile: MEANWHILE
        source: '1'
        rungs:
          @one: {by: parties, action: consult, moves-up: 协商不成, within: silent, source: '1'}
REST
"""


def ladder(rest: str, meanwhile: str = "handle-jointly") -> str:
    return LADDER.replace("MEANWHILE", meanwhile).replace("REST", rest)


def rung(name: str, by: str, action: str, more: str = "") -> str:
    return f"          @{name}: {{by: {by}, action: {action}, brought-by: silent, within: silent, source: '1'{more}}}\n"


def test_bodies_called_differently_in_the_same_role_are_the_same() -> None:
    """What a role is called locally makes no difference."""
    row = only_row(
        place("alpha", "甲县", transfer()),
        place("beta", "乙县", transfer(key="send"), regulator="业务主管部门"),
    )
    assert row.state((0, 1)) is State.SAME


@pytest.mark.parametrize(
    ("change", "aspect"),
    [
        ("within: 5个工作日", Aspect.TIME),
        ("within: silent", Aspect.TIME),
        ("within: {limit: 3个工作日, from: complaint-received}", Aspect.TIME),
        ("within: 3个自然日", Aspect.TIME),
        ("within: {limit: 3个工作日, extension: 5个工作日}", Aspect.EXTENSION),
        ("to: @g", Aspect.RECIPIENT),
        ("actor: {lead: @r, joint: @g}", Aspect.ACTOR),
        ("may: transfer", Aspect.MODALITY),
        ("in-principle: true", Aspect.MODALITY),
        ("when: {urgency: urgent}", Aspect.SITUATION),
        ("provided: 确有必要", Aspect.CONDITION),
        ("unless: 法律另有规定", Aspect.EXCEPTION),
        ("form: written", Aspect.FORM),
        ("object: violation-leads; about: 案件", Aspect.OBJECT),
        ("on: [violation-found, crime-suspected]", Aspect.TRIGGER),
        ("else: 依法追究责任", Aspect.CONSEQUENCE),
    ],
)
def test_one_change_is_told_as_that_difference_alone(change: str, aspect: Aspect) -> None:
    """The pair is still found, and only the changed aspect differs, in substance."""
    row = only_row(place("alpha", "甲县", transfer()), place("beta", "乙县", transfer(change, "send")))
    assert told(row) == {aspect: False}
    assert row.state((0, 1)) is State.DIFFERENT


def test_words_of_ours_that_differ_are_told_as_wording() -> None:
    """No vocabulary holds what narrows an object, so it is not called a different object."""
    row = only_row(
        place("alpha", "甲县", transfer("about: 涉嫌违法的")),
        place("beta", "乙县", transfer("about: 超出管辖的", "send")),
    )
    assert told(row) == {Aspect.OBJECT: True}
    assert row.state((0, 1)) is State.WORDING


def test_punctuation_is_no_wording() -> None:
    """Texts that differ in punctuation and 的 alone are the same."""
    row = only_row(
        place("alpha", "甲县", transfer("provided: 情况紧急、复杂的")),
        place("beta", "乙县", transfer("provided: 情况紧急，复杂", "send")),
    )
    assert row.state((0, 1)) is State.SAME


def test_a_time_limit_has_the_same_short_form_in_all_places() -> None:
    """Limits are given beside the words in one manner."""
    row = only_row(
        place("alpha", "甲县", transfer()), place("beta", "乙县", transfer("within: 24小时", "send"))
    )
    measures = [t.measure for cell in row.cells.values() if (t := cell.trait(Aspect.TIME))]
    assert measures == ["≤3工作日", "≤24小时"]


def test_the_same_list_of_papers_is_no_difference_and_its_items_are_compared() -> None:
    """The duty names the same list; what an item must state differs in the item's row."""
    other = (
        MATERIALS.replace("[初步证据]", "[现场笔录]")
        .replace("@papers", "@docs")
        .replace("移送材料", "案件移送材料")
    )
    comparison = compare(
        [
            place("alpha", "甲县", transfer("with: @papers"), MATERIALS),
            place("beta", "乙县", transfer("with: @docs", "send"), other),
        ]
    )
    (duty,) = rows_of(comparison, Section.HAND_OVERS)
    assert duty.state((0, 1)) is State.SAME
    papers = {row.first((0, 1)).title: told(row) for row in rows_of(comparison, Section.MATERIALS)}
    assert papers == {"案件移送函": {}, "证据材料": {Aspect.CONTENT: True}}


def test_what_one_place_alone_has_is_only_there_and_the_other_regulates_nothing_of_the_kind() -> None:
    """A missing cell says whether the place has any mechanism of that kind."""
    comparison = compare(
        [place("alpha", "甲县", transfer(), PUNISH), place("beta", "乙县", transfer(key="send"))]
    )
    (row,) = [r for r in rows_of(comparison, Section.DUTIES) if "accountability" in r.kinds]
    assert row.state((0, 1)) is State.ONLY
    assert not comparison.regulates(1, row)
    assert comparison.counts((0, 1), rows_of(comparison, Section.DUTIES, Section.HAND_OVERS)).only == (1, 0)


def test_duties_that_different_events_set_off_are_not_paired() -> None:
    """The same act on another occasion is another duty."""
    comparison = compare(
        [
            place("alpha", "甲县", transfer()),
            place("beta", "乙县", transfer("on: crime-suspected; about: 涉嫌犯罪的", "send")),
        ]
    )
    assert len(rows_of(comparison, Section.HAND_OVERS)) == 2


def test_of_several_candidates_each_finds_the_one_that_means_the_same() -> None:
    """Position and ids are against it, meaning decides."""

    def two(first: str, second: str, *keys: str) -> str:
        a, b = transfer(first, keys[0]), transfer(second, keys[1])
        return a + b.partition("duties:\n")[2]

    urgent, normal = "when: {urgency: urgent}; within: 24小时", "when: {urgency: normal}"
    comparison = compare(
        [
            place("alpha", "甲县", two(urgent, normal, "p", "q")),
            place("beta", "乙县", two(normal, urgent, "p", "q")),
        ]
    )
    rows = rows_of(comparison, Section.HAND_OVERS)
    assert [r.state((0, 1)) for r in rows] == [State.SAME, State.SAME]


def test_rungs_are_aligned_in_order_by_who_decides() -> None:
    """A rung that only one ladder has leaves the others side by side."""
    short = rung("two", "@g", "decide", ", final: true")
    long = rung("mid", "@m", "coordinate", ", moves-up: 协调不成") + short
    comparison = compare(
        [place("alpha", "甲县", ladder(long)), place("beta", "乙县", ladder(short, "stand-still"))]
    )
    head, *rungs = rows_of(comparison, Section.LADDERS)
    assert told(head) == {Aspect.MEANWHILE: False}
    assert [r.state((0, 1)) for r in rungs] == [State.SAME, State.ONLY, State.SAME]
    assert [sorted(x.rung or 0 for x in r.cells.values()) for r in rungs] == [[0, 0], [1], [1, 2]]


def test_three_places_share_one_grouping_from_which_any_can_be_chosen() -> None:
    """The state of a row depends on the chosen places alone."""
    comparison = compare(
        [
            place("alpha", "甲县", transfer()),
            place("beta", "乙县", transfer("within: 5个工作日", "send")),
            place("gamma", "丙县", transfer(key="give")),
            place("delta", "丁县"),
        ]
    )
    (row,) = rows_of(comparison, Section.HAND_OVERS)
    assert row.state((0, 1, 2)) is State.DIFFERENT
    assert row.state((0, 2)) is State.SAME
    assert row.state((0, 2, 3)) is State.PARTIAL
    assert row.state((1, 3)) is State.ONLY
    assert row.state((3,)) is None


def test_two_versions_of_one_place_can_be_compared() -> None:
    """The ids of the places need not differ."""
    row = only_row(place("alpha", "甲县", transfer()), place("alpha", "甲县", transfer("within: 5个工作日")))
    assert told(row) == {Aspect.TIME: False}
