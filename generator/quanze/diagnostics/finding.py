"""Findings: what a stage or a check says about a place in a spec, before positions are worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .diagnostic import About, Confidence, Severity
from .text import Text

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A symbolic place: a path in the jurisdiction's merged YAML, with what is to be seen there."""

    path: Path
    message: Text
    on: Literal["key", "value"] = "key"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `path` and `on` say where, `message` what is wrong here, `help` what to do.

    `cause` tells findings of one rule on one subject apart; it enters the fingerprint, positions do not. `members` are
    the elements of a finding that lists many; its subject is then what they have in common, so that it stays the same
    when one of them comes or goes.
    """

    code: str
    name: str
    severity: Severity
    about: About
    path: Path
    message: Text
    help: Text
    on: Literal["key", "value"] = "value"
    confidence: Confidence = Confidence.high
    subject: str | None = None
    sources: tuple[str, ...] = ()
    related: tuple[Pointer, ...] = ()
    cause: str = ""
    members: tuple[str, ...] = ()
