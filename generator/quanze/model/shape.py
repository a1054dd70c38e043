"""What the models allow at a place of a spec: the model there, its keys, the field that a value is written in."""

from __future__ import annotations

from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def models_at(model: type[BaseModel], path: Sequence[str | int]) -> list[type[BaseModel]]:
    """The models that the value at the path may be; none where it is plain."""
    return [m for found in _walk(model, path)[0] for m in _models(found)]


def field_at(model: type[BaseModel], path: Sequence[str | int]) -> FieldInfo | None:
    """The innermost described field on the way to the path."""
    return _walk(model, path)[1]


def keys_of(models: Sequence[type[BaseModel]]) -> list[str]:
    """The keys of the models, as written, in order."""
    return list(dict.fromkeys(f.alias or n for m in models for n, f in m.model_fields.items()))


def _walk(model: type[BaseModel], path: Sequence[str | int]) -> tuple[list[Any], FieldInfo | None]:
    places: list[Any] = [model]
    last: FieldInfo | None = None
    for step in path:
        following: list[Any] = []
        for place in places:
            inner, field = _step(place, step)
            following += inner
            last = field or last
        if following:
            places = following
    return places, last


def _step(place: Any, step: str | int) -> tuple[list[Any], FieldInfo | None]:
    """What lies one step further; nothing where the step is pydantic's own, such as the index of a single value."""
    if get_origin(place) is Annotated:
        return _step(get_args(place)[0], step)
    if get_origin(place) in (Union, UnionType):
        found = [_step(inner, step) for inner in get_args(place)]
        return [i for inner, _ in found for i in inner], next((f for _, f in found if f), None)
    if get_origin(place) in (tuple, list):
        inner = get_args(place)[0]
        return ([inner], None) if isinstance(step, int) else _step(inner, step)
    if get_origin(place) is dict:
        return [get_args(place)[1]], None
    if isinstance(place, type) and issubclass(place, BaseModel):
        for name, field in place.model_fields.items():
            if step in (name, field.alias):
                return [field.annotation], field if field.description else None
    return [], None


def _models(place: Any) -> list[type[BaseModel]]:
    if get_origin(place) in (Annotated, Union, UnionType, tuple, list):
        return [m for inner in get_args(place) for m in _models(inner)]
    return [place] if isinstance(place, type) and issubclass(place, BaseModel) else []
