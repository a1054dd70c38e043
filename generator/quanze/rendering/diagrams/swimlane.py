"""A flow as SVG: lanes, steps, lines, labels.

Colours stand in presentation attributes; the classes let the style sheet (`style`) put its variables
on top. So one string serves light and dark pages, print, and a viewer that knows no CSS.
"""

from .across import LANE_FONT
from .flow import FlowDiagram, StepKind
from .labels import FONT as LABEL_FONT
from .labels import LINE as LABEL_LINE
from .labels import Chip, ChipKind
from .layout import LANE_LINE, FlowLayout, PlacedLane, PlacedLine, PlacedStep, lay_flow
from .markup import element_id, escape, number, open_svg, text_lines, wrap_link
from .outline import FONT, LINE, Form
from .paths import arrow_head, rounded_path

ROLE = "流程图"
NOTHING = "暂无流程步骤"

_FILLS = {
    StepKind.START: ("#e3f3ea", "#3f8f68"),
    StepKind.TASK: ("#ffffff", "#8393ab"),
    StepKind.DECISION: ("#efedfa", "#8075c4"),
    StepKind.END: ("#e3f3ea", "#3f8f68"),
    StepKind.EVENT: ("#f1f4f8", "#6b7b93"),
}
_CHIPS = {
    ChipKind.CONDITION: ("#ffffff", "#aab6c8", "#3a4658"),
    ChipKind.DEADLINE: ("#fdebdc", "#e0955a", "#9a4510"),
}
_RULE = 'fill="none" stroke="#cfd8e5"'
_MARGIN = 1.0


def render_swimlane(diagram: FlowDiagram) -> str:
    """The flow as one SVG element. Raises `DiagramError` for unknown ids, ids given twice, bad links."""
    layout = lay_flow(diagram)
    if not layout.steps:
        return _render_empty(diagram, layout)
    parts = [
        open_svg(diagram.id, "flow", ROLE, (layout.width, layout.height), diagram.title, diagram.description)
    ]
    parts += _draw_lanes(layout)
    parts += [_draw_line(diagram, layout, line) for line in layout.lines]
    parts += [_draw_step(diagram, layout, step) for step in layout.steps]
    parts += [_draw_chip(diagram, chip) for line in layout.lines for chip in line.chips]
    return "".join(parts) + "</svg>"


def _render_empty(diagram: FlowDiagram, layout: FlowLayout) -> str:
    width = max(layout.width, 240.0)
    head = layout.head if layout.lanes else 0.0
    size = (width, head + 56)
    text = text_lines((NOTHING,), width / 2, head + 28, FONT, LINE, ' class="dg-muted" fill="#5d6a7e"')
    lanes = "".join(_draw_lanes(FlowLayout(width, size[1], head, layout.lanes, (), ())))
    return (
        open_svg(diagram.id, "flow", ROLE, size, diagram.title, diagram.description) + lanes + text + "</svg>"
    )


def _draw_lanes(layout: FlowLayout) -> list[str]:
    right, bottom = number(layout.width - 2 * _MARGIN), number(layout.height - 2 * _MARGIN)
    frame = f'x="1" y="1" width="{right}" height="{bottom}" rx="8"'
    parts = [f'<rect class="dg-ground" {frame} fill="#fbfcfe"/>']
    for at, lane in enumerate(layout.lanes):
        if at % 2:
            inner = number(min(lane.right, layout.width - _MARGIN) - lane.left)
            parts.append(
                f'<rect class="dg-tint" x="{number(lane.left)}" y="1" width="{inner}" height="{bottom}"'
                ' fill="#f3f6fb"/>'
            )
    if layout.lanes:
        parts.append(_draw_head(layout))
    parts += [
        f'<path class="dg-rule" d="M{number(lane.left)},1V{number(layout.height - 1)}" {_RULE}/>'
        for lane in layout.lanes[1:]
    ]
    parts.append(f'<rect class="dg-frame" {frame} {_RULE}/>')
    parts += [_draw_heading(layout, lane) for lane in layout.lanes]
    return parts


def _draw_head(layout: FlowLayout) -> str:
    right, head = number(layout.width - 9), number(layout.head)
    far = number(layout.width - 1)
    return (
        f'<path class="dg-head" d="M1,{head}V9A8,8 0 0 1 9,1H{right}A8,8 0 0 1 {far},9V{head}Z"'
        f' fill="#e4ebf5"/><path class="dg-rule" d="M1,{head}H{far}" {_RULE}/>'
    )


