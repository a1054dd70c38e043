"""Which bodies the text leaves undefined, and in which respect."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ..model.base import SILENT
from ..model.body import Body, BodyKind
from ..model.jurisdiction import Jurisdiction


class Lack(StrEnum):
    """What is not said about a body."""

    HOLDERS = "holders"
    MEMBERS = "members"
    OPERATOR = "run-by"
    PLACE = "part-of"


def find_lack(body: Body) -> Lack | None:
    """What the text leaves open about who a body is; None where it says enough, or the name alone suffices."""
    lack, said = _required(body)
    return None if lack is None or any(said) else lack


def _required(body: Body) -> tuple[Lack | None, tuple[object, ...]]:
    """What must be said about a body of this kind, and the entries any of which would say it."""
    match body.kind:
        case BodyKind.ROLE:
            return Lack.HOLDERS, (_named(body.holders), body.part_of, body.superior, body.dispatched_by)
        case BodyKind.MEETING | BodyKind.GROUP:
            return Lack.MEMBERS, (_named(body.members), body.convener, body.secretariat, body.part_of)
        case BodyKind.PLATFORM:
            return Lack.OPERATOR, (_named(body.run_by), body.managed_by, body.superior, body.part_of)
        case BodyKind.OFFICE:
            members = _named(body.members)
            return Lack.PLACE, (members, body.part_of, body.superior, body.managed_by, body.dispatched_by)
    return None, ()


_FITTING: Mapping[str, frozenset[BodyKind]] = {
    "holders": frozenset({BodyKind.ROLE, BodyKind.POST}),
    "members": frozenset({BodyKind.MEETING, BodyKind.GROUP, BodyKind.OFFICE, BodyKind.ORGANISATION}),
    "convener": frozenset({BodyKind.MEETING, BodyKind.GROUP}),
    "agenda": frozenset({BodyKind.MEETING, BodyKind.GROUP}),
    "run_by": frozenset({BodyKind.PLATFORM}),
    "filled_by": frozenset({BodyKind.POST}),
    "seats": frozenset({BodyKind.POST, BodyKind.ROLE, BodyKind.GROUP}),
    "qualification": frozenset({BodyKind.POST, BodyKind.ROLE}),
}
"""Field → the kinds of body of which it can be said."""


_ENDINGS: Mapping[str, BodyKind] = {
    "小组": BodyKind.GROUP,
    "专班": BodyKind.GROUP,
    "会议": BodyKind.MEETING,
    "平台": BodyKind.PLATFORM,
}
"""How names end that tell the kind of body."""

_GROUP_ENDINGS = tuple(ending for ending, kind in _ENDINGS.items() if kind is BodyKind.GROUP)


def named_kind(body: Body) -> BodyKind | None:
    """The kind of body that the name tells, where the spec takes it for an organisation."""
    if body.kind is not BodyKind.ORGANISATION:
        return None
    return next((kind for ending, kind in _ENDINGS.items() if body.name.endswith(ending)), None)


def misfit_fields(body: Body) -> tuple[str, ...]:
    """The fields of a body that say what cannot be said of its kind."""
    return tuple(f for f, kinds in _FITTING.items() if getattr(body, f) and body.kind not in kinds)


def find_unread(body: Body) -> Lack | None:
    """What was not looked for: who holds a role, who is in a meeting or group, even where it is said to what they belong
    or who convenes them. None where the spec names them or says that the text does not."""
    match body.kind:
        case BodyKind.ROLE:
            return None if body.holders else Lack.HOLDERS
        case BodyKind.MEETING | BodyKind.GROUP:
            return None if body.members else Lack.MEMBERS
    return None


def is_institution(place: Jurisdiction, body: Body) -> bool:
    """Whether a body is set up to decide or work as one, and not a collective name for many."""
    if body.kind in (BodyKind.MEETING, BodyKind.PLATFORM, BodyKind.OFFICE):
        return True
    roles = place.vocabulary.roles
    leads = any(roles[r].authority > 1 for r in body.roles if r in roles)
    return body.kind is BodyKind.GROUP and (leads or body.name.endswith(_GROUP_ENDINGS))


def should_be_named(place: Jurisdiction, body: str) -> bool:
    """Whether a text should say who holds a role: one that does not depend on the matter (业务主管部门) or the case
    (承办人员), or one of which a meeting or group consists."""
    entry, roles = place.bodies[body], place.vocabulary.roles
    if entry.kind is not BodyKind.ROLE:
        return False
    composing = any(b.members == (body,) for b in place.bodies.values())
    return composing or any(roles[r].named for r in entry.roles if r in roles)


def _named(bodies: tuple[str, ...]) -> bool:
    return any(b != SILENT for b in bodies)
