"""Trials: one damage done to one sample, and whether checking says so, and where."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quanze.checks.related import MOST
from quanze.diagnostics.diagnostic import Diagnostic
from quanze.diagnostics.source import SourceFile

from .operators import Operator
from .sample import Sample, read
from .tree import Path, Tree

_TOKENS = re.compile(r"[^\s,;:()（）、；，。]+")


class Outcome(StrEnum):
    """How the damage was found: by a finding of its own, in a finding that lists many and now lists more, or not."""

    NEW = "new"
    GROWN = "grown"
    MISSED = "missed"


@dataclass(frozen=True)
class Trial:
    """One damage and what came of it.

    `placed`: it is pointed at, at or inside the damaged element or its referrer; a finding that lists more elements than
    it shows places of must at least name it.
    """

    operator: Operator
    sample: str
    site: Path
    outcome: Outcome
    placed: bool
    codes: tuple[str, ...]

    def __str__(self) -> str:
        where = "/".join(map(str, self.site))
        return f"{self.operator.name} at {self.sample}:{where} — {self.outcome}, said {' '.join(self.codes) or 'nothing'}"


def inject(operator: Operator, sample: Sample, site: Path) -> Trial:
    """Damages the sample at the site and reads it."""
    text, tree = operator.damaged(sample, site)
    reading = read(text)
    new, grown = news(sample.reading.findings, reading.findings)
    mine = [d for d in new if d.code in operator.codes]
    more = [d for d in grown if d.code in operator.codes]
    outcome = Outcome.NEW if mine else Outcome.GROWN if more else Outcome.MISSED
    # A text that is damaged may be no YAML any more; its lines are the undamaged ones.
    source = sample.reading.source if operator.text_change else reading.source
    spans = [span(source, path) for path in operator.places(tree, site)]
    placed = any(_inside(d, spans) or _names(d, operator, tree, site) for d in (*mine, *more))
    return Trial(
        operator, sample.name, site, outcome, placed, tuple(dict.fromkeys(d.code for d in (*new, *grown)))
    )


def news(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings that were not there before, and those that were and now say more.

    A finding that lists many is about the first of them: what only lost its first one is not new.
    """
    old = [(d, _words(d)) for d in before]
    known: dict[str, set[str]] = {}
    for d, words in old:
        known.setdefault(d.fingerprint, set()).update(words)
    new, grown = [], []
    for d in after:
        words = _words(d)
        if d.fingerprint in known:
            grown += [d] if words - known[d.fingerprint] else []
        elif not any(d.code == o.code and words < said for o, said in old):
            new.append(d)
    return new, grown


def _words(diagnostic: Diagnostic) -> set[str]:
    """What a finding names, and its regions, which grow by losing words; no numbers, as the count of a list that
    shrinks changes too."""
    said = diagnostic.message.en
    regions = {line for line in said.splitlines() if line.startswith("· ")}
    return {w for w in _TOKENS.findall(said) if not w.isdigit()} | regions | {str(diagnostic.severity)}


def span(source: SourceFile, path: Path) -> tuple[int, int]:
    """The first and last line of an element; of one that is not there, the line of the deepest key on the way."""
    return source.locate(path, on="key").line, source.locate(path).end_line


def _inside(diagnostic: Diagnostic, spans: Sequence[tuple[int, int]]) -> bool:
    lines = [diagnostic.place.line, *(r.place.line for r in diagnostic.related)]
    return any(first <= line <= last for line in lines for first, last in spans)


def _names(diagnostic: Diagnostic, operator: Operator, tree: Tree, site: Path) -> bool:
    """Whether a finding with as many further places as are shown names the element in its message."""
    names = {str(path[-1]) for path in operator.places(tree, site) if path}
    return len(diagnostic.related) >= MOST and bool(names & _words(diagnostic))


def trials(
    operators: Iterable[Operator], samples: Sequence[Sample], seed: int, most: int, spread: bool = False
) -> Iterator[Trial]:
    """Every operator at up to `most` sites of each sample, drawn with a seed; with `spread`, of all samples together."""
    for operator in operators:
        dice = random.Random(f"{seed}:{operator.name}")
        found = [[(sample, site) for site in dict.fromkeys(operator.sites(sample))] for sample in samples]
        if spread:
            found = [[pair for pairs in found for pair in pairs]]
        for pairs in found:
            for sample, site in dice.sample(pairs, min(most, len(pairs))):
                yield inject(operator, sample, site)
