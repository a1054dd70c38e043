"""The shipped specs against the official texts that they encode.

The texts are not part of this repository. The environment variable QUANZE_TEXTS names a folder that holds them, as
`DOCUMENT.txt` or under names that begin with the numbers below.
"""

import os
from pathlib import Path

import pytest

from quanze.analysis.fidelity.report import DocumentCover, read_cover
from quanze.loading.official.files import load_text
from quanze.pipeline import run

SPECS = Path(__file__).parents[2] / "specs"
NUMBERS = {
    "rudong-2018": "000",
    "chongqing-2006": "001",
    "harbin-draft": "002",
    "kunyang-2022": "003",
    "yantai-report": "004",
}
PLACES = {document: document.partition("-")[0] for document in NUMBERS}
UNMATCHED_SLOGANS = {
    ("rudong-2018:4/2.1", "尽快"): "提高业务能力的目标，不是时限",
    ("harbin-draft:4/2.1", "尽快"): "提高业务能力的目标，不是时限",
    ("kunyang-2022:A7/5/3.1", "要"): "“要讲政治”没有确定的行为",
}
"""Wording for which no element is wanted, with the reason."""


def _text_of(document: str) -> Path:
    named = os.environ.get("QUANZE_TEXTS")
    if not named:
        pytest.skip("needs the official texts: name their folder by the environment variable QUANZE_TEXTS")
    folder = Path(named)
    found = [folder / f"{document}.txt", *sorted(folder.glob(f"{NUMBERS[document]}*.txt"))]
    for file in found:
        if file.is_file():
            return file
    pytest.skip(f"QUANZE_TEXTS has no text of {document}")


@pytest.fixture(scope="module", params=sorted(NUMBERS))
def cover(request: pytest.FixtureRequest) -> DocumentCover:
    document: str = request.param
    file = _text_of(document)
    place = run(SPECS / PLACES[document]).jurisdictions[PLACES[document]]
    return next(c for c in read_cover(place, {document: load_text(file)}) if c.document == document)


def test_the_outline_is_that_of_the_text(cover: DocumentCover) -> None:
    assert cover.outline
    assert cover.outline.missing == ()
    assert cover.outline.extra == ()
    assert cover.outline.misplaced == ()
    assert cover.outline.sentences == ()
    assert cover.outline.titles == ()


def test_every_normative_clause_is_covered_or_excluded_with_a_reason(cover: DocumentCover) -> None:
    assert cover.count.uncovered == 0


def test_every_time_and_every_modal_word_of_the_text_is_in_the_spec(cover: DocumentCover) -> None:
    assert cover.matching
    found = (*cover.matching.times, *cover.matching.modals)
    unmatched = {(m.clause, m.expression.words) for m in found if m.how is None}
    assert unmatched - set(UNMATCHED_SLOGANS) == set()
