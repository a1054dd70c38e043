"""`quanze compare` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quanze.cli.compare import command

SPECS = str(Path(__file__).parents[2] / "specs")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--specs", SPECS, "--lang", "zh"])


def test_text_counts_and_tells_differences_with_their_clauses() -> None:
    """Same rows are left out unless asked for."""
    found = call("rudong", "harbin", "--mechanism", "dispute-resolution")
    assert found.exit_code == 0
    assert "如东县 × 哈尔滨新区" in found.output
    assert "≠ 职责分工争议的协调：第2级（争议协调）  不同\n" in found.output
    assert "主体  如东县：县执法协调联席会议 ｜ 哈尔滨新区：区委编办、区司法局共同" in found.output
    assert "第1级" not in found.output
    assert (
        "= 职责分工争议的协调：第1级"
        in call("rudong", "harbin", "--mechanism", "dispute-resolution", "--all").output
    )


def test_json_has_every_row_with_its_state_and_cells_by_place() -> None:
    """The counts are those of the rows."""
    data = json.loads(call("kunyang", "rudong", "yantai", "--format", "json").output)
    states = [row["state"] for row in data["rows"]]
    assert data["format"] == "quanze-compare/1"
    assert [p["id"] for p in data["places"]] == ["kunyang", "rudong", "yantai"]
    assert data["counts"]["same"] == states.count("same")
    assert sum(data["counts"]["only"].values()) == states.count("only")
    for row in data["rows"]:
        assert set(row["cells"]) | set(row["missing"]) == {"kunyang", "rudong", "yantai"}


def test_markdown_has_a_column_for_each_place() -> None:
    """As many cells in every line of a table."""
    lines = call("rudong", "harbin", "--format", "markdown").output.splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert "| 事项 | 如东县 | 哈尔滨新区 |" in table
    assert {line.count("|") for line in table} == {4}


def test_the_same_bytes_come_every_time() -> None:
    """No order is left to chance."""
    assert (
        call("rudong", "kunyang", "--format", "json").output
        == call("rudong", "kunyang", "--format", "json").output
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rudong",), "二至四个"),
        (("rudong", "rudong"), "二至四个"),
        (("rudong", "nowhere"), "没有地区 nowhere"),
        (("rudong", "harbin", "--mechanism", "nothing"), "没有机制种类 nothing"),
    ],
)
def test_misuse_is_said_and_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    """What is wrong, and what there is."""
    found = call(*arguments)
    assert found.exit_code == 2
    assert said in found.output
