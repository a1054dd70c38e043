"""Stated numbers, annexes and bases that do not agree with what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, entries, get, listed, put
from .documents import clauses


def _counts(s: Sample) -> Iterator[Path]:
    for path, clause in clauses(s.tree):
        if isinstance(clause, dict) and "counts" in clause:
            counts = clause["counts"]
            paths = (
                [(*path, "counts")]
                if isinstance(counts, dict)
                else [(*path, "counts", i) for i in range(len(counts))]
            )
            wrong = any(
                d.code == "DOC002" and d.subject == f"clause:{path[1]}:{path[3]}" for d in s.reading.findings
            )
            yield from (p for p in paths if not wrong and (get(s.tree, (*p, "items")) or _members(s, p)))


def _members(s: Sample, path: Path) -> bool:
    """Whether the bodies whose members are counted have any that are listed."""
    bodies = (s.place.bodies[b] for b in listed(get(s.tree, (*path, "members-of"))))
    return any(m != "silent" for b in bodies for m in (*b.members, *b.holders))


@operator("DOC002", _counts)
def changed_count(tree: Tree, site: Path) -> None:
    """The stated number is one more."""
    put(tree, (*site, "stated"), get(tree, (*site, "stated")) + 7)


@operator("DOC002", lambda s: [p for p in _counts(s) if len(listed(get(s.tree, (*p, "items")))) > 1])
def dropped_item(tree: Tree, site: Path) -> None:
    """One of the items counted is left out."""
    get(tree, (*site, "items")).pop()


@operator(
    "DOC002",
    lambda s: (
        [(*p, "total") for p, x in entries(s.tree, "scores") if x.get("total") is not None]
        + [
            (*p, "fields-stated")
            for p, x in entries(s.tree, "powers")
            if x.get("fields-stated") is not None and x.get("fields")
        ]
    ),
)
def changed_total(tree: Tree, site: Path) -> None:
    """A stated total is another one."""
    put(tree, site, get(tree, site) + 9)


@operator(
    "DOC002",
    lambda s: [
        (*p, "components", c) for p, x in entries(s.tree, "scores") if x.get("total") for c in x["components"]
    ],
)
def changed_points(tree: Tree, site: Path) -> None:
    """A component carries more points."""
    put(tree, (*site, "points"), get(tree, (*site, "points")) + 5)


def _annexes(s: Sample) -> Iterable[Path]:
    return [
        ("documents", d, "annexes", a) for d, x in s.tree["documents"].items() for a in x.get("annexes") or {}
    ]


@operator(
    "DOC003",
    lambda s: [p for p in _annexes(s) if _title(s.tree, p) == get(s.tree, p)],
    lambda _, site: [(*site[:2], "outline", site[3])],
)
def renamed_annex(tree: Tree, site: Path) -> None:
    """The main text announces an annex by another title."""
    put(tree, site, "另一办法")


def _title(tree: Tree, path: Path) -> object:
    clause = get(tree, (*path[:2], "outline", path[3]))
    return clause if isinstance(clause, str) else get(clause, ("title",))


@operator(
    "DOC004",
    lambda s: [p for p in _annexes(s) if len(get(s.tree, p[:3])) > 1],
    lambda tree, site: [
        (*site[:2], "outline", k) for k in get(tree, (*site[:2], "outline")) if re.match(rf"{site[3]}\b", k)
    ],
)
def unannounced_annex(tree: Tree, site: Path) -> None:
    """The main text does not announce an annex."""
    cut(tree, site)


@operator(
    "DOC004",
    lambda s: [("documents", d, "annexes", "A99") for d in s.tree["documents"]],
    lambda _, site: [site],
)
def missing_annex(tree: Tree, site: Path) -> None:
    """The main text announces an annex that is not there."""
    put(tree, site, "不存在的附件")


def _bases(s: Sample) -> list[Path]:
    return [
        ("documents", d, "based-on", i)
        for d, x in s.tree["documents"].items()
        for i in range(len(x.get("based-on") or ()))
    ]


def _base_title(tree: Tree, site: Path) -> str:
    base = get(tree, site)
    return base if isinstance(base, str) else str(base["title"])


@operator("DOC006", _bases, lambda _, site: [site])
def repealed_basis(tree: Tree, site: Path) -> None:
    """A text on which the document rests has been repealed."""
    put(tree, site, {"title": _base_title(tree, site), "repealed": "2021-07-15"})


@operator("DOC007", _bases, lambda _, site: [site])
def draft_basis(tree: Tree, site: Path) -> None:
    """A text on which the document rests is a draft."""
    put(tree, site, {"title": f"{_base_title(tree, site)}（征求意见稿）"})


@operator(
    "DOC007",
    lambda s: [
        ("documents", d, "status") for d, x in s.tree["documents"].items() if x.get("status") != "draft"
    ],
)
def draft_document(tree: Tree, site: Path) -> None:
    """The document is a draft."""
    put(tree, site, "draft")
