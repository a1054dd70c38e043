"""Duties without anybody, towards nobody, twice, or against each other."""

from __future__ import annotations

from collections.abc import Iterator

from quanze.analysis.citations import are_reported
from quanze.analysis.waiting import is_unmanned
from quanze.model.base import Modality
from quanze.model.jurisdiction import DutyFact

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, duties, duty_path, get, listed, put
from .handling import add_copy, copy_beside
from .references import steps


def written(s: Sample) -> Iterator[DutyFact]:
    yield from (d for d in s.place.duties.values() if d.derived_from is None)


def binding(s: Sample) -> list[DutyFact]:
    """What must be done by a text that binds: principles and reports may leave open who acts."""
    firm = (Modality.MUST, Modality.SHOULD)
    return [d for d in written(s) if d.modality in firm and not are_reported(s.place, d.sources)]


def _is_shared(s: Sample, duty: DutyFact) -> bool:
    """Whether another duty says who acts: the one that this makes more precise, or one that does so with this."""
    return bool(duty.spec.specifies) or any(d.spec.specifies == duty.id for d in written(s))


def hands_over(s: Sample, duty: DutyFact) -> bool:
    action = s.place.action(duty)
    return bool(action and action.hand_over)


@operator("DUT001", lambda s: [(*p, "actor") for p, d in duties(s.tree) if "actor" in d])
def dropped_actor(tree: Tree, site: Path) -> None:
    """Nobody looked who acts."""
    cut(tree, site)


@operator(
    "DUT001",
    lambda s: [
        (*d.path, "actor")
        for d in binding(s)
        if d.actors and (d.triggers or d.spec.on_breach_of) and not _is_shared(s, d)
    ],
)
def silent_actor(tree: Tree, site: Path) -> None:
    """The text does not say who acts."""
    put(tree, site, "silent")


@operator("DUT002", lambda s: [(*d.path, "to") for d in written(s) if d.recipients and hands_over(s, d)])
def dropped_recipient(tree: Tree, site: Path) -> None:
    """Nobody looked to whom something is handed over."""
    cut(tree, site)


@operator(
    "DUT002",
    lambda s: [
        (*d.path, "to")
        for d in binding(s)
        if d.recipients and hands_over(s, d) and not is_unmanned(s.place, d)
    ],
)
def silent_recipient(tree: Tree, site: Path) -> None:
    """The text does not say to whom something is handed over."""
    put(tree, site, "silent")


@operator("SCH001", lambda s: [p for p, d in duties(s.tree) if "must" in d])
def double_modality(tree: Tree, site: Path) -> None:
    """A duty both must and may be done."""
    put(tree, (*site, "may"), get(tree, (*site, "must")))


@operator("SCH001", lambda s: [(*d.path, d.modality.value) for d in written(s)])
def dropped_modality(tree: Tree, site: Path) -> None:
    """Neither must, may, should nor must not."""
    cut(tree, site)


def _done(s: Sample, *modalities: Modality) -> list[Path]:
    ranked = {x for d in written(s) for x in (*d.spec.overrides, d.spec.specifies)}
    return [
        d.path
        for d in written(s)
        if d.modality in modalities
        and d.actors
        and d.id not in ranked
        and not d.spec.specifies
        and not d.spec.overrides
    ]


def _forbid(tree: Tree, site: Path) -> None:
    key = next(k for k in ("must", "should", "may") if k in get(tree, site))
    add_copy(tree, site, must_not=get(tree, (*site, key)))
    cut(tree, (*copy_beside(site), key))


@operator(
    "DUT004", lambda s: _done(s, Modality.MUST, Modality.SHOULD), lambda _, site: [site, copy_beside(site)]
)
def forbidden_duty(tree: Tree, site: Path) -> None:
    """What a duty demands is forbidden beside it."""
    _forbid(tree, site)


@operator("DUT005", lambda s: _done(s, Modality.MAY), lambda _, site: [site, copy_beside(site)])
def forbidden_power(tree: Tree, site: Path) -> None:
    """What may be done is forbidden beside it."""
    _forbid(tree, site)


