"""Relations between bodies as the drawing needs them: who turns to whom, who is a member of what."""

from dataclasses import dataclass
from enum import Enum

from .errors import DiagramError
from .flow import verify_unique


class NodeKind(Enum):
    """What a node is, and with it how it is drawn."""

    ORGANISATION = "organisation"
    ROLE = "role"
    MEETING = "meeting"
    PLATFORM = "platform"
    PUBLIC = "public"


class EdgeKind(Enum):
    """How two nodes are related."""

    TURN = "turn"
    MEMBER = "member"


@dataclass(frozen=True)
class RelationNode:
    """A body."""

    id: str
    name: str
    kind: NodeKind = NodeKind.ORGANISATION
    href: str | None = None
    tooltip: str | None = None


@dataclass(frozen=True)
class RelationEdge:
    """`source` turns to `target`, or has `target` as a member."""

    id: str
    source: str
    target: str
    kind: EdgeKind = EdgeKind.TURN
    label: str | None = None


@dataclass(frozen=True)
class RelationGraph:
    """A whole graph. `id` prefixes every id of the drawing; title and description are read aloud."""

    id: str
    title: str
    description: str
    nodes: tuple[RelationNode, ...]
    edges: tuple[RelationEdge, ...]


def verify_relations(graph: RelationGraph) -> dict[str, int]:
    """The position of every node. Raises `DiagramError` when an id is given twice or names nothing."""
    verify_unique("node", (node.id for node in graph.nodes))
    verify_unique("edge", (edge.id for edge in graph.edges))
    at = {node.id: position for position, node in enumerate(graph.nodes)}
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            if end not in at:
                raise DiagramError(f"{graph.id}: edge {edge.id} names no known node: {end}")
    return at
