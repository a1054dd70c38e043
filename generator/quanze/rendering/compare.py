"""The page on which places stand side by side: the comparison as data files, drawings, and the frame for its script.

Everything is decided here; the script only picks the columns, counts, and puts rows together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..analysis.wording import listed
from ..compare.changes import OF_MECHANISMS, Aspect, Cell, Comparison, Row, Section, Trait
from . import paths
from .dossier import Dossier
from .links import Links
from .page import Asset
from .scripts import Json, data_file, data_path
from .sentences import duty_sentence, rung_sentence
from .views.comparison import INDEX
from .views.document import STATUS_NAMES, date_words
from .views.flow import draw_flow

_FLOWS = f"{paths.ASSETS}/flows"
_ASPECTS = {aspect: n for n, aspect in enumerate(Aspect)}


def compare_assets(dossiers: Sequence[Dossier], comparison: Comparison) -> Iterator[Asset]:
    """The data files of the page and the drawings that it shows."""
    flows = [dict(_flows(d)) for d in dossiers]
    yield data_file(INDEX, _index(dossiers, comparison, flows))
    for column, dossier in enumerate(dossiers):
        rows: dict[str, Json] = {
            str(n): _cell(comparison, column, row)
            for n, row in enumerate(comparison.rows)
            if column in row.cells
        }
        yield data_file(cells_name(dossier.place.id), rows)
        for path, svg in flows[column].values():
            yield Asset(path, svg.encode())


def cells_name(place: str) -> str:
    """The name of the data file with all that one place says."""
    return f"compare-{place}"


def cell_sentence(comparison: Comparison, column: int, cell: Cell) -> str:
    """What a duty or a rung says, as one sentence; empty for anything else."""
    place = comparison.places[column]
    kind, _, id_ = cell.element.partition(":")
    if kind == "duty":
        return duty_sentence(place, place.duties[id_], brief=True)
    if kind == "chain" and cell.rung is not None:
        return rung_sentence(place, place.chains[id_], cell.rung)
    return ""


# ---------------------------------------------------------------- data
def _index(
    dossiers: Sequence[Dossier], comparison: Comparison, flows: Sequence[Mapping[str, tuple[str, str]]]
) -> Json:
    kinds = {kind: n for n, kind in enumerate(comparison.kinds)}
    sections = {section: n for n, section in enumerate(Section)}
    return {
        "kinds": [[kind, name] for kind, name in comparison.kinds.items()],
        "sections": [section.label.zh for section in Section],
        "ladders": sections[Section.LADDERS],
        "mechanical": sorted(sections[s] for s in OF_MECHANISMS),
        "aspects": [aspect.value.zh for aspect in Aspect],
        "nearest": [_nearest(comparison, n) for n in comparison.columns],
        "places": [
            {
                "id": d.place.id,
                "name": d.place.name,
                "href": paths.place_page(d.place.id),
                "data": data_path(cells_name(d.place.id)),
                "documents": _documents(d),
                "kinds": sorted(kinds[k] for k in comparison.regulated[n]),
                "flows": [
                    [
                        kinds.get(d.place.mechanisms[m].kind, -1),
                        d.place.mechanisms[m].name,
                        path,
                        paths.mechanism_page(d.place.id, m),
                    ]
                    for m, (path, _) in flows[n].items()
                ],
            }
            for n, d in enumerate(dossiers)
        ],
        "rows": [[sections[r.section], [kinds[k] for k in r.kinds if k in kinds]] for r in comparison.rows],
    }


def _nearest(comparison: Comparison, column: int) -> Json:
    """How many rows a place shares with the one that it shares the most with, and the number of that one."""
    others = [n for n in comparison.columns if n != column]
    shared = {n: sum(n in r.cells and column in r.cells for r in comparison.rows) for n in others}
    best = max(others, key=lambda n: shared[n], default=None)
    return [0, -1] if best is None else [shared[best], best]


def _documents(dossier: Dossier) -> str:
    """The documents of a place in one line: 《…》（文号，有效）."""
    found = []
    for document in dossier.place.documents.values():
        words = [
            w for w in (document.number, date_words(document.issued), STATUS_NAMES[document.status]) if w
        ]
        found.append(f"《{document.title}》（{'，'.join(words)}）")
    return listed(found)


def _cell(comparison: Comparison, column: int, row: Row) -> Json:
    """Link, title, list or ladder, sentence, traits, clauses.

    A trait is its aspect, class of its value, class of its phrase, words, measure.
    """
    cell = row.cells[column]
    links = Links(comparison.places[column], paths.START)
    link = links.element(cell.element) if cell.element else None
    sentence = cell_sentence(comparison, column, cell)
    told = {d.aspect for d in row.differences(comparison.columns)}
    traits: list[Json] = [
        [
            _ASPECTS[t.aspect],
            _class(row, t.aspect, t.value),
            _phrase_class(row, t.aspect, t.phrase),
            t.words.zh,
            t.measure,
        ]
        for t in cell.traits
        if not sentence or t.aspect in told or t.aspect is Aspect.TIME
    ]
    clauses: list[Json] = [[c.text, c.href] for c in links.clauses(cell.sources)]
    return [(link.href if link else None) or "", cell.title, cell.within, sentence, traits, clauses]


def _class(row: Row, aspect: Aspect, value: str | None) -> int:
    """Which of the values of a row this is; -1 for one that goes with any."""
    return (
        -1
        if value is None
        else _distinct(t.value for t in _traits(row, aspect) if t.value is not None).index(value)
    )


def _phrase_class(row: Row, aspect: Aspect, phrase: str) -> int:
    return _distinct(t.phrase for t in _traits(row, aspect)).index(phrase)


def _traits(row: Row, aspect: Aspect) -> Iterator[Trait]:
    return (t for cell in row.cells.values() if (t := cell.trait(aspect)))


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _flows(dossier: Dossier) -> Iterator[tuple[str, tuple[str, str]]]:
    """Mechanism → path and drawing; mechanisms in which nothing follows anything have none."""
    place = dossier.place
    for mechanism in place.mechanisms:
        links = Links(place, paths.mechanism_page(place.id, mechanism))
        if svg := draw_flow(dossier, links, mechanism):
            name = f"{paths.file_name(place.id)}/{paths.file_name(mechanism)}.svg"
            yield mechanism, (f"{_FLOWS}/{name}", svg)
