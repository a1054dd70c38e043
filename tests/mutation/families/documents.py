"""Outlines, numbers, counts, titles and bases that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, duties, entries, get, leaves, listed, put, replace_words

_LAST = re.compile(r"(.*?)(\d+)")


def clauses(tree: Tree) -> Iterator[tuple[Path, object]]:
    """(path, clause) of all that outlines write."""
    for document, entry in tree["documents"].items():
        for locator, clause in (entry.get("outline") or {}).items():
            yield ("documents", document, "outline", locator), clause


def _lone(s: Sample) -> Iterator[Path]:
    """Duties whose single citation alone covers a normative clause, with the clause's locator."""
    for fact in s.place.clauses.values():
        if not fact.normative or fact.spec.excluded or len(fact.elements) != 1:
            continue
        kind, _, name = fact.elements[0].partition(":")
        duty = s.place.duties.get(name) if kind == "duty" else None
        if (
            duty
            and duty.derived_from is None
            and not any(x.spec.source for x in duty.deadlines)
            and duty.sources == (fact.cite,)
        ):
            yield (*duty.path, *fact.path)


def _other_cited(tree: Tree, locator: str) -> str:
    """Some other clause that some body cites."""
    for _, body in entries(tree, "bodies"):
        for citation in listed(body.get("source")):
            if str(citation) != locator and "-" not in str(citation).rpartition(":")[2]:
                return str(citation)
    raise LookupError(locator)


@operator("DOC008", _lone, lambda _, site: [site[4:]])
def uncovered_clause(tree: Tree, site: Path) -> None:
    """The only duty taken from a clause cites another one."""
    put(tree, (*site[:4], "source"), _other_cited(tree, str(site[-1])))


@operator("DOC008", _lone, lambda _, site: [site[4:]])
def forgotten_provision(tree: Tree, site: Path) -> None:
    """The only duty taken from a clause is left out."""
    cut(tree, site[:4])


@operator(
    "REF007",
    lambda s: [
        p
        for cited in [cited_locators(s.tree)]
        for p, _ in clauses(s.tree)
        if p[3] in cited and not _below(s.tree, p) and not _is_counted(s.tree, p)
    ],
    lambda tree, site: (
        [p[:4] for p, d in duties(tree) if str(site[3]) in map(plain_locator, listed(d.get("source")))]
        + [
            p[:2]
            for p, b in entries(tree, "bodies")
            if str(site[3]) in map(plain_locator, listed(b.get("source")))
        ]
        + [
            p
            for p, _ in entries(
                tree,
                "mechanisms",
                "bands",
                "materials",
                "scores",
                "powers",
                "information",
                "matters",
                "vocabulary",
            )
        ]
    ),
)
def forgotten_clause(tree: Tree, site: Path) -> None:
    """A clause that is cited is not in the outline."""
    cut(tree, site)


def _is_counted(tree: Tree, path: Path) -> bool:
    """Whether a sentence is there without an entry of its own, as its paragraph says how many there are."""
    clause = get(tree, (*path[:3], str(path[3]).rpartition(".")[0]))
    return isinstance(clause, dict) and "sentences" in clause


@operator(
    "DOC008",
    lambda s: [("documents", d, "outline", n) for d in s.tree["documents"] if (n := _after_last(s.tree, d))],
)
def forgotten_article(tree: Tree, site: Path) -> None:
    """One more clause in the outline, of which nothing was made."""
    put(tree, site, {})


def _tops(tree: Tree, document: str) -> list[str]:
    return [k for k in tree["documents"][document]["outline"] if re.fullmatch(r"(art)?\d+", k) and k != "0"]


def _after_last(tree: Tree, document: str) -> str:
    tops = _tops(tree, document)
    match = _LAST.fullmatch(tops[-1]) if tops else None
    return f"{match[1]}{int(match[2]) + 1}" if match else ""


def _last_leaves(s: Sample) -> Iterator[Path]:
    """The last clause of each series of at least two siblings, where nothing lies below it."""
    series: dict[tuple[str, str], list[Path]] = {}
    for path, _ in clauses(s.tree):
        locator = str(path[3])
        match = re.fullmatch(r"((?:.*/)?)((?:art)?)(\d+)", locator)
        if match and match[3] != "0":
            series.setdefault((str(path[1]), match[1] + match[2]), []).append(path)
    for paths in series.values():
        if len(paths) > 1 and not _below(s.tree, paths[-1]) and _LAST.fullmatch(str(paths[-2][3])):
            yield paths[-1]


