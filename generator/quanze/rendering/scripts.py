"""Data files for scripts: each calls one function with its data, so that it also loads where pages are opened as files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from . import paths
from .page import Asset, SearchEntry

Json = str | int | None | Sequence["Json"] | Mapping[str, "Json"]

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def data_file(name: str, data: Json) -> Asset:
    """`assets/quanze/data/NAME.js`: hands `data` to `quanzeData`. Nothing in it can end a script or be taken for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return Asset(
        data_path(name), f"quanzeData({json.dumps(name)},{text});\n".encode("utf-8", "backslashreplace")
    )


def data_path(name: str) -> str:
    """Where a data file lies, from the site's root."""
    return f"{paths.ASSETS}/data/{name}.js"


def shard_name(place: str) -> str:
    """The name of the data file by which a place is searched."""
    return f"search-{place}"


def search_shard(place: str, entries: Iterable[SearchEntry]) -> Asset:
    """What can be found in one place, in rows: href, topic, title, heading, steps, text, numbers of bodies."""
    bodies: dict[str, int] = {}
    rows: list[Json] = []
    name = ""
    for entry in entries:
        name = entry.place
        numbers = [bodies.setdefault(b, len(bodies)) for b in entry.bodies]
        href = f"{entry.path}#{entry.anchor}" if entry.anchor else entry.path
        rows.append([href, entry.topic.value, entry.title, entry.heading, entry.steps, entry.text, numbers])
    return data_file(shard_name(place), {"place": name, "bodies": list(bodies), "rows": rows})
