"""Ladders that break off, do not end, take no time, turn round, or lead to a party."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quanze.analysis.closure import Closure
from quanze.analysis.ladders import read_ladders
from quanze.model.jurisdiction import ChainFact, RungFact

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, chains, cut, get, listed, put, rungs

FAILING = ("consult", "coordinate", "mediate", "study", "hold-meeting")
"""Ways to deal with a dispute that may fail."""


def chain_at(s: Sample, path: Path) -> ChainFact:
    return s.place.chains[str(path[3])]


def whole_chain(_: Tree, site: Path) -> list[Path]:
    """The chain in which the damage lies."""
    return [site[:4]]


def _last(s: Sample) -> Iterator[tuple[Path, dict[str, object]]]:
    yield from ((p, r) for p, r, number, count in rungs(s.tree) if number == count - 1)


def _settling(s: Sample, path: Path) -> bool:
    """Whether a rung's bodies are said to decide finally, whatever they do."""
    rung = next(r for r in chain_at(s, path).rungs if r.id == path[5])
    return any(s.place.bodies[b].final for a in rung.bodies for b in a.bodies if b in s.place.bodies)


@operator("ESC002", lambda s: [p for p, _ in _last(s) if _below_fails(s, p)], whole_chain)
def cut_top_rung(tree: Tree, site: Path) -> None:
    """The highest rung is gone; the one below may fail."""
    cut(tree, site)


def _below_fails(s: Sample, path: Path) -> bool:
    steps = list(get(s.tree, path[:5]).items())
    if len(steps) < 2 or chain_at(s, path).spec.outside:
        return False
    name, rung = steps[-2]
    return rung["action"] in FAILING and not rung.get("final") and not _settling(s, (*path[:5], name))


@operator(
    "ESC002",
    lambda s: [
        (*p, "final")
        for p, r in _last(s)
        if r.get("final") and r["action"] in (*FAILING, "decide") and not _settling(s, p)
    ],
)
def dropped_final(tree: Tree, site: Path) -> None:
    """The highest rung, which may fail, is not said to be final any more."""
    cut(tree, site)


@operator(
    "ESC002", lambda s: [p for p, _ in _last(s) if not chain_at(s, p).spec.outside and not _settling(s, p)]
)
def last_rung_only_coordinates(tree: Tree, site: Path) -> None:
    """The highest rung only coordinates."""
    put(tree, (*site, "action"), "coordinate")
    get(tree, site).pop("final", None)


@operator(
    "ESC001 ESC002 ESC004",
    lambda s: [p for p, c in chains(s.tree) if len(c["rungs"]) > 1 and not c.get("outside")],
    whole_chain,
)
def reversed_rungs(tree: Tree, site: Path) -> None:
    """The rungs stand in the reverse order."""
    put(tree, (*site, "rungs"), dict(reversed(get(tree, (*site, "rungs")).items())))


@operator(
    "ESC001",
    lambda s: [(*p, "brought-by") for p, r, number, _ in rungs(s.tree) if number and "brought-by" in r],
)
def dropped_bringer(tree: Tree, site: Path) -> None:
    """Nobody looked who brings the matter to a rung."""
    cut(tree, site)


@operator(
    "ESC001",
    lambda s: [
        (*p, "brought-by")
        for p, r, number, _ in rungs(s.tree)
        if number and r.get("brought-by", "silent") != "silent"
    ],
)
def silent_bringer(tree: Tree, site: Path) -> None:
    """The text does not say who brings the matter to a rung."""
    put(tree, site, "silent")


@operator(
    "ESC001",
    lambda s: [
        (*p, "moves-up")
        for p, r, number, count in rungs(s.tree)
        if number < count - 1 and "moves-up" in r and "on-expiry" not in str(r)
    ],
)
def dropped_condition(tree: Tree, site: Path) -> None:
    """It is not said what moves a matter to the next rung."""
    cut(tree, site)


