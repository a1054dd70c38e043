"""The node tree itself: the way to a node, and what its aliases amount to when written out."""

from __future__ import annotations

from bisect import bisect_right

from quanze.diagnostics.diagnostic import Diagnostic
from quanze.diagnostics.source import Node, SourceFile, entries, items, scalar_text
from quanze.diagnostics.text import Text
from quanze.loading.yaml_text import UNSAFE, Limits, spec_error


def path_of(root: Node | None, target: Node) -> tuple[str, ...]:
    """The keys and positions that lead from the root to a node; empty where they cannot be told."""
    node, path = root, []
    at = target.start_mark.index
    while node is not None and node is not target:
        pairs, children = entries(node), items(node)
        if pairs:
            key, value = pairs[max(bisect_right(pairs, at, key=lambda pair: pair[0].start_mark.index) - 1, 0)]
            path.append(scalar_text(key) or "")
            node = key if target is key else value
        elif children:
            index = max(bisect_right(children, at, key=lambda child: child.start_mark.index) - 1, 0)
            path.append(str(index))
            node = children[index]
        else:
            return ()
    return tuple(path)


def tree_error(root: Node, source: SourceFile, limits: Limits) -> Diagnostic | None:
    """Aliases that contain themselves, or that would swell the data beyond the limits when written out."""
    if "&" not in source.text or "*" not in source.text:
        return None
    try:
        _measure(root, {}, limits)
    except _Excess as excess:
        start = excess.node.start_mark.index  # only the start: the end of what contains itself is nowhere
        return spec_error(UNSAFE, source.span(start, start + 1), excess.message, excess.help, "alias")
    return None


class _Excess(Exception):
    """Where measuring a tree had to stop."""

    def __init__(self, node: Node, message: Text, help: Text) -> None:
        super().__init__()
        self.node, self.message, self.help = node, message, help


def _measure(node: Node, known: dict[int, tuple[int, int]], limits: Limits) -> tuple[int, int]:
    """Nodes and levels in and below a node. Aliases come after anchors: shallow recursion."""
    if node.id == "scalar":
        return 1, 1
    if id(node) in known:
        size, depth = known[id(node)]
        if not size:
            message = Text("别名引用了包含它自己的内容", "an alias refers to what contains it")
            raise _Excess(node, message, Text("删去其中的别名", "delete the alias inside"))
        return size, depth
    known[id(node)] = (0, 0)
    children = [child for pair in entries(node) for child in pair] or items(node)
    size, depth = 1, 0
    for child in children:
        more, below = _measure(child, known, limits)
        size, depth = size + more, max(depth, below)
        if size > limits.nodes or depth >= limits.depth:
            message = Text(
                f"别名展开后超过 {limits.nodes} 个元素或 {limits.depth} 层",
                f"written out, its aliases exceed {limits.nodes} elements or {limits.depth} levels",
            )
            raise _Excess(node, message, Text("少用别名，直接写出内容", "write the content out"))
    known[id(node)] = (size, depth + 1)
    return size, depth + 1
