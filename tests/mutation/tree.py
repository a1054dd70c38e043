"""The merged data of a spec as a plain tree: paths into it, changes to it, and the YAML text that says it again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

Tree = dict[str, Any]
Path = tuple[str | int, ...]

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff./ -]*(?<! )")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "nan", "inf", "y", "n"}


def copied(tree: Any) -> Any:
    """A copy in which nothing is shared, neither with the original nor within."""
    return json.loads(json.dumps(tree))


def get(tree: Any, path: Path, default: Any = None) -> Any:
    """What stands at a path; the default where there is nothing."""
    for step in path:
        known = isinstance(tree, dict) and step in tree
        if not known and not (isinstance(tree, list) and isinstance(step, int) and step < len(tree)):
            return default
        tree = tree[step]
    return tree


def put(tree: Tree, path: Path, value: Any) -> None:
    """Writes a value at a path; the maps on the way are made where they are missing."""
    node: Any = tree
    for step in path[:-1]:
        node = node.setdefault(step, {}) if isinstance(node, dict) else node[step]
    node[path[-1]] = value


def cut(tree: Tree, path: Path) -> None:
    """Takes away what stands at a path."""
    del get(tree, path[:-1])[path[-1]]


def rename(tree: Tree, path: Path, key: str) -> None:
    """Gives the entry at a path another key; it keeps its place in the order."""
    parent = get(tree, path[:-1])
    entries = [(key if k == path[-1] else k, v) for k, v in parent.items()]
    parent.clear()
    parent.update(entries)


def listed(value: Any) -> list[Any]:
    """One value or a list of them as a list; nothing as an empty one."""
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def entries(tree: Tree, *sections: str) -> Iterator[tuple[Path, Any]]:
    """(path, entry) of everything in the named top sections."""
    for section in sections:
        for name, entry in (tree.get(section) or {}).items():
            yield (section, name), entry


def duties(tree: Tree) -> Iterator[tuple[Path, dict[str, Any]]]:
    """(path, duty) of all duties written."""
    for path, mechanism in entries(tree, "mechanisms"):
        for name, duty in (mechanism.get("duties") or {}).items():
            yield (*path, "duties", name), duty


def chains(tree: Tree) -> Iterator[tuple[Path, dict[str, Any]]]:
    """(path, chain) of all chains written."""
    for path, mechanism in entries(tree, "mechanisms"):
        for name, chain in (mechanism.get("chains") or {}).items():
            yield (*path, "chains", name), chain


def rungs(tree: Tree) -> Iterator[tuple[Path, dict[str, Any], int, int]]:
    """(path, rung, its number from 0, how many there are) of all rungs written."""
    for path, chain in chains(tree):
        steps = chain.get("rungs") or {}
        for number, (name, rung) in enumerate(steps.items()):
            yield (*path, "rungs", name), rung, number, len(steps)


def duty_path(tree: Tree, name: str) -> Path:
    """Where a duty of that id is written; () if nowhere."""
    return next((path for path, _ in duties(tree) if path[-1] == name), ())


def leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """(path, value) of every scalar."""
    if isinstance(node, dict | list):
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(inner, (*path, key))
    else:
        yield path, node


def replace_words(node: Any, words: dict[str, str]) -> Any:
    """The tree with whole scalars and whole keys exchanged."""
    if isinstance(node, dict):
        return {words.get(k, k): replace_words(v, words) for k, v in node.items()}
    if isinstance(node, list):
        return [replace_words(v, words) for v in node]
    return words.get(node, node) if isinstance(node, str) else node


def element_of(path: Path) -> Path:
    """The duty, rung, chain, clause, grade or other entry within which a path lies."""
    match path:
        case ("mechanisms", _, "chains", _, "rungs", _, *_) as long:
            return tuple(long[:6])
        case ("mechanisms", _, "duties" | "chains" | "answers-for", _, *_) | (
            "documents",
            _,
            "outline",
            _,
            *_,
        ):
            return path[:4]
        case ("bands", _, "grades", _, *_) | ("vocabulary", _, _, _, *_):
            return path[:4]
    return path[:2]


def emit(tree: Tree) -> str:
    """The tree as block YAML, a scalar a line."""
    return "\n".join(_lines(tree, 0)) + "\n"


def _lines(node: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in node.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{scalar(key)}:"
            yield from _lines(value, depth + 1)
        elif isinstance(value, list) and value:
            yield f"{indent}{scalar(key)}:"
            for item in value:
                yield from _item(item, depth + 1)
        else:
            yield f"{indent}{scalar(key)}: {scalar(value)}"


def _item(item: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(item, dict) and item:
        first, *others = _lines(item, depth + 1)
        yield f"{indent}- {first.lstrip()}"
        yield from others
    else:
        yield f"{indent}- {json.dumps(item, ensure_ascii=False) if isinstance(item, list | dict) else scalar(item)}"


def scalar(value: Any) -> str:
    """A key or scalar in YAML: plain where that is safe, else in double quotes."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)
