"""`quanze stats`: the numbers of each jurisdiction, side by side."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quanze.cli.main import main
from quanze.diagnostics.cells import width

FIRST = """
jurisdiction: {id: first, name: 第一示例县, level: county}
documents: {notice: {title: 办法, outline: {'1': {}, '2': {}, '3': {normative: false}}}}
bodies:
  regulator: {name: 行业监管部门, kind: role, roles: regulator, holders: silent, source: '1'}
  enforcement: {name: 综合行政执法部门, kind: role, roles: enforcement, holders: silent, source: '1'}
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      send: {actor: regulator, must: transfer, to: enforcement, within: [3个工作日, {limit: 及时, when: {urgency: urgent}}], source: '1'}
      refuse: {actor: enforcement, must-not: refuse, source: '1'}
    chains:
      dispute: {name: 争议, source: '1', rungs: {consult: {by: parties, action: consult, within: silent}}}
materials: {file: {name: 案卷, source: '1', items: {letter: 移送函, evidence: 证据}}}
"""
SECOND = "jurisdiction: {id: second, name: 乙镇, level: town}\n"


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "spec.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def _run(specs: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["stats", "--specs", str(specs), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_numbers_are_those_of_the_spec(specs: Path) -> None:
    found = json.loads(_run(specs, "--format", "json"))
    assert found["format"] == "quanze-stats/1"
    first, second = found["jurisdictions"]
    counts = first["counts"]
    assert (counts["documents"], counts["bodies"], counts["mechanisms"], counts["duties"]) == (1, 2, 1, 2)
    assert (counts["deadlines"], counts["chains"], counts["rungs"], counts["materials"]) == (3, 1, 1, 2)
    assert first["duties"] == {"must": 1, "must-not": 1, "should": 0, "may": 0}
    assert {kind: n for kind, n in first["deadlines"].items() if n} == {"bounded": 1, "prompt": 1, "open": 1}
    assert first["clauses"]["normative"] == 2
    assert first["clauses"]["share"] == 0.5
    assert sum(f["count"] for f in first["findings"]) == sum(first["statuses"].values()) > 0
    assert second["counts"]["duties"] == 0


def test_the_table_lines_up_whatever_the_width_of_its_names(specs: Path) -> None:
    lines = _run(specs, "--lang", "zh").splitlines()
    assert lines[0].split() == ["计数", "第一示例县", "乙镇"]
    assert len({width(line) for line in lines}) == 1


def test_rows_that_are_nought_everywhere_are_left_out(specs: Path) -> None:
    assert "考评计分" not in _run(specs, "--lang", "zh")


def test_a_folder_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["stats", "--specs", str(tmp_path / "none")]).exit_code == 2
