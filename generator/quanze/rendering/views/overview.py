"""A place at a glance, and the list of its mechanisms."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.wording import event_words, listed
from ...diagnostics.diagnostic import About, Diagnostic, Status
from ...model.deadline import DeadlineKind
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from .document import DocumentLine, document_lines
from .findings import tally_findings
from .frame import FindingMark, Head, crumbs, finding_marks

_SHOWN = 6
"""How many findings the overview shows; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, leading to where that is shown."""

    number: int
    label: str
    href: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class MechanismLine:
    """A mechanism in a list."""

    link: Link
    kind: str
    summary: str
    answers: tuple[Link, ...]
    duties: int
    likewise: bool
    chains: int
    clauses: tuple[Link, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The first page of a place."""

    head: Head
    figures: tuple[Figure, ...]
    documents: tuple[DocumentLine, ...]
    mechanisms: tuple[MechanismLine, ...]
    tally: tuple[tuple[str, str, int], ...]
    findings: tuple[FindingMark, ...]
    findings_href: str
    more_findings: int
    busiest: tuple[tuple[Link, int], ...]
    doors: tuple[tuple[Link, str], ...]


def overview_view(dossier: Dossier) -> OverviewView:
    """The first page of a place."""
    place = dossier.place
    links = Links(place, paths.place_page(place.id))
    about = [f for f in dossier.findings if f.about is About.document and f.status is not Status.accepted]
    marks = finding_marks(dossier, links, about)
    busiest = sorted(dossier.duties_of.items(), key=lambda item: -len(item[1]))[:8]
    return OverviewView(
        head=Head((Link("首页", links.to(paths.START)),), dossier.level, place.name, _lead(dossier)),
        figures=_figures(dossier, links),
        documents=document_lines(dossier, links),
        mechanisms=mechanism_lines(dossier, links),
        tally=tally_findings(about),
        findings=marks[:_SHOWN],
        findings_href=links.to(paths.findings_page(place.id)),
        more_findings=len(about) - len(marks[:_SHOWN]),
        busiest=tuple((links.body(b), len(d)) for b, d in busiest),
        doors=_doors(links),
    )


def _lead(dossier: Dossier) -> str:
    titles = listed(f"《{d.title}》" for d in dossier.place.documents.values())
    return f"依据{titles}编成。" if titles else ""


def _figures(dossier: Dossier, links: Links) -> tuple[Figure, ...]:
    place = dossier.place
    own = [d for d in place.duties.values() if not d.derived_from]
    copied = len(place.duties) - len(own)
    firm = (DeadlineKind.BOUNDED, DeadlineKind.BEFORE, DeadlineKind.SAME_DAY, DeadlineKind.IMMEDIATE)
    bounded = sum(any(limit.kind in firm for limit in d.deadlines) for d in own)
    gaps = sum(len(t.coverage.regions) for t in dossier.facts.handling)
    return (
        Figure(len(place.mechanisms), "项机制", links.to(paths.mechanisms_page(place.id))),
        Figure(
            len(own),
            "项职责",
            links.to(paths.mechanisms_page(place.id)),
            f"另有{copied}项参照执行" if copied else "",
        ),
        Figure(len(place.bodies), "个主体", links.to(paths.bodies_page(place.id))),
        Figure(bounded, "项职责有确定时限", links.to(paths.deadlines_page(place.id))),
        Figure(gaps, "类情形无人处理", links.to(paths.handling_page(place.id))),
    )


def _doors(links: Links) -> tuple[tuple[Link, str], ...]:
    id_ = links.place.id
    return (
        (
            Link("谁来办", links.to(paths.handling_page(id_))),
            "遇到某种情况，由谁办、何时办、附什么材料、不办会怎样",
        ),
        (Link("主体", links.to(paths.bodies_page(id_))), "我们单位应当做什么、何时做、带什么材料"),
        (Link("时限", links.to(paths.deadlines_page(id_))), "全部时限，可以排序和筛选"),
        (Link("清单", links.to(paths.lists_page(id_))), "材料、共享信息、档次、计分和权责清单"),
        (Link("文件", links.to(paths.documents_page(id_))), "逐条对照：每一条款写入了什么"),
        (Link("问题", links.to(paths.findings_page(id_))), "文件中的已知问题、检查结果和两可之处"),
        (Link("对照", links.to(f"{paths.COMPARE}#places={id_}")), "与其他地区逐项对照"),
        (Link("打印", links.to(paths.print_page(id_))), "全部机制印在一处"),
    )


def mechanism_lines(dossier: Dossier, links: Links) -> tuple[MechanismLine, ...]:
    """All mechanisms of a place in the order of its spec."""
    place = dossier.place
    lines = []
    for id_, entry in place.mechanisms.items():
        duties = place.duties_by_mechanism[id_]
        kind = place.vocabulary.kinds.get(entry.kind)
        lines.append(
            MechanismLine(
                links.mechanism(id_),
                kind.name if kind else entry.kind,
                entry.summary or "",
                tuple(Link(event_words(place, e), links.event(e).href) for e in entry.answers_for),
                sum(not d.derived_from for d in duties),
                entry.likewise is not None,
                sum(c.mechanism == id_ and not c.derived_from for c in place.chains.values()),
                links.clauses(
                    f"{c.document}:{c.locator}"
                    for c in place.clauses.values()
                    if f"mechanism:{id_}" in c.elements
                )[:3],
                len(_findings_about(dossier, id_)),
            )
        )
    return tuple(lines)


def _findings_about(dossier: Dossier, mechanism: str) -> list[Diagnostic]:
    place = dossier.place
    subjects = {f"mechanism:{mechanism}", *(f"event:{e}" for e in place.mechanisms[mechanism].answers_for)}
    subjects |= {f"duty:{d.id}" for d in place.duties_by_mechanism[mechanism]}
    subjects |= {f"chain:{c.id}" for c in place.chains.values() if c.mechanism == mechanism}
    return [f for s in subjects for f in dossier.findings_by_subject.get(s, ())]


@dataclass(frozen=True, slots=True)
class MechanismsView:
    """The list of a place's mechanisms."""

    head: Head
    mechanisms: tuple[MechanismLine, ...]


def mechanisms_view(dossier: Dossier) -> MechanismsView:
    """The list of a place's mechanisms."""
    links = Links(dossier.place, paths.mechanisms_page(dossier.place.id))
    lead = f"共{len(dossier.place.mechanisms)}项机制。每项机制列明流程、步骤、时限、材料和依据条款。"
    head = Head(crumbs(links), "机制", f"{dossier.place.name}的机制", lead, "机制")
    return MechanismsView(head, mechanism_lines(dossier, links))
