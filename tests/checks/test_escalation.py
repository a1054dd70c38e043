"""Rules about escalation: ladders that break off, do not end, go in circles, or contradict each other."""

from textwrap import dedent

from quanze.diagnostics.diagnostic import About, Confidence, Diagnostic, Severity

from .specimen import check_texts

CONSULT = "consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}"
MEETING = "meeting: {by: joint-meeting, action: coordinate, brought-by: parties, moves-up: 协调不成, within: 5个工作日}"
GOVERNMENT = "government: {by: county-government, action: rule, brought-by: parties, within: 5个工作日}"


def chain(name: str, *rungs: str, extra: str = "", on: str = "competence-dispute") -> str:
    lines = "".join(f"\n          {r}" for r in rungs)
    return f"""
      {name}:
        name: {name}
        between: [regulator, enforcement]
        on: {on}
        source: '3'{f"{chr(10)}        {extra}" if extra else ""}
        rungs:{lines}"""


def found(code: str, *chains: str, beside: str = "", duties: str = "") -> list[Diagnostic]:
    head = (
        "\nmechanisms:\n  m:\n    kind: dispute-resolution\n    name: 争议协调\n    source: '3'\n    chains:"
    )
    tail = f"\n    duties:\n      {duties}" if duties else ""
    return [d for d in check_texts(dedent(beside) + head + "".join(chains) + tail) if d.code == code]


def test_a_sound_ladder_has_no_finding_but_what_holds_meanwhile() -> None:
    for number in range(1, 9):
        assert not found(f"ESC00{number}", chain("a", CONSULT, MEETING, GOVERNMENT))
    assert found("ESC009", chain("a", CONSULT, GOVERNMENT))
    assert not found("ESC009", chain("a", CONSULT, GOVERNMENT, extra="meanwhile: handle-jointly"))


def test_a_rung_that_nobody_looked_at_is_about_the_spec_and_a_silent_one_about_the_document() -> None:
    unread = "meeting: {by: joint-meeting, action: coordinate, moves-up: 协调不成, within: 5个工作日}"
    silent = "government: {by: county-government, action: rule, brought-by: silent, within: 5个工作日}"
    findings = {d.about: d for d in found("ESC001", chain("a", CONSULT, unread, silent))}
    assert findings[About.spec].place.line == 15
    assert findings[About.document].place.line == 16
    assert "没有写明由谁提请“县人民政府”" in findings[About.document].message.zh


def test_who_brings_a_matter_up_may_be_left_to_the_reader_but_not_who_decides_it() -> None:
    last = "last: {by: %s, action: rule, brought-by: silent, within: 5个工作日}"
    (elided,) = found("ESC001", chain("a", CONSULT, last % "county-government"))
    (nobody,) = found("ESC001", chain("a", CONSULT, last % "silent"))
    assert elided.severity is Severity.note and nobody.severity is Severity.error
    middle = "middle: {by: joint-meeting, action: coordinate, brought-by: parties, moves-up: 不成, within: 5个工作日}"
    (either,) = found("ESC001", chain("a", CONSULT, middle, last % "county-government"))
    assert either.severity is Severity.warning and "也可以指联席会议" in either.message.zh


def test_all_gaps_of_one_ladder_are_one_finding() -> None:
    first = "meeting: {by: joint-meeting, action: coordinate, brought-by: silent, within: 5个工作日}"
    second = "government: {by: silent, action: rule, brought-by: silent, within: 5个工作日}"
    (finding,) = found("ESC001", chain("a", CONSULT, first, second))
    assert finding.message.zh.count("；") == 3 and len(finding.related) == 1


def test_a_last_rung_that_only_coordinates_is_final_if_the_text_says_so() -> None:
    last = "meeting: {by: joint-meeting, action: coordinate, brought-by: parties, within: 5个工作日%s}"
    (finding,) = found("ESC002", chain("a", CONSULT, last % ""))
    assert "仍可能协调不成" in finding.message.zh
    assert not found("ESC002", chain("a", CONSULT, last % ", final: true"))
    assert not found("ESC002", chain("a", CONSULT, last % "", extra="outside: county-government"))


def test_two_ladders_that_hand_a_matter_to_and_fro_are_a_circle_with_less_certainty() -> None:
    back = [
        "one: {by: county-government, action: coordinate, brought-by: parties, moves-up: 不成, within: 5个工作日}",
        "two: {by: joint-meeting, action: decide, brought-by: parties, within: 5个工作日, final: true}",
    ]
    (finding,) = found("ESC003", chain("a", CONSULT, MEETING, GOVERNMENT), chain("b", CONSULT, *back))
    assert finding.confidence is Confidence.medium
    assert "联席会议→县人民政府" in finding.message.zh and "县人民政府→联席会议" in finding.message.zh


