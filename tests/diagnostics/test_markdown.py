"""Text from specs is text in Markdown."""

from __future__ import annotations

import pytest

from quanze.diagnostics.markdown import markdown_lines, plain_markdown

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("三（一）2：3个工作日", "三（一）2：3个工作日"),
        ("`a` *b* _c_ [d](e) f|g ~h~", "\\`a\\` \\*b\\* \\_c\\_ \\[d\\](e) f\\|g \\~" + JOINER + "h\\~"),
        ("<b>&amp;", "&#60;b&#62;&#38;amp;"),
        ("@all #12 !3 $x$ %1", f"@{JOINER}all #{JOINER}12 !{JOINER}3 ${JOINER}x$ %{JOINER}1"),
        ("https://x www.y", f"https:{JOINER}//x www{JOINER}.y"),
        ("# 标题", f"{JOINER}# 标题"),
        ("- 项", f"{JOINER}- 项"),
        ("1. 项", f"{JOINER}1. 项"),
        ("甲\n乙", "甲 乙"),
        ("甲\x1b[2J\u202e", "甲\\\\x1b\\[2J\\\\u202e"),
    ],
)
def test_nothing_acts(given: str, shown: str) -> None:
    """Markup, HTML, mentions, references, addresses, blocks, control characters."""
    assert plain_markdown(given) == shown


def test_lines_stay_lines_in_a_cell() -> None:
    """Joined by a line break of ours."""
    assert markdown_lines("甲\n\n乙<br>") == "甲<br>乙&#60;br&#62;"
