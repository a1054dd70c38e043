"""The channels between rows: which line runs at which height, and where the labels stand.

Heights are px below the top of the channel.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .labels import Block
from .ports import Leg
from .routes import Route
from .stacking import Strip, stack_strips

_TRACK = 12.0
_ABOVE = 9.0
_BELOW = 14.0
_LOWEST = 30.0
_OUTER = 14.0
_GAP = 9.0
_AIR = 6.0
_INSET = 10.0
_EDGE = 6.0


@dataclass(frozen=True)
class Canvas:
    """How many rows there are, and how wide the drawing is in px."""

    rows: int
    width: float


@dataclass(frozen=True)
class Channel:
    """Heights of the legs that run in it, and (x, y) of the labels (by bundle) that stand in it.

    `cramped` names upright legs whose label hides a strange line, and by how much more room to the
    left (negative) or to the right of the leg it would not.
    """

    height: float
    tracks: dict[Leg, float]
    labels: dict[int, tuple[float, float]]
    cramped: dict[Leg, float]


@dataclass(frozen=True)
class _Carrier:
    """A place for a label: on the leg, in the channel; an upright leg keeps its x, a flat one slides."""

    leg: Leg
    channel: int
    upright: bool


@dataclass(frozen=True)
class _Post:
    """Part of an upright line inside a channel; `until` is the flat leg of the same route where it turns."""

    bundle: int
    x: float
    until: Leg | None
    from_above: bool


@dataclass
class _Draft:
    """What is known of one channel while it is laid out."""

    flats: list[tuple[Leg, float, float, tuple[tuple[float, int], ...]]]
    posts: list[_Post]
    carried: dict[int, _Carrier]


def lay_channels(
    canvas: Canvas, routes: Sequence[Route], xs: dict[Leg, float], blocks: Sequence[Block | None]
) -> tuple[Channel, ...]:
    """All channels, the one above the first row and the one below the last row included."""
    drafts = [_Draft([], [], {}) for _ in range(canvas.rows + 1)]
    for route in routes:
        _enter(drafts, route, xs)
    load: dict[int, int] = defaultdict(int)
    for route in routes:
        block = blocks[route.bundle]
        if block:
            carrier = _choose_carrier(route, xs, block, load, drafts, canvas)
            load[carrier.channel] += 1
            drafts[carrier.channel].carried[route.bundle] = carrier
    outer = (0, canvas.rows)
    return tuple(_lay(draft, canvas, xs, blocks, at in outer) for at, draft in enumerate(drafts))


def _enter(drafts: list[_Draft], route: Route, xs: dict[Leg, float]) -> None:
    legs = list(route.legs())
    for at, ((x, y), (x2, y2)) in enumerate(legs):
        leg = (route.bundle, at)
        if x == x2:
            low, high = min(y, y2), max(y, y2)
            for channel in range((low + 1) // 2, high // 2 + 1):
                turn = low == 2 * channel or high == 2 * channel
                until = (route.bundle, at - 1 if 2 * channel == y else at + 1) if turn else None
                drafts[channel].posts.append(_Post(route.bundle, xs[leg], until, low < 2 * channel))
        elif y % 2 == 0:
            before, after = xs[route.bundle, at - 1], xs[route.bundle, at + 1]
            ways = (legs[at - 1][0][1] - y, legs[at + 1][1][1] - y)
            turns = tuple((end, 1 if way > 0 else -1) for end, way in zip((before, after), ways, strict=True))
            drafts[y // 2].flats.append((leg, min(before, after), max(before, after), turns))


def _choose_carrier(
    route: Route,
    xs: dict[Leg, float],
    block: Block,
    load: dict[int, int],
    drafts: list[_Draft],
    canvas: Canvas,
) -> _Carrier:
    """The best place along the line: early, on a leg that is long enough, in a channel with room."""
    best: tuple[float, _Carrier] | None = None
    for order, carrier in enumerate(_carriers(route)):
        price = 0.4 * order + 0.3 * load[carrier.channel]
        draft = drafts[carrier.channel]
        bundle, at = carrier.leg
        if carrier.upright:
            price += 0.6 + _stand(draft, canvas, block, bundle, xs[carrier.leg])[0]
        else:
            low, high = sorted((xs[bundle, at - 1], xs[bundle, at + 1]))
            missing = block.width + 2 * _INSET - (high - low)
            places = _places_between(canvas, block, low, high)
            price += 1.0 + missing / 30 if missing > 0 else 0.0
            price += min(_hidden(draft, block, bundle, place) for place in places)
        if best is None or price < best[0]:
            best = price, carrier
    assert best is not None  # every line leaves its row
    return best[1]


def _carriers(route: Route) -> Iterator[_Carrier]:
    for at, ((x, y), (x2, y2)) in enumerate(route.legs()):
        leg = (route.bundle, at)
        if x == x2:
            inner = range(min(y, y2) + 1, max(y, y2))
            channels = [place // 2 for place in inner if place % 2 == 0]
            yield from (_Carrier(leg, channel, True) for channel in (channels if y < y2 else channels[::-1]))
        elif y % 2 == 0:
            yield _Carrier(leg, y // 2, False)


def _lay(
    draft: _Draft, canvas: Canvas, xs: dict[Leg, float], blocks: Sequence[Block | None], outer: bool
) -> Channel:
    strips: list[Strip] = []
    keys: list[tuple[Leg | None, int | None]] = []
    standing: dict[int, float] = {}
    cramped: dict[Leg, float] = {}
    on_flat = {carrier.leg: bundle for bundle, carrier in draft.carried.items() if not carrier.upright}
    for leg, low, high, turns in draft.flats:
        carried = on_flat.get(leg)
        size = _TRACK
        block = blocks[carried] if carried is not None else None
        if block:
            middle = _within(canvas, block, (low + high) / 2)
            low, high = min(low, middle - block.width / 2), max(high, middle + block.width / 2)
            size = max(size, block.height + _AIR)
        strips.append(Strip(low, high, size, turns))
        keys.append((leg, carried))
    for bundle, carrier in sorted(draft.carried.items()):
        block = blocks[bundle]
        if carrier.upright and block:
            price, standing[bundle] = _stand(draft, canvas, block, bundle, xs[carrier.leg])
            if price >= 1.0:
                cramped[carrier.leg] = _missing_room(draft, canvas, block, bundle, xs[carrier.leg])
            half = block.width / 2
            strips.append(Strip(standing[bundle] - half, standing[bundle] + half, block.height + _AIR))
            keys.append((None, bundle))
    middles, total = stack_strips(strips, _GAP)
    tracks = {leg: _ABOVE + middle for (leg, _), middle in zip(keys, middles, strict=True) if leg is not None}
    labels: dict[int, tuple[float, float]] = {}
    for (flat, carried), middle, strip in zip(keys, middles, strips, strict=True):
        block = blocks[carried] if carried is not None else None
        if carried is None or block is None:
            continue
        y = _ABOVE + middle
        x = standing[carried] if flat is None else _slide(draft, canvas, block, carried, strip, y, tracks)
        labels[carried] = (x, y)
    if not strips:
        return Channel(_OUTER if outer else _LOWEST, tracks, labels, cramped)
    return Channel(max(_ABOVE + total + _BELOW, _LOWEST), tracks, labels, cramped)


def _stand(draft: _Draft, canvas: Canvas, block: Block, bundle: int, x: float) -> tuple[float, float]:
    """Price and middle of a label on the upright line at x: beside the line rather than on a strange one."""
    room = max(block.width / 2 - _INSET, 0.0)
    places = (_within(canvas, block, x + share * room / 6) for share in range(-6, 7))
    return min((_hidden(draft, block, bundle, place) + abs(place - x) / 60, place) for place in places)


def _missing_room(draft: _Draft, canvas: Canvas, block: Block, bundle: int, x: float) -> float:
    """The smaller lack of room to the left (negative) or right of an upright line at x."""
    strange = [post.x for post in draft.posts if post.bundle != bundle]
    needed = block.width - _INSET + _AIR + 1
    left = needed - (x - max([at for at in strange if at < x], default=_EDGE - _AIR))
    right = needed - (min([at for at in strange if at > x], default=canvas.width - _EDGE + _AIR) - x)
    return -left if left < right else right


def _hidden(draft: _Draft, block: Block, bundle: int, place: float) -> float:
    """How much a label at this place would hide, as long as no height is known."""
    hidden = 0.0
    for post in draft.posts:
        if post.bundle != bundle and abs(post.x - place) < block.width / 2 + _AIR:
            hidden += 3.0 if post.until is None else 1.0
    return hidden


def _places_between(canvas: Canvas, block: Block, low: float, high: float) -> list[float]:
    """Middles to try for a label on a flat line, the middle of the line first."""
    middle = (low + high) / 2
    low, high = low + block.width / 2 + _INSET, high - block.width / 2 - _INSET
    count = int((high - low) / 8) if high > low else 0
    places = [middle, *(low + (high - low) * share / count for share in range(count + 1) if count)]
    return [_within(canvas, block, place) for place in places]


def _slide(
    draft: _Draft,
    canvas: Canvas,
    block: Block,
    bundle: int,
    strip: Strip,
    y: float,
    tracks: dict[Leg, float],
) -> float:
    """Middle of a label on a flat line at height y, where it hides as little as possible."""
    middle = (strip.low + strip.high) / 2

    def price(place: float) -> tuple[float, float]:
        hidden = 0
        for post in draft.posts:
            if post.bundle == bundle or abs(post.x - place) >= block.width / 2 + 3:
                continue
            if post.until is None:
                hidden += 1
            elif post.from_above:
                hidden += tracks[post.until] > y - block.height / 2
            else:
                hidden += tracks[post.until] < y + block.height / 2
        return hidden + abs(place - middle) / 250, place

    return min(_places_between(canvas, block, strip.low, strip.high), key=price)


def _within(canvas: Canvas, block: Block, x: float) -> float:
    """x, or the nearest place where the label does not leave the drawing."""
    half = block.width / 2 + _EDGE
    return min(max(x, half), canvas.width - half)