def _draw_heading(layout: FlowLayout, lane: PlacedLane) -> str:
    style = ' class="dg-lane" font-weight="600" fill="#24406b"'
    return text_lines(
        lane.lines, (lane.left + lane.right) / 2, layout.head / 2 + 0.5, LANE_FONT, LANE_LINE, style
    )


def _draw_line(diagram: FlowDiagram, layout: FlowLayout, line: PlacedLine) -> str:
    classes = "dg-line" + " dg-across" * line.across + " dg-back" * line.back
    colour = "#2463b8" if line.across else "#64728a"
    dashes = ' stroke-dasharray="6 4"' if line.back else ""
    key = element_id(diagram.id, "flow", str(line.flows[0]))
    source, target = layout.steps[line.source].step, layout.steps[line.target].step
    return (
        f'<g class="{classes}" id="{key}" data-from="{escape(source.id)}" data-to="{escape(target.id)}">'
        f'<path class="dg-path" d="{rounded_path(line.points)}" fill="none" stroke="{colour}"'
        f' stroke-width="1.5"{dashes}/>'
        f'<path class="dg-arrow" d="{arrow_head(line.points)}" fill="{colour}"/></g>'
    )


def _draw_step(diagram: FlowDiagram, layout: FlowLayout, placed: PlacedStep) -> str:
    step = placed.step
    lane = next(lane.lane.name for lane in layout.lanes if lane.lane.id == step.lane)
    fill, stroke = _FILLS[step.kind]
    tooltip = step.tooltip or f"{lane}：{step.name}"
    attributes = f'class="dg-step dg-{step.kind.value}" id="{element_id(diagram.id, "step", step.id)}"'
    weight = 2 if step.kind is StepKind.END else 1.3
    shape = f'class="dg-shape" fill="{fill}" stroke="{stroke}" stroke-width="{weight}"'
    body = f"<title>{escape(tooltip)}</title>{_draw_outline(placed, shape, 0.0)}"
    if step.kind is StepKind.EVENT:
        body += _draw_outline(placed, f'class="dg-inner" fill="none" stroke="{stroke}"', 3.0)
    return wrap_link(
        body + text_lines(placed.outline.lines, placed.x, placed.y, FONT, LINE), step.href, attributes
    )


def _draw_outline(placed: PlacedStep, attributes: str, inset: float) -> str:
    outline = placed.outline
    half_width, half_height = outline.half_width - inset, outline.half_height - inset
    left, right = number(placed.x - half_width), number(placed.x + half_width)
    top, bottom = number(placed.y - half_height), number(placed.y + half_height)
    if outline.form is Form.BOX:
        width, height, corner = (
            number(2 * half_width),
            number(2 * half_height),
            number(outline.corner - inset),
        )
        return f'<rect {attributes} x="{left}" y="{top}" width="{width}" height="{height}" rx="{corner}"/>'
    start, stop = (
        number(placed.x - half_width + outline.corner),
        number(placed.x + half_width - outline.corner),
    )
    middle = number(placed.y)
    corners = [f"{left},{middle}", f"{start},{top}", f"{stop},{top}", f"{right},{middle}", f"{stop},{bottom}"]
    corners.append(f"{start},{bottom}")
    return f'<polygon {attributes} stroke-linejoin="round" points="{" ".join(dict.fromkeys(corners))}"/>'


def _draw_chip(diagram: FlowDiagram, chip: Chip) -> str:
    fill, stroke, ink = _CHIPS[chip.kind]
    key = element_id(diagram.id, chip.kind.value, str(chip.flow))
    left, top = number(chip.x - chip.width / 2), number(chip.y - chip.height / 2)
    radius = "9" if len(chip.lines) == 1 else "7"
    return (
        f'<g class="dg-chip dg-{chip.kind.value}" id="{key}">'
        f'<rect x="{left}" y="{top}" width="{number(chip.width)}" height="{number(chip.height)}"'
        f' rx="{radius}" fill="{fill}" stroke="{stroke}"/>'
        + text_lines(chip.lines, chip.x, chip.y, LABEL_FONT, LABEL_LINE, f' fill="{ink}"')
        + "</g>"
    )
