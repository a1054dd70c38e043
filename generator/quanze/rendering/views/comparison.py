"""The page of comparison before its script has run, and where none may: what several places have, by mechanism."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...compare.changes import OF_MECHANISMS, Comparison, Row, Section, State
from .. import paths
from ..links import Link, Links
from ..scripts import data_path
from .frame import Head

INDEX = "compare"
"""The name of the data file that names places and rows."""


@dataclass(frozen=True, slots=True)
class SharedRow:
    """What several places have: how they stand to each other, and where each says it."""

    title: str
    state: State
    places: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class SharedGroup:
    """The rows of one kind of mechanism, or of one section that belongs to none; `alone` counts those of one place."""

    name: str
    rows: tuple[SharedRow, ...]
    counts: tuple[tuple[State, int], ...]
    alone: int


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page. `index` is the path of the data file that the script begins with, from the root."""

    head: Head
    index: str
    groups: tuple[SharedGroup, ...]


def compare_view(comparison: Comparison) -> CompareView:
    """The page as it is without scripts: all places at once, and only what more than one of them has."""
    lead = "选择二至四个地区和一种机制，按含义逐项并排对照：职责、时限、移送、升级链、材料、共享信息和主体。"
    head = Head((Link("首页", paths.START),), "对照", "地区对照", lead)
    groups = [_group(comparison, name, rows) for name, rows in _grouped(comparison)]
    return CompareView(head, data_path(INDEX), tuple(g for g in groups if g.rows))


def _grouped(comparison: Comparison) -> Iterator[tuple[str, list[Row]]]:
    for kind, name in comparison.kinds.items():
        yield name, [r for r in comparison.rows if r.section in OF_MECHANISMS and kind in r.kinds]
    for section in Section:
        if section not in OF_MECHANISMS:
            yield section.label.zh, [r for r in comparison.rows if r.section is section]


def _group(comparison: Comparison, name: str, rows: list[Row]) -> SharedGroup:
    shared = tuple(_shared(comparison, row) for row in rows if len(row.cells) > 1)
    states = [row.state for row in shared]
    counts = tuple((state, states.count(state)) for state in State if state in states)
    return SharedGroup(name, shared, counts, len(rows) - len(shared))


def _shared(comparison: Comparison, row: Row) -> SharedRow:
    columns = sorted(row.cells)
    first = row.first(columns)
    places = []
    for column in columns:
        place, cell = comparison.places[column], row.cells[column]
        link = Links(place, paths.COMPARE).element(cell.element) if cell.element else None
        places.append((place.name, Link(cell.title, link.href if link else None)))
    title = f"{first.within}：{first.title}" if first.within else first.title
    return SharedRow(title, row.state(columns) or State.SAME, tuple(places))
