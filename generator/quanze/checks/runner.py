"""Runs the rules over one jurisdiction and gives their findings places and a status."""

from __future__ import annotations

from dataclasses import replace

from ..analysis.facts import Facts
from ..diagnostics.diagnostic import About, Diagnostic, Severity, Status
from ..diagnostics.finding import Finding
from ..diagnostics.text import Text
from ..loading.merge import Origin, concrete
from ..model.document import DocumentStatus
from ..model.jurisdiction import Jurisdiction
from ..model.spec import Acceptance
from .catalogue import rules
from .listing import id_of


def check(place: Jurisdiction, origin: Origin) -> list[Diagnostic]:
    """All findings of all rules about a jurisdiction."""
    facts = Facts(place)
    findings = [finding for rule in rules() for finding in rule.check(rule, facts)]
    used: set[int] = set()
    diagnostics = [_with_status(concrete(f, origin, place.id), place, used) for f in dict.fromkeys(findings)]
    stale = [
        concrete(_stale(index, entry), origin, place.id)
        for index, entry in enumerate(place.spec.accepted)
        if index not in used
    ]
    return diagnostics + stale


def _with_status(diagnostic: Diagnostic, place: Jurisdiction, used: set[int]) -> Diagnostic:
    for index, entry in enumerate(place.spec.accepted):
        if _accepts(entry, diagnostic):
            used.add(index)
            return replace(diagnostic, status=Status.accepted, accepted_because=entry.because)
    if diagnostic.about is About.document and _in_force(diagnostic, place):
        return replace(diagnostic, status=Status.known)
    return diagnostic


def _accepts(entry: Acceptance, diagnostic: Diagnostic) -> bool:
    if entry.code != diagnostic.code:
        return False
    return entry.subject is None or entry.subject == id_of(diagnostic.subject or "")


def _in_force(diagnostic: Diagnostic, place: Jurisdiction) -> bool:
    """Whether the finding is about documents that no longer are drafts."""
    cited = {s.partition(":")[0] for s in diagnostic.sources} or set(place.documents)
    drafts = {d for d, x in place.documents.items() if x.status is DocumentStatus.DRAFT}
    return not cited & drafts


def _stale(index: int, entry: Acceptance) -> Finding:
    return Finding(
        "ACC001",
        "stale-acceptance",
        Severity.warning,
        About.spec,
        ("accepted", index),
        Text(
            f"所接受的检查结果 {entry.code} 已不再出现",
            f"the accepted finding {entry.code} no longer appears",
        ),
        Text("删去这一条", "remove this entry"),
        cause=f"{entry.code}:{entry.subject}",
    )
