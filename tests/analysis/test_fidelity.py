"""A spec against its document's text: the outline clause by clause, the wording time by time and duty by duty."""

from pathlib import Path

import pytest

from quanze.analysis.fidelity.expressions import Aside, read_modals, read_times
from quanze.analysis.fidelity.report import DocumentCover, read_cover
from quanze.loading.official import read_official_text
from quanze.model.base import Modality
from quanze.model.deadline import DeadlineKind, Unit
from quanze.pipeline import run

TEXT = """
一、案件移送

1.行业监管部门发现违法行为的，应当在3个工作日内移送综合行政执法部门。

2.综合行政执法部门应当及时受理。不得拒绝。

二、附则

本办法自印发之日起施行。
"""
OUTLINE = """
      '1': 案件移送
      1/1: {}
      1/2: {sentences: 2}
      '2': {title: 附则, excluded: 只定施行日期}
"""
DUTIES = """
      send: {actor: regulator, must: transfer, to: enforcement, on: violation-found, within: 3个工作日, source: 1/1}
      take: {actor: enforcement, must: accept, on: send/done, within: 及时, source: 1/2.1}
      refuse: {actor: enforcement, must-not: refuse, source: 1/2.2}
"""


def _cover(folder: Path, outline: str = OUTLINE, duties: str = DUTIES, text: str = TEXT) -> DocumentCover:
    spec = f"""
jurisdiction: {{id: example, name: 示例县, level: county}}
documents:
  notice:
    title: 移送办法
    outline:{outline}
bodies:
  regulator: {{name: 行业监管部门, kind: role, roles: regulator, holders: silent, source: 1/1}}
  enforcement: {{name: 综合行政执法部门, kind: role, roles: enforcement, holders: silent, source: 1/1}}
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: 1/1
    duties:{duties}
"""
    file = folder / "example.yaml"
    file.write_text(spec, encoding="utf-8")
    place = run(file, folder).jurisdictions["example"]
    (cover,) = read_cover(place, {"notice": read_official_text(text)})
    return cover


def _unmatched(cover: DocumentCover) -> list[tuple[str, str]]:
    assert cover.matching
    found = (*cover.matching.times, *cover.matching.modals)
    return [(m.clause.partition(":")[2], m.expression.words) for m in found if m.how is None]


def test_a_faithful_spec_is_complete(tmp_path: Path) -> None:
    cover = _cover(tmp_path)
    assert cover.complete
    assert cover.count.uncovered == 0
    assert (cover.count.normative, cover.count.covered, cover.count.excluded) == (4, 3, 1)
    assert cover.outline and (cover.outline.in_text, cover.outline.in_outline) == (4, 4)
    assert _unmatched(cover) == []


def test_a_clause_that_nothing_cites_is_uncovered(tmp_path: Path) -> None:
    cover = _cover(tmp_path, duties=DUTIES.replace("source: 1/2.2", "source: 1/2.1"))
    assert cover.count.uncovered == 1
    assert not cover.complete
    assert cover.count.share == pytest.approx(2 / 3)


def test_a_clause_that_the_outline_lacks_is_missing(tmp_path: Path) -> None:
    cover = _cover(tmp_path, text=TEXT.replace("二、附则", "3.逾期不移送的，应当通报。\n\n二、附则"))
    assert cover.outline and cover.outline.missing == ("1/3",)
    assert not cover.complete


def test_a_locator_that_the_text_lacks_is_extra(tmp_path: Path) -> None:
    cover = _cover(tmp_path, outline=OUTLINE.replace("'2':", "1/2#2: {normative: false}\n      '2':"))
    assert cover.outline and cover.outline.extra == ("1/2#2",)


def test_an_outline_in_another_order_than_the_text_is_misplaced(tmp_path: Path) -> None:
    lines = OUTLINE.strip("\n").splitlines()
    cover = _cover(tmp_path, outline="\n" + "\n".join([lines[3], *lines[:3]]) + "\n")
    assert cover.outline and cover.outline.misplaced == ("2",)


def test_another_number_of_sentences_is_told(tmp_path: Path) -> None:
    cover = _cover(tmp_path, outline=OUTLINE.replace("sentences: 2", "sentences: 3"))
    assert cover.outline
    assert [(d.locator, d.outline, d.text) for d in cover.outline.sentences] == [("1/2", "3", "2")]
    assert cover.outline.extra == ()


def test_another_title_is_told(tmp_path: Path) -> None:
    cover = _cover(tmp_path, outline=OUTLINE.replace("案件移送", "案件移交"))
    assert cover.outline and [d.locator for d in cover.outline.titles] == ["1"]