def _powers(s: Sample) -> Iterator[Path]:
    """Powers to ask, answered by one step only."""
    for path, target in steps(s.tree):
        duty = s.place.duties[str(path[3])]
        action = s.place.action(duty)
        others = any(
            duty.id in (t.rpartition("/")[0], d.spec.specifies)
            for d in s.place.duties.values()
            for t in d.spec.on or ("",)
        )
        alone = len(get(s.tree, path[:5])) == 1 and not others and not duty.spec.specifies
        if (
            action
            and action.answerable
            and action.hand_over
            and duty.modality is Modality.MAY
            and alone
            and _must(s, target, duty)
        ):
            yield path[:5]


def _must(s: Sample, name: str, duty: DutyFact) -> bool:
    """Whether a step must be taken, by one of those to whom a duty is done."""
    step = s.place.duties.get(name)
    told = {b for a in duty.recipients for b in a.bodies}
    return (
        step is not None
        and step.modality is not Modality.MAY
        and bool(told & {b for a in step.actors for b in a.bodies})
    )


@operator("DUT007", _powers)
def unanswered_power(tree: Tree, site: Path) -> None:
    """What one may ask for nobody must answer."""
    cut(tree, site)


@operator("DUT008", lambda s: [d.path for d in written(s)], lambda _, site: [site, copy_beside(site)])
def repeated_duty(tree: Tree, site: Path) -> None:
    """A duty is written once more, under another id."""
    add_copy(tree, site)
    name = f"{site[3]}-copy"
    for path, duty in list(duties(tree)):
        then = duty.get("then") or {}
        for outcome, target in then.items():
            also = [
                name if t == site[3] else {**t, "to": name}
                for t in listed(target)
                if t == site[3] or get(t, ("to",)) == site[3]
            ]
            if also:
                put(tree, (*path, "then", outcome), [*listed(target), *also])


def _sanctions(s: Sample) -> Iterator[Path]:
    """The duties that alone answer breaches, where no duty of some mechanism has another consequence."""
    answering = [d for d in written(s) if d.spec.on_breach_of]
    named = {b for d in answering for b in d.spec.on_breach_of}
    for name, own in s.place.duties_by_mechanism.items():
        binding = [d for d in own if d.triggers and d.modality is Modality.MUST and not d.spec.on_breach_of]
        bare = all(
            not d.spec.else_
            and not any(x.spec.on_expiry for x in d.deadlines)
            and not {"late", "silence", "breach"} & set(d.spec.then)
            for d in own
        )
        if (
            binding
            and bare
            and answering
            and (name in named or "all" in named)
            and not any(d.id in named for d in own)
        ) and not any((a := s.place.action(d)) and a.stage == "accountability" for d in own):
            yield ("mechanisms", name, *(d.id for d in answering))


@operator("DUT003", _sanctions, lambda _, site: [site[:2]])
def pardoned_breach(tree: Tree, site: Path) -> None:
    """Nothing follows any more from breaking the duties of a mechanism."""
    for name in site[2:]:
        duty = get(tree, duty_path(tree, str(name)))
        duty.pop("on-breach-of")


@operator(
    "DUT008",
    lambda s: [d.path for d in written(s) if _led_only(s, d)],
    lambda _, site: [site, copy_beside(site)],
)
def repeated_by_event(tree: Tree, site: Path) -> None:
    """A duty to which another leads is written once more, on the outcome of that one."""
    add_copy(tree, site)
    copy = copy_beside(site)
    for path, duty in duties(tree):
        for outcome, targets in (duty.get("then") or {}).items():
            if targets == site[3]:
                put(tree, (*copy, "on"), [*listed(get(tree, (*copy, "on"))), f"{path[3]}/{outcome}"])


def _led_only(s: Sample, duty: DutyFact) -> bool:
    """Whether a duty has no occasion of its own, and plain links lead to it."""
    targets = [t for _, d in duties(s.tree) for t in (d.get("then") or {}).values()]
    links = [x for t in targets for x in listed(t) if x == duty.id or get(x, ("to",)) == duty.id]
    nested = any(isinstance(get(x, ("to",)), list) for t in targets for x in listed(t))
    return not duty.spec.on and bool(links) and targets.count(duty.id) == len(links) and not nested
