"""A validated spec → a resolved jurisdiction: references looked up, conditions explicit, 参照执行 expanded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from ..diagnostics.finding import Finding
from ..diagnostics.text import Text
from ..model.band import Band
from ..model.boxes import meet
from ..model.chain import Chain
from ..model.deadline import Deadline
from ..model.duty import Actors, Duty
from ..model.jurisdiction import (
    ANYTHING,
    END,
    ActorRef,
    ChainFact,
    ClauseFact,
    DutyFact,
    GradeFact,
    Jurisdiction,
    Link,
    Path,
    RungFact,
    ScopeFact,
    TimeLimit,
)
from ..model.situation import Box
from ..model.spec import Spec
from ..model.vocabulary import Vocabulary
from .dimensions import Space, bind_parties
from .expand import Written, expand
from .lookup import Lookup
from .outline import Citations, cited_by_bases, cover, parent_of, stated_parts
from .references import check_references

PARTIES = "parties"


def resolve(spec: Spec, shared: Vocabulary) -> tuple[Jurisdiction, tuple[Finding, ...]]:
    """The jurisdiction with every reference looked up, and a finding for each reference into nothing."""
    return _Resolver(spec, shared.extended(spec.vocabulary)).run()


class _Resolver:
    def __init__(self, spec: Spec, vocabulary: Vocabulary) -> None:
        self.spec, self.vocabulary = spec, vocabulary
        self.lookup = Lookup()
        self.citations = Citations(spec)
        self.parties = bind_parties(spec, vocabulary)
        self.parts = stated_parts(spec)
        conditions = [*self._conditions(), *(i.when for i in vocabulary.impossible.values())]
        self.space = Space(spec, vocabulary, self.parties, self.lookup, conditions)
        self.written = self._by_id(spec)
        self.names = frozenset(self.written)

    def _conditions(self) -> Iterable[Box]:
        """What duties, ladders, scopes and grades depend on."""
        return (box for p in self.parts if p.path[0] in ("mechanisms", "bands") for box in p.when)

    def _by_id(self, spec: Spec) -> dict[str, Written]:
        """Duties and chains by id; ids are unique in a jurisdiction, whatever mechanism they belong to."""
        found: dict[str, Written] = {}
        for written in expand(spec):
            first = found.setdefault(written.id, written)
            if first is not written:
                owner = f"mechanisms/{first.mechanism}"
                self.lookup.report(
                    "SCH004", "duplicate-id", written.path,
                    Text(f"id “{written.id}”已在 {owner} 中用过", f"the id {written.id!r} is already used in {owner}"),
                    Text("给其中一个换一个 id", "give one of them another id"), f"duty:{written.id}",
                )  # fmt: skip
        return found

    def run(self) -> tuple[Jurisdiction, tuple[Finding, ...]]:
        own = [w for w in self.written.values() if not w.likewise]
        copies = [w for w in self.written.values() if w.likewise]
        duties = {w.id: self.duty(w, w.duty) for w in own if w.duty}
        chains = {w.id: self.chain(w, w.chain) for w in own if w.chain}
        for name, mechanism in self.spec.mechanisms.items():
            if mechanism.likewise:
                self.space.boxes(mechanism.likewise.when, ("mechanisms", name, "likewise", "when"))
        said = len(self.lookup.findings)
        duties |= {w.id: self.duty(w, w.duty) for w in copies if w.duty}
        chains |= {w.id: self.chain(w, w.chain) for w in copies if w.chain}
        duties = {name: duties[name] for name in self.written if name in duties}
        chains = {name: chains[name] for name in self.written if name in chains}
        del self.lookup.findings[said:]  # what is wrong in a copy is wrong in its original and said there
        jurisdiction = Jurisdiction(
            id=self.spec.jurisdiction.id,
            spec=self.spec,
            vocabulary=self.vocabulary,
            dimensions=self.space.dimensions,
            parties=self.parties,
            duties=_linked(duties),
            chains=chains,
            scopes=tuple(self.scopes()),
            clauses=self.covered_clauses(),
            impossible=tuple(
                box
                for name, i in self.vocabulary.impossible.items()
                for box in self.space.boxes((i.when,), ("vocabulary", "impossible", name, "when"))
            ),
            band_grades={b: self.grades(b, band) for b, band in self.spec.bands.items()},
        )
        check_references(jurisdiction, self.lookup, self.names)
        return jurisdiction, tuple(dict.fromkeys(self.lookup.findings))

    # ------------------------------------------------------------------ duties
    def duty(self, written: Written, duty: Duty) -> DutyFact:
        mechanism = self.spec.mechanisms[written.mechanism]
        base: Path = ("mechanisms", written.mechanism)
        when = meet(
            self.space.boxes(duty.when, (*written.path, "when")),
            self.space.boxes(mechanism.when, (*base, "when")),
        )
        if written.likewise:
            when = meet(when, self.space.boxes(written.likewise.when, (*written.path, "when")))
        triggers = tuple(duty.on)
        return DutyFact(
            id=written.id,
            mechanism=written.mechanism,
            spec=duty,
            path=written.path,
            modality=duty.modality,
            action=duty.action,
            actors=self.actors(duty.actor, written.mechanism, (*written.path, "actor")),
            recipients=self.actors(duty.to, written.mechanism, (*written.path, "to")),
            triggers=triggers,
            when=when,
            deadlines=self.deadlines(duty.within, triggers, duty.source, (*written.path, "within")),
            links=tuple(self.links(duty, written)),
            sources=self.sources(duty.source, written),
            derived_from=written.derived_from,
        )

    def sources(self, citations: Iterable[str], written: Written) -> tuple[str, ...]:
        extra = written.likewise.source if written.likewise else ()
        return self.cite((*citations, *extra))

    def cite(self, citations: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.citations.full(c) or c for c in citations))

    def actors(self, actors: Actors | None, mechanism: str, path: Path) -> tuple[ActorRef, ...]:
        if actors is None:
            return ()
        found = []
        bound = self.spec.mechanisms[mechanism].parties
        for body, part, group in actors.parts:
            if body in self.spec.bodies or body == PARTIES:
                found.append(ActorRef(body, part, group))
            elif body in self.vocabulary.parties:
                found.append(ActorRef(body, part, group, tuple(bound.get(body, self.parties[body]))))
            else:
                among = {**self.vocabulary.parties, **self.spec.bodies}
                self.lookup.known("body", body, among, path, names=among, offered=self.spec.bodies)
        return tuple(found)

    def deadlines(
        self, deadlines: tuple[Deadline, ...], triggers: tuple[str, ...], sources: tuple[str, ...], path: Path
    ) -> tuple[TimeLimit, ...]:
        single = len(deadlines) == 1
        found = []
        for index, limit in enumerate(deadlines):
            place = path if single else (*path, index)
            start = (limit.before,) if limit.before else (limit.from_ or triggers)
            when = self.space.boxes(limit.when, (*place, "when"))
            extension = (
                self.space.boxes(limit.extension.when, (*place, "extension", "when"))
                if limit.extension
                else ANYTHING
            )
            found.append(TimeLimit(limit, start, when, self.cite(limit.source or sources), place, extension))
        return tuple(found)

    def links(self, duty: Duty, written: Written) -> Iterable[Link]:
        for outcome, nexts in duty.then.items():
            base: Path = (*written.path, "then", outcome)
            for index, following in enumerate(nexts):
                place = base if len(nexts) == 1 else (*base, index)
                when = self.space.boxes(following.when, (*place, "when"))
                for target in following.to:
                    kind = self.target(target, place, written.id)
                    if kind:
                        sources = self.cite(following.source or duty.source)
                        yield Link(outcome, kind, when, following.provided, sources, place)

    def target(self, target: str, path: Path, subject: str) -> str | None:
        if target == END:
            return "end:"
        found = self.written.get(target)
        if found:
            return f"{'duty' if found.duty else 'chain'}:{target}"
        if target in self.vocabulary.events:
            return f"event:{target}"
        self.lookup.known(
            "duty", target, {*self.names, *self.vocabulary.events, END}, path, subject=f"duty:{subject}"
        )
        return None

    # ------------------------------------------------------------------ chains, scopes, clauses
    def chain(self, written: Written, chain: Chain) -> ChainFact:
        rungs = []
        for rung_id, rung in chain.rungs.items():
            path: Path = (*written.path, "rungs", rung_id)
            brought = (
                None
                if rung.brought_by is None
                else self.actors(rung.brought_by, written.mechanism, (*path, "brought-by"))
            )
            rungs.append(
                RungFact(
                    rung_id,
                    rung,
                    self.actors(rung.by, written.mechanism, (*path, "by")),
                    brought,
                    self.deadlines(rung.within, (), rung.source or chain.source, (*path, "within")),
                    self.sources(rung.source or chain.source, written),
                    path,
                )
            )
        return ChainFact(
            written.id,
            written.mechanism,
            chain,
            written.path,
            tuple(rungs),
            self.space.boxes(chain.when, (*written.path, "when")),
            self.sources(chain.source, written),
            written.derived_from,
        )

    def scopes(self) -> Iterable[ScopeFact]:
        for name, mechanism in self.spec.mechanisms.items():
            for event, scope in mechanism.answers_for.items():
                path: Path = ("mechanisms", name, "answers-for", event)
                when = meet(
                    self.space.boxes(scope.when, (*path, "when")),
                    self.space.boxes(mechanism.when, ("mechanisms", name, "when")),
                )
                yield ScopeFact(event, name, when, self.cite(scope.source or mechanism.source), path)

    def grades(self, name: str, band: Band) -> tuple[GradeFact, ...]:
        facts = []
        for grade, entry in band.grades.items():
            path: Path = ("bands", name, "grades", grade)
            when = self.space.boxes(entry.when, (*path, "when"))
            facts.append(GradeFact(grade, entry, when, self.cite(entry.source or band.source), path))
        return tuple(facts)

    def covered_clauses(self) -> dict[str, ClauseFact]:
        cited: dict[str, list[str]] = {}
        for part in self.parts:
            sources = part.source
            for index, citation in enumerate(sources):
                clauses = self.citations.resolve(citation)
                if not clauses:
                    path = (*part.path, "source")
                    self.bad_citation(citation, path if len(sources) == 1 else (*path, index), part.element)
                for clause in clauses:
                    cited.setdefault(clause, []).append(part.element)
        for element, path, sources in cited_by_bases(self.spec):
            for index, citation in enumerate(sources):
                if not self.citations.resolve(citation):
                    self.bad_citation(citation, path if len(sources) == 1 else (*path, index), element)
        return cover(self.citations.clauses, cited)

    def bad_citation(self, citation: str, path: Path, element: str) -> None:
        if not self.spec.documents:
            return
        if self.citations.full(citation) is None:
            message = Text(f"“{citation}”没有写明是哪一份文件", f"{citation!r} does not say which document")
            advice = Text(
                "写作 文件:定位，如 rudong-2018:3/1/2", "write DOCUMENT:LOCATOR, such as rudong-2018:3/1/2"
            )
        elif (document := citation.rpartition(":")[0]) and document not in self.spec.documents:
            known = "、".join(self.spec.documents)
            message = Text(f"没有文件“{document}”", f"there is no document {document!r}")
            advice = Text(f"已有的文件：{known}", f"the documents are: {known.replace('、', ', ')}")
        else:
            message = Text(
                f"文件目录中没有条款“{citation}”", f"no clause {citation!r} in the document's outline"
            )
            advice = Text(
                self._near(citation, "是否为 {}？", "核对条款定位，或在 outline 中补上该条款"),
                self._near(
                    citation, "did you mean {}?", "check the locator, or add the clause to the outline"
                ),
            )
        self.lookup.report("REF007", "bad-citation", path, message, advice, element)

    def _near(self, citation: str, suggest: str, otherwise: str) -> str:
        """The clauses inside the one cited or beside it, else those written alike."""
        document, _, locator = (self.citations.full(citation) or citation).rpartition(":")
        known = [c.locator for c in self.citations.clauses.values() if c.document == document]
        beside = re.sub(r"[/#.][^/#.]*$", "", locator)
        near = [k for k in known if k.startswith(locator)] or [
            k for k in known if parent_of(k) == beside != locator
        ]
        near = near or get_close_matches(locator, known, 3, 0.6)
        return suggest.format("、".join(near[:3])) if near else otherwise


def _linked(duties: dict[str, DutyFact]) -> dict[str, DutyFact]:
    """Adds to every duty the triggers that other duties' `then` give it."""
    extra: dict[str, list[str]] = {}
    for duty in duties.values():
        for link in duty.links:
            kind, _, target = link.to.partition(":")
            if kind == "duty":
                extra.setdefault(target, []).append(f"{duty.id}/{link.outcome}")
    linked = {}
    for name, duty in duties.items():
        if name in extra:
            triggers = tuple(dict.fromkeys((*duty.triggers, *extra[name])))
            limits = tuple(
                d if d.start or d.spec.before else replace(d, start=triggers) for d in duty.deadlines
            )
            duty = replace(duty, triggers=triggers, deadlines=limits)
        linked[name] = duty
    return linked
