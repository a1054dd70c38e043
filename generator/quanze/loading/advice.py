"""What to write instead of a value that does not fit: a near key, the id of a name, a locator, the field's own example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from ..diagnostics.text import Text
from ..model.base import Model, Sourced
from ..model.locator import write_locator
from ..model.reference import flow
from ..model.reference_titles import VALUES
from ..model.shape import field_at, keys_of, models_at
from .names import Names

_LISTED = 12
_SILENT_KEYS = frozenset({"within", "limit", "actor", "to", "brought-by", "holders", "members"})
"""Keys that take `silent`: the text was read and says nothing."""
_REFERRING_KEYS = frozenset({"when", "parties", "answers-for", "swap", "then"})
"""Keys of maps whose own keys refer to something defined elsewhere."""
_COMMON = frozenset(Sourced.model_fields)
"""Keys that may stand almost anywhere: named last."""
_MAPS = frozenset({"dict_type", "model_type"})
"""Kinds of slip where a mapping is wanted."""
_INNER = frozenset({"each", "values"})
"""Steps that stand for nothing written: a body as one of `each`, a value as one of `values`."""
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FULL_WIDTH = re.compile("[，、；：“”‘’「」（）【】｛｝［］]")


class Slip:
    """One error as pydantic tells it."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.path = tuple(step for step in row["loc"] if step != "[key]")
        self.is_key = "[key]" in row["loc"]
        self.kind: str = row["type"]
        self.input: Any = row["input"]
        self.message: str = row["msg"]
        self.context: Mapping[str, Any] = row.get("ctx", {})
        self.error = self.context.get("error")

    @property
    def key(self) -> str:
        """The last step of the path that is no index."""
        return field_name(self.path)

    @property
    def wants(self) -> str:
        """What the pattern that was missed stands for: a date, a locator, an id."""
        pattern = str(self.context.get("pattern", ""))
        return "date" if "\\d{4}" in pattern else "locator" if "#" in pattern else "id"


