"""`quanze coverage`: tables, numbers, JSON, and what it says about misuse."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quanze.cli.main import main

SPEC = """
jurisdiction: {id: example, name: 示例县, level: county}
documents:
  notice:
    title: 移送办法
    outline: {'1': {}, '2': {excluded: 只定施行日期}, '3': {}}
bodies:
  regulator: {name: 行业监管部门, kind: role, roles: regulator, holders: silent, source: '1'}
"""
TEXT = "一、行业监管部门应当在3个工作日内移送。\n二、自印发之日起施行。\n三、其他事项由县政府负责。\n"


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    (tmp_path / "specs" / "example").mkdir(parents=True)
    (tmp_path / "specs" / "example" / "spec.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "notice.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "specs"


def _run(specs: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main,
        ["coverage", "example", "--specs", str(specs), "--lang", "zh", *arguments],
        env={"COLUMNS": "100"},
    )


def test_uncovered_clauses_are_pointed_at_and_fail(specs: Path) -> None:
    result = _run(specs)
    assert result.exit_code == 1
    assert "3     第三部分  ◀ 没有任何要素引用" in result.output
    assert "不设要素：只定施行日期" in result.output
    assert "body:regulator 行业监管部门" in result.output
    assert "规范性条款 3 条：已覆盖 1，说明理由不设要素 1，未覆盖 1；覆盖率 50.0%" in result.output


@pytest.mark.parametrize("text", ["texts", "texts/notice.txt"])
def test_the_text_is_found_in_a_folder_or_named_itself(specs: Path, text: str) -> None:
    result = _run(specs, "--text", str(specs.parent / text))
    assert "原文 3 条，目录 3 条；缺 0，多 0" in result.output
    assert "…应当在3个工作日内移送。…" not in result.output
    assert "3个工作日" in result.output


def test_json_holds_the_same_facts(specs: Path) -> None:
    found = json.loads(_run(specs, "--format", "json", "--text", str(specs.parent / "texts")).output)
    (document,) = found["documents"]
    assert found["format"] == "quanze-coverage/1"
    assert document["counts"] == {
        "clauses": 3, "normative": 3, "covered": 1, "excluded": 1, "uncovered": 1, "share": 0.5,
    }  # fmt: skip
    assert [c["standing"] for c in document["clauses"]] == ["covered", "excluded", "uncovered"]
    assert [(t["words"], t["matched_by"]) for t in document["text"]["times"]] == [("3个工作日", None)]


@pytest.mark.parametrize("name", ["NOTICE.TXT", "《移送办法》.txt", "移送办法.md", "移送 办法.text"])
def test_a_text_may_be_named_by_id_or_title(specs: Path, name: str) -> None:
    """Whatever the case, the marks and the suffix."""
    file = specs.parent / "texts" / "notice.txt"
    file.rename(file.with_name(name))
    assert "原文 3 条，目录 3 条" in _run(specs, "--text", str(file.parent)).output


def test_a_folder_without_the_text_is_misuse(specs: Path) -> None:
    """What is wanted, and what is there instead."""
    file = specs.parent / "texts" / "notice.txt"
    file.rename(file.with_name("办法（送审稿）.txt"))
    result = _run(specs, "--text", str(file.parent))
    assert result.exit_code == 2
    assert "notice.txt（或《移送办法》.txt）；现有 办法（送审稿）.txt" in result.output


def test_two_texts_of_one_document_are_misuse(specs: Path) -> None:
    """Neither is taken silently."""
    (specs.parent / "texts" / "移送办法.txt").write_text(TEXT, encoding="utf-8")
    result = _run(specs, "--text", str(specs.parent / "texts"))
    assert result.exit_code == 2 and "都是 notice 的原文" in result.output


def test_a_document_without_its_text_is_named(specs: Path) -> None:
    """The others are compared; that this one was not is said, for silence would look like agreement."""
    spec = specs / "example" / "spec.yaml"
    more = "documents:\n  annex: {title: 附件, outline: {'1': {excluded: 略}}}\n"
    spec.write_text(
        SPEC.replace("documents:\n", more).replace("source: '1'", "source: 'notice:1'"), encoding="utf-8"
    )
    result = _run(specs, "--text", str(specs.parent / "texts"))
    assert result.exit_code == 1 and "没有《附件》的原文" in result.stderr


def test_a_text_that_is_not_utf_8_is_misuse(specs: Path) -> None:
    (specs.parent / "texts" / "notice.txt").write_bytes(TEXT.encode("gb18030"))
    result = _run(specs, "--text", str(specs.parent / "texts"))
    assert result.exit_code == 2
    assert "UTF-8" in result.output


def test_an_unknown_jurisdiction_is_misuse(specs: Path) -> None:
    result = CliRunner().invoke(main, ["coverage", "nowhere", "--specs", str(specs)])
    assert result.exit_code == 2
