"""Longest and shortest time from an event: branches, chains, extensions, limits that run from further back."""

from __future__ import annotations

import pytest

from quanze.analysis.expiry import Doubt
from quanze.analysis.facts import Facts
from quanze.analysis.timing import Route, Span
from quanze.exports.document import export_data
from quanze.model.deadline import Unit
from tests.checks.specimen import load_texts

HEAD = """
mechanisms:
  m:
    kind: case-transfer
    name: 某机制
    source: '1'
    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}}
"""


def facts_of(duties: str, chains: str = "") -> Facts:
    """The facts about one mechanism with these duties and chains."""

    def section(name: str, text: str) -> str:
        lines = "".join(f"      {line}\n" for line in text.strip("\n").splitlines())
        return f"    {name}:\n{lines}" if text else ""

    loaded = load_texts(HEAD + section("duties", duties) + section("chains", chains))
    assert loaded.jurisdiction and not loaded.diagnostics, loaded.diagnostics
    return Facts(loaded.jurisdiction)


def span_of(duties: str, chains: str = "") -> Span:
    (span,) = facts_of(duties, chains).spans
    return span


def doubts(route: Route) -> dict[str, Doubt]:
    return {s.id: s.doubt for s in route.steps if s.doubt}


def days(route: Route) -> int:
    assert {unit for unit, _ in route.total.amounts} <= {Unit.WORKING_DAY}
    return route.total[Unit.WORKING_DAY]


# ---------------------------------------------------------------- branches
BRANCHES = """
one: {actor: regulator, must: verify, on: violation-found, within: 2个工作日, outcomes: [confirmed, no-violation], source: '1', then: {confirmed: two, no-violation: three}}
two: {actor: enforcement, must: handle, within: 10个工作日, source: '1'}
three: {actor: regulator, must: inform, to: enforcement, within: 1个工作日, source: '1'}
"""


def test_of_several_outcomes_the_longest_and_the_shortest_way_are_told() -> None:
    span = span_of(BRANCHES)
    assert (span.longest.duties, days(span.longest)) == (("one", "two"), 12)
    assert (span.shortest.duties, days(span.shortest)) == (("one", "three"), 3)


def test_all_that_one_outcome_demands_must_be_done_before_it_is_over() -> None:
    """An outcome with two followers is over with the later one, even on the shortest way."""
    span = span_of(
        BRANCHES.replace("no-violation]", "]")
        .replace("two, no-violation: three", "[two, three]")
        .replace(", ]", "]")
    )
    assert days(span.longest) == days(span.shortest) == 12


def test_a_branch_that_the_situation_rules_out_is_not_gone() -> None:
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, when: {urgency: urgent}, within: 1个工作日, outcomes: done, source: '1'}
two: {actor: enforcement, must: handle, on: one/done, when: {urgency: normal}, within: 30个工作日, source: '1'}
three: {actor: enforcement, must: handle, on: one/done, when: {urgency: urgent}, within: 2个工作日, source: '1'}
""")
    assert (span.longest.duties, days(span.longest)) == (("one", "three"), 3)


def test_every_box_of_a_branch_condition_is_followed() -> None:
    """The second box of a condition leads to the slower step."""
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 1个工作日, outcomes: done, source: '1'}
two: {actor: enforcement, must: verify, on: one/done, when: [{urgency: urgent}, {urgency: normal}], within: 2个工作日, outcomes: confirmed, source: '1'}
three: {actor: enforcement, must: handle, on: two/confirmed, when: {urgency: normal}, within: 20个工作日, source: '1'}
""")
    assert (span.longest.duties, days(span.longest)) == (("one", "two", "three"), 23)


def test_a_step_that_somebody_may_but_need_not_take_is_left_out_of_the_shortest_way() -> None:
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 1个工作日, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, may: handle, within: 5个工作日, source: '1'}
""")
    assert days(span.longest) == 6 and days(span.shortest) == 1


def test_a_limit_missed_and_a_breach_are_no_part_of_the_time() -> None:
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 1个工作日, outcomes: done, source: '1', then: {late: two, breach: three}}
two: {actor: enforcement, must: inform, to: regulator, within: 5个工作日, source: '1'}
three: {actor: enforcement, must: inform, to: county-government, within: silent, source: '1'}
""")
    assert span.longest.duties == ("one",) and days(span.longest) == 1


