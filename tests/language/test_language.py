"""The hardest clauses of the source documents: each has a spec that says it, and here is what that spec says."""

from __future__ import annotations

from pathlib import Path

import pytest

from quanze.model.base import Modality
from quanze.model.duty import Group

from .reading import CLAUSES, bodies, clause, condition, errors, follow, ladder, limits, load_folder

FOLDERS = sorted(path for path in CLAUSES.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_clause_loads_without_error(folder: Path) -> None:
    assert errors(load_folder(folder)) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_clause_is_said_completely(folder: Path) -> None:
    """No sentence of the clause is left without an element or a reason."""
    left = [
        c.cite
        for c in clause(folder.name).clauses.values()
        if c.normative and not c.elements and not c.spec.excluded
    ]
    assert left == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_clause_explains_itself_in_chinese(folder: Path) -> None:
    """A reader who does not program finds first, in Chinese, which clause this is and how it is said."""
    lines = (folder / "spec.yaml").read_text("utf-8").splitlines()
    assert lines[1].startswith("# ")
    assert not lines[1].isascii()


# ---------------------------------------------------------------- 重庆
def test_unfinished_task_leads_from_the_excuse_to_the_government() -> None:
    duties = clause("chongqing-unfinished-task").duties
    assert follow(duties["complete-task"]) == {
        "done": ["duty:submit-status"],
        "unable": ["duty:explain-failure"],
    }
    assert follow(duties["explain-failure"]) == {"rejected": ["duty:report-failure"]}
    assert follow(duties["report-failure"]) == {"done": ["duty:settle-failure"]}
    assert {actor.group for actor in duties["settle-failure"].actors} == {Group.ANY}


def test_the_lead_agency_judges_the_excuse() -> None:
    unless = clause("chongqing-unfinished-task").duties["complete-task"].spec.unless
    assert unless is not None
    assert unless.judged_by == "lead-agency"


def test_the_report_is_due_five_working_days_after_the_task_expires() -> None:
    duty = clause("chongqing-unfinished-task").duties["submit-status"]
    assert limits(duty) == [(5, "working_day")]
    assert duty.deadlines[0].start == ("task-expired",)
    assert condition(duty.when) == [{"term": {"stated"}}]


def test_assistance_has_one_duty_with_two_limits() -> None:
    duty = clause("chongqing-assistance").duties["assist"]
    assert limits(duty) == [("immediate", None), ("same-day", None)]
    urgent, other = duty.deadlines
    assert condition(urgent.when) == [{"urgency": {"urgent"}}]
    assert condition(other.when) == [{"urgency": {"normal", "ongoing"}}]
    assert urgent.start == duty.triggers
    assert other.start == ("reply/agreed",)
    assert urgent.sources == ("chongqing-2006:3/3#7.1",)


def test_grounds_of_assistance_include_any_other() -> None:
    grounds = clause("chongqing-assistance").dimensions["assistance-ground"]
    assert list(grounds.values) == ["unattainable", "no-case-materials", "no-information", "other"]


def test_whoever_transfers_on_reaches_the_same_two_duties_again() -> None:
    duties = clause("chongqing-transfer-first-receiver").duties
    expected = {"done": ["duty:receiver-handles", "duty:receiver-transfers-on"]}
    for sender in ("transfer-out", "first-receiver-transfers", "receiver-transfers-on"):
        assert follow(duties[sender]) == expected
    assert condition(duties["receiver-handles"].when) == [{"receiver-competence": {"has"}}]
    assert condition(duties["receiver-transfers-on"].when) == [{"receiver-competence": {"none"}}]


def test_a_transfer_takes_two_working_days_but_a_first_receiver_none() -> None:
    duties = clause("chongqing-transfer-first-receiver").duties
    assert limits(duties["transfer-out"]) == [(2, "working_day")]
    assert limits(duties["first-receiver-transfers"]) == [("immediate", None)]
    assert condition(duties["first-receiver-transfers"].when) == [{"competence": {"other-party", "third"}}]


def test_a_list_of_boxes_is_any_of_them() -> None:
    duty = clause("chongqing-transfer-first-receiver").duties["no-delay"]
    assert duty.modality is Modality.MUST_NOT
    assert condition(duty.when) == [
        {"competence": {"other-party", "third"}},
        {"receiver-competence": {"none"}},
    ]


def test_a_definition_adds_holders_to_a_role() -> None:
    agency = clause("chongqing-application").bodies["agency"]
    assert agency.holders == ("authorised-organisation", "entrusted-organisation")


def test_districts_apply_assistance_likewise_with_their_own_bodies() -> None:
    place = clause("chongqing-application")
    copy, original = place.duties["districts.reply"], place.duties["reply"]
    assert (copy.derived_from, original.derived_from) == ("reply", None)
    assert copy.actors[0].bodies == ("district-agency",)
    assert original.actors[0].bodies == ("agency",)
    assert copy.triggers == ("districts.request-assistance/requested",)
    assert follow(copy) == {"refused": ["chain:districts.enforcement-disputes"]}
    assert copy.sources == ("chongqing-2006:3/3#6", "chongqing-2006:8")


def test_districts_climb_their_own_ladder() -> None:
    place = clause("chongqing-application")
    copy = place.chains["districts.enforcement-disputes"]
    assert copy.derived_from == "enforcement-disputes"
    assert ladder(copy) == [
        (["parties"], "consult", False),
        (["district-legal-affairs"], "coordinate", False),
        (["district-government"], "decide", True),
    ]
    assert ladder(place.chains["enforcement-disputes"])[-1] == (["city-government"], "decide", True)


def test_other_fields_apply_the_inspection_rule_where_it_did_not_apply() -> None:
    place = clause("chongqing-application")
    fields = set(place.dimensions["field"].values)
    original = condition(place.duties["no-multiple-inspection"].when)
    assert original == [{"field": fields - {"other"}}]
    assert condition(place.duties["other-fields.no-multiple-inspection"].when) == [{"field": {"other"}}]


# ---------------------------------------------------------------- 哈尔滨、烟台
def test_building_goes_from_finder_to_enforcement_and_back_for_demolition() -> None:
    duties = clause("harbin-building-in-progress").duties
    assert limits(duties["tell-enforcement"]) == [("immediate", None)]
    assert follow(duties["tell-enforcement"]) == {"done": ["duty:order-stop"]}
    assert bodies(duties["order-stop"]) == ["enforcement"]
    assert follow(duties["order-stop"]) == {"not-complied": ["duty:demolish"]}
    assert bodies(duties["demolish"]) == ["local-government"]


def test_building_in_progress_means_three_months() -> None:
    place = clause("harbin-building-in-progress")
    value = place.vocabulary.dimensions["matter"].values["illegal-construction"]
    assert value.means is not None and value.means.startswith("三个月内")
    assert "dimension:matter" in place.clauses["harbin-draft:1/4#4"].elements


def test_a_patrol_problem_takes_one_of_three_ways() -> None:
    place = clause("yantai-operation")
    ways = {d.id: condition(d.when) for d in place.duties_by_trigger["problem-found-on-patrol"]}
    assert ways == {
        "town-solves": [{"solvable-by": {"town"}}],
        "office-coordinates": [{"solvable-by": {"stationed"}}],
        "report-on-platform": [{"solvable-by": {"department"}}],
    }


def test_silence_about_the_reporter_is_stated() -> None:
    duty = clause("yantai-operation").duties["report-on-platform"]
    assert duty.spec.actor is not None and duty.spec.actor.silent
    assert duty.spec.to is not None and duty.spec.to.silent
    assert duty.actors == ()


def test_stationed_units_are_sent_by_some_and_managed_by_others() -> None:
    body = clause("yantai-operation").bodies["stationed-units"]
    assert (body.dispatched_by, body.managed_by) == ("stationing-departments", ("township",))
