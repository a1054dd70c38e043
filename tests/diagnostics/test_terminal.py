"""Findings as a terminal shows them."""

from __future__ import annotations

import re
from dataclasses import replace

from quanze.diagnostics import (
    About,
    Confidence,
    Diagnostic,
    Lang,
    Place,
    Related,
    Severity,
    SourceFile,
    Status,
    Text,
)
from quanze.diagnostics.cells import escape, width, wrap
from quanze.diagnostics.terminal import render_terminal

SPEC = """\
duties:
  transfer-out:
    actor: 行业监管部门
    when: {competence: receiver}
\tnote: x
  accept:
    within: silent
"""
SOURCE = SourceFile("specs/rudong.yaml", SPEC, None)
OTHER = SourceFile("specs/vocabulary/parties.yaml", "receiver: 接收方\n", None)
SOURCES = {source.path: source for source in (SOURCE, OTHER)}


def place(text: str, source: SourceFile = SOURCE) -> Place:
    """Where a text stands."""
    start = source.text.index(text)
    return source.span(start, start + len(text))


GAP = Diagnostic(
    code="HND001",
    name="handling-gap",
    severity=Severity.error,
    confidence=Confidence.high,
    about=About.document,
    message=Text("投诉由镇街接收时，没有主体受理。", "Nobody accepts a complaint received by a township."),
    help=Text("明确受理主体。", "Name the body."),
    place=place("部门"),
    related=(Related(place("silent"), Text("此处未写时限", "no limit here")),),
    sources=("rudong-2018:3/1/2",),
)


def show(*findings: Diagnostic, lang: Lang = Lang.zh, color: bool = False, width: int = 80) -> str:
    return render_terminal(findings, SOURCES, lang, color, width)


def caret_column(shown: str, mark: str = "^") -> int:
    """The cells before the mark."""
    line = next(line for line in shown.splitlines() if mark * 2 in line and "│" in line)
    return width(line[: line.index(mark)])


def test_a_finding_reads_from_place_to_advice() -> None:
    """Headline, message, line with caret, second place with its label, clause, advice, and the count."""
    assert show(GAP) == (
        "specs/rudong.yaml:3:16: 错误 HND001 handling-gap · 文件本身\n"
        "  投诉由镇街接收时，没有主体受理。\n"
        "  │\n"
        "3 │     actor: 行业监管部门\n"
        "  │                    ^^^^\n"
        "· │\n"
        "7 │     within: silent\n"
        "  │             ------ 此处未写时限\n"
        "  = 依据：rudong-2018:3/1/2\n"
        "  = 建议：明确受理主体。\n"
        "\n"
        "共 1 个错误（文件本身 1）\n"
    )


def test_the_same_finding_reads_in_english() -> None:
    """The language is chosen when the findings are shown."""
    shown = show(GAP, replace(GAP, status=Status.known), replace(GAP, severity=Severity.note), lang=Lang.en)
    assert shown.startswith("specs/rudong.yaml:3:16: error HND001 handling-gap · about the document\n")
    assert shown.endswith("\n2 errors, 1 note (about the document 3, known issue 1)\n")


def test_clauses_are_named_in_words_and_only_where_the_message_does_not() -> None:
    """A clause of which the message cites only a part is named."""
    words = {"d:1": "一", "d:2": "二", "d:2/1": "二（一）"}
    finding = replace(GAP, message=Text("“移送”（一、二（一））", ""), sources=tuple(words))
    shown = render_terminal([finding], SOURCES, Lang.zh, False, 80, words)
    assert "  = 依据：二\n" in shown


def test_carets_stand_under_wide_characters() -> None:
    """A Chinese character is two columns wide, so are its carets."""
    shown = show(GAP)
    line = next(line for line in shown.splitlines() if line.startswith("3 │"))
    assert caret_column(shown) == width(line[: line.index("部门")])


def test_carets_stand_under_text_after_a_tab() -> None:
    """A tab is shown as blanks, and counted as they are."""
    shown = show(replace(GAP, place=place("note"), related=()))
    assert "5 │     note: x\n  │     ^^^^\n" in shown


def test_a_place_over_several_lines_ends_with_its_first() -> None:
    """The first line is shown, marked to its end."""
    shown = show(replace(GAP, place=place("{competence: receiver}\n\tnote"), related=()))
    assert "4 │     when: {competence: receiver}\n  │           ^^^^^^^^^^^^^^^^^^^^^^\n" in shown


