"""Samples: specs that are damaged, with what is known of them undamaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path as FilePath

from quanze.checks.runner import check
from quanze.diagnostics.diagnostic import Diagnostic
from quanze.diagnostics.source import SourceFile
from quanze.loading.load import join_jurisdiction
from quanze.loading.merge import FileData, merge
from quanze.loading.yaml import parse_yaml
from quanze.model.base import Modality
from quanze.model.jurisdiction import Boxes, DutyFact, Jurisdiction
from tests.checks.specimen import ROOT, shared_vocabulary

from .tree import Tree, copied, emit

SOUND = sorted((FilePath(__file__).parent / "sound").glob("*.yaml"))
"""Made by hand, without errors and warnings."""

REAL = sorted(p for p in (ROOT / "specs").iterdir() if p.is_dir() and p.name != "vocabulary")
"""The folders of the real specs."""

_MOST_CELLS = 200_000
_FIRM = (Modality.MUST, Modality.SHOULD)


@dataclass(frozen=True)
class Reading:
    """A spec as read from one or more texts. `place` is None where they cannot be understood."""

    sources: tuple[SourceFile, ...]
    place: Jurisdiction | None
    findings: tuple[Diagnostic, ...]

    @property
    def source(self) -> SourceFile:
        """The text, where there is but one."""
        return self.sources[0]


def read(*texts: str) -> Reading:
    """Everything that checking says about the texts of one jurisdiction."""
    parsed = [parse_yaml(text, f"file-{number}.yaml") for number, text in enumerate(texts)]
    loaded = join_jurisdiction("sample", parsed, shared_vocabulary())
    found = list(loaded.diagnostics)
    if loaded.jurisdiction and loaded.origin:
        found += check(loaded.jurisdiction, loaded.origin)
    return Reading(loaded.sources, loaded.jurisdiction, tuple(found))


@dataclass(frozen=True)
class Sample:
    """A spec to be damaged: its merged data."""

    name: str
    tree: Tree

    @cached_property
    def reading(self) -> Reading:
        """The undamaged spec, read back from the text that is damaged."""
        return read(emit(self.tree))

    @cached_property
    def place(self) -> Jurisdiction:
        """The undamaged spec, resolved."""
        place = self.reading.place
        assert place is not None, self.name
        return place

    def answers_alone(self, event: str, duty: DutyFact) -> bool:
        """Whether some situation of an event that is in scope is this duty's alone: without it nobody must act.

        Found by enumeration. Others count as answering for every finder, so that the answer errs towards no.
        """
        firm = [
            d
            for d in self.place.duties_by_trigger.get(event, ())
            if d.modality in _FIRM and not d.spec.provided
        ]
        others = [d.when for d in firm if d.id != duty.id]
        others += [c.when for c in self.place.chains.values() if event in c.spec.on]
        return duty in firm and self.some_cell(self.scope(event), own_case(self.place, event, duty), others)

    def scope(self, event: str) -> Boxes:
        """All situations that some mechanism claims for an event."""
        return tuple(box for s in self.place.scopes if s.event == event for box in s.when)

    def some_cell(self, inside: Boxes, also: Boxes, none_of: Sequence[Boxes]) -> bool:
        """Whether some possible situation is in both conditions and in none of the others."""
        everything = (inside, also, *none_of, self.place.impossible)
        names = sorted({d for boxes in everything for box in boxes for d in box})
        values = [
            sorted(
                {
                    *self.place.dimensions[d].values,
                    *(v for bs in everything for b in bs for v in b.get(d, ())),
                }
            )
            for d in names
        ]
        for number, cell in enumerate(product(*values)):
            if number > _MOST_CELLS:
                return False
            here = dict(zip(names, cell, strict=True))
            out = any(_holds(boxes, here) for boxes in (*none_of, self.place.impossible))
            if not out and _holds(inside, here) and _holds(also, here):
                return True
        return False


def own_case(place: Jurisdiction, event: str, duty: DutyFact) -> Boxes:
    """Where a duty answers an event: a body to whom the event befalls answers for its own cases."""
    entry = place.vocabulary.events.get(event)
    party = entry.by if entry else None
    own = frozenset(duty.lead_bodies) & frozenset(place.parties.get(party or "", ()))
    if not party or not own:
        return duty.when
    return tuple(box if party in box else {**box, party: own} for box in duty.when)


def _holds(boxes: Boxes, cell: dict[str, str]) -> bool:
    return any(all(cell[d] in values for d, values in box.items()) for box in boxes)


@cache
def samples() -> tuple[Sample, ...]:
    """The sound specs, then the real ones."""
    sound = [Sample(f"sound/{p.stem}", merged([p])) for p in SOUND]
    return (*sound, *(Sample(p.name, merged(sorted(p.glob("*.yaml")))) for p in REAL))


def merged(files: Sequence[FilePath]) -> Tree:
    """The data of the files of one jurisdiction, as one tree."""
    parsed = [parse_yaml(p.read_bytes(), p.name) for p in files]
    data, _ = merge(
        [FileData(p.data, p.source) for p in parsed if p.data is not None and p.source is not None]
    )
    tree: Tree = copied(data)
    return tree
