"""Situations: conditions over named dimensions, written `when: {urgency: urgent}`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import Id, Model, Named, Reference, as_list, key


class Values(Model):
    """The values of one dimension that a condition accepts: those listed or, negated, all others."""

    values: tuple[str, ...] = ()
    negated: bool = False

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        if isinstance(data, dict) and set(data) == {"not"}:
            return {"values": as_list(data["not"]), "negated": True}
        if isinstance(data, str | list | tuple):
            return {"values": as_list(data)}
        return data


ValuesInput = Annotated[
    Values,
    BeforeValidator(lambda v: v, json_schema_input_type=str | list[str] | dict[str, str | list[str]]),
]
Box = dict[Reference, ValuesInput]
"""A condition: in every named dimension one of the accepted values."""

When = Annotated[tuple[Box, ...], BeforeValidator(as_list, json_schema_input_type=Box | list[Box])]
"""Any of several boxes; an empty tuple is no condition."""


class DimensionValue(Named):
    """One value of a dimension."""

    means: str | None = key("释义", "what counts as this value", "三个月内所建的违法建筑物", None)
    source: tuple[str, ...] = key("规定该取值含义的条款", "the clause that defines it", ["1/4#4"], ())


class Dimension(Named):
    """A question on which handling may depend: of named values, or a measured amount."""

    values: dict[Id, DimensionValue] = key(
        "取值", "its values", {"normal": "一般情形", "urgent": "情况紧急"}, dict
    )
    closed: bool = key(
        "取值是否已穷尽（否则自动含“其他”）", "whether the values are all there are (else 其他 is added)", True, False
    )
    unit: str | None = key(
        "计量单位；写明即为数量维度", "unit of a measured amount; makes the dimension a measure", "元", None
    )


class Interval(Model):
    """An interval of a measured amount. `以上`、`以下` include the number, `不满`、`超过` do not (民法典 1259)."""

    low: Decimal | None = None
    low_closed: bool = False
    high: Decimal | None = None
    high_closed: bool = False


_NUMBER = r"(\d+(?:\.\d+)?)"
_UNIT = r"\s*(?:[^\d\s<>=,，、]*?)"
_LOW = re.compile(rf"(?:>=\s*{_NUMBER}{_UNIT}|{_NUMBER}{_UNIT}以上)")
_OVER = re.compile(rf"(?:>\s*{_NUMBER}{_UNIT}|超过\s*{_NUMBER}{_UNIT})")
_HIGH = re.compile(rf"(?:<=\s*{_NUMBER}{_UNIT}|{_NUMBER}{_UNIT}以下)")
_UNDER = re.compile(rf"(?:<\s*{_NUMBER}{_UNIT}|(?:不满|不足|未满)\s*{_NUMBER}{_UNIT})")
_POINT = re.compile(rf"=?\s*{_NUMBER}{_UNIT}")
_SPLIT = re.compile(r"[,，、]|(?<=以上)(?=\S)")


def parse_interval(text: str) -> Interval:
    """Read `500元以上、2000元以下`, `>= 500, < 2000`, `超过5000元`, `不满18`; ValueError if it is no interval."""
    low: tuple[Decimal, bool] | None = None
    high: tuple[Decimal, bool] | None = None
    for part in (p.strip() for p in _SPLIT.split(text) if p.strip()):
        for pattern, is_low, closed in (
            (_LOW, True, True), (_OVER, True, False), (_HIGH, False, True), (_UNDER, False, False),
        ):
            match = pattern.fullmatch(part)
            if match:
                number = Decimal(next(g for g in match.groups() if g is not None))
                if is_low:
                    low = (number, closed)
                else:
                    high = (number, closed)
                break
        else:
            match = _POINT.fullmatch(part)
            if not match:
                raise ValueError(f"not an interval: {text!r}")
            low = high = (Decimal(match.group(1)), True)
    if low is None and high is None:
        raise ValueError(f"not an interval: {text!r}")
    if low and high and (low[0] > high[0] or (low[0] == high[0] and not (low[1] and high[1]))):
        raise ValueError(f"an empty interval: {text!r}")
    return Interval.model_construct(
        low=low[0] if low else None, low_closed=bool(low and low[1]),
        high=high[0] if high else None, high_closed=bool(high and high[1]),
    )


class Atoms:
    """The coarsest pieces of a number line that no given interval splits: points and open stretches, in order.

    Each piece has a stable key, such as `500` or `(500,2000)`; `covered(interval)` are the keys inside it.
    """

    def __init__(self, intervals: list[Interval]) -> None:
        cuts = sorted({x for i in intervals for x in (i.low, i.high) if x is not None} | {Decimal(0)})
        self._pieces: list[tuple[str, Decimal, Decimal | None]] = []
        for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
            self._pieces.append((f"{cut.normalize():f}", cut, cut))
            end = "∞" if following is None else f"{following.normalize():f}"
            self._pieces.append((f"({cut.normalize():f},{end})", cut, following))

    @property
    def keys(self) -> tuple[str, ...]:
        """All pieces from zero up."""
        return tuple(piece for piece, _, _ in self._pieces)

    def covered(self, interval: Interval) -> frozenset[str]:
        """The pieces that lie inside the interval."""
        return frozenset(k for k, low, high in self._pieces if _inside(interval, low, high))


def _inside(interval: Interval, low: Decimal, high: Decimal | None) -> bool:
    if low == high:
        above = interval.low is None or interval.low < low or (interval.low == low and interval.low_closed)
        below = interval.high is None or low < interval.high or (interval.high == low and interval.high_closed)
        return above and below
    above = interval.low is None or interval.low <= low
    return above and (interval.high is None or (high is not None and high <= interval.high))
