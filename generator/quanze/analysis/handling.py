"""Who handles what: for every event, which situations which duty answers, and which nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.base import Modality
from ..model.jurisdiction import Boxes, DutyFact, Jurisdiction, ScopeFact
from .boxes import COVERED, Box, left_over, used_dimensions
from .coverage import Coverage, Row

_FIRM = frozenset({Modality.MUST, Modality.SHOULD})
_COMPETENCE, _OWN = "competence", "own"


@dataclass(frozen=True, slots=True)
class Answer:
    """A duty that answers an event, and where. It is firm if it must be done and hangs on no unmodelled condition."""

    duty: DutyFact
    when: Boxes
    firm: bool


@dataclass(frozen=True)
class EventTable:
    """One event: its dimensions, the scope that mechanisms claim, the answers, and what no firm answer covers.

    What no firm answer covers falls in three: `abandoned`, where nobody so much as may act, whoever met with it;
    `stranded`, where somebody must act who met with it himself, but not on behalf of who did; and `optional`, where
    somebody may, or must on a condition that no dimension carries.
    """

    event: str
    dimensions: tuple[str, ...]
    scopes: tuple[ScopeFact, ...]
    answers: tuple[Answer, ...]
    coverage: Coverage
    abandoned: Coverage
    stranded: Coverage
    optional: Coverage
    party: str | None

    @property
    def scope(self) -> Boxes:
        """All situations that some mechanism claims."""
        return tuple(box for scope in self.scopes for box in scope.when)


def read_handling(place: Jurisdiction) -> tuple[EventTable, ...]:
    """The table of every event that a mechanism answers for, in the order of the spec."""
    events = dict.fromkeys(s.event for s in place.scopes)
    return tuple(_table(place, event) for event in events)


def answer_boxes(place: Jurisdiction, event: str, duty: DutyFact) -> Boxes:
    """Where a duty answers an event.

    An event that befalls a case party (a finder, a first receiver) is, for a duty of a body that can be that party,
    that body's own case, unless the duty's condition names the party. What holds for a role holds for its holders.
    """
    party = _party(place, event)
    if party is None or not place.parties.get(party):
        return duty.when
    possible = frozenset(place.parties[party])
    own = frozenset(duty.lead_bodies) & possible
    boxes = duty.when if not own else tuple({party: own, **box} for box in duty.when)
    return tuple(
        {**box, party: box[party] | (_holders(place, box[party]) & possible)} if party in box else box
        for box in boxes
    )


def _holders(place: Jurisdiction, roles: frozenset[str]) -> frozenset[str]:
    """The bodies that hold these roles, and those that hold theirs."""
    found: dict[str, None] = {}
    todo = list(roles)
    for name in todo:
        body = place.bodies.get(name)
        for holder in body.holders if body else ():
            if holder not in found:
                found[holder] = None
                todo.append(holder)
    return frozenset(found)


def _table(place: Jurisdiction, event: str) -> EventTable:
    scopes = tuple(s for s in place.scopes if s.event == event)
    answers = tuple(
        Answer(d, answer_boxes(place, event, d), d.modality in _FIRM and not d.spec.provided)
        for d in place.duties_by_trigger.get(event, ())
        if d.modality is not Modality.MUST_NOT
    )
    chains = [c for c in place.chains.values() if event in c.spec.on]
    rows = [_row(a.duty.id, i, box) for a in answers if a.firm for i, box in enumerate(a.when)]
    rows += [_row(c.id, i, box) for c in chains for i, box in enumerate(c.when)]
    softer = [_row(a.duty.id, i, box) for a in answers if not a.firm for i, box in enumerate(a.when)]
    scope = tuple(box for s in scopes for box in s.when)
    conditions = (scope, *(a.when for a in answers), *(c.when for c in chains))
    dimensions = used_dimensions(place, conditions, _expected(place, event))

    def gaps(more: Sequence[Row] = ()) -> Coverage:
        return left_over(place, dimensions, [*rows, *more], scope)

    coverage = gaps()
    party = _party(place, event)
    elsewhere = [_row("elsewhere", i, _without(r.when, party)) for i, r in enumerate(rows) if party in r.when]
    unanswered = gaps(softer) if softer and coverage.regions else coverage
    abandoned = gaps([*softer, *elsewhere]) if elsewhere and unanswered.regions else unanswered
    mine = [_row("mine", i, box) for i, box in enumerate(_own_business(place, dimensions, rows, party))]
    stranded = gaps([*softer, *mine, *_rest(abandoned)]) if elsewhere and unanswered.regions else COVERED
    optional = gaps(_rest(unanswered)) if softer and coverage.regions else COVERED
    return EventTable(event, dimensions, scopes, answers, coverage, abandoned, stranded, optional, party)


def _rest(found: Coverage) -> list[Row]:
    """Gaps as rows, so that what remains is found."""
    return [_row("rest", i, region) for i, region in enumerate(found.regions)]


def _own_business(
    place: Jurisdiction, dimensions: Sequence[str], rows: Sequence[Row], party: str | None
) -> Boxes:
    """What one that must act on other cases of the kind has competence for itself: it need not be told to act."""
    bound = frozenset(v for r in rows for v in r.when.get(party or "", ()))
    known = _COMPETENCE in dimensions and _OWN in place.dimensions[_COMPETENCE].values
    return ({party: bound, _COMPETENCE: frozenset({_OWN})},) if party and bound and known else ()


def _without(box: Box, dimension: str | None) -> Box:
    return {d: values for d, values in box.items() if d != dimension}


def _party(place: Jurisdiction, event: str) -> str | None:
    """The case party that an event befalls, such as who finds a violation."""
    entry = place.vocabulary.events.get(event)
    return entry.by if entry else None


def _row(key: str, number: int, box: Box) -> Row:
    return Row(f"{key}#{number}", box, key)


def _expected(place: Jurisdiction, event: str) -> tuple[str, ...]:
    """The dimensions on which the vocabulary says that an answer depends."""
    entry = place.vocabulary.events.get(event)
    return (*((entry.by,) if entry.by else ()), *entry.dimensions) if entry else ()
