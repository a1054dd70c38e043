"""Ordering of parallel stretches in a channel or a gutter, so that few lines cross and none meet.

One axis runs along the stretches (`low` to `high`), the other across them; lengths in px, or in any
unit along the axis where px are not known yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_PASSES = 6


@dataclass(frozen=True)
class Strip:
    """A stretch, `size` wide. Its ends turn: -1 towards the first strips, +1 towards the last."""

    low: float
    high: float
    size: float
    turns: tuple[tuple[float, int], ...] = ()


def stack_strips(strips: Sequence[Strip], gap: float) -> tuple[list[float], float]:
    """The middle of every strip across the axis, and the total size. Closer than `gap` counts as meeting."""
    order = _order(strips, gap)
    first = _pack(strips, order, gap)
    last = _pack(strips, order[::-1], gap)
    total = max((start + strip.size for start, strip in zip(first, strips, strict=True)), default=0.0)
    # As far to the first as to the last: both keep the order, and so does the middle.
    middles = [
        (early + strip.size / 2 + total - late - strip.size / 2) / 2
        for early, late, strip in zip(first, last, strips, strict=True)
    ]
    return middles, total


def _pack(strips: Sequence[Strip], order: Sequence[int], gap: float) -> list[float]:
    starts = [0.0] * len(strips)
    for place, at in enumerate(order):
        starts[at] = max(
            (
                starts[other] + strips[other].size
                for other in order[:place]
                if _meet(strips[at], strips[other], gap)
            ),
            default=0.0,
        )
    return starts


def _meet(strip: Strip, other: Strip, gap: float) -> bool:
    return strip.low - gap < other.high and other.low - gap < strip.high


def _order(strips: Sequence[Strip], gap: float) -> list[int]:
    """A good order: start sorted, then move one strip at a time while that saves crossings."""
    count = len(strips)
    order = sorted(range(count), key=lambda at: (strips[at].low, strips[at].high, at))
    saved = [[0] * count for _ in range(count)]  # crossings saved by `at` standing before `other`
    for at in range(count):
        for other in range(at):
            if _meet(strips[at], strips[other], gap):
                gain = _crossings(strips[other], strips[at]) - _crossings(strips[at], strips[other])
                saved[at][other], saved[other][at] = gain, -gain
    for _ in range(_PASSES):
        moved = False
        for at in range(count):
            place = order.index(at)
            best, best_gain = place, 0
            gain = 0
            for target in range(place - 1, -1, -1):
                gain += saved[at][order[target]]
                if gain > best_gain:
                    best, best_gain = target, gain
            gain = 0
            for target in range(place + 1, count):
                gain += saved[order[target]][at]
                if gain > best_gain:
                    best, best_gain = target, gain
            if best != place:
                order.insert(best, order.pop(place))
                moved = True
        if not moved:
            break
    return order


def _crossings(first: Strip, second: Strip) -> int:
    """Crossings when `first` lies before `second`."""
    ahead = sum(turn > 0 and second.low < at < second.high for at, turn in first.turns)
    return ahead + sum(turn < 0 and first.low < at < first.high for at, turn in second.turns)
