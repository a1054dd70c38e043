"""Directed graphs as maps of followers: what is reached, strongly connected components, shortest cycles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

Onward = Mapping[str, Sequence[str]]
"""Node → the nodes that follow it; a node without an entry has none."""


def walk(starts: Iterable[str], onward: Onward) -> frozenset[str]:
    """The starts and everything they lead to."""
    seen = set(starts)
    todo = list(seen)
    while todo:
        for node in onward.get(todo.pop(), ()):
            if node not in seen:
                seen.add(node)
                todo.append(node)
    return frozenset(seen)


def components(nodes: Iterable[str], onward: Onward) -> list[tuple[str, ...]]:
    """Strongly connected components among `nodes`, each and all in the order of `nodes`."""
    order = {node: i for i, node in enumerate(nodes)}
    inner = {node: [n for n in onward.get(node, ()) if n in order] for node in order}
    backward: dict[str, list[str]] = {node: [] for node in order}
    for node, followers in inner.items():
        for follower in followers:
            backward[follower].append(node)
    # Kosaraju: in reverse order of finishing, whatever still reaches a node belongs to its component.
    placed: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in reversed(_finished(inner)):
        if root not in placed:
            part = _backward_from(root, backward, placed)
            found.append(tuple(sorted(part, key=order.__getitem__)))
    return sorted(found, key=lambda part: order[part[0]])


def _finished(onward: Onward) -> list[str]:
    """The nodes in the order in which a depth-first search leaves them."""
    seen: set[str] = set()
    left: list[str] = []
    for root in onward:
        if root in seen:
            continue
        seen.add(root)
        work: list[tuple[str, Iterator[str]]] = [(root, iter(onward[root]))]
        while work:
            follower = next((n for n in work[-1][1] if n not in seen), None)
            if follower is None:
                left.append(work.pop()[0])
            else:
                seen.add(follower)
                work.append((follower, iter(onward[follower])))
    return left


def _backward_from(root: str, backward: Onward, placed: set[str]) -> list[str]:
    placed.add(root)
    part = [root]
    for node in part:
        for earlier in backward[node]:
            if earlier not in placed:
                placed.add(earlier)
                part.append(earlier)
    return part


def shortest_cycle(part: Sequence[str], onward: Onward) -> tuple[str, ...]:
    """A shortest cycle within `part`, from its first node on; () if there is none."""
    inside = set(part)
    cycles = (_cycle_from(start, inside, onward) for start in part)
    return min((c for c in cycles if c), key=len, default=())


def _cycle_from(start: str, inside: set[str], onward: Onward) -> tuple[str, ...]:
    before: dict[str, str] = {}
    todo = deque([start])
    while todo:
        node = todo.popleft()
        for follower in onward.get(node, ()):
            if follower == start:
                path = [node]
                while path[-1] != start:
                    path.append(before[path[-1]])
                return tuple(reversed(path))
            if follower in inside and follower not in before:
                before[follower] = node
                todo.append(follower)
    return ()
