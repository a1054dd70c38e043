"""The table that closes a long report."""

from __future__ import annotations

from dataclasses import replace

from quanze.diagnostics import Lang, Severity, Text
from quanze.diagnostics.tally import FEWEST, render_tally

from .test_formats import FINDING

TITLES = {"FLO003": Text("循环没有限度", "unbounded loop"), "DDL001": Text("没有时限", "no deadline")}


def test_few_findings_need_no_table() -> None:
    """They are counted at a glance."""
    assert render_tally([FINDING] * (FEWEST - 1), TITLES, {}, Lang.zh) == ""


def test_checks_are_counted_the_gravest_first() -> None:
    """Then the most frequent; the columns are aligned by cells."""
    found = [FINDING] * 2 + [replace(FINDING, code="DDL001", severity=Severity.warning)] * 9
    lines = render_tally(found, TITLES, {}, Lang.zh).strip().splitlines()
    assert lines == ["检查                 数量", "FLO003 循环没有限度     2", "DDL001 没有时限         9"]


def test_several_jurisdictions_are_counted_by_severity() -> None:
    """By name in Chinese, by id in English."""
    found = [FINDING] * 10 + [replace(FINDING, jurisdiction=None, severity=Severity.note)]
    zh = render_tally(found, TITLES, {"rudong": "如东县"}, Lang.zh)
    assert "如东县" in zh and "（不属于任何地区）" in zh
    assert "rudong" in render_tally(found, TITLES, {"rudong": "如东县"}, Lang.en)
