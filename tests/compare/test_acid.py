"""What must hold for the real specs: no id decides anything, and two makings of one text differ only where they do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quanze.compare.changes import Aspect, Cell, Comparison, Row, Section, State
from quanze.compare.diff import compare
from quanze.model.jurisdiction import Jurisdiction

from ..checks.specimen import shared_vocabulary
from .renaming import Renamer, load_spec, read

SPECS = Path(__file__).parents[2] / "specs"
PLACES = ("chongqing", "harbin", "kunyang", "rudong", "yantai")


@cache
def place(name: str) -> Jurisdiction:
    found = read(load_spec(SPECS / name), shared_vocabulary()).jurisdiction
    assert found is not None
    return found


def renamed(name: str, seed: int) -> Jurisdiction:
    loaded = read(
        Renamer(load_spec(SPECS / name), shared_vocabulary(), seed).renamed("twin"), shared_vocabulary()
    )
    broken = [d for d in loaded.diagnostics if d.code.startswith(("REF", "SCH"))]
    assert not broken, broken[0].message
    assert loaded.jurisdiction is not None
    return loaded.jurisdiction


def acts(cell: Cell) -> str | None:
    action = cell.trait(Aspect.ACTION)
    return action.value if action else None


def describe(comparison: Comparison, rows: list[Row]) -> list[str]:
    return [
        f"{row.section}: "
        + " / ".join(f"{comparison.places[c].id} {x.title} {x.element}" for c, x in row.cells.items())
        + f" {[d.aspect.value.zh for d in row.differences(comparison.columns)]}"
        for row in rows
    ]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", PLACES)
def test_a_place_and_itself_under_other_ids_and_in_another_order_are_the_same(name: str, seed: int) -> None:
    """Ids of bodies, duties, mechanisms, ladders, lists, bands and their order carry no meaning."""
    comparison = compare([place(name), renamed(name, seed)])
    other = [row for row in comparison.rows if row.state(comparison.columns) is not State.SAME]
    assert not describe(comparison, other)
    assert any(row.section is Section.DUTIES for row in comparison.rows)


# ---------------------------------------------------------------- one text made from the other
@pytest.fixture(scope="module")
def kin() -> Comparison:
    """Rudong and the draft that was made from it."""
    return compare([place("rudong"), place("harbin")])


def test_what_the_two_texts_have_word_for_word_differs_in_nothing_but_our_words(kin: Comparison) -> None:
    """Time limits, materials, shared information, technical support and training were taken over unchanged."""
    rows = [r for r in kin.rows if r.section in (Section.MATERIALS, Section.SHARING) or has_number_of_days(r)]
    rows += [
        r
        for r in kin.rows
        if {"technical-support", "training"} & set(r.kinds) and r.section is not Section.BODIES
    ]
    assert len(rows) > 20
    assert not describe(kin, [r for r in rows if r.state((0, 1)) not in (State.SAME, State.WORDING)])


def has_number_of_days(row: Row) -> bool:
    limits = [x.trait(Aspect.TIME) for x in row.cells.values()]
    return any(limit is not None and "工作日" in limit.measure for limit in limits)


def test_the_ladder_goes_to_other_bodies(kin: Comparison) -> None:
    """Consultation is the same; the second rung and the last are other bodies'."""
    _, *rungs = [r for r in kin.rows if r.section is Section.LADDERS]
    told = [{d.aspect for d in r.differences((0, 1)) if not d.wording} for r in rungs]
    assert told == [set(), {Aspect.ACTOR, Aspect.ACTION}, {Aspect.ACTOR}]


def test_intake_is_one_bodys_instead_of_whoever_received_first(kin: Comparison) -> None:
    """First receipt by anyone became receipt by the regulator, for a wider scope."""
    duties = [r for r in kin.rows if r.section is Section.DUTIES and "complaint-intake" in r.kinds]
    (row,) = [r for r in duties if any(acts(x) == "accept" for x in r.cells.values())]
    assert {Aspect.ACTOR, Aspect.SITUATION} <= {d.aspect for d in row.differences((0, 1))}


def test_platforms_have_other_names(kin: Comparison) -> None:
    """The hotline and the provincial network are different ones; the city's platforms are the same."""
    named = [r for r in kin.rows if r.section is Section.BODIES and len(r.cells) == 2]
    renamed_ = {x.title for r in named for x in r.cells.values() if r.state((0, 1)) is State.DIFFERENT}
    assert {"“12345”在线平台", "“12319”在线平台", "江苏省政务服务网", "黑龙江省政务服务网"} <= renamed_
    assert "全市行政执法统一公示平台" not in renamed_


def test_what_only_one_text_rules_is_only_there(kin: Comparison) -> None:
    """Construction control and tolerance are the draft's; supervision, accountability and appraisal are Rudong's."""
    mine = {k for r in kin.rows if r.section is Section.DUTIES and set(r.cells) == {0} for k in r.kinds}
    theirs = {k for r in kin.rows if r.section is Section.DUTIES and set(r.cells) == {1} for k in r.kinds}
    assert {"illegal-construction", "minor-violation"} <= theirs
    assert {"supervision", "accountability", "appraisal"} <= mine
