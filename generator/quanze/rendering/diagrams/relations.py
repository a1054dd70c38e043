"""Relations between bodies as SVG: who turns to whom, who is a member of what."""

from collections.abc import Sequence
from pathlib import Path

from .density import PAGE_WIDTH
from .engine import Curve, Drawing, lay_graph
from .markup import element_id, escape, number, open_svg, text_lines, wrap_link
from .paths import arrow_head
from .relation_graph import EdgeKind, NodeKind, RelationEdge, RelationGraph, RelationNode, verify_relations
from .relation_plan import FONT, LABEL_FONT, LABEL_LINE, LINE, Plan, Shape, Words, plan_relations

ROLE = "关系图"
NOTHING = "暂无关系"

_MARGIN = 12.0
_WORDS = (Words(9.0, 10.0), Words(7.0, 8.0), Words(5.0, 6.0))
"""From airy to tight; the first with which the drawing fits the page is taken."""

Point = tuple[float, float]

_LOOKS = {
    NodeKind.ORGANISATION: ("dg-task", "#ffffff", "#8393ab", "", 7.0),
    NodeKind.ROLE: ("dg-task", "#ffffff", "#8393ab", ' stroke-dasharray="5 3"', 7.0),
    NodeKind.MEETING: ("dg-decision", "#efedfa", "#8075c4", "", 18.0),
    NodeKind.PLATFORM: ("dg-event", "#f1f4f8", "#6b7b93", "", 2.0),
    NodeKind.PUBLIC: ("dg-start", "#e3f3ea", "#3f8f68", "", 18.0),
}


def render_relations(graph: RelationGraph, engine: Path | None = None) -> str:
    """The graph as one SVG element, laid out by the packaged engine unless another program is given.

    Raises `EngineMissing` if the engine cannot run, so that a list can stand in; `DiagramError` for
    unknown ids, ids given twice, bad links, and elements that the engine loses.
    """
    verify_relations(graph)
    if not graph.nodes:
        note = text_lines((NOTHING,), 120, 28, FONT, LINE, ' class="dg-muted" fill="#5d6a7e"')
        return _open(graph, (240.0, 56.0)) + note + "</svg>"
    plan, drawing = _lay(graph, engine)
    parts = [_open(graph, (drawing.width + 2 * _MARGIN, drawing.height + 2 * _MARGIN))]
    parts.append(f'<g transform="translate({number(_MARGIN)} {number(_MARGIN)})">')
    parts += _draw_edges(graph, plan, drawing)
    parts += _draw_rosters(plan, drawing)
    centres = _node_centres(plan, drawing)
    parts += [_draw_node(graph, node, plan.shapes[at], centres[at]) for at, node in enumerate(graph.nodes)]
    parts += _draw_labels(graph, plan, drawing)
    return "".join(parts) + "</g></svg>"


def _lay(graph: RelationGraph, engine: Path | None) -> tuple[Plan, Drawing]:
    """The first layout that fits the page, downwards rather than sideways, else the narrowest."""
    tried: list[tuple[Plan, Drawing]] = []
    for words in _WORDS:
        plan = plan_relations(graph, words)
        for sideways in (False, True):
            drawing = lay_graph(plan.boxes, plan.wires, engine, sideways)
            tried.append((plan, drawing))
            if drawing.width + 2 * _MARGIN <= PAGE_WIDTH:
                return tried[-1]
    return min(tried, key=lambda choice: choice[1].width)


def _open(graph: RelationGraph, size: tuple[float, float]) -> str:
    return open_svg(graph.id, "relations", ROLE, size, graph.title, graph.description)


def _node_centres(plan: Plan, drawing: Drawing) -> dict[int, Point]:
    centres = {node: drawing.centres[box] for node, box in plan.node_boxes.items()}
    for roster in plan.rosters:
        x, y = drawing.centres[roster.box]
        for node, (dx, dy) in zip(roster.members, roster.places, strict=True):
            centres[node] = (x + dx, y + dy)
    return centres


