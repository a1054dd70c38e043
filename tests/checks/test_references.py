"""Rules about references: bodies left undefined, unused, confusable; mechanisms only named; sources; personal data."""

from textwrap import dedent

import pytest

from quanze.diagnostics.diagnostic import About, Diagnostic, Severity

from .specimen import BASE, check_texts


def found(code: str, *texts: str) -> list[Diagnostic]:
    return [d for d in check_texts(*(dedent(t) for t in texts)) if d.code == code]


def duty(actor: str) -> str:
    return f"""
    mechanisms:
      m:
        kind: consultation
        name: 会商
        source: '1'
        duties:
          meet: {{actor: {actor}, must: hold-meeting, within: 每季度, source: '1'}}
    """


def test_an_undefined_last_rung_is_an_error_of_its_own() -> None:
    text = """
    bodies:
      higher: {name: 上级主管部门, kind: role, roles: supervisor, holders: silent, source: '2'}
    mechanisms:
      m:
        kind: dispute-resolution
        name: 争议
        source: '1'
        chains:
          c:
            name: 争议处置
            between: [regulator, enforcement]
            source: '3'
            rungs:
              consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
              last: {by: higher, action: rule, brought-by: parties, within: 5个工作日}
    """
    (finding,) = found("REF004", text)
    assert finding.severity is Severity.error
    assert (finding.place.line, finding.place.column) == (3, 3)
    assert finding.related[0].place.line == 16
    assert finding.sources == ("doc:3",)


def test_a_role_whose_holders_the_text_does_not_list_is_only_a_note() -> None:
    (finding,) = found("REF004", duty("enforcement"))
    assert finding.severity is Severity.note and finding.about is About.document


def test_who_a_role_is_that_depends_on_the_matter_or_the_case_need_not_be_listed() -> None:
    text = "bodies: {handler: {name: 承办人员, kind: role, holders: silent, source: '1'}}"
    assert not found("REF004", duty("regulator"))
    assert not found("REF004", text, duty("handler"))


def test_members_of_a_meeting_of_which_nothing_but_that_is_said_are_a_note() -> None:
    text = """
    bodies:
      talks: {name: 会商会议, kind: meeting, members: [talkers], source: '1'}
      talkers: {name: 会商会议成员单位, kind: role, holders: silent, source: '1'}
    """
    (finding,) = found("REF004", text, duty("talkers"))
    assert finding.members == ("body:talkers",) and finding.severity is Severity.note


def test_a_working_group_without_members_is_undefined_and_a_collective_word_is_not() -> None:
    text = "bodies: {{some: {{name: {}, kind: group, members: silent, source: '1'}}}}"
    (finding,) = found("REF004", text.format("整治工作专班"), duty("some"))
    assert finding.severity is Severity.warning
    assert not found("REF004", text.format("其他有关部门"), duty("some"))


def test_a_role_is_known_by_the_body_above_it() -> None:
    text = """
    bodies:
      office: {name: 指定的机关, kind: role, roles: enforcement, superior: county-government, holders: silent, source: '1'}
    """
    assert not found("REF004", text, duty("office"))


def test_a_report_need_not_define_its_bodies_and_its_author_can_be_asked() -> None:
    text = "bodies: {talks: {name: 会商会议, kind: meeting, members: silent, source: '1'}}"
    base = BASE.replace("status: draft", "status: report")
    (finding,) = [
        d for d in check_texts(dedent(text), dedent(duty("talks")), base=base) if d.code == "REF004"
    ]
    assert finding.severity is Severity.note and "索取" in (finding.help.zh if finding.help else "")
    enforcing = [d for d in check_texts(dedent(duty("enforcement")), base=base) if d.code == "REF004"]
    assert not enforcing


def test_holders_that_nobody_looked_for_are_about_the_spec() -> None:
    text = "bodies: {bureaux: {name: 相关部门, kind: role, source: '1'}}"
    (finding,) = found("REF004", text, duty("bureaux"))
    assert finding.about is About.spec and finding.members == ("body:bureaux",)


def test_a_body_of_a_higher_level_is_for_the_texts_of_that_level_to_define() -> None:
    text = "bodies: {centre: {name: 市联审中心, kind: office, level: city, source: '1'}}"
    assert not found("REF004", text, duty("centre"))


def test_a_meeting_that_is_part_of_a_government_is_defined_by_law() -> None:
    text = """
    bodies:
      executive: {name: 政府常务会议, kind: meeting, part-of: county-government, members: silent, source: '1'}
    """
    assert not found("REF004", text, duty("executive"))


def test_an_undefined_body_without_any_duty_is_no_finding() -> None:
    assert not found("REF004", "bodies: {idle: {name: 协调会, kind: meeting, members: silent, source: '1'}}")


