"""Rules about lists of powers kept as CSV: numbers, holders, repetitions, personal data."""

from pathlib import Path

import pytest

from .specimen import LIST, check_table


def test_private_numbers_in_a_list_are_one_error_a_sort_and_codes_are_none(tmp_path: Path) -> None:
    table = "编码,名称,备注\n13800138000,甲,13800138001\n13800138002,乙,\n13800138003,丙,电话13800138004\n"
    (finding,) = (d for d in check_table(table, tmp_path) if d.code == "REF011")
    assert (finding.place.file, finding.place.line) == ("powers.csv", 2)
    assert finding.message.zh == "清单有2行写有手机号码，不得公开"


def test_a_list_whose_rows_all_name_their_bodies_needs_no_holder(tmp_path: Path) -> None:
    bare = LIST.replace("holder: enforcement, powers: [penalty], ", "")
    rows = "名称,实施主体\n甲,综合行政执法部门\n乙,{}\n"
    assert "REF015" not in {d.code for d in check_table(rows.format("行业监管部门"), tmp_path, bare)}
    assert "REF015" in {d.code for d in check_table(rows.format(""), tmp_path, bare)}


def test_entries_listed_twice_are_told_with_their_lines(tmp_path: Path) -> None:
    table = "序号,编码,名称,依据\n1,11,甲,一\n2,12,甲,二\n3,13,甲,一\n"
    (finding,) = (d for d in check_table(table, tmp_path) if d.code == "REF016")
    assert (finding.place.file, finding.place.line) == ("powers.csv", 4)
    assert finding.message.zh == "“职权清单”有1项与前面的事项完全相同：甲（第2、4行）"
    assert [r.place.line for r in finding.related] == [2]


def test_a_body_that_only_a_list_names_is_used(tmp_path: Path) -> None:
    tower = LIST + "bodies:\n  weather: {name: 气象局, level: county, source: '1'}\n"
    assert "weather" not in str(
        [d for d in check_table("名称,实施主体\n甲,气象局\n", tmp_path, tower) if d.code == "REF005"]
    )
    assert "weather" in str([d for d in check_table("名称,实施主体\n甲,\n", tmp_path, tower)])


@pytest.mark.parametrize(("count", "fires"), [(2, False), (3, True)])
def test_the_stated_number_of_powers_is_held_against_the_rows(
    count: int, fires: bool, tmp_path: Path
) -> None:
    stated = LIST.replace("powers: [penalty]", f"count: {count}")
    found = [d for d in check_table("名称\n甲\n乙\n", tmp_path, stated) if d.code == "DOC002"]
    assert bool(found) is fires
    assert all(d.message.zh == "文中写明的事项数目为 3，实际列出的合计为 2" for d in found)
