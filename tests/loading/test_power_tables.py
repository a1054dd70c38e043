"""Lists of powers kept as CSV: what offices export is read as it stands, and slips are told at their cells."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from quanze.diagnostics.diagnostic import Diagnostic, Severity
from quanze.loading.csv_text import LARGEST, MOST_ROWS, parse_csv
from quanze.model.lists import PowerKind
from quanze.model.power_table import PowerRow, PowerTable

from ..checks.specimen import LIST, load_table

HEAD = "事项编码,事项名称,事项类型,实施主体,设定依据\n"


def read(table: str | bytes, folder: Path, fragment: str = LIST) -> PowerTable:
    loaded = load_table(table, folder, fragment)
    assert not loaded.diagnostics
    assert loaded.jurisdiction
    return loaded.jurisdiction.power_tables["own-powers"]


def slips(table: str | bytes, folder: Path, fragment: str = LIST) -> tuple[Diagnostic, ...]:
    return load_table(table, folder, fragment).diagnostics


def slip(table: str | bytes, folder: Path, fragment: str = LIST) -> Diagnostic:
    (found,) = slips(table, folder, fragment)
    return found


def at(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.place.file, diagnostic.place.line, diagnostic.place.column


# ---------------------------------------------------------------- what is read
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_is_read_whatever_the_export_writes_it_in(encoding: str, tmp_path: Path) -> None:
    text = HEAD + "330215001000,占道经营的处罚,行政处罚,综合行政执法部门,《条例》第十条\n"
    table = read(text.replace("\n", "\r\n").encode(encoding), tmp_path)
    (row,) = table.rows
    assert row == PowerRow(
        2,
        "330215001000",
        "占道经营的处罚",
        PowerKind.PENALTY,
        ("enforcement",),
        ("330215001000", "占道经营的处罚", "行政处罚", "综合行政执法部门", "《条例》第十条"),
    )
    assert table.headers == ("事项编码", "事项名称", "事项类型", "实施主体", "设定依据")


def test_a_code_keeps_its_zeros_and_a_formula_stays_text(tmp_path: Path) -> None:
    (row,) = read("编码,名称,备注,说明\n0015,=1+1,@x,+y\n", tmp_path).rows
    assert (row.code, row.name) == ("0015", "=1+1")
    assert row.cells == ("0015", "=1+1", "@x", "+y")


def test_blank_rows_and_columns_and_full_width_blanks_are_passed_over(tmp_path: Path) -> None:
    text = "\u3000事项 名称\u3000,,,\n\u3000甲\u3000,,\u3000,\n,,,\n乙\n,,,\n\n"
    table = read(text, tmp_path)
    assert table.headers == ("事项名称",)
    assert [(r.line, r.cells) for r in table.rows] == [(2, ("甲",)), (4, ("乙",))]


def test_line_breaks_and_quotes_within_cells_are_kept_but_do_not_split_a_name(tmp_path: Path) -> None:
    table = read(
        '事项名称,设定依据\n"对占道\n经营的处罚","《条例》第十条\n“严禁”""占道"""\n乙,丙\n', tmp_path
    )
    assert table.rows[0].name == "对占道经营的处罚"
    assert table.rows[0].cells[1] == '《条例》第十条\n“严禁”"占道"'
    assert table.rows[1].line == 5


def test_headers_may_be_named(tmp_path: Path) -> None:
    fragment = LIST.replace("powers.csv", "{name: powers.csv, headers: {name: 处罚 事项, holder: 承接部门}}")
    (row,) = read("处罚事项,承接部门\n甲,行业监管部门\n", tmp_path, fragment).rows
    assert (row.name, row.holder) == ("甲", ("regulator",))


