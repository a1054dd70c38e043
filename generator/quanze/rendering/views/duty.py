"""A duty as pages show it: a row with its sentence, its limits, its papers, what follows, and its clauses."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.wording import duty_name, listed, outcome_name
from ...model.base import Modality
from ...model.jurisdiction import ActorRef, DutyFact
from .. import paths
from ..dossier import Dossier
from ..limits import bound_limits
from ..links import Link, Links
from ..phrases import boxes_phrase
from ..sentences import condition_words, deed_words, duty_sentence
from .deadline import LimitView, limit_views
from .frame import FindingMark, Quotation, Remark, finding_marks, quotations

MODAL_NAMES = {
    Modality.MUST: "应当",
    Modality.MAY: "可以",
    Modality.SHOULD: "提倡",
    Modality.MUST_NOT: "不得",
}
NOBODY = "文件未明确主体"


@dataclass(frozen=True, slots=True)
class Following:
    """What an outcome leads to. `end`: the matter is closed there."""

    outcome: str
    condition: str
    target: Link


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty. `when` and `deed` are the halves of the `sentence`: 发现违法行为的 / 将案件材料移送受移送方."""

    anchor: str
    link: Link
    mechanism: Link
    modal: str
    tone: str
    actors: tuple[Link, ...]
    sentence: str
    when: str
    deed: str
    limits: tuple[LimitView, ...]
    materials: tuple[Link, ...]
    otherwise: tuple[Link, ...]
    following: tuple[Following, ...]
    clauses: tuple[Link, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[FindingMark, ...]
    wordings: tuple[Quotation, ...]


def duty_row(dossier: Dossier, links: Links, duty: DutyFact, body: str | None = None) -> DutyRow:
    """A duty as its mechanism shows it or, with `body`, as that body reads it."""
    place = dossier.place
    return DutyRow(
        anchor=paths.element_anchor("duty", duty.id),
        link=links.duty(duty.id),
        mechanism=links.mechanism(duty.mechanism),
        modal=MODAL_NAMES[duty.modality],
        tone=duty.modality.value,
        actors=actor_links(links, duty.actors) or (Link(NOBODY),),
        sentence=duty_sentence(place, duty, body, brief=True),
        when=condition_words(place, duty, body),
        deed=deed_words(place, duty, body),
        limits=limit_views(links, duty, bound_limits(duty, body)),
        materials=material_links(links, duty),
        otherwise=consequences(dossier, links, duty, duty.id),
        following=_following(dossier, links, duty),
        clauses=links.clauses(duty.sources),
        remarks=tuple(_remarks(links, duty)),
        findings=finding_marks(dossier, links, dossier.findings_by_subject.get(f"duty:{duty.id}", ())),
        wordings=quotations(dossier, links, duty.sources),
    )


def actor_links(links: Links, actors: tuple[ActorRef, ...]) -> tuple[Link, ...]:
    """Those who act or receive; a case party with the bodies that it can be as its title."""
    found = []
    for actor in actors:
        link = links.body(actor.body)
        title = f"可为{listed((links.body(b).text for b in actor.may_be), '或者')}" if actor.may_be else ""
        found.append(Link(link.text, link.href, title))
    return tuple(dict.fromkeys(found))


def material_links(links: Links, duty: DutyFact) -> tuple[Link, ...]:
    """The lists of papers and of information that go with a duty."""
    spec = links.place.spec
    papers = [
        links.listed("materials", m, spec.materials[m].name) for m in duty.spec.with_ if m in spec.materials
    ]
    items = [
        links.listed("information", i, spec.information[i].name)
        for i in duty.spec.items
        if i in spec.information
    ]
    return (*papers, *items)


def consequences(dossier: Dossier, links: Links, duty: DutyFact, *broken: str) -> tuple[Link, ...]:
    """What follows if a duty is not carried out: by its own clause, then by clauses on the breach of what is `broken`."""
    own = duty.spec.else_
    found = [Link(own.text)] if own and own.text else []
    if own and own.duty:
        found.append(links.duty(own.duty))
    found += sanction_links(dossier, links, *broken)
    return tuple(dict.fromkeys(found))


def sanction_links(dossier: Dossier, links: Links, *broken: str) -> tuple[Link, ...]:
    """The duties that answer the breach of duties, of mechanisms, or of `all`; each once."""
    answers = (d.id for name in broken for d in dossier.sanctions.get(name, ()))
    return tuple(links.duty(id_) for id_ in dict.fromkeys(answers))


def _following(dossier: Dossier, links: Links, duty: DutyFact) -> tuple[Following, ...]:
    place = dossier.place
    explicit = {link.outcome for link in duty.links if link.to == "end:"}
    found: dict[tuple[str, str, str], Following] = {}
    for edge in dossier.facts.flow.following.get(f"duty:{duty.id}", ()):
        if edge.outcome is None or (edge.target == "end:" and edge.outcome not in explicit):
            continue
        target = Link("办结") if edge.target == "end:" else links.element(edge.target)
        condition = (
            "，".join(p for p in (boxes_phrase(place, edge.when), edge.provided or "") if p)
            if edge.target == "end:"
            else edge.provided or ""
        )
        outcome = outcome_name(place, duty, edge.outcome)
        if target:
            found.setdefault((outcome, condition, edge.target), Following(outcome, condition, target))
    return tuple(found.values())


def _remarks(links: Links, duty: DutyFact) -> list[Remark]:
    spec = duty.spec
    found = []
    if spec.inferred:
        found.append(Remark("无条款明文", spec.inferred, "doubt"))
    if spec.unclear:
        found.append(Remark("原文可作不同理解", spec.unclear, "doubt"))
    if spec.note:
        found.append(Remark("备注", spec.note))
    place = links.place
    if spec.specifies and spec.specifies in place.duties:
        found.append(Remark("细化", f"本项是对“{duty_name(place, place.duties[spec.specifies])}”的细化"))
    overridden = [f"“{duty_name(place, place.duties[o])}”" for o in spec.overrides if o in place.duties]
    if overridden:
        found.append(Remark("优先", f"优先于{listed(overridden)}适用"))
    return found
