"""Rows of what no duty carries: definitions, 参照执行, powers, fields of matters, bands, scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..analysis.match import NamedMeaning, match, named_likeness
from ..analysis.meaning import grams
from ..diagnostics.text import Text
from ..model.jurisdiction import Jurisdiction
from ..model.spec import TimeRules
from .changes import Aspect, Cell, Row, Section, Trait
from .list_traits import (
    definition_traits,
    grade_traits,
    likewise_traits,
    matter_traits,
    power_traits,
    score_traits,
)
from .traits import Speaker


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is told apart by its name, within a larger whole if it has one."""

    cell: Cell
    terms: frozenset[str] = frozenset()
    kind: str = ""


Collector = Callable[[Speaker], Iterator[Entry]]


def list_rows(speakers: Sequence[Speaker]) -> Iterator[Row]:
    """All such rows, kind after kind."""
    for section, collect in _COLLECTORS:
        yield from _align(section, [list(collect(s)) for s in speakers])
    rules = {p: _rules(s.terms.place) for p, s in enumerate(speakers)}
    if any(s.terms.place.spec.jurisdiction.time != TimeRules() for s in speakers):
        yield Row(Section.BODIES, (), rules)


def _align(section: Section, entries: Sequence[Sequence[Entry]]) -> Iterator[Row]:
    meanings = [[NamedMeaning(grams(e.cell.within + e.cell.title), e.terms) for e in own] for own in entries]
    for group in match(meanings, named_likeness, (0.55,)):
        chosen = {p: entries[p][i] for p, i in group.items()}
        kinds = tuple(dict.fromkeys(e.kind for e in chosen.values() if e.kind))
        yield Row(section, kinds, {p: e.cell for p, e in chosen.items()})


def _definitions(speaker: Speaker) -> Iterator[Entry]:
    place = speaker.terms.place
    for id_, dimension in place.vocabulary.dimensions.items():
        for value, entry in dimension.values.items():
            if entry.means:
                cell = Cell("", entry.name, definition_traits(entry), cite(place, entry.source))
                yield Entry(cell, frozenset({speaker.terms.word("dimensions", id_), value}))


def _likewise(speaker: Speaker) -> Iterator[Entry]:
    place = speaker.terms.place
    for id_, x in place.mechanisms.items():
        if x.likewise:
            sources = cite(place, (*x.likewise.source, *x.source))
            cell = Cell(
                f"mechanism:{id_}", f"{x.name}：参照执行", likewise_traits(speaker, x.likewise), sources
            )
            kind = speaker.terms.kind(id_)
            applied = (speaker.terms.kind(m) for m in x.likewise.mechanisms if m in place.mechanisms)
            yield Entry(cell, frozenset({kind, *applied}), kind=kind)


def _powers(speaker: Speaker) -> Iterator[Entry]:
    place = speaker.terms.place
    for id_, x in place.spec.powers.items():
        table = place.power_tables.get(id_)
        traits = power_traits(speaker, x, len(table.rows) if table else None)
        cell = Cell(f"powers:{id_}", x.name, traits, cite(place, x.source))
        yield Entry(cell, speaker.terms.bodies(x.holder))


def _matters(speaker: Speaker) -> Iterator[Entry]:
    place = speaker.terms.place
    for id_, x in place.spec.matters.items():
        cell = Cell(f"matter:{id_}", x.name, matter_traits(speaker, x), cite(place, x.source))
        yield Entry(cell)


def _bands(speaker: Speaker) -> Iterator[Entry]:
    place = speaker.terms.place
    for band, grades in place.band_grades.items():
        for grade in grades:
            traits = grade_traits(speaker, grade)
            yield Entry(Cell(f"band:{band}", grade.spec.name, traits, grade.sources, place.bands[band].name))


def _scores(speaker: Speaker) -> Iterator[Entry]:
    place = speaker.terms.place
    for id_, x in place.spec.scores.items():
        for part in x.components.values():
            sources = cite(place, part.source or x.source)
            cell = Cell(f"score:{id_}", part.name, score_traits(speaker, part), sources, x.name)
            yield Entry(cell, speaker.terms.bodies(x.assessed))


def _rules(place: Jurisdiction) -> Cell:
    rules = place.spec.jurisdiction.time
    first = "起始日计入" if rules.first_day_counts else "起始日不计入"
    last = "末日顺延至工作日" if rules.moves_to_working_day else "末日不顺延"
    means = {"working-day": "“日”指工作日", "day": "“日”指自然日"}.get(rules.day_means or "", "")
    words = "，".join(w for w in (first, last, means or rules.day_means or "") if w)
    return Cell("", "期间的计算", (Trait(Aspect.COUNTING, words, Text(words, words)),), ())


def cite(place: Jurisdiction, sources: Iterable[str]) -> tuple[str, ...]:
    """Citations with the document that may be left out where there is only one."""
    only = next(iter(place.documents)) if len(place.documents) == 1 else None
    return tuple(dict.fromkeys(s if ":" in s or only is None else f"{only}:{s}" for s in sources))


_COLLECTORS: tuple[tuple[Section, Collector], ...] = (
    (Section.BODIES, _definitions),
    (Section.DUTIES, _likewise),
    (Section.LISTS, _powers),
    (Section.LISTS, _matters),
    (Section.LISTS, _bands),
    (Section.LISTS, _scores),
)
