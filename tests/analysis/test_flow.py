"""The flow graph: what follows what, held against networkx on random graphs and against small mechanisms."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quanze.analysis.facts import Facts
from quanze.analysis.flow import END, Flow
from quanze.analysis.graph import components, shortest_cycle, walk
from quanze.analysis.hand_overs import Uptake
from quanze.model.jurisdiction import ANYTHING
from tests.checks.specimen import load_texts

GRAPHS = st.integers(1, 9).flatmap(
    lambda n: st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=24).map(
        lambda e: (n, e)
    )
)


def facts_of(duties: str) -> Facts:
    """The facts about one mechanism with these duties."""
    head = "mechanisms:\n  m:\n    kind: case-transfer\n    name: 案件移送\n    source: '1'\n    duties:\n"
    loaded = load_texts(head + "".join(f"      {line}\n" for line in duties.strip("\n").splitlines()))
    assert loaded.jurisdiction and not loaded.diagnostics, loaded.diagnostics
    return Facts(loaded.jurisdiction)


def onward_of(size: int, edges: list[tuple[int, int]]) -> dict[str, list[str]]:
    onward: dict[str, list[str]] = {str(i): [] for i in range(size)}
    for source, target in edges:
        onward[str(source)].append(str(target))
    return onward


@given(GRAPHS)
def test_components_are_those_that_networkx_finds(graph: tuple[int, list[tuple[int, int]]]) -> None:
    onward = onward_of(*graph)
    expected = nx.strongly_connected_components(nx.DiGraph(onward))
    assert {frozenset(p) for p in components(onward, onward)} == {frozenset(p) for p in expected}


@given(GRAPHS)
def test_components_and_their_members_stand_in_the_order_of_the_nodes(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    onward = onward_of(*graph)
    found = components(onward, onward)
    assert all(list(p) == sorted(p, key=int) for p in found)
    assert [p[0] for p in found] == sorted((p[0] for p in found), key=int)


@given(GRAPHS, st.integers(0, 8))
def test_what_is_reached_is_what_networkx_calls_descendants(
    graph: tuple[int, list[tuple[int, int]]], start: int
) -> None:
    onward = onward_of(*graph)
    first = str(start % graph[0])
    assert walk([first], onward) == nx.descendants(nx.DiGraph(onward), first) | {first}


@given(GRAPHS)
def test_a_shortest_cycle_is_as_short_as_any_in_its_component(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    onward = onward_of(*graph)
    whole = nx.DiGraph(onward)
    for part in components(onward, onward):
        found = shortest_cycle(part, onward)
        lengths = [len(c) for c in nx.simple_cycles(whole.subgraph(part))]
        assert len(found) == min(lengths, default=0)
        assert all(whole.has_edge(a, b) for a, b in zip(found, (*found[1:], *found[:1]), strict=True))


def test_a_component_deeper_than_the_recursion_limit_is_found() -> None:
    size = 5_000
    onward = onward_of(size, [(i, (i + 1) % size) for i in range(size)])
    assert [len(p) for p in components(onward, onward)] == [size]


LOOP_THROUGH_EVENT = """
send:
  {actor: regulator, must: transfer, object: case-file, to: enforcement, on: [violation-found, crime-excluded], within: silent,
   outcomes: done, source: '1', then: {done: send-back}}
send-back:
  {actor: enforcement, must: transfer, object: case-file, to: regulator, within: silent, outcomes: done, source: '1',
   then: {done: crime-excluded}}
"""


def test_a_loop_may_pass_through_an_event() -> None:
    """An outcome that raises an event leads on to whoever answers the event."""
    flow = facts_of(LOOP_THROUGH_EVENT).flow
    assert flow.loops == (("duty:send", "duty:send-back", "event:crime-excluded"),)


def test_a_closed_circle_has_no_end() -> None:
    flow = facts_of(LOOP_THROUGH_EVENT).flow
    assert not {"duty:send", "duty:send-back"} & flow.ending


def test_an_outcome_that_the_duty_cannot_have_leads_nowhere() -> None:
    flow = facts_of("""
verify-it: {actor: enforcement, must: verify, on: violation-found, within: silent, outcomes: [meets-standard], source: '1', then: {meets-standard: end}}
send-back: {actor: enforcement, must: return, to: regulator, on: verify-it/not-met, within: silent, source: '1'}
""").flow
    assert "duty:send-back" not in flow.reached
    assert "duty:verify-it" in flow.reached


def test_an_edge_whose_condition_excludes_that_of_its_target_cannot_be_taken() -> None:
    flow = facts_of("""
accept-it: {actor: enforcement, must: accept, on: complaint-received, within: silent, source: '1', then: {accepted: {to: handle-it, when: {urgency: urgent}}}}
handle-it: {actor: enforcement, must: handle, when: {urgency: normal}, within: silent, source: '1'}
""").flow
    assert not flow.onward["duty:accept-it"]
    assert "duty:handle-it" not in flow.reached


def test_the_breach_of_a_prohibition_sets_off_what_answers_it() -> None:
    flow = facts_of("""
no-leak: {actor: enforcement, must-not: disclose, object: archive-information, source: '1'}
punish: {actor: county-government, must: criticise, to: enforcement, on: no-leak/breach, within: silent, source: '1'}
""").flow
    assert "duty:punish" in flow.reached


def test_a_duty_that_specifies_another_shares_what_follows_it() -> None:
    facts = facts_of("""
