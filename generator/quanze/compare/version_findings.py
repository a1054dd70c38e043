"""Findings of two versions: the new, the fixed, and those that list more or fewer elements than before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..analysis.fidelity.elements import element_name
from ..diagnostics.diagnostic import Diagnostic, Status
from ..model.jurisdiction import Jurisdiction
from ..pipeline import Project
from .version_changes import Member, Relisted
from .version_terms import Ids


@dataclass(frozen=True, slots=True)
class _Side:
    """The findings of one version that nobody has explained away. `known` writes ids as the old version has them."""

    place: Jurisdiction
    findings: Sequence[Diagnostic]
    known: Callable[[str], str]

    def cause(self, diagnostic: Diagnostic) -> tuple[str, str, str]:
        """Rule, subject and cause: what makes two findings one."""
        return diagnostic.code, self.known(diagnostic.subject or ""), self.known(diagnostic.cause)

    def listed(self, diagnostic: Diagnostic) -> dict[tuple[str, str, str], str]:
        """What a finding lists; the same element in another finding of the rule is the same, unless it is graver there."""
        grade = str(diagnostic.severity)
        return {(diagnostic.code, grade, self.known(m)): m for m in diagnostic.members}


def find_more(
    project: Project,
    place: Jurisdiction,
    other_project: Project,
    other: Jurisdiction,
    renamed: Ids,
    forth: bool,
) -> tuple[tuple[Diagnostic, ...], tuple[Relisted, ...]]:
    """The findings of one version that the other has not, and what findings of both, or regrouped ones, list in addition.

    `forth`: whether the one version is the new one, to whose ids `renamed` goes.
    """
    own, opposite = (renamed, {}) if forth else ({}, renamed)
    return _compare(_side(project, place, own), _side(other_project, other, opposite))


def _side(project: Project, place: Jurisdiction, renamed: Ids) -> _Side:
    ids = {name.partition(":")[2]: old for name, old in renamed.items()}
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])") if ids else None
    own = [d for d in project.diagnostics if d.jurisdiction == place.id and d.status is not Status.accepted]
    return _Side(place, own, lambda t: pattern.sub(lambda match: ids[match[0]], t) if pattern else t)


def _compare(side: _Side, other: _Side) -> tuple[tuple[Diagnostic, ...], tuple[Relisted, ...]]:
    left = Counter(other.cause(d) for d in other.findings)
    elsewhere = {key for d in other.findings for key in other.listed(d)}
    same = {(other.cause(d), key[2]) for d in other.findings for key in other.listed(d)}
    missing, relisted = [], []
    for diagnostic in side.findings:
        cause, listed = side.cause(diagnostic), side.listed(diagnostic)
        is_known = left[cause] > 0
        left[cause] -= is_known
        more = [m for key, m in listed.items() if key not in elsewhere and (cause, key[2]) not in same]
        if not is_known and len(more) == len(listed):
            missing.append(diagnostic)
        elif more:
            relisted.append(Relisted(diagnostic, tuple(_members(side.place, more))))
    return tuple(missing), tuple(relisted)


def _members(place: Jurisdiction, elements: Sequence[str]) -> Iterator[Member]:
    for element in elements:
        yield Member(element, element_name(place, element))
