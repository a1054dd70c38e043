"""References that need the whole resolved jurisdiction: words of the vocabulary, bodies, triggers, lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ..diagnostics.text import Text
from ..model.jurisdiction import DutyFact, Jurisdiction, Path
from .lookup import Lookup

_SILENT = "silent"
IMPLICIT_OUTCOMES = frozenset({"silence", "late", "breach"})
"""Outcomes that any duty can have: nothing comes, it comes late, the duty is broken."""
CHAIN_OUTCOMES: Mapping[str, str] = {"settled": "已解决", "failed": "未能解决"}
"""How a chain can turn out: some rung settles the matter, or the last one does not."""
_BODY_KEYS = (
    ("holders", "holders"),
    ("members", "members"),
    ("superior", "superior"),
    ("part_of", "part-of"),
    ("dispatched_by", "dispatched-by"),
    ("managed_by", "managed-by"),
    ("acts_in_name_of", "acts-in-name-of"),
    ("convener", "convener"),
    ("secretariat", "secretariat"),
    ("run_by", "run-by"),
)


def check_references(place: Jurisdiction, lookup: Lookup, names: frozenset[str]) -> None:
    """Every reference that names nothing becomes a finding in `lookup`."""
    check = _Checker(place, lookup, names)
    check.head()
    check.bodies()
    check.mechanisms()
    for duty in place.duties.values():
        if duty.derived_from is None:
            check.duty(duty)
    check.chains()
    check.lists()


class _Checker:
    def __init__(self, place: Jurisdiction, lookup: Lookup, names: frozenset[str]) -> None:
        self.place, self.lookup, self.names = place, lookup, names
        self.words = place.vocabulary

    def word(self, section: str, name: str | None, path: Path, zh: str, en: str) -> None:
        if name is not None:
            entries: Mapping[str, Any] = getattr(self.words, section)
            self.lookup.known("value", name, entries, path, (zh, en), entries)

    def body(self, names: Iterable[str] | str | None, path: Path, extra: Collection[str] = ()) -> None:
        bodies = self.place.bodies
        for name in (names,) if isinstance(names, str) else names or ():
            if name != _SILENT and name not in extra:
                self.lookup.known("body", name, bodies, path, names=bodies)

    def head(self) -> None:
        self.word("levels", self.place.spec.jurisdiction.level, ("jurisdiction", "level"), "层级", "level")

    def bodies(self) -> None:
        for name, body in self.place.bodies.items():
            path: Path = ("bodies", name)
            self.word("levels", body.level, (*path, "level"), "层级", "level")
            for role in body.roles:
                self.word("roles", role, (*path, "roles"), "角色", "role")
            for attribute, key in _BODY_KEYS:
                value = getattr(body, attribute)
                if value:
                    self.body(value, (*path, key))

    def mechanisms(self) -> None:
        for name, mechanism in self.place.mechanisms.items():
            path: Path = ("mechanisms", name)
            self.word("kinds", mechanism.kind, (*path, "kind"), "机制种类", "kind of mechanism")
            for party, bodies in mechanism.parties.items():
                self.word("parties", party, (*path, "parties", party), "当事方", "case party")
                self.body(bodies, (*path, "parties", party))
            for event in mechanism.answers_for:
                self.trigger(event, (*path, "answers-for", event))
            if mechanism.likewise:
                for other in mechanism.likewise.mechanisms:
                    if other == name:
                        self._applies_itself((*path, "likewise"))
                    elif other != "all":
                        self.lookup.known(
                            "duty", other, self.place.mechanisms, (*path, "likewise"), ("机制", "mechanism")
                        )
                for old, new in mechanism.likewise.swap.items():
                    self.body((old, new), (*path, "likewise", "swap", old))

    def _applies_itself(self, path: Path) -> None:
        self.lookup.report(
            "REF002",
            "unknown-duty",
            path,
            Text("机制参照的就是它自己", "the mechanism applies itself"),
            Text("写明参照的是哪一个机制", "name the mechanism that is applied"),
        )

    def duty(self, duty: DutyFact) -> None:
        spec, path = duty.spec, duty.path
        self.word("actions", duty.action, (*path, duty.modality.value), "行为", "action")
        self.word("objects", spec.object, (*path, "object"), "客体", "object")
        for form in spec.form:
            self.word("forms", form, (*path, "form"), "形式", "form")
        for event in spec.on:
            self.trigger(event, (*path, "on"))
        for breached in spec.on_breach_of:
            among = {"all", *self.names, *self.place.mechanisms}
            self.lookup.known("duty", breached, among, (*path, "on-breach-of"))
        self.outcomes(duty)
        for limit in duty.deadlines:
            for event in limit.spec.from_:
                self.trigger(event, (*limit.path, "from"))
            if limit.spec.before:
                self.trigger(limit.spec.before, (*limit.path, "before"))
            if limit.spec.extension:
                self.body(limit.spec.extension.approver, (*limit.path, "extension"), self.words.parties)
                self.body(limit.spec.extension.notify, (*limit.path, "extension"), self.words.parties)
        if spec.unless:
            self.body(spec.unless.judged_by, (*path, "unless"), self.words.parties)
        if spec.else_ and spec.else_.duty:
            self.lookup.known("duty", spec.else_.duty, self.names, (*path, "else"))
        for other in (*spec.overrides, *((spec.specifies,) if spec.specifies else ())):
            self.lookup.known("duty", other, self.place.duties, path)
        for materials in spec.with_:
            self.lookup.known(
                "value", materials, self.place.spec.materials, (*path, "with"), ("材料清单", "materials list")
            )
        for items in spec.items:
            known = self.place.spec.information
            self.lookup.known(
                "value", items, known, (*path, "items"), ("共享信息清单", "information catalogue")
            )

    def outcomes(self, duty: DutyFact) -> None:
        action = self.place.action(duty)
        if action is None:
            return
        what = (f"“{action.name}”的结果", f"outcome of {duty.action}")
        for outcome in duty.spec.then:
            if outcome not in IMPLICIT_OUTCOMES:
                path: Path = (*duty.path, "then", outcome)
                self.lookup.known("outcome", outcome, action.outcomes, path, what, action.outcomes)
        for outcome in duty.spec.outcomes:
            self.lookup.known(
                "outcome", outcome, action.outcomes, (*duty.path, "outcomes"), what, action.outcomes
            )

    def trigger(self, event: str, path: Path) -> None:
        head, slash, outcome = event.rpartition("/")
        if not slash and event not in self.words.events and event in self.names:
            self._without_outcome(event, path)
            return
        if not slash:
            self.lookup.known("value", event, self.words.events, path, ("事件", "event"), self.words.events)
            return
        duty = self.place.duties.get(head)
        if duty is None:
            if head in self.place.chains:
                what = ("升级链的结果", "outcome of a chain")
                self.lookup.known("outcome", outcome, CHAIN_OUTCOMES, path, what, CHAIN_OUTCOMES)
                return
            self.lookup.known("duty", head, self.place.duties, path)
            return
        action = self.place.action(duty)
        if action and outcome not in IMPLICIT_OUTCOMES:
            what = (f"“{action.name}”的结果", f"outcome of {duty.action}")
            self.lookup.known("outcome", outcome, action.outcomes, path, what, action.outcomes)

    def _without_outcome(self, element: str, path: Path) -> None:
        """A duty or chain stands where an event is wanted: which of its outcomes is not said."""
        duty = self.place.duties.get(element)
        action = self.place.action(duty) if duty else None
        outcomes = [f"{element}/{o}" for o in (action.outcomes if action else () if duty else CHAIN_OUTCOMES)]
        zh, en = "、".join(outcomes), ", ".join(outcomes)
        self.lookup.report(
            "REF003",
            "unknown-value",
            path,
            Text(
                f"“{element}”是职责或升级链，没有写明是它的哪一种结果",
                f"which outcome of {element!r} is meant is not said",
            ),
            Text(f"写 {zh or '职责/结果'}", f"write {en or 'DUTY/OUTCOME'}"),
        )

    def chains(self) -> None:
        for chain in self.place.chains.values():
            if chain.derived_from is None:
                self.body(chain.spec.between, (*chain.path, "between"), self.words.parties)
                for event in chain.spec.on:
                    self.trigger(event, (*chain.path, "on"))
                for rung in chain.rungs:
                    self.word("actions", rung.spec.action, (*rung.path, "action"), "行为", "action")
                for other in chain.spec.overrides:
                    self.lookup.known(
                        "duty", other, self.place.chains, (*chain.path, "overrides"), ("升级链", "chain")
                    )

    def lists(self) -> None:
        spec = self.place.spec
        for name, catalogue in spec.information.items():
            for item, entry in catalogue.items.items():
                self.body((*entry.providers, *entry.recipients), ("information", name, "items", item))
        for name, power in spec.powers.items():
            self.body((*power.holder, *power.kept_by), ("powers", name))
        for name, score in spec.scores.items():
            self.body((*score.assessed, *score.assessor), ("scores", name))
            for component, part in score.components.items():
                self.body(part.scorer, ("scores", name, "components", component, "scorer"))
        for name, matter in spec.matters.items():
            self.body((*matter.support, *((matter.lead,) if matter.lead else ())), ("matters", name))
        for name, band in spec.bands.items():
            for measure in band.measures:
                self.lookup.known(
                    "value",
                    measure,
                    self.place.dimensions,
                    ("bands", name, "measures"),
                    ("维度", "dimension"),
                )