def test_that_a_level_is_unknown_is_said_instead_of_comparing_ranks() -> None:
    beside = "bodies: {higher: {name: 上级部门, roles: agency, source: '1'}}"
    last = "last: {by: higher, action: rule, brought-by: parties, within: 5个工作日}"
    (note,) = found("ESC004", chain("a", CONSULT, MEETING, last), beside=beside)
    assert (note.severity, note.about) == (Severity.note, About.spec) and "上级部门" in note.message.zh


def test_a_superior_ranks_higher_whatever_its_level() -> None:
    beside = "bodies: {higher: {name: 上级部门, source: '1'}, office: {name: 协调办, superior: higher, level: county, source: '1'}}"
    first = (
        "office: {by: office, action: coordinate, brought-by: parties, moves-up: 协调不成, within: 5个工作日}"
    )
    last = "last: {by: higher, action: rule, brought-by: parties, within: 5个工作日}"
    assert not found("ESC004", chain("a", CONSULT, first, last), beside=beside)


def test_a_rung_ranks_as_those_who_lead_on_it() -> None:
    """Who merely takes part does not lift it, and its level need not be known."""
    beside = "bodies: {beside: {name: 纪检监察机关, source: '1'}}"
    joint = MEETING.replace("by: joint-meeting", "by: {lead: joint-meeting, joint: beside}")
    assert not found("ESC004", chain("a", CONSULT, joint, GOVERNMENT), beside=beside)
    lifted = joint.replace("joint: beside", "joint: county-government")
    again = MEETING.replace("meeting:", "again:").replace("joint-meeting", "second-meeting")
    beside = "bodies: {second-meeting: {name: 第二次会议, roles: joint-conference, level: county, members: silent, source: '1'}}"
    (finding,) = found("ESC004", chain("a", CONSULT, lifted, again), beside=beside)
    assert finding.severity is Severity.warning


def test_a_meeting_of_none_but_the_parties_judges_in_its_own_cause_with_the_paths() -> None:
    last = "last: {by: joint-team, action: decide, brought-by: parties, within: 5个工作日, final: true}"
    beside = (
        "bodies: {joint-team: {name: 联合小组, kind: group, members: [regulator, enforcement], source: '2'}}"
    )
    (finding,) = found("ESC005", chain("a", CONSULT, last), beside=beside)
    assert "成员全部属于争议各方：行业监管部门、综合行政执法部门" in finding.message.zh
    neutral = "bodies: {joint-team: {name: 联合小组, kind: group, convener: county-government, members: [regulator], source: '2'}}"
    assert not found("ESC005", chain("a", CONSULT, last), beside=neutral)


def test_a_judge_that_holds_the_role_of_a_party_is_found_through_the_definition() -> None:
    beside = "bodies: {enforcers: {name: 执法单位, kind: role, holders: [county-government], source: '1'}}"
    text = chain("a", CONSULT, GOVERNMENT).replace("[regulator, enforcement]", "[regulator, enforcers]")
    (finding,) = found("ESC005", text, beside=beside)
    assert "执法单位→县人民政府" in finding.message.zh and finding.sources == ("doc:3", "doc:1", "doc:2")


def test_promptly_is_no_time_and_lapse_of_time_may_be_stated() -> None:
    prompt = "consult: {by: parties, action: consult, moves-up: 协商不成, within: 及时}"
    assert found("ESC006", chain("a", prompt, GOVERNMENT))[0].severity is Severity.error
    expiry = "consult: {by: parties, action: consult, within: {limit: 及时, on-expiry: moves-up}}"
    assert not found("ESC006", chain("a", expiry, GOVERNMENT))


def test_only_a_last_rung_without_time_does_not_keep_the_matter_below() -> None:
    last = "government: {by: county-government, action: rule, brought-by: parties, within: silent}"
    assert found("ESC006", chain("a", CONSULT, last))[0].severity is Severity.warning


def test_all_ladders_without_time_are_one_finding_with_a_line_for_each() -> None:
    open_ended = "consult: {by: parties, action: consult, moves-up: 协商不成, within: silent}"
    last = "government: {by: county-government, action: rule, brought-by: parties, within: silent}"
    (finding,) = found("ESC006", chain("a", CONSULT, last), chain("b", open_ended, GOVERNMENT))
    assert finding.severity is Severity.error and len(finding.related) == 1
    assert finding.message.zh.endswith("：\n· a：“县人民政府裁定”（最后一级）\n· b：“争议各方协商”")


