"""Flows that break off, go round, divide wrongly, or tell nobody."""

from __future__ import annotations

from collections.abc import Iterator

from quanze.model.base import Modality
from quanze.model.jurisdiction import DutyFact, Jurisdiction

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, duties, duty_path, get, listed, put
from .references import steps

IMPLICIT = ("silence", "late", "breach")


def fact_at(s: Sample, path: Path) -> DutyFact:
    return s.place.duties[str(path[3])]


def _is_end(place: Jurisdiction, duty: DutyFact, outcome: str) -> bool:
    action = place.action(duty)
    return (
        outcome in IMPLICIT
        or action is None
        or outcome not in action.outcomes
        or action.outcomes[outcome].end
    )


def _open_steps(s: Sample) -> Iterator[tuple[Path, str]]:
    """Steps by outcomes that are no end, taken up in no other way; of what must be done in a case."""
    answered = {t for d in s.place.duties.values() for t in d.spec.on}
    for path, target in steps(s.tree):
        duty = fact_at(s, path)
        shared = duty.spec.specifies or any(d.spec.specifies == duty.id for d in s.place.duties.values())
        if (
            not _is_end(s.place, duty, str(path[5]))
            and f"{duty.id}/{path[5]}" not in answered
            and target != "end"
            and not shared
            and _is_taken_up(s, duty, target)
        ):
            yield path, target


def _is_taken_up(s: Sample, duty: DutyFact, target: str) -> bool:
    """Whether a step is, for a hand-over that must be answered, one that its receiver must take."""
    action, step = s.place.action(duty), s.place.duties.get(target)
    if step is None or action is None or not action.answerable:
        return True
    told = {b for a in duty.recipients for b in a.bodies}
    return step.modality is not Modality.MAY and bool(told & {b for a in step.actors for b in a.bodies})


def _and_orphans(tree: Tree, site: Path) -> list[Path]:
    """The step cut off from what follows, and the steps of its mechanism that nothing leads to, whose limits then have no
    start."""
    led = str([duty.get("then") for _, duty in duties(tree)])
    orphans = [p for p, d in duties(tree) if p[:2] == site[:2] and "on" not in d and f"'{p[-1]}'" not in led]
    return [site[:4], *orphans]


@operator("FLO004 FLO009 DUT007 DDL003", lambda s: [p for p, _ in _open_steps(s)], _and_orphans)
def cut_follower(tree: Tree, site: Path) -> None:
    """An outcome that is no end leads nowhere."""
    cut(tree, site)
    if not get(tree, site[:5]):
        cut(tree, site[:5])


@operator("FLO004", lambda s: [(*p[:4], "outcomes") for p, _ in _open_steps(s) if _hidden(s, p)])
def forgotten_outcome(tree: Tree, site: Path) -> None:
    """All outcomes of the action can occur, also those that nothing takes up."""
    cut(tree, site)


def _hidden(s: Sample, path: Path) -> bool:
    """Whether `outcomes` leaves out one that is no end."""
    duty = fact_at(s, path)
    action = s.place.action(duty)
    return bool(
        duty.spec.outcomes
        and action
        and any(not x.end and o not in duty.spec.outcomes for o, x in action.outcomes.items())
    )


def _handed(s: Sample) -> Iterator[Path]:
    """Hand-overs that must be answered and lead to one duty only, which nothing else leads to."""
    for path, target in steps(s.tree):
        duty = fact_at(s, path)
        action = s.place.action(duty)
        lone = sum(target == t for _, t in steps(s.tree)) == 1 and not any(
            d.spec.specifies in (duty.id, target) for d in s.place.duties.values()
        )
        if (
            action
            and action.answerable
            and lone
            and not duty.spec.specifies
            and len(get(s.tree, path[:5])) == 1
            and duty_path(s.tree, target)
            and _is_taken_up(s, duty, target)
        ):
            yield (*path, target)


@operator("FLO009 FLO004 DUT007 DDL003", _handed, _and_orphans)
def dropped_acceptance(tree: Tree, site: Path) -> None:
    """The receiver of a hand-over has no duty on it any more."""
    cut(tree, duty_path(tree, str(site[-1])))
    cut(tree, site[:5])
    for _path, duty in list(duties(tree)):
        left = [t for t in listed(duty.get("on")) if not str(t).startswith(f"{site[-1]}/")]
        if "on" in duty and left != listed(duty["on"]):
            duty["on"] = left


def _chained(s: Sample) -> Iterator[Path]:
    """A step from one duty that must be done in a case to another, neither with a limit that ends a loop."""
    for path, target in steps(s.tree):
        first, second = fact_at(s, path), s.place.duties.get(target)
        if second is None or not first.triggers or second.when != first.when or second.id == first.id:
            continue
        limits = [x.spec for d in (first, second) for x in d.deadlines]
        plain = not any(x.from_ or x.on_expiry or x.clock or str(x.limit.kind) == "recurring" for x in limits)
        if plain and all(d.modality is Modality.MUST for d in (first, second)) and _outcomes(s, second):
            yield (*path, target)


