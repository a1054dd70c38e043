"""YAML → plain data, with the tree kept for places. The only module that knows the YAML library.

The C parser composes nodes; values follow YAML 1.2's core schema: `no`, `9:30` and `2018-09-28` stay text.
Keys are always text, as written: `2018` and `1.10` are the keys "2018" and "1.10". A plain scalar that the
schema reads as a number, a truth value or nothing becomes one; who wants its text asks `literal_at`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quanze.diagnostics.diagnostic import Diagnostic, Place
from quanze.diagnostics.source import Node, SourceFile, Step, scalar_text
from quanze.diagnostics.text import Text
from quanze.errors import QuanzeError
from quanze.loading.discover import is_disguised
from quanze.loading.yaml_build import Builder, Value
from quanze.loading.yaml_lines import find_slip
from quanze.loading.yaml_scene import SYNTAX, Failure
from quanze.loading.yaml_syntax import explain
from quanze.loading.yaml_text import DEFAULT_LIMITS, UNREADABLE, UNSAFE, Limits, read_text, spec_error
from quanze.loading.yaml_tree import tree_error

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.tag import Tag
except ImportError as error:  # without the C parser the library would silently be twenty times slower
    raise QuanzeError(
        "the C parser of ruamel.yaml is missing: pip install 'ruamel.yaml[oldlibyaml]'"
    ) from error

__all__ = ["Limits", "Parsed", "Value", "literal_at", "parse_yaml", "read_yaml"]

_IMPLICIT = Tag(suffix=None)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file says.

    `data` is None where no mapping could be read; otherwise errors may still accompany it. Elements
    repeated by alias are one object: treat the data as read-only. `source` is None only where the file could
    not be read.
    """

    data: dict[str, Value] | None
    source: SourceFile | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def literal(self, path: tuple[Step, ...]) -> str | None:
        """The text of the scalar at the path as the file has it."""
        return literal_at(self.source, path) if self.source is not None else None


def literal_at(source: SourceFile, path: tuple[Step, ...]) -> str | None:
    """The text of the scalar at the path, before YAML made a number of it; None where there is no scalar."""
    return source.scalar_at(path)


def read_yaml(file: Path, path: str, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """Parses a file, shown under `path`; never reads more of it than the limit."""
    if is_disguised(file):
        wanted = file.name[: -len(".txt")]
        message = Text("文件名以 .txt 结尾，未予读取", "the file's name ends in .txt; it was not read")
        remedy = Text(
            f"改名为 {wanted}；改名前先让系统显示扩展名", f"rename it {wanted}; have file endings shown first"
        )
        return Parsed(None, None, (spec_error(UNREADABLE, Place.start_of(path), message, remedy, "ending"),))
    try:
        with file.open("rb") as stream:
            raw = stream.read(limits.size + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = Text(f"无法读取文件（{reason}）", f"the file cannot be read: {reason}")
        remedy = Text("检查文件是否存在、是否有读取权限", "see that it exists and may be read")
        return Parsed(None, None, (spec_error(UNREADABLE, Place.start_of(path), message, remedy, "read"),))
    return parse_yaml(raw, path, limits)


def parse_yaml(text: str | bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """The data of one YAML document and all that is wrong with its form. Never raises on bad input."""
    source, refusals = read_text(text, path, limits)
    if source is None or refusals:
        return Parsed(None, source, refusals)
    with _collector_paused():
        root, failure = _compose(source, limits)
        if failure is not None:
            return Parsed(None, source, (failure,))
        if root is None or (root.id == "scalar" and root.start_mark.index == root.end_mark.index):
            return Parsed({}, source)
        source = SourceFile(source.path, source.text, root)
        excess = tree_error(root, source, limits)
        if excess is not None:
            return Parsed(None, SourceFile(source.path, source.text, None), (excess,))
        if root.id != "mapping":
            return Parsed(None, source, (_not_a_mapping(root, source),))
        builder = Builder(source, implicit=_IMPLICIT)
        data = builder.mapping(root)
    return Parsed(data, source, tuple(sorted(builder.problems, key=lambda problem: problem.sort_key)))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """The garbage collector walks the growing tree again and again: on, it doubles the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _LimitReached(Exception):
    """A budget is used up; carries the innermost collection that was still within it."""

    def __init__(self, parent: Node | None) -> None:
        super().__init__()
        self.parent = parent


class _Composer(CParser):  # type: ignore[misc]
    """The C parser, held to its budgets while it composes.

    The parser itself keeps its state on the heap, but composing recurses in C: deep nesting would crash the
    process. It calls the resolver before it goes down into each node: there depth and number are counted,
    exactly and whatever the notation. Implicit tags are not resolved at all, as the builder does that.
    """

    def __init__(self, text: str, limits: Limits) -> None:
        CParser.__init__(self, text)
        self.room = limits.depth
        self.nodes = limits.nodes

    def resolve(self, kind: object, value: object, implicit: object) -> object:
        return _IMPLICIT

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        self.room -= 1
        self.nodes -= 1
        if self.room < 0 or self.nodes < 0:
            raise _LimitReached(parent)

    def ascend_resolver(self) -> None:
        self.room += 1


def _compose(source: SourceFile, limits: Limits) -> tuple[Node | None, Diagnostic | None]:
    composer = _Composer(source.text, limits)
    try:
        return composer.get_single_node(), None
    except _LimitReached as reached:
        index = reached.parent.start_mark.index if reached.parent is not None else 0
        return None, _limit_error(source.span(index, index + 1), composer.room < 0, limits)
    except MarkedYAMLError as error:
        since = error.context_mark.index if error.context_mark is not None else None
        at = error.problem_mark.index if error.problem_mark is not None else since or 0
        return None, explain(Failure(error.problem or "", error.context or "", at, since), source)
    except YAMLError as error:
        reason = str(getattr(error, "reason", type(error).__name__))
        at = min(int(getattr(error, "position", 0)), len(source.text))
        return None, explain(Failure(reason, "", at, None), source)


def _limit_error(place: Place, too_deep: bool, limits: Limits) -> Diagnostic:
    if too_deep:
        message = Text(f"嵌套超过 {limits.depth} 层", f"nested more than {limits.depth} levels deep")
        remedy = Text(
            "减少嵌套；规格通常不超过十层。也可能是方括号或花括号没有闭合", "nest less, or close the brackets"
        )
        return spec_error(UNSAFE, place, message, remedy, "depth")
    message = Text(f"文件超过 {limits.nodes} 个元素", f"the file has more than {limits.nodes} elements")
    return spec_error(UNSAFE, place, message, Text("拆成几个文件", "split the file"), "nodes")


def _not_a_mapping(root: Node, source: SourceFile) -> Diagnostic:
    first = root.start_mark.index
    start = source.span(first, first).line
    slip = find_slip(source.line(start)[:200]) if scalar_text(root) is not None else None
    if slip is not None:
        begin = source.line_starts[start - 1]
        place = source.span(begin + slip.start, begin + slip.end)
        return spec_error(SYNTAX, place, slip.message, slip.help, slip.kind)
    what = ("列表", "a list") if root.id == "sequence" else ("一段文字", "mere text")
    return spec_error(
        ("SCH001", "schema"),
        source.node_place(root),
        Text(
            f"文件的最外层应是“键: 值”，实为{what[0]}",
            f"the file should be a mapping at the top, but is {what[1]}",
        ),
        Text(
            "最外层写 documents:、bodies:、mechanisms: 等键",
            "begin with keys such as documents:, bodies:, mechanisms:",
        ),
        "root",
    )
