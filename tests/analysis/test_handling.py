"""Who handles what: tables of events, and duties that clash in them."""

from __future__ import annotations

from quanze.analysis.boxes import contains, join, meet
from quanze.analysis.coverage import Shape
from quanze.analysis.dead import Why
from quanze.analysis.facts import Facts
from quanze.analysis.handling import EventTable
from quanze.analysis.replies import unreplied
from tests.checks.specimen import load_texts


def facts_of(scope: str, duties: str, kind: str = "case-transfer", more: str = "") -> Facts:
    """The facts about one mechanism that answers for events with these duties."""
    head = f"mechanisms:\n  m:\n    kind: {kind}\n    name: 某机制\n    source: '1'\n    answers-for: {scope}\n    duties:\n"
    body = "".join(f"      {line}\n" for line in duties.strip("\n").splitlines())
    loaded = load_texts(head + body, *([more] if more else []))
    assert loaded.jurisdiction and not loaded.diagnostics, loaded.diagnostics
    return Facts(loaded.jurisdiction)


def among(*values: str) -> frozenset[str]:
    return frozenset(values)


def regions(found: object) -> list[dict[str, frozenset[str]]]:
    return [dict(r) for r in found.regions]  # type: ignore[attr-defined]


FOUND = "{violation-found: {when: {finder: [regulator, enforcement]}, source: '1'}}"


def table_of(facts: Facts) -> EventTable:
    return facts.handling[0]


def test_both_conditions_at_once_are_the_boxes_that_meet() -> None:
    urgent, own = ({"urgency": among("urgent")},), ({"competence": among("own")},)
    assert meet(urgent, own) == ({"urgency": among("urgent"), "competence": among("own")},)
    assert meet(urgent, ({"urgency": among("normal")},)) == ()
    assert meet() == ({},)


def test_a_union_with_no_condition_is_no_condition() -> None:
    assert join(({"urgency": among("urgent")},), ({},)) == ({},)


def test_a_box_lies_in_a_condition_only_if_it_is_as_narrow_in_every_dimension() -> None:
    condition = ({"urgency": among("urgent", "ongoing")},)
    assert contains(condition, {"urgency": among("urgent"), "matter": among("approved")})
    assert not contains(condition, {"matter": among("approved")})


def test_a_finder_answers_only_for_what_it_finds_itself() -> None:
    facts = facts_of(
        FOUND, "take: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}"
    )
    assert regions(table_of(facts).coverage) == [{"finder": among("enforcement")}]


def test_what_is_only_allowed_is_told_from_what_nobody_may_do() -> None:
    facts = facts_of(
        FOUND,
        """
take: {actor: regulator, must: handle, on: violation-found, when: {urgency: normal}, within: silent, source: '1'}
might: {actor: regulator, may: handle, on: violation-found, when: {urgency: urgent}, source: '1'}
help: {actor: regulator, must: handle, on: violation-found, when: {urgency: ongoing}, provided: 有必要, within: silent, source: '1'}
""",
    )
    table = table_of(facts)
    assert regions(table.abandoned) == [
        {"finder": among("enforcement"), "urgency": among("urgent", "ongoing")}
    ]
    assert regions(table.stranded) == [{"finder": among("enforcement"), "urgency": among("normal")}]
    assert regions(table.optional) == [{"finder": among("regulator"), "urgency": among("urgent", "ongoing")}]


def test_what_must_be_done_everywhere_leaves_neither() -> None:
    facts = facts_of(
        FOUND,
        "take: {actor: [regulator, enforcement], must: handle, on: violation-found, within: silent, source: '1'}",
    )
    assert table_of(facts).coverage.is_total
    assert table_of(facts).abandoned.is_total and table_of(facts).optional.is_total


def test_a_chain_answers_only_in_its_own_situations() -> None:
    loaded = load_texts("""
mechanisms:
  m:
    kind: dispute-resolution
    name: 争议协调
    source: '1'
    answers-for: [competence-dispute]
    chains:
      ladder:
        name: 争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        when: {matter: approved}
        source: '1'
        rungs: {decide: {by: county-government, action: decide, final: true}}
""")
    assert loaded.jurisdiction
    (region,) = Facts(loaded.jurisdiction).handling[0].coverage.regions
    assert "approved" not in region["matter"] and "prohibited" in region["matter"]


def test_a_condition_may_name_a_body_that_no_role_makes_a_finder() -> None:
    facts = facts_of(
        "{violation-found: {when: {finder: [regulator, county-government]}, source: '1'}}",
        "take: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}",
    )
    assert regions(table_of(facts).coverage) == [{"finder": among("county-government")}]


TWICE = """
one: {actor: regulator, must: file-case, object: violation, on: violation-found, when: {finder: [regulator, enforcement], urgency: [normal, urgent]}, within: silent, source: '1'}
two: {actor: enforcement, must: file-case, object: violation, on: violation-found, when: {finder: [regulator, enforcement], urgency: [urgent, ongoing]}, within: silent, source: '2'}
"""