def test_disputes_of_different_names_between_the_same_parties_may_be_the_same() -> None:
    one = chain("a", CONSULT, MEETING, GOVERNMENT)
    two = chain("b", CONSULT, GOVERNMENT, on="enforcement-dispute")
    (finding,) = found("ESC007", one, two)
    assert finding.confidence is Confidence.medium and finding.severity is Severity.warning
    assert finding.subject == "chain:b" and finding.place.line == 17 and finding.related[0].place.line == 8


def test_a_ladder_that_only_goes_on_further_does_not_conflict() -> None:
    assert not found("ESC007", chain("a", CONSULT, MEETING), chain("b", CONSULT, MEETING, GOVERNMENT))


def test_ladders_for_situations_that_exclude_each_other_do_not_conflict() -> None:
    one = chain("a", CONSULT, MEETING, extra="when: {urgency: urgent}")
    two = chain("b", CONSULT, GOVERNMENT, extra="when: {urgency: normal}")
    assert not found("ESC007", one, two)


def test_a_duty_of_somebody_else_to_settle_the_same_dispute_is_another_way() -> None:
    beside = "bodies: {office: {name: 指导机构, kind: office, part-of: county-government, source: '1'}}"
    settle = "settle: {actor: office, must: coordinate, object: dispute, on: competence-dispute, within: 及时, source: '1'}"
    (finding,) = found("ESC007", chain("a", CONSULT, MEETING, GOVERNMENT), beside=beside, duties=settle)
    assert finding.subject == "chain:a" and "指导机构协调" in finding.message.zh


def test_transfers_to_the_police_are_for_statutes_to_settle() -> None:
    beside = "bodies: {police: {name: 公安机关, roles: police, level: county, source: '1'}}"
    transfer = (
        "t: {actor: enforcement, must: transfer, to: police, on: crime-suspected, within: 及时, source: '1'}"
    )
    assert not found("ESC008", chain("a", CONSULT, GOVERNMENT), beside=beside, duties=transfer)


def test_a_transfer_to_a_body_outside_the_ladder_is_reported_once_for_each_pair() -> None:
    beside = "bodies: {township: {name: 镇政府, roles: township, level: town, source: '1'}}"
    transfer = """t: {actor: township, must: transfer, to: enforcement, on: violation-found, within: 及时, source: '1'}
      u: {actor: enforcement, must: transfer, to: township, on: violation-found, within: 及时, source: '2'}"""
    (finding,) = found("ESC008", chain("a", CONSULT, GOVERNMENT), beside=beside, duties=transfer)
    assert finding.message.zh.count("→") == 1 and finding.sources == ("doc:1",)


def test_a_duty_to_coordinate_disputes_in_general_makes_a_missing_ladder_a_note() -> None:
    beside = """bodies:
  township: {name: 镇政府, roles: township, level: town, source: '1'}
  office: {name: 指导机构, level: county, source: '1'}"""
    duties = """t: {actor: township, must: transfer, to: enforcement, on: violation-found, within: 及时, source: '1'}
      settle: {actor: office, must: coordinate, name: 协调争议, object: dispute, on: competence-dispute, within: 及时, source: '1'}"""
    for action in ("coordinate", "solve"):
        text = duties.replace("must: coordinate", f"must: {action}")
        (finding,) = found("ESC008", chain("a", CONSULT, GOVERNMENT), beside=beside, duties=text)
        assert (
            finding.severity is Severity.note
            and "“协调争议”（第一部分）笼统规定了协调、解决" in finding.message.zh
        )


def test_what_the_parties_must_do_in_a_dispute_settles_none() -> None:
    beside = "bodies: {township: {name: 镇政府, roles: township, level: town, source: '1'}}"
    duties = """t: {actor: township, must: transfer, to: enforcement, on: violation-found, within: 及时, source: '1'}
      both: {actor: [regulator, enforcement], must: handle-jointly, on: competence-dispute, within: 及时, source: '1'}"""
    (finding,) = found("ESC008", chain("a", CONSULT, GOVERNMENT), beside=beside, duties=duties)
    assert finding.severity is Severity.warning


