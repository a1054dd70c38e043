"""Limits whose order changes with the start day: shown with a date and a count, apart from what is always wrong."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quanze.diagnostics.diagnostic import Diagnostic, Severity

from .specimen import BASE, check_texts

HEAD = "mechanisms:\n  m:\n    kind: case-transfer\n    name: 某机制\n    source: '1'\n    duties:\n"


def urgent(general: str, hurried: str, base: str = BASE) -> dict[str, Diagnostic]:
    """What is found about a duty with these two limits, by code."""
    duty = f"      one: {{actor: regulator, must: inform, to: enforcement, on: violation-found, within: [{general}, {{limit: {hurried}, when: {{urgency: urgent}}}}], source: '1'}}\n"
    return {d.code: d for d in check_texts(HEAD + duty, base=base) if d.code in ("DDL005", "DDL010")}


@pytest.mark.parametrize(
    ("general", "hurried", "codes"),
    [
        ("3个工作日", "1个工作日", []),
        ("3个工作日", "24小时", []),
        ("1个工作日", "24小时", []),
        ("2个自然日", "1个自然日", []),
        ("1个工作日", "36小时", []),
        ("1个工作日", "48小时", ["DDL005"]),
        ("3个工作日", "3个自然日", ["DDL005"]),
        ("20个工作日", "1个月", ["DDL005"]),
        ("24小时", "1个工作日", ["DDL010"]),
        ("2周", "1个月", ["DDL010"]),
        ("3个工作日", "3个工作日", ["DDL010"]),
        ("3个工作日", "3日", []),
        ("及时", "3个工作日", []),
        ("当日", "2小时", []),
    ],
)
def test_urgent_limits_are_judged_on_real_days(general: str, hurried: str, codes: list[str]) -> None:
    assert sorted(urgent(general, hurried)) == codes


def test_the_finding_shows_a_date_and_the_count_and_the_year_that_is_missing() -> None:
    found = urgent("3个工作日", "3个自然日")["DDL005"]
    assert found.severity is Severity.warning and found.subject == "duty:one"
    assert "自2026年1月4日起算，前者2026年1月7日到期，后者2026年1月7日到期" in found.message.zh
    assert "2024年1月1日至2026年12月28日的1093个起算日中，有590个前者不短于后者" in found.message.zh
    assert found.message.zh.endswith("日历中没有2027年的放假安排，其后的未计")
    assert "on 590 of 1093 start days" in found.message.en


def test_how_the_place_counts_time_is_heeded() -> None:
    """Where 日 means working days, three of them are as long as three working days: that is always so."""
    base = BASE.replace("level: county}", "level: county, time: {day-means: working-day}}", 1)
    assert sorted(urgent("3个工作日", "3日", base)) == ["DDL010"]
    stays = BASE.replace("level: county}", "level: county, time: {moves-to-working-day: false}}", 1)
    assert "有" in urgent("3个工作日", "3个自然日", stays)["DDL005"].message.zh
    assert (
        urgent("3个工作日", "3个自然日", stays)["DDL005"].message
        != urgent("3个工作日", "3个自然日")["DDL005"].message
    )


WAIT = """      ask: {{actor: enforcement, must: request-support, about: 认定, to: regulator, on: support-needed, within: 2个工作日, source: '1', then: {{requested: first}}}}
      first: {{actor: regulator, must: study, within: {{limit: {one}, from: ask/requested}}, source: '1', then: {{done: second}}}}
      second: {{actor: regulator, must: give-opinion, to: enforcement, within: {two}, outcomes: done, source: '1', then: {{done: act}}}}
      act: {{actor: enforcement, must: handle, within: {{limit: {three}, from: ask/requested}}, source: '1'}}
"""


def waits(one: str, two: str, three: str) -> Sequence[str]:
    text = HEAD + WAIT.format(one=one, two=two, three=three)
    return sorted(d.code for d in check_texts(text) if d.code in ("DDL005", "DDL012"))


@pytest.mark.parametrize(
    ("limits", "codes"),
    [
        (("3个工作日", "2个工作日", "5个工作日"), []),
        (("3个工作日", "3个工作日", "5个工作日"), ["DDL012"]),
        (("3个工作日", "2个工作日", "7个自然日"), ["DDL005"]),
        (("3个工作日", "24小时", "5个工作日"), []),
        (("10个工作日", "24小时", "7个自然日"), ["DDL012"]),
        (("3个工作日", "及时", "1个自然日"), []),
    ],
)
def test_what_is_waited_for_is_counted_day_by_day_one_after_the_other(
    limits: tuple[str, str, str], codes: list[str]
) -> None:
    assert waits(*limits) == codes
