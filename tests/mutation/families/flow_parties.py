"""Flows that call for two bodies, for oneself, or tell nobody."""

from __future__ import annotations

from collections.abc import Iterator

from quanze.model.base import Modality
from quanze.model.jurisdiction import DutyFact, Jurisdiction

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, copied, cut, duties, duty_path, get, listed, put
from .flow import fact_at
from .handling import EXCLUSIVE, stranger
from .references import steps

REPORTING = (
    "feed-back",
    "inform",
    "notify",
    "reply",
    "report",
    "copy",
    "return-receipt",
    "give-opinion",
    "explain",
)


def _rivalled(s: Sample) -> Iterator[Path]:
    for path, target in steps(s.tree):
        duty = s.place.duties.get(target)
        action = s.place.action(duty) if duty else None
        if (
            duty
            and action
            and action.stage in EXCLUSIVE
            and not action.hand_over
            and duty.modality is Modality.MUST
        ) and (
            not duty.spec.provided and len(duty.actors) == 1 and (rival := stranger(s, set(duty.lead_bodies)))
        ):
            yield (*path, target, rival)


@operator(
    "FLO006",
    _rivalled,
    lambda tree, site: [site[:4], duty_path(tree, str(site[6])), duty_path(tree, f"{site[6]}-copy")],
)
def conflicting_branch(tree: Tree, site: Path) -> None:
    """After an outcome two bodies must each take the same step."""
    target = duty_path(tree, str(site[6]))
    duty = {
        k: v
        for k, v in copied(get(tree, target)).items()
        if k not in ("then", "outcomes", "specifies", "overrides", "on")
    }
    put(tree, (*target[:3], f"{site[6]}-copy"), {**duty, "actor": site[7]})
    put(tree, site[:6], [site[6], f"{site[6]}-copy"])


@operator(
    "FLO012 SOD005",
    lambda s: [
        p
        for p, d in duties(s.tree)
        if _hands(s, p) and isinstance(d.get("actor"), str) and d["actor"] in s.place.bodies
    ],
)
def handed_to_oneself(tree: Tree, site: Path) -> None:
    """A body hands something over to itself."""
    put(tree, (*site, "to"), get(tree, (*site, "actor")))


def _hands(s: Sample, path: Path) -> bool:
    duty = fact_at(s, path)
    action = s.place.action(duty)
    return bool(action and action.hand_over and duty.recipients and duty.modality is not Modality.MUST_NOT)


def _only_report(s: Sample) -> Iterator[Path]:
    """(transfer, report): transfers that must be answered after which one duty alone hands anything back."""
    for duty in s.place.duties.values():
        action = s.place.action(duty)
        if (
            not (action and action.answerable and action.hand_over and action.stage == "transfer")
            or duty.derived_from
        ):
            continue
        if duty.modality is Modality.MAY or duty.spec.specifies:
            continue
        later = _later(s.place, duty)
        back = [d for d in later if (a := s.place.action(d)) and a.hand_over and a.stage != "transfer"]
        others = [d for d in later if d not in back]
        if (
            len(back) == 1
            and others
            and back[0].action in REPORTING
            and not back[0].derived_from
            and {b for a in back[0].recipients for b in a.bodies} & {b for a in duty.actors for b in a.bodies}
        ):
            yield (*duty.path, *back[0].path)


def _later(place: Jurisdiction, duty: DutyFact) -> list[DutyFact]:
    found: list[DutyFact] = []
    todo = [duty.id]
    while todo:
        name = todo.pop()
        for d in place.duties.values():
            if d not in found and any(t.rpartition("/")[0] == name for t in d.triggers):
                found.append(d)
                todo.append(d.id)
    return found


def drop_duty(tree: Tree, path: Path) -> None:
    """Takes a duty away with everything that leads to it; its outcomes' followers answer nothing any more."""
    name = path[-1]
    cut(tree, path)
    for _, duty in duties(tree):
        then = duty.get("then") or {}
        for outcome in list(then):
            kept = [
                t
                for t in listed(then[outcome])
                if t != name and not (isinstance(t, dict) and t.get("to") == name)
            ]
            if kept != listed(then[outcome]):
                then[outcome] = kept[0] if len(kept) == 1 else kept or "end"


@operator("FLO010", _only_report, lambda tree, site: [site[:4]])
def unreported_result(tree: Tree, site: Path) -> None:
    """Nobody tells the sender how the case that it transferred went."""
    drop_duty(tree, site[4:])


def _only_reply(s: Sample) -> Iterator[Path]:
    """Duties that alone answer complainants in a mechanism for complaints."""
    for name, mechanism in s.place.mechanisms.items():
        if mechanism.kind == "complaint-intake" and mechanism.answers_for:
            own = s.place.duties_by_mechanism[name]
            public = [
                d
                for d in own
                if any(
                    b in s.place.bodies and s.place.bodies[b].kind == "public"
                    for a in d.recipients
                    for b in a.bodies
                )
            ]
            replies = [d for d in public if (a := s.place.action(d)) and a.hand_over]
            outside = [
                d
                for d in s.place.duties.values()
                if d.mechanism != name and any(t in mechanism.answers_for for t in d.triggers)
            ]
            if replies and not outside:
                yield (*replies[0].path[:2], *(d.id for d in replies))


@operator("FLO010", _only_reply, lambda _, site: [(*site[:2], "answers-for")])
def unanswered_complaint(tree: Tree, site: Path) -> None:
    """Nobody answers the complainant."""
    for name in site[2:]:
        drop_duty(tree, duty_path(tree, str(name)))


@operator(
    "FLO012",
    lambda s: [
        p
        for p, d in duties(s.tree)
        if (action := s.place.action(fact_at(s, p)))
        and action.stage == "discovery"
        and d.get("to")
        and isinstance(d.get("actor"), str)
        and d["actor"] in s.place.bodies
        and d["actor"] != d["to"]
    ],
)
def ordered_oneself(tree: Tree, site: Path) -> None:
    """A body orders or urges itself."""
    put(tree, (*site, "to"), get(tree, (*site, "actor")))
