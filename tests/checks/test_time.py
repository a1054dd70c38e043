"""Rules about time: when they fire, when they keep silent, and where they point."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quanze.diagnostics.diagnostic import About, Diagnostic, Severity

from .specimen import check_texts


def spec(duties: str, name: str = "m") -> str:
    head = (
        f"mechanisms:\n  {name}:\n    kind: case-transfer\n    name: 某机制\n    source: '1'\n    duties:\n"
    )
    return head + "".join(f"      {line}\n" for line in duties.strip("\n").splitlines())


def found(code: str, *texts: str) -> Sequence[Diagnostic]:
    return [d for d in check_texts(*texts) if d.code == code]


def test_a_limit_that_nobody_looked_for_is_an_error_of_the_spec() -> None:
    (unread,) = found(
        "DDL001", spec("one: {actor: regulator, must: handle, on: violation-found, source: '1'}")
    )
    assert (unread.severity, unread.about, unread.place.line) == (Severity.error, About.spec, 7)


def test_a_limit_on_a_power_or_on_answering_a_breach_is_looked_for_too() -> None:
    power = "one: {actor: regulator, may: handle, on: violation-found, source: '1'}"
    (unread,) = found("DDL001", spec(power))
    assert (unread.severity, unread.about) == (Severity.note, About.spec)
    answer = "one: {actor: county-government, must: criticise, to: regulator, on-breach-of: m, source: '1'}"
    (unread,) = found("DDL001", spec(answer))
    assert (unread.severity, unread.about) == (Severity.error, About.spec)


@pytest.mark.parametrize(
    "duty",
    [
        "one: {actor: regulator, must: regulate, source: '1'}",
        "one: {actor: regulator, may: handle, on: violation-found, within: silent, source: '1'}",
        "one: {actor: regulator, must-not: handle, on: violation-found, source: '1'}",
        "one: {actor: regulator, must: handle, on: violation-found, within: silent, source: '1'}",
        "one: {actor: regulator, must: inform, to: enforcement, on: violation-found, within: {limit: silent, before: meeting-due}, source: '1'}",
    ],
)
def test_what_stands_what_is_free_and_what_nobody_waits_for_needs_no_limit(duty: str) -> None:
    assert not found("DDL001", spec(duty))


def test_a_step_by_the_same_body_is_nobody_else_waiting() -> None:
    text = """
one: {actor: ACTOR, must: file-case, on: violation-found, within: silent, outcomes: filed, source: '1', then: {filed: two}}
two: {actor: regulator, must: handle, within: 30日, source: '1'}
"""
    assert not found("DDL001", spec(text.replace("ACTOR", "regulator")))
    assert found("DDL001", spec(text.replace("ACTOR", "enforcement")))


def test_missing_limits_of_one_mechanism_are_one_warning() -> None:
    text = "".join(
        f"t{i}: {{actor: regulator, must: inform, about: 第{i}项, to: enforcement, on: violation-found, within: silent, source: '{i}'}}\n"
        for i in (1, 2, 3)
    )
    (missing,) = found("DDL001", spec(text))
    assert (missing.severity, missing.subject, missing.sources) == (
        Severity.warning,
        "jurisdiction:specimen",
        ("doc:1", "doc:2", "doc:3"),
    )
    assert len(missing.related) == 2


def test_a_word_with_a_number_beside_it_is_not_vague() -> None:
    text = "one: {actor: regulator, must: inform, to: enforcement, on: violation-found, within: WITHIN, source: '1'}"
    assert found("DDL002", spec(text.replace("WITHIN", "及时")))
    assert not found(
        "DDL002", spec(text.replace("WITHIN", "[及时, {limit: 24小时, when: {urgency: urgent}}]"))
    )


@pytest.mark.parametrize("more", ["", ", on: violation-found", ", on-breach-of: all"])
def test_a_number_runs_from_an_event(more: str) -> None:
    text = f"one: {{actor: regulator, must: handle, within: 5个工作日{more}, source: '1'}}"
    assert bool(found("DDL003", spec(text))) is not more


def test_limits_in_open_days_are_one_finding_unless_the_jurisdiction_decides() -> None:
    text = spec("""
one: {actor: regulator, must: handle, on: violation-found, within: 15日, source: '1'}
two: {actor: regulator, must: handle, about: 其他, on: violation-found, within: {limit: 5个工作日, extension: 3日}, source: '2'}
""")
    (open_unit,) = found("DDL004", text)
    assert open_unit.sources == ("doc:1", "doc:2")
    assert not found("DDL004", text.replace("日,", "个自然日,").replace("3日}", "3个自然日}"))


def test_an_extension_says_what_it_lacks() -> None:
    text = "one: {actor: regulator, must: handle, on: violation-found, within: {limit: 5个工作日, extension: EXTENSION}, source: '1'}"
    (free,) = found("DDL006", spec(text.replace("EXTENSION", "{approver: enforcement, provided: 情况复杂}")))
    assert "延长多久、可延长几次" in free.message.zh and "由谁批准" not in free.message.zh
    assert not found("DDL006", spec(text.replace("EXTENSION", "5个工作日")))


def test_limits_that_cannot_be_kept_name_all_that_take_part() -> None:
    (impossible,) = found("DDL007", spec("""
