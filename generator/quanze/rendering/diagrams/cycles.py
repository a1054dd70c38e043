"""Which links of a graph lead back, so that the others run in one direction."""

from collections import defaultdict
from collections.abc import Collection, Sequence

Link = tuple[int, int]


def find_back(links: Collection[Link], order: Sequence[int]) -> set[Link]:
    """The links (from, to) that close a cycle; without them the graph has none.

    `order` has all nodes, the likely first ones first. It decides what leads back, unless a walk that
    begins at its nodes finds fewer such links.
    """
    ordered, walked = _against_order(links, order), _against_walk(links, order)
    return ordered if len(ordered) <= len(walked) else walked


def _against_order(links: Collection[Link], order: Sequence[int]) -> set[Link]:
    rank = {node: place for place, node in enumerate(order)}
    onward: dict[int, set[int]] = defaultdict(set)
    for source, target in links:
        if rank[source] < rank[target]:
            onward[source].add(target)
    back: set[Link] = set()
    for source, target in links:
        if rank[source] >= rank[target]:
            if source in _reach(target, onward):
                back.add((source, target))
            else:
                onward[source].add(target)
    return back


def _reach(start: int, onward: dict[int, set[int]]) -> set[int]:
    found = {start}
    waiting = [start]
    while waiting:
        fresh = onward.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def _against_walk(links: Collection[Link], order: Sequence[int]) -> set[Link]:
    onward: dict[int, list[int]] = defaultdict(list)
    for source, target in links:
        onward[source].append(target)
    back: set[Link] = set()
    entered: set[int] = set()
    left: set[int] = set()
    for root in order:
        path = [(root, iter(onward[root]))] if root not in entered else []
        entered.add(root)
        while path:
            node, following = path[-1]
            target = next(following, -1)
            if target < 0:
                left.add(node)
                path.pop()
            elif target not in entered:
                entered.add(target)
                path.append((target, iter(onward[target])))
            elif target not in left:
                back.add((node, target))
    return back
