"""Ladders against each other, in a circle, or missing."""

from __future__ import annotations

from collections.abc import Iterator

from quanze.model.jurisdiction import ChainFact

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, chains, copied, cut, entries, get, listed, put
from .escalation import chain_at, whole_chain


def _outsider(s: Sample, chain: ChainFact) -> str:
    """A body above that takes no part in a ladder."""
    inside = {b for r in chain.rungs for a in r.bodies for b in a.bodies} | set(chain.spec.between)
    ranks = {
        b: x
        for b, x in s.place.bodies.items()
        if set(x.roles) & {"government", "supervisor", "leading-group", "party-committee"}
    }
    return next(
        (b for b in ranks if b not in inside), next((b for b in s.place.bodies if b not in inside), "")
    )


def _disputes(s: Sample) -> Iterator[Path]:
    for path, chain in chains(s.tree):
        parties = [b for b in listed(chain.get("between")) if b in s.place.bodies]
        ranked = chain.get("overrides") or any(
            path[3] in listed(c.get("overrides")) for _, c in chains(s.tree)
        )
        if chain.get("kind", "dispute") == "dispute" and len(parties) > 1 and not ranked:
            yield path


@operator(
    "ESC007",
    lambda s: [(*p, _outsider(s, chain_at(s, p))) for p in _disputes(s)],
    lambda _, site: [site[:4], (*site[:3], f"{site[3]}-copy")],
)
def rival_ladder(tree: Tree, site: Path) -> None:
    """A second ladder for the same dispute leads to another body."""
    copy = copied(get(tree, site[:4]))
    own = [r for r, x in copy["rungs"].items() if "parties" in str(x["by"])]
    last = {"by": site[4], "action": "rule", "brought-by": "parties", "within": "5个工作日"}
    copy["rungs"] = {**{r: copy["rungs"][r] for r in own}, "other": last}
    put(tree, (*site[:3], f"{site[3]}-copy"), copy)


def _climbing(s: Sample) -> Iterator[Path]:
    """Ladders with at least two different bodies above the parties' own rung."""
    for path, chain in chains(s.tree):
        judges = [r["by"] for r in chain["rungs"].values() if "parties" not in str(r["by"])]
        if (
            len(judges) > 1
            and all(isinstance(j, str) and j in s.place.bodies for j in judges)
            and len(set(judges)) > 1
        ):
            yield path


@operator("ESC003", _climbing, whole_chain)
def circling_ladder(tree: Tree, site: Path) -> None:
    """Above the highest rung the matter goes back to the first body."""
    steps = get(tree, (*site, "rungs"))
    first = next(r["by"] for r in steps.values() if "parties" not in str(r["by"]))
    list(steps.values())[-1].setdefault("moves-up", "仍未解决")
    steps["again"] = {
        "by": first,
        "action": "decide",
        "brought-by": "parties",
        "within": "5个工作日",
        "final": True,
    }


@operator("ESC004", lambda s: [p for p in _climbing(s) if _ranked(s, p)], whole_chain)
def level_ladder(tree: Tree, site: Path) -> None:
    """The highest rung is of the body that dealt with the matter below."""
    steps = [r for r in get(tree, (*site, "rungs")).values() if "parties" not in str(r["by"])]
    steps[-1]["by"] = steps[-2]["by"]


def _ranked(s: Sample, path: Path) -> bool:
    judges = [b for r in chain_at(s, path).rungs for a in r.bodies for b in a.bodies if b in s.place.bodies]
    return all(s.place.bodies[b].level for b in judges)


def _transferring(s: Sample, path: Path) -> bool:
    """Whether cases are transferred between the parties of a ladder, and no other ladder is between them."""
    chain = chain_at(s, path)
    parties = set(chain.spec.between)
    others = [
        c for c in s.place.chains.values() if c.id != chain.id and len(parties & set(c.spec.between)) > 1
    ]
    return not others and bool(_transfers(s, parties))


def _transfers(s: Sample, parties: set[str]) -> list[tuple[str, str]]:
    found = []
    for duty in s.place.duties.values():
        action = s.place.action(duty)
        if action and action.stage == "transfer" and action.answerable and not duty.derived_from:
            pairs = {(g, t) for a in duty.actors for g in a.bodies for r in duty.recipients for t in r.bodies}
            found += [
                (g, t) for g, t in pairs if g != t and {g, t} <= parties and _equal(s, g) and _equal(s, t)
            ]
    return sorted(found)


def _equal(s: Sample, body: str) -> bool:
    entry = s.place.bodies[body]
    roles = [s.place.vocabulary.roles[r] for r in entry.roles]
    apart = set(entry.roles) & {"police", "procuratorate", "court", "judicial-authority", "public", "subject"}
    return (
        not apart
        and entry.kind in ("organisation", "role", "group", "meeting", "office")
        and all(r.authority <= 2 for r in roles)
    )


@operator(
    "ESC008",
    lambda s: [p for p in _disputes(s) if _transferring(s, p)],
    lambda tree, site: [p for p, _ in entries(tree, "mechanisms")],
)
def dropped_ladder(tree: Tree, site: Path) -> None:
    """There is no ladder for the disputes of those who transfer cases to each other."""
    cut(tree, site)
    if not get(tree, site[:3]):
        cut(tree, site[:3])


@operator(
    "ESC008",
    lambda s: [
        (*p, _transfers(s, set(chain_at(s, p).spec.between))[0][0])
        for p in _disputes(s)
        if _transferring(s, p) and len(listed(get(s.tree, (*p, "between")))) > 2
    ],
    lambda tree, site: [p for p, _ in entries(tree, "mechanisms")],
)
def party_left_out(tree: Tree, site: Path) -> None:
    """A body that transfers cases is not among the parties of the ladder."""
    put(tree, (*site[:4], "between"), [b for b in get(tree, (*site[:4], "between")) if b != site[4]])


@operator(
    "ESC009",
    lambda s: [
        (*p, "meanwhile")
        for p, c in chains(s.tree)
        if c.get("meanwhile", "silent") != "silent" and c.get("kind", "dispute") == "dispute"
    ],
)
def meanwhile_left_out(tree: Tree, site: Path) -> None:
    """It is not said what holds while the dispute lasts."""
    cut(tree, site)
