"""The hardest clauses of Rudong and Kunyang, and what their specs say."""

from __future__ import annotations

from quanze.model.base import Modality
from quanze.model.chain import Meanwhile
from quanze.model.duty import Group, Part

from .reading import bodies, clause, condition, follow, ladder, limits, recipients


# ---------------------------------------------------------------- 如东
def test_what_follows_a_find_depends_on_the_finder() -> None:
    place = clause("rudong-approved-matters")
    found = {d.id: condition(d.when) for d in place.duties_by_trigger["violation-found"]}
    regulator, enforcement = ({"finder": {f}, "matter": {"approved"}} for f in ("regulator", "enforcement"))
    assert found == {
        "order-correction": [regulator],
        "transfer-leads": [regulator],
        "notify-suspicion": [enforcement],
    }


def test_each_of_two_departments_disposes_on_its_own() -> None:
    actors = clause("rudong-approved-matters").duties["dispose-separately"].actors
    assert [(a.body, a.group) for a in actors] == [("regulator", Group.EACH), ("approver", Group.EACH)]


def test_the_lists_of_powers_follow_the_extent_of_the_transfer() -> None:
    duties = clause("rudong-other-matters").duties
    assert condition(duties["list-whole"].when) == [{"transfer-extent": {"whole"}}]
    assert condition(duties["list-part"].when) == [{"transfer-extent": {"part"}}]
    assert bodies(duties["list-part"]) == ["regulator", "enforcement"]
    assert duties["no-longer-list"].modality is Modality.MUST_NOT


def test_generally_is_a_softened_duty() -> None:
    assert clause("rudong-other-matters").duties["supervise-generally"].spec.in_principle


def test_a_transfer_has_a_general_and_an_urgent_limit() -> None:
    duty = clause("rudong-transfer-limits").duties["transfer-out"]
    assert limits(duty) == [(3, "working_day"), (24, "hour")]
    assert [condition(d.when) for d in duty.deadlines] == [[{}], [{"urgency": {"urgent"}}]]
    assert duty.lead_bodies == ("regulator", "enforcement")


def test_an_ongoing_violation_is_stopped_and_told_instead_of_transferred() -> None:
    place = clause("rudong-transfer-limits")
    ongoing = [
        (d.id, d.deadlines[0].kind.value)
        for d in place.duties_by_trigger["violation-found"]
        if condition(d.when)[0]["urgency"] == {"ongoing"}
    ]
    assert ongoing == [("order-stop", "immediate"), ("tell-competent", "prompt")]


def test_a_complaint_is_verified_by_whoever_received_it_first() -> None:
    links = clause("rudong-complaints").duties["accept"].links
    assert [(link.to, condition(link.when)) for link in links] == [
        ("duty:regulator-verifies", [{"first-receiver": {"regulator"}}]),
        ("duty:enforcement-verifies", [{"first-receiver": {"enforcement"}}]),
    ]


def test_the_text_names_two_outcomes_for_regulators_and_four_for_enforcement() -> None:
    place = clause("rudong-complaints")
    assert place.outcomes(place.duties["regulator-verifies"]) == ("no-violation", "penalty-needed")
    assert len(place.outcomes(place.duties["enforcement-verifies"])) == 4


def test_the_last_department_replies() -> None:
    duty = clause("rudong-complaints").duties["reply-finally"]
    assert duty.actors[0].body == "closer"
    assert duty.triggers == ("hand-over-for-penalty/done", "hand-over-management/done", "file-case/filed")


def test_sharing_is_due_the_same_day_in_principle_and_extended_without_bound() -> None:
    deadline = clause("rudong-sharing").duties["share"].deadlines[0]
    assert deadline.kind.value == "same-day"
    assert deadline.spec.limit.in_principle
    assert deadline.start == ("information-produced",)
    extension = deadline.spec.extension
    assert extension is not None
    assert extension.by is None


def test_seven_kinds_of_information_are_shared() -> None:
    place = clause("rudong-sharing")
    items = place.spec.information["shared-items"].items
    assert [item.source[0] for item in items.values()] == [f"3/3/{n}" for n in range(1, 8)]
    assert items["decisions"].providers == ("enforcement",)


def test_a_dispute_climbs_three_rungs_while_the_violation_is_handled_jointly() -> None:
    place = clause("rudong-dispute")
    chain = place.chains["duty-dispute"]
    assert ladder(chain) == [
        (["parties"], "consult", False),
        (["joint-conference"], "decide", False),
        (["executive-meeting"], "decide", True),
    ]
    assert chain.spec.meanwhile is Meanwhile.HANDLE_JOINTLY
    assert all(deadline.kind.value == "open" for rung in chain.rungs for deadline in rung.deadlines)
    assert {actor.group for actor in place.duties["handle-jointly"].actors} == {Group.ALL}


def test_an_opinion_takes_five_working_days_in_general_and_longer_where_it_must() -> None:
    deadline = clause("rudong-technical-support").duties["give-opinion"].deadlines[0]
    assert (deadline.spec.limit.value, deadline.spec.limit.in_principle) == (5, True)
    assert condition(deadline.extension_when) == [{"support-condition": {"lengthy"}}]
    assert deadline.spec.extension is not None
    assert deadline.spec.extension.notify == ("enforcement",)