def _draw_edges(graph: RelationGraph, plan: Plan, drawing: Drawing) -> list[str]:
    return [
        _draw_edge(graph, edge, [drawing.curves[wire] for wire in plan.edge_wires.get(at, ())])
        for at, edge in enumerate(graph.edges)
    ]


def _draw_rosters(plan: Plan, drawing: Drawing) -> list[str]:
    parts: list[str] = []
    for roster in plan.rosters:
        x, y = drawing.centres[roster.box]
        parts.append(
            f'<rect class="dg-roster" x="{number(x - roster.width / 2)}" y="{number(y - roster.height / 2)}"'
            f' width="{number(roster.width)}" height="{number(roster.height)}" rx="10" fill="#f3f6fb"'
            ' stroke="#cfd8e5"/>'
        )
    return parts


def _draw_node(graph: RelationGraph, node: RelationNode, shape: Shape, centre: tuple[float, float]) -> str:
    kind, fill, stroke, dashes, corner = _LOOKS[node.kind]
    x, y = centre
    rect = (
        f'<rect class="dg-shape" x="{number(x - shape.width / 2)}" y="{number(y - shape.height / 2)}"'
        f' width="{number(shape.width)}" height="{number(shape.height)}" rx="{number(corner)}"'
        f' fill="{fill}" stroke="{stroke}" stroke-width="1.3"{dashes}/>'
    )
    title = f"<title>{escape(node.tooltip or node.name)}</title>"
    attributes = f'class="dg-step {kind}" id="{element_id(graph.id, "node", node.id)}"'
    return wrap_link(title + rect + text_lines(shape.lines, x, y, FONT, LINE), node.href, attributes)


def _draw_edge(graph: RelationGraph, edge: RelationEdge, curves: Sequence[Curve]) -> str:
    member = edge.kind is EdgeKind.MEMBER
    classes = "dg-line dg-member" if member else "dg-line dg-across"
    colour = "#64728a" if member else "#2463b8"
    dashes = ' stroke-dasharray="3 4"' if member else ""
    key = element_id(graph.id, "edge", edge.id)
    parts = [
        f'<g class="{classes}" id="{key}" data-from="{escape(edge.source)}" data-to="{escape(edge.target)}">'
    ]
    for curve in curves:
        parts.append(
            f'<path class="dg-path" d="{_curve_path(curve)}" fill="none" stroke="{colour}"'
            f' stroke-width="1.5"{dashes}/>'
        )
        if curve.tip and curve is curves[-1]:
            parts.append(
                f'<path class="dg-arrow" d="{arrow_head((curve.points[-1], curve.tip))}" fill="{colour}"/>'
            )
    return "".join(parts) + "</g>"


def _curve_path(curve: Curve) -> str:
    pairs = [f"{number(x)},{number(y)}" for x, y in curve.points]
    path = f"M{pairs[0]}C{' '.join(pairs[1:])}"
    if curve.tip is None:
        return path
    # The engine stops a little short of the arrow head.
    (x, y), (tip_x, tip_y) = curve.points[-1], curve.tip
    return f"{path}L{number((x + tip_x) / 2)},{number((y + tip_y) / 2)}"


def _draw_labels(graph: RelationGraph, plan: Plan, drawing: Drawing) -> list[str]:
    parts: list[str] = []
    for edge, box in plan.label_boxes.items():
        label = plan.labels[edge]
        if label is None:
            continue
        x, y = drawing.centres[box]
        parts.append(
            f'<g class="dg-chip dg-condition" id="{element_id(graph.id, "label", graph.edges[edge].id)}">'
            f'<rect x="{number(x - label.width / 2)}" y="{number(y - label.height / 2)}"'
            f' width="{number(label.width)}" height="{number(label.height)}" rx="9"'
            ' fill="#ffffff" stroke="#aab6c8"/>'
            + text_lines(label.lines, x, y, LABEL_FONT, LABEL_LINE, ' fill="#3a4658"')
            + "</g>"
        )
    return parts
