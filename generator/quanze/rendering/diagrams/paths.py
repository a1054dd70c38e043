"""Lines with round corners, and arrow heads, as SVG path data."""

import math
from collections.abc import Sequence

from .markup import number

Corner = tuple[float, float]
_RADIUS = 7.0
_HEAD = 8.0
_HALF_HEAD = 4.2


def rounded_path(points: Sequence[Corner], radius: float = _RADIUS) -> str:
    """Path data through all points, the corners rounded; it ends inside the arrow head."""
    points = [*points[:-1], _before(points[-2], points[-1], _HEAD * 0.7)]
    data = "M" + _pair(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        data += "L" + _pair(_before(before, corner, bend))
        data += "Q" + _pair(corner) + " " + _pair(_before(after, corner, bend))
    return data + "L" + _pair(points[-1])


def arrow_head(points: Sequence[Corner]) -> str:
    """Path data of the arrow head at the last point."""
    (x, y), tip = _before(points[-2], points[-1], _HEAD), points[-1]
    long = math.dist((x, y), tip) or 1.0
    aside = ((tip[1] - y) / long * _HALF_HEAD, (x - tip[0]) / long * _HALF_HEAD)
    left, right = (x + aside[0], y + aside[1]), (x - aside[0], y - aside[1])
    return f"M{_pair(left)}L{_pair(tip)}L{_pair(right)}Z"


def _before(start: Corner, end: Corner, distance: float) -> Corner:
    """The point at `distance` before the end, coming from the start."""
    length = math.dist(start, end)
    if length == 0:
        return end
    share = min(distance / length, 1.0)
    return end[0] + (start[0] - end[0]) * share, end[1] + (start[1] - end[1]) * share


def _pair(point: Corner) -> str:
    return f"{number(point[0])},{number(point[1])}"
