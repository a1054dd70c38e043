"""Time: how long a way can take, which limits surely are longer, and which nobody can keep together."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from quanze.analysis.clock import NO_TIME, Hours, hours, whole_hours
from quanze.analysis.facts import Facts
from quanze.analysis.network import Bound, negative_cycle
from quanze.analysis.timing import Span
from quanze.model.deadline import Deadline, Limit, Unit
from tests.checks.specimen import load_texts


def facts_of(
    duties: str, scope: str = "{violation-found: {when: {finder: regulator}, source: '1'}}"
) -> Facts:
    """The facts about one mechanism that answers for an event with these duties."""
    head = f"mechanisms:\n  m:\n    kind: case-transfer\n    name: 某机制\n    source: '1'\n    answers-for: {scope}\n    duties:\n"
    loaded = load_texts(head + "".join(f"      {line}\n" for line in duties.strip("\n").splitlines()))
    assert loaded.jurisdiction and not loaded.diagnostics, loaded.diagnostics
    return Facts(loaded.jurisdiction)


def span_of(duties: str) -> Span:
    """The one span of these duties."""
    (span,) = facts_of(duties).spans
    return span


def limit(text: str) -> Limit:
    return Limit.model_validate(text)


def deadline(text: str, **more: object) -> Deadline:
    return Deadline.model_validate({"limit": text, **more})


# ---------------------------------------------------------------- lengths
@pytest.mark.parametrize("count", [1, 3, 5, 20, 60])
@pytest.mark.parametrize("unit", ["个工作日", "个自然日", "日"])
def test_real_periods_lie_within_the_bounds(count: int, unit: str) -> None:
    """Every period in the national calendar of two years, counted as the law counts, is within the bounds."""
    chinese_calendar = pytest.importorskip("chinese_calendar")
    from datetime import date, datetime, time, timedelta

    found = hours(limit(f"{count}{unit}"))
    assert found
    start = date(2022, 12, 1)
    while start < date(2024, 10, 1):
        end = start
        if unit == "个自然日":
            end += timedelta(days=count)
            while not chinese_calendar.is_workday(end):
                end += timedelta(days=1)
        else:
            left = count
            while left:
                end += timedelta(days=1)
                left -= chinese_calendar.is_workday(end)
        midnight = datetime.combine(end + timedelta(days=1), time())
        shortest = midnight - datetime.combine(start + timedelta(days=1), time())
        longest = midnight - datetime.combine(start, time())
        assert found.least * 3600 <= shortest.total_seconds()
        assert longest.total_seconds() <= found.most * 3600
        start += timedelta(days=1)


def test_a_word_has_no_length() -> None:
    assert hours(limit("及时")) is None
    assert hours(limit("立即")) == NO_TIME
    assert hours(limit("当日")) == Hours(0, 24)


def test_a_prolongation_adds_to_the_longest_time_only() -> None:
    plain, longer = (
        whole_hours(deadline("24小时")),
        whole_hours(deadline("24小时", extension={"by": "24小时", "times": 2})),
    )
    assert plain == Hours(24, 24) and longer == Hours(24, 72)
    assert whole_hours(deadline("24小时", extension="适当延长")) is None


# ---------------------------------------------------------------- ways
def test_the_limits_along_a_way_add_up_by_unit() -> None:
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, must: file-case, within: 24小时, outcomes: filed, source: '1', then: {filed: three}}
three: {actor: enforcement, must: handle, within: 5个工作日, source: '1'}
""")
    assert span.longest.is_bounded
    assert span.longest.total[Unit.WORKING_DAY] == 8 and span.longest.total[Unit.HOUR] == 24


def test_the_first_step_without_a_number_keeps_the_way_from_being_bounded() -> None:
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, must: file-case, within: 及时, outcomes: filed, source: '1', then: {filed: three}}
three: {actor: enforcement, must: handle, within: silent, source: '1'}
""")
    assert span.longest.unbounded == ("two", "three")
    assert span.longest.total[Unit.WORKING_DAY] == 3


def test_a_way_goes_on_through_an_event_that_an_outcome_raises() -> None:
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: task-assigned}}
two: {actor: enforcement, must: handle, on: task-assigned, within: 5个工作日, source: '1'}
""")
    assert span.longest.duties == ("one", "two")
    assert span.longest.total[Unit.WORKING_DAY] == 8


def test_limits_of_two_clauses_hold_together() -> None:
    """One clause says promptly, another five days: five days bound the step."""
    span = span_of("""
one: {actor: regulator, must: handle, on: violation-found, within: [及时, 5个工作日, 10个工作日], source: '1'}
""")
    assert span.longest.is_bounded and span.longest.total[Unit.WORKING_DAY] == 5


def test_a_case_that_has_no_number_keeps_the_whole_from_being_bounded() -> None:
    span = span_of("""
one: {actor: regulator, must: handle, on: violation-found, within: [5个工作日, {limit: 及时, when: {urgency: urgent}}], source: '1'}
""")
    assert span.longest.unbounded == ("one",)


def test_a_special_limit_goes_before_the_general_one() -> None:
    span = span_of("""
one: {actor: regulator, must: handle, on: violation-found, when: {urgency: urgent}, within: [5个工作日, {limit: 24小时, when: {urgency: urgent}}], source: '1'}
""")
    assert span.longest.total.amounts == ((Unit.HOUR, 24),)