class Advice:
    """Remedies for the slips in the data of one model."""

    def __init__(self, model: type[BaseModel], names: Names | None) -> None:
        self._model, self._names = model, names

    def for_key(self, slip: Slip) -> Text:
        """The key that was meant, or those there are."""
        allowed = sorted(keys_of(models_at(self._model, slip.path[:-1])), key=_COMMON.__contains__)
        if near := get_close_matches(slip.key.lower(), allowed, 1, 0.6):
            return Text(f"是否为 {near[0]}？", f"did you mean {near[0]}?")
        if not allowed:
            return Text("删去该键", "remove it")
        listed = allowed[:_LISTED]
        zh = "、".join(listed) + (" 等" if len(allowed) > _LISTED else "")
        en = ", ".join(listed) + (" …" if len(allowed) > _LISTED else "")
        if slip.key in _all_keys():
            return Text(f"{slip.key} 不写在这里；这里可写 {zh}", f"{slip.key} belongs elsewhere; here: {en}")
        return Text(f"删去该键，或改用这里可写的 {zh}", f"remove it, or use a key allowed here: {en}")

    def for_nothing(self, slip: Slip) -> Text:
        """Where a key has no value."""
        if slip.key in _SILENT_KEYS:
            return Text(
                f"补上值；原文没有写的，写 {slip.key}: silent",
                f"give the value; where the text says nothing, write {slip.key}: silent",
            )
        if slip.kind == "string_type" and not self._example(slip).startswith(f"{slip.key}:"):
            return Text(
                "补上值；几个值写成列表：[甲, 乙]", "give the value; write several as a list: [one, another]"
            )
        example = self._example(slip)
        zh, en = (f"，如 {example}", f", such as {example}") if example else ("", "")
        return Text(f"补上值{zh}；或者删去该键", f"give the value{en}; or remove the key")

    def mistaken(self, slip: Slip) -> Text | None:
        """What the value is, where it is of a known wrong sort: full-width marks, Chinese in an id's place."""
        if slip.kind == "string_too_short" and not slip.input:
            return Text("此处不能为空", "this must not be empty")
        if slip.kind != "string_pattern_mismatch":
            return None
        text = str(slip.input)
        if mark := _FULL_WIDTH.search(text):
            return Text(f"“{text}”中有全角符号 {mark[0]}", f"{text!r} holds the full-width mark {mark[0]}")
        if not text.isascii() and slip.wants == "id":
            return Text(f"此处须写 id，“{text}”是中文", f"an id is wanted here, and {text!r} is Chinese")
        return None

    def for_value(self, slip: Slip) -> Text:
        """What to write in the value's place."""
        if slip.kind == "enum":
            return _one_of(slip)
        if slip.kind == "string_pattern_mismatch":
            return self._in_form(slip)
        if slip.kind in _MAPS and "：" in str(slip.input):
            return Text("冒号用半角，后面空一格", "write a half-width colon and a space after each key")
        if slip.kind in _MAPS and isinstance(slip.input, list):
            return Text("每项以 id 为键，不写成列表：id: {name: 名称}", "key each entry by its id: {name: …}")
        example = self._example(slip)
        if not example:
            return Text("对照 schemas/ 中该键的说明改正", "see the key's description in schemas/")
        if slip.path == ("jurisdiction",):
            return Text(
                f"补上该键，如 {example}；同一地区的几个文件放在一个文件夹里，检查时写文件夹",
                f"add the key, such as {example}; where a place has several files, check their folder",
            )
        if slip.kind == "missing":
            return Text(f"补上该键，如 {example}", f"add the key, such as {example}")
        return Text(f"写法如 {example}", f"write it as in {example}")

    def _in_form(self, slip: Slip) -> Text:
        text = str(slip.input)
        if _FULL_WIDTH.search(text):
            parts = [part for part in re.split(r"[\s,]+", _FULL_WIDTH.sub(" ", text)) if part]
            shown = parts[0] if len(parts) == 1 else f"[{', '.join(parts)}]"
            return Text(f"改用半角：{shown}", f"use half-width marks: {shown}")
        if slip.wants == "date":
            return Text("日期写作 2018-09-28", "write a date as 2018-09-28")
        if slip.wants == "locator":
            if locator := write_locator(text):
                return Text(f"写 {locator}", f"write {locator}")
            known = "3/1/2、3/4#2、art8#3、A5/art8#3.2"
            return Text(f"条款定位写作 {known}", f"write a locator as {known.replace('、', ', ')}")
        return self._id(slip, text)

    def _id(self, slip: Slip, text: str) -> Text:
        # A key of a condition or of `parties` refers; any other key names what is defined there.
        defines = slip.is_key and field_name(slip.path[:-1]) not in _REFERRING_KEYS
        found = (
            self._names.ids(text, field_name(slip.path[:-1] if slip.is_key else slip.path))
            if self._names
            else []
        )
        if found and not defines:
            return Text(f"写 {'、'.join(found)}", f"write {', '.join(found)}")
        lower = text.lower().replace("_", "-").replace(" ", "-")
        example = lower if _ID.fullmatch(lower) else "transfer-out"
        zh = f"id 用小写英文字母、数字和连字符，如 {example}"
        en = f"ids are lower case letters, digits and hyphens: {example}"
        if text.isascii():
            return Text(zh, en)
        if defines:
            return Text(f"{zh}；中文写在 name 中", f"{en}; the Chinese goes into name")
        return Text(
            f"没有以此为名称的；先给它一个 id 并定义，{zh}",
            f"nothing has this name; define it under an id: {en}",
        )

    def _example(self, slip: Slip) -> str:
        """The field with its example, as one line of YAML; empty where there is none."""
        field = field_at(self._model, slip.path)
        example = (field.examples or [None])[0] if field else None
        return "" if field is None or example in (None, "", {}, []) else f"{field.alias}: {flow(example)}"


def field_name(path: tuple[Any, ...]) -> str:
    """The last step of a path that is neither an index nor pydantic's own."""
    return next((str(s) for s in reversed(path) if not isinstance(s, int) and s not in _INNER), "")


def _one_of(slip: Slip) -> Text:
    values = re.findall(r"'([^']*)'", slip.context.get("expected", ""))
    meanings = next((m for m in VALUES.values() if set(m) == set(values)), {})
    said = str(slip.input)
    near = [v for v in values if said and said in meanings.get(v, "")] or get_close_matches(said, values, 1)
    zh = "、".join(f"{v} {meanings.get(v, '')}".strip() for v in values)
    if not near:
        return Text(f"可选：{zh}", f"one of {', '.join(values)}")
    return Text(f"是否为 {near[0]}？可选：{zh}", f"did you mean {near[0]}? One of {', '.join(values)}")


def _all_keys() -> frozenset[str]:
    found: set[str] = set()
    todo: list[type[BaseModel]] = list(Model.__subclasses__())
    while todo:
        current = todo.pop()
        found.update(keys_of([current]))
        todo += current.__subclasses__()
    return frozenset(found)
