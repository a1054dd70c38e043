"""Ladders: chains with their parties bound, and what can be said of one rung against another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from ..model.base import SILENT, Modality
from ..model.body import BodyKind
from ..model.chain import ChainKind, Meanwhile
from ..model.deadline import DeadlineKind
from ..model.jurisdiction import ActorRef, ChainFact, DutyFact, Jurisdiction, RungFact
from .boxes import meet
from .closure import Closure

PARTIES = "parties"
_APART = frozenset({"police", "procuratorate", "court", "judicial-authority", "public", "subject"})
"""Roles whose disputes with administrative bodies statutes settle, not local texts."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """A chain, the bodies that can dispute in it, and these with all they consist of."""

    chain: ChainFact
    parties: tuple[str, ...]
    reach: frozenset[str]

    @property
    def steps(self) -> tuple[RungFact, ...]:
        """The rungs above the parties' own dealings with each other."""
        return tuple(r for r in self.chain.rungs if not is_own(r))

    @property
    def judges(self) -> tuple[frozenset[str], ...]:
        """Who deals with the matter on each of the steps."""
        return tuple(frozenset(b for a in r.bodies for b in a.bodies) for r in self.steps)


@dataclass(frozen=True, slots=True)
class OwnCause:
    """A rung whose judge is a party, or consists of parties only; `paths` lead from a party to the judge or member."""

    ladder: Ladder
    rung: RungFact
    judge: str
    paths: tuple[tuple[str, ...], ...]
    members_only: bool


Route = Ladder | DutyFact
"""A way on which a dispute is dealt with: a ladder, or a duty to settle it."""


