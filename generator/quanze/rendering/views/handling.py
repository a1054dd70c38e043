"""Who handles what: for each event the situations, who acts in them, and where nobody does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...analysis.handling import EventTable
from ...analysis.wording import duty_name, event_words, limit_words, listed, region_words, value_names
from ...model.base import Modality
from ...model.deadline import DeadlineKind, Limit
from ...model.jurisdiction import ANYTHING, Boxes, DutyFact, Jurisdiction
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from .deadline import LimitView, limit_views
from .duty import MODAL_NAMES, NOBODY, actor_links, consequences, material_links
from .frame import FindingMark, Head, crumbs, finding_marks

ANY = "任何情形"


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation as labelled values: 紧急程度 情况紧急."""

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HandlingRow:
    """In these situations, this body does that. `total` says how long it can take from here to the end."""

    situations: tuple[Situation, ...]
    actors: tuple[Link, ...]
    modal: str
    tone: str
    duty: Link
    provided: str
    limits: tuple[LimitView, ...]
    papers: tuple[Link, ...]
    otherwise: tuple[Link, ...]
    total: str
    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a mechanism has left out of its scope, by which clause."""

    mechanism: Link
    text: str
    clauses: tuple[Link, ...]
    why: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One event. `claimed`: some mechanism says that it answers for it in all its situations."""

    anchor: str
    name: str
    claimed: bool
    mechanisms: tuple[Link, ...]
    dimensions: str
    rows: tuple[HandlingRow, ...]
    chains: tuple[Link, ...]
    gaps: tuple[Situation, ...]
    gaps_complete: bool
    narrowings: tuple[Narrowing, ...]
    findings: tuple[FindingMark, ...]


@dataclass(frozen=True, slots=True)
class HandlingView:
    """The page of who handles what."""

    head: Head
    summary: tuple[tuple[str, int], ...]
    claimed: tuple[EventView, ...]
    unclaimed: tuple[EventView, ...]


def handling_view(dossier: Dossier) -> HandlingView:
    """All events of a place: those that mechanisms answer for, then those that duties merely answer."""
    place = dossier.place
    links = Links(place, paths.handling_page(place.id))
    claimed = tuple(_claimed(dossier, links, table) for table in dossier.facts.handling)
    known = {table.event for table in dossier.facts.handling}
    rest = [e for e in place.duties_by_trigger if "/" not in e and e not in known and e not in place.duties]
    unclaimed = tuple(_unclaimed(dossier, links, event) for event in rest)
    unclaimed = tuple(e for e in unclaimed if e.rows)
    gaps = sum(len(e.gaps) for e in claimed)
    lead = "每一事件在每种情形下由谁处理。无人应当处理的情形以“无人处理”标出；“可以”处理或者另附条件的，不视为有人处理。"
    summary = (
        ("有机制负责的事件", len(claimed)),
        ("其他有职责应对的事件", len(unclaimed)),
        ("无人处理的情形", gaps),
    )
    return HandlingView(
        Head(crumbs(links), "谁来办", f"{place.name}：什么情况由谁办", lead, "谁来办"),
        summary,
        claimed,
        unclaimed,
    )


def _claimed(dossier: Dossier, links: Links, table: EventTable) -> EventView:
    place = dossier.place
    answers = [a for a in table.answers if not a.duty.derived_from]
    return EventView(
        anchor=paths.element_anchor("event", table.event),
        name=event_words(place, table.event),
        claimed=True,
        mechanisms=tuple(links.mechanism(s.mechanism) for s in table.scopes),
        dimensions=listed(place.dimensions[d].name for d in table.dimensions),
        rows=tuple(
            _row(dossier, links, a.duty, a.when, _total_words(dossier, table.event, a.duty)) for a in answers
        ),
        chains=tuple(
            links.chain(c.id)
            for c in place.chains.values()
            if table.event in c.spec.on and not c.derived_from
        ),
        gaps=tuple(situation(place, r) for r in table.coverage.regions),
        gaps_complete=table.coverage.complete,
        narrowings=_narrowings(dossier, links, table),
        findings=finding_marks(dossier, links, dossier.findings_by_subject.get(f"event:{table.event}", ())),
    )


