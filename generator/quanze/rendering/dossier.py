"""Everything that the pages of one place are drawn from, with the indexes that several of them need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..analysis.facts import Facts
from ..diagnostics.diagnostic import Diagnostic, Status
from ..model.jurisdiction import ActorRef, ChainFact, DutyFact, Jurisdiction, TimeLimit

_STATUS_ORDER = {Status.open: 0, Status.known: 1, Status.accepted: 2}


@dataclass(frozen=True)
class Dossier:
    """One place with what is known about it. `wordings`: citation → the words of the clause, where a text is there."""

    place: Jurisdiction
    facts: Facts
    findings: tuple[Diagnostic, ...]
    wordings: Mapping[str, str] = field(default_factory=dict)

    @property
    def level(self) -> str:
        """The name of the place's level."""
        level = self.place.spec.jurisdiction.level
        words = self.place.vocabulary.levels
        return words[level].name if level in words else level

    @cached_property
    def duties_of(self) -> Mapping[str, tuple[DutyFact, ...]]:
        """Body → the duties that it can have to carry out, in any part."""
        return _index((b, d) for d in self.place.duties.values() for a in d.actors for b in a.bodies)

    @cached_property
    def duties_towards(self) -> Mapping[str, tuple[DutyFact, ...]]:
        """Body → the duties that others owe to it."""
        return _index((b, d) for d in self.place.duties.values() for a in d.recipients for b in a.bodies)

    @cached_property
    def duties_by_list(self) -> Mapping[str, tuple[DutyFact, ...]]:
        """`materials:x`, `information:x`, `band:x` → the duties that use it; copies by 参照执行 are left out."""
        pairs: list[tuple[str, DutyFact]] = []
        for duty in self.place.duties.values():
            if duty.derived_from:
                continue
            pairs += [(f"materials:{m}", duty) for m in duty.spec.with_]
            pairs += [(f"information:{i}", duty) for i in duty.spec.items]
            pairs += [(f"band:{d}", duty) for box in duty.when for d in box if d in self.place.bands]
        return _index(pairs)

    @cached_property
    def sanctions(self) -> Mapping[str, tuple[DutyFact, ...]]:
        """Duty, mechanism or `all` → the duties that answer its breach; copies by 参照执行 are left out."""
        duties = (d for d in self.place.duties.values() if not d.derived_from)
        return _index((broken, d) for d in duties for broken in d.spec.on_breach_of)

    @cached_property
    def wholes(self) -> Mapping[str, tuple[str, ...]]:
        """Body → the roles that it holds and the meetings and groups that it belongs to."""
        found: dict[str, list[str]] = {}
        for whole, parts in self.facts.closure.direct.items():
            for part in parts:
                found.setdefault(part, []).append(whole)
        return {b: tuple(w) for b, w in found.items()}

    @cached_property
    def chains_by_body(self) -> Mapping[str, tuple[ChainFact, ...]]:
        """Body → the chains in which it decides, brings matters up, or is a party."""
        found: dict[str, list[ChainFact]] = {}
        for chain in self.place.chains.values():
            bodies = [
                *chain.spec.between,
                *(b for r in chain.rungs for b in _bodies((*r.bodies, *(r.brought_by or ())))),
            ]
            for body in dict.fromkeys(bodies):
                found.setdefault(body, []).append(chain)
        return {b: tuple(c) for b, c in found.items()}

    @cached_property
    def limits(self) -> tuple[tuple[DutyFact, TimeLimit], ...]:
        """All time limits of duties, in the order of the spec; copies by 参照执行 are left out."""
        return tuple(
            (d, limit) for d in self.place.duties.values() if not d.derived_from for limit in d.deadlines
        )

    @cached_property
    def findings_by_subject(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """`duty:x`, `event:x` … → the findings about it that nobody has explained away."""
        found: dict[str, list[Diagnostic]] = {}
        for finding in self.findings:
            if finding.subject and finding.status is not Status.accepted:
                found.setdefault(finding.subject, []).append(finding)
        return {s: tuple(f) for s, f in found.items()}

    @cached_property
    def findings_by_clause(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """Citation → the findings that cite it."""
        found: dict[str, list[Diagnostic]] = {}
        for finding in self.findings:
            for cite in finding.sources:
                if finding.status is not Status.accepted:
                    found.setdefault(cite, []).append(finding)
        return {c: tuple(f) for c, f in found.items()}


def open_dossier(
    place: Jurisdiction, diagnostics: Iterable[Diagnostic], wordings: Mapping[str, str]
) -> Dossier:
    """The dossier of one place; its findings ranked, the gravest and surest first."""
    own = sorted((d for d in diagnostics if d.jurisdiction == place.id), key=_rank)
    return Dossier(place, Facts(place), tuple(own), wordings)


def _rank(finding: Diagnostic) -> tuple[int, int, int, object]:
    return (
        _STATUS_ORDER[finding.status] == 2,
        -finding.severity.rank,
        -finding.confidence.rank,
        finding.sort_key,
    )


def _bodies(actors: Iterable[ActorRef]) -> list[str]:
    return [b for a in actors for b in a.bodies]


def _index(pairs: Iterable[tuple[str, DutyFact]]) -> Mapping[str, tuple[DutyFact, ...]]:
    found: dict[str, dict[str, DutyFact]] = {}
    for key, duty in pairs:
        found.setdefault(key, {})[duty.id] = duty
    return {key: tuple(duties.values()) for key, duties in found.items()}
