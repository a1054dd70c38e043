"""Places → rows aligned by meaning. One alignment over all places: any of them can be chosen and shown afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..analysis.match import chain_likeness, chain_meaning, match, match_bodies, match_duties
from ..analysis.meaning import Terms
from ..analysis.wording import duty_name
from ..model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from .changes import Cell, Comparison, Row, Section
from .list_rows import cite, list_rows
from .list_traits import body_traits, information_traits, material_traits
from .rungs import align_rungs
from .traits import Speaker
from .used_lists import UsedLists


def compare(places: Sequence[Jurisdiction]) -> Comparison:
    """All elements of the places in rows. Two versions of one place, with the same id, compare as well."""
    return _Alignment(tuple(places)).comparison()


class _Alignment:
    def __init__(self, places: tuple[Jurisdiction, ...]) -> None:
        self.places = places
        self.terms = tuple(Terms(p) for p in places)
        own = [[d for d in p.duties.values() if not d.derived_from] for p in places]
        self.duties = tuple({p: own[p][i] for p, i in group.items()} for group in match_duties(places, own))
        rows = {(p, d.id): n for n, group in enumerate(self.duties) for p, d in group.items()}
        self.papers = UsedLists(
            self.terms, rows,
            lambda d: d.spec.with_,
            lambda p: {m: x.name for m, x in p.spec.materials.items()},
            lambda p: {(m, i): y.name for m, x in p.spec.materials.items() for i, y in x.items.items()},
        )  # fmt: skip
        self.catalogues = UsedLists(
            self.terms, rows,
            lambda d: d.spec.items,
            lambda p: {c: x.name for c, x in p.spec.information.items()},
            lambda p: {(c, i): y.name for c, x in p.spec.information.items() for i, y in x.items.items()},
        )  # fmt: skip
        self.speakers = tuple(
            Speaker(t, self.papers.classes(p), self.catalogues.classes(p)) for p, t in enumerate(self.terms)
        )

    def comparison(self) -> Comparison:
        order = {k: n for n, k in enumerate(self.kinds)}
        sections = {s: n for n, s in enumerate(Section)}
        rows = sorted(
            self._rows(), key=lambda r: (sections[r.section], order.get(next(iter(r.kinds), ""), len(order)))
        )
        regulated = tuple(frozenset(t.kind(m) for m in t.place.mechanisms) for t in self.terms)
        return Comparison(self.places, tuple(rows), self.kinds, regulated)

    def _rows(self) -> Iterator[Row]:
        yield from self._duty_rows()
        yield from self._chain_rows()
        yield from self._paper_rows()
        yield from self._sharing_rows()
        yield from self._body_rows()
        yield from list_rows(self.speakers)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kinds of mechanism that occur, by name: the shared ones in their order, then those that places added."""
        used = {t.kind(m) for t in self.terms for m in t.place.mechanisms}
        named: dict[str, str] = {}
        for place in sorted(self.places, key=lambda p: len(p.vocabulary.kinds)):
            named |= {k: x.name for k, x in place.vocabulary.kinds.items() if k in used and k not in named}
        return named | {k: k.strip("“”") for k in sorted(used - named.keys())}

    # ------------------------------------------------------------ duties
    def _duty_rows(self) -> Iterator[Row]:
        for group in self.duties:
            cells = {
                p: Cell(f"duty:{d.id}", duty_name(self.places[p], d), self.speakers[p].duty(d), d.sources)
                for p, d in group.items()
            }
            place, duty = next(iter(group.items()))
            action = self.places[place].action(duty)
            section = Section.HAND_OVERS if action and action.hand_over else Section.DUTIES
            yield Row(section, self._kinds(group), cells)

    def _kinds(self, facts: Mapping[int, DutyFact | ChainFact]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.terms[p].kind(x.mechanism) for p, x in facts.items()))

    # ------------------------------------------------------------ ladders
    def _chain_rows(self) -> Iterator[Row]:
        chains = [[c for c in p.chains.values() if not c.derived_from] for p in self.places]
        meanings = [[chain_meaning(t, c) for c in own] for t, own in zip(self.terms, chains, strict=True)]
        for group in match(meanings, chain_likeness):
            facts = {p: chains[p][i] for p, i in group.items()}
            cells = {
                p: Cell(f"chain:{c.id}", c.spec.name, self.speakers[p].chain(c), c.sources)
                for p, c in facts.items()
            }
            yield Row(Section.LADDERS, self._kinds(facts), cells)
            for steps in align_rungs({p: (self.terms[p], c) for p, c in facts.items()}):
                cells = {p: self._rung(p, facts[p], i) for p, i in steps.items()}
                yield Row(Section.LADDERS, self._kinds(facts), cells)

    def _rung(self, place: int, chain: ChainFact, level: int) -> Cell:
        rung = chain.rungs[level]
        traits = self.speakers[place].rung(rung)
        return Cell(f"chain:{chain.id}", f"第{level + 1}级", traits, rung.sources, chain.spec.name, level)

    # ------------------------------------------------------------ lists that duties use
    def _paper_rows(self) -> Iterator[Row]:
        for group in self.papers.entries():
            cells = {}
            for p, (list_, item) in group.items():
                papers = self.places[p].spec.materials[list_]
                entry = papers.items[item]
                sources = cite(self.places[p], entry.source or papers.source)
                traits = material_traits(self.speakers[p], entry)
                cells[p] = Cell(f"materials:{list_}", entry.name, traits, sources, papers.name)
            yield Row(Section.MATERIALS, self.papers.kinds({p: x for p, (x, _) in group.items()}), cells)

    def _sharing_rows(self) -> Iterator[Row]:
        for group in self.catalogues.entries():
            cells = {}
            for p, (list_, item) in group.items():
                catalogue = self.places[p].spec.information[list_]
                entry = catalogue.items[item]
                sharing = self.catalogues.users.get((p, list_), ())
                traits = information_traits(
                    self.speakers[p], entry,
                    (b for d in sharing for a in d.actors for b in a.bodies),
                    (b for d in sharing for a in d.recipients for b in a.bodies),
                )  # fmt: skip
                sources = cite(self.places[p], entry.source or catalogue.source)
                cells[p] = Cell(f"information:{list_}", entry.name, traits, sources, catalogue.name)
            yield Row(Section.SHARING, self.catalogues.kinds({p: x for p, (x, _) in group.items()}), cells)

    # ------------------------------------------------------------ bodies
    def _body_rows(self) -> Iterator[Row]:
        bodies = [list(p.bodies) for p in self.places]
        for group in match_bodies(self.places):
            chosen = {p: bodies[p][i] for p, i in group.items()}
            cells = {}
            for p, body in chosen.items():
                entry = self.places[p].bodies[body]
                sources = cite(self.places[p], entry.source)
                cells[p] = Cell(f"body:{body}", entry.name, body_traits(self.speakers[p], body), sources)
            yield Row(Section.BODIES, self._kinds_of_body(chosen), cells)

    def _kinds_of_body(self, chosen: Mapping[int, str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(k for p, body in chosen.items() for k in self._busy[p].get(body, ())))

    @cached_property
    def _busy(self) -> Sequence[Mapping[str, tuple[str, ...]]]:
        """For each place: body → the kinds of the mechanisms in which it acts or receives."""
        found: list[dict[str, dict[str, None]]] = [{} for _ in self.places]
        for group in self.duties:
            for p, duty in group.items():
                kind = self.terms[p].kind(duty.mechanism)
                for body in (b for a in (*duty.actors, *duty.recipients) for b in a.bodies):
                    found[p].setdefault(body, {})[kind] = None
        return [{body: tuple(kinds) for body, kinds in own.items()} for own in found]
