"""Rules about bands: gaps, overlaps and boundaries over one or more measures, order, and consequences."""

from quanze.diagnostics.diagnostic import Confidence, Diagnostic, Severity

from .specimen import check_texts

TEMPLATE = """bands:
  grade:
    name: 事故等级
    measures: {measures}
    source: '1'
    grades:
      light: {{name: 一般, when: {light}, sanction: 检查}}
      heavy: {{name: 重大, when: {heavy}, sanction: 记过}}
"""


def found(code: str, light: str, heavy: str, measures: str = "damages", more: str = "") -> list[Diagnostic]:
    text = TEMPLATE.format(light=light, heavy=heavy, measures=measures) + more
    return [d for d in check_texts(text) if d.code == code]


def test_amounts_between_two_grades_are_a_gap_and_those_beyond_the_ends_are_not() -> None:
    bounds = ("{damages: 500元以上、2000元以下}", "{damages: 超过5000元、10000元以下}")
    (gap,) = found("BND001", *bounds)
    assert gap.message.zh == "“事故等级”有 1 类情形不属于任何一档：\n· 赔偿金额：超过2000元、5000元以下"
    assert gap.severity is Severity.error and (gap.place.line, gap.place.column) == (2, 3)
    (ends,) = found("BND004", *bounds)
    assert "不满500元" in ends.message.zh and "超过1万元" in ends.message.zh


def test_a_gap_in_a_second_measure_is_found() -> None:
    bounds = ("{damages: 2000元以下}", "{damages: 超过2000元, intent: deliberate}")
    (gap,) = found("BND001", *bounds, measures="[damages, intent]")
    assert "赔偿金额：超过2000元；主观状态：过失" in gap.message.zh


def test_grades_that_are_alternatives_of_several_conditions_may_fill_everything() -> None:
    bounds = ("{damages: 2000元以下, intent: negligent}", "[{damages: 超过2000元}, {intent: deliberate}]")
    for code in ("BND001", "BND002", "BND003", "BND004"):
        assert not found(code, *bounds, measures="[damages, intent]")


def test_a_shared_boundary_is_no_overlap_and_an_overlap_no_boundary() -> None:
    at_boundary = ("{damages: 2000元以下}", "{damages: 2000元以上}")
    (boundary,) = found("BND002", *at_boundary)
    assert "恰为2000元" in boundary.message.zh and boundary.severity is Severity.warning
    assert not found("BND003", *at_boundary)
    wider = ("{damages: 3000元以下}", "{damages: 2000元以上}")
    (overlap,) = found("BND003", *wider)
    assert "2000元以上、3000元以下" in overlap.message.zh
    assert not found("BND002", *wider)


def test_below_and_over_exclude_the_number() -> None:
    assert not found("BND002", "{damages: 不满2000元}", "{damages: 2000元以上}")
    assert found("BND001", "{damages: 不满2000元}", "{damages: 超过2000元}")


def test_an_unclear_grade_makes_the_finding_less_sure() -> None:
    bounds = ("{damages: 500元以下}", "{damages: 2000元以上}, unclear: 各项可读作同时具备")
    (gap,) = found("BND001", *bounds)
    assert gap.confidence is Confidence.medium


def test_a_gap_between_amounts_that_may_be_the_same_says_what_it_takes_for_granted() -> None:
    other = """  harm:
    name: 损害等级
    measures: state-compensation
    source: '1'
    grades:
      minor: {name: 轻微, when: {state-compensation: 2000元以下}, sanction: 检查}
      grave: {name: 严重, when: {state-compensation: 超过2000元}, sanction: 记过}
"""
    bounds = ("{damages: 500元以下, harm: minor}", "{damages: 2000元以上}")
    (gap,) = found("BND001", *bounds, measures="[damages, harm]", more=other)
    assert "假定“赔偿金额”与“损害等级”所依据的“行政赔偿金额”是不同的数额" in gap.message.zh
    assert gap.confidence is Confidence.medium


def test_an_overlap_under_every_reading_is_certain() -> None:
    heavy = "[{damages: 5000元以上}, {urgency: urgent}], unclear: 可读作具备一项即可，也可读作须同时具备"
    (sure,) = found("BND003", "{competence: own}", heavy)
    assert (sure.severity, sure.confidence) == (Severity.error, Confidence.high)
    assert "无论读作具备其一还是同时具备" in sure.message.zh
    (asked,) = found("BND003", "{urgency: urgent, damages: 500元以下}", heavy)
    assert asked.severity is Severity.warning


def test_an_overlap_that_one_reading_makes_is_a_question() -> None:
    bounds = ("{damages: 3000元以下}", "{damages: 2000元以上}, unclear: 各项可读作同时具备")
    (overlap,) = found("BND003", *bounds)
    assert (overlap.severity, overlap.confidence) == (Severity.warning, Confidence.medium)
    assert overlap.message.zh.endswith("取决于对原文的理解：“重大”：各项可读作同时具备")


def test_falling_amounts_are_reported_at_the_heavier_grade() -> None:
    (finding,) = found("BND005", "{damages: 2000元以上}", "{damages: 不满2000元}")
    assert (finding.place.line, finding.related[0].place.line) == (8, 7)
    assert not found("BND005", "{damages: 不满2000元}", "{damages: 2000元以上}")


def test_a_grade_that_a_duty_or_another_band_picks_out_has_a_consequence() -> None:
    text = """bands:
  grade:
    name: 事故等级
    measures: damages
    source: '1'
    grades:
      light: {name: 一般, when: {damages: 500元以下}}
      middle: {name: 较大, when: {damages: 超过500元、2000元以下}}
      heavy: {name: 重大, when: {damages: 超过2000元}}
  outcome:
    name: 处理档次
    measures: grade
    source: '2'
    grades:
      mild: {name: 从轻, when: {grade: light}, sanction: 检查}
mechanisms:
  m:
    kind: accountability
    name: 追责
    source: '2'
    duties:
      punish: {actor: county-government, must: discipline, to: enforcement, on: fault, when: {grade: heavy}, within: silent, source: '2'}
"""
    (finding,) = [d for d in check_texts(text) if d.code == "BND006"]
    assert finding.message.zh == "“事故等级”的“较大”没有规定与该档相应的处理"
    assert finding.subject == "band:grade" and finding.place.line == 8