def test_members_of_a_meeting_that_meets_are_used() -> None:
    text = "bodies: {bureau: {name: 市场监管局, part-of: joint-meeting, source: '1'}}"
    assert "body:bureau" not in str(found("REF005", text, duty("joint-meeting")))
    assert any("市场监管局" in d.message.zh for d in found("REF005", text, duty("county-government")))


def test_a_meeting_whose_members_are_stated_and_a_platform_used_as_a_form_are_used() -> None:
    text = """
    vocabulary: {forms: {hotline: 经热线}}
    bodies:
      talks: {name: 会商会议, kind: meeting, members: MEMBERS, source: '1'}
      hotline: {name: 热线, kind: platform, run-by: county-government, source: '1'}
    """
    used = duty("regulator").replace("within", "form: hotline, within")
    described = str(
        [d.message.zh for d in found("REF005", text.replace("MEMBERS", "[regulator, enforcement]"), used)]
    )
    assert "会商会议" not in described and "热线" not in described
    idle = str(
        [d.message.zh for d in found("REF005", text.replace("MEMBERS", "silent"), duty("joint-meeting"))]
    )
    assert "会商会议" in idle and "热线" in idle


def test_members_of_a_group_that_the_text_describes_are_used() -> None:
    text = """
    bodies:
      team: {name: 联合执法队, kind: group, members: [bureau], source: '1'}
      bureau: {name: 市场监管局, source: '1'}
    """
    listed = {m for d in found("REF005", text, duty("regulator")) for m in d.members}
    assert not {"bodies:team", "bodies:bureau"} & listed


def test_a_body_whose_name_stands_in_the_words_of_a_duty_is_used() -> None:
    text = "bodies: {centre: {name: 社会治理中心, kind: platform, run-by: county-government, source: '1'}}"
    merging = duty("regulator").replace("within", "about: 与社会治理中心融合运行, within")
    assert any("bodies:centre" in d.members for d in found("REF005", text, duty("regulator")))
    assert not any("bodies:centre" in d.members for d in found("REF005", text, merging))


def test_unused_local_words_are_listed_by_section() -> None:
    text = """
    vocabulary:
      events: {flood: 发生洪水}
      dimensions: {weather: {name: 天气, values: {rain: 下雨}}}
    """
    listed = {m for d in found("REF005", text) for m in d.members}
    assert {"events:flood", "dimensions:weather"} <= listed


TWO = (
    "bodies:\n  one: {{name: {}, level: county, source: '1'}}\n  two: {{name: {}, level: {}, source: '1'}}\n"
)


@pytest.mark.parametrize(
    ("one", "two", "severity"),
    [
        ("综合行政执法队", "综合行政执法中队", Severity.warning),
        ("样例县综合行政执法队", "综合行政执法中队", Severity.warning),
        ("综合行政监督处", "行政综合监督处", Severity.warning),
        ("综合执法联席会议", "联合执法联席会议", Severity.note),
    ],
)
def test_names_alike_but_for_a_character_or_their_order(one: str, two: str, severity: Severity) -> None:
    (finding,) = found("REF006", TWO.format(one, two, "county"))
    assert finding.severity is severity
    assert (finding.place.line, finding.related[0].place.line) == (3, 2)


@pytest.mark.parametrize(
    ("one", "two", "confusing"),
    [
        ("县财政局", "县民政局", False),
        ("第一执法中队", "第二执法中队", False),
        ("县信访局", "县信访办", True),
        ("生态环境局", "生态环保局", True),
    ],
)
def test_half_a_short_name_or_a_number_tells_two_bodies_apart(one: str, two: str, confusing: bool) -> None:
    assert bool(found("REF006", TWO.format(one, two, "county"))) is confusing


def test_names_that_differ_in_two_mechanisms_of_the_text_are_not_confused() -> None:
    text = """
    mechanisms:
      integrated: {kind: integrated-enforcement, name: 综合执法, source: '1'}
      joint: {kind: joint-enforcement, name: 联合执法, source: '2'}
    """
    assert not found("REF006", TWO.format("综合执法联席会议", "联合执法联席会议", "county"), text)


def test_names_that_their_level_tells_apart_are_not_confused() -> None:
    assert not found("REF006", TWO.format("县级联审中心", "镇级联审中心", "town"))


def test_names_that_their_roles_tell_apart_are_not_confused() -> None:
    text = """
    bodies:
      one: {name: 检察机关, roles: procuratorate, source: '1'}
      two: {name: 监察机关, roles: discipline-inspection, source: '1'}
    """
    assert not found("REF006", text)


def test_one_name_for_two_bodies_is_confusing_even_at_different_levels() -> None:
    text = """
    bodies:
      one: {name: 县农业局, aliases: [相关部门], level: county, source: '1'}
      two: {name: 镇农业站, aliases: [相关部门], level: town, source: '1'}
    """
    (finding,) = found("REF006", text)
    assert "“相关部门”指两个主体" in finding.message.zh


