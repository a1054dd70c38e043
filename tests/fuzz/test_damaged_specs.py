"""Damaged and hostile specs get diagnostics, never a traceback, a crash or a hang.

`python -m tests.fuzz.test_damaged_specs FIRST COUNT` runs any number of inputs, in processes of their own where wanted.
"""

import sys
import time

import pytest

from quanze.checks.runner import check
from quanze.diagnostics.diagnostic import Diagnostic
from quanze.diagnostics.terminal import render_terminal
from quanze.diagnostics.text import Lang
from quanze.exports.document import export
from quanze.loading.load import join_jurisdiction
from quanze.loading.yaml import parse_yaml
from tests.checks.specimen import shared_vocabulary

from .damage import damaged

SLOWEST = 5.0
"""Seconds of CPU that one small damaged input may cost."""


def read_all(raw: bytes) -> list[Diagnostic]:
    """Everything that `quanze check` and `quanze export` do with one file."""
    parsed = parse_yaml(raw, "damaged.yaml")
    loaded = join_jurisdiction("damaged", [parsed], shared_vocabulary())
    found = list(loaded.diagnostics)
    if loaded.jurisdiction and loaded.origin:
        found += check(loaded.jurisdiction, loaded.origin)
        export(loaded.jurisdiction)
    render_terminal(found, {s.path: s for s in loaded.sources}, Lang.zh, False, 100)
    return found


def run(first: int, count: int) -> int:
    """Reads `count` damaged inputs; returns how many were refused or gave findings."""
    flagged = 0
    for seed in range(first, first + count):
        started = time.process_time()
        try:
            flagged += bool(read_all(damaged(seed)))
        except Exception as error:
            raise AssertionError(f"input {seed} was not survived: {error!r}") from error
        assert time.process_time() - started < SLOWEST, f"input {seed} took too long"
    return flagged


@pytest.mark.parametrize("first", range(0, 800, 200))
def test_damaged_specs_are_survived(first: int) -> None:
    assert run(first, 200) > 150


def test_a_count_that_would_fill_the_memory_is_refused() -> None:
    text = b"documents: {d: {title: x, outline: {'1': {sentences: 1000000000000}}}}\njurisdiction: {id: a, name: b, level: county}\n"
    assert [d.code for d in read_all(text)] == ["SCH001"]


if __name__ == "__main__":
    print(run(int(sys.argv[1]), int(sys.argv[2])), "flagged")
