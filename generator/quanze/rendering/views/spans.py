"""How long it can take from an event to the end: the longest way step by step, or what leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...analysis.duration import Duration
from ...analysis.expiry import Doubt, Step
from ...analysis.timing import Route, Span
from ...analysis.wording import limit_words, listed
from ...model.deadline import DeadlineKind, Limit
from ...model.jurisdiction import Boxes, Jurisdiction
from ..dossier import Dossier
from ..links import Link, Links
from ..phrases import boxes_phrase
from .deadline import UNSET, limit_view, short_limit

ANCHOR = "how-long"
_REASONS = {
    Doubt.UNREAD: "未规定时限",
    Doubt.OPEN: "未规定时限",
    Doubt.ELSEWHERE: "的期限由其他规定确定",
    Doubt.START: "的期限从另一事件起算，该事件何时发生没有规定",
    Doubt.EXTENSION: "的期限可以延长，没有规定最多延长多久",
}


@dataclass(frozen=True, slots=True)
class SpanStep:
    """One step of a way; `limit` in few words, `kind` for its colour."""

    link: Link
    limit: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Steps that leave the time open, and how."""

    steps: tuple[Link, ...]
    words: str


@dataclass(frozen=True, slots=True)
class SpanRow:
    """The longest way in some situations. `rest` is what the steps with a number amount to."""

    situation: str
    verdict: str
    bounded: bool
    reasons: tuple[Reason, ...]
    rest: str
    steps: tuple[SpanStep, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpanGroup:
    """An event with its ways; `bare` are answers of a single step for which nothing has a number."""

    event: Link
    rows: tuple[SpanRow, ...]
    bare: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SpanTotal:
    """One line of the overview: an event, the mechanism that answers it, and the longest that it can take, or the rest."""

    event: Link
    mechanism: Link
    situation: str
    verdict: str
    bounded: bool
    rest: str
    because: tuple[Reason, ...]
    steps: int


def span_groups(dossier: Dossier, links: Links, mechanism: str) -> tuple[SpanGroup, ...]:
    """The ways of all events that a mechanism's duties and chains answer, those of the same steps as one."""
    groups = []
    own = [s for s in dossier.facts.spans if s.mechanism == mechanism]
    for event in dict.fromkeys(s.event for s in own):
        spans = [s for s in own if s.event == event]
        bare = [s for s in spans if _is_bare(s.longest)]
        rows = [_row(links, same) for same in _alike([s for s in spans if s not in bare])]
        alone = dict.fromkeys(_step_link(links, s.longest.steps[0]) for s in bare)
        groups.append(SpanGroup(links.event(event), tuple(rows), tuple(alone)))
    return tuple(groups)


def span_totals(dossier: Dossier, links: Links) -> tuple[SpanTotal, ...]:
    """For every event and mechanism the longest way, those of several steps or with a number only."""
    worst: dict[tuple[str, str], Span] = {}
    for span in dossier.facts.spans:
        key = (span.event, span.mechanism)
        if not _is_bare(span.longest) and (key not in worst or worst[key].longest.rank < span.longest.rank):
            worst[key] = span
    return tuple(
        SpanTotal(
            links.event(span.event),
            _mechanism_link(links, span.mechanism),
            _situation(links.place, [span]),
            _verdict(links.place, span.longest),
            span.longest.is_bounded,
            "" if span.longest.is_bounded else amounts_phrase(span.longest.total),
            _reasons(links, span.longest)[:1],
            len(span.longest.steps),
        )
        for span in worst.values()
    )


def _mechanism_link(links: Links, mechanism: str) -> Link:
    whole = links.mechanism(mechanism)
    return Link(whole.text, f"{whole.href}#{ANCHOR}" if whole.href else None)


def _is_bare(route: Route) -> bool:
    return len(route.steps) == 1 and not route.is_bounded and not route.total.amounts


def _alike(spans: Iterable[Span]) -> Iterable[Sequence[Span]]:
    """Spans with the same ways, which differ in their situations only."""
    found: dict[object, list[Span]] = {}
    for span in spans:
        limits = tuple(limit.path for step in span.longest.steps for limit in step.limits)
        key = (span.longest.duties, limits, span.shortest.duties, span.shortest.total)
        found.setdefault(key, []).append(span)
    return found.values()


def _row(links: Links, spans: Sequence[Span]) -> SpanRow:
    route = spans[0].longest
    rest = ""
    if not route.is_bounded:
        total = amounts_phrase(route.total)
        rest = f"其余规定了具体时限的步骤合计{total}" if total else "途中没有一步规定了具体时限"
    return SpanRow(
        _situation(links.place, spans),
        _verdict(links.place, route),
        route.is_bounded,
        _reasons(links, route),
        rest,
        tuple(_step(links, s) for s in route.steps),
        tuple(_notes(links, spans[0])),
    )


def _situation(place: Jurisdiction, spans: Sequence[Span]) -> str:
    """The situations of some ways; that a party is the body whose duty begins the way goes without saying."""
    first = place.duties.get(spans[0].longest.steps[0].id)
    boxes: Boxes = tuple(dict(s.region) for s in spans)
    return "" if {} in boxes else boxes_phrase(place, boxes, first.lead_bodies if first else ())


def _verdict(place: Jurisdiction, route: Route) -> str:
    if not route.is_bounded:
        return "没有上限"
    limits = [limit for step in route.steps for limit in step.limits]
    soft = "原则上" if any(limit.spec.limit.in_principle for limit in limits) else ""
    if route.total.amounts:
        return f"{soft}最长{amounts_phrase(route.total)}"
    if before := [limit for limit in limits if limit.spec.before]:
        return listed((short_limit(place, limit) for limit in before), "，")
    if any((limit.spec.limit.word or "").endswith("开始") for limit in limits):
        return f"{soft}当日开始，未规定何时办结"
    same_day = any(limit.kind is DeadlineKind.SAME_DAY for limit in limits)
    return f"{soft}当日办结" if same_day else f"{soft}立即办结"


def amounts_phrase(total: Duration) -> str:
    """Amounts of time: 8个工作日加24小时; empty for none."""
    amounts = (Limit(kind=DeadlineKind.BOUNDED, value=value, unit=unit) for unit, value in total.amounts)
    return "加".join(limit_words(a).zh for a in amounts)


def _reasons(links: Links, route: Route) -> tuple[Reason, ...]:
    """What leaves the time open, steps with the same cause together."""
    found: dict[str, list[Link]] = {}
    for step in route.steps:
        if step.doubt is not None:
            found.setdefault(_reason_words(step), []).append(_step_link(links, step))
    reasons = [Reason(tuple(dict.fromkeys(steps)), words) for words, steps in found.items()]
    if route.loops:
        reasons.append(Reason((), "途中可能反复退回，没有规定次数"))
    return tuple(reasons)


def _reason_words(step: Step) -> str:
    if step.doubt is Doubt.VAGUE:
        words = dict.fromkeys(
            limit_words(d.spec.limit).zh for d in step.limits if d.kind is not DeadlineKind.OPEN
        )
        return f"只要求“{listed(words, '或者')}”，没有具体时限"
    return _REASONS[step.doubt] if step.doubt else ""


def _step(links: Links, step: Step) -> SpanStep:
    views = [limit_view(links, limit) for limit in step.limits]
    words = [
        f"{v.condition.removesuffix('的')}{'：' if v.condition else ''}{v.start}{v.words}" for v in views
    ]
    return SpanStep(
        _step_link(links, step),
        "；".join(dict.fromkeys(words)) or UNSET,
        views[0].kind if views else DeadlineKind.OPEN.value,
    )


def _step_link(links: Links, step: Step) -> Link:
    return links.chain(step.id) if step.is_chain else links.duty(step.id)


def _notes(links: Links, span: Span) -> Iterable[str]:
    """What else to know: time that is not counted, a shorter way, a search that was given up."""
    excluded = [e for s in span.longest.steps for limit in s.limits for e in limit.spec.excludes]
    if excluded:
        yield f"{listed(excluded)}不计入期限。"
    quick = span.shortest
    if quick.is_bounded and quick.duties != span.longest.duties:
        way = " → ".join(_step_link(links, s).text for s in quick.steps)
        yield f"走最短的一路（{way}），{_verdict(links.place, quick).replace('最长', '为')}。"
    if not span.longest.complete:
        yield "路径过多，没有全部推算，实际可能更长。"
