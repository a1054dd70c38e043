"""参照执行: mechanisms that apply another one with bodies or situations replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.chain import Chain
from ..model.deadline import Deadline
from ..model.duty import Actors, Consequence, Duty
from ..model.jurisdiction import Path
from ..model.mechanism import Likewise, Mechanism
from ..model.situation import Box, Values
from ..model.spec import Spec


@dataclass(frozen=True, slots=True)
class Written:
    """A duty or chain as it stands in a mechanism, or as 参照执行 copies it there."""

    id: str
    mechanism: str
    path: Path
    duty: Duty | None = None
    chain: Chain | None = None
    derived_from: str | None = None
    likewise: Likewise | None = None


def expand(spec: Spec) -> Iterator[Written]:
    """All duties and chains of the spec in order, with the copies that `likewise` makes (ids `MECHANISM.DUTY`)."""
    for mechanism_id, mechanism in spec.mechanisms.items():
        base: Path = ("mechanisms", mechanism_id)
        for duty_id, duty in mechanism.duties.items():
            yield Written(duty_id, mechanism_id, (*base, "duties", duty_id), duty=duty)
        for chain_id, chain in mechanism.chains.items():
            yield Written(chain_id, mechanism_id, (*base, "chains", chain_id), chain=chain)
        if mechanism.likewise:
            yield from _copies(spec, mechanism_id, mechanism.likewise, (*base, "likewise"))


def applied_mechanisms(spec: Spec, mechanism_id: str, likewise: Likewise) -> dict[str, Mechanism]:
    """The mechanisms that a `likewise` copies; `all` means every other one that is not itself a copy."""
    if "all" in likewise.mechanisms:
        return {m: x for m, x in spec.mechanisms.items() if m != mechanism_id and not x.likewise}
    return {m: spec.mechanisms[m] for m in likewise.mechanisms if m in spec.mechanisms and m != mechanism_id}


def _copies(spec: Spec, mechanism_id: str, likewise: Likewise, path: Path) -> Iterator[Written]:
    applied = applied_mechanisms(spec, mechanism_id, likewise)
    names = {
        element: f"{mechanism_id}.{element}" for m in applied.values() for element in (*m.duties, *m.chains)
    }
    swap = _Swap(likewise.swap, names)
    for mechanism in applied.values():
        for duty_id, duty in mechanism.duties.items():
            yield Written(names[duty_id], mechanism_id, path, swap.duty(duty), None, duty_id, likewise)
        for chain_id, chain in mechanism.chains.items():
            yield Written(names[chain_id], mechanism_id, path, None, swap.chain(chain), chain_id, likewise)


@dataclass(frozen=True, slots=True)
class _Swap:
    bodies: Mapping[str, str]
    names: Mapping[str, str]

    def body(self, body: str) -> str:
        return self.bodies.get(body, body)

    def name(self, reference: str) -> str:
        head, slash, tail = reference.partition("/")
        return self.names.get(head, head) + slash + tail

    def many(self, references: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.name(r) for r in references)

    def actors(self, actors: Actors | None) -> Actors | None:
        if actors is None:
            return None
        parts = ("lead", "joint", "support", "all_", "any_", "each")
        return actors.model_copy(update={p: tuple(self.body(b) for b in getattr(actors, p)) for p in parts})

    def boxes(self, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        return tuple(
            {
                d: Values.model_construct(values=tuple(self.body(x) for x in v.values), negated=v.negated)
                for d, v in box.items()
            }
            for box in boxes
        )

    def timed(self, deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
        return tuple(
            d.model_copy(
                update={
                    "from_": self.many(d.from_),
                    "when": self.boxes(d.when),
                    "before": d.before and self.name(d.before),
                }
            )
            for d in deadlines
        )

    def duty(self, duty: Duty) -> Duty:
        then = {
            outcome: tuple(
                n.model_copy(update={"to": self.many(n.to), "when": self.boxes(n.when)}) for n in nexts
            )
            for outcome, nexts in duty.then.items()
        }
        other = duty.else_
        if other and other.duty:
            other = Consequence.model_construct(duty=self.name(other.duty), text=other.text)
        return duty.model_copy(
            update={
                "actor": self.actors(duty.actor),
                "to": self.actors(duty.to),
                "on": self.many(duty.on),
                "on_breach_of": self.many(duty.on_breach_of),
                "when": self.boxes(duty.when),
                "then": then,
                "within": self.timed(duty.within),
                "else_": other,
                "overrides": self.many(duty.overrides),
                "specifies": duty.specifies and self.name(duty.specifies),
            }
        )

    def chain(self, chain: Chain) -> Chain:
        rungs = {
            r: x.model_copy(
                update={
                    "by": self.actors(x.by),
                    "brought_by": self.actors(x.brought_by),
                    "within": self.timed(x.within),
                }
            )
            for r, x in chain.rungs.items()
        }
        return chain.model_copy(
            update={
                "between": tuple(self.body(b) for b in chain.between),
                "on": self.many(chain.on),
                "rungs": rungs,
                "when": self.boxes(chain.when),
                "overrides": self.many(chain.overrides),
            }
        )
