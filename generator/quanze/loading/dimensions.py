"""Dimensions of a jurisdiction: named ones, measures cut into pieces, bands, and case parties; conditions over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ..diagnostics.text import Text
from ..model.interval import Interval, find_interval, split_intervals
from ..model.jurisdiction import ANYTHING, OTHER, Boxes, DimensionFact, Path
from ..model.situation import Box, Values
from ..model.spec import Spec
from ..model.vocabulary import Vocabulary
from .lookup import Lookup

_FROM_ZERO = Interval.at_least(Decimal(0))


def bind_parties(spec: Spec, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Case party → the bodies that can be it: all whose roles the vocabulary allows."""
    roles = {b: frozenset(body.roles) for b, body in spec.bodies.items() if body.roles}
    return {
        party: tuple(b for b, held in roles.items() if not held.isdisjoint(entry.may_be))
        for party, entry in vocabulary.parties.items()
    }


class Space:
    """The dimensions of one jurisdiction, and conditions resolved over them."""

    def __init__(
        self,
        spec: Spec,
        vocabulary: Vocabulary,
        parties: Mapping[str, tuple[str, ...]],
        lookup: Lookup,
        conditions: Iterable[Box],
    ) -> None:
        """`conditions` are all of the spec's: their bounds cut the measures into pieces."""
        self._lookup = lookup
        self._pieces: dict[str, Mapping[str, frozenset[str]]] = {}
        self.dimensions: dict[str, DimensionFact] = {}
        measures = [d for d, entry in vocabulary.dimensions.items() if entry.unit]
        written = _intervals(conditions, frozenset(measures)) if measures else {}
        for name, entry in vocabulary.dimensions.items():
            if entry.unit:
                intervals = {t: i for t in written.get(name, ()) if (i := find_interval(t, entry.unit))}
                atoms, self._pieces[name] = split_intervals(intervals, _FROM_ZERO)
                values = {a.key: a.key for a in atoms}
                self.dimensions[name] = DimensionFact(name, entry.name, values, "measure", entry.unit, atoms)
            else:
                values = {v: x.name for v, x in entry.values.items()}
                if not entry.closed:
                    values.setdefault(OTHER, "其他")
                self.dimensions[name] = DimensionFact(name, entry.name, values)
        for name, band in spec.bands.items():
            values = {g: x.name for g, x in band.grades.items()}
            self.dimensions[name] = DimensionFact(name, band.name, values, "band")
        for name, bodies in parties.items():
            values = {b: spec.bodies[b].name for b in bodies}
            self.dimensions[name] = DimensionFact(name, vocabulary.parties[name].name, values, "party")
        self._bodies = spec.bodies

    def boxes(self, when: tuple[Box, ...], path: Path) -> Boxes:
        """A condition as explicit sets of values; no condition is `ANYTHING`."""
        if not when:
            return ANYTHING
        single = len(when) == 1
        return tuple(self._box(box, path if single else (*path, i)) for i, box in enumerate(when))

    def _box(self, box: Box, path: Path) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for name, values in box.items():
            if not self._lookup.known(
                "value", name, self.dimensions, (*path, name), ("情形维度", "dimension")
            ):
                continue
            found[name] = self._values(self.dimensions[name], values, (*path, name))
        return found

    def _values(self, dimension: DimensionFact, values: Values, path: Path) -> frozenset[str]:
        listed: set[str] = set()
        for value in values.values:
            if dimension.kind == "measure":
                if value not in self._pieces[dimension.id]:
                    self._lookup.report(
                        "REF003",
                        "unknown-value",
                        path,
                        Text(
                            f"“{value}”不是{dimension.name}的区间",
                            f"{value!r} is not an interval of {dimension.id}",
                        ),
                        Text(
                            f"写明数字，单位为{dimension.unit}：500{dimension.unit}以下、超过2000{dimension.unit}、"
                            f"500{dimension.unit}以上、不满2000{dimension.unit}",
                            f"numbers, counted in {dimension.unit}: <= 500, > 2000, or >= 500, < 2000",
                        ),
                    )
                else:
                    listed |= self._pieces[dimension.id][value]
            elif (dimension.kind == "party" and value in self._bodies) or self._lookup.known(
                "value",
                value,
                dimension.values,
                path,
                (f"{dimension.name}的取值", f"value of {dimension.id}"),
                dimension.values,
            ):
                listed.add(value)
        return frozenset(dimension.values) - listed if values.negated else frozenset(listed)


def _intervals(conditions: Iterable[Box], measures: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for box in conditions:
        for name, values in box.items():
            if name in measures:
                found.setdefault(name, []).extend(values.values)
    return found
