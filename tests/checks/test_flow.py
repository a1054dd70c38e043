"""Rules about the flow: when they fire, when they keep silent, and where they point."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quanze.diagnostics.diagnostic import Confidence, Diagnostic, Severity

from .specimen import check_texts


def spec(duties: str, kind: str = "case-transfer", more: str = "") -> str:
    head = f"mechanisms:\n  m:\n    kind: {kind}\n    name: 某机制\n    source: '1'\n{more}    duties:\n"
    return head + "".join(f"      {line}\n" for line in duties.strip("\n").splitlines())


def found(code: str, *texts: str) -> Sequence[Diagnostic]:
    return [d for d in check_texts(*texts) if d.code == code]


def test_steps_that_only_lead_to_each_other_are_one_finding_without_what_follows_them() -> None:
    (lost,) = found("FLO001", spec("""
one: {actor: regulator, must: handle, on: two/done, within: silent, source: '1'}
two: {actor: regulator, must: handle, on: one/done, within: silent, source: '1'}
three: {actor: regulator, must: handle, on: two/done, within: silent, source: '1'}
"""))  # fmt: skip
    assert lost.place.line == 7 and [r.place.line for r in lost.related] == [8]


def test_what_an_event_without_cause_sets_off_is_not_reported_twice() -> None:
    text = spec("one: {actor: regulator, must: handle, on: case-reopened, within: silent, source: '1'}")
    inner = "vocabulary: {events: {case-reopened: {name: 案件重启, external: false}}}\n"
    assert not found("FLO001", inner, text) and found("HND010", inner, text)


def test_a_standing_duty_needs_no_event() -> None:
    assert not found("FLO001", spec("one: {actor: regulator, must: regulate, source: '1'}"))


CIRCLE = """
send: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: send-back}}
send-back: {actor: enforcement, must: transfer, to: regulator, within: 3个工作日, outcomes: done, source: '2', then: {done: send}}
"""


def test_a_closed_circle_is_printed_with_its_clauses() -> None:
    (circle,) = found("FLO002", spec(CIRCLE))
    assert circle.message.en.endswith("send (1)/done → send-back (2)/done → send (1)/done")
    assert not found("FLO003", spec(CIRCLE))


def test_an_open_outcome_is_a_way_out_that_another_rule_reports() -> None:
    text = spec(CIRCLE.replace("outcomes: done, source: '2'", "outcomes: [done, returned], source: '2'"))
    assert not found("FLO002", text)
    assert found("FLO003", text) and found("ESC008", text)


LOOP = """
check: {actor: enforcement, must: verify, on: violation-found, within: 5个工作日, outcomes: [meets-standard, incomplete], source: '1', then: {meets-standard: end, incomplete: ask}}
ask: {actor: enforcement, must: request-supplement, to: regulator, within: 2个工作日, outcomes: [supplied], source: '2', then: {supplied: check}}
"""


@pytest.mark.parametrize(
    "bound",
    [
        "{limit: 15个工作日, from: violation-found}",
        "{limit: 15个工作日, clock: inherited}",
        "{limit: 15个工作日, on-expiry: moves-up}",
        "每月",
    ],
)
def test_a_limit_from_outside_the_loop_bounds_it(bound: str) -> None:
    assert found("FLO003", spec(LOOP))
    assert not found("FLO003", spec(LOOP.replace("5个工作日", bound, 1)))


def test_a_limit_from_within_the_loop_does_not_bound_it() -> None:
    assert found("FLO003", spec(LOOP.replace("5个工作日", "{limit: 15个工作日, from: ask/supplied}", 1)))


def test_a_loop_that_somebody_only_may_go_round_is_a_warning() -> None:
    (loop,) = found("FLO003", spec(LOOP.replace("must: request-supplement", "may: request-supplement")))
    assert loop.severity is Severity.warning


def test_a_loop_whose_conditions_exclude_each_other_is_none() -> None:
    text = LOOP.replace("incomplete: ask", "incomplete: {to: ask, when: {urgency: urgent}}")
    text = text.replace("supplied: check", "supplied: {to: check, when: {urgency: normal}}")
    assert not found("FLO003", spec(text))


def test_a_step_after_which_nothing_follows_at_all_is_an_error() -> None:
    (stuck,) = found(
        "FLO004",
        spec("one: {actor: regulator, must: accept, on: complaint-received, within: silent, source: '1'}"),
    )
    assert (stuck.severity, stuck.confidence) == (Severity.error, Confidence.high)
    assert (stuck.place.line, stuck.place.column) == (7, 7)


def test_one_action_that_often_leads_nowhere_is_a_finding_of_its_own() -> None:
    text = "".join(
        f"t{i}: {{actor: regulator, must: assist, to: enforcement, on: violation-found, within: silent, source: '1'}}\n"
        for i in range(3)
    )
    text += "c: {actor: regulator, must: consult, on: violation-found, within: silent, source: '1'}\n"
    messages = [d.message.zh for d in found("FLO004", spec(text))]
    assert len(messages) == 2
    assert sum("“协助”的下列结果" in m and m.count("不予协助") == 3 for m in messages) == 1


def test_a_standing_duty_or_a_power_with_an_open_outcome_stops_no_case() -> None:
    duty = "one: {actor: regulator, must: consult, on: violation-found, within: silent, source: '1'}"
    assert found("FLO004", spec(duty))
    assert not found("FLO004", spec(duty.replace("on: violation-found, ", "")))
    assert not found("FLO004", spec(duty.replace("must", "may")))


def test_a_case_dropped_concerns_who_handed_it_over() -> None:
    own = "file: {actor: enforcement, must: file-case, on: violation-found, within: 3日, source: '1', then: {filed: end}}"
    handed = """
