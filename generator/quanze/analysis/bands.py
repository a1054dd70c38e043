"""Bands as decision tables: where no grade applies, where two do, and what each grade leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

from ..model.interval import Interval, merge_atoms
from ..model.jurisdiction import Boxes, GradeFact, Jurisdiction
from .boxes import build_table, meet, used_dimensions
from .coverage import Coverage, Region, Row, Table, find_conflicts, find_gaps


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two grades, lighter first, and the regions where both apply: single amounts, and wider ones."""

    lighter: GradeFact
    heavier: GradeFact
    points: tuple[Region, ...]
    regions: tuple[Region, ...]


@dataclass(frozen=True)
class BandTable:
    """A band: its grades from light to heavy, and the table of their conditions."""

    place: Jurisdiction
    id: str
    grades: tuple[GradeFact, ...]
    table: Table

    @cached_property
    def gaps(self) -> Coverage:
        """What no grade covers."""
        return find_gaps(self.table)

    @cached_property
    def inner_gaps(self) -> tuple[Region, ...]:
        """Gaps with amounts between grades, or in which no amount plays a part."""
        return tuple(region for region, outer in self._parted_gaps if not outer)

    @cached_property
    def outer_gaps(self) -> tuple[Region, ...]:
        """Gaps only below the lowest or above the highest amount that any grade covers."""
        return tuple(region for region, outer in self._parted_gaps if outer)

    @cached_property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Pairs of grades that apply at once, each pair once."""
        grade = {g.id: (i, g) for i, g in enumerate(self.grades)}
        regions: dict[tuple[str, str], list[Region]] = {}
        for conflict in find_conflicts(self.table):
            first, second = (key.partition("#")[0] for key in (conflict.first, conflict.second))
            pair = (first, second) if grade[first][0] < grade[second][0] else (second, first)
            if conflict.region not in regions.setdefault(pair, []):
                regions[pair].append(conflict.region)
        found = []
        for (light, heavy), shared in sorted(
            regions.items(), key=lambda i: (grade[i[0][0]][0], grade[i[0][1]][0])
        ):
            points = tuple(r for r in shared if self._is_point(r))
            wider = tuple(r for r in shared if r not in points)
            found.append(Overlap(grade[light][1], grade[heavy][1], points, wider))
        return tuple(found)

    @cached_property
    def falling(self) -> tuple[tuple[str, GradeFact, GradeFact], ...]:
        """(measure, lighter, heavier) where the heavier grade covers only smaller amounts than the lighter."""
        found = []
        for measure in self._measures:
            spans = {g.id: span for g in self.grades if (span := self._span(g, measure))}
            ordered = [g for g in self.grades if g.id in spans]
            for light, heavy in pairwise(ordered):
                low, high = spans[light.id], spans[heavy.id]
                if low.low is not None and high.high is not None and high.high <= low.low:
                    found.append((measure, light, heavy))
        return tuple(found)

    @cached_property
    def alike(self) -> tuple[tuple[str, str, str], ...]:
        """(measure, band, its measure) where a measure has the unit of another that a band among the dimensions grades:
        the table takes the two amounts to be independent, though the text may mean the same one."""
        dimensions, bands = self.place.dimensions, self.place.bands
        return tuple(
            (measure, band, other)
            for measure in self._measures
            for band in self.table.dimensions
            if band in bands
            for other in bands[band].measures
            if other != measure and other in dimensions and dimensions[other].kind == "measure"
            if dimensions[other].unit is not None and dimensions[other].unit == dimensions[measure].unit
        )

    @property
    def is_unclear(self) -> bool:
        """Whether the text can be read in two ways, of which the spec follows one."""
        return bool(self.place.bands[self.id].unclear or any(g.spec.unclear for g in self.grades))

    @cached_property
    def readings(self) -> tuple[BandTable, ...]:
        """The band as written, and with the conditions of its unclear grades joined the other way: all instead of any
        of them, any instead of all."""
        ways = [(g, replace(g, when=other)) if (other := self._otherwise(g)) else (g,) for g in self.grades]
        _, *others = product(*ways)
        return (self, *(_table(self.place, self.id, grades) for grades in others))

    def _otherwise(self, grade: GradeFact) -> Boxes:
        if len(grade.when) > 1 and (grade.spec.unclear or self.place.bands[self.id].unclear):
            return meet(*((box,) for box in grade.when))
        apart = tuple({d: values} for box in grade.when for d, values in box.items())
        return apart if grade.spec.unclear and len(apart) > 1 else ()

    @cached_property
    def _parted_gaps(self) -> tuple[tuple[Region, bool], ...]:
        """The gaps, each parted into what lies beyond the amounts of all grades and what does not."""
        found: list[tuple[Region, bool]] = []
        for gap in self.gaps.regions:
            parts = [(gap, False)]
            for measure in self._measures:
                parts = [p for region, outer in parts for p in self._part(region, measure, outer)]
            found += parts
        return tuple(found)

    def _part(self, region: Region, measure: str, outer: bool) -> list[tuple[Region, bool]]:
        keys = list(self.place.dimensions[measure].values)
        inside = [keys.index(k) for k in self._named(measure)]
        chosen = [keys.index(k) for k in region.get(measure, ())]
        if not inside or not chosen:
            return [(region, outer)]
        beyond = {i for i in chosen if not min(inside) <= i <= max(inside)}
        parts = [([i for i in chosen if i not in beyond], outer), (sorted(beyond), True)]
        return [
            (_narrow(region, measure, tuple(keys[i] for i in sorted(indexes))), is_outer)
            for indexes, is_outer in parts
            if indexes
        ]

    @property
    def _measures(self) -> tuple[str, ...]:
        return tuple(d for d in self.table.dimensions if self.place.dimensions[d].kind == "measure")

    def _named(self, measure: str) -> frozenset[str]:
        """The pieces of a measure that some grade names."""
        return frozenset(k for g in self.grades for box in g.when for k in box.get(measure, ()))

    def _is_point(self, region: Region) -> bool:
        """Whether some measure is a single amount throughout the region."""
        return any(
            measure in region and all(a.is_point for a in self._atoms(measure, region[measure]))
            for measure in self._measures
        )

    def _atoms(self, measure: str, keys: frozenset[str]) -> list[Interval]:
        return [a for a in self.place.dimensions[measure].atoms if a.key in keys]

    def _span(self, grade: GradeFact, measure: str) -> Interval | None:
        """The one interval of a grade that is conditioned on this measure alone; None otherwise."""
        boxes = [box for box in grade.when if measure in box]
        if len(boxes) != 1:
            return None
        merged = merge_atoms(self._atoms(measure, boxes[0][measure]))
        return merged[0] if len(merged) == 1 else None


def _narrow(region: Region, measure: str, values: tuple[str, ...]) -> Region:
    return Region(tuple((d, values if d == measure else v) for d, v in region.conditions))


def idle_grades(band: BandTable, conditions: Iterable[Boxes]) -> tuple[GradeFact, ...]:
    """Grades with no consequence: none in words, no duty and no other band whose condition picks them out."""
    everything = {g.id for g in band.grades}
    picked = [box[band.id] for boxes in conditions for box in boxes if band.id in box]
    used = {g for values in picked if values != everything for g in values}
    return tuple(g for g in band.grades if not g.spec.sanction and g.id not in used)


def read_bands(place: Jurisdiction) -> tuple[BandTable, ...]:
    """The table of every band with grades, in the order of the spec."""
    return tuple(_table(place, name, grades) for name, grades in place.band_grades.items() if grades)


def _table(place: Jurisdiction, name: str, grades: tuple[GradeFact, ...]) -> BandTable:
    measures = tuple(m for m in place.bands[name].measures if m in place.dimensions)
    dimensions = used_dimensions(place, [g.when for g in grades], measures)
    rows = [Row(f"{g.id}#{i}", box, g.id) for g in grades for i, box in enumerate(g.when)]
    return BandTable(place, name, grades, build_table(place, dimensions, rows, ()))
