"""All facts about one jurisdiction, each worked out when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..model.jurisdiction import Jurisdiction
from .closure import Closure
from .flow import Flow, read_flow
from .handling import EventTable, read_handling
from .timing import Span, read_spans


@dataclass(frozen=True)
class Facts:
    """What analysis knows about a place."""

    place: Jurisdiction

    @cached_property
    def flow(self) -> Flow:
        """What follows what."""
        return read_flow(self.place)

    @cached_property
    def handling(self) -> tuple[EventTable, ...]:
        """Who handles what, per event."""
        return read_handling(self.place)

    @cached_property
    def closure(self) -> Closure:
        """Who consists of whom."""
        return Closure(self.place)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Longest and shortest time from every event that a mechanism answers for."""
        return read_spans(self.place, self.flow)
