"""Powers that belong in different hands: to decide and to decide the appeal, to investigate and to review, to convene
a body and to stand outside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.base import SILENT, Modality
from ..model.boxes import meet
from ..model.jurisdiction import DutyFact, Jurisdiction
from .closure import Closure
from .flow import Flow
from .hand_overs import hands_over

_REMEDY, _REVIEW = "remedy", "review"
_INVESTIGATING = frozenset({"investigate", "collect-evidence"})


Paths = tuple[tuple[str, ...], ...]
"""Ways down through parts, holders or members that end at one body."""


@dataclass(frozen=True, slots=True)
class OwnAppeal:
    """An appeal decided by who made the decision appealed against; `paths` lead from the maker and from the judge to who
    is both.

    `hearing` is the duty to decide the appeal, or, where there is none, the appeal that is addressed to the maker.
    """

    decision: DutyFact
    hearing: DutyFact
    maker: str
    judge: str
    paths: Paths


@dataclass(frozen=True, slots=True)
class OwnReview:
    """A body that investigates and reviews in one mechanism, with the ways to it from the actors of both duties."""

    investigation: DutyFact
    review: DutyFact
    paths: Paths


@dataclass(frozen=True, slots=True)
class OutsideConvener:
    """A body convened by one that is not among its members. `is_sure`: it is known to rank no higher than they do."""

    body: str
    convener: str
    is_sure: bool


def find_own_appeals(place: Jurisdiction, closure: Closure, flow: Flow) -> Iterator[OwnAppeal]:
    """Appeals that come back to the maker of the decision and go no further; one for each hearing and maker."""
    for hearing in _hearings(place, flow):
        if any(_is_open_to_others(closure, hearing, later) for later in _later(place, flow, hearing)):
            continue
        seen: set[str] = set()
        for decision in read_appealed(place, flow, hearing):
            for maker in decision.lead_bodies:
                found = (
                    (j, _shared(closure.paths(maker), closure.named(j))) for j in _judges(place, hearing)
                )
                judge, paths = next(((j, p) for j, p in found if p), ("", ()))
                if paths and maker not in seen:
                    seen.add(maker)
                    yield OwnAppeal(decision, hearing, maker, judge, paths)


def find_unknown_appeals(place: Jurisdiction, flow: Flow) -> tuple[DutyFact, ...]:
    """Hearings of which it cannot be told what decision they are about, as no step leads from one to them."""
    return tuple(h for h in _hearings(place, flow) if not read_appealed(place, flow, h))


def read_appealed(place: Jurisdiction, flow: Flow, hearing: DutyFact) -> tuple[DutyFact, ...]:
    """The decisions that a hearing is about: what leads to the appeals before it, past mere messages."""
    appeals = [hearing] if _is_appeal(place, hearing) else _before(place, flow, [hearing], _is_remedy)
    starts = [a for a in appeals if _is_appeal(place, a)] or [hearing]
    found = _before(place, flow, starts, lambda p, d: _is_remedy(p, d) or not hands_over(p, d))
    return tuple(d for d in found if not _is_appeal(place, d))


def _before(
    place: Jurisdiction,
    flow: Flow,
    starts: Sequence[DutyFact],
    stop: Callable[[Jurisdiction, DutyFact], bool],
) -> tuple[DutyFact, ...]:
    """The duties at which the ways back from some steps first stop."""
    found: list[DutyFact] = []
    todo = [f"duty:{d.id}" for d in starts]
    for node in todo:
        for source in dict.fromkeys(e.source for e in flow.leading.get(node, ()) if e.occurs):
            duty = place.duties.get(source.removeprefix("duty:"))
            if duty and stop(place, duty):
                found += [] if duty in found else [duty]
            elif source not in todo:
                todo.append(source)
    return tuple(found)


def find_own_reviews(place: Jurisdiction, closure: Closure) -> Iterator[OwnReview]:
    """Reviews by who investigates in the same mechanism and in a situation that both have in common."""
    for duties in place.duties_by_mechanism.values():
        own = [d for d in duties if d.derived_from is None and d.modality is not Modality.MUST_NOT]
        reviews = [d for d in own if (a := place.action(d)) and a.stage == _REVIEW]
        for investigation in (d for d in own if d.action in _INVESTIGATING):
            for review in (r for r in reviews if meet(r.when, investigation.when)):
                found = (
                    _shared(closure.named(i), closure.named(r, members=True))
                    for i in investigation.lead_bodies
                    for r in review.lead_bodies
                )
                if paths := next(filter(None, found), ()):
                    yield OwnReview(investigation, review, paths)


def find_outside_conveners(place: Jurisdiction, closure: Closure) -> Iterator[OutsideConvener]:
    """Bodies with listed members whose convener is none of these, nor of their parts, and does not rank above them."""
    for name, entry in place.bodies.items():
        members = [m for m in entry.members if m != SILENT and m in place.bodies]
        convener = entry.convener
        if not members or SILENT in entry.members or convener not in place.bodies or convener is None:
            continue
        if convener in closure.parts_of(members) or any(closure.is_above(convener, m) for m in members):
            continue
        rank, ranks = closure.rank(convener), [closure.rank(m) for m in members]
        known = [r for r in ranks if r is not None]
        if rank is None or len(known) < len(ranks):
            yield OutsideConvener(name, convener, False)
        elif rank <= max(known):
            yield OutsideConvener(name, convener, True)


def _hearings(place: Jurisdiction, flow: Flow) -> Iterator[DutyFact]:
    """The duties to decide appeals, and the appeals that no such duty follows."""
    for duty in place.duties.values():
        if duty.derived_from or duty.modality is Modality.MUST_NOT:
            continue
        if _is_hearing(place, duty) or (_is_appeal(place, duty) and not any(_later(place, flow, duty))):
            yield duty


def _later(place: Jurisdiction, flow: Flow, duty: DutyFact) -> Iterator[DutyFact]:
    """The duties to decide an appeal that come after a duty, however many steps after."""
    todo, seen = [duty], {duty.id}
    for step in todo:
        for follower in flow.followers(f"duty:{step.id}"):
            if follower.id not in seen:
                seen.add(follower.id)
                todo.append(follower)
                if _is_hearing(place, follower):
                    yield follower


def _is_open_to_others(closure: Closure, hearing: DutyFact, later: DutyFact) -> bool:
    """Whether somebody else decides at a later stage."""
    return not closure.may_be_same(hearing.lead_bodies, later.lead_bodies)


def _judges(place: Jurisdiction, hearing: DutyFact) -> tuple[str, ...]:
    if _is_hearing(place, hearing):
        return hearing.lead_bodies
    return tuple(dict.fromkeys(b for a in hearing.recipients for b in a.bodies))


def _shared(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> Paths:
    """The ways from both sides to the first body that is on both; () if there is none, one where they are the same way."""
    body = next((b for b in one if b in other), None)
    return tuple(dict.fromkeys((one[body], other[body]))) if body else ()


def _is_remedy(place: Jurisdiction, duty: DutyFact) -> bool:
    action = place.action(duty)
    return action is not None and action.stage == _REMEDY


def _is_appeal(place: Jurisdiction, duty: DutyFact) -> bool:
    return _is_remedy(place, duty) and hands_over(place, duty)


def _is_hearing(place: Jurisdiction, duty: DutyFact) -> bool:
    return _is_remedy(place, duty) and not hands_over(place, duty)
