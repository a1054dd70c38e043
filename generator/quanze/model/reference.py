"""The reference of the language for authors: tables of every key in Chinese, made from the models."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from .base import Named, NamedFact, Sourced
from .deadline import Limit
from .reference_titles import LIMIT_FORMS, LOCATORS, TITLES, VALUES
from .situation import Values
from .spec import Spec

_COMMON = {name: model for model in (Named, Sourced) for name in model.model_fields}
"""Keys that many things have; they are explained once."""

_HEAD = """\
# 规格语言参考

本页由模型生成：每一个键的含义、填法和示例。逐步的写法见[从公文到规格](authoring.md)。

编辑器装上 YAML 扩展后，写规格时即可看到同样的说明。

- **id** 用小写英文字母、数字和连字符，如 `transfer-out`；给人看的名称一律用中文。
- “一项或多项”的键，只有一项时可以直接写，不必加方括号。
- 除“必填”外的键都可以不写。行为主体、移交对象和时限，原文没有写的，应写 `silent`，表示已经读过而原文没有写。
- 同一地区文件夹里的多个 YAML 文件按键合并。
"""


def reference_page() -> str:
    """The whole page as Markdown."""
    sections = [_HEAD, _locators(), _limits(), _common()]
    sections += [_section(model) for model in documented_models()]
    return "\n".join(sections)


def documented_models() -> tuple[type[BaseModel], ...]:
    """Every model that an author writes, from the spec down, each once."""
    found: dict[type[BaseModel], None] = {}
    _collect(Spec, found)
    return tuple(found)


def _collect(model: type[BaseModel], found: dict[type[BaseModel], None]) -> None:
    if model in found or model in (Values, Limit):
        return
    found[model] = None
    for field in model.model_fields.values():
        for inner in _classes(field.annotation):
            if issubclass(inner, BaseModel):
                _collect(inner, found)


# ---------------------------------------------------------------- sections
def _locators() -> str:
    rows = [(f"`{locator}`", meaning) for locator, meaning in LOCATORS]
    return (
        "## 条款定位 {#locators}\n\n引用条款写 `文件:定位`；该地区只有一份文件时，可以只写定位。\n\n"
        + _table(("写法", "指什么"), rows)
    )


def _limits() -> str:
    rows = [(f"`{form}`", meaning) for form, meaning in LIMIT_FORMS]
    return (
        "## 时限的写法 {#limits}\n\n时限照原文写。需要写条件、起算、延长等的，展开为[时限](#deadline)。\n\n"
        + _table(("写法", "含义"), rows)
    )


def _common() -> str:
    rows = [_row(name, model.model_fields[name]) for name, model in _COMMON.items()]
    return "## 通用的键 {#common}\n\n下列键在许多地方都可以写，以下各表不再重复。\n\n" + _table(
        _COLUMNS, rows
    )


_COLUMNS = ("键", "含义", "填什么", "示例")


def _section(model: type[BaseModel]) -> str:
    title, note = TITLES[model.__name__]
    fields = {
        name: field
        for name, field in model.model_fields.items()
        if field.description and not _is_common(model, name)
    }
    shared = [name for name in model.model_fields if _is_common(model, name)]
    text = f"## {title} {{#{model.__name__.lower()}}}\n\n{note}\n\n"
    if short := getattr(model, "short", None):
        text += f"只写 `{short}` 一项时，可以直接写它的值。\n\n"
    if shared:
        keys = "、".join(f"`{name}`" for name in shared)
        text += f"另有[通用的键](#common)：{keys}。\n\n"
    return text + (_table(_COLUMNS, [_row(n, f) for n, f in fields.items()]) if fields else "")


def _is_common(model: type[BaseModel], name: str) -> bool:
    """Whether a key is one that the model has from its base."""
    return any(name in base.model_fields for base in (Named, NamedFact, Sourced) if issubclass(model, base))


def _row(name: str, field: FieldInfo) -> tuple[str, ...]:
    meaning = (field.description or "").partition("\n\n")[0]
    example = (field.examples or [""])[0]
    required = "（必填）" if field.is_required() else ""
    shown = f"`{flow(example)}`" if example not in ("", {}, []) else ""
    return f"`{field.alias or name}`", meaning + required, _kind(field), shown


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


# ---------------------------------------------------------------- what a key takes
def _kind(field: FieldInfo) -> str:
    annotation = field.annotation
    constraints = [m for m in field.metadata if isinstance(m, StringConstraints)]
    if constraints:
        return _text_kind(constraints[0])
    classes = _classes(annotation)
    if Values in classes:
        return "条件：{维度: 取值}，取值可多项，`{not: 取值}` 为除此之外"
    inner = _inner(annotation, classes)
    gap = "：" if inner.startswith("`") else " " if inner.startswith("id") else ""
    if get_origin(annotation) is dict:
        key = "定位" if get_args(annotation)[0] is str else " id "
        return f"以{key}为键，各项为{gap}{inner}"
    return f"一项或多项{gap}{inner}" if get_origin(annotation) is tuple else inner


def _inner(annotation: object, classes: tuple[type, ...]) -> str:
    models = [c for c in classes if issubclass(c, BaseModel)]
    enums = [c for c in classes if issubclass(c, StrEnum)]
    if Limit in models:
        return "[时限](#limits)"
    if models:
        return "、".join(f"[{TITLES[m.__name__][0]}](#{m.__name__.lower()})" for m in models)
    if enums:
        return "、".join(f"`{value}` {VALUES[e.__name__][value]}" for e in enums for value in e)
    if bool in classes:
        return "`true` 或 `false`"
    if int in classes or float in classes:
        return "数字"
    found = [m for m in _metadata(annotation) if isinstance(m, StringConstraints)]
    return _text_kind(found[-1]) if found else "文字"


def _text_kind(constraints: StringConstraints) -> str:
    pattern = str(constraints.pattern or "")
    if "#" in pattern:
        return "[条款定位](#locators)"
    if "[-./]" in pattern:
        return "id 引用"
    return "id" if pattern.startswith("^[a-z]") else "文字"


def _classes(annotation: object) -> tuple[type, ...]:
    """All classes in an annotation, outermost first."""
    if get_origin(annotation) is Annotated:
        return _classes(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType, tuple, dict, list):
        return tuple(c for inner in get_args(annotation) for c in _classes(inner))
    return (annotation,) if isinstance(annotation, type) and annotation is not type(None) else ()


def _metadata(annotation: object) -> Iterator[object]:
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for inner in get_args(annotation):
        yield from _metadata(inner)


# ---------------------------------------------------------------- examples
def flow(value: object) -> str:
    """A value as one line of YAML: `{name: 一般, values: [a, b]}`."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    text = str(value)
    plain = text and not set(text) & set("{}[],:#&*!|>'\"%@`") and not re.fullmatch(r"[-+.\d]*", text)
    return text if plain else "'" + text.replace("'", "''") + "'"