@pytest.mark.parametrize(
    ("written", "instead", "unmatched"),
    [
        ("3个工作日", "5个工作日", ("1/1", "3个工作日")),
        ("3个工作日", "3个自然日", ("1/1", "3个工作日")),
        ("within: 及时", "within: 立即", ("1/2.1", "及时")),
        ("within: 及时", "within: silent", ("1/2.1", "及时")),
        ("must-not: refuse", "may: refuse", ("1/2.2", "不得")),
        ("must: accept", "may: accept", ("1/2.1", "应当")),
    ],
)
def test_wording_without_an_element_of_its_kind_is_unmatched(
    tmp_path: Path, written: str, instead: str, unmatched: tuple[str, str]
) -> None:
    assert _unmatched(_cover(tmp_path, duties=DUTIES.replace(written, instead))) == [unmatched]


def test_words_of_an_element_that_cites_the_clause_match_a_time(tmp_path: Path) -> None:
    duties = DUTIES.replace("within: 及时", "within: silent, note: 原文为“及时”受理")
    assert _unmatched(_cover(tmp_path, duties=duties)) == []


def test_two_times_need_two_limits(tmp_path: Path) -> None:
    text = TEXT.replace("应当及时受理", "应当及时受理、及时答复")
    assert _unmatched(_cover(tmp_path, text=text)) == [("1/2.1", "及时")]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("应当在三个工作日内答复", DeadlineKind.BOUNDED, 3, Unit.WORKING_DAY),
        ("应当在24小时内移送", DeadlineKind.BOUNDED, 24, Unit.HOUR),
        ("自受理之日起15日内办结", DeadlineKind.BOUNDED, 15, Unit.DAY_UNSPECIFIED),
        ("两个月以内整改", DeadlineKind.BOUNDED, 2, Unit.MONTH),
        ("第一时间通知", DeadlineKind.IMMEDIATE, None, None),
        ("应立即停止", DeadlineKind.IMMEDIATE, None, None),
        ("适时更新", DeadlineKind.PROMPT, None, None),
        ("按时完成", DeadlineKind.EXTERNAL, None, None),
        ("当日共享", DeadlineKind.SAME_DAY, None, None),
        ("定期或者不定期通报", DeadlineKind.RECURRING, None, None),
        ("每周召开一次", DeadlineKind.RECURRING, 1, Unit.WEEK),
        ("每季度通报", DeadlineKind.RECURRING, 1, Unit.QUARTER),
        ("制定年度计划", DeadlineKind.RECURRING, 1, Unit.YEAR),
    ],
)
def test_a_time_is_read_with_its_kind_and_number(
    text: str, kind: DeadlineKind, value: int | None, unit: Unit | None
) -> None:
    (found,) = read_times(text)
    assert (found.kind, found.value, found.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    "text", ["应当提前1个工作日书面告知", "会议召开前5个工作日送达", "会前2个工作日前回复"]
)
def test_a_time_counted_back_is_ahead(text: str) -> None:
    (found,) = read_times(text)
    assert found.ahead


@pytest.mark.parametrize(
    "text",
    [
        "自2007年1月1日起施行",
        "在规定期限内",
        "信息交流不及时",
        "扣除3个月的奖金",
        "没有按期履行的",
        "三个档次",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert read_times(text) == ()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("应当受理", Modality.MUST),
        ("应及时通报", Modality.MUST),
        ("应对移送的线索进行立案", Modality.MUST),
        ("要加强监管", Modality.MUST),
        ("须经批准", Modality.MUST),
        ("负责组织会议", Modality.MUST),
        ("不得拒绝", Modality.MUST_NOT),
        ("可以委托", Modality.MAY),
        ("也可视需要召开", Modality.MAY),
    ],
)
def test_a_modal_word_is_read_with_its_force(text: str, modality: Modality) -> None:
    (found,) = read_modals(text)
    assert modality in found.modalities


@pytest.mark.parametrize(
    "text",
    [
        "相应措施",
        "应急处置",
        "应批未批",
        "行政许可",
        "可能灭失",
        "主要负责人",
        "需要的",
        "必要时",
        "第一责任人",
        "呼叫响应平台",
        "负次要责任",
        "坚持“对上负责”的导向",
    ],
)
def test_what_only_looks_like_a_modal_word_is_none(text: str) -> None:
    assert read_modals(text) == ()


def test_the_actor_of_responsibility_is_part_of_its_wording() -> None:
    (found,) = read_modals("一般由行业监管部门负责监管")
    assert found.words == "由行业监管部门负责"


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("依法应由主管部门处理的，由主管部门处理。", Aside.CONDITION),
        ("须作出应急决定的除外，但从其规定。", Aside.CONDITION),
        ("本办法所称信息，是指应当公开的信息。", Aside.DEFINITION),
    ],
)
def test_wording_in_conditions_and_definitions_stands_aside(text: str, aside: Aside) -> None:
    assert read_modals(text)[0].aside is aside
