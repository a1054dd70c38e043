"""What is used: bodies, words and lists that some duty, chain or list leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.base import SILENT
from ..model.body import Body
from ..model.jurisdiction import ActorRef, Boxes, DutyFact, Jurisdiction
from .closure import Closure


@dataclass(frozen=True)
class Usage:
    """Who and what takes part in the duties and chains of a place."""

    place: Jurisdiction
    closure: Closure

    @cached_property
    def acting(self) -> frozenset[str]:
        """Bodies that a duty or rung names as acting, or a case party that does can be."""
        refs = [a for d in self.place.duties.values() for a in d.actors]
        refs += [a for c in self.place.chains.values() for r in c.rungs for a in r.bodies]
        return frozenset(b for a in refs for b in a.bodies)

    @cached_property
    def receiving(self) -> frozenset[str]:
        """Bodies towards which some duty is done."""
        return frozenset(b for d in self.place.duties.values() for a in d.recipients for b in a.bodies)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """All bodies that duties, chains or lists name, and those that these consist of or hang on."""
        found = {b for b in self._named() if b in self.place.bodies}
        todo = list(found)
        while todo:
            body = todo.pop()
            for other in (*self.closure.direct.get(body, ()), *_relations(self.place.bodies[body])):
                if other in self.place.bodies and other not in found:
                    found.add(other)
                    todo.append(other)
        return frozenset(found)

    def is_written(self, body: Body) -> bool:
        """Whether a body's name stands in the words of a duty, or in the name of an event or outcome that it has.

        What only a condition or the matter of a duty names (当事人不履行的行政决定) cannot be referred to otherwise.
        """
        return any(name in words for name in (body.name, *body.aliases) for words in self._written)

    @cached_property
    def _written(self) -> tuple[str, ...]:
        """The free words of duties and of what their words in the vocabulary are called."""
        place = self.place
        duties = place.duties.values()
        found = [w for d in duties for w in (d.spec.name, d.spec.about, d.spec.provided) if w]
        found += [w for d in duties for link in d.links if (w := link.provided)]
        events, objects = place.vocabulary.events, place.vocabulary.objects
        found += [events[e].name for e in self._events() if e in events]
        found += [objects[d.spec.object].name for d in duties if d.spec.object in objects]
        return tuple(dict.fromkeys(found))

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """Section of the vocabulary → the words of it that are used."""
        place, duties = self.place, self.place.duties.values()
        rungs = [r for c in place.chains.values() for r in c.rungs]
        materials = [i for m in place.spec.materials.values() for i in m.items.values()]
        return {
            "kinds": frozenset(m.kind for m in place.mechanisms.values())
            | {k for c in place.clauses.values() for k in c.spec.mentions},
            "actions": frozenset([*(d.action for d in duties), *(r.spec.action for r in rungs)]),
            "objects": frozenset(d.spec.object for d in duties if d.spec.object),
            "forms": frozenset(
                [*(f for d in duties for f in d.spec.form), *(f for i in materials for f in i.form)]
            ),
            "events": frozenset(self._events()),
            "dimensions": frozenset(d for boxes in self.conditions for box in boxes for d in box)
            | {m for b in place.bands.values() for m in b.measures},
        }

    @cached_property
    def conditions(self) -> tuple[Boxes, ...]:
        """The conditions of all duties, what follows them, their limits, of chains, scopes and grades."""
        place = self.place
        found = [c.when for c in place.chains.values()] + [s.when for s in place.scopes]
        for duty in place.duties.values():
            found += [duty.when, *(link.when for link in duty.links)]
            found += [boxes for limit in duty.deadlines for boxes in (limit.when, limit.extension_when)]
        found += [g.when for grades in place.band_grades.values() for g in grades]
        return tuple(found)

    @cached_property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """`materials`, `information` and `bands` → those that duties refer to."""
        duties = self.place.duties.values()
        return {
            "materials": frozenset(m for d in duties for m in d.spec.with_),
            "information": frozenset(i for d in duties for i in d.spec.items),
            "bands": self.words["dimensions"],
        }

    def _named(self) -> Iterator[str]:
        yield from (*self.acting, *self.receiving)
        for duty in self.place.duties.values():
            yield from _beside(duty)
        for chain in self.place.chains.values():
            yield from (*chain.spec.between, *((chain.spec.outside,) if chain.spec.outside else ()))
            yield from _bodies(a for r in chain.rungs for a in (r.brought_by or ()))
        spec = self.place.spec
        for catalogue in spec.information.values():
            for item in catalogue.items.values():
                yield from (*item.providers, *item.recipients)
        for powers in spec.powers.values():
            yield from (*powers.holder, *powers.kept_by)
        for table in self.place.power_tables.values():
            yield from dict.fromkeys(b for row in table.rows for b in row.holder)
        for score in spec.scores.values():
            yield from (*score.assessed, *score.assessor)
            yield from (b for c in score.components.values() for b in c.scorer)
        for matter in spec.matters.values():
            yield from (*matter.support, *((matter.lead,) if matter.lead else ()))
        for mechanism in spec.mechanisms.values():
            yield from (b for bodies in mechanism.parties.values() for b in bodies)

    def _events(self) -> Iterator[str]:
        yield from (s.event for s in self.place.scopes)
        for duty in self.place.duties.values():
            yield from duty.triggers
            yield from (link.to.partition(":")[2] for link in duty.links)
            for limit in duty.deadlines:
                yield from limit.start
        for chain in self.place.chains.values():
            yield from chain.spec.on


def _beside(duty: DutyFact) -> Iterator[str]:
    """Bodies that a duty names besides its actors and recipients; a platform may be the form in which it is done."""
    yield from duty.spec.form
    if duty.spec.unless and duty.spec.unless.judged_by:
        yield duty.spec.unless.judged_by
    for limit in duty.deadlines:
        extension = limit.spec.extension
        if extension:
            yield from (*extension.notify, *((extension.approver,) if extension.approver else ()))


def _relations(body: Body) -> tuple[str, ...]:
    single = (
        body.superior,
        body.part_of,
        body.dispatched_by,
        body.acts_in_name_of,
        body.convener,
        body.secretariat,
    )
    named = (*(b for b in single if b), *body.managed_by, *body.run_by)
    return tuple(b for b in named if b != SILENT)


def _bodies(actors: Iterable[ActorRef]) -> tuple[str, ...]:
    return tuple(b for a in actors for b in a.bodies)
