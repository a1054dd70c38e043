"""Rules about who handles what: when they fire, when they keep silent, and where they point."""

from __future__ import annotations

from collections.abc import Sequence

from quanze.diagnostics.diagnostic import About, Confidence, Diagnostic, Severity

from .specimen import BASE, check_texts

FOUND = "{violation-found: {when: {finder: [regulator, enforcement]}, source: '1'}}"


def spec(duties: str, scope: str = FOUND) -> str:
    head = f"mechanisms:\n  m:\n    kind: case-transfer\n    name: 某机制\n    source: '1'\n    answers-for: {scope}\n    duties:\n"
    return head + "".join(f"      {line}\n" for line in duties.strip("\n").splitlines())


def found(code: str, *texts: str) -> Sequence[Diagnostic]:
    return [d for d in check_texts(*texts) if d.code == code]


def test_a_gap_where_somebody_may_act_is_a_warning_that_names_the_power() -> None:
    (gap,) = found("HND001", spec("""
take: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}
might: {actor: enforcement, may: handle, name: 可以查处, on: violation-found, source: '1'}
"""))  # fmt: skip
    assert gap.severity is Severity.warning
    assert "只有“可以”" in gap.message.zh and "“可以查处”（第一部分）" in gap.message.zh


def test_a_gap_of_powers_only_is_one_sentence() -> None:
    (gap,) = found("HND001", spec("""
might: {actor: enforcement, may: handle, name: 可以查处, on: major-incident, source: '1'}
""", "[major-incident]"))  # fmt: skip
    assert (
        gap.message.zh
        == "“发生重大突发案件”时，只有“可以”或者附条件的职责，没有主体应当处理：“可以查处”（第一部分）"
    )


def test_an_event_that_nobody_answers_is_said_without_a_list() -> None:
    (gap,) = found("HND001", spec("{}", "[major-incident]"))
    assert gap.message.zh == "“发生重大突发案件”时，没有主体应当处理"


def test_a_gap_of_both_kinds_is_one_error_with_both_lists() -> None:
    (gap,) = found("HND001", spec("""
might: {actor: enforcement, may: handle, on: violation-found, source: '1'}
"""))  # fmt: skip
    assert gap.severity is Severity.error
    assert gap.message.zh.count("没有主体应当处理：") == 2
    assert (gap.place.line, gap.place.column) == (6, 19)


def test_a_silent_actor_is_still_an_answer() -> None:
    assert not found(
        "HND001",
        spec("take: {actor: silent, must: handle, on: violation-found, within: silent, source: '1'}"),
    )


CROSSING = """
one: {actor: regulator, must: file-case, object: violation, on: violation-found, when: {finder: [regulator, enforcement], urgency: [normal, urgent]}, within: silent, source: '1'}
two: {actor: enforcement, must: file-case, object: violation, on: violation-found, when: {finder: [regulator, enforcement], urgency: [urgent, ongoing]}, within: silent, source: '2'}
"""


def test_crossing_rules_are_an_error_that_says_where_they_cross() -> None:
    (overlap,) = found("HND002", spec(CROSSING))
    assert overlap.severity is Severity.error
    assert "紧急程度：情况紧急" in overlap.message.zh
    assert overlap.sources == ("doc:1", "doc:2")
    assert [r.place.line for r in overlap.related] == [9]


def test_a_special_rule_inside_a_general_one_is_a_note() -> None:
    (overlap,) = found("HND002", spec(CROSSING.replace("urgency: [urgent, ongoing]", "urgency: urgent")))
    assert overlap.severity is Severity.note


def test_two_bodies_may_each_do_something_else_on_one_event() -> None:
    assert not found("HND002", spec(CROSSING.replace("object: violation, on", "object: case-file, on", 1)))
    assert not found("HND002", spec(CROSSING.replace("file-case", "report")))


