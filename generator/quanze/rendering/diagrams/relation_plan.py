"""What the layout engine is asked to place: boxes for nodes, labels and rosters, wires between them.

Members that belong to one node only stand together in a roster, with one wire for all of them: two
dozen departments in one row, each with its own line, would be a drawing that nobody reads.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .cycles import find_back
from .engine import Box, Wire
from .relation_graph import EdgeKind, RelationEdge, RelationGraph, RelationNode, verify_relations
from .text import em_width, wrap_text

FONT, LINE = 13.0, 18.0
LABEL_FONT, LABEL_LINE = 12.0, 15.0
_MEMBERS = 3
"""From so many members on they stand in a roster."""
_GAP = 10.0


@dataclass(frozen=True)
class Words:
    """Where the lines of names and of labels break, in em."""

    name_em: float
    label_em: float


@dataclass(frozen=True)
class Shape:
    """A box with its words; sizes in px."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True)
class Roster:
    """Members (positions of nodes) in a grid, with their places around the middle; sizes in px."""

    box: int
    members: tuple[int, ...]
    places: tuple[tuple[float, float], ...]
    width: float
    height: float


@dataclass(frozen=True)
class Plan:
    """Boxes and wires. Nodes in rosters have no box, edges into rosters but the first no wire."""

    shapes: tuple[Shape, ...]
    labels: tuple[Shape | None, ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    node_boxes: dict[int, int]
    label_boxes: dict[int, int]
    edge_wires: dict[int, tuple[int, ...]]
    rosters: tuple[Roster, ...]


def plan_relations(graph: RelationGraph, words: Words) -> Plan:
    """Sizes and links of all that is drawn. Raises `DiagramError` for a graph that contradicts itself."""
    at = verify_relations(graph)
    shapes = tuple(_shape_node(node, words.name_em) for node in graph.nodes)
    labels = tuple(_shape_label(edge, words.label_em) for edge in graph.edges)
    groups = _group_members(graph, at)
    grouped = {at[graph.edges[edge].target] for edges in groups for edge in edges}
    node_boxes: dict[int, int] = {}
    boxes: list[Box] = []
    for node, shape in enumerate(shapes):
        if node not in grouped:
            node_boxes[node] = len(boxes)
            boxes.append(Box(shape.width, shape.height))
    rosters: list[Roster] = []
    targets = {edge: node_boxes.get(at[one.target], -1) for edge, one in enumerate(graph.edges)}
    for edges in groups:
        roster = _lay_roster(len(boxes), [at[graph.edges[edge].target] for edge in edges], shapes)
        boxes.append(Box(roster.width, roster.height))
        rosters.append(roster)
        targets |= dict.fromkeys(edges, roster.box)
    followers = {edge for edges in groups for edge in edges[1:]}
    links = {
        edge: (node_boxes[at[one.source]], targets[edge])
        for edge, one in enumerate(graph.edges)
        if edge not in followers
    }
    wires, label_boxes, edge_wires = _wire(graph, links, labels, boxes)
    return Plan(
        shapes, labels, tuple(boxes), tuple(wires), node_boxes, label_boxes, edge_wires, tuple(rosters)
    )


def _wire(
    graph: RelationGraph,
    links: dict[int, tuple[int, int]],
    labels: Sequence[Shape | None],
    boxes: list[Box],
) -> tuple[list[Wire], dict[int, int], dict[int, tuple[int, ...]]]:
    """The wires, the boxes of labels (added to `boxes`) and the wires of edges. A label parts its wire."""
    reached = {target for _, target in links.values()}
    back = find_back(list(links.values()), sorted(range(len(boxes)), key=lambda box: box in reached))
    rows = 2 if any(labels) else 1
    wires: list[Wire] = []
    label_boxes: dict[int, int] = {}
    edge_wires: dict[int, tuple[int, ...]] = {}
    for edge, (source, target) in links.items():
        arrow = graph.edges[edge].kind is not EdgeKind.MEMBER
        up = (source, target) in back and source != target
        label = labels[edge]
        if label is None:
            edge_wires[edge] = (len(wires),)
            wires.append(Wire(source, target, rows if arrow else 1, arrow, upward=up))
            continue
        edge_wires[edge] = (len(wires), len(wires) + 1)
        label_boxes[edge] = len(boxes)
        wires.append(Wire(source, len(boxes), 1, False, docks_target=True, upward=up))
        wires.append(Wire(len(boxes), target, 1, arrow, docks_source=True, upward=up))
        boxes.append(Box(label.width, label.height))
    return wires, label_boxes, edge_wires


def _group_members(graph: RelationGraph, at: dict[str, int]) -> list[list[int]]:
    """Edges to members that have no other relation, by the node that they belong to."""
    degrees = Counter(end for edge in graph.edges for end in {edge.source, edge.target})
    groups: dict[int, list[int]] = defaultdict(list)
    for position, edge in enumerate(graph.edges):
        alone = degrees[edge.target] == 1 and edge.source != edge.target
        if edge.kind is EdgeKind.MEMBER and alone and not (edge.label or "").strip():
            groups[at[edge.source]].append(position)
    return [edges for _, edges in sorted(groups.items()) if len(edges) >= _MEMBERS]


def _lay_roster(box: int, members: list[int], shapes: Sequence[Shape]) -> Roster:
    abreast = 2 if len(members) <= 4 else 3 if len(members) <= 12 else 4
    rows = [members[start : start + abreast] for start in range(0, len(members), abreast)]
    cell = max(shapes[member].width for member in members)
    heights = [max(shapes[member].height for member in row) for row in rows]
    width = abreast * cell + (abreast + 1) * _GAP
    height = sum(heights) + (len(rows) + 1) * _GAP
    places: list[tuple[float, float]] = []
    y = _GAP - height / 2
    for row, tall in zip(rows, heights, strict=True):
        places += [
            (_GAP - width / 2 + cell / 2 + column * (cell + _GAP), y + tall / 2) for column in range(len(row))
        ]
        y += tall + _GAP
    return Roster(box, tuple(members), tuple(places), width, height)


def _shape_node(node: RelationNode, em: float) -> Shape:
    lines = wrap_text(node.name, em)
    return Shape(lines, max(max(map(em_width, lines)) * FONT + 28, 84.0), len(lines) * LINE + 18)


def _shape_label(edge: RelationEdge, em: float) -> Shape | None:
    words = (edge.label or "").strip()
    if not words:
        return None
    lines = wrap_text(words, em)
    return Shape(lines, max(map(em_width, lines)) * LABEL_FONT + 14, len(lines) * LABEL_LINE + 4)