general: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: silent, outcomes: done, source: '1', then: {done: handle-it}}
special: {actor: regulator, must: transfer, object: case-file, to: enforcement, on: violation-found, within: silent, outcomes: done, specifies: general, source: '2'}
handle-it: {actor: enforcement, must: handle, within: silent, source: '1'}
""")
    assert not facts.flow.open_outcomes
    assert {h.duty.id: h.uptake for h in facts.hand_overs} == {
        "general": Uptake.RECEIVER,
        "special": Uptake.RECEIVER,
    }


def test_only_outcomes_that_are_no_end_and_that_nothing_takes_up_are_open() -> None:
    flow = facts_of("""
verify-it: {actor: enforcement, must: verify, on: violation-found, within: silent, outcomes: [confirmed, no-violation, not-met], source: '1', then: {confirmed: end}}
send-back: {actor: enforcement, must: return, to: regulator, on: verify-it/not-met, within: silent, source: '1'}
""").flow
    assert dict(flow.open_outcomes) == {"verify-it": ("no-violation",)}


def test_every_edge_is_listed_at_both_its_ends() -> None:
    flow = facts_of(LOOP_THROUGH_EVENT).flow
    assert isinstance(flow, Flow)
    for grouped in (flow.following, flow.leading):
        listed = [e for es in grouped.values() for e in es]
        assert len(listed) == len(flow.edges) and all(e in listed for e in flow.edges)


@pytest.mark.parametrize(
    ("bodies", "uptake"),
    [("enforcement", Uptake.RECEIVER), ("county-government", Uptake.OTHERS)],
)
def test_a_hand_over_is_taken_up_by_whoever_received_it(bodies: str, uptake: Uptake) -> None:
    facts = facts_of(f"""
ask: {{actor: regulator, must: request, about: 处理, to: enforcement, on: violation-found, within: silent, source: '1', then: {{requested: act}}}}
act: {{actor: {bodies}, must: handle, within: silent, source: '1'}}
""")
    assert [h.uptake for h in facts.hand_overs] == [uptake]


def test_a_power_to_act_is_no_duty_to_take_up() -> None:
    facts = facts_of("""
ask: {actor: regulator, must: request, about: 处理, to: enforcement, on: violation-found, within: silent, source: '1', then: {requested: act}}
act: {actor: enforcement, may: handle, source: '1'}
""")
    assert [h.uptake for h in facts.hand_overs] == [Uptake.OTHERS]


def test_word_of_the_result_may_come_back_many_steps_later() -> None:
    facts = facts_of("""
send: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: silent, outcomes: done, source: '1', then: {done: handle-it}}
handle-it: {actor: enforcement, must: handle, within: silent, source: '1', then: {done: tell}}
tell: {actor: enforcement, must: inform, to: regulator, within: silent, source: '1'}
""")
    assert [bool(h.words) for h in facts.hand_overs] == [True]


def test_a_branch_is_held_against_the_situations_that_can_come_to_it() -> None:
    """What the way to a duty already excludes is no gap after it."""
    facts = facts_of("""
accept-it: {actor: enforcement, must: accept, on: complaint-received, when: {urgency: [normal, urgent]}, within: silent, source: '1', then: {accepted: verify-it}}
verify-it: {actor: enforcement, must: verify, within: silent, outcomes: [confirmed], source: '1', then: {confirmed: {to: handle-it, when: {urgency: normal}}}}
handle-it: {actor: enforcement, must: handle, within: silent, source: '1'}
""")
    gap = next(b.gap for b in facts.branches if b.duty.id == "verify-it")
    assert [dict(r) for r in gap.regions] == [{"urgency": frozenset({"urgent"})}]


def test_chains_end_a_flow() -> None:
    loaded = load_texts("""
mechanisms:
  m:
    kind: dispute-resolution
    name: 争议协调
    source: '1'
    chains:
      ladder:
        name: 争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '1'
        rungs: {decide: {by: county-government, action: decide, final: true}}
""")
    assert loaded.jurisdiction
    flow = Facts(loaded.jurisdiction).flow
    assert flow.onward["event:competence-dispute"] == ("chain:ladder",)
    assert flow.onward["chain:ladder"] == (END,)
    assert "event:competence-dispute" in flow.ending
    assert flow.leading["chain:ladder"][0].condition == ANYTHING


@pytest.mark.parametrize(("run_by", "uptake"), [("silent", Uptake.RECEIVER), ("regulator", Uptake.OTHERS)])
def test_a_platform_is_whoever_runs_it(run_by: str, uptake: Uptake) -> None:
    loaded = load_texts(f"""
bodies: {{hotline: {{name: 热线平台, kind: platform, run-by: {run_by}, source: '1'}}}}
mechanisms:
  m:
    kind: case-transfer
    name: 某机制
    source: '1'
    duties:
      ask: {{actor: county-government, must: assign, about: 投诉, to: hotline, on: complaint-received, within: silent, source: '1', then: {{done: act}}}}
      act: {{actor: enforcement, must: handle, within: silent, source: '1'}}
""")
    assert loaded.jurisdiction
    assert [h.uptake for h in Facts(loaded.jurisdiction).hand_overs] == [uptake]


def test_what_is_handed_over_in_several_steps_is_taken_up_after_the_last() -> None:
    facts = facts_of("""
tell: {actor: regulator, must: request, about: 协查, to: enforcement, on: violation-found, within: silent, source: '1', then: {requested: ask}}
ask: {actor: regulator, must: request, about: 取证, to: enforcement, within: silent, source: '1', then: {requested: act}}
act: {actor: enforcement, must: handle, within: silent, source: '1'}
""")
    assert [h.uptake for h in facts.hand_overs] == [Uptake.RECEIVER, Uptake.RECEIVER]
