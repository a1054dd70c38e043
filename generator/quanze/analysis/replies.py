"""Complaints that come to an end without anybody answering the complainant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.jurisdiction import Boxes, DutyFact, Jurisdiction
from .boxes import Box, meet, uncovered
from .coverage import Coverage
from .flow import END, Flow
from .hand_overs import bodies_of, is_public_body
from .handling import EventTable

_MAX_STEPS = 5_000
_REPLY = "reply"
_HANDLING = frozenset({"intake", "verification", "filing", "investigation", "decision"})
"""Stages that deal with the case itself; to bear responsibility, for one, is no way to end it."""


@dataclass(frozen=True, slots=True)
class Unreplied:
    """The situations in which a case ends or stops and the complainant is not told, and the duties to tell in others."""

    gap: Coverage
    replies: tuple[DutyFact, ...]


def unreplied(place: Jurisdiction, flow: Flow, table: EventTable) -> Unreplied:
    """The situations of an event in which the case comes to an end and on no way is the complainant told."""
    ended: list[Box] = []
    replied: list[Box] = []
    replies: dict[str, DutyFact] = {}
    for answer in table.answers:
        if answer.duty.derived_from is None:
            for duty, box, steps in _walk(flow, answer.duty, answer.when):
                if _tells(place, duty):
                    replied.append(box)
                    replies[duty.id] = duty
                elif _ends(flow, duty, box) and (steps > 1 or _handles(place, duty)):
                    ended.append(box)
    return Unreplied(uncovered(place, tuple(ended), [tuple(replied)]), tuple(replies.values()))


def _walk(flow: Flow, first: DutyFact, when: Boxes) -> Iterator[tuple[DutyFact, Box, int]]:
    """Every duty on the ways from the first one, with the situations left there and the number of steps."""
    seen: set[tuple[str, frozenset[tuple[str, frozenset[str]]]]] = set()
    todo = [(first, box, 1) for box in when]
    while todo and len(seen) < _MAX_STEPS:
        duty, box, steps = todo.pop()
        state = (duty.id, frozenset(box.items()))
        if state in seen:
            continue
        seen.add(state)
        yield duty, box, steps
        for edge in flow.following.get(f"duty:{duty.id}", ()):
            if edge.occurs:
                targets = (
                    flow.onward.get(edge.target, ()) if edge.target.startswith("event:") else (edge.target,)
                )
                for target in targets:
                    follower = flow.place.duties.get(target.removeprefix("duty:"))
                    if follower:
                        todo += [(follower, b, steps + 1) for b in meet((box,), edge.when, follower.when)]


def _ends(flow: Flow, duty: DutyFact, box: Box) -> bool:
    leaving = [e for e in flow.following.get(f"duty:{duty.id}", ()) if e.occurs]
    return not leaving or any(e.target == END and meet((box,), e.when) for e in leaving)


def _handles(place: Jurisdiction, duty: DutyFact) -> bool:
    action = place.action(duty)
    return action is not None and action.stage in _HANDLING


def _tells(place: Jurisdiction, duty: DutyFact) -> bool:
    action = place.action(duty)
    if action is None or not action.hand_over:
        return False
    told = bodies_of(duty.recipients)
    return any(is_public_body(place, b) for b in told) or (action.stage == _REPLY and not told)
