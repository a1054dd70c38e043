"""Situations: conditions over named dimensions, written `when: {urgency: urgent}`."""

from __future__ import annotations

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
        "取值是否已穷尽（否则自动含“其他”）",
        "whether the values are all there are (else 其他 is added)",
        True,
        False,
    )
    phrase: str | None = key(
        "作条件时的说法，含 {value}", "how it reads as a condition, with {value}", "涉及{value}", None
    )
    unit: str | None = key(
        "计量单位；写明即为数量维度", "unit of a measured amount; makes the dimension a measure", "元", None
    )
