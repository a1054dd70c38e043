"""Graphviz, asked for positions only: boxes of given sizes and wires between them. Lengths in px.

No words reach the engine. So it needs no fonts, and no label can be taken for its markup.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TypedDict, cast

from .errors import DiagramError, EngineMissing

_INCH = 72.0
_PACKAGE = "graphviz-pure"

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A box to place."""

    width: float
    height: float


@dataclass(frozen=True)
class Wire:
    """A line between two boxes (positions), `rows` long at least.

    A docked end runs to the middle of its box. The target of an upward wire stands above its source.
    """

    source: int
    target: int
    rows: int = 1
    arrow: bool = True
    docks_source: bool = False
    docks_target: bool = False
    upward: bool = False


@dataclass(frozen=True)
class Curve:
    """Bézier control points (one, then three for each piece), and the tip of the arrow if there is one."""

    points: tuple[Point, ...]
    tip: Point | None


@dataclass(frozen=True)
class Drawing:
    """Middles of the boxes and curves of the wires, in the order in which they were given."""

    width: float
    height: float
    centres: tuple[Point, ...]
    curves: tuple[Curve, ...]


class _Element(TypedDict, total=False):
    id: str
    pos: str


class _Answer(TypedDict, total=False):
    bb: str
    objects: list[_Element]
    edges: list[_Element]


def lay_graph(
    boxes: Sequence[Box], wires: Sequence[Wire], binary: Path | None = None, sideways: bool = False
) -> Drawing:
    """Positions for boxes and wires, by the packaged engine or the given one; downwards unless `sideways`.

    Raises `EngineMissing` if it cannot run, and `DiagramError` if it fails or loses an element.
    """
    answer = cast(_Answer, json.loads(_run(_describe(boxes, wires, sideways), binary or _find_engine())))
    _, _, width, height = (float(part) for part in answer["bb"].split(","))
    found = {element.get("id", ""): element.get("pos", "") for element in answer.get("objects", [])}
    found |= {element.get("id", ""): element.get("pos", "") for element in answer.get("edges", [])}

    def place(key: str) -> str:
        if not found.get(key):
            raise DiagramError(f"the layout engine lost {key}")
        return found[key]

    centres = tuple(_point(place(f"box{at}"), height) for at in range(len(boxes)))
    curves = tuple(_curve(place(f"wire{at}"), height, wire.upward) for at, wire in enumerate(wires))
    return Drawing(width, height, centres, curves)


def _describe(boxes: Sequence[Box], wires: Sequence[Wire], sideways: bool) -> str:
    lines = [
        "digraph {",
        "graph [newrank=true, nodesep=0.3, ranksep=0.36, splines=true]",
        f"graph [rankdir={'LR' if sideways else 'TB'}]",
        'node [shape=box, fixedsize=true, label="", margin=0]',
        "edge [arrowsize=0.8]",
    ]
    for at, box in enumerate(boxes):
        lines.append(f"box{at} [id=box{at}, width={box.width / _INCH:.4f}, height={box.height / _INCH:.4f}]")
    lines += [_describe_wire(at, wire) for at, wire in enumerate(wires)]
    return "\n".join([*lines, "}", ""])


def _describe_wire(at: int, wire: Wire) -> str:
    upper, lower = (wire.target, wire.source) if wire.upward else (wire.source, wire.target)
    docks = (wire.docks_target, wire.docks_source) if wire.upward else (wire.docks_source, wire.docks_target)
    way = ("back" if wire.upward else "forward") if wire.arrow else "none"
    clips = "".join(
        f", {end}clip=false" for end, docked in zip(("tail", "head"), docks, strict=True) if docked
    )
    return f"box{upper} -> box{lower} [id=wire{at}, minlen={wire.rows}, dir={way}{clips}]"


def _find_engine() -> Path:
    try:
        files = distribution(_PACKAGE).files or []
    except PackageNotFoundError as error:
        raise EngineMissing(f"{_PACKAGE} is not installed") from error
    for file in files:
        if file.stem == _PACKAGE and file.suffix in ("", ".exe"):
            return Path(str(file.locate())).resolve()
    raise EngineMissing(f"{_PACKAGE} brings no program")


def _run(source: str, binary: Path) -> str:
    try:
        import graphviz
        from graphviz.backend import dot_command
    except ImportError as error:
        raise EngineMissing("the package graphviz is not installed") from error
    dot_command.DOT_BINARY = binary
    try:
        answer: str = graphviz.Source(source).pipe(format="json0", encoding="utf-8")
    except (graphviz.ExecutableNotFound, OSError) as error:
        raise EngineMissing(f"the layout engine cannot run: {binary.name}") from error
    except graphviz.CalledProcessError as error:
        raise DiagramError(f"the layout engine failed with code {error.returncode}") from error
    return answer


def _point(text: str, height: float) -> Point:
    """A point of the engine, whose y grows upwards."""
    x, y = text.split(",")
    return float(x), height - float(y)


def _curve(text: str, height: float, upward: bool) -> Curve:
    """The curve from its source, which for the engine may be the end."""
    tip: Point | None = None
    points: list[Point] = []
    for part in text.split(" "):
        if part.startswith(("e,", "s,")):
            tip = _point(part[2:], height)
        else:
            points.append(_point(part, height))
    return Curve(tuple(points[::-1] if upward else points), tip)
