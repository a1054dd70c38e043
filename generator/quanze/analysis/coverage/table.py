"""What a decision table is: dimensions, rows, the scope to be covered, and regions of its combinations."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final


class Impossible(Enum):
    """The type of `IMPOSSIBLE`."""

    IMPOSSIBLE = "impossible"


IMPOSSIBLE: Final = Impossible.IMPOSSIBLE
"""The outcome of a row whose combinations cannot occur: they need no answer and cause no conflict."""


@dataclass(frozen=True)
class Row:
    """One row of a decision table: where `when` holds, `outcome` follows.

    A dimension absent from `when` accepts any value; an empty set accepts none. Of rows that meet, the one
    with the higher `priority` decides; the priority of an `IMPOSSIBLE` row has no meaning.
    """

    key: str
    when: Mapping[str, frozenset[str]]
    outcome: Hashable
    priority: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "when", _freeze(self.when))


@dataclass(frozen=True)
class Table:
    """Dimensions with their values in reading order, rows, and the combinations to be answered.

    The scope is a union of boxes; without any, everything is in scope. Raises ValueError for a dimension
    without values, a repeated value or row key, and for a row or a scope box that names an unknown
    dimension or value.
    """

    dimensions: Mapping[str, Sequence[str]]
    rows: Sequence[Row]
    scope: Sequence[Mapping[str, frozenset[str]]] = ()

    def __post_init__(self) -> None:
        dimensions = {name: tuple(values) for name, values in self.dimensions.items()}
        object.__setattr__(self, "dimensions", MappingProxyType(dimensions))
        object.__setattr__(self, "rows", tuple(self.rows))
        object.__setattr__(self, "scope", tuple(_freeze(box) for box in self.scope))
        for name, values in dimensions.items():
            if not values:
                raise ValueError(f"dimension {name!r} has no values")
            if repeated := _find_repeated(values):
                raise ValueError(f"dimension {name!r} repeats the value {repeated!r}")
        if repeated := _find_repeated([row.key for row in self.rows]):
            raise ValueError(f"two rows have the key {repeated!r}")
        known = {name: frozenset(values) for name, values in dimensions.items()}
        for row in self.rows:
            _reject_unknown(f"row {row.key!r}", row.when, known)
        for number, box in enumerate(self.scope, 1):
            _reject_unknown(f"scope box {number}", box, known)


@dataclass(frozen=True, eq=False)
class Region(Mapping[str, frozenset[str]]):
    """A box of combinations: a mapping from each dimension that it restricts to the values allowed there.

    `conditions` says the same with dimensions and values in the order of the table, for printing. A region
    without conditions is the whole table.
    """

    conditions: tuple[tuple[str, tuple[str, ...]], ...]

    def __getitem__(self, dimension: str) -> frozenset[str]:
        for name, values in self.conditions:
            if name == dimension:
                return frozenset(values)
        raise KeyError(dimension)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.conditions)

    def __len__(self) -> int:
        return len(self.conditions)

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))


def _freeze(box: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({name: frozenset(values) for name, values in box.items()})


def _find_repeated(values: Sequence[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None


def _reject_unknown(
    owner: str, box: Mapping[str, frozenset[str]], known: Mapping[str, frozenset[str]]
) -> None:
    for name, values in box.items():
        if name not in known:
            raise ValueError(f"{owner} names the unknown dimension {name!r}")
        if unknown := sorted(values - known[name]):
            raise ValueError(f"{owner} names the unknown value {unknown[0]!r} of dimension {name!r}")