def test_several_bodies_in_a_cell_are_all_meant_and_an_empty_one_means_the_lists_holder(
    tmp_path: Path,
) -> None:
    table = read(
        "名称,实施主体\n甲,综合行政执法部门、行业监管部门\n乙,\n丙,县人民\n".replace(
            "县人民\n", "县人民政府\n"
        ),
        tmp_path,
    )
    assert [r.holder for r in table.rows] == [
        ("enforcement", "regulator"), ("enforcement",), ("county-government",)
    ]  # fmt: skip
    assert [r.name for r in table.of("enforcement")] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("处罚", PowerKind.PENALTY), ("行政裁决", PowerKind.ADJUDICATION), ("其他行政权力", PowerKind.OTHER), ("", None),
    ],
)  # fmt: skip
def test_a_kind_is_known_by_its_usual_words(word: str, kind: PowerKind | None, tmp_path: Path) -> None:
    assert read(f"名称,类型\n甲,{word}\n", tmp_path).rows[0].kind is kind


def test_five_thousand_rows_are_read_in_a_tenth_of_a_second() -> None:
    text = HEAD + "".join(
        f'33{n:010d},对第{n}种行为的处罚,行政处罚,综合行政执法部门,"《条例》第{n}条\n第一款"\n'
        for n in range(5000)
    )
    raw = text.encode("gb18030")
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        rows = parse_csv(raw, "powers.csv").rows
        spent.append(time.perf_counter() - start)
    assert len(rows) == 5001
    assert min(spent) < 0.1


# ---------------------------------------------------------------- what is refused
def test_a_file_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    found = slip("名称\n甲\n", tmp_path, LIST.replace("powers.csv", "power.csv"))
    assert (found.code, at(found)[:2]) == ("SCH006", ("fragment.yaml", 2))
    assert "是否为 powers.csv？" in found.help.zh


@pytest.mark.parametrize(
    "name", ["../powers.csv", "lists/powers.csv", "/etc/powers.csv", "powers.xlsx", ".csv"]
)
def test_only_a_csv_file_of_the_same_folder_may_be_named(name: str, tmp_path: Path) -> None:
    found = slip("名称\n甲\n", tmp_path, LIST.replace("powers.csv", name))
    assert (found.code, found.place.file) == ("SCH001", "fragment.yaml")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside, place = tmp_path / "outside.csv", tmp_path / "place"
    outside.write_text("名称\n甲\n", encoding="utf-8")
    place.mkdir()
    os.symlink(outside, place / "linked.csv")
    found = slip("名称\n甲\n", place, LIST.replace("powers.csv", "linked.csv"))
    assert (found.code, found.place.file) == ("SCH005", "fragment.yaml")
    assert "甲" not in found.message.zh


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04rest", "Excel"),
        ("名称\n甲\n".encode("utf-16"), "UTF-8"),
        ("名称\n一二三四五六七八九十".encode()[:-1] + b"\n", "UTF-8"),
        ("名称\n甲\u202e乙\n".encode(), "书写方向"),
        (b"a\n" * (LARGEST // 2 + 1), "16 MiB"),
        ("名称\n" + "甲\n" * (MOST_ROWS + 1), "20000 行"),
    ],
    ids=["workbook", "utf-16", "damaged", "bidi", "large", "rows"],
)
def test_what_cannot_be_read_safely_is_refused(raw: bytes | str, words: str, tmp_path: Path) -> None:
    found = slip(raw, tmp_path)
    assert (found.code, found.place.file) == ("SCH005", "powers.csv")
    assert words in found.message.zh


def test_a_missing_column_is_told_with_what_the_first_row_has(tmp_path: Path) -> None:
    found = slip("事项编码,事项的名称\n1,甲\n", tmp_path)
    assert (found.code, at(found)) == ("SCH008", ("powers.csv", 1, 1))
    assert found.message.zh == "没有名称栏“事项名称”，首行为：事项编码、事项的名称"
    assert "headers: {name: 事项的名称}" in found.help.zh


def test_a_header_named_in_the_spec_must_be_there(tmp_path: Path) -> None:
    fragment = LIST.replace("powers.csv", "{name: powers.csv, headers: {kind: 执法类别}}")
    found = slip("名称,类别\n甲,处罚\n", tmp_path, fragment)
    assert found.code == "SCH008"
    assert "headers: {kind: 类别}" in found.help.zh