pass: {actor: regulator, must: transfer, object: case-file, to: enforcement, on: violation-found, within: 3日, source: '1', then: {done: file}}
"""
    assert not found("FLO004", spec(own))
    assert found("FLO004", spec(handed + own.replace("on: violation-found, ", "")))


def test_a_consultation_that_fails_is_taken_up_by_the_ladder_between_the_same_bodies() -> None:
    duty = "one: {actor: {all: [regulator, enforcement]}, must: consult, on: violation-found, within: silent, source: '1'}"
    ladder = """    chains:
      d: {name: 争议, between: [regulator, PARTY], on: competence-dispute, source: '3', rungs: {top: {by: county-government, action: decide, within: 3日}}}
"""
    assert found("FLO004", spec(duty, more=ladder.replace("PARTY", "county-government")))
    assert not found("FLO004", spec(duty, more=ladder.replace("PARTY", "enforcement")))


def test_an_outcome_declared_an_end_may_have_conditional_followers() -> None:
    assert not found("FLO005", spec("""
one: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1', then: {done: {to: two, when: {penalty: needed}}}}
two: {actor: enforcement, must: handle, within: silent, source: '1'}
"""))  # fmt: skip


def test_a_branch_gap_is_shown_at_the_outcome() -> None:
    (gap,) = found("FLO005", spec("""
one:
  actor: regulator
  must: accept
  on: complaint-received
  within: silent
  source: '1'
  then:
    accepted: {to: two, when: {penalty: needed}}
two: {actor: enforcement, must: handle, within: silent, source: '2'}
"""))  # fmt: skip
    assert gap.place.line == 14 and "不需要行政处罚" in gap.message.zh
    assert gap.sources == ("doc:1", "doc:2")


def test_a_case_party_is_only_who_its_mechanism_lets_it_be() -> None:
    """Where the mechanism binds the sender to two bodies, a branch for each of them leaves no gap."""
    text = """
one: {actor: sender, must: approve, about: 移送, on: violation-found, within: silent, outcomes: approved, source: '1', then: {approved: [two, three]}}
two: {actor: regulator, must: handle, when: {sender: regulator}, within: silent, source: '1'}
three: {actor: enforcement, must: handle, when: {sender: enforcement}, within: silent, source: '1'}
"""
    agencies = (
        "bodies: {others: {name: 其他机关, kind: group, roles: agency, members: silent, source: '1'}}\n"
    )
    assert found("FLO005", agencies, spec(text))
    assert not found("FLO005", agencies, spec(text, more="    parties: {sender: [regulator, enforcement]}\n"))


def test_a_branch_gap_names_only_what_tells_it_from_the_other_situations() -> None:
    (gap,) = found("FLO005", spec("""
one:
  actor: regulator
  must: accept
  on: complaint-received
  when: {urgency: urgent}
  within: silent
  source: '1'
  then:
    accepted: {to: two, when: {penalty: needed}}
