"""What changed in meaning between two versions of a place, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..diagnostics.diagnostic import Diagnostic
from ..diagnostics.text import Text


class Part(StrEnum):
    """The parts of a place, in the order in which changes are told."""

    DOCUMENTS = "documents"
    MECHANISMS = "mechanisms"
    DUTIES = "duties"
    LADDERS = "ladders"
    BODIES = "bodies"
    LISTS = "lists"
    HANDLING = "handling"
    TIMES = "times"

    @property
    def label(self) -> Text:
        """What readers call it."""
        return _PARTS[self]


_PARTS = {
    Part.DOCUMENTS: Text("文件", "Documents"),
    Part.MECHANISMS: Text("机制", "Mechanisms"),
    Part.DUTIES: Text("职责与时限", "Duties and time limits"),
    Part.LADDERS: Text("升级链", "Ladders"),
    Part.BODIES: Text("主体", "Bodies"),
    Part.LISTS: Text("清单、档次与计分", "Lists, bands and scores"),
    Part.HANDLING: Text("谁来办", "Who handles what"),
    Part.TIMES: Text("最长时间", "Longest time"),
}


class Kind(StrEnum):
    """How something changed. The last three are about regions of situations."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    UNCOVERED = "uncovered"
    HANDLED = "handled"
    DROPPED = "dropped"

    @property
    def label(self) -> Text:
        """What readers call it."""
        return _KINDS[self]


_KINDS = {
    Kind.ADDED: Text("新增", "added"),
    Kind.REMOVED: Text("删去", "removed"),
    Kind.CHANGED: Text("改变", "changed"),
    Kind.UNCOVERED: Text("新出现无人处理", "newly handled by nobody"),
    Kind.HANDLED: Text("已有人处理", "now handled"),
    Kind.DROPPED: Text("不再要求处理", "no longer claimed"),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One aspect of an element before and after; None where nothing is said. `wording`: only our words for it differ."""

    key: str
    label: Text
    before: Text | None
    after: Text | None
    wording: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One element that changed. `element` is `duty:x` and the like; `words` what it says now, or said, in a sentence;
    `before` and `after` are the clauses cited, `clauses` the ones to look at: of the new version, of the old if removed."""

    part: Part
    kind: Kind
    element: str
    title: str
    words: Text | None = None
    details: tuple[Detail, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    clauses: Text | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """An element that a finding lists, with its name."""

    element: str
    name: str


@dataclass(frozen=True, slots=True)
class Relisted:
    """A finding that lists elements, and those of them that only one version's findings list."""

    finding: Diagnostic
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class PlaceChanges:
    """All changes of one place. `fate`: whether the place itself is new, gone or merely changed.

    `grown` are findings of the new version with what they list in addition, `shrunk` those of the old version with what
    they no longer list.
    """

    id: str
    name: str
    fate: Kind
    changes: tuple[Change, ...]
    found: tuple[Diagnostic, ...]
    fixed: tuple[Diagnostic, ...]
    grown: tuple[Relisted, ...] = ()
    shrunk: tuple[Relisted, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed in meaning."""
        findings = self.found or self.fixed or self.grown or self.shrunk
        return self.fate is Kind.CHANGED and not (self.changes or findings)

    def of(self, part: Part) -> tuple[Change, ...]:
        """The changes in one part."""
        return tuple(c for c in self.changes if c.part is part)
