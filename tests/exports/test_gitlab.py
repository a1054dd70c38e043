"""Findings as a Code Quality report."""

from __future__ import annotations

import json
from dataclasses import replace

from quanze.diagnostics import About, Lang, Place, Severity, Status, Text
from quanze.exports.gitlab import render_gitlab

from ..diagnostics.test_formats import FINDING

OPEN = replace(FINDING, status=Status.open, accepted_because=None)


def test_an_issue_has_all_that_gitlab_requires() -> None:
    """Description, check, fingerprint, severity, path and lines."""
    (issue,) = json.loads(render_gitlab([OPEN], Lang.zh))
    assert issue["description"] == "可以无限次退回"
    assert issue["check_name"] == "FLO003 unbounded-loop"
    assert issue["fingerprint"] == OPEN.fingerprint
    assert issue["location"] == {"path": "specs/rudong/duties.yaml", "lines": {"begin": 12, "end": 12}}


def test_the_description_does_not_end_where_a_list_would_begin() -> None:
    """GitLab shows it alone; the list stands in the body."""
    listed = replace(OPEN, message=Text("下列职责没有时限：\n· 甲\n· 乙", "no limit:\n· a\n· b"))
    for lang, said in ((Lang.zh, "下列职责没有时限"), (Lang.en, "no limit")):
        (issue,) = json.loads(render_gitlab([listed], lang))
        assert issue["description"] == said and "· " in issue["content"]["body"]


def test_fingerprints_are_unique() -> None:
    """GitLab drops issues that share one."""
    found = [replace(OPEN, place=Place("a.yaml", line, 1, line, 2)) for line in (1, 2, 3)]
    prints = [issue["fingerprint"] for issue in json.loads(render_gitlab(found, Lang.zh))]
    assert len(set(prints)) == 3 and prints[0] == OPEN.fingerprint


def test_severities_tell_spec_draft_and_document_in_force_apart() -> None:
    """An error about a spec blocks; a known issue weighs one grade less than in a draft."""

    def severity(**change: object) -> str:
        return json.loads(render_gitlab([replace(OPEN, **change)], Lang.zh))[0]["severity"]  # type: ignore[arg-type]

    assert severity(about=About.spec) == "blocker"
    assert severity() == "critical"
    assert severity(status=Status.known) == "major"
    assert severity(severity=Severity.warning) == "major"
    assert severity(severity=Severity.warning, status=Status.known) == "minor"
    assert severity(severity=Severity.note) == "info"


def test_accepted_findings_are_left_out() -> None:
    """GitLab knows no suppression."""
    assert json.loads(render_gitlab([FINDING], Lang.zh)) == []
