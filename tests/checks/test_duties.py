"""Rules about single duties: when they fire, when they keep silent, and where they point."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quanze.diagnostics.diagnostic import About, Confidence, Diagnostic, Severity

from .specimen import check_texts


def spec(duties: str, name: str = "m", kind: str = "case-transfer") -> str:
    head = f"mechanisms:\n  {name}:\n    kind: {kind}\n    name: 某机制\n    source: '1'\n    duties:\n"
    return head + "".join(f"      {line}\n" for line in duties.strip("\n").splitlines())


def found(code: str, *texts: str) -> Sequence[Diagnostic]:
    return [d for d in check_texts(*texts) if d.code == code]


def test_a_missing_actor_is_an_error_of_the_spec() -> None:
    (unread,) = found("DUT001", spec("one: {must: handle, on: violation-found, within: silent, source: '1'}"))
    assert (unread.severity, unread.about) == (Severity.error, About.spec)
    assert (unread.place.line, unread.place.column) == (7, 7)


def test_a_silent_actor_in_a_case_warns_and_a_standing_one_is_a_note() -> None:
    text = """
one: {actor: silent, must: handle, on: violation-found, within: silent, source: '1'}
two: {actor: silent, must: criticise, to: regulator, on-breach-of: one, source: '2'}
three: {actor: silent, must: build, about: 平台, source: '3'}
four: {actor: silent, must-not: disclose, about: 秘密, source: '3'}
five: {actor: silent, may: criticise, to: regulator, on: violation-found, within: silent, source: '4'}
six: {actor: silent, must: emphasise, about: 实绩, source: '4'}
"""
    warning, note = sorted(found("DUT001", spec(text)), key=lambda d: d.severity, reverse=True)
    assert (warning.severity, warning.sources) == (Severity.warning, ("doc:1", "doc:2"))
    assert (note.severity, note.sources) == (Severity.note, ("doc:3", "doc:4"))


def test_scattered_silence_is_one_finding_over_all_mechanisms() -> None:
    texts = [
        spec(f"{n}-one: {{actor: silent, must: handle, on: violation-found, within: silent, source: '1'}}", n)
        for n in "ab"
    ]
    (finding,) = found("DUT001", *texts)
    assert finding.subject == "jurisdiction:specimen" and finding.members == ("duty:a-one", "duty:b-one")


@pytest.mark.parametrize(("to", "about"), [("", About.spec), (", to: silent", About.document)])
def test_a_hand_over_needs_somebody_to_receive_it(to: str, about: About) -> None:
    (finding,) = found(
        "DUT002",
        spec(
            f"one: {{actor: regulator, must: inform{to}, on: violation-found, within: silent, source: '1'}}"
        ),
    )
    assert finding.about is about


def test_what_hands_nothing_over_needs_no_recipient() -> None:
    assert not found(
        "DUT002",
        spec("one: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}"),
    )


@pytest.mark.parametrize("breach", ["one", "m", "all"])
def test_a_clause_on_breach_gives_a_duty_its_consequence(breach: str) -> None:
    text = spec("one: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}")
    clause = spec(
        f"punish: {{actor: county-government, must: criticise, to: regulator, on-breach-of: {breach}, source: '2'}}",
        "n",
    )
    assert found("DUT003", text) and not found("DUT003", text, clause)


def test_mechanisms_without_consequence_are_one_note() -> None:
    texts = [
        spec(
            f"{n}: {{actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}}",
            f"m-{n}",
        )
        for n in "ab"
    ]
    (note,) = found("DUT003", *texts)
    assert note.severity is Severity.note and note.message.en.endswith("m-a, m-b")


@pytest.mark.parametrize(("level", "is_found"), [("city", False), ("county", True)])
def test_a_body_above_the_place_owes_it_no_consequence(level: str, is_found: bool) -> None:
    body = f"bodies: {{upper-bureau: {{name: 某局, level: {level}, source: '1'}}}}\n"
    duty = "one: {actor: upper-bureau, must: handle, on: violation-found, within: silent, source: '1'}"
    assert bool(found("DUT003", body, spec(duty))) is is_found


BAN = """
one: {actor: joint-meeting, MODAL: publish, object: handling-result, source: '1'}
two: {actor: regulator, must-not: publish, object: handling-result, when: {urgency: urgent}, source: '2'}
"""


@pytest.mark.parametrize(
    ("modal", "code", "severity"), [("must", "DUT004", Severity.error), ("may", "DUT005", Severity.warning)]
)
def test_a_ban_is_found_through_membership(modal: str, code: str, severity: Severity) -> None:
    (clash,) = found(code, spec(BAN.replace("MODAL", modal)))
    assert (
        clash.severity is severity and "行业监管部门" in clash.message.zh and "情况紧急" in clash.message.zh
    )
    assert [r.place.line for r in clash.related] == [8]


@pytest.mark.parametrize(
    "other",
    [
        "object: case-file, when: {urgency: urgent}",
        "object: handling-result, when: {urgency: urgent}, overrides: one",
    ],
)
def test_a_ban_on_something_else_or_with_an_order_contradicts_nothing(other: str) -> None:
    text = BAN.replace("MODAL", "must").replace("object: handling-result, when: {urgency: urgent}", other)
    assert not found("DUT004", spec(text))


def test_a_ban_towards_others_contradicts_nothing() -> None:
    text = """
