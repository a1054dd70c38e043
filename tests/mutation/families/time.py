"""Limits that are missing, vague, in the wrong unit, without start, or not to be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quanze.model.base import Modality
from quanze.model.deadline import DeadlineKind, Unit

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, duties, duty_path, get, listed, put
from .duties import hands_over, written
from .references import steps

WORKING = re.compile(r"(\d+)个工作日")
NUMBER = re.compile(r"(\d+)(.+)")


def limits(s: Sample) -> Iterator[tuple[Path, str]]:
    """(path of the text, text) of every limit of a duty."""
    for path, duty in duties(s.tree):
        for found in listed_limits(duty, (*path, "within")):
            yield found, get(s.tree, found)


def listed_limits(duty: object, path: Path) -> Iterator[Path]:
    """The paths of the texts of a duty's limits."""
    within = get(duty, ("within",))
    several = isinstance(within, list)
    for number, limit in enumerate(listed(within)):
        place = (*path, number) if several else path
        if isinstance(limit, dict) and isinstance(limit.get("limit"), str):
            yield (*place, "limit")
        elif isinstance(limit, str):
            yield place


def _bounded(s: Sample) -> Iterator[Path]:
    yield from (p for p, text in limits(s) if NUMBER.fullmatch(text))


@operator(
    "DDL001",
    lambda s: [
        (*d.path, "within") for d in written(s) if d.modality is Modality.MUST and d.triggers and d.deadlines
    ],
)
def dropped_limit(tree: Tree, site: Path) -> None:
    """Nobody looked within which time."""
    cut(tree, site)


def _awaited(s: Sample) -> Iterator[Path]:
    for duty in written(s):
        numbers = any(x.kind is DeadlineKind.BOUNDED for x in duty.deadlines)
        if duty.modality is Modality.MUST and duty.triggers and numbers and hands_over(s, duty):
            yield (*duty.path, "within")


@operator("DDL001", _awaited)
def silenced_limit(tree: Tree, site: Path) -> None:
    """The text sets no limit for a hand-over."""
    put(tree, site, "silent")


@operator("DDL002", _awaited)
def vague_limit(tree: Tree, site: Path) -> None:
    """A hand-over is due promptly."""
    put(tree, site, "及时")


def _started(s: Sample) -> Iterator[Path]:
    for duty in written(s):
        bounded = [x for x in duty.deadlines if x.kind is DeadlineKind.BOUNDED and not x.spec.from_]
        if duty.spec.on and duty.triggers == duty.spec.on and bounded and not duty.spec.on_breach_of:
            yield (*duty.path, "on")


@operator("DDL003", _started)
def unstarted_limit(tree: Tree, site: Path) -> None:
    """A limit with a number on a duty that nothing sets off."""
    cut(tree, site)


@operator(
    "DDL003",
    lambda s: [
        p
        for p, t in steps(s.tree)
        if t in s.place.duties
        and len(s.place.duties[t].triggers) == 1
        and any(x.kind is DeadlineKind.BOUNDED and not x.spec.from_ for x in s.place.duties[t].deadlines)
    ],
    lambda tree, site: [duty_path(tree, str(get(tree, site)))],
)
def limit_after_nothing(tree: Tree, site: Path) -> None:
    """The step before a limit leads nowhere: the limit has no start."""
    target = get(tree, site)
    put(tree, site, "end")
    put(tree, (*duty_path(tree, target), "note"), "前一步不再引出这一步")


@operator(
    "DDL004",
    lambda s: [
        p
        for p in _bounded(s)
        if WORKING.fullmatch(get(s.tree, p)) and not s.place.spec.jurisdiction.time.day_means
    ],
)
def open_days(tree: Tree, site: Path) -> None:
    """Working days became days of which nobody knows what they are."""
    put(tree, site, get(tree, site).replace("个工作日", "日"))


def _urgent(s: Sample) -> Iterator[Path]:
    """(urgent limit, general limit) where both have numbers."""
    for path, duty in duties(s.tree):
        within = duty.get("within")
        if not isinstance(within, list):
            continue
        general = [
            p
            for p in listed_limits(duty, (*path, "within"))
            if NUMBER.fullmatch(get(s.tree, p)) and not isinstance(get(s.tree, p[:6]), dict)
        ]
        general += [
            (*path, "within", i, "limit")
            for i, x in enumerate(within)
            if isinstance(x, dict)
            and x.get("when", {}) in ({}, {"urgency": "normal"}, {"support-condition": "normal"})
        ]
        urgent = [
            (*path, "within", i, "limit")
            for i, x in enumerate(within)
            if isinstance(x, dict)
            and x.get("when") in ({"urgency": "urgent"}, {"support-condition": "urgent"})
            and NUMBER.fullmatch(str(x["limit"]))
        ]
        general = [g for g in general if NUMBER.fullmatch(get(s.tree, g))]
        yield from ((*u, *g) for u in urgent[:1] for g in general[:1])


def _pair(site: Path) -> tuple[Path, Path]:
    at = next(i for i in range(1, len(site)) if site[i] == "mechanisms")
    return site[:at], site[at:]


