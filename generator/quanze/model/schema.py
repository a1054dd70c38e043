"""JSON Schemas made from the models: what editors use to complete, explain and complain."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from .calendar import CalendarYear
from .spec import Spec
from .vocabulary import Vocabulary

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SPREAD = ("Spec", "Document", "Mechanism")
"""What may be spread over several files; one file alone need not hold the required keys."""

_WORDS = {
    ("Duty", "must"): "actions", ("Duty", "may"): "actions", ("Duty", "should"): "actions",
    ("Duty", "must-not"): "actions", ("Duty", "object"): "objects", ("Mechanism", "kind"): "kinds",
    ("Body", "level"): "levels", ("Body", "roles"): "roles", ("Rung", "action"): "actions",
    ("Duty", "on"): "events", ("Duty", "form"): "forms", ("Chain", "on"): "events",
}  # fmt: skip


def spec_schema(vocabulary: Vocabulary) -> str:
    """The schema of one spec file; offers the shared vocabulary's words without forbidding a place's own."""
    schema = _draft_07(Spec, "一个地区的规格文件 · a spec file of one jurisdiction")
    definitions = schema["definitions"]
    for name in _SPREAD:
        (schema if name == "Spec" else _whole(definitions[name])).pop("required", None)
    for (model, name), section in _WORDS.items():
        _offer(_whole(definitions[model])["properties"][name], getattr(vocabulary, section))
    return _text(schema)


def vocabulary_schema() -> str:
    """The schema of a file of the shared vocabulary."""
    return _text(_draft_07(Vocabulary, "共用词汇表 · the shared vocabulary"))


def calendar_schema() -> str:
    """The schema of a file with one year of the working calendar."""
    return _text(_draft_07(CalendarYear, "一年的放假和调休 · one year of the working calendar"))


def _whole(definition: dict[str, Any]) -> dict[str, Any]:
    """The object form of a definition that also has a short form."""
    options = definition.get("anyOf")
    return next(o for o in options if o.get("type") == "object") if options else definition


def _offer(field: dict[str, Any], words: Mapping[str, Any]) -> None:
    offered = {"enum": list(words), "enumDescriptions": [w.name for w in words.values()]}
    kept = {k: field.pop(k) for k in list(field) if k in ("anyOf", "type", "pattern", "$ref")}
    options = kept.pop("anyOf", [kept])
    for several in (option for option in options if option.get("type") == "array"):
        several["items"] = {"anyOf": [offered, several["items"]]}
    field["anyOf"] = [offered, *options]


def _draft_07(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema: dict[str, Any] = model.model_json_schema(by_alias=True, mode="validation")
    definitions = schema.pop("$defs", {})
    whole = {"$schema": _DRAFT, "title": title, **{k: v for k, v in schema.items() if k != "title"}}
    whole["definitions"] = definitions
    moved: dict[str, Any] = _walk(whole, _as_draft_07)
    return moved


def _as_draft_07(node: dict[str, Any]) -> dict[str, Any]:
    """References and patterns as the older draft, which editors read, has them; inner titles only repeat the key."""
    if isinstance(node.get("$ref"), str):
        reference = node["$ref"].replace("#/$defs/", "#/definitions/")
        if len(node) > 1:
            rest = {k: v for k, v in node.items() if k != "$ref"}
            return {**rest, "allOf": [{"$ref": reference}]}
        return {"$ref": reference}
    return {k: v for k, v in node.items() if k not in ("title", "default") or not isinstance(v, str)}


def _walk(node: Any, change: Callable[[dict[str, Any]], dict[str, Any]], top: bool = True) -> Any:
    if isinstance(node, dict):
        inner = {k: _walk(v, change, False) for k, v in node.items()}
        return inner if top else change(inner)
    return [_walk(v, change, False) for v in node] if isinstance(node, list) else node


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
