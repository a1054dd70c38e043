"""Lists of powers in two versions: which entries are new, gone or changed, whatever their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from quanze.compare.version_changes import Kind, PlaceChanges
from quanze.compare.versions import compare_versions
from quanze.diagnostics import Lang
from quanze.exports.version_text import render_markdown, render_text
from quanze.pipeline import Project, run

from ..checks.specimen import BASE, LIST

HEAD = "序号,编码,名称,类型\n"


class Lists:
    """Two versions of a place that differ in the CSV file only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def project(self, name: str, table: str | None) -> Project:
        place = self.folder / name / "specimen"
        place.mkdir(parents=True)
        listed = LIST if table is not None else LIST.replace("file: powers.csv, ", "")
        (place / "spec.yaml").write_text(BASE + listed, encoding="utf-8")
        if table is not None:
            (place / "powers.csv").write_text(table, encoding="utf-8")
        return run(self.folder / name, self.folder / name)

    def compare(self, old: str | None, new: str | None) -> PlaceChanges:
        (found,) = compare_versions(self.project("old", old), self.project("new", new))
        return found


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    return Lists(tmp_path)


def test_order_and_running_numbers_are_no_change(lists: Lists) -> None:
    found = lists.compare(HEAD + "1,11,甲,处罚\n2,12,乙,处罚\n", HEAD + "1,12,乙,处罚\n2,11,甲,处罚\n")
    assert found.is_empty


def test_entries_are_paired_by_code_and_told_by_name(lists: Lists) -> None:
    old = HEAD + "1,11,甲,处罚\n2,12,乙,处罚\n3,13,丙,处罚\n"
    found = lists.compare(old, HEAD + "1,11,甲,检查\n2,13,丙,处罚\n3,14,丁,处罚\n")
    told = {c.kind: (c.title, c.words.zh if c.words else None) for c in found.changes}
    assert told == {
        Kind.ADDED: ("职权清单：1项事项", "丁"),
        Kind.REMOVED: ("职权清单：1项事项", "乙"),
        Kind.CHANGED: ("职权清单：1项事项", None),
    }
    (changed,) = (c for c in found.changes if c.kind is Kind.CHANGED)
    (detail,) = changed.details
    assert detail.before and detail.after
    assert (detail.label.zh, detail.before.zh, detail.after.zh) == ("甲", "类型：处罚", "类型：检查")


def test_of_many_entries_the_first_are_named(lists: Lists) -> None:
    found = lists.compare(HEAD, HEAD + "".join(f"{n},{n + 10},事项{n},处罚\n" for n in range(9)))
    (added,) = found.changes
    assert added.words
    assert (added.title, added.words.zh) == ("职权清单：9项事项", "事项0、事项1、事项2、事项3、事项4等")


def test_a_file_that_is_new_is_so_many_new_entries(lists: Lists) -> None:
    (added,) = lists.compare(None, HEAD + "1,11,甲,处罚\n").changes
    assert (added.kind, added.title) == (Kind.ADDED, "职权清单：1项事项")


def test_without_codes_entries_are_paired_by_name(lists: Lists) -> None:
    found = lists.compare("名称,依据\n甲,一\n甲,二\n", "名称,依据\n甲,一\n甲,三\n")
    ((detail,),) = (c.details for c in found.changes)
    assert detail.before and detail.before.zh == "依据：二"


def test_what_a_cell_says_is_no_markup_in_a_merge_request(lists: Lists) -> None:
    found = lists.compare(HEAD, HEAD + "1,11,<img src=x>@all,处罚\n")
    assert "<img" not in render_markdown([found], Lang.zh)
    assert "职权清单：1项事项" in render_text([found], Lang.zh)


def test_an_entry_that_joins_a_finding_is_told_by_name(lists: Lists) -> None:
    old = HEAD + "1,11,甲,处罚\n2,12,甲,处罚\n3,13,乙,处罚\n"
    found = lists.compare(old, old + "4,14,乙,处罚\n")
    (grown,) = found.grown
    assert grown.finding.code == "REF016"
    assert [m.name for m in grown.members] == ["乙"]
