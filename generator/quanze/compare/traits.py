"""Duties, ladders and their rungs as traits that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..analysis.meaning import Terms, plain
from ..analysis.wording import (
    actor_names,
    body_name,
    boxes_words,
    duty_name,
    event_words,
    listed,
)
from ..diagnostics.text import Text
from ..model.base import Modality
from ..model.chain import ChainKind, Meanwhile
from ..model.duty import Group, Part
from ..model.jurisdiction import ANYTHING, ActorRef, Boxes, ChainFact, DutyFact, RungFact
from .changes import Aspect, Trait
from .times import time_traits

_MODAL = {
    Modality.MUST: Text("应当", "must"),
    Modality.MAY: Text("可以", "may"),
    Modality.SHOULD: Text("提倡", "should"),
    Modality.MUST_NOT: Text("不得", "must not"),
}
_MEANWHILE = {
    Meanwhile.HANDLE_JOINTLY: Text("协同处置", "handled jointly"),
    Meanwhile.STAND_STILL: Text("暂停处理", "stands still"),
    Meanwhile.CONTINUE: Text("继续办理", "continues"),
    Meanwhile.FIRST_RECEIVER: Text("由首接单位先行处理", "the first receiver handles it"),
}
_PURPOSE = {
    ChainKind.DISPUTE: Text("处理争议", "disputes"),
    ChainKind.NON_PERFORMANCE: Text("处理不履行", "non-performance"),
    ChainKind.UNRESOLVED: Text("处理未解决事项", "unresolved matters"),
}
Classes = Mapping[str, str]
"""List of a place → what it is called over all places that have it."""


@dataclass(frozen=True)
class Speaker:
    """Makes the traits of one place's elements. `papers` and `catalogues` tell which lists are the same in all places."""

    terms: Terms
    papers: Classes
    catalogues: Classes

    # ------------------------------------------------------------ duties
    def duty(self, duty: DutyFact) -> tuple[Trait, ...]:
        """All that a duty says."""
        found = [*self._core(duty), *self._occasion(duty)]
        found += time_traits(self.terms, duty.deadlines, duty.triggers, duty.actors)
        return tuple(t for t in (*found, *self._manner(duty)) if t)

    def _core(self, duty: DutyFact) -> Iterable[Trait | None]:
        terms, spec, place = self.terms, duty.spec, self.terms.place
        modal = _MODAL[duty.modality]
        soft = Text("原则上", "in principle ") if spec.in_principle else Text("", "")
        words = Text(soft.zh + modal.zh, soft.en + modal.en)
        yield Trait(Aspect.MODALITY, f"{duty.modality.value}{'~' if spec.in_principle else ''}", words)
        yield self.who(Aspect.ACTOR, duty.actors, duty.when)
        action = place.action(duty)
        yield Trait(
            Aspect.ACTION, terms.word("actions", duty.action), _same(action.name if action else duty.action)
        )
        entry = place.vocabulary.objects.get(spec.object or "")
        thing = f"{spec.about or ''}{entry.name if entry else ''}"
        value = terms.word("objects", spec.object) if spec.object else None
        words = _same(thing) if thing else Text("（未另写明）", "(nothing more is said)")
        yield Trait(Aspect.OBJECT, value, words, plain(thing))
        yield self.who(Aspect.RECIPIENT, duty.recipients, duty.when)

    def _occasion(self, duty: DutyFact) -> Iterable[Trait | None]:
        terms, spec = self.terms, duty.spec
        events = terms.events(duty.triggers) | {f"breach {terms.target(b)}" for b in spec.on_breach_of}
        if events:
            names = [event_words(terms.place, t) for t in duty.triggers]
            names += [f"不履行“{self._target_name(b)}”" for b in spec.on_breach_of]
            yield Trait(Aspect.TRIGGER, _set(events), _same(listed(names, "或者")))
        yield self.situation(duty.when, duty.actors)
        if spec.provided:
            yield Trait(Aspect.CONDITION, "+", _same(spec.provided), plain(spec.provided))
        if spec.unless:
            judge = spec.unless.judged_by
            by = f"（由{body_name(terms.place, judge)}认定）" if judge else ""
            value = f"+{terms.body(judge)}" if judge else "+"
            yield Trait(Aspect.EXCEPTION, value, _same(spec.unless.reason + by), plain(spec.unless.reason))

    def _manner(self, duty: DutyFact) -> Iterable[Trait | None]:
        terms, spec, place = self.terms, duty.spec, self.terms.place
        if spec.form:
            names = [place.vocabulary.forms[f].name if f in place.vocabulary.forms else f for f in spec.form]
            yield Trait(Aspect.FORM, _set(terms.word("forms", f) for f in spec.form), _same(listed(names)))
        papers = [m for m in spec.with_ if m in place.spec.materials]
        if papers:
            names = [place.spec.materials[m].name for m in papers]
            yield Trait(Aspect.MATERIALS, _set(self.papers[m] for m in papers), _same(listed(names)))
        items = [i for i in spec.items if i in place.spec.information]
        if items:
            names = [place.spec.information[i].name for i in items]
            yield Trait(Aspect.INFORMATION, _set(self.catalogues[i] for i in items), _same(listed(names)))
        if spec.else_:
            follows, text = spec.else_.duty, spec.else_.text or ""
            said = text or (self._target_name(follows) if follows else "")
            yield Trait(
                Aspect.CONSEQUENCE, terms.target(follows) if follows else None, _same(said), plain(text)
            )
        if spec.overrides:
            names = [self._target_name(o) for o in spec.overrides]
            yield Trait(Aspect.OVERRIDES, _set(terms.target(o) for o in spec.overrides), _same(listed(names)))

    def _target_name(self, reference: str) -> str:
        place = self.terms.place
        if reference in place.duties:
            return duty_name(place, place.duties[reference])
        if reference in place.chains:
            return place.chains[reference].spec.name
        if reference in place.mechanisms:
            return place.mechanisms[reference].name
        return "各项职责" if reference == "all" else event_words(place, reference)

    # ------------------------------------------------------------ parts
    def who(self, aspect: Aspect, actors: Sequence[ActorRef], when: Boxes = ANYTHING) -> Trait | None:
        """Those who act or receive; None for nobody."""
        if not actors:
            return None
        terms, place = self.terms, self.terms.place
        by_part = {p: [a for a in actors if a.part is p] for p in Part}
        lead = by_part[Part.LEAD]
        bound = _set(terms.actors(lead, when))
        together = len(lead) > 1 and len({a.group for a in lead}) == 1 and not by_part[Part.JOINT]
        group = lead[0].group if together and lead[0].group is not Group.EACH else None
        # Whether receivers are joined by 和 or 或 follows from the case; who acts together does not.
        value = bound + (f"({group.value})" if group and aspect is Aspect.ACTOR else "")
        value += "".join(
            f";{p.value}:{_set(terms.actors(by_part[p], when))}"
            for p in (Part.JOINT, Part.SUPPORT)
            if by_part[p]
        )
        if standing := terms.standing(actors):
            value += f"@{_set(standing)}"
        words = listed((self._name(a, when) for a in lead), "或者" if group is Group.ANY else "、")
        words += "共同" if group is Group.ALL and aspect is Aspect.ACTOR else ""
        words += f"，会同{listed(actor_names(place, by_part[Part.JOINT]))}" if by_part[Part.JOINT] else ""
        words += f"，{listed(actor_names(place, by_part[Part.SUPPORT]))}配合" if by_part[Part.SUPPORT] else ""
        return Trait(aspect, value, _same(words))

    def _name(self, actor: ActorRef, when: Boxes) -> str:
        name = body_name(self.terms.place, actor.body)
        if not actor.may_be:
            return name
        able = self.terms.actor(actor, when)
        names = [body_name(self.terms.place, b) for b in actor.may_be if self.terms.body(b) in able]
        return f"{name}（{listed(names, '或者')}）"

    def bodies(self, aspect: Aspect, bodies: Iterable[str]) -> Trait | None:
        """Several bodies by name; None where none is named."""
        named = [b for b in bodies if b in self.terms.place.bodies]
        if not named:
            return None
        words = listed(body_name(self.terms.place, b) for b in named)
        return Trait(aspect, _set(self.terms.bodies(named)), _same(words))

    def situation(self, when: Boxes, implied: Sequence[ActorRef] = ()) -> Trait | None:
        """A condition over the dimensions; None for none."""
        value = self.terms.boxes(when, implied)
        return Trait(Aspect.SITUATION, _set(value), boxes_words(self.terms.place, when)) if value else None

    # ------------------------------------------------------------ ladders
    def chain(self, chain: ChainFact) -> tuple[Trait, ...]:
        """What holds for a ladder as a whole."""
        spec, terms = chain.spec, self.terms
        found: list[Trait | None] = [Trait(Aspect.PURPOSE, spec.kind.value, _PURPOSE[spec.kind])]
        if spec.on:
            words = listed((event_words(terms.place, e) for e in spec.on), "或者")
            found.append(Trait(Aspect.TRIGGER, _set(terms.events(spec.on)), _same(words)))
        found += [self.situation(chain.when), self.bodies(Aspect.BETWEEN, spec.between)]
        if spec.meanwhile in _MEANWHILE:
            found.append(Trait(Aspect.MEANWHILE, spec.meanwhile.value, _MEANWHILE[spec.meanwhile]))
        if spec.principles:
            found.append(Trait(Aspect.PRINCIPLES, "+", _same(spec.principles), plain(spec.principles)))
        if spec.overrides:
            words = listed(self._target_name(o) for o in spec.overrides)
            found.append(Trait(Aspect.OVERRIDES, str(len(spec.overrides)), _same(words)))
        return tuple(t for t in found if t)

    def rung(self, rung: RungFact) -> tuple[Trait, ...]:
        """One rung: by whom, how, brought by whom, in what time, whether finally."""
        place = self.terms.place
        action = place.vocabulary.actions.get(rung.spec.action)
        name = action.name if action else rung.spec.action
        found = [self.who(Aspect.ACTOR, rung.bodies)]
        found.append(Trait(Aspect.ACTION, self.terms.word("actions", rung.spec.action), _same(name)))
        found.append(self.who(Aspect.BROUGHT_BY, rung.brought_by or ()))
        if rung.spec.moves_up:
            found.append(Trait(Aspect.MOVES_UP, "+", _same(rung.spec.moves_up), plain(rung.spec.moves_up)))
        found += time_traits(self.terms, rung.deadlines)
        found.append(
            Trait(Aspect.FINAL, "+", Text("最终决定", "decides finally")) if rung.spec.final else None
        )
        return tuple(t for t in found if t)


def _set(terms: Iterable[str]) -> str:
    return "|".join(sorted(set(terms)))


def _same(words: str) -> Text:
    return Text(words, words)
