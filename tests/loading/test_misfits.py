"""What an author is told who writes something else than the models allow: one finding a slip, with its remedy."""

from __future__ import annotations

import pytest

from quanze.diagnostics.diagnostic import Diagnostic, Severity
from quanze.loading.load import join_jurisdiction
from quanze.loading.yaml import parse_yaml
from tests.language.reading import load_text, shared_vocabulary

SPEC = """jurisdiction: {id: demo, name: 示例县, level: county}
documents:
  doc: {title: 办法, status: draft, outline: {art1: {}, art2: {sentences: 2}}}
bodies:
  regulator: {name: 行业监管部门, kind: role, roles: regulator, level: county, holders: silent, source: art1}
  police: {name: 县公安局, roles: police, level: county, source: art1}
vocabulary:
  dimensions:
    loss: {name: 损失数额, unit: 元}
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: art1
    duties:
      hand-over:
        actor: regulator
        must: transfer
        object: case-file
        to: police
        on: violation-found
        within: 3个工作日
        source: art2.1
        then: {done: take}
      take:
        actor: police
        must: accept
        object: case-file
        within: silent
        source: art2.2
  likewise:
    kind: application
    name: 参照执行
    source: art1
    likewise: {mechanisms: transfer, swap: {regulator: police}}
"""


def slip(old: str, new: str) -> Diagnostic:
    """The one error that a slip in the spec causes."""
    assert old in SPEC
    (only,) = (d for d in load_text(SPEC.replace(old, new, 1)).diagnostics if d.severity is Severity.error)
    return only


def test_the_spec_itself_is_sound() -> None:
    """What the tests below break is whole."""
    assert load_text(SPEC).diagnostics == ()


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [
        ("actor: police", "actor: 县公安局", "police"),
        ("must: accept", "must: 接收", "accept"),
        ("object: case-file", "object: 案件材料", "case-file"),
        ("on: violation-found", "on: 发现违法行为", "violation-found"),
        ("kind: case-transfer", "kind: 移送抄告", "case-transfer"),
        ("actor: regulator", "actor: [regulator, 县公安局]", "police"),
        ("within: silent", "within: {limit: silent, when: {紧急程度: urgent}}", "urgency"),
    ],
)
def test_a_chinese_name_in_the_place_of_an_id_is_told_the_id(old: str, new: str, id_: str) -> None:
    """Names and aliases, of the place's own elements and of the shared vocabulary."""
    found = slip(old, new)
    assert found.code == "SCH001" and "此处须写 id" in found.message.zh
    assert found.help is not None and found.help.zh == f"写 {id_}"


def test_a_chinese_value_of_a_dimension_is_told_the_id() -> None:
    """Conditions name values by id, too."""
    found = slip("within: silent", "within: {limit: silent, when: {urgency: 情况紧急}}")
    assert found.help is not None and found.help.zh == "是否为 urgent？"


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("source: art2.1", "source: art2.1、art2.2", "[art2.1, art2.2]"),
        ("source: art2.1", "source: “art2.1”", "art2.1"),
        ("source: art2.1", "source: 【art2.1, art2.2】", "[art2.1, art2.2]"),
        ("actor: regulator", "actor: [regulator，police]", "[regulator, police]"),
    ],
)
def test_full_width_marks_are_shown_as_half_width_ones(old: str, new: str, remedy: str) -> None:
    """The remedy is what can be written as it stands."""
    found = slip(old, new)
    assert "全角符号" in found.message.zh
    assert found.help is not None and found.help.zh == f"改用半角：{remedy}"


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("        actor: regulator", "        actro: regulator", "是否为 actor？"),
        ("        actor: regulator", "        Actor: regulator", "是否为 actor？"),
        ("within: silent", "within: {limit: silent, form: written}", "是否为 from？"),
        ("status: draft", "status: 草案", "是否为 draft？可选：in-force 现行有效"),
        ("then: {done: take}", "then: take", "写法如 then: {accepted: verify}"),
        ("within: 3个工作日", "within: 3", "时限要带单位：3个工作日、3日、3小时"),
        ("within: 3个工作日", "within:", "原文没有写的，写 within: silent"),
        ("must: accept\n", "must: accept\n        may: accept\n", "只留其中一个"),
        ("sentences: 2", "sentences: 0", "sentences: 3"),
        ("source: art2.1", "source: 第二条第一句", "写 art2.1"),
        ("source: art2.1", "source: art2.3", "是否为 art2.1、art2.2？"),
        ("source: art2.1", "source: article2", "是否为 art2？"),
        ("source: art2.1", "source: law:art2", "已有的文件：doc"),
        ("then: {done: take}", "then: {finished: take}", "可写 done 已移送、returned 被退回"),
        ("on: violation-found", "on: take", "take/accepted"),
        ("jurisdiction: {id: demo, name: 示例县, level: county}\n", "", "检查时写文件夹"),
        ("actor: regulator", "actor: gonganju", "regulator 行业监管部门"),
        ("        then: {done: take}\n", "        then:\n          done：take\n", "冒号用半角"),
        ("{done: take}", "[take]", "不写成列表"),
        ("mechanisms: transfer,", "mechanisms: likewise,", "写明参照的是哪一个机制"),
    ],
)
def test_the_remedy_fits_the_slip(old: str, new: str, remedy: str) -> None:
    """And there is one error, though `likewise` copies what is wrong."""
    found = slip(old, new)
    assert found.help is not None and remedy in found.help.zh


def test_a_blank_inside_a_locator_is_not_the_beginning_of_a_comment() -> None:
    """Else the article would be cited for its paragraph, and nobody would know."""
    found = slip("source: art2.1", "source: art2 #1")
    assert found.code == "SCH000" and found.help is not None and found.help.zh == "连写为 art2#1"
    assert load_text(SPEC.replace("source: art2.1", "source: art2.1 # 见第3条 #1")).diagnostics == ()


def test_a_heading_without_entries_is_nothing() -> None:
    """A file may be begun by its headings."""
    assert load_text(SPEC + "materials:\nscores:\n").diagnostics == ()


def test_an_entry_with_a_full_width_colon_in_a_second_file_is_no_second_definition() -> None:
    """It is mere text where entries are wanted."""
    files = [parse_yaml(SPEC, "a.yaml"), parse_yaml("bodies:\n  court：人民法院\n", "b.yaml")]
    (found,) = join_jurisdiction("demo", files, shared_vocabulary()).diagnostics
    assert (found.code, found.place.file, found.place.line) == ("SCH001", "b.yaml", 2)
    assert found.help is not None and "半角" in found.help.zh