two: {actor: enforcement, must: handle, within: silent, source: '2'}
"""))  # fmt: skip
    assert gap.message.zh.endswith("：\n· 是否需行政处罚：不需要行政处罚")


def test_hand_overs_of_one_mechanism_without_uptake_are_one_finding() -> None:
    text = "".join(
        f"t{i}: {{actor: regulator, must: request, about: 某事, to: enforcement, on: violation-found, within: silent, source: '{i}'}}\n"
        for i in (1, 2, 3)
    )
    (unheard,) = found("FLO009", spec(text))
    assert unheard.message.zh.count("综合行政执法部门") == 3
    assert unheard.sources == ("doc:1", "doc:2", "doc:3") and len(unheard.members) == 3
    assert not found("FLO004", spec(text))


@pytest.mark.parametrize("kind", ["public", "organisation"])
def test_the_public_need_not_take_over(kind: str) -> None:
    body = f"bodies: {{citizen: {{name: 当事人, kind: {kind}, source: '1'}}}}\n"
    text = "one: {actor: regulator, must: request, about: 某事, to: citizen, on: violation-found, within: silent, source: '1'}"
    assert bool(found("FLO009", body, spec(text))) is (kind == "organisation")


def test_a_transfer_nobody_takes_over_is_not_blamed_for_feedback_too() -> None:
    text = "one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: silent, outcomes: done, source: '1'}"
    assert found("FLO009", spec(text)) and not found("FLO010", spec(text))


def test_several_addressees_are_not_oneself() -> None:
    text = "one: {actor: [regulator, enforcement], must: inform, about: 情况, to: [regulator, enforcement], on: violation-found, within: silent, source: '1'}"
    assert not found("FLO012", spec(text))


def test_a_copy_that_exchanges_bodies_may_come_to_address_itself() -> None:
    text = spec(
        "one: {actor: regulator, must: inform, about: 情况, to: enforcement, on: violation-found, within: silent, source: '1'}"
    )
    copy = """
mechanisms:
  copy:
    kind: application
    name: 参照执行
    source: '2'
    likewise: {mechanisms: m, swap: {regulator: enforcement}, source: '2'}
"""
    (itself,) = found("FLO012", text, copy)
    assert itself.place.file == "fragment-1.yaml"


def test_findings_do_not_repeat_for_copies() -> None:
    copy = """
mechanisms:
  copy: {kind: application, name: 参照执行, source: '2', likewise: {mechanisms: m, source: '2'}}
"""
    plain = spec(LOOP)
    for code in ("FLO003", "FLO004", "FLO009"):
        assert len(found(code, plain)) == len(found(code, plain, copy))


@pytest.mark.parametrize(("role", "unheard"), [("court", False), ("police", True)])
def test_statutes_say_what_judicial_organs_do_with_a_case(role: str, unheard: bool) -> None:
    body = f"bodies: {{organ: {{name: 某机关, kind: organisation, roles: {role}, source: '1'}}}}\n"
    text = (
        "one: {actor: regulator, must: transfer, to: organ, on: violation-found, within: silent, source: '1'}"
    )
    assert bool(found("FLO009", body, spec(text))) is unheard


def test_what_is_handed_to_nobody_in_particular_is_not_blamed_on_a_receiver() -> None:
    assert not found(
        "FLO009",
        spec(
            "one: {actor: regulator, must: transfer, to: silent, on: violation-found, within: silent, source: '1'}"
        ),
    )


def test_results_reported_in_other_cases_are_named_where_a_transfer_has_no_feedback() -> None:
    (silent,) = found("FLO010", spec("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: silent, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, must: handle, within: 30日, source: '2'}
told: {actor: enforcement, must: notify, name: 通报结果, object: handling-result, to: regulator, within: 7日, source: '3'}
"""))  # fmt: skip
    assert "另有“通报结果”（第三部分）规定告知结果，是否也适用没有写明" in silent.message.zh
    assert silent.severity is Severity.note


