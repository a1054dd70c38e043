"""Who turns to whom, around one body: as a drawing where it stays readable, and always as a list."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.wording import body_name, duty_name, listed
from ...model.base import SILENT, Modality
from ...model.body import BodyKind
from ...model.jurisdiction import DutyFact
from ..diagrams.relation_graph import EdgeKind, NodeKind, RelationEdge, RelationGraph, RelationNode
from ..dossier import Dossier
from ..links import Link, Links

_MOST = 12
"""Neighbours up to which a drawing is readable on a page's width."""

_NAMED = 2
_NODE_KINDS = {
    BodyKind.ROLE: NodeKind.ROLE,
    BodyKind.MEETING: NodeKind.MEETING,
    BodyKind.GROUP: NodeKind.MEETING,
    BodyKind.PLATFORM: NodeKind.PLATFORM,
    BodyKind.PUBLIC: NodeKind.PUBLIC,
    BodyKind.COMPANY: NodeKind.PUBLIC,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One neighbour: what this body does towards it, and what it does towards this body."""

    body: Link
    towards: tuple[Link, ...]
    back: tuple[Link, ...]


def read_ties(dossier: Dossier, links: Links, body: str) -> tuple[Tie, ...]:
    """All bodies that this one turns to, or that turn to it, in the order of the spec."""
    towards, back = _partners(dossier, body)
    return tuple(
        Tie(links.body(b), _duties(links, towards.get(b, ())), _duties(links, back.get(b, ())))
        for b in dossier.place.bodies
        if b in towards or b in back
    )


def _duties(links: Links, duties: tuple[DutyFact, ...]) -> tuple[Link, ...]:
    return tuple(links.duty(d.id) for d in duties)


def _partners(
    dossier: Dossier, body: str
) -> tuple[dict[str, tuple[DutyFact, ...]], dict[str, tuple[DutyFact, ...]]]:
    towards: dict[str, tuple[DutyFact, ...]] = {}
    back: dict[str, tuple[DutyFact, ...]] = {}
    for duty in dossier.duties_of.get(body, ()):
        for other in dict.fromkeys(b for a in duty.recipients for b in a.bodies):
            if _is_tie(duty, body, other):
                towards[other] = (*towards.get(other, ()), duty)
    for duty in dossier.duties_towards.get(body, ()):
        for other in dict.fromkeys(b for a in duty.actors for b in a.bodies):
            if _is_tie(duty, body, other):
                back[other] = (*back.get(other, ()), duty)
    return towards, back


def _is_tie(duty: DutyFact, body: str, other: str) -> bool:
    return other != body and duty.modality is not Modality.MUST_NOT and duty.derived_from is None


def relation_graph(dossier: Dossier, links: Links, body: str) -> RelationGraph | None:
    """The drawing around one body; None where there is nothing to draw or too much to be read."""
    place = dossier.place
    towards, back = _partners(dossier, body)
    members = [
        b
        for b in (*place.bodies[body].members, *place.bodies[body].holders)
        if b != SILENT and b in place.bodies
    ]
    around = [b for b in place.bodies if b in towards or b in back or b in members]
    around = [b for b in around if b != body]
    if not around or len(around) > _MOST:
        return None
    nodes = tuple(
        RelationNode(
            b,
            body_name(place, b),
            _NODE_KINDS.get(place.bodies[b].kind, NodeKind.ORGANISATION),
            _href(links, b, body),
        )
        for b in (body, *around)
        if b in place.bodies
    )
    edges = [RelationEdge(f"to.{b}", body, b, EdgeKind.TURN, _label(dossier, d)) for b, d in towards.items()]
    edges += [RelationEdge(f"from.{b}", b, body, EdgeKind.TURN, _label(dossier, d)) for b, d in back.items()]
    edges += [
        RelationEdge(f"member.{b}", body, b, EdgeKind.MEMBER) for b in dict.fromkeys(members) if b != body
    ]
    name = body_name(place, body)
    described = f"{name}与{len(around)}个主体之间的往来；文字说明见下表。"
    return RelationGraph("ties", f"{name}往来关系图", described, nodes, tuple(edges))


def _href(links: Links, other: str, body: str) -> str | None:
    return None if other == body else links.body(other).href


def _label(dossier: Dossier, duties: tuple[DutyFact, ...]) -> str:
    names = list(dict.fromkeys(duty_name(dossier.place, d) for d in duties))
    return listed(names[:_NAMED]) + (f"等{len(names)}项" if len(names) > _NAMED else "")
