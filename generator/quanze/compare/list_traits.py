"""Bodies, lists, bands and scores as traits that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..analysis.meaning import plain
from ..analysis.wording import boxes_words, listed
from ..diagnostics.text import Text
from ..model.body import BodyKind
from ..model.jurisdiction import GradeFact
from ..model.lists import InformationItem, Material, Matter, PowerList, ScoreComponent
from ..model.mechanism import Likewise
from ..model.situation import DimensionValue
from .changes import Aspect, Trait
from .traits import Speaker


def body_traits(speaker: Speaker, body: str) -> tuple[Trait, ...]:
    """What is laid down about a body."""
    x, terms = speaker.terms.place.bodies[body], speaker.terms
    bare = terms.bare_name(x.name)
    found: list[Trait | None] = []
    if x.kind is BodyKind.PLATFORM:
        found.append(Trait(Aspect.NAME, bare, _same(x.name)))
    elif not terms.roles(body):
        found.append(Trait(Aspect.NAME, None, _same(x.name), bare))
    single = {
        Aspect.SUPERIOR: x.superior,
        Aspect.PART_OF: x.part_of,
        Aspect.DISPATCHED_BY: x.dispatched_by,
        Aspect.IN_NAME_OF: x.acts_in_name_of,
        Aspect.CONVENER: x.convener,
        Aspect.SECRETARIAT: x.secretariat,
    }
    many = {
        Aspect.HOLDERS: x.holders,
        Aspect.MEMBERS: x.members,
        Aspect.MANAGED_BY: x.managed_by,
        Aspect.RUN_BY: x.run_by,
    }
    found += [speaker.bodies(aspect, [b] if b else []) for aspect, b in single.items()]
    found += [speaker.bodies(aspect, bodies) for aspect, bodies in many.items()]
    found += [texts(Aspect.FILLED_BY, x.filled_by), texts(Aspect.AGENDA, x.agenda)]
    found += [texts(Aspect.QUALIFICATION, [x.qualification] if x.qualification else [])]
    found += [number(Aspect.SEATS, x.seats)]
    found += [Trait(Aspect.FINAL, "+", Text("决定为最终决定", "decides finally")) if x.final else None]
    return _given(found)


def material_traits(speaker: Speaker, item: Material) -> tuple[Trait, ...]:
    """What is laid down about one paper."""
    forms = speaker.terms.place.vocabulary.forms
    names = [forms[f].name if f in forms else f for f in item.form]
    return _given(
        [
            Trait(Aspect.NAME, None, _same(item.name), plain(item.name)),
            texts(Aspect.CONTENT, item.states),
            Trait(
                Aspect.FORM,
                "|".join(sorted(speaker.terms.word("forms", f) for f in item.form)),
                _same(listed(names)),
            )
            if item.form
            else None,
            texts(Aspect.SIGNED_BY, [item.signed_by] if item.signed_by else []),
        ]
    )


def information_traits(
    speaker: Speaker, item: InformationItem, providers: Iterable[str], recipients: Iterable[str]
) -> tuple[Trait, ...]:
    """What is laid down about one kind of information; who shares and receives it where it does not say so itself."""
    return _given(
        [
            Trait(Aspect.NAME, None, _same(item.name), plain(item.name)),
            speaker.bodies(Aspect.PROVIDERS, item.providers or providers),
            speaker.bodies(Aspect.RECEIVERS, item.recipients or recipients),
        ]
    )


def power_traits(speaker: Speaker, entry: PowerList, rows: int | None = None) -> tuple[Trait, ...]:
    """A body's powers, or one of the lists that offices keep; `rows`: its entries, where no number is stated."""
    powers = sorted(p.value for p in entry.powers)
    return _given(
        [
            speaker.bodies(Aspect.HOLDERS, entry.holder),
            Trait(Aspect.POWERS, "|".join(powers), _same(listed(p.label for p in entry.powers)))
            if powers
            else None,
            texts(Aspect.FIELDS, entry.fields),
            number(
                Aspect.COUNT,
                next((n for n in (entry.count, rows, entry.fields_stated) if n is not None), None),
            ),
            texts(Aspect.CONTENT, entry.columns),
            speaker.bodies(Aspect.KEPT_BY, entry.kept_by),
        ]
    )


