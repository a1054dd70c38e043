"""The page of a list of powers shows its CSV file as it stands, and leads from and to whoever exercises them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quanze.pipeline import run
from quanze.rendering.page import Page
from quanze.rendering.pages import Handbook, render_handbook
from tests.site.small import SPEC, write_spec

POWERS = """
powers:
  own: {name: 执法部门权责清单, holder: enforcement, powers: [penalty], count: 3, file: powers.csv, source: '2'}
"""
TABLE = """序号,事项编码,事项名称,事项类型,实施主体,依据
1,330200001,占道经营,行政处罚,综合行政执法部门,"第一条
第二条"
2,330200002,<b>=1+1</b>,行政检查,综合行政执法部门、市场监督管理局,@x
"""


def render(folder: Path, table: str = TABLE) -> Handbook:
    root = write_spec(folder, SPEC + POWERS)
    (next(root.rglob("*.yaml")).parent / "powers.csv").write_text(table, encoding="gb18030")
    return render_handbook(run(root, folder))


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return render(tmp_path_factory.mktemp("powers"))


def page(handbook: Handbook, path: str) -> Page:
    return next(p for p in handbook.pages if p.path == path)


def test_the_list_has_a_page_with_all_columns_and_rows(handbook: Handbook) -> None:
    html = page(handbook, "demo/lists/own.html").html
    for header in ("序号", "事项编码", "事项名称", "事项类型", "实施主体", "依据"):
        assert f'<th scope="col">{header}</th>' in html
    assert '<tr id="item-330200001">' in html
    assert "第一条\n第二条" in html


def test_what_a_cell_says_is_text(handbook: Handbook) -> None:
    html = page(handbook, "demo/lists/own.html").html
    assert "&lt;b&gt;=1+1&lt;/b&gt;" in html
    assert "<b>=1+1" not in html
    assert ">@x</td>" in html


def test_bodies_in_the_list_are_links(handbook: Handbook) -> None:
    assert (
        '<a href="../bodies/market-bureau.html">市场监督管理局</a>'
        in page(handbook, "demo/lists/own.html").html
    )


def test_the_page_says_how_many_entries_are_of_which_kind_and_whose(handbook: Handbook) -> None:
    html = page(handbook, "demo/lists/own.html").html
    assert "行政处罚1项、行政检查1项" in html
    assert "综合行政执法部门2项、市场监督管理局1项" in html
    assert "文中写明的事项数目为 3，实际列出的合计为 2" in html


def test_the_page_of_lists_and_those_of_bodies_lead_to_the_entries(handbook: Handbook) -> None:
    assert '<a href="lists/own.html">2项</a>' in page(handbook, "demo/lists.html").html
    html = page(handbook, "demo/bodies/market-bureau.html").html
    assert "执法部门权责清单：事项1项</a>" in html
    assert 'href="../lists/own.html#q=%E5%B8%82' in html


def test_every_entry_can_be_searched_for_by_name_and_code(handbook: Handbook) -> None:
    (found,) = (e for e in page(handbook, "demo/lists/own.html").search if e.title == "占道经营")
    assert (found.anchor, found.heading) == ("item-330200001", "执法部门权责清单 330200001")
    assert found.bodies == ("综合行政执法部门",)


def test_a_list_without_codes_has_anchors_by_line(tmp_path: Path) -> None:
    html = page(render(tmp_path, "名称\n甲\n\n乙\n"), "demo/lists/own.html").html
    assert 'id="item-2"' in html
    assert 'id="item-4"' in html
