"""Two versions of one place in the same terms: ids stay, and what got another id keeps its old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..analysis.match import chain_likeness, chain_meaning, match, match_duties
from ..analysis.meaning import PARTIES, Terms, plain
from ..model.base import SILENT
from ..model.jurisdiction import ActorRef, ChainFact, DutyFact, Jurisdiction

V = TypeVar("V")
Ids = Mapping[str, str]
"""`duty:x`, `body:x` … of the new version → the same element's id in the old one, where that is another."""


@dataclass(frozen=True)
class VersionTerms(Terms):
    """The terms of one version: every id stands for itself, however its body or word is called."""

    renamed: Ids = field(default_factory=dict)

    def same(self, kind: str, id_: str) -> str:
        """The id by which both versions know an element."""
        return self.renamed.get(f"{kind}:{id_}", id_)

    def word(self, table: str, id_: str) -> str:
        """A word of the vocabulary by its id."""
        return id_

    def body(self, body: str) -> str:
        """A body by its id, so that another body with the same role is another."""
        if body in self.place.bodies:
            return self.same("body", body)
        return body if body in (PARTIES, SILENT) else f"party:{body}"

    def standing(self, actors: Iterable[ActorRef]) -> frozenset[str]:
        """The case parties by id: the same bodies can be the finder of one case and competent in another."""
        return frozenset(a.body for a in actors if a.may_be)

    def outcome(self, action: str, outcome: str) -> str:
        """An outcome by its id."""
        return outcome

    def event(self, event: str) -> str:
        """An event by its id; `duty/outcome` with the very duty."""
        head, slash, outcome = event.rpartition("/")
        return f"{self.target(head)}/{outcome}" if slash else event

    def target(self, reference: str) -> str:
        """Another element by its id."""
        for kind, known in (
            ("duty", self.place.duties),
            ("chain", self.place.chains),
            ("mechanism", self.place.mechanisms),
        ):
            if reference in known:
                return self.same(kind, reference)
        return reference

    def kind(self, mechanism: str) -> str:
        """The kind of a mechanism by its id."""
        return self.place.mechanisms[mechanism].kind

    def _value(self, dimension: str, value: str) -> str:
        return value


def find_renamed(old: Jurisdiction, new: Jurisdiction) -> Ids:
    """Elements that have another id in the new version but mean the same."""
    return {
        **{f"body:{b}": a for a, b in _by_name(old, new, "bodies")},
        **{f"mechanism:{b}": a for a, b in _by_name(old, new, "mechanisms")},
        **{f"duty:{b}": a for a, b in _duties(old, new)},
        **{f"chain:{b}": a for a, b in _chains(old, new)},
    }


def _by_name(old: Jurisdiction, new: Jurisdiction, section: str) -> Iterable[tuple[str, str]]:
    gone, come = _left(getattr(old, section), getattr(new, section))
    names = {plain(entry.name): id_ for id_, entry in gone.items()}
    return [(names[plain(entry.name)], id_) for id_, entry in come.items() if plain(entry.name) in names]


def _duties(old: Jurisdiction, new: Jurisdiction) -> Iterable[tuple[str, str]]:
    gone, come = _left(old.duties, new.duties)
    sides: Sequence[Sequence[DutyFact]] = [
        [d for d in side.values() if not d.derived_from] for side in (gone, come)
    ]
    return [(sides[0][g[0]].id, sides[1][g[1]].id) for g in match_duties([old, new], sides) if len(g) > 1]


def _chains(old: Jurisdiction, new: Jurisdiction) -> Iterable[tuple[str, str]]:
    gone, come = _left(old.chains, new.chains)
    sides: Sequence[Sequence[ChainFact]] = [
        [c for c in side.values() if not c.derived_from] for side in (gone, come)
    ]
    meanings = [[chain_meaning(Terms(p), c) for c in own] for p, own in zip((old, new), sides, strict=True)]
    return [(sides[0][g[0]].id, sides[1][g[1]].id) for g in match(meanings, chain_likeness) if len(g) > 1]


def _left(old: Mapping[str, V], new: Mapping[str, V]) -> tuple[dict[str, V], dict[str, V]]:
    """What only one side has."""
    return {k: v for k, v in old.items() if k not in new}, {k: v for k, v in new.items() if k not in old}