@dataclass(frozen=True, slots=True)
class RouteGroup:
    """Routes for the same dispute that lead to different bodies; `same_event` if all name one event."""

    routes: tuple[Route, ...]
    parties: tuple[str, ...]
    same_event: bool


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A hand-over between two bodies whose disputes no ladder takes up; `alike`: ladders between bodies with the roles of
    these, which may go by other names there."""

    giver: str
    taker: str
    duty: DutyFact
    alike: tuple[Ladder, ...]


def read_ladders(place: Jurisdiction, closure: Closure) -> tuple[Ladder, ...]:
    """All chains that are written, not those copied by 参照执行."""
    found = []
    for chain in place.chains.values():
        if chain.derived_from is None:
            parties = tuple(_parties(place, chain))
            reach = frozenset(b for p in parties for b in closure.all_parts(p))
            found.append(Ladder(chain, parties, reach))
    return tuple(found)


def is_own(rung: RungFact) -> bool:
    """Whether the parties deal with the matter among themselves."""
    return any(a.body == PARTIES for a in rung.bodies)


def is_final(place: Jurisdiction, ladder: Ladder) -> bool:
    """Whether the last rung settles the matter: said to be final, or by an action that cannot fail."""
    if ladder.chain.spec.outside:
        return True
    if not ladder.chain.rungs:
        return False
    last = ladder.chain.rungs[-1]
    if last.spec.final or any(
        place.bodies[b].final for a in last.bodies for b in a.bodies if b in place.bodies
    ):
        return True
    action = place.vocabulary.actions.get(last.spec.action)
    return action is None or all(outcome.end for outcome in action.outcomes.values())


def is_timed(rung: RungFact, *, last: bool = False) -> bool:
    """Whether some limit of the rung ends by lapse of time: a number, or a stated effect of silence.

    On the last rung, whose failing moves nothing up, "at once" is a definite time too.
    """
    kinds = {DeadlineKind.BOUNDED, DeadlineKind.SAME_DAY, DeadlineKind.BEFORE}
    kinds |= {DeadlineKind.IMMEDIATE} if last else set()
    return any(d.kind in kinds or d.spec.on_expiry for d in rung.deadlines)


def read_meanwhile(ladder: Ladder, ladders: Iterable[Ladder]) -> Meanwhile:
    """What holds while a dispute lasts: what its ladder says, or else another one between the same parties."""
    said = [
        x.chain.spec.meanwhile
        for x in (ladder, *ladders)
        if x is ladder or (x.chain.spec.kind is ladder.chain.spec.kind and _share_parties(ladder, x))
    ]
    return next((m for m in said if m is not Meanwhile.SILENT), Meanwhile.SILENT)


def find_own_causes(ladders: tuple[Ladder, ...], closure: Closure) -> Iterator[OwnCause]:
    """Rungs on which a party judges its own dispute."""
    for ladder in ladders:
        for rung in ladder.steps:
            for judge in dict.fromkeys(b for a in rung.bodies for b in a.bodies):
                if judge in ladder.reach:
                    yield OwnCause(ladder, rung, judge, _paths(closure, ladder, (judge,)), False)
                    continue
                members = _members(closure.place, judge)
                if members and all(m in ladder.reach for m in members):
                    yield OwnCause(ladder, rung, judge, _paths(closure, ladder, members), True)


def group_routes(place: Jurisdiction, ladders: tuple[Ladder, ...]) -> tuple[RouteGroup, ...]:
    """Ladders of one kind between the same parties that lead to different bodies, and duties that settle the same."""
    clashing: dict[str, list[Route]] = {}
    taken: set[str] = set()
    for ladder in ladders:
        rivals = [o for o in ladders if o.chain.id not in taken and _clash(ladder, o)]
        duties = [d for d in place.duties.values() if _settles(place, ladder, d)]
        if ladder.chain.id not in taken and (rivals or duties):
            clashing[ladder.chain.id] = [ladder, *rivals, *duties]
            taken |= {ladder.chain.id, *(r.chain.id for r in rivals)}
    for routes in clashing.values():
        others = [r for r in routes[1:] if isinstance(r, Ladder)]
        known = {r.id for r in routes if isinstance(r, DutyFact)}
        routes += [
            d for o in others for d in place.duties.values() if d.id not in known and _settles(place, o, d)
        ]
    return tuple(_group(routes) for routes in clashing.values())


def find_unsettled(
    place: Jurisdiction, closure: Closure, ladders: tuple[Ladder, ...]
) -> tuple[Unsettled, ...]:
    """Pairs of bodies that hand cases over, each once, and that no dispute ladder has between them.

    Where a place has no ladder at all, every hand-over counts that the other side must answer.
    """
    disputes = [x for x in ladders if x.chain.spec.kind is ChainKind.DISPUTE]
    found: dict[frozenset[str], Unsettled] = {}
    for duty in place.duties.values():
        action = place.action(duty)
        if duty.derived_from or action is None or not action.answerable:
            continue
        if disputes and action.stage != "transfer":
            continue
        for giver, taker in product(_ends(duty.actors), _ends(duty.recipients)):
            pair = frozenset((giver, taker))
            equals = len(pair) == 2 and all(_is_equal(place, b) for b in pair)
            covered = any(pair <= ladder.reach for ladder in disputes)
            if equals and not covered and not closure.path(giver, taker) and not closure.path(taker, giver):
                alike = tuple(x for x in disputes if all(_is_alike(place, b, x) for b in pair))
                found.setdefault(pair, Unsettled(giver, taker, duty, alike))
    return tuple(found.values())


def find_settlers(place: Jurisdiction, ladders: tuple[Ladder, ...]) -> tuple[DutyFact, ...]:
    """Duties, beside the ladders, to settle the disputes that some ladder between bodies is for.

    What the parties to a dispute must do in it, and what forbids, settles none. Where there is no such ladder, whoever
    must mediate in some case does.
    """
    disputes = [x for x in ladders if x.chain.spec.kind is ChainKind.DISPUTE]
    if not disputes:
        return tuple(
            d for d in place.duties.values() if d.triggers and not d.recipients and _must_settle(place, d)
        )
    events = {e for x in disputes for e in x.chain.spec.on}
    parties = {p for x in disputes for p in x.reach}
    return tuple(
        d
        for d in place.duties.values()
        if d.derived_from is None
        and d.modality in (Modality.MUST, Modality.SHOULD)
        and events & set(d.triggers)
        if _must_settle(place, d) or (d.lead_bodies and not parties & set(d.lead_bodies))
    )


def _is_alike(place: Jurisdiction, body: str, ladder: Ladder) -> bool:
    """Whether a body is among those that dispute in a ladder, or has a role of one of these."""
    roles = set(place.bodies[body].roles)
    return body in ladder.reach or any(
        roles & set(place.bodies[b].roles) for b in ladder.parties if b in place.bodies
    )


def _parties(place: Jurisdiction, chain: ChainFact) -> Iterator[str]:
    bound = place.mechanisms[chain.mechanism].parties
    for name in chain.spec.between:
        if name in place.bodies:
            yield name
        else:
            yield from bound.get(name, place.parties.get(name, ()))


def _members(place: Jurisdiction, judge: str) -> tuple[str, ...]:
    entry = place.bodies.get(judge)
    if entry is None or SILENT in entry.members or not entry.members:
        return ()
    return tuple(dict.fromkeys((*entry.members, *((entry.convener,) if entry.convener else ()))))


def _paths(closure: Closure, ladder: Ladder, bodies: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    found = []
    for body in bodies:
        paths = [p for party in ladder.parties if (p := closure.path(party, body))]
        found.append(min(paths, key=len))
    return tuple(found)


def _clash(one: Ladder, two: Ladder) -> bool:
    settled = two.chain.id in one.chain.spec.overrides or one.chain.id in two.chain.spec.overrides
    if one.chain.id == two.chain.id or settled or one.chain.spec.kind != two.chain.spec.kind:
        return False
    part = any(a != b for a, b in zip(one.judges, two.judges, strict=False))
    return part and _share_parties(one, two) and bool(meet(one.chain.when, two.chain.when))


def _settles(place: Jurisdiction, ladder: Ladder, duty: DutyFact) -> bool:
    """Whether a duty of somebody outside the ladder settles, and must, what the ladder is for."""
    if not _must_settle(place, duty) or not set(duty.triggers) & set(ladder.chain.spec.on):
        return False
    judges = {b for judges in ladder.judges for b in judges}
    who = set(duty.lead_bodies)
    apart = bool(who) and not who & (judges | ladder.reach)
    return apart and bool(meet(duty.when, ladder.chain.when))


def _must_settle(place: Jurisdiction, duty: DutyFact) -> bool:
    action = place.action(duty)
    if action is None or action.stage != "dispute" or duty.derived_from:
        return False
    return duty.modality in (Modality.MUST, Modality.SHOULD)


def _group(routes: list[Route]) -> RouteGroup:
    ladders = [r for r in routes if isinstance(r, Ladder)]
    events = [set(r.chain.spec.on if isinstance(r, Ladder) else r.triggers) for r in routes]
    parties = tuple(dict.fromkeys(p for x in ladders for p in x.parties))
    return RouteGroup(tuple(routes), parties, bool(set.intersection(*events)))


def _share_parties(one: Ladder, two: Ladder) -> bool:
    common = one.reach & two.reach
    return len(common) > 1 or (bool(common) and 1 in (len(one.parties), len(two.parties)))


def _ends(actors: tuple[ActorRef, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(b for a in actors for b in a.bodies))


def _is_equal(place: Jurisdiction, body: str) -> bool:
    """Whether a body deals with others as their equal: no government or court, no company, no member of the public."""
    entry, roles = place.bodies.get(body), place.vocabulary.roles
    if entry is None or entry.kind in (BodyKind.PUBLIC, BodyKind.COMPANY, BodyKind.POST, BodyKind.PLATFORM):
        return False
    known = [roles[r] for r in entry.roles if r in roles]
    apart = bool(_APART & set(entry.roles))
    return not apart and all(r.authority <= 2 for r in known)
