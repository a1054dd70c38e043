"""pydantic's errors as findings: what is wrong, in words an author understands, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..diagnostics.diagnostic import About, Severity
from ..diagnostics.finding import Finding
from ..diagnostics.text import Text
from ..model.base import Model

M = TypeVar("M", bound=BaseModel)

_KINDS: Mapping[str, tuple[str, str]] = {
    "missing": ("缺少必填键 {key}", "the required key {key} is missing"),
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
        "{input} 太短，至少 {least} 个字",
        "{input} is too short: at least {least} characters",
    ),
    "string_pattern_mismatch": ("{input} 不合写法", "{input} is not of the form wanted"),
    "enum": ("{input} 不在可选值之内", "{input} is not one of the values allowed"),
    "greater_than_equal": ("{input} 过小", "{input} is too small"),
    "less_than_equal": ("{input} 过大", "{input} is too large"),
}
_MISSING_HELP = Text("补上该键；不确定其含义时见 schemas/ 中的说明", "add the key; schemas/ describes it")


def validate(model: type[M], data: Any) -> tuple[M | None, tuple[Finding, ...]]:
    """The data as the model, or what keeps it from being one."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        rows = error.errors(include_url=False)
        return None, tuple(_finding(model, row) for row in _distinct(rows))
    except RecursionError:
        text = Text("嵌套过深，无法读取", "nested too deeply to be read")
        return None, (
            Finding(
                "SCH001", "schema", Severity.error, About.spec, (), text, Text("减少嵌套层次", "nest less")
            ),
        )


def _distinct(rows: list[Any]) -> Iterator[Any]:
    seen = set()
    for row in rows:
        key = (row["loc"], row["type"])
        if key not in seen:
            seen.add(key)
            yield row


def _finding(model: type[BaseModel], row: Mapping[str, Any]) -> Finding:
    path = tuple(step for step in row["loc"] if step != "[key]")
    kind, shown = row["type"], _shown(row["input"])
    last = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return _unknown_key(model, path, last)
    if kind == "value_error":
        said = str(row["ctx"]["error"])
        zh, _, en = said.partition(" (")
        return _schema(
            path,
            Text(zh, en.rstrip(")") or said),
            Text("改为允许的写法", "write it in one of the ways allowed"),
        )
    zh, en = _KINDS.get(kind, ("不合要求：{said}", "{said}"))
    words = {"key": last, "input": shown, "said": row["msg"], "least": row.get("ctx", {}).get("min_length")}
    message = Text(zh.format(**words), en.format(**words))
    if kind == "missing":
        return _schema(path[:-1], message, _MISSING_HELP, on="key")
    if kind == "string_type" and isinstance(row["input"], int | float):
        return _retyped(path, shown)
    return _schema(path, message, _help(kind, row), on="key" if "[key]" in row["loc"] else "value")


def _help(kind: str, row: Mapping[str, Any]) -> Text:
    expected = row.get("ctx", {}).get("expected")
    if kind == "enum" and expected:
        near = get_close_matches(
            str(row["input"]), expected.replace("'", "").replace(" or ", ", ").split(", "), 1
        )
        hint_zh = f"；是否为 {near[0]}？" if near else ""
        hint_en = f"; did you mean {near[0]}?" if near else ""
        return Text(
            f"可选：{expected.replace(' or ', '、').replace(', ', '、')}{hint_zh}",
            f"one of {expected}{hint_en}",
        )
    if kind == "string_pattern_mismatch":
        pattern = row["ctx"]["pattern"]
        if "\\d{4}" in pattern:
            return Text("日期写作 2018-09-28", "write a date as 2018-09-28")
        if "#" in pattern:
            return Text(
                "条款定位写作 3/1/2、3/4#2、A5/art8#3.2", "write a locator as 3/1/2, 3/4#2, A5/art8#3.2"
            )
        return Text(
            "id 用小写字母、数字和连字符，如 transfer-out",
            "ids are lower case letters, digits and hyphens: transfer-out",
        )
    return Text("对照 schemas/ 中该键的说明和示例改正", "see the key's description and example in schemas/")


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


def _unknown_key(model: type[BaseModel], path: tuple[Any, ...], last: str) -> Finding:
    near = get_close_matches(last, sorted(_all_keys(model)), 1, 0.6)
    if near:
        advice = Text(f"是否为 {near[0]}？", f"did you mean {near[0]}?")
    else:
        advice = Text("删去该键，或对照 schemas/ 改用已有的键", "remove it, or use a key listed in schemas/")
    return _schema(path, Text(f"不认识的键 {last}", f"unknown key {last}"), advice, on="key")


def _all_keys(model: type[BaseModel]) -> set[str]:
    found: set[str] = set()
    todo: list[type[BaseModel]] = [*Model.__subclasses__(), model]
    while todo:
        current = todo.pop()
        found |= {f.alias or n for n, f in current.model_fields.items()}
        todo += current.__subclasses__()
    return found


def _schema(path: tuple[Any, ...], message: Text, advice: Text, on: Any = "value") -> Finding:
    return Finding("SCH001", "schema", Severity.error, About.spec, path, message, advice, on=on)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "映射"
    if isinstance(value, list):
        return "列表"
    text = "空值" if value is None else f"“{value}”"
    return text if len(text) <= 40 else text[:38] + "…”"
