"""A text where the parser gave up, and how what is found there is reported."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from quanze.diagnostics.diagnostic import Diagnostic, Related
from quanze.diagnostics.source import SourceFile
from quanze.diagnostics.text import Text
from quanze.loading.yaml_lines import Slip
from quanze.loading.yaml_text import spec_error

SYNTAX = ("SCH000", "yaml-syntax")
QUOTE_ALL = Text("用半角引号把整个值括起来", "put the whole value in quotes")
LOOK_BACK = 200
"""How many lines above a failure its cause may be."""

_LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True)
class Failure:
    """What the parser says: the problem, what it was reading, the indexes where it stopped and began."""

    problem: str
    context: str
    at: int
    since: int | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A failure in its text; lines count from 1."""

    failure: Failure
    source: SourceFile

    @property
    def line_number(self) -> int:
        """The line where the parser stopped."""
        return bisect_right(self.source.line_starts, min(self.failure.at, len(self.source.text)))

    def line(self, number: int) -> str:
        """A line as far as people write them: the search for causes must stay quick in hostile text."""
        return self.source.line(number)[:_LONGEST_LINE]

    def slip_at(self, number: int, slip: Slip) -> Diagnostic:
        """A slip in a line as a diagnostic."""
        start = self.source.line_starts[number - 1]
        return self.report(slip.kind, start + slip.start, start + slip.end, slip.message, slip.help)

    def report(self, cause: str, start: int, end: int, message: Text, help: Text) -> Diagnostic:
        """What is wrong between two indexes; shows also where the parser stopped, if on another line."""
        place = self.source.span(start, max(end, start + 1))
        noticed = self.source.span(self.failure.at, self.failure.at + 1)
        related: tuple[Related, ...] = ()
        if noticed.line != place.line and self.failure.at < len(self.source.text):
            related = (Related(noticed, Text("读到这里才发现", "noticed only here")),)
        return spec_error(SYNTAX, place, message, help, cause, related)
