"""Grades with holes between them, over each other, in the wrong order, or without consequence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, entries, get, put

_LOW = re.compile(r"(?P<over>超过)?(?P<low>\d+)(?P<unit>[^\d、]*?)(?(over)(?=、|$)|以上)")
_HIGH = re.compile(r"不满(?P<high>\d+)|(?P<most>\d+)[^\d、]*以下")


def _grades(s: Sample) -> Iterator[tuple[Path, str, str]]:
    """(path of a grade, measure, interval) of the grades that rest on one amount, without any other condition."""
    for path, band in entries(s.tree, "bands"):
        for name, grade in band["grades"].items():
            when = grade.get("when") if isinstance(grade, dict) else None
            if isinstance(when, dict) and len(when) == 1:
                (measure, interval), *_ = when.items()
                if isinstance(interval, str):
                    yield (*path, "grades", name), measure, interval


def _upper(s: Sample) -> Iterator[Path]:
    """Grades with an amount from which they begin, where another one ends."""
    for path, measure, interval in _grades(s):
        low = _LOW.search(interval)
        beside = [x for p, m, x in _grades(s) if p[:2] == path[:2] and m == measure and p != path]
        if low and any(_end(x) == int(low["low"]) for x in beside):
            yield (*path, "when", measure)


def _end(interval: str) -> int | None:
    match = _HIGH.search(interval)
    return int(match["high"] or match["most"]) if match else None


def _shift(tree: Tree, site: Path, share: float) -> None:
    """Another number for the amount from which a grade begins."""
    interval = get(tree, site)
    low = _LOW.search(interval)
    assert low
    begin = int(low["low"])
    end = _end(interval.replace(low[0], "")) or begin * 3
    put(
        tree,
        site,
        interval.replace(
            low[0],
            low[0].replace(low["low"], str(int(begin + (end - begin) * share) if share > 0 else begin // 2)),
        ),
    )


def _band(_: Tree, site: Path) -> list[Path]:
    return [site[:2]]


@operator("BND001", _upper, _band)
def hole_in_band(tree: Tree, site: Path) -> None:
    """A grade begins some way above where the one below ends."""
    _shift(tree, site, 0.5)


@operator("BND003", _upper, _band)
def overlapping_grades(tree: Tree, site: Path) -> None:
    """A grade begins below where the one before it ends."""
    _shift(tree, site, -1)


@operator("BND002", lambda s: [(*p, "when", m) for p, m, x in _grades(s) if "不满" in x], _band)
def touching_grades(tree: Tree, site: Path) -> None:
    """A grade takes in the amount from which the next one begins."""
    put(tree, site, re.sub(r"不满(\d+)([^、]*)", r"\1\2以下", get(tree, site)))


@operator(
    "BND001",
    lambda s: [
        (*p, "when", m) for p, m, x in _grades(s) if "以上" in x and (*p, "when", m) in set(_upper(s))
    ],
    _band,
)
def excluded_boundary(tree: Tree, site: Path) -> None:
    """Neither of two grades takes in the amount between them."""
    put(tree, site, re.sub(r"(\d+)([^\d、]*?)以上", r"超过\1\2", get(tree, site)))


@operator("BND001", lambda s: [p for p, _, x in _grades(s) if _LOW.search(x) and _HIGH.search(x)], _band)
def dropped_middle_grade(tree: Tree, site: Path) -> None:
    """A grade between two others is gone."""
    cut(tree, site)


@operator("BND004", lambda s: [p for p, _, x in _grades(s) if _LOW.search(x) and not _HIGH.search(x)], _band)
def dropped_highest_grade(tree: Tree, site: Path) -> None:
    """The grade without an upper end is gone."""
    cut(tree, site)


@operator(
    "BND006",
    lambda s: [
        (*p, "sanction") for p, _, _ in _grades(s) if get(s.tree, (*p, "sanction")) and not _picked(s, p)
    ],
    _band,
)
def unpunished_grade(tree: Tree, site: Path) -> None:
    """Nothing follows from a grade."""
    cut(tree, site)


def _picked(s: Sample, path: Path) -> bool:
    """Whether some condition picks the grade out."""
    boxes = [b for d in s.place.duties.values() for b in d.when] + [
        b for gs in s.place.band_grades.values() for g in gs for b in g.when
    ]
    return any(path[3] in box.get(str(path[1]), ()) for box in boxes)


@operator(
    "BND005",
    lambda s: [p for p, b in entries(s.tree, "bands") if sum(x[0][:2] == p for x in _grades(s)) > 1],
    _band,
)
def reversed_grades(tree: Tree, site: Path) -> None:
    """The grades stand from heavy to light."""
    put(tree, (*site, "grades"), dict(reversed(get(tree, (*site, "grades")).items())))


@operator(
    "BND003 BND002",
    lambda s: [(*p, "when") for p, _, _ in _grades(s) if sum(q[:2] == p[:2] for q, _, _ in _grades(s)) > 1],
    _band,
)
def grade_without_condition(tree: Tree, site: Path) -> None:
    """A grade applies whatever the amount."""
    cut(tree, site)
