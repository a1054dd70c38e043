"""All facts about one jurisdiction, each worked out when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.jurisdiction import DutyFact, Jurisdiction
from .bands import BandTable, read_bands
from .branches import Branch, read_branches
from .calendar import Calendar
from .clashes import Clash, read_clashes
from .closure import Closure
from .dead import Dead, read_dead
from .flow import Flow, read_flow
from .hand_overs import HandOver, read_hand_overs
from .handling import EventTable, read_handling
from .ladders import Ladder, read_ladders
from .loops import Loop, read_loops
from .network import Network
from .norms import Prohibited, read_prohibited
from .open_outcomes import read_unanswered
from .other_limits import OtherLimits
from .ranking import ClauseOrder
from .standing import UrgentPair, read_urgent
from .timing import Span, read_spans
from .usage import Usage
from .waiting import Waiting


@dataclass(frozen=True)
class Facts:
    """What analysis knows about a place."""

    place: Jurisdiction

    @cached_property
    def own_duties(self) -> tuple[DutyFact, ...]:
        """The duties as written, in the order of the text; not the copies that 参照执行 makes of them."""
        order = ClauseOrder(self.place)
        written = (d for d in self.place.duties.values() if d.derived_from is None)
        return tuple(sorted(written, key=lambda duty: order.first(duty.sources)))

    @cached_property
    def flow(self) -> Flow:
        """What follows what."""
        return read_flow(self.place)

    @cached_property
    def handling(self) -> tuple[EventTable, ...]:
        """Who handles what, per event."""
        return read_handling(self.place)

    @cached_property
    def clashes(self) -> Mapping[str, tuple[Clash, ...]]:
        """Event → the duties that answer it and cannot all be done."""
        return read_clashes(self.place, self.closure, self.handling)

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """Where the flow divides, and what no branch covers."""
        return read_branches(self.place, self.flow)

    @cached_property
    def hand_overs(self) -> tuple[HandOver, ...]:
        """Who acts on what is handed over, and whether its result comes back."""
        return read_hand_overs(self.place, self.flow, self.closure)

    @cached_property
    def unanswered(self) -> Mapping[str, tuple[str, ...]]:
        """Outcomes that no step takes up, by duty."""
        return read_unanswered(self.place, self.flow, self.ladders)

    @cached_property
    def dead(self) -> tuple[Dead, ...]:
        """What never applies."""
        return read_dead(self.place, self.flow)

    @cached_property
    def network(self) -> Network:
        """Time limits as a network of events."""
        return Network(self.place, self.calendar)

    @cached_property
    def calendar(self) -> Calendar:
        """The working days that are known."""
        return Calendar(self.place.years)

    @cached_property
    def urgent_pairs(self) -> tuple[UrgentPair, ...]:
        """Limits for urgent cases beside the general ones."""
        return read_urgent(self.place, self.calendar)

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """Cycles of steps that a case can go round in."""
        return read_loops(self.place, self.flow)

    @cached_property
    def prohibited(self) -> tuple[Prohibited, ...]:
        """What is both demanded or allowed and forbidden."""
        return read_prohibited(self.place, self.closure)

    @cached_property
    def closure(self) -> Closure:
        """Who consists of whom."""
        return Closure(self.place)

    @cached_property
    def bands(self) -> tuple[BandTable, ...]:
        """Bands as decision tables."""
        return read_bands(self.place)

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """Chains with their parties bound."""
        return read_ladders(self.place, self.closure)

    @cached_property
    def usage(self) -> Usage:
        """Who and what takes part."""
        return Usage(self.place, self.closure)

    @cached_property
    def waiting(self) -> Waiting:
        """Who waits for what."""
        return Waiting(self.place, self.flow, self.ladders)

    @cached_property
    def other_limits(self) -> OtherLimits:
        """Which duties have their time from other clauses."""
        return OtherLimits(self.place, self.flow, self.closure)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Longest and shortest time from every event that a mechanism answers for."""
        return read_spans(self.place, self.flow)
