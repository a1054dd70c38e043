"""A chain: its ladder as a drawing, and its rungs as a table."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.wording import actor_names, deadline_words, listed
from ...model.chain import ChainKind, Meanwhile
from ...model.deadline import DeadlineKind
from ...model.jurisdiction import ChainFact, RungFact
from .. import paths
from ..diagrams.ladder import Ladder, Rung, render_ladder
from ..dossier import Dossier
from ..links import Link, Links
from ..phrases import boxes_phrase, close_condition, events_phrase, join_conditions
from ..sentences import rung_sentence
from .deadline import UNSET, LimitView, limit_view
from .duty import actor_links
from .frame import FindingMark, Quotation, Remark, finding_marks, quotations

_KINDS = {
    ChainKind.DISPUTE: "争议",
    ChainKind.NON_PERFORMANCE: "不履行职责",
    ChainKind.UNRESOLVED: "未能解决的事项",
}
_MEANWHILE = {
    Meanwhile.HANDLE_JOINTLY: "争议解决之前，由各方共同处置",
    Meanwhile.STAND_STILL: "争议解决之前，暂停处理",
    Meanwhile.CONTINUE: "争议解决之前，由原承办方继续处理",
    Meanwhile.FIRST_RECEIVER: "争议解决之前，由首接单位先行处理",
    Meanwhile.SILENT: "文件未规定争议期间如何处置",
}


@dataclass(frozen=True, slots=True)
class RungRow:
    """One rung: who deals with it, brought by whom, within which time."""

    number: int
    bodies: tuple[Link, ...]
    sentence: str
    brought_by: tuple[Link, ...]
    limits: tuple[LimitView, ...]
    final: bool
    clauses: tuple[Link, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """A whole chain. `applies` says to what, `meanwhile` what holds while it lasts."""

    anchor: str
    name: str
    svg: str
    applies: str
    between: tuple[Link, ...]
    principles: str
    meanwhile: str
    derived: Link | None
    rungs: tuple[RungRow, ...]
    clauses: tuple[Link, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[FindingMark, ...]
    wordings: tuple[Quotation, ...]


def chain_view(dossier: Dossier, links: Links, chain: ChainFact) -> ChainView:
    """A chain for the page of its mechanism."""
    place, spec = dossier.place, chain.spec
    cause = join_conditions(events_phrase(place, spec.on), boxes_phrase(place, chain.when))
    if not cause:
        cause = (
            f"{listed(links.body(b).text for b in spec.between)}之间发生{_KINDS[spec.kind]}"
            if spec.between
            else f"发生{_KINDS[spec.kind]}"
        )
    return ChainView(
        anchor=paths.element_anchor("chain", chain.id),
        name=spec.name,
        svg="" if chain.derived_from else _draw(dossier, chain),
        applies=f"{close_condition(cause)}，按下列层级处理。",
        between=links.bodies(spec.between),
        principles=spec.principles or "",
        meanwhile=_MEANWHILE[spec.meanwhile],
        derived=links.chain(chain.derived_from) if chain.derived_from else None,
        rungs=tuple(_rung(dossier, links, chain, i) for i in range(len(chain.rungs))),
        clauses=links.clauses(chain.sources),
        remarks=sourced_remarks(spec.inferred, spec.unclear, spec.note),
        findings=finding_marks(dossier, links, dossier.findings_by_subject.get(f"chain:{chain.id}", ())),
        wordings=quotations(dossier, links, [*chain.sources, *(s for r in chain.rungs for s in r.sources)]),
    )


def sourced_remarks(inferred: str | None, unclear: str | None, note: str | None) -> tuple[Remark, ...]:
    """What stands beside a fact: that no clause states it, that it can be read in two ways, a note."""
    found = [Remark("无条款明文", inferred, "doubt")] if inferred else []
    if unclear:
        found.append(Remark("原文可作不同理解", unclear, "doubt"))
    return (*found, Remark("备注", note)) if note else tuple(found)


def _rung(dossier: Dossier, links: Links, chain: ChainFact, index: int) -> RungRow:
    rung = chain.rungs[index]
    unset = (LimitView(UNSET, DeadlineKind.OPEN.value),)
    return RungRow(
        index + 1,
        actor_links(links, rung.bodies),
        rung_sentence(dossier.place, chain, index),
        actor_links(links, rung.brought_by or ()),
        tuple(limit_view(links, d) for d in rung.deadlines) or unset,
        rung.spec.final,
        links.clauses(rung.sources),
        sourced_remarks(rung.spec.inferred, rung.spec.unclear, rung.spec.note),
    )


def _draw(dossier: Dossier, chain: ChainFact) -> str:
    rungs = tuple(_draw_rung(dossier, r, first=i == 0) for i, r in enumerate(chain.rungs))
    moves = tuple(r.spec.moves_up or "未能解决" for r in chain.rungs[:-1])
    return render_ladder(Ladder(f"ladder-{chain.id}", chain.spec.name, rungs, moves))


def _draw_rung(dossier: Dossier, rung: RungFact, first: bool) -> Rung:
    place = dossier.place
    action = place.vocabulary.actions.get(rung.spec.action)
    by = f"由{listed(actor_names(place, rung.brought_by))}提请" if rung.brought_by else "文件未写明由谁提请"
    lines = (f"方式：{action.name if action else rung.spec.action}", *(() if first else (by,)))
    limits = [deadline_words(place, d).zh for d in rung.deadlines if d.kind is not DeadlineKind.OPEN]
    return Rung(
        rung.id,
        listed(actor_names(place, rung.bodies)) or "文件未明确",
        lines,
        rung.spec.final,
        None,
        "；".join(limits) or None,
    )