def test_a_mechanism_that_is_only_to_be_established_is_not_set_out() -> None:
    text = """
    documents: {doc: {outline: {'4': {mentions: [evidence-recognition]}}}}
    mechanisms:
      m:
        kind: evidence-recognition
        name: 证据互认
        source: '4'
        duties:
          set-up: {actor: enforcement, must: establish, about: 证据互认, object: mechanism, source: '4'}
    """
    (finding,) = found("REF008", text)
    assert finding.message.zh == "文件点名而没有写明内容的机制：证据互认（第四部分）"


def test_a_mechanism_is_called_what_a_list_in_the_text_calls_it() -> None:
    text = """
    documents:
      doc:
        outline:
          '4': {mentions: information-sharing, counts: {stated: 2, of: 机制, items: [信息共享, 案件移送]}}
    """
    (finding,) = found("REF008", text)
    assert finding.message.zh == "文件点名而没有写明内容的机制：信息共享（第四部分）"


def test_a_mechanism_that_a_report_mentions_is_to_be_asked_for() -> None:
    text = "documents: {doc: {outline: {'4': {mentions: [evidence-recognition]}}}}"
    base = BASE.replace("status: draft", "status: report")
    (finding,) = [d for d in check_texts(text, base=base) if d.code == "REF008"]
    assert finding.severity is Severity.note
    assert finding.message.zh == "报告提到而没有写明内容的机制：证据互认（第四部分）"


def test_supervision_ruled_together_with_accountability_is_set_out() -> None:
    text = """
    documents: {doc: {outline: {'4': {mentions: [supervision]}}}}
    mechanisms:
      m:
        kind: accountability
        name: 监督追责
        source: '4'
        duties:
          watch: {actor: county-government, must: supervise, about: 协同配合, source: '4'}
    """
    assert not found("REF008", text)


def test_a_mechanism_without_duties_and_chains_is_empty_and_a_copied_one_is_not() -> None:
    text = """
    mechanisms:
      empty: {kind: reporting, name: 通报, source: '2'}
      origin:
        kind: consultation
        name: 会商
        source: '1'
        duties:
          meet: {actor: joint-meeting, must: hold-meeting, within: 每季度, source: '1'}
      copy: {kind: consultation, name: 参照会商, likewise: {mechanisms: origin, source: '3'}, source: '3'}
    """
    (finding,) = found("REF008", text)
    assert finding.message.zh.endswith("通报") and finding.sources == ("doc:2",)


def test_a_county_body_in_a_town_is_what_it_should_be() -> None:
    text = "bodies: {office: {name: 县委编办, roles: staffing-office, level: county, source: '1'}}"
    assert not found("REF009", text)


def test_duties_without_source_are_one_finding_for_each_mechanism() -> None:
    text = """
    mechanisms:
      m:
        kind: consultation
        name: 会商
        source: '1'
        duties:
          meet: {actor: joint-meeting, must: hold-meeting, within: 每季度}
          study: {actor: joint-meeting, must: study, about: 难题}
          plan: {actor: joint-meeting, must: draw-up, about: 计划, inferred: 由会商推得}
    """
    (finding,) = found("REF010", text)
    assert finding.subject == "mechanism:m" and finding.about is About.spec
    assert (finding.place.line, [r.place.line for r in finding.related]) == (8, [9])


@pytest.mark.parametrize(
    "text", ["电话13800138000", "138 0013 8000", "0513-84512345", "11010519491231002X", "+86 138-0013-8000"]
)
def test_private_numbers_are_errors_at_their_place(text: str) -> None:
    (finding,) = found("REF011", f"bodies:\n  one:\n    name: 联络员\n    note: '{text}'\n    source: '1'\n")
    assert finding.severity is Severity.error and finding.about is About.spec
    assert (finding.place.line, finding.place.column) == (4, 11)
    assert not any(part in finding.message.zh for part in ("138", "845", "1101"))


@pytest.mark.parametrize(
    "text", ["热线12345", "苏政办发〔2015〕86号", "2018-09-28", "索引001008003008042", "110105194912310021"]
)
def test_public_numbers_dates_and_long_numbers_without_check_digit_are_none(text: str) -> None:
    assert not found("REF011", f"bodies:\n  one:\n    name: 联络员\n    note: '{text}'\n    source: '1'\n")


def test_collective_words_for_whoever_is_concerned_are_not_confused() -> None:
    assert not found("REF006", TWO.format("各相关部门", "相关部门", "county"))


def test_a_role_is_known_by_who_dispatches_it() -> None:
    text = (
        "bodies: {post: {name: 派驻机构, kind: role, holders: silent, dispatched-by: regulator, source: '1'}}"
    )
    assert not found("REF004", text, duty("post"))
