"""One mechanism: its flow, its duties step by step, its papers, its chains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...analysis.wording import body_name, listed
from ...model.base import CITATION, Modality
from ...model.jurisdiction import ANYTHING, DutyFact
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from ..phrases import boxes_phrase
from .chain import ChainView, chain_view, sourced_remarks
from .duty import DutyRow, duty_row, sanction_links
from .flow import draw_flow
from .frame import Fact, FindingMark, Head, Quotation, Remark, crumbs, finding_marks, quotations
from .lists import ListView, band_view, full_sources, materials_view, score_view, written_condition
from .spans import SpanGroup, span_groups

_APPRAISAL = "appraisal"


@dataclass(frozen=True, slots=True)
class Scope:
    """An event that the mechanism answers for, and how far."""

    event: Link
    limits: str
    clauses: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Duties of one sort under a heading; numbered on through the page."""

    anchor: str
    title: str
    hint: str
    rows: tuple[tuple[int, DutyRow], ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """参照执行: the mechanism whose duties apply here too."""

    mechanism: Link
    duties: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class Likewise:
    """What is applied likewise, with whom in whose stead."""

    text: str
    swaps: tuple[tuple[str, Link], ...]
    applied: tuple[Applied, ...]
    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MechanismView:
    """The page of a mechanism."""

    head: Head
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[FindingMark, ...]
    scopes: tuple[Scope, ...]
    parties: tuple[tuple[str, tuple[Link, ...]], ...]
    svg: str
    diagram_label: str
    spans: tuple[SpanGroup, ...]
    groups: tuple[DutyGroup, ...]
    chains: tuple[ChainView, ...]
    likewise: Likewise | None
    materials: tuple[ListView, ...]
    tables: tuple[ListView, ...]
    wordings: tuple[Quotation, ...]
    siblings: tuple[Link, ...]


def mechanism_view(dossier: Dossier, mechanism: str) -> MechanismView:
    """The page of one mechanism of a place."""
    place, entry = dossier.place, dossier.place.mechanisms[mechanism]
    links = Links(place, paths.mechanism_page(place.id, mechanism))
    duties = [d for d in place.duties_by_mechanism[mechanism] if not d.derived_from]
    kind = place.vocabulary.kinds.get(entry.kind)
    cites = full_sources(dossier, entry.source)
    subject = (f"mechanism:{mechanism}", *(f"event:{e}" for e in entry.answers_for))
    way = crumbs(links, ("机制", paths.mechanisms_page(place.id)))
    return MechanismView(
        head=Head(way, kind.name if kind else entry.kind, entry.name, entry.summary or ""),
        facts=(
            Fact("依据", links.clauses(cites)),
            *_situation_fact(dossier, mechanism),
            *_sanction_fact(dossier, links, mechanism),
        ),
        remarks=sourced_remarks(entry.inferred, entry.unclear, entry.note),
        findings=finding_marks(
            dossier, links, [f for s in subject for f in dossier.findings_by_subject.get(s, ())]
        ),
        scopes=tuple(_scopes(dossier, links, mechanism)),
        parties=tuple(_parties(links, duties)),
        svg=draw_flow(dossier, links, mechanism),
        diagram_label=f"{entry.name}流程图，可左右滚动",
        spans=span_groups(dossier, links, mechanism),
        groups=_groups(dossier, links, duties),
        chains=tuple(
            chain_view(dossier, links, c)
            for c in place.chains.values()
            if c.mechanism == mechanism and not c.derived_from
        ),
        likewise=_likewise(dossier, links, mechanism),
        materials=tuple(
            materials_view(dossier, links, m)
            for m in dict.fromkeys(m for d in duties for m in d.spec.with_)
            if m in place.spec.materials
        ),
        tables=_tables(dossier, links, mechanism, duties),
        wordings=quotations(dossier, links, cites),
        siblings=tuple(links.mechanism(m) for m in place.mechanisms),
    )


def _situation_fact(dossier: Dossier, mechanism: str) -> tuple[Fact, ...]:
    when = dossier.place.mechanisms[mechanism].when
    return (Fact("适用情形", text=written_condition(dossier, when)),) if when else ()


def _sanction_fact(dossier: Dossier, links: Links, mechanism: str) -> tuple[Fact, ...]:
    """What clauses elsewhere attach to the breach of any duty of the mechanism."""
    answers = sanction_links(dossier, links, mechanism, "all")
    return (Fact("不履行的后果", answers),) if answers else ()


def _scopes(dossier: Dossier, links: Links, mechanism: str) -> Iterable[Scope]:
    place = dossier.place
    for scope in place.scopes:
        if scope.mechanism == mechanism:
            said = "" if scope.when == ANYTHING else boxes_phrase(place, scope.when)
            spec = place.mechanisms[mechanism].answers_for[scope.event]
            yield Scope(
                links.event(scope.event), said, links.clauses(scope.sources), spec.note or spec.inferred or ""
            )


def _parties(links: Links, duties: Iterable[DutyFact]) -> Iterable[tuple[str, tuple[Link, ...]]]:
    found: dict[str, dict[str, None]] = {}
    for duty in duties:
        for actor in (*duty.actors, *duty.recipients):
            if actor.may_be:
                found.setdefault(actor.body, {}).update(dict.fromkeys(actor.may_be))
    for party, bodies in found.items():
        yield body_name(links.place, party), links.bodies(bodies)


def _groups(dossier: Dossier, links: Links, duties: list[DutyFact]) -> tuple[DutyGroup, ...]:
    flow = dossier.facts.flow
    sorts: dict[str, list[DutyFact]] = {"steps": [], "standing": [], "forbidden": [], "breach": []}
    for duty in duties:
        if duty.modality is Modality.MUST_NOT:
            sorts["forbidden"].append(duty)
        elif duty.spec.on_breach_of:
            sorts["breach"].append(duty)
        elif duty.triggers or any(e.target != "end:" for e in flow.following.get(f"duty:{duty.id}", ())):
            sorts["steps"].append(duty)
        else:
            sorts["standing"].append(duty)
    titles = {
        "steps": ("办理步骤", "由事件或者上一步骤引起的职责，按文件顺序排列。"),
        "standing": ("常态职责", "不以特定事件为条件、应当持续履行的职责。"),
        "forbidden": ("不得为之", "文件明令禁止的行为。"),
        "breach": ("违反后果", "不履行职责时引起的处理和追责。"),
    }
    groups, number = [], 0
    for sort, (title, hint) in titles.items():
        rows = []
        for duty in sorts[sort]:
            number += 1
            rows.append((number, duty_row(dossier, links, duty)))
        if rows:
            groups.append(DutyGroup(sort, title, hint, tuple(rows)))
    return tuple(groups)


def _likewise(dossier: Dossier, links: Links, mechanism: str) -> Likewise | None:
    place = dossier.place
    spec = place.mechanisms[mechanism].likewise
    if spec is None:
        return None
    copied: dict[str, list[tuple[Link, str]]] = {}
    for duty in place.duties_by_mechanism[mechanism]:
        original = place.duties.get(duty.derived_from or "")
        if original:
            copied.setdefault(original.mechanism, []).append(
                (links.duty(original.id), paths.element_anchor("duty", duty.id))
            )
    for chain in place.chains.values():
        model = place.chains.get(chain.derived_from or "")
        if chain.mechanism == mechanism and model:
            copied.setdefault(model.mechanism, []).append(
                (links.chain(model.id), paths.element_anchor("chain", chain.id))
            )
    names = (
        "全部机制"
        if "all" in spec.mechanisms
        else f"“{listed(place.mechanisms[m].name for m in spec.mechanisms if m in place.mechanisms)}”"
    )
    total = sum(map(len, copied.values()))
    return Likewise(
        f"参照{names}执行，共{total}项职责。" + ("主体作如下替换：" if spec.swap else ""),
        tuple((body_name(place, old), links.body(new)) for old, new in spec.swap.items()),
        tuple(Applied(links.mechanism(m), tuple(duties)) for m, duties in copied.items()),
        links.clauses(full_sources(dossier, spec.source)),
    )


def _tables(dossier: Dossier, links: Links, mechanism: str, duties: list[DutyFact]) -> tuple[ListView, ...]:
    """The bands on which duties depend, and the scores that stand under the mechanism's clauses."""
    place = dossier.place
    used = {d for duty in duties for box in duty.when for d in box}
    bands = [b for b, entry in place.bands.items() if b in used or used & set(entry.measures)]
    roots = [c.partition("#")[0] for c in full_sources(dossier, place.mechanisms[mechanism].source)]
    scores = [
        s
        for s, score in place.spec.scores.items()
        if place.mechanisms[mechanism].kind == _APPRAISAL
        and any(_is_below(c, root) for c in full_sources(dossier, score.source) for root in roots)
    ]
    return (*(band_view(dossier, links, b) for b in bands), *(score_view(dossier, links, s) for s in scores))


def _is_below(cite: str, root: str) -> bool:
    match = CITATION.match(cite)
    first = f"{match['document']}:{match['first']}" if match else cite
    return first == root or first.startswith((f"{root}/", f"{root}#"))