@operator("ESC001", lambda s: [p for p, r, _, _ in rungs(s.tree) if r["by"] != "silent"])
def unnamed_judge(tree: Tree, site: Path) -> None:
    """The text does not say who deals with the matter on a rung."""
    put(tree, (*site, "by"), "silent")


@operator("ESC006", lambda s: [(*p, "within") for p, r, _, _ in rungs(s.tree) if "within" in r])
def dropped_rung_time(tree: Tree, site: Path) -> None:
    """Nobody looked how long a rung may take."""
    cut(tree, site)


def _timed(s: Sample) -> Iterator[Path]:
    for path, rung, _, _ in rungs(s.tree):
        if rung.get("within") not in (None, "silent", "及时", "立即"):
            yield (*path, "within")


@operator("ESC006", _timed)
def silent_rung_time(tree: Tree, site: Path) -> None:
    """The text sets no limit for a rung."""
    put(tree, site, "silent")


@operator("ESC006", _timed)
def vague_rung_time(tree: Tree, site: Path) -> None:
    """A rung is to be done with promptly."""
    put(tree, site, "及时")


def _judged(s: Sample) -> Iterator[Path]:
    """Rungs above the parties' own, with a party that can stand in their place."""
    for path, rung, _, _ in rungs(s.tree):
        parties = [b for b in listed(get(s.tree, (*path[:4], "between"))) if b in s.place.bodies]
        if parties and "parties" not in str(rung["by"]):
            yield (*path, parties[0])


@operator("ESC005", _judged)
def party_as_judge(tree: Tree, site: Path) -> None:
    """A party deals with its own dispute."""
    put(tree, (*site[:6], "by"), site[6])


@operator(
    "ESC005",
    lambda s: [
        (*p, str(r["by"]))
        for p, r, _, _ in rungs(s.tree)
        if isinstance(r["by"], str) and r["by"] in s.place.bodies and len(chain_at(s, p).spec.between) > 1
    ],
)
def judge_as_party(tree: Tree, site: Path) -> None:
    """Who deals with the dispute is also among the parties."""
    path = (*site[:4], "between")
    put(tree, path, [*listed(get(tree, path)), site[6]])


def _meetings(s: Sample) -> Iterator[Path]:
    for path, rung, _, _ in rungs(s.tree):
        judge = rung["by"]
        if (
            isinstance(judge, str)
            and judge in s.place.bodies
            and s.place.bodies[judge].kind in ("meeting", "group")
        ):
            parties = [b for b in listed(get(s.tree, (*path[:4], "between"))) if b in s.place.bodies]
            if parties:
                yield (*path, judge, *parties)


@operator("ESC005", _meetings, lambda _, site: [site[:6], ("bodies", site[6])])
def meeting_of_parties(tree: Tree, site: Path) -> None:
    """A meeting that deals with a dispute has none but the parties as members."""
    body = get(tree, ("bodies", site[6]))
    body.pop("convener", None)
    body["members"] = list(site[7:])


@operator(
    "ESC004",
    lambda s: [
        ("bodies", a.body, "level")
        for ladder in read_ladders(s.place, Closure(s.place))
        for below, above in pairwise(ladder.steps)
        for a in above.bodies[:1]
        if len(above.bodies) == 1 and _stands_alone(s, a.body) and not _are_ranked(s, below, a.body)
    ],
    lambda _, site: [site[:2]],
)
def dropped_judge_level(tree: Tree, site: Path) -> None:
    """Nobody looked at which level the next rung decides."""
    cut(tree, site)


def _stands_alone(s: Sample, body: str) -> bool:
    """Whether a body's level is its own and not one of what it is a part of."""
    entry = s.place.bodies.get(body)
    return entry is not None and entry.level is not None and entry.part_of is None


def _are_ranked(s: Sample, below: RungFact, body: str) -> bool:
    """Whether a body is named as the superior of one on the rung below."""
    return any(Closure(s.place).is_above(body, b) for a in below.bodies for b in a.bodies)
