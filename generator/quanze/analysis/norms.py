"""Duties against each other: what one forbids and another demands or allows, and what is said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.base import Modality
from ..model.jurisdiction import Boxes, DutyFact, Jurisdiction
from .boxes import meet, uncovered
from .clashes import is_ranked
from .closure import Closure
from .coverage import Region
from .hand_overs import bodies_of


@dataclass(frozen=True, slots=True)
class Prohibited:
    """A duty or power that a prohibition forbids, to whom, and where. `sure`: neither hangs on words."""

    duty: DutyFact
    prohibition: DutyFact
    bodies: tuple[str, ...]
    regions: tuple[Region, ...]
    sure: bool


def read_prohibited(place: Jurisdiction, closure: Closure) -> tuple[Prohibited, ...]:
    """What is both demanded or allowed and forbidden, in the order of the spec; not the copies that 参照执行 makes."""
    duties = [d for d in place.duties.values() if d.derived_from is None]
    forbidden = [d for d in duties if d.modality is Modality.MUST_NOT]
    return tuple(
        found
        for duty in duties
        if duty.modality is not Modality.MUST_NOT
        for prohibition in forbidden
        if (found := _prohibited(place, closure, duty, prohibition))
    )


def _prohibited(
    place: Jurisdiction, closure: Closure, duty: DutyFact, prohibition: DutyFact
) -> Prohibited | None:
    if duty.action != prohibition.action or not _same_matter(closure, duty, prohibition):
        return None
    if is_ranked(place, duty, prohibition):
        return None
    bodies = closure.parts_of(duty.lead_bodies) & closure.parts_of(prohibition.lead_bodies)
    both = _together(place, duty.when, prohibition.when)
    if not bodies or not both:
        return None
    sure = not (
        duty.spec.provided or prohibition.spec.provided or prohibition.spec.unless or duty.spec.unless
    )
    named = tuple(b for b in place.bodies if b in bodies)
    return Prohibited(duty, prohibition, named, both, sure)


def _same_matter(closure: Closure, duty: DutyFact, prohibition: DutyFact) -> bool:
    """Whether what is forbidden is what is done. A prohibition without object or recipient forbids any."""
    ban, done = prohibition.spec, duty.spec
    if (ban.object and ban.object != done.object) or (ban.about and ban.about != done.about):
        return False
    if not prohibition.recipients:
        return True
    towards = closure.parts_of(bodies_of(prohibition.recipients))
    return bool(towards & closure.parts_of(bodies_of(duty.recipients)))


def _together(place: Jurisdiction, first: Boxes, second: Boxes) -> tuple[Region, ...]:
    """Where both conditions hold and the combination can occur; the whole table if they are unconditional."""
    both = meet(first, second)
    return uncovered(place, both, []).regions if both else ()


def read_repeats(place: Jurisdiction) -> Iterator[tuple[DutyFact, DutyFact]]:
    """Two duties that say the same thing, the earlier one first; not copies, nor those that differ in their form."""
    seen: dict[object, DutyFact] = {}
    led: dict[str, list[tuple[str, Boxes]]] = {}
    for duty in place.duties.values():
        for link in duty.links:
            led.setdefault(link.to, []).append((f"{duty.id}/{link.outcome}{link.provided or ''}", link.when))
    for duty in place.duties.values():
        if duty.derived_from is not None:
            continue
        first = seen.setdefault(_content(duty, led.get(f"duty:{duty.id}", [])), duty)
        if first is not duty and not (
            first.spec.form and duty.spec.form and first.spec.form != duty.spec.form
        ):
            yield first, duty


def _content(duty: DutyFact, led: Sequence[tuple[str, Boxes]]) -> object:
    """What a duty says; on which occasion and in which situations it says alike by its own `on` and by another's
    `then`, of which `led` are those that lead to it."""
    spec = duty.spec
    occasions = [(trigger, duty.when) for trigger in spec.on or ([] if led else [""])]
    occasions += [(trigger, meet(when, duty.when)) for trigger, when in led]
    boxes = frozenset((t, frozenset(frozenset(box.items()) for box in when)) for t, when in occasions)
    bodies = frozenset(a.body for a in duty.actors), frozenset(a.body for a in duty.recipients)
    return (
        duty.modality,
        duty.action,
        spec.object,
        spec.about,
        bodies,
        frozenset(spec.on_breach_of),
        boxes,
        spec.provided,
    )