def matter_traits(speaker: Speaker, entry: Matter) -> tuple[Trait, ...]:
    """A field of matters."""
    return _given(
        [
            Trait(Aspect.NAME, None, _same(entry.name), plain(entry.name)),
            texts(Aspect.CONTENT, entry.covers),
            speaker.bodies(Aspect.ACTOR, [entry.lead] if entry.lead else []),
            speaker.bodies(Aspect.RECIPIENT, entry.support),
        ]
    )


def grade_traits(speaker: Speaker, grade: GradeFact) -> tuple[Trait, ...]:
    """One grade of a band."""
    value = "|".join(sorted(speaker.terms.boxes(grade.when)))
    return _given(
        [
            Trait(Aspect.NAME, None, _same(grade.spec.name), plain(grade.spec.name)),
            Trait(Aspect.RANGE, value, boxes_words(speaker.terms.place, grade.when)) if value else None,
            texts(Aspect.SANCTION, [grade.spec.sanction] if grade.spec.sanction else []),
        ]
    )


def score_traits(speaker: Speaker, part: ScoreComponent) -> tuple[Trait, ...]:
    """One component of an appraisal by points."""
    ranges = [f"{r.name}{r.low:g}—{r.high:g}分" for r in part.ranges.values()]
    quotas = [
        q.name
        + "，".join(f"{w}{v:g}%" for w, v in (("不超过", q.at_most), ("不少于", q.at_least)) if v is not None)
        for q in part.quotas.values()
    ]
    return _given(
        [
            Trait(Aspect.POINTS, f"{part.points:g}", _same(f"{part.points:g}分")),
            texts(Aspect.BASIS, [part.basis] if part.basis else []),
            speaker.bodies(Aspect.SCORER, part.scorer),
            texts(Aspect.RHYTHM, [part.every] if part.every else []),
            texts(Aspect.CEILING, [t for t in (part.ceiling, part.corrections) if t]),
            texts(Aspect.RANGE, [*ranges, *quotas]),
        ]
    )


def definition_traits(value: DimensionValue) -> tuple[Trait, ...]:
    """What a word means in a text."""
    return _given([texts(Aspect.DEFINITION, [value.means] if value.means else [])])


def likewise_traits(speaker: Speaker, likewise: Likewise) -> tuple[Trait, ...]:
    """参照执行: what is applied, with which bodies replaced."""
    place, terms = speaker.terms.place, speaker.terms
    kinds = [terms.kind(m) if m in place.mechanisms else m for m in likewise.mechanisms]
    names = [
        f"“{place.mechanisms[m].name}”" if m in place.mechanisms else "各项机制" for m in likewise.mechanisms
    ]
    swaps = {f"{terms.body(a)}→{terms.body(b)}": (a, b) for a, b in likewise.swap.items()}
    said = [f"{_name(place.bodies, a)}→{_name(place.bodies, b)}" for a, b in swaps.values()]
    return _given(
        [
            Trait(Aspect.APPLIES, "|".join(sorted(set(kinds))), _same(listed(names))),
            Trait(Aspect.SWAP, "|".join(sorted(swaps)), _same(listed(said))) if swaps else None,
        ]
    )


def texts(aspect: Aspect, items: Iterable[str]) -> Trait | None:
    """Words of ours, in no particular order; None where there are none."""
    found = [i for i in items if i != "silent"]
    return Trait(aspect, "+", _same("；".join(found)), "|".join(sorted(map(plain, found)))) if found else None


def number(aspect: Aspect, value: float | None) -> Trait | None:
    """A number; None where none is given."""
    return None if value is None else Trait(aspect, f"{value:g}", _same(f"{value:g}"))


def _name(bodies: Mapping[str, object], body: str) -> str:
    entry = bodies.get(body)
    return str(getattr(entry, "name", body))


def _given(traits: Iterable[Trait | None]) -> tuple[Trait, ...]:
    return tuple(t for t in traits if t)


def _same(words: str) -> Text:
    return Text(words, words)
