"""The common ground of all models: configuration, described keys, names and citations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

SILENT = "silent"
"""The word by which a spec says: the text was read here and says nothing."""

_ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_REFERENCE = r"^[a-z][a-z0-9]*([-./][a-z0-9]+)*$"
_LOCATOR = r"[A-Za-z0-9]+(?:/[A-Za-z0-9]+)*(?:#\d+)?(?:\.\d+)?"
CITATION = re.compile(
    rf"^(?:(?P<document>[a-z][a-z0-9-]*):)?(?P<first>{_LOCATOR})(?:-(?P<last>{_LOCATOR}))?$"
)


class Misfit(ValueError):
    """A value that does not fit, told in Chinese and English: what is wrong, and what to write instead."""

    def __init__(self, zh: str, en: str, remedy_zh: str, remedy_en: str) -> None:
        super().__init__(f"{zh} ({en})")
        self.zh, self.en, self.remedy_zh, self.remedy_en = zh, en, remedy_zh, remedy_en


def kebab(name: str) -> str:
    """The YAML key of a Python field name: `must_not` → `must-not`, `else_` → `else`."""
    return name.rstrip("_").replace("_", "-")


def key(zh: str, en: str, example: Any, default: Any = ..., **more: Any) -> Any:
    """A described model field: what the key means in Chinese and English, with one example."""
    if callable(default):
        more["default_factory"] = default
    else:
        more["default"] = default
    return Field(description=f"{zh}\n\n{en}", examples=[example], **more)


class Model(BaseModel):
    """Base of all models: frozen, unknown keys refused, YAML keys in kebab case.

    A class that sets `short` accepts a plain string where a map is expected; the string becomes that key.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=False, validate_default=False
    )
    short: ClassVar[str | None] = None

    @model_validator(mode="before")
    @classmethod
    def _expand_short_form(cls, data: Any) -> Any:
        if cls.short is not None and (isinstance(data, str) or type(data) in (int, float)):
            return {cls.short: data}
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        if cls.short is not None:
            body = handler.resolve_ref_schema(schema)
            whole = {k: v for k, v in body.items() if k != "title"}
            short = whole["properties"][cls.short]
            words = {k: short[k] for k in ("description", "examples") if k in short}
            title = body.get("title", cls.__name__)
            body.clear()
            body.update({"title": title, "anyOf": [{"type": "string", **words}, whole]})
        return schema


class Named(Model):
    """Something with a Chinese name and, possibly, other names by which texts call it."""

    short: ClassVar[str | None] = "name"
    name: str = key("中文名称", "Chinese name", "行业监管部门", min_length=1)
    aliases: tuple[str, ...] = key("文本中的其他称呼", "other names used in the texts", ["行业主管部门"], ())


def as_texts(value: Any) -> Any:
    """A scalar or a list of scalars as a list; whole numbers become text (`source: 3`)."""
    items = value if isinstance(value, list | tuple) else [value]
    return [str(item) if type(item) is int else item for item in items]


def as_list(value: Any) -> Any:
    """One value standing for a list of one."""
    return value if isinstance(value, list | tuple) else [value]


Locator = Annotated[str, StringConstraints(pattern=f"^{_LOCATOR}$")]
"""A place in a document: `3/1/2`, `3/4#2`, `A5/art8#3.2`."""

Id = Annotated[str, StringConstraints(pattern=_ID)]
"""A stable ASCII identifier: lower case letters, digits and single hyphens."""

Reference = Annotated[str, StringConstraints(pattern=_REFERENCE)]
"""An id, or a path of ids: `verify/accepted`, `back-transfer.verify`."""

References = Annotated[
    tuple[Reference, ...], BeforeValidator(as_list, json_schema_input_type=Reference | list[Reference])
]
Texts = Annotated[tuple[str, ...], BeforeValidator(as_texts, json_schema_input_type=str | list[str])]
Citation = Annotated[
    str,
    StringConstraints(
        pattern=CITATION.pattern.replace("?P<document>", "").replace("?P<first>", "").replace("?P<last>", "")
    ),
]
Sources = Annotated[
    tuple[Citation, ...],
    BeforeValidator(as_texts, json_schema_input_type=Citation | int | list[Citation | int]),
]


class Sourced(Model):
    """Something that a clause states; what no clause states says `inferred: reason` instead."""

    source: Sources = key(
        "出处条款：文件:定位；仅有一份文件时可省略文件部分",
        "the clauses that state this, DOCUMENT:LOCATOR; the document may be left out where there is only one",
        "3/1/2",
        (),
    )
    inferred: str | None = key(
        "无条款明文、由编写者推得时的理由",
        "why this is held although no clause states it",
        "由移送人与受移送人的分工推得",
        None,
    )
    unclear: str | None = key(
        "原文可作两种理解时，写明两种读法",
        "the readings between which the wording leaves open",
        "“及时”可指受理，也可指答复",
        None,
    )
    note: str | None = key("补充说明", "a remark for readers", "以政府公告为准", None)


class NamedFact(Sourced):
    """A named thing that a clause states."""

    short: ClassVar[str | None] = "name"
    name: str = key("中文名称", "Chinese name", "涉嫌违法案件移送函", min_length=1)
    aliases: tuple[str, ...] = key("文本中的其他称呼", "other names used in the texts", ["移送函"], ())


class Modality(StrEnum):
    """The force of a duty, strongest first."""

    MUST = "must"
    MUST_NOT = "must-not"
    SHOULD = "should"
    MAY = "may"


def expand_names(value: Any) -> Any:
    """A map of ids whose entries may be left empty or be a plain name."""
    if isinstance(value, Mapping):
        return {k: {} if v is None else v for k, v in value.items()}
    return value


@cache
def nested_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """(field, key) of the fields that can hold other models: where a walk over a spec has to look further."""
    return tuple(
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if name != "when" and _holds_model(field.annotation)
    )


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel)
    return any(_holds_model(inner) for inner in get_args(annotation))