def test_a_body_stated_to_be_above_the_lower_one_rises_whatever_its_role() -> None:
    bodies = """
bodies:
  minister: {name: 部长, kind: post, roles: supervisor, level: county, filled-by: 部长, source: '2'}
  head: {name: 秘书长, kind: post, %sfilled-by: 秘书长, source: '2'}
  board: {name: 协调委员会, kind: meeting, roles: joint-conference, level: county, convener: head, members: [regulator, enforcement, head], source: '2'}
"""
    rungs = (
        CONSULT,
        "board: {by: board, action: coordinate, brought-by: parties, moves-up: 协调不成, within: 5个工作日}",
        "minister: {by: minister, action: rule, brought-by: parties, within: 5个工作日}",
    )
    assert found("ESC004", chain("a", *rungs), beside=bodies % "")
    assert not found("ESC004", chain("a", *rungs), beside=bodies % "superior: minister, ")


def test_at_once_is_a_time_for_the_last_rung_only() -> None:
    last = GOVERNMENT.replace("5个工作日", "立即")
    assert not found("ESC006", chain("a", CONSULT, last))
    assert found("ESC006", chain("a", CONSULT.replace("5个工作日", "立即"), GOVERNMENT))


def test_where_somebody_acts_meanwhile_a_ladder_without_time_is_a_warning() -> None:
    rungs = (CONSULT.replace("within: 5个工作日", "within: silent"), GOVERNMENT)
    (stuck,) = found("ESC006", chain("a", *rungs))
    (handled,) = found("ESC006", chain("a", *rungs, extra="meanwhile: handle-jointly"))
    assert stuck.severity is Severity.error and handled.severity is Severity.warning
    assert "争议期间应当协同处置" in handled.message.zh


def test_what_holds_meanwhile_may_be_said_by_another_ladder_between_the_same_parties() -> None:
    assert found("ESC009", chain("a", CONSULT, GOVERNMENT))
    other = chain("b", CONSULT, GOVERNMENT, extra="meanwhile: handle-jointly")
    assert not found("ESC009", chain("a", CONSULT, GOVERNMENT), other)


def test_a_ladder_between_bodies_of_the_same_roles_may_be_meant() -> None:
    beside = """bodies:
  team: {name: 执法队, roles: ROLE, level: county, source: '1'}"""
    duties = "t: {actor: team, must: transfer, to: regulator, on: violation-found, within: 及时, source: '1'}"
    ladder = chain("a", CONSULT, GOVERNMENT)
    (other,) = found("ESC008", ladder, beside=beside.replace("ROLE", "township"), duties=duties)
    (alike,) = found("ESC008", ladder, beside=beside.replace("ROLE", "enforcement"), duties=duties)
    assert other.severity is Severity.warning and "称谓不同" not in other.message.zh
    assert alike.severity is Severity.note and "称谓不同，是否包括本类争议，没有写明" in alike.message.zh


def test_each_ladder_is_described_by_itself_with_its_own_parties() -> None:
    beside = """bodies:
  team: {name: 执法队, roles: enforcement, level: county, source: '1'}"""
    duties = "t: {actor: team, must: transfer, to: regulator, on: violation-found, within: 及时, source: '1'}"
    ladders = (chain("a", CONSULT, GOVERNMENT), chain("b", CONSULT, GOVERNMENT, on="enforcement-dispute"))
    (finding,) = found("ESC008", *ladders, beside=beside, duties=duties)
    words = "的争议各方为行业监管部门、综合行政执法部门，称谓不同，是否包括本类争议，没有写明"
    assert f"“a”（第三部分）{words}；规格所列“b”（第三部分）{words}" in finding.message.zh


SETTLED = """ask: {actor: ACTOR, may: request, about: 调处分歧, to: county-government, on: EVENT, within: silent, source: '1', then: {requested: settle}}
      settle: {actor: county-government, must: MUST, about: 分歧, within: silent, source: '1'}"""
LAST = "last: {by: county-government, action: rule, brought-by: silent, within: 5个工作日}"


def bringing(actor: str, event: str, must: str) -> list[Diagnostic]:
    duties = SETTLED.replace("ACTOR", actor).replace("EVENT", event).replace("MUST", must)
    return found("ESC001", chain("a", CONSULT, LAST), duties=duties)


def test_a_clause_by_which_some_disputes_are_brought_to_a_rung_is_excepted() -> None:
    (some,) = bringing("regulator", "violation-found", "mediate")
    assert "（第一部分）外，没有写明由谁提请“县人民政府”" in some.message.zh and "doc:1" in some.sources
    (other,) = bringing("regulator", "violation-found", "handle")
    assert "外，没有写明" not in other.message.zh


def test_a_clause_by_which_the_parties_bring_all_their_disputes_leaves_no_gap() -> None:
    both = "[regulator, enforcement]"
    assert not bringing(both, "competence-dispute", "mediate")
    assert len(bringing("regulator", "competence-dispute", "mediate")) == 1
    assert len(bringing(both, "violation-found", "mediate")) == 1