hold: {actor: enforcement, must: hold-meeting, on: call/notified, within: {limit: 24小时, from: major-lead-found}, source: '1'}
call: {actor: enforcement, must: call-meeting, to: regulator, on: major-lead-found, within: {limit: 5个工作日, before: hold/held}, source: '2'}
"""))  # fmt: skip
    assert set(impossible.sources) == {"doc:1", "doc:2"}
    assert "5个工作日" in impossible.message.zh and "24小时" in impossible.message.zh


UNBOUNDED = """
one: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, must: handle, within: silent, source: '2'}
"""
SCOPE = "    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}}\n    duties:"


def test_an_unbounded_way_names_the_first_step_without_limit_and_the_rest() -> None:
    (note,) = found("DDL008", spec(UNBOUNDED).replace("    duties:", SCOPE))
    assert note.severity is Severity.note and note.members == ("event:violation-found",)
    assert "合计3个工作日" in note.message.zh and note.place.line == 9


def test_a_way_without_any_number_is_left_to_the_missing_limits() -> None:
    text = spec(UNBOUNDED.replace("3个工作日", "silent"))
    assert not found("DDL008", text.replace("    duties:", SCOPE))


@pytest.mark.parametrize(
    ("general", "urgent", "fires"),
    [
        ("3个工作日", "24小时", False),
        ("24小时", "24小时", True),
        ("3个工作日", "3个自然日", False),
        ("3个工作日", "及时", False),
        ("24小时", "2个工作日", True),
    ],
)
def test_urgent_limits_are_compared_only_where_the_order_is_sure(
    general: str, urgent: str, fires: bool
) -> None:
    text = f"one: {{actor: regulator, must: handle, on: violation-found, within: [{general}, {{limit: {urgent}, when: {{urgency: urgent}}}}], source: '1'}}"
    assert bool(found("DDL010", spec(text))) is fires


def test_what_is_waited_for_is_compared_from_the_same_start_only() -> None:
    text = """
ask: {actor: enforcement, must: request-support, about: 认定, to: regulator, on: support-needed, within: 2个工作日, source: '1', then: {requested: give}}
give: {actor: regulator, must: give-opinion, to: enforcement, within: {limit: 10个工作日, from: ask/requested}, outcomes: done, source: '2', then: {done: act}}
act: {actor: enforcement, must: handle, within: {limit: 5个工作日, from: FROM}, source: '3'}
"""
    (late,) = found("DDL012", spec(text.replace("FROM", "ask/requested")))
    assert late.sources == ("doc:3", "doc:2") and late.place.line == 9
    assert not found("DDL012", spec(text.replace("FROM", "give/done")))


@pytest.mark.parametrize(("act", "awaited"), [("request-assistance", False), ("inform", True)])
def test_nobody_waits_to_be_asked_for_what_the_asking_body_needs(act: str, awaited: bool) -> None:
    text = f"one: {{actor: regulator, must: {act}, about: 某事, to: enforcement, on: violation-found, within: silent, source: '1'}}"
    assert bool(found("DDL001", spec(text))) is awaited


@pytest.mark.parametrize(("to", "awaited"), [("court", False), ("regulator", False), ("enforcement", True)])
def test_neither_a_judicial_organ_nor_the_sender_itself_is_somebody_who_waits(to: str, awaited: bool) -> None:
    bodies = "bodies: {court: {name: 人民法院, roles: court, source: '1'}}"
    text = f"one: {{actor: regulator, must: submit, about: 某事, to: {to}, on: violation-found, within: silent, source: '1'}}"
    assert bool(found("DDL001", bodies, spec(text))) is awaited


def test_duties_without_a_limit_are_listed_by_mechanism() -> None:
    text = "MECH: {actor: regulator, must: inform, about: 某事, to: enforcement, on: violation-found, within: silent, source: '1'}"
    (missing,) = found("DDL001", *(spec(text.replace("MECH", f"d-{m}"), m) for m in "ab"))
    assert missing.message.zh.count("\n· ") == 2


def test_a_duty_that_makes_another_more_precise_has_its_time_limit() -> None:
    text = spec("""
transfer-any: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, source: '1'}
transfer-this: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: LIMIT, specifies: transfer-any, source: '2'}
""")  # fmt: skip
    for limit in ("silent", "及时"):
        assert not {d.code for d in check_texts(text.replace("LIMIT", limit))} & {"DDL001", "DDL002"}


def test_who_called_waits_for_the_answer_and_the_person_concerned_is_no_waiting_authority() -> None:
    (called,) = found("DDL001", spec("""