@operator("DDL010", _urgent)
def slower_urgency(tree: Tree, site: Path) -> None:
    """The limit for urgent cases is ten times the general one."""
    urgent, general = _pair(site)
    match = NUMBER.fullmatch(get(tree, general))
    assert match
    put(tree, urgent, f"{int(match[1]) * 10}{match[2]}")


@operator("DDL010", _urgent)
def equal_urgency(tree: Tree, site: Path) -> None:
    """The limit for urgent cases is the general one."""
    urgent, general = _pair(site)
    put(tree, urgent, get(tree, general))


@operator("DDL010", _urgent)
def exchanged_limits(tree: Tree, site: Path) -> None:
    """The limits for urgent and for other cases changed places."""
    urgent, general = _pair(site)
    one, other = get(tree, urgent), get(tree, general)
    put(tree, urgent, other)
    put(tree, general, one)


@operator(
    "DDL010",
    lambda s: [
        p for p in _urgent(s) if "小时" in get(s.tree, _pair(p)[0]) and "工作日" in get(s.tree, _pair(p)[1])
    ],
)
def days_made_hours(tree: Tree, site: Path) -> None:
    """The general limit has hours for working days."""
    _, general = _pair(site)
    put(tree, general, get(tree, general).replace("个工作日", "小时"))


@operator("DDL006", _bounded)
def unbounded_extension(tree: Tree, site: Path) -> None:
    """A limit may be extended as appropriate."""
    if site[-1] == "limit":
        put(tree, (*site[:-1], "extension"), "适当延长")
    else:
        put(tree, site, {"limit": get(tree, site), "extension": "适当延长"})


@operator(
    "DDL006",
    lambda s: [
        (*p[:-1], "extension", "by")
        for p in _bounded(s)
        if p[-1] == "limit" and get(s.tree, (*p[:-1], "extension", "by"))
    ],
)
def endless_extension(tree: Tree, site: Path) -> None:
    """An extension has no length any more."""
    cut(tree, site)


def _consecutive(s: Sample) -> Iterator[Path]:
    """A step and the only one that it leads to, which has one limit in days, without condition."""
    for path, target in steps(s.tree):
        first, second = s.place.duties[str(path[3])], s.place.duties.get(target)
        if (
            second is None
            or len(second.triggers) != 1
            or len(second.deadlines) != 1
            or first.modality is Modality.MUST_NOT
        ):
            continue
        limit = second.deadlines[0].spec
        short = (
            limit.limit.kind is DeadlineKind.BOUNDED
            and str(limit.limit.unit) == "working_day"
            and (limit.limit.value or 0) <= 20
        )
        if (
            short
            and not (limit.from_ or limit.before or limit.when or limit.extension or limit.provided)
            and first.deadlines
        ):
            yield (*path, target)


@operator("DDL007", _consecutive, lambda tree, site: [site[:4], duty_path(tree, str(site[6]))])
def impossible_notice(tree: Tree, site: Path) -> None:
    """A step is due long before the next one, which is due soon after it."""
    outcome = next(iter(get(tree, (*duty_path(tree, str(site[6])), "then")) or {"done": ""}))
    put(tree, (*site[:4], "within"), {"limit": "60个工作日", "before": f"{site[6]}/{outcome}"})


def _late(s: Sample) -> Iterator[Path]:
    """Steps with one limit from an event, before steps with a limit from the same event."""
    for path, target in steps(s.tree):
        first, second = s.place.duties[str(path[3])], s.place.duties.get(target)
        if second is None or len(first.deadlines) != 1 or first.deadlines[0].spec.when:
            continue
        same = [
            x
            for x in second.deadlines
            if x.spec.from_
            and set(first.triggers) <= set(x.spec.from_)
            and not x.spec.extension
            and x.kind is DeadlineKind.BOUNDED
        ]
        if same and isinstance(get(s.tree, (*first.path, "within")), str):
            yield (*first.path, *second.path)


@operator("DDL012", _late, lambda _, site: [site[:4], site[4:]])
def late_answer(tree: Tree, site: Path) -> None:
    """What a step waits for is due long after the step itself."""
    put(tree, (*site[:4], "within"), "300个工作日")


def _answered_ahead(s: Sample) -> Iterator[Path]:
    """Steps due some working days ahead of an event, after another that is due ahead of the same one."""
    for path, target in steps(s.tree):
        first, second = s.place.duties[str(path[3])], s.place.duties.get(target)
        if second is None or len(first.deadlines) != 1 or len(second.deadlines) != 1:
            continue
        one, other = first.deadlines[0], second.deadlines[0]
        ahead = one.spec.before and one.spec.before == other.spec.before and not one.spec.when
        if ahead and one.spec.limit.unit is Unit.WORKING_DAY is other.spec.limit.unit:
            yield second.path


@operator("DDL012", _answered_ahead)
def early_receipt(tree: Tree, site: Path) -> None:
    """An answer is due long before what it answers."""
    put(tree, (*site, "within", "limit"), "60个工作日")
