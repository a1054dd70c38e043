"""What elements mean, in terms that places share: roles for bodies, words of the vocabulary, conditions without ids.

A term is a short text. Equal terms mean the same wherever they come from; no id that one place made up for itself
is ever part of a term.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.base import SILENT
from ..model.jurisdiction import ANYTHING, ActorRef, Boxes, ChainFact, DutyFact, Jurisdiction, TimeLimit
from .wording import value_names

PARTIES = "parties"
END = "end"
_NOISE = re.compile(r"[\W_的]+")
_OWN_LEVEL = re.compile(r"^全?(?:县|区(?!域)|市(?![场容]|政(?!府))|省|镇(?!街))(?=..)")
_COMMANDING = 2


# ---------------------------------------------------------------- texts
def plain(text: str) -> str:
    """A text without what does not change its sense: width and case of letters, punctuation, 的."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a plain text; a single character stands for itself."""
    words = plain(text)
    return frozenset(words[i : i + 2] for i in range(len(words) - 1)) or frozenset(filter(None, [words]))


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How much two sets have in common, from 0 to 1; two empty sets are alike."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of common members among all members, from 0 to 1; two empty sets are alike."""
    return len(a & b) / len(a | b) if a or b else 1.0


# ---------------------------------------------------------------- terms
@dataclass(frozen=True)
class Terms:
    """The terms of one place."""

    place: Jurisdiction

    def word(self, table: str, id_: str) -> str:
        """A word of the vocabulary: its id, or its name if this place added it."""
        own = getattr(self.place.spec.vocabulary, table).get(id_)
        return f"“{plain(own.name)}”" if own is not None and self._is_new(table, id_) else id_

    def _is_new(self, table: str, id_: str) -> bool:
        # An addition of values or outcomes to a shared word repeats its id; it counts as shared where the
        # merged entry has more than the place itself gave.
        own = getattr(self.place.spec.vocabulary, table)[id_]
        merged = getattr(self.place.vocabulary, table)[id_]
        return bool(own == merged)

    # ------------------------------------------------------------ bodies
    @cached_property
    def _called(self) -> Mapping[str, str]:
        """Plain names and other names of roles → the role."""
        roles = self.place.vocabulary.roles
        return {plain(n): r for r, x in reversed(roles.items()) for n in (*x.aliases, x.name)}

    def roles(self, body: str) -> tuple[str, ...]:
        """The roles of a body: those given, or the one whose name it has."""
        entry = self.place.bodies[body]
        if entry.roles:
            return tuple(sorted(self.word("roles", r) for r in entry.roles))
        called = [self._called[p] for n in (entry.name, *entry.aliases) if (p := plain(n)) in self._called]
        return tuple(self.word("roles", r) for r in called[:1])

    def bare_name(self, name: str) -> str:
        """A body's name without the place's own name and level: 如东县人民政府, 县人民政府 → 人民政府."""
        words = plain(name)
        own = plain(self.place.name)
        for prefix in (own, own[:-1]):
            if len(prefix) > 1 and words.startswith(prefix) and len(words) > len(prefix) + 1:
                words = words.removeprefix(prefix)
                break
        return _OWN_LEVEL.sub("", words)

    def body(self, body: str) -> str:
        """A body by its roles, above or below the place's own level where that matters; else by its name."""
        if body not in self.place.bodies:
            return body if body in (PARTIES, SILENT) else f"party:{self.word('parties', body)}"
        if roles := self.roles(body):
            return "+".join(roles) + self._height(body)
        return f"“{self.bare_name(self.place.bodies[body].name)}”"

    def _height(self, body: str) -> str:
        """`↑` or `↓` for a body with authority that stands above or below the place's own level."""
        words = self.place.vocabulary
        entry = self.place.bodies[body]
        authority = max((words.roles[r].authority for r in entry.roles if r in words.roles), default=1)
        own, its = (words.levels.get(x or "") for x in (self.place.spec.jurisdiction.level, entry.level))
        if authority < _COMMANDING or own is None or its is None or own.rank == its.rank:
            return ""
        return "↑" if its.rank > own.rank else "↓"

    def bodies(self, bodies: Iterable[str]) -> frozenset[str]:
        """Several bodies; `silent` is nobody."""
        return frozenset(self.body(b) for b in bodies if b != SILENT)

    def actor(self, actor: ActorRef, when: Boxes = ANYTHING) -> frozenset[str]:
        """Who this can be: a case party as the bodies that it can be under the condition."""
        if not actor.may_be:
            return frozenset({self.body(actor.body)})
        limits = [box.get(actor.body) for box in when]
        allowed = None if None in limits else frozenset(b for values in limits if values for b in values)
        return self.bodies(b for b in actor.may_be if allowed is None or b in allowed)

    def actors(self, actors: Iterable[ActorRef], when: Boxes = ANYTHING) -> frozenset[str]:
        """All that these can be."""
        return frozenset(t for a in actors for t in self.actor(a, when))

    def standing(self, actors: Iterable[ActorRef]) -> frozenset[str]:
        """As which case parties these act, where that is part of the meaning; between places it is not."""
        return frozenset()

    @cached_property
    def deeds(self) -> Mapping[str, frozenset[str]]:
        """Body → what it does in which kinds of mechanism: `case-transfer:accept`."""
        found: dict[str, set[str]] = {}
        for duty in self.place.duties.values():
            deed = f"{self.kind(duty.mechanism)}:{self.word('actions', duty.action)}"
            for body in (b for a in duty.actors for b in a.bodies):
                found.setdefault(body, set()).add(deed)
        return {body: frozenset(deeds) for body, deeds in found.items()}

    # ------------------------------------------------------------ events
    def outcome(self, action: str, outcome: str) -> str:
        """An outcome of an action: its id, or its name if this place added it."""
        own = self.place.spec.vocabulary.actions.get(action)
        added = own.outcomes.get(outcome) if own else None
        return f"“{plain(added.name)}”" if added else outcome

    def event(self, event: str) -> str:
        """An event by its word; `duty/outcome` by the action and its outcome; a chain by its kind."""
        head, slash, outcome = event.rpartition("/")
        if not slash:
            return self.word("events", event)
        if head in self.place.duties:
            action = self.place.duties[head].action
            return f"{self.word('actions', action)}/{self.outcome(action, outcome)}"
        return (
            f"chain:{self.place.chains[head].spec.kind.value}/{outcome}"
            if head in self.place.chains
            else outcome
        )

    def events(self, events: Iterable[str]) -> frozenset[str]:
        """Several events."""
        return frozenset(self.event(e) for e in events)

    @cached_property
    def _leading(self) -> Mapping[str, tuple[str, ...]]:
        """Duty → what sets it off: events, and the duties whose outcomes do."""
        heads = {d.id: (t.rpartition("/")[0] or t for t in d.triggers) for d in self.place.duties.values()}
        return {d: tuple(h for h in found if h != d) for d, found in heads.items()}

    def before(self, duty: str) -> tuple[frozenset[str], frozenset[str]]:
        """The events from which a duty follows, and the acts of the duties in between, however many."""
        found, todo = {duty}, [duty]
        while todo:
            for head in self._leading.get(todo.pop(), ()):
                if head not in found:
                    found.add(head)
                    todo.append(head)
        duties, events = self.place.duties, self.place.vocabulary.events
        acts = (self.word("actions", duties[d].action) for d in found - {duty} if d in duties)
        return frozenset(self.word("events", e) for e in found if e in events), frozenset(acts)

    def target(self, reference: str) -> str:
        """A duty, chain or mechanism that another element points to, by what it does or is for."""
        if reference in self.place.duties:
            duty = self.place.duties[reference]
            return f"{self.word('actions', duty.action)}({self.word('objects', duty.spec.object or '')})"
        if reference in self.place.chains:
            return f"chain:{self.place.chains[reference].spec.kind.value}"
        if reference in self.place.mechanisms:
            return f"kind:{self.kind(reference)}"
        return self.word("events", reference) if reference in self.place.vocabulary.events else reference

    def kind(self, mechanism: str) -> str:
        """The kind of a mechanism."""
        return self.word("kinds", self.place.mechanisms[mechanism].kind)

    # ------------------------------------------------------------ situations
    def boxes(self, boxes: Boxes, implied: Iterable[ActorRef] = ()) -> frozenset[str]:
        """A condition, one term for each box; empty for no condition. Case parties that `implied` names are left out."""
        parties = {a.body for a in implied if a.may_be}
        doers = self.actors(implied, boxes)
        terms = frozenset(self._box(box, parties, doers) for box in boxes)
        return frozenset() if "" in terms else terms

    def _box(self, box: Mapping[str, frozenset[str]], parties: set[str], doers: frozenset[str]) -> str:
        parts = []
        for dimension, values in box.items():
            fact = self.place.dimensions[dimension]
            if fact.kind == "party":
                who = self.bodies(values)
                if dimension not in parties and not who <= doers:
                    parts.append(f"{dimension}={','.join(sorted(who))}")
            elif term := self._values(dimension, values):
                parts.append(term)
        return "&".join(sorted(parts))

    def _values(self, dimension: str, values: frozenset[str]) -> str:
        fact = self.place.dimensions[dimension]
        if fact.kind != "named":
            return f"“{plain(fact.name)}”={','.join(value_names(self.place, dimension, values))}"
        left = frozenset(fact.values) - values
        if not left:
            return ""
        # Most of the values read as "all but": so a value that only one place has does not part the two.
        sign, chosen = ("≠", left) if len(left) == 1 < len(values) else ("=", values)
        return f"{self.word('dimensions', dimension)}{sign}{','.join(sorted(self._value(dimension, v) for v in chosen))}"

    def _value(self, dimension: str, value: str) -> str:
        own = self.place.spec.vocabulary.dimensions.get(dimension)
        added = own.values.get(value) if own else None
        return f"“{plain(added.name)}”" if added else value

    # ------------------------------------------------------------ time
    def limit(self, limit: TimeLimit, triggers: Iterable[str] = (), implied: Iterable[ActorRef] = ()) -> str:
        """A time limit: how given, from when, in which situations; without its extension."""
        spec = limit.spec
        amount = spec.limit
        parts = [spec.kind.value]
        parts += [f"{amount.value}{amount.unit.value}"] if amount.unit and amount.value is not None else []
        parts += ["in-principle"] * amount.in_principle + ["as-needed"] * amount.as_needed
        start = self.events(spec.from_)
        if start and start != self.events(triggers):
            parts.append("from " + ",".join(sorted(start)))
        parts += [f"before {self.event(spec.before)}"] if spec.before else []
        parts += ["when " + "|".join(sorted(when))] if (when := self.boxes(limit.when, implied)) else []
        parts += [f"clock {spec.clock.value}"] if spec.clock else []
        parts += [f"excludes {plain(x)}" for x in sorted(spec.excludes)]
        parts += [f"expiry {self.target(spec.on_expiry)}"] if spec.on_expiry else []
        return ";".join(parts)


def duty_text(place: Jurisdiction, duty: DutyFact) -> str:
    """What a duty is about, in full words: the limiting words and the name of the object."""
    entry = place.vocabulary.objects.get(duty.spec.object or "")
    return f"{duty.spec.about or ''}{entry.name if entry else ''}"


def stage_of(place: Jurisdiction, action: str) -> str:
    """The stage of a case to which an action belongs; the action itself where the vocabulary gives none."""
    entry = place.vocabulary.actions.get(action)
    return (entry.stage if entry else None) or action


def chain_bodies(chain: ChainFact) -> tuple[ActorRef, ...]:
    """Everybody who deals with a matter on its way up."""
    return tuple(a for rung in chain.rungs for a in rung.bodies)
