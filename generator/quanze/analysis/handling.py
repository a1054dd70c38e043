"""Who handles what: for every event, which situations which duty answers, and which nobody does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.base import Modality
from ..model.jurisdiction import Boxes, DutyFact, Jurisdiction, ScopeFact
from .coverage import IMPOSSIBLE, Coverage, Row, Table, find_gaps

_FIRM = frozenset({Modality.MUST, Modality.SHOULD})


@dataclass(frozen=True, slots=True)
class Answer:
    """A duty that answers an event, and where. It is firm if it must be done and hangs on no unmodelled condition."""

    duty: DutyFact
    when: Boxes
    firm: bool


@dataclass(frozen=True)
class EventTable:
    """One event: its dimensions, the scope that mechanisms claim, the answers, and what no firm answer covers."""

    event: str
    dimensions: tuple[str, ...]
    scopes: tuple[ScopeFact, ...]
    answers: tuple[Answer, ...]
    table: Table
    coverage: Coverage


def read_handling(place: Jurisdiction) -> tuple[EventTable, ...]:
    """The table of every event that a mechanism answers for, in the order of the spec."""
    events = dict.fromkeys(s.event for s in place.scopes)
    return tuple(_table(place, event) for event in events)


def answer_boxes(place: Jurisdiction, event: str, duty: DutyFact) -> Boxes:
    """Where a duty answers an event.

    An event that befalls a case party (a finder, a first receiver) is, for a duty of a body that can be that party,
    that body's own case, unless the duty's condition names the party.
    """
    entry = place.vocabulary.events.get(event)
    party = entry.by if entry else None
    if party is None or not place.parties.get(party):
        return duty.when
    own = frozenset(duty.lead_bodies) & frozenset(place.parties[party])
    if not own:
        return duty.when
    return tuple(box if party in box else {**box, party: own} for box in duty.when)


def _table(place: Jurisdiction, event: str) -> EventTable:
    scopes = tuple(s for s in place.scopes if s.event == event)
    answers = tuple(
        Answer(d, answer_boxes(place, event, d), d.modality in _FIRM and not d.spec.provided)
        for d in place.duties_by_trigger.get(event, ())
        if d.modality is not Modality.MUST_NOT
    )
    chains = [c for c in place.chains.values() if event in c.spec.on]
    dimensions = _dimensions(place, event, scopes, answers)
    rows = [
        Row(f"{a.duty.id}#{i}", _only(box, dimensions), a.duty.id)
        for a in answers
        if a.firm
        for i, box in enumerate(a.when)
    ]
    rows += [Row(f"{c.id}#{i}", _only(box, dimensions), c.id) for c in chains for i, box in enumerate(c.when)]
    rows += [
        Row(f"impossible#{i}", _only(box, dimensions), IMPOSSIBLE)
        for i, box in enumerate(place.impossible)
        if set(box) <= set(dimensions)
    ]
    scope = [_only(box, dimensions) for s in scopes for box in s.when]
    table = Table({d: tuple(place.dimensions[d].values) for d in dimensions}, rows, scope)
    return EventTable(event, dimensions, scopes, answers, table, find_gaps(table))


def _only(box: Mapping[str, frozenset[str]], dimensions: Iterable[str]) -> dict[str, frozenset[str]]:
    return {d: box[d] for d in dimensions if d in box}


def _dimensions(
    place: Jurisdiction, event: str, scopes: tuple[ScopeFact, ...], answers: tuple[Answer, ...]
) -> tuple[str, ...]:
    entry = place.vocabulary.events.get(event)
    wanted: list[str] = []
    if entry:
        wanted = [*((entry.by,) if entry.by else ()), *entry.dimensions]
    for boxes in (*(s.when for s in scopes), *(a.when for a in answers if a.firm)):
        wanted += [d for box in boxes for d in box]
    return tuple(d for d in dict.fromkeys(wanted) if place.dimensions.get(d) and place.dimensions[d].values)