def test_a_lengthy_opinion_is_announced_before_it_is_given() -> None:
    duty = clause("rudong-technical-support").duties["warn-of-length"]
    assert duty.deadlines[0].kind.value == "before"
    assert duty.deadlines[0].start == ("give-opinion/done",)
    assert condition(duty.when) == [{"support-condition": {"lengthy"}}]


# ---------------------------------------------------------------- 昆阳
def test_a_rung_can_have_two_leaders_and_two_joiners() -> None:
    rung = clause("kunyang-dispute").chains["duty-dispute"].rungs[1]
    assert [(ref.body, ref.part) for ref in rung.bodies] == [
        ("justice-office", Part.LEAD),
        ("staffing-office", Part.LEAD),
        ("discipline-inspection", Part.JOINT),
        ("guidance-office", Part.JOINT),
    ]


def test_grades_cut_the_amount_at_their_ends_and_share_them() -> None:
    place = clause("kunyang-fault-grades")
    assert list(place.dimensions["damages"].values) == ["[0,500)", "500", "(500,2000)", "2000", "(2000,∞)"]
    assert list(place.dimensions["accident-grade"].values) == ["general", "larger", "major"]


def test_a_band_is_a_dimension_of_another_band_and_of_duties() -> None:
    place = clause("kunyang-fault-grades")
    assert place.bands["fault-sanction"].measures == ("state-compensation", "accident-grade", "decision-fate")
    assert condition(place.duties["transfer-crime"].when) == [
        {"fault-sanction": {"heavy"}, "crime": {"suspected"}}
    ]


def test_a_review_has_nine_outcomes_each_with_its_clause() -> None:
    duty = clause("kunyang-review").duties["review"]
    assert [link.sources for link in duty.links] == [(f"kunyang-2022:A4/art8/{n}",) for n in range(1, 10)]
    assert {link.outcome for link in duty.links if link.to == "duty:return-for-supplement"} == {"supplement"}
    assert limits(duty) == [(5, "working_day")]
    assert duty.deadlines[0].start == ("submit/done",)


def test_the_town_leader_decides_in_four_cases() -> None:
    assert follow(clause("kunyang-review").duties["examine"]) == {
        "penalty-warranted": ["duty:decide"],
        "minor": ["duty:decide"],
        "unfounded": ["duty:decide"],
        "crime": ["duty:transfer-crime"],
    }


def test_the_town_government_is_both_enforcement_and_government() -> None:
    bodies_of = clause("kunyang-definition").bodies
    assert bodies_of["enforcement"].holders == ("enforcement-squadron", "town-government")
    assert "government" in bodies_of["town-government"].roles


def test_a_repeated_complaint_is_an_event_of_its_own() -> None:
    place = clause("kunyang-complaints")
    assert [d.id for d in place.duties_by_trigger["repeat-complaint"]] == ["explain-repeat"]


def test_a_copy_to_the_replier_itself_is_stated_as_printed() -> None:
    duty = clause("kunyang-complaints").duties["copy"]
    assert bodies(duty) == recipients(duty) == ["regulator"]
    assert duty.spec.unclear is not None


def test_a_transfer_runs_through_its_limits() -> None:
    duties = clause("kunyang-transfer").duties
    steps = ("transfer-out", "verify", "tell-verification", "ask-supplement")
    assert [limits(duties[step]) for step in steps] == [[(n, "working_day")] for n in (3, 5, 2, 2)]
    assert duties["verify"].deadlines[0].start == ("accept/accepted",)
    result = duties["tell-result"]
    assert limits(result) == [(7, "working_day"), (7, "working_day")]
    assert [d.start for d in result.deadlines] == [("decision-served",), ("conclude/terminated",)]


def test_a_transfer_carries_seven_papers() -> None:
    items = clause("kunyang-transfer").spec.materials["transfer-file"].items
    assert len(items) == 7
    assert len(items["letter"].states) == 3


def test_the_way_back_is_the_way_there_with_the_sides_changed() -> None:
    place = clause("kunyang-transfer")
    copies = {d.derived_from: d for d in place.duties.values() if d.mechanism == "back-transfer"}
    assert set(copies) == {d.id for d in place.duties.values() if d.mechanism == "transfer"}
    back = copies["transfer-out"]
    assert (bodies(back), recipients(back)) == (["enforcement"], ["regulator"])
    assert condition(back.when) == [{"finder": {"enforcement"}, "competence": {"other-party"}}]
    assert copies["verify"].deadlines[0].start == ("back-transfer.accept/accepted",)
    assert back.sources == ("kunyang-2022:A5/art8#3.1", "kunyang-2022:A5/art8#6")


def test_points_have_ranges_quotas_and_no_stated_total() -> None:
    score = clause("kunyang-scores").spec.scores["appraisal"]
    assert [c.points for c in score.components.values()] == [20, 60, 20, 20]
    assert score.total is None
    post, performance = score.components["post"], score.components["performance"]
    assert [(r.low, r.high) for r in post.ranges.values()] == [(16, 20), (14, 18), (8, 18)]
    assert performance.quotas["excellent"].at_most == 20
    assert performance.quotas["poor"].at_least == 10
