"""Situations without anybody, with two bodies, or with two orders; rows that never apply."""

from __future__ import annotations

from collections.abc import Iterator

from quanze.model.base import Modality
from quanze.model.jurisdiction import ANYTHING, DutyFact

from ..operators import operator
from ..sample import Sample, own_case
from ..tree import Path, Tree, copied, cut, entries, get, put

EXCLUSIVE = ("intake", "filing", "investigation", "decision")
"""Stages in which a case is in one body's hands."""


def rows(s: Sample) -> Iterator[tuple[DutyFact, str]]:
    """Firm duties, as written, with an event that some mechanism answers for."""
    events = {x.event for x in s.place.scopes}
    for duty in s.place.duties.values():
        firm = (
            duty.modality in (Modality.MUST, Modality.SHOULD)
            and not duty.spec.provided
            and duty.derived_from is None
        )
        yield from ((duty, e) for e in duty.spec.on if firm and e in events)


def _alone(s: Sample) -> list[Path]:
    return [(*d.path, e) for d, e in rows(s) if s.answers_alone(e, d) and not _is_free_without(s, e, d)]


def _is_free_without(s: Sample, event: str, duty: DutyFact) -> bool:
    """Whether all that remains is that one may propose or ask, which is left to discretion."""
    rest = [d for d in s.place.duties_by_trigger.get(event, ()) if d.id != duty.id]
    return bool(rest) and all(d.modality is Modality.MAY and _asks(s, d) for d in rest)


def _asks(s: Sample, duty: DutyFact) -> bool:
    action = s.place.action(duty)
    return bool(action and action.hand_over and action.answerable and action.stage != "transfer")


def _scope(tree: Tree, site: Path) -> list[Path]:
    """Where mechanisms claim the event that a site ends with."""
    found: list[Path] = [site[:4]] if get(tree, site[:4]) else []
    for path, mechanism in entries(tree, "mechanisms"):
        claimed = mechanism.get("answers-for") or ()
        if site[-1] == claimed or site[-1] in claimed:
            found += [(*path, "answers-for", site[-1])]
    return found


@operator("HND001", _alone, _scope)
def dropped_row(tree: Tree, site: Path) -> None:
    """The only duty that answers some situation of an event is gone."""
    cut(tree, site[:4])


@operator("HND001", _alone, _scope)
def row_for_another_event(tree: Tree, site: Path) -> None:
    """The only duty that answers some situation of an event answers another event."""
    others = [e for e in ("leak", "year-start", "quarter-end") if e != site[-1]]
    put(tree, (*site[:4], "on"), others[0])


@operator(
    "HND001",
    lambda s: [
        p for p in _alone(s) if "must" in get(s.tree, p[:4]) and not _asks(s, s.place.duties[str(p[3])])
    ],
    _scope,
)
def row_made_optional(tree: Tree, site: Path) -> None:
    """Who alone must act in some situation only may."""
    duty = get(tree, site[:4])
    duty["may"] = duty.pop("must")


@operator("HND001", _alone, _scope)
def row_made_conditional(tree: Tree, site: Path) -> None:
    """Who alone must act in some situation must so only on a condition in words."""
    put(tree, (*site[:4], "provided"), "确有必要的")


@operator(
    "HND001", lambda s: [p for p in _alone(s) if not isinstance(get(s.tree, (*p[:4], "when")), list)], _scope
)
def narrowed_row(tree: Tree, site: Path) -> None:
    """Who alone must act in some situation must so only for what is secret."""
    when = get(tree, (*site[:4], "when")) or {}
    put(
        tree,
        (*site[:4], "when"),
        {
            **when,
            "secrecy" if "secrecy" not in when else "complexity": "classified"
            if "secrecy" not in when
            else "complex",
        },
    )


def _widenable(s: Sample) -> Iterator[Path]:
    for fact in s.place.scopes:
        if not get(s.tree, (*fact.path, "when")) or get(s.tree, (*fact.path[:2], "when")):
            continue
        answers = [own_case(s.place, fact.event, d) for d in s.place.duties_by_trigger.get(fact.event, ())]
        chains = [c.when for c in s.place.chains.values() if fact.event in c.spec.on]
        if s.some_cell(ANYTHING, ANYTHING, [*answers, *chains, s.scope(fact.event)]):
            yield fact.path