def _below(tree: Tree, path: Path) -> bool:
    locator = str(path[3])
    return any(k != locator and re.match(re.escape(locator) + r"[/#.]", k) for k in get(tree, path[:3]))


def _renumber(tree: Tree, site: Path, number: str) -> None:
    """Another number for a clause, wherever it is cited."""
    old, document = str(site[3]), str(site[1])
    words = {
        f"{p}{old}{t}": f"{p}{number}{t}"
        for p in ("", f"{document}:")
        for t in ("", *(f".{k}" for k in range(1, 20)))
    }
    renamed = replace_words(tree, words)
    for path, value in leaves(renamed):  # a range has the number inside
        if isinstance(value, str) and "source" in path:
            put(
                renamed,
                path,
                "-".join(words.get(part, part) for part in value.split("-"))
                if re.search(r"\d-", value)
                else value,
            )
    tree.clear()
    tree.update(renamed)


def _next(locator: str, by: int) -> str:
    match = re.fullmatch(r"(.*?)(\d+)", locator)
    assert match
    return f"{match[1]}{int(match[2]) + by}"


@operator("DOC001", _last_leaves, lambda tree, site: [(*site[:3], _next(str(site[3]), 1))])
def skipped_number(tree: Tree, site: Path) -> None:
    """The last clause of a series has the number after next."""
    _renumber(tree, site, _next(str(site[3]), 1))


@operator("DOC001", _last_leaves, lambda tree, site: [(*site[:3], _next(str(site[3]), -1) + "b")])
def repeated_number(tree: Tree, site: Path) -> None:
    """The last clause of a series has the number of the one before it."""
    _renumber(tree, site, _next(str(site[3]), -1) + "b")


@operator("DOC001", _last_leaves, lambda _, site: [site, (*site[:3], _next(str(site[3]), -1))])
def clause_out_of_order(tree: Tree, site: Path) -> None:
    """The last clause of a series stands before the others."""
    outline = get(tree, site[:3])
    moved = outline.pop(site[3])
    before = {k: outline.pop(k) for k in list(outline)}
    stem = str(_LAST.fullmatch(str(site[3]))[1])  # type: ignore[index]
    placed = False
    for key, clause in before.items():
        if (
            not placed
            and re.fullmatch(re.escape(stem) + r"\d+([/#.].*)?", key)
            and not key.startswith(f"{stem}0")
        ):
            outline[site[3]] = moved
            placed = True
        outline[key] = clause


@operator(
    "DOC009",
    lambda s: [
        p
        for p, c in clauses(s.tree)
        if str(p[3]) in cited_locators(s.tree)
        and not (isinstance(c, dict) and {"excluded", "sentences"} & set(c))
    ],
)
def cited_exclusion(tree: Tree, site: Path) -> None:
    """A clause that is cited is said to need no element."""
    clause = get(tree, site)
    put(
        tree,
        site,
        {**({"title": clause} if isinstance(clause, str) else clause or {}), "excluded": "无须编入"},
    )


def cited_locators(tree: Tree) -> set[str]:
    """The locators that duties cite, without ranges."""
    return {plain_locator(c) for _, d in duties(tree) for c in listed(d.get("source"))}


def plain_locator(citation: object) -> str:
    return str(citation).rpartition(":")[2]


@operator("DOC005", lambda s: [p for p, d in _dated(s) if d.get("issued")], lambda _, site: [site])
def backdated_document(tree: Tree, site: Path) -> None:
    """A document enters into force years before it is issued."""
    put(tree, (*site, "effective"), "1990-01-01")


def _dated(s: Sample) -> Iterator[tuple[Path, dict[str, object]]]:
    """Documents that do not already bear dates in the wrong order."""
    for path, document in entries(s.tree, "documents"):
        later = [str(document[k]) for k in ("published", "effective") if document.get(k)]
        if all(day >= str(document.get("issued", "")) for day in later):
            yield path, document