call: {actor: regulator, may: call, to: enforcement, on: violation-found, within: silent, then: {called: answer}, source: '1'}
answer: {actor: enforcement, must: respond, to: regulator, within: silent, source: '1'}
"""))  # fmt: skip
    assert "answer" in called.message.en
    person = "bodies: {person: {name: 当事人, kind: public, roles: [subject], source: '1'}}\n"
    assert not found("DDL001", person + spec("""
teach: {actor: regulator, must: educate, to: person, on: violation-found, within: silent, then: {done: promise}, source: '1'}
promise: {actor: person, may: sign, object: commitment, within: silent, source: '1'}
"""))  # fmt: skip


def test_mechanisms_are_listed_in_the_order_of_their_clauses() -> None:
    text = "d-MECH: {actor: regulator, must: inform, about: 某事, to: enforcement, on: violation-found, within: silent, source: 'CLAUSE'}"
    later, earlier = text.replace("CLAUSE", "3"), text.replace("CLAUSE", "1")
    (missing,) = found(
        "DDL001", spec(later.replace("MECH", "a"), "a"), spec(earlier.replace("MECH", "b"), "b")
    )
    assert missing.message.zh.index("（第一部分）") < missing.message.zh.index("（第三部分）")


def test_extensions_without_bound_are_one_finding_with_a_line_each() -> None:
    (free,) = found("DDL006", spec("""
one: {actor: regulator, must: handle, on: violation-found, within: {limit: 3日, extension: 适当延长}, source: '1'}
two: {actor: regulator, must: share, on: violation-found, to: enforcement, within: {limit: 5日, extension: 适当延长}, source: '2'}
"""))  # fmt: skip
    assert free.message.zh.count("\n· ") == 2 and len(free.related) == 1


def test_a_platform_that_nobody_runs_is_no_one_that_could_be_late() -> None:
    line = "bodies: {line: {name: 热线, kind: platform, level: county, RUNsource: '1'}}\n"
    duties = spec(
        "pass-on: {actor: line, must: assign, to: regulator, on: complaint-received, within: silent, source: '1'}"
    )
    assert not found("DDL001", line.replace("RUN", ""), duties)
    assert found("DDL001", line.replace("RUN", "run-by: county-government, "), duties)


def test_a_consequence_runs_from_the_breach() -> None:
    """Who must explain if he does not give need not be told from when his five days run."""
    duties = """
give: {actor: regulator, must: provide, object: evidence, to: enforcement, on: violation-found, within: 5日, source: '1'%s}
account: {actor: regulator, must: explain, about: 未提供的理由, to: enforcement, within: %s, source: '1'}
"""
    assert found("DDL003", spec(duties % ("", "5日")))
    assert not found("DDL003", spec(duties % (", else: account", "5日")))
    assert found("HND012", spec(duties % ("", "silent")))
    assert not found("HND012", spec(duties % (", else: account", "silent")))


def test_limits_in_minutes_and_hours_make_one_network() -> None:
    """Three times twenty minutes are an hour, and a minute more is not."""
    duties = """
one: {actor: regulator, must: report, about: 险情, to: enforcement, on: major-incident, within: 20分钟, source: '1', then: {done: two}}
two: {actor: enforcement, must: report, about: 险情, to: county-government, within: 20分钟, source: '1', then: {done: three}}
three: {actor: county-government, must: inform, about: 险情, to: regulator, within: {limit: %s, before: meet/held}, source: '1'}
meet: {actor: joint-meeting, must: hold-meeting, object: meeting, on: three/done, within: {limit: %s, from: two/done}, source: '1'}
"""
    assert not found("DDL007", spec(duties % ("20分钟", "1小时")))
    assert found("DDL007", spec(duties % ("61分钟", "1小时")))


def test_a_receipt_due_before_the_notice_is_due_comes_too_early() -> None:
    text = """
call: {actor: county-government, must: call-meeting, object: meeting-notice, to: regulator, on: matter-to-discuss, within: {limit: 5个工作日, before: meeting-due}, source: '1', then: {notified: answer}}
answer: {actor: regulator, must: return-receipt, object: meeting-receipt, to: county-government, within: {limit: AHEAD, before: meeting-due}, source: '2'}
"""
    assert not found("DDL012", spec(text.replace("AHEAD", "2个工作日")))
    assert not found("DDL012", spec(text.replace("AHEAD", "5个工作日")))
    (early,) = found("DDL012", spec(text.replace("AHEAD", "8个工作日")))
    assert "须提前8个工作日完成" in early.message.zh and early.place.line == 8


@pytest.mark.parametrize(("ask", "is_awaited"), [("request-support", True), ("query", False)])
def test_who_calls_for_help_waits_for_it_though_nobody_is_named(ask: str, is_awaited: bool) -> None:
    text = f"""
call: {{actor: enforcement, must: {ask}, to: regulator, on: violation-found, within: 1日, source: '1', then: {{requested: come}}}}
come: {{actor: regulator, must: dispatch, about: 处置, within: 及时, source: '1'}}
"""
    assert (
        any("“派" in d.message.zh or "come" in d.message.en for d in found("DDL002", spec(text)))
        is is_awaited
    )
