"""When the limits of a step expire on the way to it, or why that cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..model.deadline import DeadlineKind
from ..model.jurisdiction import ANYTHING, Boxes, ChainFact, DutyFact, TimeLimit
from .boxes import contains, meet
from .duration import Duration

Region = Mapping[str, frozenset[str]]


class Doubt(StrEnum):
    """Why a step has no longest time."""

    UNREAD = "unread"
    """The spec says nothing about its time."""
    OPEN = "open"
    """The text sets no limit."""
    VAGUE = "vague"
    """The limit is a word such as 及时, or 定期 without a period."""
    ELSEWHERE = "elsewhere"
    """The limit is set by another text."""
    START = "start"
    """The limit runs from an event that is no part of the way: nobody says when it comes about."""
    EXTENSION = "extension"
    """The limit may be prolonged by as much as one likes."""


@dataclass(frozen=True, slots=True)
class Step:
    """A duty or chain on a way: the limits that apply, when they expire at the latest, and what leaves that open."""

    id: str
    is_chain: bool
    limits: tuple[TimeLimit, ...]
    expires: Duration
    doubt: Doubt | None = None

    @property
    def node(self) -> str:
        """`duty:x` or `chain:x`."""
        return f"{'chain' if self.is_chain else 'duty'}:{self.id}"


@dataclass(frozen=True, slots=True)
class Way:
    """The steps so far, and when each event on the way came about. `generous`: every limit is used up, and prolonged."""

    steps: tuple[Step, ...] = ()
    total: Duration = field(default_factory=Duration)
    done: Mapping[str, Duration] = field(default_factory=dict)
    generous: bool = False

    def at(self, event: str) -> Way:
        """The way with an event that has come about just now; of an outcome, also the step that it ends."""
        moments = dict.fromkeys((event, event.rpartition("/")[0] or event), self.total)
        return Way(self.steps, self.total, {**self.done, **moments}, self.generous)

    def taking(self, step: Step) -> Way:
        """The way with one step more."""
        return Way((*self.steps, step), step.expires, self.done, self.generous)


def read_step(fact: DutyFact | ChainFact, region: Region, way: Way) -> Step:
    """A duty, or a chain rung by rung, as the next step of a way; the quick way settles a matter on the first rung."""
    if isinstance(fact, DutyFact):
        limits, expires, doubt = _expiry(fact.deadlines, region, way)
        return Step(fact.id, False, limits, expires, doubt)
    applied: tuple[TimeLimit, ...] = ()
    first: Doubt | None = None
    for rung in fact.rungs if way.generous else fact.rungs[:1]:
        limits, expires, doubt = _expiry(rung.deadlines, region, way)
        way = replace(way, total=expires)
        applied, first = (*applied, *limits), first or doubt
    return Step(fact.id, True, applied, way.total, first)


def applicable_limits(
    deadlines: Sequence[TimeLimit], region: Region
) -> tuple[tuple[TimeLimit, ...], tuple[TimeLimit, ...]]:
    """The limits that surely apply all over a region, a special one before the general, and those that may in parts."""
    if all(d.when == ANYTHING and not d.spec.provided for d in deadlines):
        return tuple(deadlines), ()
    plain = [d for d in deadlines if not d.spec.provided]
    special = tuple(d for d in plain if d.when != ANYTHING and contains(d.when, region))
    general = tuple(d for d in plain if d.when == ANYTHING)
    rest = (d for d in deadlines if d not in special and d not in general)
    possible = tuple(d for d in rest if meet((region,), d.when))
    return (special, tuple(d for d in possible if d.spec.provided)) if special else (general, possible)


def _expiry(
    deadlines: Sequence[TimeLimit], region: Region, way: Way
) -> tuple[tuple[TimeLimit, ...], Duration, Doubt | None]:
    """The limits that apply, when they expire, and what leaves that open.

    Limits that surely apply hold together: the first to expire bounds the step. Those that may apply, for a part of
    the region or on a condition in words, are so many further cases.
    """
    sure, possible = applicable_limits(deadlines, region)
    cases = ([sure] if sure else []) + [(d,) for d in possible]
    if not cases:
        return (), way.total, Doubt.UNREAD if not deadlines else Doubt.OPEN
    read = [_first_expiry(case, region, way) for case in cases]
    known = [e for e, doubt in read if doubt is None]
    if not way.generous and known:
        expires = min(known, key=_days)
        return (*sure, *possible), max(expires, way.total, key=_days), None
    latest = max((e for e, _ in read), key=_days)
    doubt = next((doubt for _, doubt in read if doubt is not None), None)
    return (*sure, *possible), max(way.total, latest, key=_days), doubt


def _first_expiry(case: Sequence[TimeLimit], region: Region, way: Way) -> tuple[Duration, Doubt | None]:
    """When the first of limits that hold together expires; of limits without an end, what they amount to."""
    read = [_spent(limit, region, way) for limit in case]
    if len(read) == 1:
        return read[0]
    known = [e for e, doubt in read if doubt is None]
    if known:
        return min(known, key=_days), None
    # 及时 beside a word of another text: what the second says is the more telling.
    return max(read, key=lambda r: (r[0].days, r[1] is not Doubt.OPEN))


def _spent(limit: TimeLimit, region: Region, way: Way) -> tuple[Duration, Doubt | None]:
    """When a limit expires, counted from the event; with a doubt, what of it has a number."""
    spec, amount = limit.spec, limit.spec.limit
    if spec.before or amount.kind in (DeadlineKind.IMMEDIATE, DeadlineKind.SAME_DAY):
        return way.total, None
    if amount.kind is DeadlineKind.OPEN:
        return way.total, Doubt.OPEN
    if amount.kind is DeadlineKind.EXTERNAL:
        return way.total, Doubt.ELSEWHERE
    if amount.kind is DeadlineKind.PROMPT or amount.unit is None or amount.value is None:
        return way.total, Doubt.VAGUE
    if amount.kind is DeadlineKind.RECURRING:  # comes up after one period at the latest
        return way.total.plus(amount.unit, amount.value), None
    base, doubt = _start(limit, way)
    ended = base.plus(amount.unit, amount.value)
    extension = spec.extension
    if way.generous and extension and _can_be(limit.extension_when, region):
        by = extension.by
        if by is None or by.unit is None or by.value is None:
            return ended, Doubt.EXTENSION
        ended = ended.plus(by.unit, by.value * (extension.times or 1))
    return ended, doubt


def _start(limit: TimeLimit, way: Way) -> tuple[Duration, Doubt | None]:
    """When a limit starts: with the step's trigger, or at an event further back; of several, at the last of them."""
    if not limit.spec.from_:
        return way.total, None
    known = [way.done[e] for e in limit.start if e in way.done]
    known += [
        way.done[h] for e in limit.start if e not in way.done and (h := e.rpartition("/")[0]) in way.done
    ]
    return (max(known, key=_days), None) if known else (way.total, Doubt.START)


def _can_be(when: Boxes, region: Region) -> bool:
    return bool(meet((region,), when))


def _days(duration: Duration) -> float:
    return duration.days
