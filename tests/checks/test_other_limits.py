"""A duty without a limit of its own may have that of another clause: which clauses count, and which do not."""

from __future__ import annotations

import pytest

from .test_time import found, spec

SILENT = "tell: {actor: enforcement, must: inform, object: handling-result, to: regulator, on: violation-found, within: WITHIN, source: '1'}\n"
SHARING = """
share: {actor: [regulator, enforcement], must: share, object: enforcement-information, to: [regulator, enforcement], on: information-produced, within: LIMIT, source: '2'}
"""


def reported(text: str) -> list[str]:
    """The duties that are said to lack a limit, or a number."""
    codes = ("DDL001", "DDL002")
    return sorted(m.removeprefix("duty:") for c in codes for d in found(c, spec(text)) for m in d.members)


@pytest.mark.parametrize(
    ("within", "limit", "fires"),
    [
        ("silent", "当日", False),
        ("silent", "及时", False),
        ("silent", "silent", True),
        ("及时", "当日", False),
        ("及时", "及时", True),
    ],
)
def test_what_is_shared_within_a_limit_need_not_have_one_again(within: str, limit: str, fires: bool) -> None:
    text = SILENT.replace("WITHIN", within) + SHARING.replace("LIMIT", limit)
    assert ("tell" in reported(text)) is fires


def test_sharing_among_others_says_nothing_about_what_a_third_body_is_told() -> None:
    text = SILENT.replace("WITHIN", "silent") + SHARING.replace("LIMIT", "当日")
    assert "tell" in reported(text.replace("to: regulator", "to: county-government"))


TRANSFERS = """
move: {actor: regulator, must: transfer, object: case-file, to: enforcement, on: violation-found, within: 3个工作日, source: '1', then: {done: take}}
take: {actor: enforcement, must: handle, object: case-file, within: 90日, source: '1'}
receive: {actor: regulator, must: verify, object: complaint, on: complaint-received, within: 5个工作日, outcomes: [penalty-needed], source: '2', then: {penalty-needed: pass}}
pass: {actor: regulator, must: transfer, object: complaint, to: TO, within: silent, source: '2', then: {done: take}}
"""


@pytest.mark.parametrize(("receiver", "fires"), [("enforcement", False), ("county-government", True)])
def test_the_limit_of_transfers_is_that_of_all_transfers_between_the_same_bodies(
    receiver: str, fires: bool
) -> None:
    assert ("pass" in reported(TRANSFERS.replace("TO", receiver))) is fires


WORD = """
check: {actor: enforcement, must: verify, object: case-file, on: violation-found, within: 5个工作日, outcomes: [not-met], source: '1', then: {not-met: [tell, explain]}}
tell: {actor: enforcement, must: inform, object: review-opinion, to: regulator, within: 2个工作日, source: '1'}
explain: {actor: enforcement, must: explain, about: 理由, to: regulator, within: silent, source: '2'}
"""


def test_word_of_a_step_that_is_due_covers_other_word_of_the_same_step() -> None:
    assert reported(WORD) == []
    assert reported(WORD.replace("tell, explain", "explain")) == ["explain"]


CASE = """
look: {actor: regulator, must: verify, object: case-file, on: violation-found, within: 5个工作日, outcomes: [confirmed], source: '1', then: {confirmed: settle}}
settle: {actor: enforcement, must: decide-penalty, object: violation, within: silent, outcomes: [penalised], source: '1', then: {penalised: publish}}
publish: {actor: regulator, must: handle, object: violation, within: 5个工作日, source: '1'}
close: {actor: enforcement, must: conclude, about: 案件, on: penalty-decided, within: LIMIT, source: '2'}
"""


@pytest.mark.parametrize(("limit", "fires"), [("按法定期限", False), ("silent", True)])
def test_decisions_in_a_case_that_is_due_by_statute_are_due(limit: str, fires: bool) -> None:
    assert ("settle" in reported(CASE.replace("LIMIT", limit))) is fires


ROUND = """
start: {actor: regulator, must: organise, about: 评议, within: WITHIN, outcomes: done, source: '1', then: {done: rate}}
rate: {actor: enforcement, must: submit, about: 评分, to: regulator, within: silent, source: '1'}
"""


@pytest.mark.parametrize(("within", "fires"), [("每年", False), ("silent", True)])
def test_a_step_of_what_comes_round_every_year_is_due_every_year(within: str, fires: bool) -> None:
    assert ("rate" in reported(ROUND.replace("WITHIN", within))) is fires


@pytest.mark.parametrize(
    "duty",
    [
        "must: solicit-opinions, object: work-plan, to: regulator",
        "must: file-for-record, object: work-report, to: county-government",
        "must: accept, object: case-file",
    ],
)
def test_nobody_waits_to_be_asked_for_copies_or_for_mere_receipt(duty: str) -> None:
    assert not reported(
        f"one: {{actor: enforcement, {duty}, on: violation-found, within: silent, source: '1'}}"
    )


WAY = """
move: {actor: regulator, must: transfer, object: case-file, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: take}}
take: {actor: enforcement, must: handle, object: case-file, within: LIMIT, outcomes: done, source: '2'}
"""
SCOPE = "    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}}\n    duties:"


@pytest.mark.parametrize(
    ("limit", "words"), [("silent", "没有写期限"), ("及时", "只写“及时”等"), ("按法定期限", "")]
)
def test_a_way_without_longest_time_says_which_step_leaves_it_open_and_how(limit: str, words: str) -> None:
    notes = found("DDL008", spec(WAY.replace("LIMIT", limit)).replace("    duties:", SCOPE))
    assert [words in n.message.zh and "doc:2" in n.sources for n in notes] == [True] * bool(words)


def test_a_number_that_starts_off_the_way_is_a_number() -> None:
    limit = "{limit: 5个工作日, from: task-assigned}"
    assert not found("DDL008", spec(WAY.replace("LIMIT", limit)).replace("    duties:", SCOPE))


OTHER_WAY = """
  other:
    kind: case-transfer
    name: 另一机制
    source: '3'
    duties:
      finish: {actor: enforcement, must: conclude, about: 案件, on: EVENT, within: 按法定期限, source: '3'}
"""


@pytest.mark.parametrize(("event", "fires"), [("violation-found", False), ("complaint-received", True)])
def test_the_term_of_cases_that_come_another_way_is_not_carried_over(event: str, fires: bool) -> None:
    text = spec(CASE.replace("LIMIT", "silent")) + OTHER_WAY.replace("EVENT", event)
    assert any("duty:settle" in d.members for d in found("DDL001", text)) is fires


def test_a_term_left_to_another_text_is_told_with_the_clause_that_does_so() -> None:
    way = WAY.replace("outcomes: done, source: '2'}", "outcomes: done, source: '2', then: {done: publish}}")
    publish = (
        "publish: {actor: enforcement, must: publish, object: handling-result, within: 及时, source: '3'}"
    )
    text = spec(way.replace("LIMIT", "按法定期限") + publish).replace("    duties:", SCOPE)
    (note,) = found("DDL008", text)
    assert "的期限依第二部分另定，未计入" in note.message.zh and "doc:2" in note.sources


def test_a_step_whose_number_adds_nothing_is_not_cited() -> None:
    way = WAY.replace("LIMIT", "{limit: 3个工作日, from: violation-found}")
    way = way.replace("outcomes: done, source: '2'}", "outcomes: done, source: '2', then: {done: last}}")
    last = "last: {actor: regulator, must: handle, object: violation, within: silent, source: '3'}"
    (note,) = found("DDL008", spec(way + last).replace("    duties:", SCOPE))
    assert note.sources == ("doc:1", "doc:3")
