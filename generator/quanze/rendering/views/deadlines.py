"""All time limits of a place in one table."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.deadline import DeadlineKind, Unit
from ...model.jurisdiction import DutyFact, TimeLimit
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from ..sentences import condition_words
from .deadline import KIND_NAMES, LimitView, limit_view
from .duty import NOBODY, actor_links
from .frame import Head, crumbs
from .spans import SpanTotal, span_totals

_ORDER = (
    DeadlineKind.BOUNDED,
    DeadlineKind.BEFORE,
    DeadlineKind.SAME_DAY,
    DeadlineKind.IMMEDIATE,
    DeadlineKind.PROMPT,
    DeadlineKind.RECURRING,
    DeadlineKind.EXTERNAL,
    DeadlineKind.OPEN,
)
_MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.DAY: 24 * 60,
    Unit.DAY_UNSPECIFIED: 24 * 60,
    Unit.WORKING_DAY: 34 * 60,
    Unit.WEEK: 168 * 60,
    Unit.MONTH: 730 * 60,
    Unit.QUARTER: 2190 * 60,
    Unit.YEAR: 8760 * 60,
}
"""About how many minutes a unit lasts: only for the order of rows, never shown."""


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One time limit. `order` sorts rows from the shortest limit to the longest; `kind_order` by kind."""

    anchor: str
    kind: str
    kind_name: str
    kind_order: int
    order: int
    limit: LimitView
    actors: tuple[Link, ...]
    duty: Link
    when: str
    mechanism: Link
    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DeadlinesView:
    """The page of all time limits. `kinds`: name, id, how many."""

    head: Head
    kinds: tuple[tuple[str, str, int], ...]
    rows: tuple[LimitRow, ...]
    unsaid: int
    totals: tuple[SpanTotal, ...]


def deadlines_view(dossier: Dossier) -> DeadlinesView:
    """All time limits, the shortest first within each kind."""
    place = dossier.place
    links = Links(place, paths.deadlines_page(place.id))
    rows = [_row(dossier, links, duty, limit, i) for i, (duty, limit) in enumerate(dossier.limits)]
    rows += [
        _chain_row(links, chain.id, index, limit)
        for chain in place.chains.values()
        if not chain.derived_from
        for index, rung in enumerate(chain.rungs)
        for limit in rung.deadlines
    ]
    rows.sort(key=lambda r: (r.kind_order, r.order))
    kinds = tuple((KIND_NAMES[k], k.value, sum(r.kind == k.value for r in rows)) for k in _ORDER)
    unsaid = sum(not d.deadlines and not d.derived_from for d in place.duties.values())
    lead = "按时限种类排列，同种由短到长。点表头可以重新排序，点种类可以只看一种。"
    return DeadlinesView(
        Head(crumbs(links), "时限", f"{place.name}：全部时限", lead, "时限"),
        tuple(k for k in kinds if k[2]),
        tuple(rows),
        unsaid,
        span_totals(dossier, links),
    )


def _row(dossier: Dossier, links: Links, duty: DutyFact, limit: TimeLimit, number: int) -> LimitRow:
    return LimitRow(
        f"limit-{number + 1}",
        limit.kind.value,
        KIND_NAMES[limit.kind],
        _ORDER.index(limit.kind),
        _minutes(limit),
        limit_view(links, limit),
        actor_links(links, duty.actors) or (Link(NOBODY),),
        links.duty(duty.id),
        condition_words(dossier.place, duty),
        links.mechanism(duty.mechanism),
        links.clauses(limit.sources),
    )


def _chain_row(links: Links, chain: str, index: int, limit: TimeLimit) -> LimitRow:
    fact = links.place.chains[chain]
    return LimitRow(
        f"limit-chain-{chain}-{index + 1}",
        limit.kind.value,
        KIND_NAMES[limit.kind],
        _ORDER.index(limit.kind),
        _minutes(limit),
        limit_view(links, limit),
        actor_links(links, fact.rungs[index].bodies) or (Link(NOBODY),),
        links.chain(chain),
        f"第{index + 1}级",
        links.mechanism(fact.mechanism),
        links.clauses(limit.sources),
    )


def _minutes(limit: TimeLimit) -> int:
    amount = limit.spec.limit
    return (amount.value or 0) * _MINUTES[amount.unit] if amount.unit else 0