def test_a_contradiction_is_found_only_where_both_rules_hold() -> None:
    text = """
keep: {actor: enforcement, must: handle, on: violation-found, when: {matter: prohibited}, within: silent, source: '1'}
pass-on: {actor: enforcement, must: transfer, to: regulator, on: violation-found, when: {matter: MATTER}, within: silent, source: '2'}
"""
    assert found("HND003", spec(text.replace("MATTER", "[prohibited, approved]")))
    assert not found("HND003", spec(text.replace("MATTER", "approved")))


def test_a_duty_that_makes_another_more_precise_does_not_contradict_it() -> None:
    assert not found("HND003", spec("""
keep: {actor: enforcement, must: handle, on: violation-found, within: silent, source: '1'}
pass-on: {actor: enforcement, must: transfer, to: regulator, specifies: keep, on: violation-found, within: silent, source: '2'}
"""))  # fmt: skip


def test_a_dead_time_limit_is_shown_at_the_limit() -> None:
    (dead,) = found("HND005", spec("""
take:
  actor: regulator
  must: handle
  on: violation-found
  when: {urgency: normal}
  within:
    - 5个工作日
    - {limit: 24小时, when: {urgency: urgent}}
  source: '1'
"""))  # fmt: skip
    assert (dead.severity, dead.about) == (Severity.error, About.spec)
    assert dead.place.line == 15 and "时限" in dead.message.zh


def test_a_rule_that_a_stronger_one_covers_is_about_the_document() -> None:
    (dead,) = found("HND005", spec("""
weak: {actor: regulator, must: handle, on: violation-found, when: {urgency: urgent}, within: silent, source: '1'}
strong: {actor: regulator, must: transfer, to: enforcement, on: violation-found, overrides: weak, within: silent, source: '2'}
"""))  # fmt: skip
    assert (dead.severity, dead.about) == (Severity.warning, About.document)
    assert [r.place.line for r in dead.related] == [9]


INNER = "vocabulary: {events: {case-reopened: {name: 案件重启, external: false}}}\n"


def test_an_inner_event_that_nothing_produces_sets_nothing_off() -> None:
    duty = "take: {actor: regulator, must: handle, on: case-reopened, within: silent, source: '1'}\n"
    cause = "start: {actor: regulator, must: decide, on: violation-found, within: silent, source: '1', then: {undecided: case-reopened, decided: end}}\n"
    (never,) = found("HND010", INNER, spec(duty))
    assert "案件重启" in never.message.zh
    assert not found("HND010", INNER, spec(duty + cause))


def test_a_duty_partly_within_the_scope_is_not_lost() -> None:
    assert not found("HND010", spec("""
take: {actor: [regulator, approver], must: handle, on: violation-found, within: silent, source: '1'}
""", "{violation-found: {when: {finder: regulator}, source: '1'}}"), "bodies: {approver: {name: 行政审批部门, kind: role, roles: approver, holders: silent, source: '1'}}\n")  # fmt: skip


def test_where_one_may_only_propose_there_is_no_gap() -> None:
    ask = "ask: {actor: regulator, may: ACT, name: 某项权力, about: 某事, to: enforcement, on: violation-found, source: '1'}"
    scope = "{violation-found: {when: {finder: regulator}, source: '1'}}"
    assert not found("HND001", spec(ask.replace("ACT", "propose"), scope))
    (gap,) = found("HND001", spec(ask.replace("ACT", "transfer"), scope))
    assert gap.severity is Severity.warning


def test_a_contradiction_that_rests_on_an_unclear_clause_is_a_question() -> None:
    (clash,) = found("HND003", spec("""
take: {actor: enforcement, must: handle, on: violation-found, within: silent, unclear: 也可理解为仅指本部门管辖的, source: '1'}
pass-on: {actor: enforcement, must: transfer, to: regulator, on: violation-found, within: 3日, source: '2'}
"""))  # fmt: skip
    assert (clash.severity, clash.confidence) == (Severity.note, Confidence.medium)
    assert "按字面" in clash.message.zh and "不能同时做到" not in clash.message.zh
    assert "（第一部分）：也可理解为仅指本部门管辖的" in clash.message.zh


