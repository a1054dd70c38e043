"""In which order findings are read."""

from __future__ import annotations

from dataclasses import replace

from quanze.analysis.ranking import ClauseOrder, rank_findings
from quanze.checks.catalogue import matters
from quanze.diagnostics import About, Confidence, Diagnostic, Severity

from ..checks.specimen import load_texts
from ..diagnostics.test_formats import FINDING

BASIC = replace(FINDING, jurisdiction="specimen", confidence=Confidence.high, sources=("doc:2",))


def ranked(*found: Diagnostic) -> list[Diagnostic]:
    place = load_texts().jurisdiction
    assert place
    return rank_findings(found, {"specimen": place})


def test_severity_then_spec_then_confidence_then_clause() -> None:
    """Each only decides where the one before it does not."""
    order = [
        replace(BASIC, about=About.spec, sources=()),
        replace(BASIC, sources=("doc:1",)),
        BASIC,
        replace(BASIC, sources=()),
        replace(BASIC, confidence=Confidence.low, sources=("doc:1",)),
        replace(BASIC, severity=Severity.warning, about=About.spec),
        replace(BASIC, severity=Severity.warning, sources=("doc:1",)),
    ]
    assert ranked(*reversed(order)) == order


def test_of_equal_severity_what_it_is_about_goes_before_confidence_and_clause() -> None:
    """The rules' groups say which matter comes first."""
    place = load_texts().jurisdiction
    assert place
    dispute = replace(BASIC, code="ESC007", confidence=Confidence.medium)
    numbering = replace(BASIC, code="DOC001", sources=("doc:1",))
    assert rank_findings([numbering, dispute], {"specimen": place}, matters()) == [dispute, numbering]


def test_what_concerns_no_jurisdiction_comes_first() -> None:
    """Then one jurisdiction after the other, also those that could not be read."""
    lost, other = replace(BASIC, jurisdiction=None), replace(BASIC, jurisdiction="a-place")
    assert ranked(BASIC, other, lost) == [lost, other, BASIC]


def test_a_range_stands_where_it_begins() -> None:
    """And names all its clauses."""
    place = load_texts().jurisdiction
    assert place
    order = ClauseOrder(place)
    assert order.first(["doc:3", "doc:1-2"]) == 0
    assert order.clauses(["doc:1-2"]) == ("doc:1", "doc:2")
    assert order.first(["doc:99"]) == len(place.clauses)
