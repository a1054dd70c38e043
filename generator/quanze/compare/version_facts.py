"""What one version says, element by element, so that two versions can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..analysis.meaning import plain
from ..analysis.wording import boxes_words, citation_words, duty_name, event_words, outcome_name
from ..diagnostics.text import Text
from ..model.jurisdiction import DutyFact, Jurisdiction
from .changes import Trait
from .list_rows import cite
from .list_traits import (
    body_traits,
    grade_traits,
    information_traits,
    likewise_traits,
    material_traits,
    matter_traits,
    power_traits,
    score_traits,
)
from .traits import Speaker
from .version_changes import Part
from .version_terms import Ids, VersionTerms

STATUSES = {"in-force": "现行有效", "trial": "试行", "draft": "草案", "report": "报告", "repealed": "已废止"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One aspect of an element. `value` is its meaning (None goes with any), `phrase` words of ours in plain form."""

    key: str
    label: Text
    value: str | None
    words: Text
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """All that a version says about an element."""

    part: Part
    element: str
    title: str
    facts: Mapping[str, Fact]
    sources: tuple[str, ...]
    clauses: Text | None = None


class Version:
    """One version of a place."""

    def __init__(self, place: Jurisdiction, other: Jurisdiction, renamed: Ids) -> None:
        self.place = place
        self.terms = VersionTerms(place, renamed)
        papers = _classes(place.spec.materials, other.spec.materials)
        catalogues = _classes(place.spec.information, other.spec.information)
        self.speaker = Speaker(self.terms, papers, catalogues)

    def elements(self) -> dict[str, Said]:
        """Key over both versions → what this one says, in the order of the spec."""
        found: dict[str, Said] = {}
        for key, said in self._elements():
            found.setdefault(key, replace(said, clauses=self._clauses(said.sources)))
        return found

    def _clauses(self, sources: tuple[str, ...]) -> Text | None:
        """The clauses as readers look them up."""
        if not sources:
            return None
        zh = "、".join(dict.fromkeys(citation_words(self.place, s) for s in sources))
        return Text(zh, ", ".join(dict.fromkeys(s.rpartition(":")[2] for s in sources)))

    def _elements(self) -> Iterator[tuple[str, Said]]:
        yield from self._documents()
        yield from self._mechanisms()
        yield from self._duties()
        yield from self._chains()
        yield from self._bodies()
        yield from self._lists()

    # ------------------------------------------------------------ documents, mechanisms, bodies
    def _documents(self) -> Iterator[tuple[str, Said]]:
        for id_, x in self.place.documents.items():
            facts = _facts(
                _given("title", "标题", "title", x.title),
                _given("number", "文号", "number", x.number),
                _given("issuer", "制发机关", "issuer", x.issuer),
                _given("issued", "成文日期", "issued", x.issued),
                _given("effective", "施行日期", "effective", x.effective),
                _given("status", "效力状态", "status", STATUSES[x.status.value]),
            )
            yield f"document:{id_}", Said(Part.DOCUMENTS, f"document:{id_}", f"《{x.title}》", facts, ())

    def _mechanisms(self) -> Iterator[tuple[str, Said]]:
        for id_, x in self.place.mechanisms.items():
            scopes = [s for s in self.place.scopes if s.mechanism == id_]
            kinds = self.place.vocabulary.kinds
            kind = kinds[x.kind].name if x.kind in kinds else x.kind
            facts = _facts(
                _given("name", "名称", "name", x.name),
                Fact("kind", Text("种类", "kind"), x.kind, _same(kind)),
                *(
                    _scope(self, s.event, [b for t in scopes if t.event == s.event for b in t.when])
                    for s in scopes
                ),
                *(_from_traits(likewise_traits(self.speaker, x.likewise)) if x.likewise else ()),
            )
            key = f"mechanism:{self.terms.same('mechanism', id_)}"
            yield key, Said(Part.MECHANISMS, f"mechanism:{id_}", x.name, facts, cite(self.place, x.source))

    def _bodies(self) -> Iterator[tuple[str, Said]]:
        for id_, x in self.place.bodies.items():
            traits = [t for t in body_traits(self.speaker, id_) if t.aspect.key != "name"]
            facts = _facts(
                _given("name", "名称", "name", x.name),
                _given("kind", "类型", "kind", x.kind.value),
                _given("level", "层级", "level", x.level),
                _given("roles", "角色", "roles", "、".join(sorted(x.roles))),
                *_from_traits(traits),
            )
            key = f"body:{self.terms.same('body', id_)}"
            yield key, Said(Part.BODIES, f"body:{id_}", x.name, facts, cite(self.place, x.source))

    # ------------------------------------------------------------ duties, ladders
    def _duties(self) -> Iterator[tuple[str, Said]]:
        for duty in self.place.duties.values():
            if duty.derived_from:
                continue
            mechanism = self.place.mechanisms[duty.mechanism].name
            own = Fact(
                "mechanism", Text("所属机制", "mechanism"),
                self.terms.same("mechanism", duty.mechanism), _same(mechanism),
            )  # fmt: skip
            facts = _facts(own, *_from_traits(self.speaker.duty(duty)), self._onward(duty))
            title = f"{duty_name(self.place, duty)}（{mechanism}）"
            key = f"duty:{self.terms.same('duty', duty.id)}"
            yield key, Said(Part.DUTIES, f"duty:{duty.id}", title, facts, duty.sources)

    def _onward(self, duty: DutyFact) -> Fact | None:
        """Where outcomes lead other than to duties, which themselves say what they follow."""
        ways = [link for link in duty.links if not link.to.startswith("duty:")]
        if not ways:
            return None
        values, words = [], []
        for link in ways:
            kind, _, id_ = link.to.partition(":")
            chain = self.place.chains.get(id_)
            names = {"end": "办结", "chain": chain.spec.name if chain else id_}
            target = names.get(kind) or event_words(self.place, id_)
            values.append(
                f"{link.outcome}>{kind}:{self.terms.target(id_)}{sorted(self.terms.boxes(link.when))}"
            )
            words.append(f"{outcome_name(self.place, duty, link.outcome)}→{target}")
        return Fact("next", Text("后续", "what follows"), "|".join(sorted(values)), _same("；".join(words)))

    def _chains(self) -> Iterator[tuple[str, Said]]:
        for chain in self.place.chains.values():
            if chain.derived_from:
                continue
            same = self.terms.same("chain", chain.id)
            facts = _facts(
                _given("name", "名称", "name", chain.spec.name), *_from_traits(self.speaker.chain(chain))
            )
            yield (
                f"chain:{same}",
                Said(Part.LADDERS, f"chain:{chain.id}", chain.spec.name, facts, chain.sources),
            )
            for number, rung in enumerate(chain.rungs, 1):
                title = f"{chain.spec.name}：第{number}级"
                rung_facts = _facts(*_from_traits(self.speaker.rung(rung)))
                yield (
                    f"rung:{same}/{rung.id}",
                    Said(Part.LADDERS, f"chain:{chain.id}", title, rung_facts, rung.sources),
                )

    # ------------------------------------------------------------ lists
    def _lists(self) -> Iterator[tuple[str, Said]]:
        spec = self.place.spec
        for id_, papers in spec.materials.items():
            for item, paper in papers.items.items():
                traits = material_traits(self.speaker, paper)
                yield self._entry(
                    "materials", id_, item, papers.name, paper.name, traits, paper.source or papers.source
                )
        for id_, catalogue in spec.information.items():
            for item, entry in catalogue.items.items():
                traits = information_traits(self.speaker, entry, (), ())
                source = entry.source or catalogue.source
                yield self._entry("information", id_, item, catalogue.name, entry.name, traits, source)
        for id_, score in spec.scores.items():
            for item, part in score.components.items():
                traits = score_traits(self.speaker, part)
                yield self._entry(
                    "score", id_, item, score.name, part.name, traits, part.source or score.source
                )
        for id_, grades in self.place.band_grades.items():
            for grade in grades:
                name = self.place.bands[id_].name
                traits = grade_traits(self.speaker, grade)
                yield self._entry("band", id_, grade.id, name, grade.spec.name, traits, grade.sources)
        for id_, powers in spec.powers.items():
            yield self._entry(
                "powers", id_, "", "", powers.name, power_traits(self.speaker, powers), powers.source
            )
        for id_, matter in spec.matters.items():
            yield self._entry(
                "matter", id_, "", "", matter.name, matter_traits(self.speaker, matter), matter.source
            )

    def _entry(
        self,
        kind: str,
        list_: str,
        item: str,
        within: str,
        name: str,
        traits: Iterable[Trait],
        sources: Iterable[str],
    ) -> tuple[str, Said]:
        facts = _facts(
            _given("name", "名称", "name", name), *_from_traits(t for t in traits if t.aspect.key != "name")
        )
        title = f"{within}：{name}" if within else name
        return f"{kind}:{list_}/{item}", Said(
            Part.LISTS, f"{kind}:{list_}", title, facts, cite(self.place, sources)
        )


def _scope(version: Version, event: str, boxes: list[Mapping[str, frozenset[str]]]) -> Fact:
    name = event_words(version.place, event)
    label = Text(f"对“{name}”的应答范围", f"answers for {event}")
    value = "|".join(sorted(version.terms.boxes(tuple(boxes))))
    return Fact(f"answers-for/{event}", label, value, boxes_words(version.place, tuple(boxes)))


def _classes(own: Iterable[str], other: Iterable[str]) -> dict[str, str]:
    known = set(other)
    return {id_: id_ if id_ in known else f"“{id_}”" for id_ in own}


def _facts(*found: Fact | None) -> dict[str, Fact]:
    return {fact.key: fact for fact in found if fact is not None}


def _from_traits(traits: Iterable[Trait]) -> Iterator[Fact]:
    for trait in traits:
        yield Fact(trait.aspect.key, trait.aspect.value, trait.value, trait.words, trait.phrase)


def _given(key: str, zh: str, en: str, value: str | None) -> Fact | None:
    return Fact(key, Text(zh, en), plain(value), _same(value)) if value else None


def _same(words: str) -> Text:
    return Text(words, words)