def test_repeated_headers_are_one_finding(tmp_path: Path) -> None:
    found = slip("名称,备注,备注,依据,依据\n甲,1,2,3,4\n", tmp_path)
    assert (found.code, at(found)) == ("SCH008", ("powers.csv", 1, 7))
    assert found.message.zh == "重复的表头：“备注”、“依据”"


def test_a_column_with_words_and_no_header_is_told_once(tmp_path: Path) -> None:
    found = slip("名称,,类型\n甲,x,处罚\n乙,y,处罚\n", tmp_path)
    assert (found.code, at(found)) == ("SCH008", ("powers.csv", 2, 3))
    assert found.message.zh == "有内容而没有表头的栏，共2行：第2、3行"


def test_rows_with_too_few_or_too_many_cells_are_one_finding(tmp_path: Path) -> None:
    found = slip("编码,名称,类型,备注\n1,甲,处罚\n2,乙\n3,丙,处罚,x,y\n", tmp_path)
    assert (found.code, at(found)) == ("SCH008", ("powers.csv", 3, 3))
    assert found.message.zh == "单元格数目与表头不符（表头4栏），共2行：第3、4行"


def test_a_quote_that_is_not_closed_is_told_at_its_cell(tmp_path: Path) -> None:
    found = slip('名称,依据\n甲,乙\n丙,"丁\n戊,己\n', tmp_path)
    assert (found.code, at(found)) == ("SCH008", ("powers.csv", 3, 3))


def test_a_quote_within_a_quoted_cell_is_told_at_its_cell(tmp_path: Path) -> None:
    found = slip('名称,依据\n"甲","乙"丙"\n', tmp_path)
    assert (found.code, at(found)) == ("SCH008", ("powers.csv", 2, 5))


def test_empty_names_are_one_finding_with_all_lines(tmp_path: Path) -> None:
    found = slip('编码,名称\n1,"甲\n乙"\n2,\n3,\u3000\n', tmp_path)
    assert (found.code, at(found)) == ("SCH008", ("powers.csv", 4, 3))
    assert found.message.zh == "没有填写名称，共2行：第4、5行"
    assert [r.place.line for r in found.related] == [5]


def test_repeated_codes_are_told_where_each_stands(tmp_path: Path) -> None:
    found = slip("编码,名称\n1,甲\n2,乙\n1,丙\n", tmp_path)
    assert (found.code, found.place.line, [r.place.line for r in found.related]) == ("SCH004", 2, [4])
    assert found.message.zh == "重复的编码：“1”（2行）"


def test_codes_that_a_spreadsheet_rounded_are_told(tmp_path: Path) -> None:
    found = slip("编码,名称\n3.30215E+11,甲\n3.30215E+11,乙\n", tmp_path)
    assert (found.code, at(found)) == ("SCH003", ("powers.csv", 2, 1))


def test_unknown_bodies_are_one_finding_with_suggestions(tmp_path: Path) -> None:
    found = slip("名称,实施主体\n甲,综合行政执法局\n乙,综合行政执法局\n丙,气象台、行业监管部门\n", tmp_path)
    assert (found.code, found.severity, at(found)) == ("REF001", Severity.error, ("powers.csv", 2, 3))
    assert found.message.zh == "没有定义的主体：“综合行政执法局”（2行）、“气象台”"
    assert "“综合行政执法局”是否为综合行政执法部门？" in found.help.zh


def test_an_unknown_kind_is_a_warning_and_the_row_is_kept(tmp_path: Path) -> None:
    loaded = load_table("名称,类型\n甲,行政处法\n", tmp_path)
    (found,) = loaded.diagnostics
    assert (found.code, found.severity) == ("REF003", Severity.warning)
    assert "是否为行政处罚" in found.help.zh
    assert loaded.jurisdiction
    assert loaded.jurisdiction.power_tables["own-powers"].rows[0].cells == ("甲", "行政处法")


def test_the_table_is_among_the_sources_so_that_its_lines_can_be_shown(tmp_path: Path) -> None:
    loaded = load_table("名称\n甲\n".encode("gb18030"), tmp_path)
    assert {s.path: s.line(2) for s in loaded.sources}["powers.csv"] == "甲"
