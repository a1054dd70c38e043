"""Every text that an author wrote, with its place in the YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from ..model.base import kebab
from ..model.jurisdiction import Path
from ..model.spec import Spec


def written_texts(spec: Spec) -> Iterator[tuple[Path, str]]:
    """(path, text) of all keys and values that are text, in the order of the models."""
    yield from _texts(spec, ())


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, inner in value.__dict__.items():
            if inner:
                yield from _texts(inner, (*path, kebab(name)))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*path, str(key)), str(key)
            yield from _texts(inner, (*path, str(key)))
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
