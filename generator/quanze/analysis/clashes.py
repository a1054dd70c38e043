"""Steps that cannot both be taken: two bodies that each must lead, or one body that must do what excludes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..model.base import Modality
from ..model.jurisdiction import Boxes, DutyFact, Jurisdiction
from .boxes import build_table, meet, used_dimensions
from .branches import Branch
from .closure import Closure
from .coverage import Region, Row, Shape, find_conflicts
from .handling import EventTable

_EXCLUSIVE_STAGES = frozenset({"intake", "filing", "investigation", "decision"})
"""Stages in which a case lies in one body's hands: two that do the same with it there get in each other's way."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two duties that both must be done in one region. `same_body`: one body must do both, and they exclude each other."""

    first: DutyFact
    second: DutyFact
    region: Region
    shape: Shape
    same_body: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    """That certain bodies must lead a duty in certain situations."""

    duty: DutyFact
    leads: frozenset[str]
    when: Boxes


def read_clashes(
    place: Jurisdiction, closure: Closure, tables: Sequence[EventTable]
) -> Mapping[str, tuple[Clash, ...]]:
    """Event → the clashes among those who answer it, first by first."""
    return {table.event: _event_clashes(place, closure, table) for table in tables}


def _event_clashes(place: Jurisdiction, closure: Closure, table: EventTable) -> tuple[Clash, ...]:
    entry = place.vocabulary.events.get(table.event)
    party = entry.by if entry else None
    claims = [c for a in table.answers if a.firm for c in _claims(a.duty, a.when, party)]
    return _clashes(place, closure, claims, table.scope)


def branch_clashes(place: Jurisdiction, closure: Closure, branch: Branch) -> tuple[Clash, ...]:
    """The clashes among the steps that follow one outcome."""
    claims = []
    for edge in branch.edges:
        duty = (
            place.duties.get(edge.target.removeprefix("duty:")) if edge.target.startswith("duty:") else None
        )
        if duty and duty.modality is Modality.MUST and not edge.provided and not duty.spec.provided:
            claims += list(_claims(duty, meet(edge.when, duty.when), None))
    return _clashes(place, closure, claims, branch.scope)


def _claims(duty: DutyFact, when: Boxes, party: str | None) -> Iterator[_Claim]:
    """The duty's claims; one for each body where the actor is the party that the event befalls."""
    if party is None or not any(a.body == party for a in duty.actors):
        yield _Claim(duty, frozenset(duty.lead_bodies), when)
        return
    for body in duty.lead_bodies:
        own = tuple({**box, party: frozenset({body})} for box in when if body in box.get(party, {body}))
        if own:
            yield _Claim(duty, frozenset({body}), own)


def _clashes(place: Jurisdiction, closure: Closure, claims: list[_Claim], scope: Boxes) -> tuple[Clash, ...]:
    pairs = {
        (i, j): same_body
        for (i, first), (j, second) in combinations(enumerate(claims), 2)
        if (same_body := _clash(place, closure, first, second)) is not None
    }
    if not pairs or not scope:
        return ()
    rows = [Row(f"{i}#{j}", box, i) for i, c in enumerate(claims) for j, box in enumerate(c.when)]
    dimensions = used_dimensions(place, (scope, *(c.when for c in claims)))
    table = build_table(place, dimensions, rows, scope)
    found: dict[tuple[str, str, bool], Clash] = {}
    for conflict in find_conflicts(table, lambda i, j: (i, j) in pairs):
        i, j = (int(key.partition("#")[0]) for key in (conflict.first, conflict.second))
        first, second, same_body = claims[i].duty, claims[j].duty, pairs[i, j]
        clash = Clash(first, second, conflict.region, conflict.shape, same_body)
        found.setdefault((first.id, second.id, same_body), clash)
    return tuple(found.values())


def _clash(place: Jurisdiction, closure: Closure, first: _Claim, second: _Claim) -> bool | None:
    """Whether one body has to do both; None if the claims are compatible."""
    if first.duty.id == second.duty.id or is_ranked(place, first.duty, second.duty):
        return None
    if not first.leads or not second.leads:
        return None
    if first.leads & second.leads:
        both_sure = len(first.leads) == 1 or first.leads == second.leads
        return True if both_sure and excludes(place, first.duty, second.duty) else None
    if closure.may_be_same(first.leads, second.leads):
        return None
    if excludes(place, first.duty, second.duty) or _doubles(place, first.duty, second.duty):
        return False
    return None


def is_ranked(place: Jurisdiction, first: DutyFact, second: DutyFact) -> bool:
    """Whether one of two duties goes before the other, or makes it more precise."""
    return second.id in _weaker(place, first) or first.id in _weaker(place, second)


def _weaker(place: Jurisdiction, duty: DutyFact) -> frozenset[str]:
    found: set[str] = set()
    todo = [duty.id]
    while todo:
        fact = place.duties.get(todo.pop())
        weaker = (
            (*fact.spec.overrides, *((fact.spec.specifies,) if fact.spec.specifies else ())) if fact else ()
        )
        todo += [d for d in weaker if d not in found]
        found.update(weaker)
    return frozenset(found)


def excludes(place: Jurisdiction, first: DutyFact, second: DutyFact) -> bool:
    """Whether the vocabulary holds two duties' actions to be incompatible."""
    one, other = place.action(first), place.action(second)
    return bool((one and second.action in one.excludes) or (other and first.action in other.excludes))


def _doubles(place: Jurisdiction, first: DutyFact, second: DutyFact) -> bool:
    action = place.action(first)
    if action is None or action.stage not in _EXCLUSIVE_STAGES or action.hand_over:
        return False
    return _act(first) == _act(second)


def _act(duty: DutyFact) -> tuple[str, str | None, str | None]:
    return duty.action, duty.spec.object, duty.spec.about
