"""The list of all bodies of a place."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.wording import listed
from ...model.base import Modality
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from .body import KIND_NAMES
from .frame import Head, crumbs
from .lists import full_sources


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in the list of all."""

    link: Link
    roles: str
    duties: int
    powers: int
    owed: int
    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BodyKindGroup:
    """Bodies of one kind."""

    anchor: str
    title: str
    lines: tuple[BodyLine, ...]


@dataclass(frozen=True, slots=True)
class BodiesView:
    """The list of all bodies."""

    head: Head
    groups: tuple[BodyKindGroup, ...]


def bodies_view(dossier: Dossier) -> BodiesView:
    """All bodies of a place by kind, with how much each has to do."""
    place = dossier.place
    links = Links(place, paths.bodies_page(place.id))
    groups = []
    for kind, title in KIND_NAMES.items():
        lines = tuple(_line(dossier, links, b) for b, entry in place.bodies.items() if entry.kind is kind)
        if lines:
            groups.append(BodyKindGroup(f"kind-{kind.value}", title, lines))
    lead = f"共{len(place.bodies)}个主体。点开任一主体，可以看到它应当做什么、在什么时限内、带什么材料、否则如何。"
    return BodiesView(Head(crumbs(links), "主体", f"{place.name}的主体", lead, "主体"), tuple(groups))


def _line(dossier: Dossier, links: Links, body: str) -> BodyLine:
    words = dossier.place.vocabulary
    entry = dossier.place.bodies[body]
    duties = dossier.duties_of.get(body, ())
    firm = sum(d.modality in (Modality.MUST, Modality.SHOULD, Modality.MUST_NOT) for d in duties)
    return BodyLine(
        links.body(body),
        listed(words.roles[r].name for r in entry.roles if r in words.roles),
        firm,
        len(duties) - firm,
        len(dossier.duties_towards.get(body, ())),
        links.clauses(full_sources(dossier, entry.source)),
    )
