"""References into nothing, citations of nothing, bodies that are nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, duties, duty_path, entries, get, listed, put, rename

NOBODY = "no-such-office"


def with_key(key: str) -> Callable[[Sample], list[Path]]:
    """Duties that have the key with plain text."""
    return lambda s: [
        (*p, key) for p, d in duties(s.tree) if isinstance(d.get(key), str) and d[key] != "silent"
    ]


def bodies_with(*keys: str) -> Callable[[Sample], list[Path]]:
    """Bodies that have any of the keys."""
    return lambda s: [
        (*p, k)
        for p, b in entries(s.tree, "bodies")
        for k in keys
        if isinstance(b, dict) and b.get(k) not in (None, "silent")
    ]


def steps(tree: Tree) -> Iterable[tuple[Path, str]]:
    """(path of an outcome under `then`, the one duty it leads to)."""
    for path, duty in duties(tree):
        for outcome, target in (duty.get("then") or {}).items():
            if isinstance(target, str):
                yield (*path, "then", outcome), target


def conditions(s: Sample) -> list[Path]:
    """Conditions of duties that are one map."""
    return [(*p, "when") for p, d in duties(s.tree) if isinstance(d.get("when"), dict) and d["when"]]


@operator("REF001", with_key("actor"))
def unknown_actor(tree: Tree, site: Path) -> None:
    """A duty of a body that is not defined."""
    put(tree, site, NOBODY)


@operator("REF001", with_key("to"))
def unknown_recipient(tree: Tree, site: Path) -> None:
    """A duty towards a body that is not defined."""
    put(tree, site, NOBODY)


@operator("REF001", bodies_with("members", "holders"))
def unknown_member(tree: Tree, site: Path) -> None:
    """One more member, which is not defined."""
    put(tree, site, [*listed(get(tree, site)), NOBODY])


@operator("REF001", bodies_with("superior", "convener", "part-of", "run-by"))
def unknown_superior(tree: Tree, site: Path) -> None:
    """A body hangs on one that is not defined."""
    put(tree, site, NOBODY)


@operator(
    "REF001",
    lambda s: [
        ("bodies", str(d["actor"]))
        for _, d in duties(s.tree)
        if isinstance(d.get("actor"), str) and d["actor"] in s.place.bodies
    ],
    lambda tree, site: [p for p, d in duties(tree) if d.get("actor") == site[1]],
)
def forgotten_body(tree: Tree, site: Path) -> None:
    """A body that acts is not defined any more."""
    cut(tree, site)


@operator(
    "REF001",
    lambda s: [(*p, "parties", k) for p, m in entries(s.tree, "mechanisms") for k in m.get("parties") or {}],
)
def unknown_binding(tree: Tree, site: Path) -> None:
    """A case party can be a body that is not defined."""
    put(tree, site, [*listed(get(tree, site)), NOBODY])


@operator("REF002", lambda s: [p for p, _ in steps(s.tree)])
def unknown_follower(tree: Tree, site: Path) -> None:
    """An outcome leads to a duty that there is not."""
    put(tree, site, "no-such-duty")


@operator(
    "REF002",
    lambda s: [p for _, target in steps(s.tree) if (p := duty_path(s.tree, target))],
    lambda tree, site: [p for p, target in steps(tree) if target == site[-1]],
)
def forgotten_duty(tree: Tree, site: Path) -> None:
    """A duty to which an outcome leads is gone."""
    cut(tree, site)


@operator("REF002", lambda s: [p for p, _ in steps(s.tree)])
def unknown_outcome(tree: Tree, site: Path) -> None:
    """`then` names an outcome that the action cannot have."""
    rename(tree, site, "no-such-outcome")


@operator("REF002", with_key("on"))
def unknown_trigger(tree: Tree, site: Path) -> None:
    """A duty answers the outcome of a duty that there is not."""
    put(tree, site, "no-such-duty/done")


@operator("REF003", with_key("on"))
def unknown_event(tree: Tree, site: Path) -> None:
    """A duty answers an event that there is not."""
    put(tree, site, "no-such-event")


@operator("REF003", with_key("must"))
def unknown_action(tree: Tree, site: Path) -> None:
    """A duty does what the vocabulary does not know."""
    put(tree, site, "no-such-action")


@operator("REF003", with_key("object"))
def unknown_object(tree: Tree, site: Path) -> None:
    """A duty acts on what the vocabulary does not know."""
    put(tree, site, "no-such-object")


@operator("REF003", with_key("form"))
def unknown_form(tree: Tree, site: Path) -> None:
    """A duty is done in a form that the vocabulary does not know."""
    put(tree, site, "no-such-form")


@operator("REF003", lambda s: [(*p, k) for p, d in duties(s.tree) for k in ("with", "items") if k in d])
def unknown_list(tree: Tree, site: Path) -> None:
    """A duty names a list of materials or information that there is not."""
    put(tree, site, "no-such-list")


@operator("REF003", conditions)
def unknown_value(tree: Tree, site: Path) -> None:
    """A condition names a value that its dimension has not."""
    put(tree, (*site, next(iter(get(tree, site)))), "no-such-value")


@operator("REF003", conditions)
def unknown_dimension(tree: Tree, site: Path) -> None:
    """A condition names a dimension that there is not."""
    rename(tree, (*site, next(iter(get(tree, site)))), "no-such-dimension")


@operator("REF003", lambda s: [(*p, "kind") for p, _ in entries(s.tree, "mechanisms")])
def unknown_kind(tree: Tree, site: Path) -> None:
    """A mechanism of a kind that the vocabulary does not know."""
    put(tree, site, "no-such-kind")


@operator("REF003", bodies_with("level", "roles"))
def unknown_level(tree: Tree, site: Path) -> None:
    """A body of a level or role that the vocabulary does not know."""
    put(tree, site, "no-such-level")


@operator(
    "REF003",
    lambda s: [(*p, "parties", k) for p, m in entries(s.tree, "mechanisms") for k in m.get("parties") or {}],
)
def unknown_party(tree: Tree, site: Path) -> None:
    """A case party that the vocabulary does not know."""
    rename(tree, site, "no-such-party")


@operator("REF002", with_key("on-breach-of"))
def unknown_breach(tree: Tree, site: Path) -> None:
    """A consequence of breaking what there is not."""
    put(tree, site, ["no-such-mechanism"])