def test_a_gap_that_another_reading_would_close_is_a_question() -> None:
    rules = "take: {actor: regulator, must: handle, on: violation-found, within: silent, UNCLEARsource: '1'}"
    (plain,) = found("HND001", spec(rules.replace("UNCLEAR", "")))
    (asked,) = found("HND001", spec(rules.replace("UNCLEAR", "unclear: 也可理解为无论由谁发现, ")))
    assert (plain.severity, plain.confidence) == (Severity.warning, Confidence.high)
    assert (asked.severity, asked.confidence) == (Severity.warning, Confidence.medium)
    assert "也可理解为无论由谁发现" in asked.message.zh


def test_doubts_about_another_situation_leave_a_gap_certain() -> None:
    (gap,) = found("HND001", spec("""
take: {actor: regulator, must: handle, on: violation-found, when: {finder: regulator}, within: silent, unclear: 可作两种理解, source: '1'}
"""))  # fmt: skip
    assert "没有写明由其自行处理，还是转给谁处理" in gap.message.zh
    assert "综合行政执法部门（换作行业监管部门的，已有规定）" in gap.message.zh
    assert "可作两种理解" not in gap.message.zh


def test_what_nobody_handles_whoever_found_it_is_an_error() -> None:
    (gap,) = found("HND001", spec("""
take: {actor: regulator, must: handle, on: violation-found, when: {urgency: normal}, within: silent, source: '1'}
"""))  # fmt: skip
    handed, lost = "还是转给谁处理", "没有主体应当处理"
    assert gap.severity is Severity.error and handed in gap.message.zh and lost in gap.message.zh


def test_whoever_acts_on_other_cases_need_not_be_told_to_act_on_what_is_its_own() -> None:
    (gap,) = found("HND001", spec("""
take: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}
pass: {actor: enforcement, must: transfer, to: silent, on: violation-found, when: {competence: third}, within: silent, source: '1'}
"""))  # fmt: skip
    assert "属于本部门管辖" not in gap.message.zh and "属于相对一方管辖" in gap.message.zh


def test_values_that_the_text_never_names_are_among_the_others() -> None:
    (gap,) = found("HND001", spec("""
take: {actor: regulator, must: handle, on: violation-found, when: {matter: approved}, within: silent, source: '1'}
help: {actor: enforcement, must: handle, on: violation-found, when: {matter: [approved, unapproved]}, within: silent, source: '1'}
"""))  # fmt: skip
    assert "应批未批事项" in gap.message.zh and "其他" in gap.message.zh
    assert "在施违法建设" not in gap.message.zh


def test_regions_of_a_gap_name_each_body_where_no_other_region_says_it_already() -> None:
    (gap,) = found("HND001", spec("""
take: {actor: enforcement, must: handle, on: violation-found, when: {finder: enforcement, competence: own}, within: silent, source: '1'}
help: {actor: regulator, must: handle, on: violation-found, when: {finder: enforcement, matter: approved}, within: silent, source: '1'}
"""))  # fmt: skip
    assert (
        gap.message.zh.count("综合行政执法部门；") == 0
        and gap.message.zh.count("发现方：行业监管部门；") == 2
    )


def test_what_holds_for_a_role_holds_for_its_holders() -> None:
    bodies = "bodies: {water-bureau: {name: 水利局, roles: regulator, level: county, source: '1'}}\n"
    text = spec(
        "take: {actor: %s, must: handle, object: violation, on: violation-found, within: 30日, source: '1'}",
        "{violation-found: {when: {finder: [regulator, water-bureau]}, source: '1'}}",
    )
    base = BASE.replace("holders: silent", "holders: [water-bureau]", 1)
    assert not [d for d in check_texts(bodies, text % "regulator", base=base) if d.code == "HND001"]
    assert [d for d in check_texts(bodies, text % "water-bureau", base=base) if d.code == "HND001"]