one: {actor: regulator, must: act-in-name, about: 移送案件, to: enforcement, source: '1'}
two: {actor: regulator, must-not: act-in-name, about: 移送案件, to: county-government, source: '1'}
"""
    assert not found("DUT004", spec(text))


def test_a_ban_with_an_exception_is_less_sure() -> None:
    (clash,) = found(
        "DUT004",
        spec(BAN.replace("MODAL", "must").replace("source: '2'", "unless: 法律另有规定, source: '2'")),
    )
    assert clash.confidence is Confidence.medium


def test_a_power_whose_addressee_only_may_answer_is_reported() -> None:
    (power,) = found("DUT007", spec("""
one: {actor: enforcement, may: propose, about: 建议, to: regulator, on: violation-found, source: '1', then: {proposed: two}}
two: {actor: regulator, may: study, about: 建议, source: '1'}
"""))  # fmt: skip
    assert power.place.line == 7
    assert not found(
        "FLO009", spec("one: {actor: enforcement, may: propose, about: 建议, to: regulator, source: '1'}")
    )


def test_the_same_act_in_two_forms_is_no_repetition() -> None:
    text = """
one: {actor: regulator, may: transfer, object: case-file, to: enforcement, form: post, source: '1'}
two: {actor: regulator, may: transfer, object: case-file, to: enforcement, form: electronic, source: '1'}
"""
    assert not found("DUT008", spec(text))
    assert found("DUT008", spec(text.replace("electronic", "post")))


def test_what_clauses_of_two_mechanisms_say_the_text_says_twice() -> None:
    text = "ID: {actor: regulator, may: transfer, object: case-file, to: enforcement, source: 'CLAUSE'}"
    one, two = (
        text.replace("ID", "one").replace("CLAUSE", "1"),
        text.replace("ID", "two").replace("CLAUSE", "2"),
    )
    (repeated,) = found("DUT008", spec(one, "a"), spec(two, "b"))
    (encoded,) = found("DUT008", spec(f"{one}\n{two}"))
    assert repeated.about is About.document and encoded.about is About.spec


def test_a_mechanism_of_accountability_is_itself_a_consequence() -> None:
    text = spec("one: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}")
    assert found("DUT003", text)
    assert not found("DUT003", text.replace("kind: case-transfer", "kind: accountability"))


def test_who_acts_may_be_said_by_the_duty_that_it_makes_more_precise() -> None:
    text = spec("""
punish: {actor: enforcement, must: hold-accountable, on: fault, within: silent, source: '1'}
punish-refusal: {actor: silent, may: hold-accountable, on: fault, SPECIFIESsource: '2'}
""")  # fmt: skip
    assert found("DUT001", text.replace("SPECIFIES", ""))
    assert not found("DUT001", text.replace("SPECIFIES", "specifies: punish, "))


def test_who_acts_may_be_said_by_a_duty_that_makes_it_more_precise() -> None:
    text = spec("""
punish: {actor: silent, must: hold-accountable, on: fault, within: silent, source: '1'}
punish-refusal: {actor: enforcement, may: hold-accountable, on: fault, SPECIFIESsource: '2'}
""")  # fmt: skip
    assert found("DUT001", text.replace("SPECIFIES", ""))
    assert not found("DUT001", text.replace("SPECIFIES", "specifies: punish, "))


@pytest.mark.parametrize("code", ["DUT001", "DUT002", "DUT003"])
def test_a_report_sets_no_duties_that_could_want_anything(code: str) -> None:
    report = "documents: {paper: {title: 工作材料, status: report, outline: {'1': 经验}}}\n"
    duty = {
        "DUT001": "one: {actor: silent, must: handle, on: violation-found, within: silent, source: 'WHERE'}",
        "DUT002": "one: {actor: regulator, must: report, about: 险情, to: silent, on: violation-found, source: 'WHERE'}",
        "DUT003": "one: {actor: regulator, must: handle, on: violation-found, within: silent, source: 'WHERE'}",
    }[code]
    assert found(code, report, spec(duty.replace("WHERE", "doc:1")))
    assert not found(code, report, spec(duty.replace("WHERE", "paper:1")))


def test_what_holds_its_bodies_to_account_for_faults_is_a_consequence() -> None:
    text = spec("one: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}")
    clause = "punish: {actor: county-government, must: hold-accountable, to: TO, on: fault, within: silent, source: '2'}"
    assert found("DUT003", text, spec(clause.replace("TO", "enforcement"), "n"))
    assert not found("DUT003", text, spec(clause.replace("TO", "regulator"), "n"))


def test_to_whom_a_platform_passes_on_matters_once_somebody_runs_it() -> None:
    line = "bodies: {line: {name: 热线, kind: platform, level: county, RUNsource: '1'}}\n"
    duties = spec(
        "pass-on: {actor: line, must: assign, to: silent, on: complaint-received, within: 3日, source: '1'}"
    )
    (manned,) = found("DUT002", line.replace("RUN", "run-by: county-government, "), duties)
    assert manned.severity is Severity.warning
    assert not found("DUT002", line.replace("RUN", ""), duties)


def test_a_duty_is_written_twice_whether_by_its_own_occasion_or_by_the_step_before() -> None:
    text = """
tell: {actor: regulator, must: report, about: 险情, to: enforcement, on: violation-found, within: 1小时, source: '1', then: {done: {to: save, when: {urgency: urgent}}}}
save: {actor: enforcement, must: handle-on-site, about: 险情, within: 2小时, source: '2'}
save-too: {actor: enforcement, must: handle-on-site, about: 险情, on: tell/done, when: {urgency: WHEN}, within: 3小时, source: '3'}
"""
    (twice,) = found("DUT008", spec(text.replace("WHEN", "urgent")))
    assert twice.place.line == 9
    assert not found("DUT008", spec(text.replace("WHEN", "ongoing")))
