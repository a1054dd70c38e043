"""Every text that an author wrote, with its place in the YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from ..model.jurisdiction import Path
from ..model.spec import Spec


def written_texts(spec: Spec) -> Iterator[tuple[Path, str]]:
    """(path, text) of all keys and values that are text, in the order of the models."""
    yield from _texts(spec, ())


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*path, str(key)), str(key)
            yield from _texts(inner, (*path, str(key)))
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
