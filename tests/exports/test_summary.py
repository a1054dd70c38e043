"""The Markdown summary of a run."""

from __future__ import annotations

from dataclasses import replace

from quanze.diagnostics import Lang, Place, Severity, Status, Text
from quanze.exports.summary import ROWS_SHOWN, render_summary

from ..diagnostics.test_formats import FINDING

OPEN = replace(FINDING, status=Status.open, accepted_because=None)


def test_counts_come_first_and_known_issues_are_folded() -> None:
    """One row for each jurisdiction; open findings are listed before the fold."""
    found = [OPEN, replace(OPEN, status=Status.known, cause="2", jurisdiction="yantai"), FINDING]
    text = render_summary(found, Lang.zh)
    assert "| rudong | 1 | 0 | 0 | 0 | 1 |" in text
    assert "| yantai | 0 | 0 | 0 | 1 | 0 |" in text
    assert text.index("### 待处理") < text.index("<details>") < text.index("</details>")
    assert "specs/rudong/duties.yaml:12" in text


def test_notes_are_counted_but_not_listed() -> None:
    """Nobody reads them here."""
    text = render_summary([replace(OPEN, severity=Severity.note)], Lang.en)
    assert "| rudong | 0 | 0 | 1 | 0 | 0 |" in text and "FLO003" not in text


def test_a_clean_run_says_so() -> None:
    """Not an empty page."""
    assert "没有发现问题" in render_summary([], Lang.zh)


def test_a_long_list_is_cut_and_says_by_how_much() -> None:
    """At most fifty rows."""
    found = [replace(OPEN, place=Place("a.yaml", n, 1, n, 2)) for n in range(1, ROWS_SHOWN + 8)]
    text = render_summary(found, Lang.en)
    assert text.count("FLO003") == ROWS_SHOWN and "7 more are not listed." in text


def test_a_spec_cannot_write_into_the_summary() -> None:
    """No HTML, link, mention, row or heading of its own."""
    evil = "<script>x</script> @all [a](b) |\n# 标题"
    text = render_summary([replace(OPEN, message=Text(evil, evil), jurisdiction="x|y<b>")], Lang.zh)
    for active in ("<script", "<b>", "@all", "[a](", "\n# 标题"):
        assert active not in text
    rows = [line.replace("\\|", "") for line in text.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {6, 7}
