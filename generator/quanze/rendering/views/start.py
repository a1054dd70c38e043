"""The start page over all places, the table of mechanism kinds by place, and the page of search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...analysis.wording import event_words, listed
from ...diagnostics.diagnostic import About, Severity, Status
from ...model.vocabulary import Vocabulary
from .. import paths
from ..dossier import Dossier
from ..links import Link
from .document import STATUS_NAMES
from .frame import Head
from .spans import amounts_phrase


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place on the start page."""

    link: Link
    level: str
    documents: tuple[tuple[str, str, str], ...]
    mechanisms: int
    duties: int
    bodies: int
    grave: int
    findings: int
    longest: str
    doors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page."""

    head: Head
    places: tuple[PlaceCard, ...]
    comparisons: tuple[Link, ...]
    search: Link


def start_view(dossiers: Sequence[Dossier]) -> StartView:
    """The start page over all places."""
    names = listed(d.place.name for d in dossiers)
    lead = (
        f"收录{names}的协同配合机制：谁来办、何时办、凭什么办、办不成怎么办。"
        if names
        else "尚未收录任何地区。"
    )
    return StartView(
        Head((), "", "权责手册", lead),
        tuple(_card(d) for d in dossiers),
        (Link("地区对照", paths.COMPARE), Link("机制对照", paths.KINDS)),
        Link("检索", paths.SEARCH),
    )


def _card(dossier: Dossier) -> PlaceCard:
    place = dossier.place
    about = [f for f in dossier.findings if f.about is About.document and f.status is not Status.accepted]
    doors = (
        ("谁来办", paths.handling_page(place.id)),
        ("机制", paths.mechanisms_page(place.id)),
        ("主体", paths.bodies_page(place.id)),
        ("时限", paths.deadlines_page(place.id)),
        ("问题", paths.findings_page(place.id)),
    )
    return PlaceCard(
        Link(place.name, paths.place_page(place.id)),
        dossier.level,
        tuple((d.title, d.number or "", STATUS_NAMES[d.status]) for d in place.documents.values()),
        len(place.mechanisms),
        sum(not d.derived_from for d in place.duties.values()),
        len(place.bodies),
        sum(f.severity is Severity.error for f in about),
        len(about),
        _longest(dossier),
        tuple(Link(*door) for door in doors),
    )


def _longest(dossier: Dossier) -> str:
    """The longest way from an event to its end that has a number; empty if no way has one."""
    bounded = [s for s in dossier.facts.spans if s.longest.is_bounded and s.longest.total.amounts]
    if not bounded:
        return ""
    span = max(bounded, key=lambda s: (s.longest.total.days, s.event))
    return f"{event_words(dossier.place, span.event)}：{amounts_phrase(span.longest.total)}"


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of mechanism, and what each place has of it."""

    name: str
    aliases: str
    cells: tuple[tuple[tuple[Link, str], ...], ...]


@dataclass(frozen=True, slots=True)
class KindsView:
    """The table of mechanism kinds by place."""

    head: Head
    places: tuple[Link, ...]
    rows: tuple[KindRow, ...]


def kinds_view(dossiers: Sequence[Dossier], vocabulary: Vocabulary) -> KindsView:
    """Which place has a mechanism of which kind; kinds that no place has are left out."""
    own = {k: entry for d in dossiers for k, entry in d.place.vocabulary.kinds.items()}
    kinds = {**vocabulary.kinds, **own}
    rows = []
    for kind, entry in kinds.items():
        cells = tuple(_of_kind(d, kind) for d in dossiers)
        if any(cells):
            rows.append(KindRow(entry.name, listed(entry.aliases), cells))
    head = Head(
        (Link("首页", paths.START),), "对照", "机制对照", "同一种类的机制，各地有没有、各有多少项职责。"
    )
    return KindsView(
        head, tuple(Link(d.place.name, paths.place_page(d.place.id)) for d in dossiers), tuple(rows)
    )


def _of_kind(dossier: Dossier, kind: str) -> tuple[tuple[Link, str], ...]:
    place = dossier.place
    return tuple(
        (Link(m.name, paths.mechanism_page(place.id, id_)), _size(dossier, id_))
        for id_, m in place.mechanisms.items()
        if m.kind == kind
    )


def _size(dossier: Dossier, mechanism: str) -> str:
    """How much a mechanism holds: 12项, 升级链, 参照执行."""
    place = dossier.place
    own = sum(not d.derived_from for d in place.duties_by_mechanism[mechanism])
    chains = any(c.mechanism == mechanism and not c.derived_from for c in place.chains.values())
    likewise = place.mechanisms[mechanism].likewise is not None
    return listed(
        w
        for w in (f"{own}项" if own else "", "升级链" if chains else "", "参照执行" if likewise else "")
        if w
    )


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of search; `shards` are the data files, from the root."""

    head: Head
    shards: tuple[str, ...]
    bodies: int


def search_view(dossiers: Sequence[Dossier], shards: Sequence[str]) -> SearchView:
    """The page of search."""
    lead = "按原样查找文字。以空格分开的几个词须同时出现；查“3个工作日”不会找到“13个工作日”。"
    head = Head((Link("首页", paths.START),), "检索", "检索", lead)
    return SearchView(head, tuple(shards), sum(len(d.place.bodies) for d in dossiers))
