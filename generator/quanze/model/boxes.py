"""Conditions as boxes: what holds when several of them do."""

from __future__ import annotations

from collections.abc import Mapping

from .jurisdiction import ANYTHING, Boxes

Box = Mapping[str, frozenset[str]]


def meet(*conditions: Boxes) -> Boxes:
    """All conditions at once; () if they cannot hold together."""
    joined: Boxes = ANYTHING
    for boxes in conditions:
        if boxes != ANYTHING:
            joined = tuple([box for a in joined for b in boxes if (box := _meet_boxes(a, b)) is not None])
    return joined


def _meet_boxes(first: Box, second: Box) -> Box | None:
    """Both boxes at once; None if no situation lies in both."""
    joined = {**first, **second}
    if len(joined) < len(first) + len(second):
        for dimension, values in second.items():
            if dimension in first:
                joined[dimension] = first[dimension] & values
    return joined if all(joined.values()) else None
