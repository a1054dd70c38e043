"""Conditions as boxes: one within another, any of several, and tables of them for the coverage engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model.boxes import Box as Box
from ..model.boxes import meet as meet
from ..model.jurisdiction import ANYTHING, OTHER, Boxes, Jurisdiction
from .coverage import IMPOSSIBLE, Coverage, Row, Table, find_gaps

COVERED = Coverage((), 0, True)
"""That nothing is left uncovered."""


def contains(outer: Boxes, inner: Box) -> bool:
    """Whether one of the boxes has all of the inner box."""
    return any(all(d in inner and inner[d] <= values for d, values in box.items()) for box in outer)


def join(*conditions: Boxes) -> Boxes:
    """Any of the conditions, each box once."""
    found: list[Box] = []
    for box in (box for boxes in conditions for box in boxes):
        if box not in found:
            found.append(box)
    return ANYTHING if {} in found else tuple(found)


def used_dimensions(
    place: Jurisdiction, conditions: Iterable[Boxes], first: Sequence[str] = ()
) -> tuple[str, ...]:
    """The dimensions with values that the conditions name, those of `first` in front."""
    named = dict.fromkeys((*first, *(d for boxes in conditions for box in boxes for d in box)))
    return tuple(d for d in named if d in place.dimensions and place.dimensions[d].values)


def build_table(place: Jurisdiction, dimensions: Sequence[str], rows: Iterable[Row], scope: Boxes) -> Table:
    """A table over some dimensions; conditions on others are left out, impossible combinations put in."""
    kept = [Row(r.key, only(r.when, dimensions), r.outcome, r.priority) for r in rows]
    kept += [
        Row(f"impossible#{i}", box, IMPOSSIBLE)
        for i, box in enumerate(place.impossible)
        if set(box) <= set(dimensions)
    ]
    within = [only(box, dimensions) for box in scope]
    # A condition may name a body that no role makes a possible finder or receiver.
    values = {d: dict.fromkeys(place.dimensions[d].values) for d in dimensions}
    for box in (*(r.when for r in kept), *within):
        for dimension, extra in box.items():
            values[dimension].update(dict.fromkeys(sorted(extra)))
    return Table({d: tuple(v) for d, v in values.items()}, kept, within)


def only(box: Box, dimensions: Sequence[str]) -> dict[str, frozenset[str]]:
    """The part of a box that is about these dimensions."""
    return {d: box[d] for d in dimensions if d in box}


def named_values(place: Jurisdiction) -> Mapping[str, frozenset[str]]:
    """Dimension → the values that some condition of the place names, rather than leaving them among the others."""
    conditions = (
        *(d.when for d in place.duties.values()),
        *(link.when for d in place.duties.values() for link in d.links),
        *(s.when for s in place.scopes),
        *(c.when for c in place.chains.values()),
    )
    found: dict[str, set[str]] = {}
    for box in (box for boxes in conditions for box in boxes):
        for dimension, values in box.items():
            known = place.dimensions[dimension].values if dimension in place.dimensions else ()
            named = set(known) - values if OTHER in values else values
            found.setdefault(dimension, set()).update(named)
    return {d: frozenset(values) for d, values in found.items()}


def disentangle(regions: Iterable[Box]) -> tuple[Box, ...]:
    """The same situations, each value only where no other region has all that the region says of it.

    The engine's regions are as large as can be and overlap; a reader who looks for one body wants it once.
    """
    found = [dict(region) for region in regions]
    for i, region in enumerate(found):
        others = tuple(found[:i] + found[i + 1 :])
        for dimension in [d for d in region if len(region[d]) > 1]:
            spare = {v for v in region[dimension] if contains(others, {**region, dimension: frozenset({v})})}
            if spare < region[dimension]:
                region[dimension] -= spare
    return tuple(found)


def uncovered(place: Jurisdiction, scope: Boxes, covering: Iterable[Boxes]) -> Coverage:
    """What of a scope none of the conditions covers."""
    parts = tuple(covering)
    rows = [Row(f"{i}#{j}", box, i) for i, boxes in enumerate(parts) for j, box in enumerate(boxes)]
    return left_over(place, used_dimensions(place, (scope, *parts)), rows, scope)


def left_over(place: Jurisdiction, dimensions: Sequence[str], rows: Sequence[Row], scope: Boxes) -> Coverage:
    """What of a scope no row of a table has. Mostly one row has the whole of each box, which is cheap to see."""
    if all(any(contains((row.when,), box) for row in rows) for box in scope):
        return COVERED
    return find_gaps(build_table(place, dimensions, rows, scope))
