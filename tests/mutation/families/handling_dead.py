"""Rows that never apply: outside their mechanism, impossible, outranked, on events that never come."""

from __future__ import annotations

from collections.abc import Iterator

from quanze.model.base import Modality

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, get, put
from .handling import add_copy, rows


@operator(
    "HND005",
    lambda s: [
        (*d.path, d.id) for d, _ in rows(s) if d.triggers == d.spec.on and d.modality is Modality.MUST
    ],
    lambda _, site: [site[:4]],
)
def outranked_row(tree: Tree, site: Path) -> None:
    """A copy of a duty goes before it everywhere."""
    add_copy(tree, site, overrides=site[3], about="另一写法")


def _closed(s: Sample) -> Iterator[Path]:
    """Duties with a plain condition, a dimension of it and another of its values."""
    for duty in s.place.duties.values():
        when = get(s.tree, (*duty.path, "when"))
        if duty.derived_from or not isinstance(when, dict):
            continue
        for name, value in when.items():
            others = sorted(
                set(s.place.dimensions[name].values) - {v for box in duty.when for v in box.get(name, ())}
            )
            if others and s.place.dimensions[name].kind == "named" and isinstance(value, str):
                yield (*duty.path, name, others[0])


@operator("HND005", lambda s: [p for p in _closed(s) if get(s.tree, (*p[:4], "within"))])
def dead_limit(tree: Tree, site: Path) -> None:
    """A time limit for situations in which the duty does not hold."""
    within = get(tree, (*site[:4], "within"))
    put(
        tree,
        (*site[:4], "within"),
        [*(within if isinstance(within, list) else [within]), {"limit": "2小时", "when": {site[4]: site[5]}}],
    )


@operator("HND005", lambda s: [p for p in _closed(s) if not get(s.tree, (*p[:2], "when"))])
def dead_duty(tree: Tree, site: Path) -> None:
    """A mechanism is limited to situations in which one of its duties never holds."""
    put(tree, (*site[:2], "when"), {site[4]: site[5]})


@operator(
    "HND005",
    lambda s: [
        p
        for p in _closed(s)
        if len(get(s.tree, (*p[:4], "when"))) > 1
        and all(isinstance(v, str) for v in get(s.tree, (*p[:4], "when")).values())
    ],
)
def impossible_combination(tree: Tree, site: Path) -> None:
    """The situation in which a duty holds is declared impossible."""
    put(
        tree,
        ("vocabulary", "impossible", "never"),
        {"when": get(tree, (*site[:4], "when")), "because": "不会同时出现"},
    )


def _outside(s: Sample) -> Iterator[Path]:
    for fact in s.place.scopes:
        claims = [x for x in s.place.scopes if x.event == fact.event]
        for name in {d for box in fact.when for d in box}:
            inside = {
                v for x in claims for box in x.when for v in box.get(name, s.place.dimensions[name].values)
            }
            outside = sorted(set(s.place.dimensions[name].values) - inside)
            for duty, event in rows(s) if outside else ():
                if (
                    event == fact.event
                    and len(duty.spec.on) == 1
                    and not isinstance(get(s.tree, (*duty.path, "when")), list)
                ):
                    yield (*duty.path, name, outside[0])


@operator("HND010 HND005", _outside)
def row_outside_scope(tree: Tree, site: Path) -> None:
    """A duty answers its event only where no mechanism claims it."""
    put(tree, (*site[:4], "when"), {**(get(tree, (*site[:4], "when")) or {}), site[4]: site[5]})


@operator("HND010", lambda s: [d.path for d, _ in rows(s)])
def unborn_event(tree: Tree, site: Path) -> None:
    """A duty answers an event of the place's own that comes from nowhere."""
    put(tree, ("vocabulary", "events", "inner-event"), {"name": "内部事件", "external": False})
    put(tree, (*site, "on"), "inner-event")