def _outcomes(s: Sample, duty: DutyFact) -> list[str]:
    return list(s.place.outcomes(duty))


def _answered(s: Sample, *names: str) -> bool:
    """Whether duties answer outcomes of these by `on`."""
    return any(t.rpartition("/")[0] in names for d in s.place.duties.values() for t in d.spec.on)


def _other(tree: Tree, site: Path, **_: object) -> list[Path]:
    return [site[:4], duty_path(tree, str(site[6]))]


@operator(
    "FLO003 FLO002", lambda s: [(*p, _outcomes(s, s.place.duties[str(p[6])])[0]) for p in _chained(s)], _other
)
def back_edge(tree: Tree, site: Path) -> None:
    """An outcome of a step leads back to the step before it."""
    put(tree, (*duty_path(tree, str(site[6])), "then", site[7]), site[3])


@operator(
    "FLO002",
    lambda s: [
        (*p, *_outcomes(s, s.place.duties[str(p[6])]))
        for p in _chained(s)
        if not _answered(s, str(p[3]), str(p[6]))
    ],
    _other,
)
def closed_circle(tree: Tree, site: Path) -> None:
    """Two steps of which each outcome leads to the other."""
    first, second = site[:4], duty_path(tree, str(site[6]))
    put(tree, (*first, "outcomes"), site[5])
    put(tree, (*first, "then"), {site[5]: site[6]})
    put(tree, (*second, "then"), {o: site[3] for o in site[7:]})


@operator(
    "FLO001",
    lambda s: [
        p for p in _chained(s) if _only_way(s, str(p[6])) and fact_at(s, p).triggers == fact_at(s, p).spec.on
    ],
    _other,
)
def orphaned_pair(tree: Tree, site: Path) -> None:
    """Two steps that only lead to each other."""
    second = duty_path(tree, str(site[6]))
    put(tree, (*site[:4], "on"), f"{site[6]}/late")
    get(tree, second).pop("on", None)


def _only_way(s: Sample, name: str) -> bool:
    duty = s.place.duties[name]
    return len(duty.triggers) == 1


@operator(
    "FLO001",
    lambda s: [
        (*p, t, o)
        for p, t in steps(s.tree)
        if t in s.place.duties and _only_way(s, t)
        for o in _left_out(s, p)
    ],
    _other,
)
def impossible_trigger(tree: Tree, site: Path) -> None:
    """A step answers an outcome that is said not to occur."""
    cut(tree, site[:6])
    put(tree, (*duty_path(tree, str(site[6])), "on"), f"{site[3]}/{site[7]}")


def _left_out(s: Sample, path: Path) -> list[str]:
    duty = fact_at(s, path)
    action = s.place.action(duty)
    return (
        [o for o in action.outcomes if o not in duty.spec.outcomes][:1]
        if action and duty.spec.outcomes
        else []
    )


def _undivided(s: Sample) -> Iterator[Path]:
    for path, target in _open_steps(s):
        if "secrecy" not in {d for box in fact_at(s, path).when for d in box} and target in s.place.duties:
            yield path


@operator("FLO005", _undivided)
def narrowed_branch(tree: Tree, site: Path) -> None:
    """What follows an outcome follows only for what is secret."""
    put(tree, site, {"to": get(tree, site), "when": {"secrecy": "classified"}})


@operator(
    "FLO005",
    lambda s: [
        p
        for p in _undivided(s)
        if "when" not in get(s.tree, duty_path(s.tree, get(s.tree, p))) and _only_way(s, get(s.tree, p))
    ],
    lambda tree, site: [site[:4], duty_path(tree, get(tree, site))],
)
def narrowed_follower(tree: Tree, site: Path) -> None:
    """The step after an outcome holds only for what is secret."""
    put(tree, (*duty_path(tree, get(tree, site)), "when"), {"secrecy": "classified"})


def _shared_out(s: Sample) -> Iterator[Path]:
    """One of four or more steps among which one question shares out an outcome that may be an end."""
    for path, duty in duties(s.tree):
        for outcome, ways in (duty.get("then") or {}).items():
            action = s.place.action(fact_at(s, path))
            known = action.outcomes.get(outcome) if action else None
            if known and known.end and isinstance(ways, list) and len(ways) > 3:
                asked = [frozenset(get(way, ("when",), {})) for way in ways]
                if frozenset.intersection(*asked):
                    yield (*path, "then", outcome, 1)


@operator("FLO005", _shared_out)
def forgotten_share(tree: Tree, site: Path) -> None:
    """Of the situations among which a report is shared out, one is forgotten."""
    cut(tree, site)
