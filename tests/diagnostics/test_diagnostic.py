"""What a diagnostic is by itself: its grades, its order and its fingerprint."""

from __future__ import annotations

from dataclasses import replace

from quanze.diagnostics import About, Confidence, Diagnostic, Lang, Place, Severity, Status, Text

FINDING = Diagnostic(
    code="FLO003",
    name="unbounded-loop",
    severity=Severity.error,
    confidence=Confidence.high,
    about=About.document,
    message=Text("可以无限次退回", "may be returned for ever"),
    help=Text("限定次数", "limit the times"),
    place=Place("specs/a.yaml", 12, 5, 12, 30),
    jurisdiction="rudong",
    subject="duty:return-file",
)


def test_severities_and_confidences_compare_by_weight() -> None:
    """The graver is the greater, so a threshold is a comparison."""
    assert Severity.error > Severity.warning > Severity.note
    assert max(Severity) is Severity.error
    assert Severity.warning >= Severity("warning")
    assert Confidence.high > Confidence.medium > Confidence.low
    assert str(Severity.error) == "error"


def test_a_text_speaks_both_languages() -> None:
    """One statement, two wordings."""
    assert FINDING.message.get(Lang.zh) == "可以无限次退回"
    assert FINDING.message.get(Lang.en) == "may be returned for ever"


def test_the_fingerprint_is_fixed() -> None:
    """A report of last year still matches: the digits are part of the contract."""
    assert FINDING.fingerprint == "50cc22aa9bb5daf7"


def test_the_fingerprint_outlives_moves_and_rewording() -> None:
    """Neither a line number nor better words make a new finding."""
    moved = replace(
        FINDING, place=Place("specs/b.yaml", 1, 1, 1, 2), message=Text("甲", "a"), status=Status.known
    )
    assert moved.fingerprint == FINDING.fingerprint


def test_the_fingerprint_tells_findings_apart() -> None:
    """Rule, jurisdiction, subject and cause each make another finding, and do not run into each other."""
    others = {
        replace(FINDING, code="FLO002").fingerprint,
        replace(FINDING, jurisdiction="harbin").fingerprint,
        replace(FINDING, subject="duty:accept").fingerprint,
        replace(FINDING, cause="accept>return-file").fingerprint,
        replace(FINDING, jurisdiction="rudongduty:", subject="return-file").fingerprint,
        FINDING.fingerprint,
    }
    assert len(others) == 6


def test_the_order_is_total() -> None:
    """Findings at one place that differ in anything they say have one order, wherever they come from."""
    variants = [
        FINDING,
        replace(FINDING, severity=Severity.note),
        replace(FINDING, message=Text("甲", "a")),
        replace(FINDING, help=Text("甲", "a")),
        replace(FINDING, sources=("rudong-2018:3/1",)),
        replace(FINDING, place=Place("specs/a.yaml", 2, 1, 2, 2)),
        replace(FINDING, jurisdiction=None, subject=None),
        replace(FINDING, status=Status.accepted, accepted_because="甲"),
        replace(FINDING, code="DDL001"),
    ]
    ordered = sorted(variants, key=lambda finding: finding.sort_key)
    assert ordered == sorted(reversed(variants), key=lambda finding: finding.sort_key)
    assert len({finding.sort_key for finding in variants}) == len(variants)
    assert ordered[0].place.line == 2
    assert ordered[1].code == "DDL001"