# ---------------------------------------------------------------- limits
FROM = """
one: {{actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {{done: two}}}}
two: {{actor: enforcement, must: verify, within: 4个工作日, outcomes: confirmed, source: '1', then: {{confirmed: three}}}}
three: {{actor: enforcement, must: handle, within: {{limit: {limit}, from: {start}}}, source: '1'}}
"""


@pytest.mark.parametrize(
    ("limit", "start", "total"),
    [
        ("10个工作日", "violation-found", 10),
        ("10个工作日", "one/done", 13),
        ("10个工作日", "two/confirmed", 17),
        ("2个工作日", "violation-found", 7),
    ],
)
def test_a_limit_runs_from_where_it_says_and_ends_no_earlier_than_what_went_before(
    limit: str, start: str, total: int
) -> None:
    span = span_of(FROM.format(limit=limit, start=start))
    assert span.longest.is_bounded and days(span.longest) == total


def test_a_limit_from_an_event_off_the_way_bounds_nothing() -> None:
    span = span_of(FROM.format(limit="7个工作日", start="decision-served"))
    assert doubts(span.longest) == {"three": Doubt.START}
    assert days(span.longest) == 14


@pytest.mark.parametrize(
    ("within", "doubt"),
    [
        ("silent", Doubt.OPEN),
        ("及时", Doubt.VAGUE),
        ("定期", Doubt.VAGUE),
        ("按规定期限", Doubt.ELSEWHERE),
        ("{limit: 5个工作日, extension: 适当延长}", Doubt.EXTENSION),
    ],
)
def test_why_a_step_is_unbounded_is_told(within: str, doubt: Doubt) -> None:
    span = span_of(
        f"one: {{actor: regulator, must: handle, on: violation-found, within: {within}, source: '1'}}"
    )
    assert doubts(span.longest) == {"one": doubt} and span.longest.unbounded == ("one",)


def test_a_matter_for_a_weekly_meeting_waits_for_a_week_at_most() -> None:
    span = span_of("one: {actor: regulator, must: study, on: violation-found, within: 每周, source: '1'}")
    assert span.longest.is_bounded and span.longest.total.amounts == ((Unit.WEEK, 1),)


def test_an_extension_counts_as_often_as_it_may_be_granted_on_the_longest_way_only() -> None:
    span = span_of(
        "one: {actor: regulator, must: handle, on: violation-found, within: {limit: 5个工作日, extension: {by: 3个工作日, times: 2}}, source: '1'}"
    )
    assert days(span.longest) == 11 and days(span.shortest) == 5


def test_an_extension_for_other_situations_does_not_count() -> None:
    span = span_of(
        "one: {actor: regulator, must: handle, on: violation-found, when: {urgency: urgent}, within: {limit: 5个工作日, extension: {by: 3个工作日, when: {urgency: normal}}}, source: '1'}"
    )
    assert days(span.longest) == 5


def test_what_follows_when_a_limit_expires_in_silence_is_part_of_the_way() -> None:
    span = span_of("""
one: {actor: regulator, must: request-support, about: 认定, to: enforcement, on: violation-found, within: {limit: 3个工作日, on-expiry: two}, outcomes: requested, source: '1', then: {requested: end}}
two: {actor: regulator, must: inform, to: county-government, within: 2个工作日, source: '1'}
""")
    assert (span.longest.duties, days(span.longest)) == (("one", "two"), 5)


# ---------------------------------------------------------------- chains
CHAIN = """
quarrel:
  name: 争议协调
  on: {on}
  between: [regulator, enforcement]
  source: '1'
  rungs:
    consult: {{by: parties, action: consult, within: 5个工作日, source: '1'}}
    decide: {{by: joint-meeting, action: decide, brought-by: parties, within: {last}, final: true, source: '1'}}
"""
REFUSED = """
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, must: verify, within: 2个工作日, outcomes: [confirmed, other-authority], source: '1', then: {confirmed: end, other-authority: quarrel}}
"""