def test_a_transfer_both_ways_is_told_of_only_one_way() -> None:
    (half,) = found("FLO010", spec("""
one: {actor: [regulator, enforcement], must: transfer, to: [regulator, enforcement], on: violation-found, within: silent, outcomes: done, source: '1', then: {done: two}}
two: {actor: [regulator, enforcement], must: handle, within: 30日, source: '2'}
told: {actor: enforcement, must: notify, name: 通报结果, object: handling-result, to: regulator, within: 7日, source: '3'}
"""))  # fmt: skip
    assert half.severity is Severity.warning
    assert "行业监管部门移送综合行政执法部门，另有" in half.message.zh
    assert "综合行政执法部门移送行业监管部门，" not in half.message.zh


def test_a_complaint_that_stops_on_the_way_is_not_answered_either() -> None:
    body = "one: {actor: regulator, must: accept, on: complaint-received, within: 3日, source: '1'}"
    scope = "    answers-for: complaint-received\n"
    (silent,) = found("FLO010", spec(body, "complaint-intake", more=scope))
    assert "各种情形都没有写明由谁答复" in silent.message.zh


PERSON = "bodies: {person: {name: 当事人, kind: public, roles: [subject], source: '1'}}\n"
ORDER = (
    "order: {actor: regulator, must: order-stop, to: person, on: violation-found, within: 立即, source: '1'}"
)


def test_a_disobeyed_order_is_taken_up_where_the_case_is_handed_on_at_the_same_time() -> None:
    beside = "{actor: regulator, must: inform, to: enforcement, on: violation-found, within: 立即, WHENsource: '1'}"
    assert found("FLO004", PERSON + spec(ORDER))
    assert not found("FLO004", PERSON + spec(f"{ORDER}\ntell: {beside.replace('WHEN', '')}"))
    partly = beside.replace("WHEN", "when: {urgency: ongoing}, ")
    assert found("FLO004", PERSON + spec(f"{ORDER}\ntell: {partly}"))


def test_a_refusal_that_is_punished_is_taken_up() -> None:
    come = "come: {actor: regulator, must: dispatch, on: hazard-found, within: 立即, source: '1'}"
    punish = (
        "punish: {actor: enforcement, must: hold-accountable, on-breach-of: come, within: 3日, source: '2'}"
    )
    assert found("FLO004", spec(come))
    assert not found("FLO004", spec(f"{come}\n{punish}"))


def test_a_gap_after_the_thing_itself_is_done_is_a_warning() -> None:
    (gap,) = found("FLO005", spec("""
carry-out: {actor: regulator, must: complete-task, on: task-assigned, within: 3日, outcomes: done, then: {done: {to: tell, when: {term: stated}}}, source: '1'}
tell: {actor: regulator, must: submit, object: task-status, to: enforcement, within: 3日, source: '2'}
"""))  # fmt: skip
    assert gap.severity is Severity.warning


def test_a_receiver_that_must_not_refuse_takes_over() -> None:
    text = """
ask: {actor: regulator, must: query, object: archive-information, to: enforcement, on: information-needed, within: 3日, source: '1'}
no-refusal: {actor: ACTOR, must-not: refuse, about: 其他机关的查询, source: '2'}
"""  # fmt: skip
    assert not found("FLO009", spec(text.replace("ACTOR", "enforcement")))
    assert found("FLO009", spec(text.replace("ACTOR", "regulator")))


def test_what_the_police_do_with_a_suspected_crime_is_for_statutes_to_say() -> None:
    police = "bodies: {police: {name: 公安机关, roles: police, level: county, source: '1'}}\n"
    text = (
        "t: {actor: regulator, must: transfer, to: police, on: crime-suspected, within: silent, source: '1'}"
    )
    assert not {d.code for d in check_texts(police + spec(text, "criminal-justice-link"))} & {
        "FLO009",
        "DDL001",
    }
    assert found("FLO009", police + spec(text))


def test_branches_that_collide_by_one_reading_only_are_a_question() -> None:
    text = """
verify: {actor: regulator, must: verify, object: complaint, on: complaint-received, within: 3日, outcomes: penalty-needed, then: {penalty-needed: [pass-on, file]}, source: '1'}
pass-on: {actor: regulator, must: transfer, to: enforcement, within: 3日, source: '1'}
file: {actor: regulator, must: file-case, within: 3日, DOUBTsource: '2'}
"""  # fmt: skip
    (plain,) = found("FLO006", spec(text.replace("DOUBT", "")))
    (asked,) = found("FLO006", spec(text.replace("DOUBT", "unclear: 主语也可理解为执法部门, ")))
    assert plain.severity is Severity.error and "主语" not in plain.message.zh
    assert asked.severity is Severity.warning and "主语也可理解为执法部门" in asked.message.zh


