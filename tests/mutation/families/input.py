"""Slips of the keyboard: keys, types, quotes, brackets, indentation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from quanze.diagnostics.source import SourceFile

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, chains, copied, duties, entries, get, put, rename, rungs
from .time import limits

Lines = list[str]


def _elements(s: Sample) -> Iterator[Path]:
    yield from (p for p, b in entries(s.tree, "bodies") if isinstance(b, dict))
    yield from (p for p, _ in duties(s.tree))
    yield from (p for p, _ in chains(s.tree))
    yield from (p for p, _, _, _ in rungs(s.tree))


def _scalars(s: Sample) -> Iterator[Path]:
    """Names, in lines of their own."""
    yield from ((*p, "name") for p in _elements(s) if isinstance(get(s.tree, (*p, "name")), str))


def _second(s: Sample) -> Iterator[Path]:
    """Keys with plain text after another such key."""
    for path in _elements(s):
        keys = list(get(s.tree, path).items())
        yield from (
            (*path, b) for (_, x), (b, y) in pairwise(keys) if isinstance(x, str) and isinstance(y, str)
        )


def _line(source: SourceFile, site: Path) -> int:
    return source.locate(site, on="key").line - 1


def on_line(change: Callable[[str], str | list[str]]) -> Callable[[str, Path], str]:
    """A change to the line on which a path stands."""

    def apply(text: str, site: Path) -> str:
        from quanze.loading.yaml import parse_yaml

        source = parse_yaml(text, "sample.yaml").source
        assert source
        lines = text.split("\n")
        at = _line(source, site)
        changed = change(lines[at])
        lines[at : at + 1] = [changed] if isinstance(changed, str) else changed
        return "\n".join(lines)

    return apply


@operator("SCH001", lambda s: [(*p, k) for p in _elements(s) for k in get(s.tree, p) if len(k) > 3])
def misspelled_key(tree: Tree, site: Path) -> None:
    """A key with two letters exchanged."""
    key = str(site[-1])
    rename(tree, site, key[:1] + key[2] + key[1] + key[3:] if key[1] != key[2] else key + "s")


@operator(
    "SCH001",
    lambda s: [(*p, "name") for p in _elements(s) if "name" in get(s.tree, p) and p[2:3] != ("duties",)],
)
def missing_name(tree: Tree, site: Path) -> None:
    """A required key is missing."""
    get(tree, site[:-1]).pop("name")


@operator("SCH001", lambda s: [p for p, _ in entries(s.tree, "mechanisms") if "duties" in get(s.tree, p)])
def list_for_map(tree: Tree, site: Path) -> None:
    """Duties as a list instead of by id."""
    put(tree, (*site, "duties"), list(get(tree, (*site, "duties")).values()))


@operator(
    "SCH001",
    lambda s: [(*p, "kind") for p, b in entries(s.tree, "bodies") if isinstance(b, dict) and "kind" in b],
)
def wrong_choice(tree: Tree, site: Path) -> None:
    """A value that is not among those there are to choose from."""
    put(tree, site, str(get(tree, site)) + "s")


@operator("SCH001", lambda s: [p for p, t in limits(s) if re.fullmatch(r"\d+个工作日", t)])
def unreadable_limit(tree: Tree, site: Path) -> None:
    """A time limit with a unit that there is not."""
    put(tree, site, get(tree, site).replace("个工作日", "个工作曰"))


@operator(
    "SCH001",
    lambda s: [
        p for p, _ in duties(s.tree) if not any(str(p[3]) in str(d) for q, d in duties(s.tree) if q != p)
    ],
    lambda _, site: [(*site[:3], f"{site[3]}_X"), site[:3]],
)
def unfit_id(tree: Tree, site: Path) -> None:
    """An id with a capital and an underscore."""
    rename(tree, site, f"{site[3]}_X")


@operator("SCH003", _scalars)
def number_for_text(tree: Tree, site: Path) -> None:
    """A name that YAML reads as a number."""
    put(tree, site, 12345)


@operator(
    "SCH001 SCH003",
    lambda s: [
        ("documents", d, k)
        for d, x in s.tree["documents"].items()
        for k in ("issued", "effective", "published")
        if x.get(k)
    ],
)
def wrong_date(tree: Tree, site: Path) -> None:
    """A date written the other way round."""
    year, month, day = get(tree, site).split("-")
    put(tree, site, f"{day}-{month}-{year}")


@operator(
    "SCH004",
    lambda s: [
        (*p, m[1])
        for p, _ in duties(s.tree)
        for m, x in entries(s.tree, "mechanisms")
        if m[1] != p[1] and "duties" in x
    ],
    lambda _, site: [("mechanisms", site[4], "duties", site[3]), site[:4]],
)
def id_used_twice(tree: Tree, site: Path) -> None:
    """Two mechanisms each have a duty of one id."""
    put(tree, ("mechanisms", site[4], "duties", site[3]), copied(get(tree, site[:4])))


@operator("ACC001", lambda s: [("accepted", 0)])
def stale_acceptance(tree: Tree, site: Path) -> None:
    """A finding is accepted that there is not."""
    put(tree, ("accepted",), [{"code": "DDL007", "subject": "no-such-duty", "because": "上位法另有规定"}])


def _text(
    codes: str,
    sites: Callable[[Sample], Iterator[Path]],
    name: str,
    says: str,
    change: Callable[[str], str | list[str]],
) -> None:
    apply = on_line(change)
    apply.__name__, apply.__doc__, apply.__module__ = name, says, __name__
    operator(codes, sites, places=lambda _, site: [site], text=True)(apply)


_text("SCH002", _scalars, "duplicate_key", "A key twice in one map.", lambda line: [line, line])
_text(
    "SCH000 SCH001 SCH005",
    _scalars,
    "tab_indentation",
    "A tab before a key.",
    lambda line: "\t" + line.lstrip(),
)
_text(
    "SCH000 SCH001",
    _scalars,
    "full_width_colon",
    "A colon of Chinese type.",
    lambda line: line.replace(": ", "：", 1),
)
_text(
    "SCH000 SCH001",
    _scalars,
    "missing_space",
    "No space after a colon.",
    lambda line: line.replace(": ", ":", 1),
)
_text(
    "SCH000",
    _scalars,
    "unclosed_quote",
    "A quote that is not closed.",
    lambda line: re.sub(r": (.*)", r": '\1", line).replace('"', ""),
)
_text(
    "SCH000",
    _scalars,
    "unclosed_bracket",
    "A bracket that is not closed.",
    lambda line: re.sub(r": (.*)", r": [\1", line),
)
_text(
    "SCH000 SCH001 SCH002",
    _second,
    "shifted_line",
    "A line three columns too far in.",
    lambda line: "   " + line,
)
_text(
    "SCH000",
    _scalars,
    "undefined_alias",
    "A value that YAML takes for an alias.",
    lambda line: re.sub(r": (.*)", ": *nowhere", line),
)
_text(
    "SCH005",
    _scalars,
    "invisible_character",
    "A character that turns the direction of writing.",
    lambda line: line + "\u202e",
)
