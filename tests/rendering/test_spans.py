"""The handbook says how long it can take: on each mechanism's page the way, on the page of time limits the total."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from quanze.pipeline import run
from quanze.rendering.pages import render_pages
from tests.checks.specimen import BASE

MECHANISM = """
mechanisms:
  m:
    kind: case-transfer
    name: 某机制
    source: '1'
    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}, support-needed: {source: '1'}}
    duties:
"""
BOUNDED = """
one: {actor: regulator, must: transfer, name: 移送, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, must: verify, name: 核实, within: 24小时, outcomes: [confirmed, no-violation], source: '1', then: {confirmed: three, no-violation: end}}
three: {actor: enforcement, must: handle, name: 查处, within: {limit: 30个自然日, excludes: 鉴定时间}, source: '1'}
"""


@pytest.fixture
def pages(tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """Path → what a reader reads of the page, without blanks."""
    duties = "".join(f"      {line}\n" for line in request.param.strip("\n").splitlines())
    (tmp_path / "specimen").mkdir()
    (tmp_path / "specimen/all.yaml").write_text(BASE + MECHANISM + duties, encoding="utf-8")
    project = run(tmp_path, tmp_path)
    return {p.path: _words(p.html) for p in render_pages(project) if p.path.startswith("specimen/")}


def _words(html: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html)))


def section(words: str, end: str = "办理步骤") -> str:
    return words.partition("最长要多久")[2].partition(end)[0]


@pytest.mark.parametrize(
    "pages", [BOUNDED.replace("excludes: 鉴定时间", "excludes: [鉴定时间]")], indirect=True
)
def test_a_bounded_way_shows_its_longest_time_its_steps_and_the_shortest_way(pages: dict[str, str]) -> None:
    shown = section(pages["specimen/mechanisms/m.html"])
    assert "最长3个工作日加30个自然日加24小时" in shown
    assert "移送3个工作日内核实24小时内查处30个自然日内" in shown
    assert "鉴定时间不计入期限" in shown
    assert "走最短的一路（移送→核实），为3个工作日加24小时" in shown
    assert "为什么没有上限" not in shown


@pytest.mark.parametrize(
    "pages",
    [BOUNDED.replace("{limit: 30个自然日, excludes: 鉴定时间}", "silent").replace("24小时", "及时")],
    indirect=True,
)
def test_an_unbounded_way_says_why_and_what_the_rest_amounts_to(pages: dict[str, str]) -> None:
    shown = section(pages["specimen/mechanisms/m.html"])
    assert "没有上限" in shown
    assert "核实只要求“及时”，没有具体时限；查处未规定时限。" in shown
    assert "其余规定了具体时限的步骤合计3个工作日" in shown
    totals = section(pages["specimen/time-limits.html"], "各项时限")
    assert "发现违法行为" in totals and "某机制3步没有上限有具体时限的步骤合计3个工作日" in totals


ALONE = """
one: {actor: regulator, must: handle, name: 处理, on: violation-found, within: silent, source: '1'}
two: {actor: regulator, must: transfer, name: 请求支撑, to: enforcement, on: support-needed, within: 原则上2个工作日, outcomes: done, source: '1', then: {done: end}}
"""


@pytest.mark.parametrize("pages", [ALONE], indirect=True)
def test_a_single_step_without_a_number_is_only_named(pages: dict[str, str]) -> None:
    shown = section(pages["specimen/mechanisms/m.html"])
    assert "没有规定具体时限、也没有后续步骤的：处理。" in shown
    assert "原则上最长2个工作日" in shown
    totals = section(pages["specimen/time-limits.html"], "各项时限")
    assert "处理" not in totals.replace("处理办法", "") and "原则上最长2个工作日" in totals


CIRCLE = """
one: {actor: regulator, must: transfer, name: 移送, to: enforcement, on: violation-found, within: 3个工作日, outcomes: done, source: '1', then: {done: two}}
two: {actor: enforcement, must: verify, name: 核实, within: 2个工作日, outcomes: [confirmed, not-met], source: '1', then: {confirmed: end, not-met: one}}
"""


@pytest.mark.parametrize("pages", [CIRCLE], indirect=True)
def test_a_circle_is_named_as_the_cause(pages: dict[str, str]) -> None:
    shown = section(pages["specimen/mechanisms/m.html"])
    assert "途中可能反复退回，没有规定次数" in shown
    assert "走最短的一路（移送→核实），为5个工作日" in shown or "没有上限" in shown


STARTING = (
    "one: {actor: enforcement, must: assist, about: 执法, to: regulator, on: support-needed,"
    " within: 当日开始, source: '1'}"
)


@pytest.mark.parametrize("pages", [STARTING], indirect=True)
def test_to_begin_on_the_day_is_not_to_be_done_on_the_day(pages: dict[str, str]) -> None:
    page = pages["specimen/mechanisms/m.html"]
    assert "应当于当日开始协助行业监管部门执法" in page
    assert "当日开始，未规定何时办结" in section(page) and "当日办结" not in page
