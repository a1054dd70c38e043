"""Conditions that never hold: duties, limits and branches whose situations cannot occur or are decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model.base import Modality
from ..model.jurisdiction import Boxes, DutyFact, Jurisdiction, Path
from .boxes import meet, uncovered
from .flow import Flow


class Why(StrEnum):
    """Why a condition never holds."""

    EMPTY = "empty"
    IMPOSSIBLE = "impossible"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Dead:
    """Something of a duty that never applies, where it stands, and the duties that hide it."""

    duty: DutyFact
    path: Path
    part: str  # duty, within, then
    why: Why
    hiders: tuple[DutyFact, ...] = ()


def read_dead(place: Jurisdiction, flow: Flow) -> tuple[Dead, ...]:
    """What never applies, in the order of the spec; not the copies that 参照执行 makes."""
    over = tuple(d for d in place.duties.values() if d.spec.overrides)
    own = (d for d in place.duties.values() if d.derived_from is None)
    return tuple(x for d in own for x in _of_duty(place, flow, d, over))


def _of_duty(place: Jurisdiction, flow: Flow, duty: DutyFact, over: tuple[DutyFact, ...]) -> Iterator[Dead]:
    why = _why(place, duty.when)
    if why:
        yield Dead(duty, (*duty.path, "when") if duty.spec.when else duty.path, "duty", why)
        return
    hiders = _hiders(over, duty)
    if hiders and not uncovered(place, duty.when, [h.when for h in hiders]).regions:
        yield Dead(duty, duty.path, "duty", Why.HIDDEN, hiders)
    for limit in duty.deadlines:
        if why := _why(place, meet(duty.when, limit.when)):
            yield Dead(duty, limit.path, "within", why)
    for link in duty.links:
        followers = [
            e for e in flow.successors(duty, link.outcome) if e.target == link.to and e.when == link.when
        ]
        if followers and not any(e.condition for e in followers):
            yield Dead(duty, link.path, "then", Why.EMPTY)


def _why(place: Jurisdiction, when: Boxes) -> Why | None:
    held = tuple(box for box in when if all(box.values()))
    if not held:
        return Why.EMPTY
    named = {dimension for box in held for dimension in box}
    if not any(named >= box.keys() for box in place.impossible):
        return None
    return None if uncovered(place, held, []).regions else Why.IMPOSSIBLE


def _hiders(over: tuple[DutyFact, ...], duty: DutyFact) -> tuple[DutyFact, ...]:
    """Of the duties that go before others, those that go before this one and must be done on the same events."""
    return tuple(
        d
        for d in over
        if duty.id in d.spec.overrides
        and d.modality is not Modality.MAY
        and not d.spec.provided
        and set(duty.triggers) <= set(d.triggers)
    )
