"""Amounts of time by unit, kept apart: 8 working days and 24 hours are not so many days."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.deadline import Unit

_IN_DAYS = {
    Unit.YEAR: 365.0, Unit.QUARTER: 91.0, Unit.MONTH: 30.0, Unit.WEEK: 7.0, Unit.WORKING_DAY: 1.45,
    Unit.DAY_UNSPECIFIED: 1.2, Unit.DAY: 1.0, Unit.HOUR: 1 / 24, Unit.MINUTE: 1 / 1440,
}  # fmt: skip
_ORDER = {unit: number for number, unit in enumerate(_IN_DAYS)}


@dataclass(frozen=True, slots=True)
class Duration:
    """Amounts of time by unit, the longest unit first."""

    amounts: tuple[tuple[Unit, int], ...] = ()
    days: float = field(init=False, compare=False)
    """A rough length in natural days, only for putting ways in order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", sum([_IN_DAYS[unit] * value for unit, value in self.amounts]))

    def plus(self, unit: Unit, value: int) -> Duration:
        """This and some more."""
        found = dict(self.amounts)
        found[unit] = found.get(unit, 0) + value
        return Duration(tuple(sorted(found.items(), key=lambda i: _ORDER[i[0]])))

    def __getitem__(self, unit: Unit) -> int:
        return dict(self.amounts).get(unit, 0)
