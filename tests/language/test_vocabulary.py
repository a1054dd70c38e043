"""The shared vocabulary has one word for one thing, so that comparable things in different places carry the same id."""

from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from quanze.model.vocabulary import Vocabulary
from quanze.pipeline import run
from tests.checks.specimen import shared_vocabulary

SECTIONS = [name for name in Vocabulary.model_fields if name != "impossible"]
SPECS = Path(__file__).parents[2] / "specs"


@cache
def own_words() -> dict[str, Vocabulary]:
    return {place.id: place.spec.vocabulary for place in run(SPECS).jurisdictions.values()}


@pytest.mark.parametrize("section", SECTIONS)
def test_no_two_words_share_a_name_or_alias(section: str) -> None:
    entries = getattr(shared_vocabulary(), section)
    said = Counter(name for entry in entries.values() for name in {entry.name, *entry.aliases})
    assert not [name for name, times in said.items() if times > 1]


@pytest.mark.parametrize("section", SECTIONS)
def test_no_two_ids_differ_only_in_order_or_plural(section: str) -> None:
    ids = list(getattr(shared_vocabulary(), section))
    plain = {word: tuple(sorted(part.rstrip("s") for part in word.split("-"))) for word in ids}
    assert not [(a, b) for a, b in combinations(ids, 2) if plain[a] == plain[b]]


@pytest.mark.parametrize("section", SECTIONS)
def test_no_place_adds_under_its_own_id_what_the_shared_vocabulary_or_another_place_has(section: str) -> None:
    shared = getattr(shared_vocabulary(), section)
    known = {name: word for word, entry in shared.items() for name in (entry.name, *entry.aliases)}
    found = []
    for place, words in own_words().items():
        for word, entry in getattr(words, section).items():
            if known.setdefault(entry.name, word) != word:
                found.append((place, word, known[entry.name]))
    assert not found
