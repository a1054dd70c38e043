"""Damage to specs is found, where it is; what changes nothing says nothing; lost lines are missed.

A small sample of `python -m tests.mutation.run`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from quanze.diagnostics.diagnostic import Severity

from .deletion import Fate, all_files, deletions, tally
from .neutral import CHANGES, Change, differences, private_ids
from .operators import FAMILIES, operators
from .sample import Sample, samples
from .trial import Outcome, trials

SOUND = [s for s in samples() if s.name.startswith("sound/")]
SMALL = [s for s in samples() if s.name in ("rudong", "yantai")]


@pytest.mark.parametrize("sample", SOUND, ids=lambda s: s.name)
def test_sound_specs_have_neither_errors_nor_warnings(sample: Sample) -> None:
    grave = [d for d in sample.reading.findings if d.severity is not Severity.note]
    assert [f"{d.code} {d.message.zh}" for d in grave] == []


def test_every_family_has_operators_and_every_operator_can_be_applied_somewhere() -> None:
    count = Counter(o.family for o in operators())
    assert set(count) == set(FAMILIES) and min(count.values()) >= 5 and sum(count.values()) >= 60
    idle = [o.name for o in operators() if not any(next(iter(o.sites(s)), None) for s in samples())]
    assert idle == []


@pytest.mark.parametrize("family", FAMILIES)
def test_damage_is_found_where_it_is(family: str) -> None:
    mine = [o for o in operators() if o.family == family]
    found = [*trials(mine, SOUND, 7, 1, spread=True), *trials(mine, SMALL, 7, 1, spread=True)]
    missed = [str(t) for t in found if t.outcome is Outcome.MISSED]
    misplaced = [str(t) for t in found if t.outcome is not Outcome.MISSED and not t.placed]
    assert len(missed) <= len(found) * 0.05, missed
    assert len(misplaced) <= len(found) * 0.05, misplaced


def test_own_ids_are_renamed_in_earnest() -> None:
    assert all(len(private_ids(s.tree)) > 10 for s in samples())


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: c.__name__)
def test_what_changes_nothing_says_nothing_new_and_loses_nothing(change: Change) -> None:
    for sample in (*SOUND, *SMALL):
        more, less = differences(sample, change, 1)
        assert not more and not less, f"{sample.name}: {more} {less}"


def test_a_line_taken_away_is_found_or_takes_away_nothing_but_words() -> None:
    small = [f for f in all_files() if f.name in ("rudong", "yantai") or f.name.startswith("sound/")]
    found = list(deletions(80, 3, small))
    count = tally(found)
    assert count[Fate.UNSEEN] <= len(found) * 0.15, [str(d) for d in found if d.fate is Fate.UNSEEN]
