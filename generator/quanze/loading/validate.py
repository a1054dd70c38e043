"""pydantic's errors as findings: what is wrong, in words an author understands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..diagnostics.diagnostic import About, Severity
from ..diagnostics.finding import Finding
from ..diagnostics.text import Text
from ..model.base import Misfit
from .advice import Advice, Slip
from .names import Names

M = TypeVar("M", bound=BaseModel)

_KINDS: Mapping[str, tuple[str, str]] = {
    "string_type": ("此处须为文字，实为 {input}", "text is wanted here, not {input}"),
    "dict_type": ("此处须为键值映射，实为 {input}", "a mapping is wanted here, not {input}"),
    "model_type": ("此处须为键值映射，实为 {input}", "a mapping is wanted here, not {input}"),
    "list_type": ("此处须为列表，实为 {input}", "a list is wanted here, not {input}"),
    "tuple_type": ("此处须为列表，实为 {input}", "a list is wanted here, not {input}"),
    "bool_type": ("此处须为 true 或 false，实为 {input}", "true or false is wanted here, not {input}"),
    "bool_parsing": ("此处须为 true 或 false，实为 {input}", "true or false is wanted here, not {input}"),
    "int_type": ("此处须为整数，实为 {input}", "a whole number is wanted here, not {input}"),
    "int_parsing": ("此处须为整数，实为 {input}", "a whole number is wanted here, not {input}"),
    "int_from_float": ("此处须为整数，实为 {input}", "a whole number is wanted here, not {input}"),
    "float_type": ("此处须为数字，实为 {input}", "a number is wanted here, not {input}"),
    "float_parsing": ("此处须为数字，实为 {input}", "a number is wanted here, not {input}"),
    "string_too_short": (
        "{input} 太短，至少 {min_length} 个字",
        "{input} is too short: {min_length} characters at least",
    ),
    "string_pattern_mismatch": ("{input} 不合写法", "{input} is not of the form wanted"),
    "enum": ("{input} 不在可选值之内", "{input} is not one of the values allowed"),
    "greater_than_equal": ("{input} 过小，最小为 {ge}", "{input} is too small; the least is {ge}"),
    "less_than_equal": ("{input} 过大，最大为 {le}", "{input} is too large; the most is {le}"),
}


def validate(model: type[M], data: Any, names: Names | None = None) -> tuple[M | None, tuple[Finding, ...]]:
    """The data as the model, or what keeps it from being one. `names` tells the id from a Chinese name in its place."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        advice = Advice(model, names)
        return None, tuple(_finding(advice, slip) for slip in _distinct(error.errors(include_url=False)))
    except RecursionError:
        text = Text("嵌套过深，无法读取", "nested too deeply to be read")
        return None, (_schema((), text, Text("减少嵌套层次", "nest less")),)


def _distinct(rows: list[Any]) -> list[Slip]:
    """One slip a place and kind; where a key is wrong and has no value, only the key is."""
    slips = {(row["loc"], row["type"]): Slip(row) for row in reversed(rows)}
    wrong_keys = {slip.path for slip in slips.values() if slip.is_key}
    return [
        slip
        for slip in reversed(slips.values())
        if slip.is_key or slip.input is not None or not any(slip.path[: len(k)] == k for k in wrong_keys)
    ]


def _finding(advice: Advice, slip: Slip) -> Finding:
    path, shown = slip.path, _shown(slip.input)
    if slip.kind == "extra_forbidden":
        return _schema(
            path, Text(f"不认识的键 {slip.key}", f"unknown key {slip.key}"), advice.for_key(slip), "key"
        )
    if isinstance(slip.error, Misfit):
        said = slip.error
        on = "key" if isinstance(slip.input, dict) else "value"
        return _schema(path, Text(said.zh, said.en), Text(said.remedy_zh, said.remedy_en), on)
    if slip.kind == "missing":
        absent = Text(f"缺少必填键 {slip.key}", f"the required key {slip.key} is missing")
        return _schema(path[:-1], absent, advice.for_value(slip), "key")
    if slip.kind == "string_type" and isinstance(slip.input, int | float):
        return _retyped(path, shown)
    if slip.input is None and not slip.is_key:
        nothing = Text(f"“{slip.key}”后面没有值", f"{slip.key} has no value")
        return _schema(path, nothing, advice.for_nothing(slip), "key")
    zh, en = _KINDS.get(slip.kind, ("不合要求：{said}", "{said}"))
    words = {"input": shown, "said": slip.message, **slip.context}
    message = advice.mistaken(slip) or Text(zh.format(**words), en.format(**words))
    return _schema(path, message, advice.for_value(slip), "key" if slip.is_key else "value")


def _retyped(path: tuple[Any, ...], shown: str) -> Finding:
    return Finding(
        "SCH003",
        "retyped-scalar",
        Severity.error,
        About.spec,
        path,
        Text(
            f"{shown} 未加引号，被读成数字而不是文字",
            f"{shown} is unquoted and was read as a number, not as text",
        ),
        Text("给它加上引号", "put it in quotes"),
    )


def _schema(path: tuple[Any, ...], message: Text, advice: Text, on: Any = "value") -> Finding:
    return Finding("SCH001", "schema", Severity.error, About.spec, path, message, advice, on=on)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "映射"
    if isinstance(value, list):
        return "列表"
    text = "空值" if value is None else f"“{value}”"
    return text if len(text) <= 40 else text[:38] + "…”"
