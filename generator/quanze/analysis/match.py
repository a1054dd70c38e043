"""Pairs elements of different places by what they mean, never by ids that a place made up or by where they stand.

Every kind of element has a meaning (what it is about, in shared terms) and a likeness of two meanings from 0 to 1.
The best pairs of any two places are found together (`assignment.pair_best`), then joined into groups over all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol, TypeVar

from ..model.base import Modality
from ..model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from .assignment import Group, Pair, group_best, pair_best
from .meaning import PARTIES, Terms, chain_bodies, duty_text, grams, likeness, overlap, stage_of

Weighed = tuple[float, float]
"""A likeness and its weight."""


class Meaning(Protocol):
    """What an element means. Only elements that share a block of a pass are ever held against each other."""

    @property
    def blocks(self) -> tuple[Hashable, ...]:
        """A coarse key for each pass, the surest pass first."""


M = TypeVar("M", bound=Meaning)


@dataclass(frozen=True, slots=True)
class DutyMeaning:
    """A duty: who does what to what, towards whom, on which event, in which situation."""

    kind: str
    action: str
    stage: str
    object: str
    actors: frozenset[str]
    recipients: frozenset[str]
    triggers: frozenset[str]
    roots: frozenset[str]
    course: frozenset[str]
    when: frozenset[str]
    forbidden: bool
    limits: frozenset[str]
    about: frozenset[str]
    text: frozenset[str]
    name: frozenset[str]
    alone: bool = False
    sole: bool = False

    @property
    def deed(self) -> Hashable:
        """Kind, act and object; where a place has it once only, words that narrow the object hardly matter."""
        return self.kind, self.action, self.object

    @property
    def scene(self) -> Hashable:
        """Everything but the object; where two places have it once only, the object may be put quite differently."""
        return self.kind, self.action, self.actors, self.recipients, self.triggers, self.when, self.forbidden

    @property
    def blocks(self) -> tuple[Hashable, ...]:
        """Same kind and act; same kind and stage; same act in mechanisms of different kinds."""
        return ((self.kind, self.action), (self.kind, self.stage), self.action)


@dataclass(frozen=True, slots=True)
class ChainMeaning:
    """A ladder: what it is for, what starts it, between whom, and who stands on its rungs."""

    kind: str
    purpose: str
    events: frozenset[str]
    between: frozenset[str]
    bodies: frozenset[str]
    name: frozenset[str]
    blocks: tuple[Hashable, ...] = ("",)


@dataclass(frozen=True, slots=True)
class BodyMeaning:
    """A body: its roles, what it is called, what sort it is, what it does."""

    term: str
    roles: frozenset[str]
    names: tuple[frozenset[str], ...]
    kind: str
    level: str
    parts: frozenset[str]
    deeds: frozenset[str]
    sole: bool = False
    blocks: tuple[Hashable, ...] = ("",)


@dataclass(frozen=True, slots=True)
class NamedMeaning:
    """Anything that is told apart by its words, with terms that go with it: who provides it, which duties use it."""

    words: frozenset[str]
    terms: frozenset[str] = frozenset()
    within: Hashable = ""
    blocks: tuple[Hashable, ...] = field(default=("",))


# ---------------------------------------------------------------- meanings
def duty_meaning(terms: Terms, duty: DutyFact) -> DutyMeaning:
    """What a duty means."""
    place = terms.place
    roots, course = terms.before(duty.id)
    return DutyMeaning(
        kind=terms.kind(duty.mechanism),
        action=terms.word("actions", duty.action),
        stage=stage_of(place, duty.action),
        object=terms.word("objects", duty.spec.object or ""),
        actors=terms.actors(duty.actors, duty.when),
        recipients=terms.actors(duty.recipients, duty.when),
        triggers=terms.events(duty.triggers)
        | frozenset(f"breach:{terms.target(b)}" for b in duty.spec.on_breach_of),
        roots=roots,
        course=course,
        when=terms.boxes(duty.when, duty.actors),
        forbidden=duty.modality is Modality.MUST_NOT,
        limits=frozenset(terms.limit(d, duty.triggers, duty.actors) for d in duty.deadlines),
        about=grams(duty.spec.about or ""),
        text=grams(duty_text(place, duty)),
        name=grams(duty.spec.name or ""),
    )


def chain_meaning(terms: Terms, chain: ChainFact) -> ChainMeaning:
    """What a ladder means."""
    return ChainMeaning(
        kind=terms.kind(chain.mechanism),
        purpose=chain.spec.kind.value,
        events=terms.events(chain.spec.on),
        between=terms.bodies(chain.spec.between),
        bodies=terms.actors(chain_bodies(chain)) - {PARTIES},
        name=grams(chain.spec.name),
    )


def body_meaning(terms: Terms, body: str) -> BodyMeaning:
    """What a body means."""
    entry = terms.place.bodies[body]
    parts = terms.bodies((*entry.holders, *entry.members)) | {
        f"in:{terms.body(s)}" for s in (entry.superior,) if s
    }
    return BodyMeaning(
        term=terms.body(body),
        roles=frozenset(terms.roles(body)),
        names=tuple(grams(terms.bare_name(n)) for n in (entry.name, *entry.aliases)),
        kind=entry.kind.value,
        level=entry.level or "",
        parts=parts,
        deeds=terms.deeds.get(body, frozenset()),
    )


# ---------------------------------------------------------------- likeness
def duty_likeness(a: DutyMeaning, b: DutyMeaning) -> float:
    """How alike two duties are."""
    thing = _thing(a, b)
    if thing < (0.15 if a.roots & b.roots and a.actors & b.actors else 0.4):
        return 0.0
    occasion = 0.6 * _either(a.triggers, b.triggers, 0.25) + 0.4 * _either(a.roots, b.roots, 0.4)
    return _estrangement(a, b) * _weigh(
        [
            (1.0 if a.action == b.action else 0.5, 3.0),
            (thing, 3.0),
            (_either(a.actors, b.actors, 0.5), 2.5),
            (_either(a.recipients, b.recipients, 0.5), 1.5 if a.recipients or b.recipients else 0.4),
            (occasion, 2.5 if a.triggers or b.triggers else 0.4),
            (overlap(a.course, b.course), 1.0 if a.course and b.course else 0.0),
            (1.0 if a.when == b.when else 0.5 * overlap(a.when, b.when), 1.0 if a.when or b.when else 0.3),
            (overlap(a.limits, b.limits), 0.8 if a.limits and b.limits else 0.2),
            (1.0 if a.forbidden == b.forbidden else 0.0, 1.0),
            (likeness(a.name, b.name), 0.3),
            (1.0 if a.kind == b.kind else 0.0, 0.5),
        ]
    )


def _estrangement(a: DutyMeaning, b: DutyMeaning) -> float:
    """Duties that different events from outside set off are at most cousins; so are others' acts at other times."""
    if a.roots and b.roots and not a.roots & b.roots:
        return 0.7
    others = a.actors and b.actors and not a.actors & b.actors
    return 0.85 if others and not a.triggers & b.triggers else 1.0


