"""Known issues of the documents, and findings about them, the gravest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ...analysis.readings import doubtful_readings
from ...diagnostics.diagnostic import About, Confidence, Diagnostic, Severity, Status
from ...exports.review_row import official_advice
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from .frame import GRADES, Head, Quotation, crumbs, finding_anchor, quotations

STATUS_NAMES = {Status.open: "待处理", Status.known: "已知问题", Status.accepted: "已说明理由"}
CONFIDENCE_NAMES = {Confidence.high: "", Confidence.medium: "把握：中", Confidence.low: "把握：低"}


@dataclass(frozen=True, slots=True)
class Point:
    """One further line of a finding; `listed` items stand under the line before them."""

    text: str
    listed: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding."""

    anchor: str
    grade: str
    tone: str
    status: str
    confidence: str
    rule: Link
    message: str
    points: tuple[Point, ...]
    help: str
    because: str
    subject: Link | None
    clauses: tuple[Link, ...]
    wordings: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings under one heading."""

    anchor: str
    title: str
    hint: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A clause that may be read in two ways, and what it is about."""

    clauses: tuple[Link, ...]
    subject: Link | None
    words: str
    wordings: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The page of findings, and of the clauses that may be read in two ways."""

    head: Head
    tally: tuple[tuple[str, str, int], ...]
    groups: tuple[FindingGroup, ...]
    readings: tuple[ReadingRow, ...]


def findings_view(dossier: Dossier, rules: dict[str, str]) -> FindingsView:
    """All findings about a place. `rules`: code → what the check is about, for those that have a page."""
    place = dossier.place
    links = Links(place, paths.findings_page(place.id))
    document = [f for f in dossier.findings if f.about is About.document and f.status is not Status.accepted]
    accepted = [f for f in dossier.findings if f.status is Status.accepted]
    spec = [f for f in dossier.findings if f.about is About.spec and f.status is not Status.accepted]
    groups = (
        _group(
            dossier,
            links,
            rules,
            "grave",
            "重要问题",
            "事项可能无人负责、陷于停顿、循环往复或者结果互相矛盾。",
            [f for f in document if f.severity is Severity.error],
        ),
        _group(
            dossier,
            links,
            rules,
            "warnings",
            "值得注意",
            "能够运行，但时限、程序或者责任不够确定。",
            [f for f in document if f.severity is Severity.warning],
        ),
        _group(
            dossier,
            links,
            rules,
            "notes",
            "提示",
            "文字和体例方面的提示，以及供参考的情况。",
            [f for f in document if f.severity is Severity.note],
        ),
        _group(dossier, links, rules, "spec", "规格编写", "关于手册数据本身的问题，由编写者处理。", spec),
        _group(dossier, links, rules, "accepted", "已说明理由", "经核对并非问题，理由如下。", accepted),
    )
    tally = tally_findings(document)
    lead = "文件施行期间发现的问题称为已知问题，在文件修订之前如实列出；草案中的问题应当在定稿前处理。"
    return FindingsView(
        Head(crumbs(links), "问题", f"{place.name}：已知问题与检查结果", lead, "问题"),
        tally,
        tuple(g for g in groups if g.rows),
        tuple(
            ReadingRow(
                links.clauses(r.sources),
                links.element(r.element),
                r.words,
                quotations(dossier, links, r.sources),
            )
            for r in doubtful_readings(place)
        ),
    )


def tally_findings(findings: list[Diagnostic]) -> tuple[tuple[str, str, int], ...]:
    """How many findings of each grade: (name, tone, number)."""
    counts = Counter(f.severity for f in findings)
    return tuple((GRADES[s], s.value, counts[s]) for s in Severity)


def _group(
    dossier: Dossier,
    links: Links,
    rules: dict[str, str],
    anchor: str,
    title: str,
    hint: str,
    found: list[Diagnostic],
) -> FindingGroup:
    return FindingGroup(anchor, title, hint, tuple(_row(dossier, links, rules, f) for f in found))


def _row(dossier: Dossier, links: Links, rules: dict[str, str], finding: Diagnostic) -> FindingRow:
    first, *rest = finding.message.zh.split("\n")
    page = links.to(paths.rule_page(finding.code)) if finding.code in rules else None
    return FindingRow(
        finding_anchor(finding),
        GRADES[finding.severity],
        finding.severity.value,
        STATUS_NAMES[finding.status],
        CONFIDENCE_NAMES[finding.confidence],
        Link(f"{finding.code} {rules.get(finding.code, finding.name)}", page),
        first,
        tuple(Point(line.removeprefix("· "), line.startswith("· ")) for line in rest if line.strip()),
        official_advice(finding.help.zh) if finding.about is About.document else finding.help.zh,
        finding.accepted_because or "",
        links.element(finding.subject) if finding.subject else None,
        links.clauses(finding.sources),
        quotations(dossier, links, finding.sources),
    )
