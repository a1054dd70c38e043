"""Numeric bands as a finite dimension: the coarsest intervals that no band splits.

In Chinese law 以上、以下 include the number itself, 不满、超过 do not (Civil Code, art. 1259): `at_least`,
`at_most`, `less_than`, `more_than`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from .numeral import AMOUNT, read_amount


@dataclass(frozen=True)
class Interval:
    """A non-empty interval of decimal numbers; a bound of None is infinite, and always open.

    Raises ValueError if it is empty or a bound is not finite.
    """

    low: Decimal | None = None
    low_closed: bool = False
    high: Decimal | None = None
    high_closed: bool = False

    def __post_init__(self) -> None:
        for bound in (self.low, self.high):
            if bound is not None and not bound.is_finite():
                raise ValueError(f"the bound {bound} is not finite; write None for no bound")
        object.__setattr__(self, "low_closed", self.low_closed and self.low is not None)
        object.__setattr__(self, "high_closed", self.high_closed and self.high is not None)
        if _is_empty(self.low, self.low_closed, self.high, self.high_closed):
            raise ValueError(f"the interval {self.key} is empty")

    @classmethod
    def at_least(cls, bound: Decimal) -> Interval:
        """以上"""
        return cls(low=bound, low_closed=True)

    @classmethod
    def more_than(cls, bound: Decimal) -> Interval:
        """超过"""
        return cls(low=bound)

    @classmethod
    def at_most(cls, bound: Decimal) -> Interval:
        """以下"""
        return cls(high=bound, high_closed=True)

    @classmethod
    def less_than(cls, bound: Decimal) -> Interval:
        """不满"""
        return cls(high=bound)

    @classmethod
    def exactly(cls, bound: Decimal) -> Interval:
        """The point `bound`."""
        return cls(bound, True, bound, True)

    @property
    def is_point(self) -> bool:
        """Whether the interval is one number."""
        return self.low is not None and self.low == self.high

    @property
    def key(self) -> str:
        """The interval in mathematical notation, `10` for a point; equal intervals have the same."""
        if self.low is not None and self.low == self.high and self.low_closed:
            return _format_number(self.low)
        low = "(-∞" if self.low is None else f"{'[' if self.low_closed else '('}{_format_number(self.low)}"
        high = "∞)" if self.high is None else f"{_format_number(self.high)}{']' if self.high_closed else ')'}"
        return f"{low},{high}"

    def intersect(self, other: Interval) -> Interval | None:
        """Return what two intervals share, or None."""
        start = max(_rank_start(self), _rank_start(other))
        end = min(_rank_end(self), _rank_end(other))
        if start >= end:
            return None
        return _build_between(start, end)


class Split(NamedTuple):
    """`atoms` in ascending order, and for each band the keys of the atoms that make it up."""

    atoms: tuple[Interval, ...]
    membership: Mapping[str, frozenset[str]]


def split_intervals(
    intervals: Mapping[str, Interval], domain: Interval, *, step: Decimal | None = None
) -> Split:
    """Cut the domain into the coarsest atoms that no interval splits.

    The keys of the atoms serve as the values of a dimension, and the membership of a band as the condition
    of its row; a band outside the domain has no atoms. With `step`, the quantity takes only multiples of
    it (1 for whole numbers), and atoms without such a multiple are left out. Raises ValueError if `step`
    is not positive or nothing is left.
    """
    if step is not None and not step > 0:
        raise ValueError(f"the step {step} is not positive")
    parts = {name: part for name, band in intervals.items() if (part := band.intersect(domain)) is not None}
    bounds = [domain, *parts.values()]
    cuts = sorted({_rank_start(part) for part in bounds} | {_rank_end(part) for part in bounds})
    atoms: list[Interval] = []
    members: list[frozenset[str]] = []
    for start, end in pairwise(cuts):
        atom = _build_between(start, end)
        if step is not None and not _has_multiple(atom, step):
            continue
        names = frozenset(
            n for n, part in parts.items() if _rank_start(part) <= start and end <= _rank_end(part)
        )
        atoms.append(atom)
        members.append(names)
    if not atoms:
        raise ValueError(f"the domain {domain.key} has no multiple of {step}")
    membership = {
        name: frozenset(atom.key for atom, names in zip(atoms, members, strict=True) if name in names)
        for name in intervals
    }
    return Split(tuple(atoms), MappingProxyType(membership))


def merge_atoms(atoms: Iterable[Interval], *, step: Decimal | None = None) -> tuple[Interval, ...]:
    """Join intervals that overlap or touch, or have no multiple of `step` between them; ascending."""
    merged: list[Interval] = []
    for atom in sorted(atoms, key=lambda a: (_rank_start(a), _rank_end(a))):
        start, end = _rank_start(atom), _rank_end(atom)
        if merged:
            last = merged[-1]
            touches = start <= _rank_end(last)
            if touches or (
                step is not None and not _has_multiple(_build_between(_rank_end(last), start), step)
            ):
                merged[-1] = _build_between(_rank_start(last), max(end, _rank_end(last)))
                continue
        merged.append(atom)
    return tuple(merged)


# A place between numbers: (0, x, 0) is just below x, (0, x, 1) just above; (-1, …) and (1, …) are infinite.
_Place = tuple[int, Decimal, int]


def _rank_start(interval: Interval) -> _Place:
    if interval.low is None:
        return (-1, Decimal(0), 0)
    return (0, interval.low, 0 if interval.low_closed else 1)


def _rank_end(interval: Interval) -> _Place:
    if interval.high is None:
        return (1, Decimal(0), 0)
    return (0, interval.high, 1 if interval.high_closed else 0)


def _build_between(start: _Place, end: _Place) -> Interval:
    return Interval(
        low=start[1] if start[0] == 0 else None,
        low_closed=start[2] == 0,
        high=end[1] if end[0] == 0 else None,
        high_closed=end[2] == 1,
    )


def _has_multiple(interval: Interval, step: Decimal) -> bool:
    if interval.low is None or interval.high is None:
        return True
    first = (interval.low / step).to_integral_value(ROUND_CEILING) * step
    if first == interval.low and not interval.low_closed:
        first += step
    return first < interval.high or (first == interval.high and interval.high_closed)


def _is_empty(low: Decimal | None, low_closed: bool, high: Decimal | None, high_closed: bool) -> bool:
    return (
        low is not None
        and high is not None
        and (low > high or (low == high and not (low_closed and high_closed)))
    )


def _format_number(number: Decimal) -> str:
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_PART = re.compile(
    rf"(?P<before>>=|<=|[<>=≥≤]|不(?:超过|高于|多于|大于|低于|少于|小于)|超过|高于|多于|大于|不满|不足|未满|不到|低于|少于|小于)?"
    rf"\s*(?P<amount>{AMOUNT})\s*(?P<unit>[^\d\s<>=以及]*)(?P<after>(?:及)?以[上下内])?"
)
_ENDS: Mapping[str, tuple[bool, bool]] = {
    **dict.fromkeys((">=", "≥", "以上", "及以上", "不低于", "不少于", "不小于"), (True, True)),
    **dict.fromkeys((">", "超过", "高于", "多于", "大于"), (True, False)),
    **dict.fromkeys(
        ("<=", "≤", "以下", "及以下", "以内", "及以内", "不超过", "不高于", "不多于", "不大于"), (False, True)
    ),
    **dict.fromkeys(("<", "不满", "不足", "未满", "不到", "低于", "少于", "小于"), (False, False)),
}
"""Words of a bound → whether it is the lower one, whether the number itself belongs to it."""
_SPLIT = re.compile(r"[,，、]|(?<=以上)(?=\S)")


def parse_interval(text: str, unit: str = "") -> Interval:
    """Read `500元以上、2000元以下`, `>= 500, < 2000`, `超过5万元`, `不满十八周岁`; ValueError if it is no interval.

    The bounds are counted in `unit`; where it is given, no other unit may be written.
    """
    low: tuple[Decimal, bool] | None = None
    high: tuple[Decimal, bool] | None = None
    for part in (p.strip() for p in _SPLIT.split(text) if p.strip()):
        match = _PART.fullmatch(part)
        if not match or (match["before"] and match["after"]):
            raise ValueError(f"not an interval: {text!r}")
        number = _read_bound(match["amount"], match["unit"], unit)
        ends = _ENDS.get(match["after"] or match["before"] or "=")
        if ends is None:
            low = high = (number, True)
        elif ends[0]:
            low = (number, ends[1])
        else:
            high = (number, ends[1])
    if low is None and high is None:
        raise ValueError(f"not an interval: {text!r}")
    return Interval(
        low=low[0] if low else None,
        low_closed=bool(low and low[1]),
        high=high[0] if high else None,
        high_closed=bool(high and high[1]),
    )


def _read_bound(amount: str, written: str, unit: str) -> Decimal:
    """The number counted in `unit`: of 万元, 5万元 is 5; of 元, it is 50000."""
    if unit and amount[-1] + written == unit:
        return read_amount(amount[:-1])
    if unit and written not in ("", unit):
        raise ValueError(f"counted in {written}, not in {unit}")
    return read_amount(amount)


def find_interval(text: str, unit: str = "") -> Interval | None:
    """The interval that a text says; None if it says none."""
    try:
        return parse_interval(text, unit)
    except ValueError:
        return None