def test_a_chain_takes_the_time_of_all_its_rungs_at_most_and_of_the_first_at_least() -> None:
    span = span_of(REFUSED, CHAIN.format(on="two/other-authority", last="10个工作日"))
    assert span.longest.duties == ("one", "two", "quarrel")
    assert span.longest.is_bounded and days(span.longest) == 20
    assert span.shortest.duties == ("one", "two") and days(span.shortest) == 5


def test_a_chain_with_a_rung_without_time_is_unbounded() -> None:
    span = span_of(REFUSED, CHAIN.format(on="two/other-authority", last="silent"))
    assert doubts(span.longest) == {"quarrel": Doubt.OPEN} and days(span.longest) == 10


def test_the_way_goes_on_after_a_chain() -> None:
    span = span_of(
        REFUSED
        + "three: {actor: enforcement, must: handle, on: quarrel/settled, within: 4个工作日, source: '1'}\n",
        CHAIN.format(on="two/other-authority", last="10个工作日"),
    )
    assert span.longest.duties == ("one", "two", "quarrel", "three") and days(span.longest) == 24


def test_a_chain_that_answers_an_event_has_a_span_of_its_own() -> None:
    facts = facts_of("", CHAIN.format(on="violation-found", last="10个工作日"))
    (span,) = facts.spans
    assert span.longest.duties == ("quarrel",) and days(span.longest) == 15 and days(span.shortest) == 5
    (row,) = export_data(facts.place)["facts"]["worst_case"]
    assert row["path"] == ["chain:quarrel"] and row["total"]["working_day"] == 15


# ---------------------------------------------------------------- circles and size
CIRCLE = """
one: {{actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {{done: two}}}}
two: {{actor: enforcement, must: verify, within: {within}, outcomes: [confirmed, no-violation], source: '1', then: {{confirmed: end, no-violation: three}}}}
three: {{actor: regulator, must: transfer, to: enforcement, within: 2个工作日, outcomes: done, source: '1', then: {{done: two}}}}
"""


def test_a_circle_is_unbounded_unless_a_limit_from_outside_ends_it() -> None:
    free = span_of(CIRCLE.format(within="5个工作日"))
    assert free.longest.loops and not free.longest.is_bounded and not free.shortest.loops
    held = span_of(CIRCLE.format(within="{limit: 20个工作日, from: violation-found}"))
    assert held.longest.is_bounded and not held.longest.loops


def test_a_flow_with_too_many_ways_is_given_up_and_says_so() -> None:
    def layer(i: int) -> str:
        names = ", ".join(f"s{i + 1}x{j}" for j in range(3))
        return "".join(
            f"s{i}x{j}: {{actor: regulator, must: verify, within: 1个工作日, outcomes: confirmed, source: '1', then: {{confirmed: [{names}]}}}}\n"
            for j in range(3)
        )

    first = "go: {actor: regulator, must: verify, on: violation-found, within: 1个工作日, outcomes: confirmed, source: '1', then: {confirmed: [s0x0, s0x1, s0x2]}}\n"
    last = "".join(
        f"s12x{j}: {{actor: regulator, must: handle, within: 1个工作日, source: '1'}}\n" for j in range(3)
    )
    span = span_of(first + "".join(layer(i) for i in range(12)) + last)
    assert not span.longest.complete and not span.shortest.complete


def test_a_flow_that_is_too_long_is_given_up_and_says_so() -> None:
    steps = "".join(
        f"s{i}: {{actor: regulator, must: verify, {'on: violation-found, ' if i == 0 else ''}within: 1个工作日, outcomes: confirmed, source: '1', then: {{confirmed: {'end' if i == 399 else f's{i + 1}'}}}}}\n"
        for i in range(400)
    )
    span = span_of(steps)
    assert not span.longest.complete and len(span.longest.steps) < 400
