"""The time limits of a duty: which hold for a body, and those under conditions in administrative Chinese."""

from __future__ import annotations

from dataclasses import replace

from ..analysis.wording import listed
from ..model.jurisdiction import ANYTHING, DutyFact, Jurisdiction, TimeLimit
from .phrases import bind_boxes, boxes_phrase, close_condition, join_conditions, time_phrase


def bound_limits(duty: DutyFact, body: str | None) -> tuple[TimeLimit, ...]:
    """The time limits that hold for one body. One whose condition it always meets goes before the general ones."""
    if body is None:
        return duty.deadlines
    bound = [(limit, bind_boxes(limit.when, duty, body)) for limit in duty.deadlines]
    own = any(when == ANYTHING != limit.when for limit, when in bound)
    return tuple(
        replace(limit, when=when) for limit, when in bound if when and not (own and limit.when == ANYTHING)
    )


def is_general(limit: TimeLimit) -> bool:
    """Whether a limit holds under no condition."""
    return limit.when == ANYTHING and not limit.spec.provided


def special_words(place: Jurisdiction, limits: list[TimeLimit], duty: DutyFact) -> list[str]:
    """Limits under conditions; those with the same time are said once: 情况紧急的，在24小时内移送."""
    action = place.action(duty)
    by_time: dict[str, list[str]] = {}
    limits = _join_limits(place, limits, duty)
    for limit in limits:
        time = time_phrase(place, limit, duty)
        said = f"{time}{action.name if action else ''}" if time else "未规定时限"
        condition = join_conditions(boxes_phrase(place, limit.when), limit.spec.provided)
        by_time.setdefault(said, []).append(condition)
    return [
        f"{close_condition(listed(conditions, '，或者'))}，{said}" for said, conditions in by_time.items()
    ]


def _join_limits(place: Jurisdiction, limits: list[TimeLimit], duty: DutyFact) -> list[TimeLimit]:
    """Limits of the same time for several values of one dimension as one limit for all of them."""
    joined: dict[tuple[str, object], TimeLimit] = {}
    for number, limit in enumerate(limits):
        single = len(limit.when) == 1 and len(limit.when[0]) == 1 and not limit.spec.provided
        dimension = next(iter(limit.when[0])) if single else None
        key = (time_phrase(place, limit, duty), dimension or number)
        if dimension and key in joined:
            values = joined[key].when[0][dimension] | limit.when[0][dimension]
            limit = replace(limit, when=({dimension: values},))
        joined[key] = limit
    return list(joined.values())