def _thing(a: DutyMeaning, b: DutyMeaning) -> float:
    """How alike is what is acted on."""
    floor = 0.6 if a.sole and b.sole and a.actors and a.scene == b.scene else 0.0
    return max(floor, _object(a, b))


def _object(a: DutyMeaning, b: DutyMeaning) -> float:
    """How alike two objects are put; where both texts narrow the object, their words decide."""
    text = likeness(a.text, b.text)
    if not (a.object and b.object):
        return text
    if a.object != b.object:
        return 0.7 * text
    if a.about and b.about:
        floor = 0.75 if a.alone and b.alone and a.kind == b.kind else 0.3
        return floor + (1 - floor) * likeness(a.about, b.about)
    return 1.0 if a.about == b.about else 0.85


def chain_likeness(a: ChainMeaning, b: ChainMeaning) -> float:
    """How alike two ladders are."""
    if a.purpose != b.purpose:
        return 0.0
    return _weigh(
        [
            (1.0 if a.kind == b.kind else 0.0, 1.0),
            (_either(a.events, b.events, 0.3), 2.0),
            (_either(a.between, b.between, 0.5), 1.0),
            (overlap(a.bodies, b.bodies), 1.5),
            (likeness(a.name, b.name), 1.5),
        ]
    )


def body_likeness(a: BodyMeaning, b: BodyMeaning) -> float:
    """How alike two bodies are: a shared role or a like name must be there; a role that several have says less."""
    called = max((likeness(x, y) for x in a.names for y in b.names), default=0.0)
    ranked = bool(a.roles and b.roles)
    role = overlap(a.roles, b.roles) if ranked else 0.0
    if role == 0.0 and called < (0.75 if ranked else 0.65):
        return 0.0
    doubtful = not (a.sole and b.sole) and called < 0.25 and not a.deeds & b.deeds
    return (0.65 if doubtful else 1.0) * _weigh(
        [
            (role if ranked else called, 3.0),
            (called, 2.0),
            (1.0 if a.term == b.term else 0.0, 1.0),
            (1.0 if a.kind == b.kind else 0.0, 0.7),
            (1.0 if a.level == b.level else 0.0, 0.3),
            (overlap(a.parts, b.parts), 0.5),
            (likeness(a.deeds, b.deeds), 1.5 if a.deeds or b.deeds else 0.2),
        ]
    )


