"""A diagnostic: what is wrong, how sure and how grave that is, where it stands, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import total_ordering
from hashlib import sha256

from quanze.diagnostics.text import Text


@total_ordering
class _Grade(Enum):
    """A closed scale, written from the highest grade down; a higher grade is greater."""

    @property
    def rank(self) -> int:
        """0 for the lowest grade."""
        return -1 - list(type(self)).index(self) + len(type(self))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, _Grade) or type(self) is not type(other):
            return NotImplemented
        return self.rank < other.rank

    def __str__(self) -> str:
        return str(self.value)


class Severity(_Grade):
    """What a finding means for a case: `error` is greater than `warning`, and that than `note`."""

    error = "error"
    warning = "warning"
    note = "note"


class Confidence(_Grade):
    """How sure the rule is that the finding is so: `high` is greater than `medium`, and that than `low`."""

    high = "high"
    medium = "medium"
    low = "low"


class About(StrEnum):
    """Whether the encoding is wrong, or the official text that it states faithfully."""

    spec = "spec"
    document = "document"


class Status(StrEnum):
    """`known`: about a document in force, true until it is amended. `accepted`: the author says why not."""

    open = "open"
    known = "known"
    accepted = "accepted"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file. Lines and columns count from 1, columns in code points; the end is exclusive.

    `file` is a posix path relative to the folder that the run started from.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def start_of(cls, file: str) -> Place:
        """The very beginning of a file: for what concerns the file as a whole."""
        return cls(file, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that belongs to a finding, and what it has to do with it."""

    place: Place
    message: Text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `message` says what is wrong here, with the evidence; `help` what to do. `subject` is `duty:ID` and the
    like, `sources` are citations (`DOCUMENT:LOCATOR`). `cause` tells apart the findings of one rule on one
    subject; it must not depend on line numbers, so that the fingerprint outlives edits elsewhere in the file.
    `members` are the elements that a finding lists; the fingerprint outlives their coming and going.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    about: About
    message: Text
    help: Text
    place: Place
    related: tuple[Related, ...] = ()
    jurisdiction: str | None = None
    subject: str | None = None
    sources: tuple[str, ...] = ()
    status: Status = Status.open
    accepted_because: str | None = None
    cause: str = ""
    members: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits, the same as long as rule, jurisdiction, subject and cause are."""
        parts = (self.code, self.jurisdiction or "", self.subject or "", self.cause)
        return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]

    @property
    def sort_key(self) -> tuple[Place, str, int, str, str, str, str]:
        """By place, then code; no two findings that differ in what they say are equal under it."""
        grades = (self.confidence.value, self.about.value, self.status.value)
        return (
            self.place,
            self.code,
            -self.severity.rank,
            self.jurisdiction or "",
            self.subject or "",
            f"{self.message.zh}\0{self.message.en}",
            f"{self.cause}\0{self.accepted_because}\0{grades}{self.sources}{self.help}{self.related}",
        )
