"""What every page has around its own matter: where it stands, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...diagnostics.diagnostic import Diagnostic, Severity, Status
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links

GRADES = {Severity.error: "重要", Severity.warning: "注意", Severity.note: "提示"}
"""What readers of the handbook call the grades of findings."""


_NUMBER = re.compile(r"\d")
_LONGEST_MARK = 110
"""Characters up to which a finding is told in full where it bites."""


@dataclass(frozen=True, slots=True)
class Head:
    """Breadcrumbs, a word on the kind of page, the title, what one should know at once; `here` ends the breadcrumbs."""

    crumbs: tuple[Link, ...]
    kicker: str
    title: str
    lead: str = ""
    here: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line: words, links or both."""

    label: str
    links: tuple[Link, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader should know beside a fact. `tone` is `plain` or `doubt`."""

    label: str
    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class FindingMark:
    """A finding as it shows where it bites."""

    grade: str
    tone: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a clause."""

    clause: Link
    words: str


def crumbs(links: Links, *targets: tuple[str, str]) -> tuple[Link, ...]:
    """The way from the start page through the place to this page, which itself is not among them."""
    way = [
        Link("首页", links.to(paths.START)),
        Link(links.place.name, links.to(paths.place_page(links.place.id))),
    ]
    return (*way, *(Link(text, links.to(target)) for text, target in targets))


def finding_anchor(finding: Diagnostic) -> str:
    """Where a finding stands on the page of findings."""
    return f"finding-{finding.fingerprint}"


def finding_marks(dossier: Dossier, links: Links, findings: Iterable[Diagnostic]) -> tuple[FindingMark, ...]:
    """Findings as marks; notes are left to the page of findings."""
    page = paths.findings_page(dossier.place.id)
    return tuple(
        FindingMark(
            "已知问题" if f.status is Status.known else GRADES[f.severity],
            f.severity.value,
            _brief(f.message.zh),
            links.to(f"{page}#{finding_anchor(f)}"),
        )
        for f in findings
        if f.severity is not Severity.note
    )


def _brief(message: str) -> str:
    """A message in one line: its points behind it, or how many they are."""
    first, *rest = message.split("\n")
    points = [line.removeprefix("· ") for line in rest if line.strip()]
    whole = first + "；".join(points)
    if not points or len(whole) <= _LONGEST_MARK:
        return whole
    first = first.rstrip("：").replace("下列", "部分")  # what is listed does not stand below here
    return first if _NUMBER.search(first) else f"{first}（{len(points)}处）"


def quotations(dossier: Dossier, links: Links, cites: Iterable[str]) -> tuple[Quotation, ...]:
    """The words of the clauses cited, where there are any."""
    found = []
    for cite in dict.fromkeys(cites):
        if words := dossier.wordings.get(cite):
            found.append(Quotation(links.clause(cite), words))
    return tuple(found)