def _unclaimed(dossier: Dossier, links: Links, event: str) -> EventView:
    place = dossier.place
    duties = [
        d
        for d in place.duties_by_trigger[event]
        if not d.derived_from and d.modality is not Modality.MUST_NOT
    ]
    return EventView(
        anchor=paths.element_anchor("event", event),
        name=event_words(place, event),
        claimed=False,
        mechanisms=tuple(links.mechanism(m) for m in dict.fromkeys(d.mechanism for d in duties)),
        dimensions="",
        rows=tuple(_row(dossier, links, d, d.when) for d in duties),
        chains=tuple(
            links.chain(c.id) for c in place.chains.values() if event in c.spec.on and not c.derived_from
        ),
        gaps=(),
        gaps_complete=True,
        narrowings=(),
        findings=(),
    )


def _row(dossier: Dossier, links: Links, duty: DutyFact, when: Boxes, total: str = "") -> HandlingRow:
    place = dossier.place
    broken = (duty.id, duty.mechanism, "all") if duty.modality is Modality.MUST else (duty.id,)
    return HandlingRow(
        situations=_situations(place, duty, when),
        actors=actor_links(links, duty.actors) or (Link(NOBODY),),
        modal=MODAL_NAMES[duty.modality],
        tone=duty.modality.value,
        duty=links.duty(duty.id),
        provided=duty.spec.provided or "",
        limits=limit_views(links, duty, duty.deadlines),
        papers=material_links(links, duty),
        otherwise=consequences(dossier, links, duty, *broken),
        total=total,
        clauses=links.clauses(duty.sources),
    )


def _total_words(dossier: Dossier, event: str, duty: DutyFact) -> str:
    """The longest way that begins with this answer: 全程最长8个工作日, or the steps that leave it open."""
    place = dossier.place
    routes = [
        s.longest for s in dossier.facts.spans if s.event == event and s.longest.duties[:1] == (duty.id,)
    ]
    routes = [r for r in routes if len(r.duties) > 1]
    if not routes:
        return ""
    worst = max(routes, key=lambda r: (not r.is_bounded, r.total.days, r.duties))
    if worst.is_bounded:
        amounts = (
            Limit(kind=DeadlineKind.BOUNDED, value=value, unit=unit) for unit, value in worst.total.amounts
        )
        return f"全程{len(worst.duties)}步，最长{'加'.join(limit_words(a).zh for a in amounts) or '即时办结'}"
    if worst.loops:
        return f"全程至少{len(worst.duties)}步，可能循环往复，时间没有上限"
    names = [
        f"“{duty_name(place, place.duties[d]) if d in place.duties else place.chains[d].spec.name}”"
        for d in worst.unbounded
    ]
    shown = listed(names[:2]) + (f"等{len(names)}步" if len(names) > 2 else "")
    return f"全程{len(worst.duties)}步，其中{shown}没有期限，总时间没有上限"


def _situations(place: Jurisdiction, duty: DutyFact, when: Boxes) -> tuple[Situation, ...]:
    """The situations of a row; that a case party is one of those it can be goes without saying."""
    own = set(duty.lead_bodies)
    plain = tuple(
        {d: v for d, v in box.items() if not (place.dimensions[d].kind == "party" and v <= own)}
        for box in when
    )
    boxes = ANYTHING if {} in plain else plain
    return tuple(dict.fromkeys(situation(place, b) for b in boxes))


def situation(place: Jurisdiction, box: Mapping[str, frozenset[str]]) -> Situation:
    """A region of situations, a labelled line for each dimension that it restricts."""
    return Situation(
        tuple((place.dimensions[d].name, listed(value_names(place, d, v), "或")) for d, v in box.items())
    )


def _narrowings(dossier: Dossier, links: Links, table: EventTable) -> tuple[Narrowing, ...]:
    place = dossier.place
    found = []
    for scope in table.scopes:
        if scope.when != ANYTHING:
            spec = place.mechanisms[scope.mechanism].answers_for[scope.event]
            text = "；或者".join(region_words(place, box).zh for box in scope.when)
            found.append(
                Narrowing(
                    links.mechanism(scope.mechanism),
                    text,
                    links.clauses(scope.sources),
                    spec.note or spec.inferred or "",
                )
            )
    return tuple(found)