def test_a_second_file_is_named() -> None:
    """A place elsewhere is shown with the name of its file."""
    there = Related(place("receiver", OTHER), Text("在此定义", "defined here"))
    shown = show(replace(GAP, related=(there,)))
    assert "  ├─ specs/vocabulary/parties.yaml:1:1\n1 │ receiver: 接收方\n  │ -------- 在此定义\n" in shown


def test_a_long_line_is_cut_around_the_place() -> None:
    """Nothing shown is wider than the terminal, and the place stays in view under its caret."""
    long = SourceFile("specs/long.yaml", "note: " + "前" * 200 + "错误" + "后" * 3000 + "\n", None)
    finding = replace(GAP, place=place("错误", long), related=())
    shown = render_terminal([finding], {long.path: long}, Lang.zh, False, 60)
    line = next(line for line in shown.splitlines() if line.startswith("1 │"))
    assert line.startswith("1 │ ...前") and line.endswith("后...")
    assert max(map(width, shown.splitlines()[:-1])) <= 60
    assert caret_column(shown) == width(line[: line.index("错误")])


def test_a_place_without_its_source_is_still_named() -> None:
    """A file that could not be read has no line to show, but its finding is shown."""
    shown = show(replace(GAP, place=Place.start_of("specs/gone.yaml"), related=()))
    assert shown.startswith("specs/gone.yaml:1:1: 错误 HND001")
    assert "│" not in shown


def test_uncertainty_and_acceptance_are_said() -> None:
    """What tempers a finding stands beside its name, the reason below."""
    finding = replace(GAP, confidence=Confidence.low, status=Status.accepted, accepted_because="上级已有规定")
    shown = show(finding)
    assert "handling-gap · 文件本身 · 把握：低 · 已说明\n" in shown
    assert "  = 说明：上级已有规定\n" in shown


def test_nothing_found_is_said() -> None:
    """Silence could be taken for a crash."""
    assert show() == "没有发现问题。\n"


def test_the_count_is_by_severity_and_subject() -> None:
    """One line tells how much there is of what."""
    about_spec = replace(GAP, about=About.spec, severity=Severity.warning)
    shown = show(GAP, about_spec, replace(about_spec, severity=Severity.note))
    assert shown.endswith("\n共 1 个错误、1 个警告、1 条提示（规格编写 2，文件本身 1）\n")


def test_colour_changes_nothing_but_colour() -> None:
    """Without its control sequences the coloured text is the plain text."""
    coloured = show(GAP, color=True)
    assert "\x1b[1;31m^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == show(GAP)


def test_control_and_bidirectional_characters_are_escaped_everywhere() -> None:
    """A spec cannot command the terminal nor deceive its reader, wherever its text turns up."""
    evil = "\x1b[2J\u202e\u2028\x85"
    source = SourceFile(f"specs/{evil}.yaml", f"a: {evil} b\n", None)
    text = Text(evil, evil)
    finding = replace(
        GAP, message=text, help=text, name=evil, sources=(evil,), status=Status.accepted, accepted_because=evil,
        place=source.span(3, 4), related=(Related(source.span(4, 5), text),),
    )  # fmt: skip
    shown = render_terminal([finding], {source.path: source}, Lang.zh, False, 80)
    assert not set(shown) & set(evil[0] + evil[4:])
    assert "1 │ a: \\x1b[2J\\u202e\\u2028\\x85 b\n  │    ^^^^\n" in shown


def test_widths_are_those_of_terminals() -> None:
    """Wide, full-width, combining and plain characters."""
    assert [width(text) for text in ("a", "字", "：", "é", "e\u0301", "😀")] == [1, 2, 2, 1, 1, 2]


def test_wrapping_keeps_punctuation_off_the_line_start() -> None:
    """No line begins with a comma or a closing bracket, none is too wide, and nothing is lost."""
    text = "移送单位应当在三日内移送，逾期不移送的（含部分移送）由本级政府责令改正。see article 8"
    for limit in range(8, 60):
        lines = wrap(text, limit)
        assert all(width(line) <= limit for line in lines)
        assert not any(line[0] in "，。）" for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wrapping_breaks_what_has_no_break() -> None:
    """A word longer than the line is cut rather than let out."""
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_escaping_leaves_ordinary_text_alone() -> None:
    """Chinese, emoji and accents are no danger."""
    assert escape("职责 é 😀 A") == "职责 é 😀 A"
    assert escape("\u200b\ud800\U000e0001") == "\\u200b\\ud800\\U000e0001"
