"""The print page of a place: every mechanism as numbered sentences with their clauses, to be read on paper."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.wording import citation_words
from ...model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from .. import paths
from ..dossier import Dossier
from ..links import Links
from ..sentences import duty_sentence, rung_sentence
from .frame import Head, crumbs


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and the clauses that say so."""

    text: str
    clauses: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """A chain, rung by rung."""

    name: str
    rungs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """A materials list that a mechanism's duties ask for."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One mechanism; its duties copied by 参照执行 are told in `likewise`, not repeated."""

    title: str
    lines: tuple[Line, ...]
    ladders: tuple[Ladder, ...]
    papers: tuple[Papers, ...]
    likewise: str


@dataclass(frozen=True, slots=True)
class PrintView:
    """The print page."""

    head: Head
    sections: tuple[Section, ...]


def print_view(dossier: Dossier) -> PrintView:
    """All mechanisms of a place in the order of the spec."""
    place = dossier.place
    links = Links(place, paths.print_page(place.id))
    lead = "全部机制的职责、升级链和材料，逐条注明依据，便于打印；流程图见各机制页面。"
    head = Head(crumbs(links), "打印版", f"{place.name}：机制全文", lead, here="打印版")
    return PrintView(head, tuple(_section(place, name) for name in place.mechanisms))


def _section(place: Jurisdiction, name: str) -> Section:
    mechanism = place.mechanisms[name]
    duties = place.duties_by_mechanism[name]
    own = [d for d in duties if d.derived_from is None]
    chains = [c for c in place.chains.values() if c.mechanism == name and c.derived_from is None]
    asked = dict.fromkeys(m for d in own for m in d.spec.with_ if m in place.spec.materials)
    papers = tuple(
        Papers(place.spec.materials[m].name, tuple(i.name for i in place.spec.materials[m].items.values()))
        for m in asked
    )
    copied = len(duties) - len(own)
    likewise = f"参照执行其他机制的{copied}项职责。" if copied else ""
    return Section(
        mechanism.name,
        tuple(_line(place, d) for d in own),
        tuple(_ladder(place, c) for c in chains),
        papers,
        likewise,
    )


def _line(place: Jurisdiction, duty: DutyFact) -> Line:
    return Line(duty_sentence(place, duty), _cited(place, duty.sources))


def _ladder(place: Jurisdiction, chain: ChainFact) -> Ladder:
    rungs = (
        Line(rung_sentence(place, chain, i), _cited(place, r.sources)) for i, r in enumerate(chain.rungs)
    )
    return Ladder(chain.spec.name, tuple(rungs))


def _cited(place: Jurisdiction, cites: tuple[str, ...]) -> str:
    return "、".join(citation_words(place, c) for c in cites)