@operator("HND001", _widenable, _scope)
def widened_scope(tree: Tree, site: Path) -> None:
    """A mechanism claims all situations of an event, also those that nobody answers."""
    cut(tree, (*site, "when"))


def _unanswered(s: Sample) -> Iterator[Path]:
    answered = {t for d in s.place.duties.values() for t in d.triggers} | {
        t for c in s.place.chains.values() for t in c.spec.on
    }
    event = next(
        e for e in sorted(s.place.vocabulary.events) if e not in answered | {x.event for x in s.place.scopes}
    )
    for path, mechanism in entries(s.tree, "mechanisms"):
        if isinstance(mechanism.get("answers-for") or {}, dict):
            yield (*path, "answers-for", event)


@operator("HND001", _unanswered)
def claimed_event(tree: Tree, site: Path) -> None:
    """A mechanism claims an event that no duty answers."""
    put(tree, site, {})


def _excludable(s: Sample) -> Iterator[Path]:
    """Rows whose action excludes another, or is excluded by one."""
    actions = s.place.vocabulary.actions
    for duty, event in rows(s):
        others = [
            *actions[duty.action].excludes,
            *(a for a, x in actions.items() if duty.action in x.excludes),
        ]
        lead = {a.body for a in duty.actors}
        scoped = s.some_cell(s.scope(event), own_case(s.place, event, duty), [])
        if others and len(lead) == 1 and duty.modality is Modality.MUST and scoped:
            yield (*duty.path, others[0])


def copy_beside(site: Path) -> Path:
    return (*site[:3], f"{site[3]}-copy")


def add_copy(tree: Tree, site: Path, **changes: object) -> None:
    """A copy of a duty beside it, without what follows it, with other values."""
    duty = {
        k: v
        for k, v in copied(get(tree, site[:4])).items()
        if k not in ("then", "outcomes", "specifies", "overrides")
    }
    put(tree, copy_beside(site), {**duty, **{k.replace("_", "-"): v for k, v in changes.items()}})


@operator("HND003", _excludable, lambda _, site: [site[:4], copy_beside(site)])
def contradicting_row(tree: Tree, site: Path) -> None:
    """In the same situation the same body must do what excludes it."""
    add_copy(tree, site, must=site[-1], to=get(tree, (*site[:4], "to")) or "silent")


def _exclusive(s: Sample) -> Iterator[Path]:
    for duty, event in rows(s):
        action = s.place.action(duty)
        if (
            action is None
            or action.stage not in EXCLUSIVE
            or action.hand_over
            or duty.modality is not Modality.MUST
        ):
            continue
        leads = set(duty.lead_bodies)
        scoped = s.some_cell(s.scope(event), own_case(s.place, event, duty), [])
        if len(duty.actors) == 1 and scoped and (rival := stranger(s, leads)):
            yield (*duty.path, rival)


def stranger(s: Sample, bodies: set[str]) -> str:
    """A body that has nothing to do with some others: an organisation that neither consists of any nor the reverse."""
    place = s.place
    parts = {
        b: {*x.members, *x.holders, *([x.part_of] if x.part_of else [])} for b, x in place.bodies.items()
    }
    kin = {b for b in place.bodies if b in bodies or parts[b] & bodies} | {
        p for b in bodies if b in parts for p in parts[b]
    }
    taken = {p for bs in place.parties.values() for p in bs}
    free = [
        b
        for b in place.bodies
        if b not in kin and b not in taken and not parts[b] and not any(b in x for x in parts.values())
    ]
    return free[0] if free else ""


@operator("HND002", _exclusive, lambda _, site: [site[:4], copy_beside(site)])
def rival_row(tree: Tree, site: Path) -> None:
    """In the same situation another body must lead the same."""
    add_copy(tree, site, actor=site[-1])