def test_an_outcome_shared_out_by_one_question_has_a_gap_though_the_case_may_end_there() -> None:
    """A danger is reported: who sees to dykes, dams and bridges is said, and who to roads is not."""
    words = """
vocabulary:
  dimensions: {kind: {name: 险情种类, closed: true, values: {dyke: 堤防, dam: 水库, bridge: 桥梁, road: 道路}}}
"""
    report = """
tell: {actor: regulator, must: report, about: 险情, to: county-government, on: violation-found, within: 1小时, source: '1', then: {done: [%s]}}
save: {actor: enforcement, must: handle-on-site, about: 险情, within: 2小时, source: '2'}
save-dam: {actor: regulator, must: handle-on-site, about: 险情, within: 2小时, source: '2'}
save-bridge: {actor: county-government, must: handle-on-site, about: 险情, within: 2小时, source: '2'}
"""
    steps = [("save", "dyke"), ("save-dam", "dam"), ("save-bridge", "bridge")]
    three = [f"{{to: {to}, when: {{kind: {kind}}}}}" for to, kind in steps]
    (gap,) = found("FLO005", words, spec(report % ", ".join(three)))
    assert (gap.severity, gap.confidence) == (Severity.note, Confidence.medium)
    assert "险情种类：道路" in gap.message.zh
    whole = [*three, "{to: save, when: {kind: road}}"]
    assert not found("FLO005", words, spec(report % ", ".join(whole)))
    assert not found("FLO005", words, spec(report % ", ".join(three[:2])))


ASK = """
check: {actor: enforcement, must: verify, object: case-file, on: violation-found, within: 5日, outcomes: [meets-standard, incomplete], source: '1', then: {meets-standard: end, incomplete: ask}}
ask: {actor: enforcement, must: request-supplement, object: case-file, to: regulator, within: 2日, source: '1', then: {supplied: decide%s}}
decide: {actor: enforcement, must: decide-filing, object: case-file, within: 2日, source: '2', then: {filed: end, declined: end}}
"""


def test_a_request_is_heard_where_the_text_says_what_follows_if_nothing_comes_back() -> None:
    assert found("FLO009", spec(ASK % ""))
    assert not found("FLO009", spec(ASK % ", silence: decide"))


def test_what_can_only_end_needs_nobody_to_take_it_up() -> None:
    reasons = "tell: {actor: regulator, must: explain, about: 理由, to: enforcement, on: violation-found, within: 5日, source: '1'%s}"
    assert found("FLO009", spec(reasons % ""))
    assert not found("FLO009", spec(reasons % ", outcomes: accepted"))


@pytest.mark.parametrize("act", ["order-correction", "urge", "educate"])
def test_a_body_that_orders_itself_is_addressed_to_itself(act: str) -> None:
    text = "one: {actor: regulator, must: %s, object: violation, to: %s, on: violation-found, within: 立即, source: '1'}"
    assert found("FLO012", spec(text % (act, "regulator")))
    assert not found("FLO012", spec(text % (act, "enforcement")))


def test_a_loop_that_a_ladder_for_disputes_leads_out_of_is_a_warning() -> None:
    ladder = """    chains:
      d: {name: 退回争议, between: [regulator, enforcement], on: competence-dispute, source: '3', rungs: {top: {by: county-government, action: decide, within: 3日}}}
"""
    (loop,) = found("FLO003", spec(LOOP, more=ladder))
    assert loop.severity is Severity.warning and "应当按“退回争议”处理也没有写明" in loop.message.zh


def test_what_the_receiver_does_with_other_transfers_is_named() -> None:
    (silent,) = found("FLO009", spec("""
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3日, outcomes: done, source: '1', then: {done: take}}
take: {actor: enforcement, must: handle, name: 办理移送, within: 30日, source: '2'}
two: {actor: county-government, must: transfer, to: enforcement, on: complaint-received, within: 3日, outcomes: done, source: '1'}
"""))  # fmt: skip
    assert "“办理移送”（第二部分）规定的是接到其他移送后的办理" in silent.message.zh