def clashes_of(facts: Facts) -> list[tuple[str, str, bool, Shape]]:
    found = facts.clashes[table_of(facts).event]
    return [(c.first.id, c.second.id, c.same_body, c.shape) for c in found]


def test_two_bodies_that_do_the_same_with_one_case_clash() -> None:
    assert clashes_of(facts_of(FOUND, TWICE)) == [("one", "two", False, Shape.CROSSING)]


def test_a_stated_order_settles_a_clash() -> None:
    assert not clashes_of(facts_of(FOUND, TWICE.replace("source: '2'", "overrides: one, source: '2'")))


def test_a_meeting_and_its_member_do_not_clash() -> None:
    """Two leads that may be one body in the end are no two bodies."""
    assert not clashes_of(facts_of(FOUND, TWICE.replace("actor: enforcement", "actor: joint-meeting")))


def test_each_finder_is_bound_by_itself() -> None:
    """The finder hands over, the regulator handles: they clash where the finder is the regulator, in one body."""
    facts = facts_of(
        FOUND,
        """
pass-on: {actor: finder, must: transfer, to: silent, on: violation-found, within: silent, source: '1'}
take: {actor: regulator, must: handle, on: violation-found, within: silent, source: '2'}
""",
    )
    assert clashes_of(facts) == [("pass-on", "take", True, Shape.SAME)]


def test_conditions_that_exclude_each_other_are_dead() -> None:
    facts = facts_of(
        FOUND,
        """
accept-it: {actor: enforcement, must: accept, on: complaint-received, when: {urgency: normal}, source: '1', within: [3个工作日, {limit: 24小时, when: {urgency: urgent}}], then: {accepted: {to: handle-it, when: {competence: own}}}}
handle-it: {actor: enforcement, must: handle, when: {competence: third}, within: silent, source: '1'}
""",
    )
    assert [(d.duty.id, d.part, d.why) for d in facts.dead] == [
        ("accept-it", "within", Why.EMPTY),
        ("accept-it", "then", Why.EMPTY),
    ]


def test_a_combination_declared_impossible_is_dead() -> None:
    facts = facts_of(
        FOUND,
        "take: {actor: regulator, must: handle, on: violation-found, when: {urgency: urgent, matter: approved}, within: silent, source: '1'}",
        more="vocabulary: {impossible: {calm: {when: {urgency: urgent, matter: approved}, because: 已批事项没有紧急情形, source: '1'}}}\n",
    )
    assert [(d.duty.id, d.why) for d in facts.dead] == [("take", Why.IMPOSSIBLE)]


def test_a_duty_that_stronger_ones_decide_everywhere_is_hidden() -> None:
    facts = facts_of(
        FOUND,
        """
weak: {actor: regulator, must: handle, on: violation-found, when: {urgency: [normal, urgent]}, within: silent, source: '1'}
calm: {actor: regulator, must: transfer, to: enforcement, on: violation-found, when: {urgency: normal}, overrides: weak, within: silent, source: '2'}
rush: {actor: regulator, must: transfer, to: enforcement, on: violation-found, when: {urgency: urgent}, overrides: weak, within: silent, source: '2'}
""",
    )
    assert [(d.duty.id, d.why, [h.id for h in d.hiders]) for d in facts.dead] == [
        ("weak", Why.HIDDEN, ["calm", "rush"])
    ]


def test_a_power_hides_nothing() -> None:
    facts = facts_of(
        FOUND,
        """
weak: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}
might: {actor: regulator, may: transfer, to: enforcement, on: violation-found, overrides: weak, source: '2'}
""",
    )
    assert not facts.dead


PUBLIC = "bodies: {public: {name: 投诉人, kind: public, roles: public, source: '1'}}\n"


def test_a_complaint_that_ends_without_a_reply_is_told_by_its_situation() -> None:
    facts = facts_of(
        "{complaint-received: {when: {first-receiver: regulator}, source: '1'}}",
        """
take: {actor: regulator, must: accept, on: complaint-received, within: silent, source: '1', then: {accepted: [look-into, {to: pass-on, when: {penalty: needed}}]}}
look-into: {actor: regulator, must: carry-out, about: 监管责任, within: silent, source: '1'}
pass-on: {actor: regulator, must: handle, within: silent, source: '1', then: {done: answer}}
answer: {actor: regulator, must: reply, to: public, within: silent, source: '1'}
""",
        "complaint-intake",
        PUBLIC,
    )
    gap = unreplied(facts.place, facts.flow, table_of(facts)).gap
    assert [r["penalty"] for r in regions(gap)] == [among("not-needed")]


def test_to_bear_responsibility_is_not_to_end_a_complaint() -> None:
    facts = facts_of(
        "[complaint-received]",
        "bear: {actor: regulator, must: bear-responsibility, on: complaint-received, within: silent, source: '1'}",
        "complaint-intake",
        PUBLIC,
    )
    assert not unreplied(facts.place, facts.flow, table_of(facts)).gap.regions