def named_likeness(a: NamedMeaning, b: NamedMeaning) -> float:
    """How alike two named things are."""
    words = likeness(a.words, b.words)
    return (
        _weigh([(words, 3.0), (overlap(a.terms, b.terms), 1.5 if a.terms or b.terms else 0.2)])
        if words > 0.2
        else 0.0
    )


def list_likeness(a: NamedMeaning, b: NamedMeaning) -> float:
    """How alike two lists are: by the duties that use them as much as by their names."""
    shared = overlap(a.terms, b.terms)
    return _weigh([(likeness(a.words, b.words), 2.0), (shared, 2.0)]) if shared or a.words == b.words else 0.0


def _either(a: frozenset[str], b: frozenset[str], one_sided: float) -> float:
    """The overlap, raised where one is part of the other; `one_sided` where only one says anything."""
    if bool(a) != bool(b):
        return one_sided
    return (overlap(a, b) + len(a & b) / min(len(a), len(b))) / 2 if a and b else 1.0


def _weigh(parts: Sequence[Weighed]) -> float:
    return sum(value * weight for value, weight in parts) / sum(weight for _, weight in parts)


# ---------------------------------------------------------------- matching
DUTY_BOUNDS = (0.58, 0.66, 0.76)
BODY_BOUNDS = (0.42,)
BOUND = (0.5,)


def match(
    items: Sequence[Sequence[M]], alike: Callable[[M, M], float], bounds: Sequence[float] = BOUND
) -> tuple[Group, ...]:
    """Groups of items that mean the same, one item of a place at most; all items are in some group.

    `items` are the meanings place by place. In the n-th pass those still without a partner are held against each
    other where their n-th blocks are equal, and pair if their likeness reaches the n-th bound.
    """
    lowest = min(bounds)

    @cache
    def score(a: int, i: int, b: int, j: int) -> float:
        return alike(items[a][i], items[b][j])

    def pairs(a: int, b: int) -> Sequence[Pair]:
        found: list[Pair] = []
        for level, bound in enumerate(bounds):
            lefts = {p.left for p in found}
            rights = {p.right for p in found}
            blocks: dict[Hashable, list[int]] = {}
            for j, item in enumerate(items[b]):
                if j not in rights:
                    blocks.setdefault(item.blocks[level], []).append(j)
            candidates = [
                Pair(i, j, s)
                for i, item in enumerate(items[a])
                if i not in lefts
                for j in blocks.get(item.blocks[level], ())
                if (s := score(a, i, b, j)) >= bound
            ]
            found += pair_best(candidates)
        return found

    return group_best([len(i) for i in items], pairs, score, lowest)


def match_duties(places: Sequence[Jurisdiction], duties: Sequence[Sequence[DutyFact]]) -> tuple[Group, ...]:
    """Groups of duties, given place by place."""
    meanings = []
    for place, own in zip(places, duties, strict=True):
        terms = Terms(place)
        found = [duty_meaning(terms, d) for d in own]
        deeds, scenes = Counter(m.deed for m in found), Counter(m.scene for m in found)
        meanings.append([replace(m, alone=deeds[m.deed] == 1, sole=scenes[m.scene] == 1) for m in found])
    return match(meanings, duty_likeness, DUTY_BOUNDS)


def match_bodies(places: Sequence[Jurisdiction]) -> tuple[Group, ...]:
    """Groups of bodies, by their numbers in the order of each place."""
    meanings = []
    for place in places:
        terms = Terms(place)
        found = [body_meaning(terms, b) for b in place.bodies]
        often = Counter(m.roles for m in found)
        meanings.append([replace(m, sole=often[m.roles] == 1) for m in found])
    return match(meanings, body_likeness, BODY_BOUNDS)
