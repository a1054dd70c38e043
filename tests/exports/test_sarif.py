"""Findings as SARIF: valid, complete, and harmless."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from quanze.checks.catalogue import rules
from quanze.diagnostics import Diagnostic, Lang, Place, Related, Severity, Status, Text
from quanze.exports.sarif import render_sarif

from ..checks.specimen import check_texts
from ..diagnostics.test_formats import FINDING

SLOPPY = """
bodies:
  police: {name: 公安机关, roles: polise, level: county, source: '1'}
accepted:
  - {code: REF005, because: 其职责由上位法规定}
  - {code: BND001, because: 文件没有档次}
"""


def run_of(*found: Diagnostic, lang: Lang = Lang.zh, site: str | None = None) -> dict[str, Any]:
    log = json.loads(render_sarif(found, rules(), lang, site))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    validate(log)
    (run,) = log["runs"]
    return run


def validate(log: dict[str, Any]) -> None:
    """Against the models made from the published schema, which lack only the status of a suppression."""
    plain = copy.deepcopy(log)
    for result in plain["runs"][0]["results"]:
        for suppression in result["suppressions"]:
            assert suppression.pop("status") == "accepted"
    SarifLog.model_validate(plain)


def test_what_check_finds_is_valid_sarif() -> None:
    """Findings of loading, of rules, accepted and stale ones."""
    found = check_texts(SLOPPY)
    run = run_of(*found)
    assert len(run["results"]) == len(found)
    assert {"REF003", "ACC001"} <= {r["ruleId"] for r in run["results"]}


def test_every_result_points_to_its_rule_with_help() -> None:
    """`ruleIndex` names the rule of the same id; each rule brings its page as text and as Markdown."""
    run = run_of(*check_texts(SLOPPY))
    described = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in described] == [r.code for r in rules()]
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in described:
        assert rule["help"]["text"] and rule["help"]["markdown"].startswith(f"# {rule['id']}")
        assert rule["helpUri"] == f"urn:quanze:check:{rule['id']}"
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_help_leads_to_the_published_handbook_where_there_is_one() -> None:
    """The page of the check, below the address given."""
    run = run_of(site="https://handbook.example/quanze")
    assert run["tool"]["driver"]["informationUri"] == "https://handbook.example/quanze"
    uris = {r["id"]: r["helpUri"] for r in run["tool"]["driver"]["rules"]}
    assert uris["HND001"].startswith("https://handbook.example/quanze/")
    assert "HND001" in uris["HND001"] or "hnd001" in uris["HND001"]


def test_places_are_in_code_points_relative_to_the_root() -> None:
    """Columns are not UTF-16 units, paths are escaped URIs."""
    run = run_of(replace(FINDING, place=Place("specs/如东/a b.yaml", 3, 5, 4, 2)))
    assert run["columnKind"] == "unicodeCodePoints"
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {
        "uri": "specs/%E5%A6%82%E4%B8%9C/a%20b.yaml",
        "uriBaseId": "%SRCROOT%",
    }
    assert physical["region"] == {"startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 2}
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]


def test_related_places_are_numbered_and_say_what_they_are() -> None:
    """Each has its own message."""
    (related,) = run_of(FINDING)["results"][0]["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "由此退回")


def test_fingerprints_outlive_edits_and_tell_twins_apart() -> None:
    """Lines do not enter them; the second of two equal ones is counted."""
    twin = replace(FINDING, place=Place("z.yaml", 99, 1, 99, 2))
    prints = [r["partialFingerprints"] for r in run_of(FINDING, twin)["results"]]
    assert [p["primaryLocationLineHash"] for p in prints] == [
        f"{FINDING.fingerprint}:1",
        f"{FINDING.fingerprint}:2",
    ]


def test_accepted_and_known_findings_are_suppressed_with_their_justification() -> None:
    """The author's own words; open findings are not suppressed."""
    found = [replace(FINDING, status=s, cause=s.value) for s in Status]
    by_status = {r["properties"]["status"]: r["suppressions"] for r in run_of(*found)["results"]}
    assert by_status["open"] == []
    assert [s["justification"] for s in by_status["accepted"]] == ["甲"]
    assert by_status["accepted"][0]["kind"] == "inSource"
    assert "已知问题" in by_status["known"][0]["justification"]


def test_levels_and_languages_are_as_asked_for() -> None:
    """Severity is the level; messages come in one language."""
    found = [replace(FINDING, severity=s, cause=s.value) for s in Severity]
    run = run_of(*found, lang=Lang.en)
    assert {r["level"] for r in run["results"]} == {"error", "warning", "note"}
    assert run["results"][0]["message"]["text"].startswith("may be returned for ever\n")
    assert run["tool"]["driver"]["language"] == "en-US"


def test_text_from_a_spec_makes_no_links() -> None:
    """Square brackets are escaped; control characters are escapes of JSON."""
    evil = Text("[点此](javascript:x)\u202e", "x")
    text = render_sarif(
        [replace(FINDING, message=evil, related=(Related(FINDING.place, evil),))], rules(), Lang.zh
    )
    assert "[点此]" not in json.loads(text)["runs"][0]["results"][0]["message"]["text"].replace("\\[", "")
    assert text.isascii()


def test_the_order_of_findings_does_not_matter() -> None:
    """Same findings, same bytes."""
    found = check_texts(SLOPPY)
    forth, back = (render_sarif(f, rules(), Lang.zh) for f in (found, list(reversed(found))))
    assert forth == back
