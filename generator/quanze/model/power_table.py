"""The entries of a list of powers, as its CSV file has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .lists import PowerKind


class Role(StrEnum):
    """The columns that mean something beyond their words. The values are the keys of `file.headers`."""

    CODE = "code"
    NAME = "name"
    KIND = "kind"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class PowerRow:
    """One entry. `line` is where it begins in the file; `code` is empty where the file has no codes, `kind` None where it
    gives none that we know; `holder` are the bodies of the row, or else those of the list; `cells` are its words in the
    order of the table's headers."""

    line: int
    code: str
    name: str
    kind: PowerKind | None
    holder: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def key(self) -> str:
        """What tells the entry from the others: its code, or else its name."""
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class PowerTable:
    """A whole file: its headers in order, the places of those with a role, and its entries."""

    headers: tuple[str, ...]
    columns: Mapping[Role, int]
    rows: tuple[PowerRow, ...]

    @property
    def running(self) -> frozenset[int]:
        """The columns that only number the rows (序号); the column of codes is not one of them."""
        count = len(self.rows)
        return frozenset(
            i
            for i in range(len(self.headers))
            if i != self.columns.get(Role.CODE)
            and all(row.cells[i].isdigit() for row in self.rows)
            and len({row.cells[i] for row in self.rows}) == count
        )

    def of(self, body: str) -> tuple[PowerRow, ...]:
        """The entries that a body exercises."""
        return tuple(r for r in self.rows if body in r.holder)