def test_an_extension_counts_and_one_without_length_unbinds() -> None:
    bounded = span_of(
        "one: {actor: regulator, must: handle, on: violation-found, within: {limit: 5个工作日, extension: 5个工作日}, source: '1'}"
    )
    free = span_of(
        "one: {actor: regulator, must: handle, on: violation-found, within: {limit: 5个工作日, extension: 适当延长}, source: '1'}"
    )
    assert bounded.longest.total[Unit.WORKING_DAY] == 10
    assert free.longest.unbounded == ("one",)


def test_a_loop_has_no_longest_time() -> None:
    span = span_of("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: [done, returned], source: '1', then: {done: end, returned: one}}
""")
    assert span.longest.loops and not span.longest.is_bounded
    assert span.shortest.is_bounded


# ---------------------------------------------------------------- the network
@pytest.mark.parametrize("seed", range(60))
def test_a_negative_cycle_is_found_where_networkx_finds_one(seed: int) -> None:
    rng = random.Random(seed)
    size = rng.randint(2, 7)
    pairs = {
        (rng.randrange(size), rng.randrange(size)): rng.randint(-4, 9) for _ in range(rng.randint(1, 16))
    }
    bounds = [Bound(str(a), str(b), w, f"{a}{b}") for (a, b), w in pairs.items()]
    graph = nx.DiGraph()
    graph.add_weighted_edges_from((str(a), str(b), w) for (a, b), w in pairs.items())
    cycle = negative_cycle(bounds)
    assert bool(cycle) == nx.negative_edge_cycle(graph)
    if cycle:
        assert sum(b.most for b in cycle) < 0
        assert all(a.later == b.earlier for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


NOTICE = """
hold: {{actor: enforcement, must: hold-meeting, on: call/notified, within: {{limit: {time}, from: major-lead-found}}, source: '1'}}
call: {{actor: enforcement, must: call-meeting, to: regulator, on: major-lead-found, within: {{limit: 5个工作日, before: hold/held}}, source: '1'}}
"""


@pytest.mark.parametrize(
    ("time", "fails"), [("24小时", True), ("72小时", True), ("5个工作日", False), ("1个月", False)]
)
def test_a_notice_longer_than_the_time_until_the_meeting_cannot_be_kept(time: str, fails: bool) -> None:
    assert bool(facts_of(NOTICE.format(time=time)).network.impossible) is fails


def test_a_duty_before_the_event_that_announces_it_is_no_contradiction() -> None:
    """A meeting that is due sets off the notice that must precede it."""
    facts = facts_of(
        "call: {actor: enforcement, must: call-meeting, to: regulator, on: meeting-due, within: {limit: 5个工作日, before: meeting-due}, source: '1'}"
    )
    assert not facts.network.impossible


WAIT = """
ask: {{actor: enforcement, must: request-support, about: 认定, to: regulator, on: support-needed, within: 2个工作日, source: '1', then: {{requested: first}}}}
first: {{actor: regulator, must: study, within: {{limit: {one}, from: ask/requested}}, source: '1', then: {{done: second}}}}
second: {{actor: regulator, must: give-opinion, to: enforcement, within: {two}, outcomes: done, source: '1', then: {{done: act}}}}
act: {{actor: enforcement, must: handle, within: {{limit: {three}, from: ask/requested}}, source: '1'}}
"""


@pytest.mark.parametrize(
    ("one", "two", "three", "late"),
    [
        ("3个工作日", "3个工作日", "5个工作日", True),
        ("3个工作日", "2个工作日", "5个工作日", False),
        ("3个工作日", "及时", "2个工作日", False),
        ("10个自然日", "10个自然日", "24小时", True),
    ],
)
def test_steps_that_are_waited_for_add_up(one: str, two: str, three: str, late: bool) -> None:
    overruns = facts_of(WAIT.format(one=one, two=two, three=three)).network.overruns
    assert [([d.id for d in o.waits], o.duty.id) for o in overruns] == (
        [(["first", "second"], "act")] if late else []
    )


COPIED = """
one: {actor: regulator, must: organise, object: joint-action, on: violation-found, within: 2个工作日, outcomes: done, source: '1', then: {done: task-assigned}}
two: {actor: enforcement, must: complete-task, object: task, on: task-assigned, within: 5个工作日, outcomes: done, source: '1'}
"""


def test_a_way_does_not_cross_into_what_others_do_likewise() -> None:
    """A copy answers the same event for others; it is no step of this case."""
    head = "mechanisms:\n  m:\n    kind: joint-enforcement\n    name: 某机制\n    source: '1'\n"
    scope = "    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}}\n    duties:\n"
    duties = "".join(f"      {line}\n" for line in COPIED.strip("\n").splitlines())
    copy = (
        "  zone: {kind: application, name: 参照执行, source: '2', likewise: {mechanisms: m, source: '2'}}\n"
    )
    for text in (head + scope + duties, head + scope + duties + copy):
        loaded = load_texts(text)
        assert loaded.jurisdiction
        (span,) = [s for s in Facts(loaded.jurisdiction).spans if s.event == "violation-found"]
        assert span.longest.duties == ("one", "two")
