"""Limits that other clauses set for the same parties on the same matter: a duty without one of its own may have those.

A document seldom says in each clause by when; it transfers cases 在3个工作日内 in one chapter and 及时 in another, shares
all information on the day, comes round every year, or leaves a case to statutory limits.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from ..model.base import Modality
from ..model.deadline import DeadlineKind
from ..model.jurisdiction import DutyFact, Jurisdiction
from .boxes import meet
from .closure import Closure
from .flow import Flow
from .graph import walk
from .hand_overs import bodies_of

_NONE = frozenset({DeadlineKind.OPEN})
_VAGUE = frozenset({DeadlineKind.OPEN, DeadlineKind.PROMPT})
_TRANSFER, _SHARING, _DECISION = "transfer", "sharing", "decision"
_TELLING = frozenset({"feedback", _SHARING})
_HANDLING = frozenset({"investigation", _DECISION})
_ALIKE = (_HANDLING, frozenset({"filing"}))
"""Stages that are one and the same act, by whatever name a clause calls it."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What is compared of two duties: whether they hand over, at which stage, and which bodies give and take."""

    gives: bool
    stage: str
    leads: frozenset[str]
    told: frozenset[str]


@dataclass(frozen=True)
class OtherLimits:
    """Which duties have limits that hold for other duties, too."""

    place: Jurisdiction
    flow: Flow
    closure: Closure

    def is_limited(self, duty: DutyFact) -> bool:
        """Whether some other clause says anything about the time of a duty, if only 及时 or 定期."""
        return self._is_routine(duty) or any(not _kinds(d) <= _NONE for d in self._others(duty))

    def is_bounded(self, duty: DutyFact) -> bool:
        """Whether some other clause bounds the time of a duty, by itself or by the text to which it refers."""
        return self._is_routine(duty) or any(_is_firm(d) for d in self._others(duty))

    def referring(self, duty: DutyFact) -> tuple[DutyFact, ...]:
        """The duties whose clauses leave the time of a duty to another text; none where anything else bounds it."""
        firm = tuple(d for d in self._others(duty) if _is_firm(d))
        if self._is_routine(duty) or any(DeadlineKind.EXTERNAL not in _kinds(d) for d in firm):
            return ()
        return firm

    @cached_property
    def _limited(self) -> Mapping[bool, list[DutyFact]]:
        """The duties with a limit, by whether they hand something over."""
        found: dict[bool, list[DutyFact]] = {True: [], False: []}
        for duty in self.place.duties.values():
            if duty.modality is Modality.MUST and duty.deadlines and not _kinds(duty) <= _NONE:
                found[self._act(duty).gives].append(duty)
        return found

    @cached_property
    def _acts(self) -> dict[str, _Act]:
        return {}

    def _act(self, duty: DutyFact) -> _Act:
        if duty.id not in self._acts:
            action = self.place.action(duty)
            gives, stage = (action.hand_over, action.stage or "") if action else (False, "")
            leads, told = frozenset(duty.lead_bodies), bodies_of(duty.recipients)
            self._acts[duty.id] = _Act(gives, stage, leads, told)
        return self._acts[duty.id]

    @cached_property
    def _found(self) -> dict[str, tuple[DutyFact, ...]]:
        return {}

    def _others(self, duty: DutyFact) -> tuple[DutyFact, ...]:
        """The duties whose limits hold for a duty, too; looked for once."""
        if duty.id not in self._found:
            general = self.place.duties.get(duty.spec.specifies or "")
            same = [
                d
                for d in self._limited[self._act(duty).gives]
                if d.id not in (duty.id, duty.derived_from) and self._is_same_matter(duty, d)
            ]
            self._found[duty.id] = (*((general,) if general else ()), *same)
        return self._found[duty.id]

    def _is_same_matter(self, duty: DutyFact, other: DutyFact) -> bool:
        same = self._is_same_delivery if self._act(duty).gives else self._is_same_work
        return same(duty, other) and bool(meet(duty.when, other.when))

    def _is_same_work(self, duty: DutyFact, other: DutyFact) -> bool:
        same = self._is_same_act(duty, other) or self._is_whole(duty, other)
        return same and not self._is_of_other_cases(duty, other)

    def _is_same_delivery(self, duty: DutyFact, other: DutyFact) -> bool:
        """Whether the same body gives the same body the same: a case, word of the same step, or whatever they share."""
        one, two = self._act(duty), self._act(other)
        if not one.leads or not one.told or any(limit.spec.before for limit in other.deadlines):
            return False
        if one.leads == one.told and [a.body for a in duty.actors] != [a.body for a in other.actors]:
            return False  # parties that can be the same bodies: which of them acts tells the direction
        if one.stage == two.stage == _TRANSFER:
            return self._are_like(one.leads, two.leads) and self._are_like(one.told, two.told)
        if not (one.leads <= two.leads and one.told <= two.told):
            return False
        if two.stage == _SHARING and one.stage in _TELLING:
            # What one party of a case tells another is the case itself.
            return not any(actor.body in self.place.parties for actor in duty.actors)
        return self._is_same_occasion(duty, other)

    def _are_like(self, some: Set[str], others: Set[str]) -> bool:
        """Whether all of some bodies are among others, or may be by their role: documents call one body many names."""
        roles = {r for b in others if (body := self.place.bodies.get(b)) for r in body.roles}
        rest = [self.place.bodies.get(b) for b in some - others]
        return all(body is not None and roles & set(body.roles) for body in rest)

    def _is_same_occasion(self, duty: DutyFact, other: DutyFact) -> bool:
        """Whether both follow one step or one event asks for both, or one goes with the case or tells a refusal."""
        shared = set(duty.triggers) & set(other.triggers)
        if any(self._step(t) for t in shared) or (shared and self._act(other).stage == _TRANSFER):
            return True
        if f"{other.id}/refused" in duty.triggers:
            return True
        return duty.action == other.action and not self._roots(duty).isdisjoint(self._roots(other))

    def _is_same_act(self, duty: DutyFact, other: DutyFact) -> bool:
        """Whether the same body does the same elsewhere in mechanisms of one kind, not as another step of one way."""
        one, two = self._act(duty), self._act(other)
        if (
            not any(one.stage in alike and two.stage in alike for alike in _ALIKE)
            or not one.leads & two.leads
        ):
            return False
        kinds = [self.place.mechanisms[d.mechanism].kind for d in (duty, other)]
        return kinds[0] == kinds[1] and not self._leads_to(duty, other) and not self._leads_to(other, duty)

    def _is_whole(self, duty: DutyFact, other: DutyFact) -> bool:
        """Whether the other duty is to deal with the case in the time that another text sets, and the first a part of it."""
        one, two = self._act(duty), self._act(other)
        if not {one.stage, two.stage} <= _HANDLING or DeadlineKind.EXTERNAL not in _kinds(other):
            return False
        if duty.mechanism == other.mechanism:
            return one.leads <= two.leads
        return one.stage == two.stage == _DECISION and self.closure.may_be_same(one.leads, two.leads)

    def _is_of_other_cases(self, duty: DutyFact, other: DutyFact) -> bool:
        """Whether the other duty's time is that of another text, for cases that come in another way."""
        if duty.mechanism == other.mechanism or DeadlineKind.EXTERNAL not in _kinds(other):
            return False
        return self._events(duty).isdisjoint(self._events(other))

    def _is_routine(self, duty: DutyFact) -> bool:
        """Whether a duty is a step of what comes round in every period, not of a case."""
        origins = [d for d in self._origins(duty) if d is not duty]
        return bool(origins) and all(
            self._recurs(d) or (not d.triggers and not d.spec.on_breach_of and d.mechanism in self._periodic)
            for d in origins
        )

    @cached_property
    def _periodic(self) -> frozenset[str]:
        return frozenset(d.mechanism for d in self.place.duties.values() if self._recurs(d))

    def _recurs(self, duty: DutyFact) -> bool:
        return any(d.kind is DeadlineKind.RECURRING and d.spec.limit.unit for d in duty.deadlines)

    def _origins(self, duty: DutyFact) -> tuple[DutyFact, ...]:
        """The duties with which the ways to a duty begin: nothing leads to them, or an event does."""
        back = (self.place.duties[d] for d in sorted(walk((duty.id,), self._before)))
        return tuple(d for d in back if not d.triggers or any(not self._step(t) for t in d.triggers))

    def _events(self, duty: DutyFact) -> frozenset[str]:
        """The events with which the ways to a duty begin."""
        return frozenset(t for d in self._origins(duty) for t in d.triggers if not self._step(t))

    def _step(self, trigger: str) -> str | None:
        """The duty whose outcome a trigger is."""
        name = trigger.rpartition("/")[0]
        return name if name in self.place.duties else None

    @cached_property
    def _before(self) -> Mapping[str, tuple[str, ...]]:
        """Duty → the duties whose outcomes lead to it."""
        return {
            d.id: tuple(sorted({step for t in d.triggers if (step := self._step(t))}))
            for d in self.place.duties.values()
        }

    def _leads_to(self, duty: DutyFact, other: DutyFact) -> bool:
        return duty.id in walk((other.id,), self._before)

    def _roots(self, duty: DutyFact) -> frozenset[str]:
        """The events that duties answer which lead to a duty by one step."""
        before = (self.place.duties[d] for d in self._before[duty.id])
        return frozenset(t for d in before for t in d.triggers)


def _kinds(duty: DutyFact) -> frozenset[DeadlineKind]:
    return frozenset(limit.kind for limit in duty.deadlines)


def _is_firm(duty: DutyFact) -> bool:
    """Whether a duty has a limit with an end: a number, a day, a period, or what another text says."""
    return any(
        limit.kind not in _VAGUE and (limit.kind is not DeadlineKind.RECURRING or limit.spec.limit.unit)
        for limit in duty.deadlines
    )
