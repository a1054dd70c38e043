"""Findings as other programs read them."""

from __future__ import annotations

import json
from dataclasses import replace

from quanze.diagnostics import About, Confidence, Diagnostic, Lang, Place, Related, Severity, Status, Text
from quanze.diagnostics.formats import render_github, render_json

FINDING = Diagnostic(
    code="FLO003",
    name="unbounded-loop",
    severity=Severity.error,
    confidence=Confidence.medium,
    about=About.document,
    message=Text("可以无限次退回", "may be returned for ever"),
    help=Text("限定次数", "limit the times"),
    place=Place("specs/rudong/duties.yaml", 12, 5, 12, 30),
    related=(Related(Place("specs/rudong/a.yaml", 1, 2, 1, 3), Text("由此退回", "returned here")),),
    jurisdiction="rudong",
    subject="duty:transfer-out",
    sources=("rudong-2018:3/1/2",),
    status=Status.accepted,
    accepted_because="甲",
)


def test_json_has_the_published_form() -> None:
    """Names, order and meaning of the keys are a contract."""
    document = json.loads(render_json([FINDING]))
    assert list(document) == ["format", "findings"]
    assert document["format"] == "quanze-findings/1"
    assert list(document["findings"][0].items()) == [
        ("code", "FLO003"),
        ("name", "unbounded-loop"),
        ("severity", "error"),
        ("confidence", "medium"),
        ("about", "document"),
        ("jurisdiction", "rudong"),
        ("fingerprint", FINDING.fingerprint),
        ("file", "specs/rudong/duties.yaml"),
        ("line", 12),
        ("column", 5),
        ("end_line", 12),
        ("end_column", 30),
        ("subject", "duty:transfer-out"),
        ("members", []),
        ("sources", ["rudong-2018:3/1/2"]),
        ("message", "可以无限次退回"),
        ("help", "限定次数"),
        ("related", [{"file": "specs/rudong/a.yaml", "line": 1, "column": 2, "message": "由此退回"}]),
        ("status", "accepted"),
        ("accepted_because", "甲"),
    ]


def test_json_speaks_the_language_asked_for() -> None:
    """Message, help and labels change, nothing else."""
    found = json.loads(render_json([FINDING], Lang.en))["findings"][0]
    assert (found["message"], found["help"]) == ("may be returned for ever", "limit the times")
    assert found["related"][0]["message"] == "returned here"


def test_json_is_the_same_whatever_the_order_of_the_findings() -> None:
    """Same findings, same bytes."""
    findings = [replace(FINDING, place=Place("a.yaml", line, 1, line, 2)) for line in (3, 1, 2)]
    assert render_json(findings) == render_json(findings[::-1])


def test_json_survives_any_text() -> None:
    """Control and bidirectional characters and lone surrogates are escapes in the output, and text again when read."""
    evil = "\x1b\u202e\ud800\u2028\x85"
    shown = render_json([replace(FINDING, message=Text(evil, evil))])
    assert not set(shown) & set(evil)
    assert json.loads(shown)["findings"][0]["message"] == evil
    shown.encode("utf-8")


def test_github_gets_one_command_a_finding() -> None:
    """File, lines, columns and title as properties; message and help as the text."""
    assert render_github([FINDING], Lang.en) == (
        "::error file=specs/rudong/duties.yaml,line=12,endLine=12,title=FLO003 unbounded-loop,col=5,endColumn=30"
        "::may be returned for ever%0Alimit the times\n"
    )


def test_github_gets_no_columns_for_several_lines() -> None:
    """GitHub refuses columns where a finding goes over lines."""
    shown = render_github([replace(FINDING, place=Place("a.yaml", 1, 2, 3, 4))])
    assert shown.startswith("::error file=a.yaml,line=1,endLine=3,title=FLO003 unbounded-loop::")


def test_github_gets_known_issues_as_notices_after_what_is_open() -> None:
    """A known error of a document in force fails nothing and hides nothing."""
    known = [
        replace(FINDING, status=Status.known, cause=str(n), place=Place("a", 1, 1, 1, 2)) for n in range(12)
    ]
    draft = replace(FINDING, severity=Severity.warning, place=Place("z.yaml", 1, 1, 1, 2))
    lines = render_github([*known, draft]).splitlines()
    assert lines[0].startswith("::warning file=z.yaml")
    assert [line.split(" ")[0] for line in lines[1:]] == ["::notice"] * 10
    assert "0 个错误、1 个警告、0 条提示，另有现行文件的已知问题 12 项；此处列出 10 项" in lines[-1]


def test_github_commands_cannot_be_forged() -> None:
    """Whatever a spec says stays within its own command."""
    evil = "100%\r\n::error file=x::forged"
    finding = replace(
        FINDING, message=Text(evil, evil), help=Text("", ""), place=Place("a:b,c%\n.yaml", 1, 1, 1, 2)
    )
    shown = render_github([finding])
    assert shown.count("\n") == 1 and shown.endswith("\n")
    assert "file=a%3Ab%2Cc%25%0A.yaml," in shown
    assert shown.endswith("::100%25%0D%0A::error file=x::forged\n")
    assert "\x1b" not in render_github([replace(FINDING, message=Text("\x1b[2J", "x"))])


def test_github_shows_the_worst_first_and_counts_the_rest() -> None:
    """At most ten of a kind, the closing notice among them."""
    findings = [
        replace(FINDING, severity=severity, confidence=confidence, cause=str(number))
        for number in range(6)
        for severity in Severity
        for confidence in (Confidence.low, Confidence.high)
    ]
    lines = render_github(findings).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-1] == (
        "::notice title=Quanze::共 12 个错误、12 个警告、12 条提示；此处列出 29 项，全部见摘要，或运行 quanze check。"
    )


def test_github_needs_no_closing_notice_when_all_is_shown() -> None:
    """Ten of each kind fit."""
    findings = [replace(FINDING, severity=severity, cause=str(n)) for n in range(10) for severity in Severity]
    assert len(render_github(findings).splitlines()) == 30
    assert render_github([]) == ""
