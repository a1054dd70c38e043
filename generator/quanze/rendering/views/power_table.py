"""The entries of one list of powers, as its CSV file has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...analysis.wording import body_name, listed
from ...model.power_table import PowerRow, PowerTable, Role
from .. import paths
from ..dossier import Dossier
from ..links import Links
from ..page import SearchEntry, Topic
from .frame import Fact, Head, crumbs
from .lists import Cell, ListView, powers_view

_PLAIN = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry with the anchor by which it is found."""

    anchor: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PowerTableView:
    """The page of a list with its entries. Cells of `short` columns stay on one line."""

    head: Head
    list: ListView
    facts: tuple[Fact, ...]
    columns: tuple[str, ...]
    short: tuple[int, ...]
    rows: tuple[EntryRow, ...]


def power_table_view(dossier: Dossier, id_: str) -> PowerTableView:
    """The page of one list."""
    place, table = dossier.place, dossier.place.power_tables[id_]
    links = Links(place, paths.powers_page(place.id, id_))
    about = powers_view(dossier, links, id_)
    way = crumbs(links, ("清单", paths.lists_page(place.id)))
    lead = f"共{len(table.rows)}项，照清单原表公布。"
    return PowerTableView(
        Head(way, "权责清单", place.spec.powers[id_].name, lead),
        about,
        (*about.facts, *_shares(dossier, links, table)),
        table.headers,
        tuple(i for role, i in table.columns.items() if role in (Role.CODE, Role.KIND)),
        tuple(EntryRow(_anchor(row), tuple(_cells(links, table, row))) for row in table.rows),
    )


def entries_found(dossier: Dossier) -> Iterable[SearchEntry]:
    """Every entry of every list, for searching."""
    place = dossier.place
    for id_, table in place.power_tables.items():
        page, name = paths.powers_page(place.id, id_), place.spec.powers[id_].name
        for row in table.rows:
            bodies = tuple(body_name(place, b) for b in row.holder)
            heading = f"{name} {row.code}".strip()
            yield SearchEntry(page, _anchor(row), Topic.LIST, row.name, place.name, heading, bodies=bodies)


def _shares(dossier: Dossier, links: Links, table: PowerTable) -> Iterator[Fact]:
    """How many entries are of which kind, and whose they are."""
    kinds = Counter(row.kind for row in table.rows if row.kind)
    yield from (
        [Fact("按种类", text=listed(f"{k.label}{n}项" for k, n in kinds.most_common()))] if kinds else []
    )
    holders = Counter(b for row in table.rows for b in row.holder)
    if len(holders) > 1:
        names = (f"{body_name(dossier.place, b)}{n}项" for b, n in holders.most_common())
        yield Fact("按主体", text=listed(names))


def _cells(links: Links, table: PowerTable, row: PowerRow) -> Iterator[Cell]:
    for column, words in enumerate(row.cells):
        is_holder = column == table.columns.get(Role.HOLDER)
        yield Cell(links=links.bodies(row.holder)) if is_holder and words else Cell(words)


def _anchor(row: PowerRow) -> str:
    return f"item-{row.code if _PLAIN.fullmatch(row.code) else row.line}"
