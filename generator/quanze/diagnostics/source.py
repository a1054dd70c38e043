"""A spec file's text with its tree, and the places in it, worked out only when somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Literal, Protocol, cast

from quanze.diagnostics.diagnostic import Place

Step = str | int
LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""Where editors break lines. The rarer Unicode separators never get this far: reading refuses them."""


class Mark(Protocol):
    """A position in the text; `index` counts code points from 0."""

    @property
    def index(self) -> int: ...


class Node(Protocol):
    """A node of a composed YAML tree, as the parser leaves it.

    `id` is `scalar`, `sequence` or `mapping`; `value` accordingly a string, a list of nodes, or of pairs.
    Only scalars have a `style`: the sign that opens them, or None for a plain one. `ctag` is the tag.
    """

    @property
    def id(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def style(self) -> str | None: ...
    @property
    def ctag(self) -> object: ...
    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


def entries(node: Node) -> list[tuple[Node, Node]]:
    """The pairs of a mapping; none for any other node."""
    return cast("list[tuple[Node, Node]]", node.value) if node.id == "mapping" else []


def items(node: Node) -> list[Node]:
    """The items of a sequence; none for any other node."""
    return cast("list[Node]", node.value) if node.id == "sequence" else []


def scalar_text(node: Node) -> str | None:
    """What a scalar says, as written between its quotes if it has any; None for a collection."""
    return node.value if isinstance(node.value, str) else None


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One file as read, without a byte order mark. `root_node` is None where the text is no readable YAML."""

    path: str
    text: str
    root_node: Node | None
    _indexes: dict[int, dict[str, tuple[Node, Node]]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def line_starts(self) -> list[int]:
        """The index of the first character of each line."""
        if "\r" in self.text:
            return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]
        lengths = [len(line) + 1 for line in self.text.split("\n")]
        return list(accumulate(lengths[:-1], initial=0))

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends in a line break has an empty last one."""
        return len(self.line_starts)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its break; empty where there is no such line."""
        if not 1 <= number <= self.line_count:
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < self.line_count else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def line_place(self, number: int) -> Place:
        """The place of a whole line, counted from 1, without its break."""
        return Place(self.path, number, 1, number, len(self.line(number)) + 1)

    def span(self, start: int, end: int) -> Place:
        """The place from one index to another, the end exclusive."""
        start = min(max(start, 0), len(self.text))
        end = min(max(end, start), len(self.text))
        line, end_line = (bisect_right(self.line_starts, index) for index in (start, end))
        column, end_column = start - self.line_starts[line - 1] + 1, end - self.line_starts[end_line - 1] + 1
        return Place(self.path, line, column, end_line, end_column)

    def locate(
        self, path: tuple[Step, ...], on: Literal["key", "value"] = "value", skip_unknown: bool = False
    ) -> Place:
        """The place of the element that the path names, or else of the key of the deepest one on the way.

        List items have no key and empty values no text: these have one place, whatever `on` says.
        With `skip_unknown`, steps that name nothing are passed over instead of ending the walk.
        """
        key, node, whole = self._walk(path, skip_unknown)
        if node is None:
            return Place.start_of(self.path)
        if key is None and node is self.root_node and not whole:
            pairs = entries(node)
            return self.node_place(pairs[0][0]) if pairs else self.node_place(node)
        wants_key = on == "key" or not (whole or node.id == "scalar")
        if key is not None and (wants_key or node.start_mark.index == node.end_mark.index):
            return self.node_place(key)
        return self.node_place(node)

    def scalar_at(self, path: tuple[Step, ...]) -> str | None:
        """The literal text of the scalar at the path; None where there is none."""
        _, node, whole = self._walk(path, skip_unknown=False)
        return scalar_text(node) if node is not None and whole else None

    def node_place(self, node: Node) -> Place:
        """The place of a node of this file's tree."""
        start = node.start_mark.index
        return self.span(start, max(_end(node, self.text), start))

    def _walk(self, path: tuple[Step, ...], skip_unknown: bool) -> tuple[Node | None, Node | None, bool]:
        """The deepest existing key and node, and whether the last step was found."""
        key: Node | None = None
        node = self.root_node
        found = True
        for step in path:
            if node is None:
                return None, None, False
            pair = self._child(node, step)
            found = pair is not None
            if pair is not None:
                key, node = pair
            elif not skip_unknown:
                break
        return key, node, found

    def _child(self, node: Node, step: Step) -> tuple[Node | None, Node] | None:
        if node.id == "mapping":
            index = self._indexes.get(id(node))
            if index is None:
                index = {}
                for pair in entries(node):
                    text = scalar_text(pair[0])
                    if text is not None:
                        index.setdefault(text, pair)
                self._indexes[id(node)] = index
            return index.get(str(step))
        children = items(node)
        if isinstance(step, int) and 0 <= step < len(children):
            return None, children[step]
        return None


def _end(node: Node, text: str) -> int:
    """Where a node's own text ends; the parser puts a block's end past the blanks and comments after it."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.id != "scalar" and text[end - 1 : end] not in ("]", "}"):
        children = [child for pair in entries(node)[-1:] for child in pair] or items(node)[-1:]
        own = [_end(child, text) for child in children if child.start_mark.index >= start]
        return max(own, default=start)
    return start + len(text[start:end].rstrip())
