"""`quanze check`: several formats at once, which checks count, and what fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .test_check import BODY, DUTY, add, place, quanze

__all__ = ["place"]


def codes(*arguments: str) -> set[str]:
    return {f["code"] for f in json.loads(quanze("check", "--format", "json", *arguments).stdout)["findings"]}


def test_several_formats_are_written_in_one_run(place: Path) -> None:
    """One to standard output, the others to files, whose folders are made."""
    add(place, DUTY)
    result = quanze("check", "--lang", "zh", "--format", "text", "--format", "sarif=out/q.sarif", "--format", "gitlab=out/q.json",
                    "--format", "markdown=out/q.md")  # fmt: skip
    assert "HND001" in result.stdout
    assert json.loads(Path("out/q.sarif").read_text())["version"] == "2.1.0"
    assert "HND001" in {i["check_name"].split()[0] for i in json.loads(Path("out/q.json").read_text())}
    assert "HND001" in Path("out/q.md").read_text(encoding="utf-8")
    assert sorted(p.name for p in Path("out").iterdir()) == ["q.json", "q.md", "q.sarif"]


@pytest.mark.parametrize(
    "formats",
    [["text", "json"], ["sarif=a", "gitlab=a"], ["sarif="], ["xml=a"]],
)
def test_formats_that_cannot_be_are_misuse(place: Path, formats: list[str]) -> None:
    """Two to one place, no file name, an unknown one."""
    assert quanze("check", *(w for f in formats for w in ("--format", f))).exit_code == 2


def test_an_output_that_cannot_be_written_is_misuse(place: Path) -> None:
    """A folder, for instance."""
    result = quanze("check", "--format", f"sarif={place}")
    assert result.exit_code == 2 and "文件夹" in result.stderr


def test_checks_are_selected_and_left_out_by_code_beginning_and_name(place: Path) -> None:
    """As if there were no others."""
    add(place, DUTY)
    assert codes("--select", "HND") == {"HND001"}
    assert "HND001" not in codes("--ignore", "handling-gap")
    assert codes("--select", "HND,REF005", "--ignore", "REF") == {"HND001"}
    assert quanze("check", "--select", "HND", "--ignore", "HND001").exit_code == 0


def test_an_unknown_check_is_misuse_with_a_suggestion(place: Path) -> None:
    """No selection silently selects nothing."""
    result = quanze("check", "--select", "handling-gup")
    assert result.exit_code == 2 and "handling-gap" in result.stderr


def test_what_cannot_be_read_shows_whatever_is_selected(place: Path) -> None:
    """A selection must not make a broken spec look clean."""
    add(place, BODY)
    assert "REF003" in codes("--select", "HND")
    assert quanze("check", "--select", "HND").exit_code == 1


def test_the_lowest_level_that_fails_can_be_set(place: Path) -> None:
    """By default errors of a draft fail; `warning` and `note` are stricter, `never` stays never."""
    add(place, DUTY)
    only = ["check", "--select", "REF005"]
    assert quanze(*only).exit_code == 0
    assert quanze(*only, "--fail-level", "note").exit_code == 1
    assert quanze(*only, "--fail-level", "note", "--fail-on", "never").exit_code == 0
    assert quanze("check", "--select", "HND", "--fail-on", "spec").exit_code == 0


def test_the_configuration_beside_the_specs_is_used(place: Path) -> None:
    """Levels, selection and threshold; the command line goes before it."""
    add(place, DUTY)
    Path("quanze.toml").write_text("[check]\nselect = ['HND']\n[levels]\nHND001 = 'note'\n", encoding="utf-8")
    assert codes() == {"HND001"}
    assert quanze("check").exit_code == 0
    assert "REF005" in codes("--select", "REF")
    assert quanze("check", "--fail-level", "note").exit_code == 1


def test_a_wrong_configuration_stops_the_run_with_two(place: Path) -> None:
    """File and line on standard error, nothing on standard output."""
    Path("quanze.toml").write_text("[levels]\n\nHND001 = 'fatal'\n", encoding="utf-8")
    result = quanze("check")
    assert result.exit_code == 2
    assert "quanze.toml:3:" in result.stderr and not result.stdout


def test_another_configuration_can_be_named(place: Path, tmp_path: Path) -> None:
    """Then the one beside the specs is not read."""
    Path("quanze.toml").write_text("[nonsense]\n", encoding="utf-8")
    (tmp_path / "strict.toml").write_text("[check]\nfail-on = 'never'\n", encoding="utf-8")
    add(place, BODY)
    assert quanze("check", "--config", tmp_path / "strict.toml").exit_code == 0
    assert quanze("check", "--config", tmp_path / "nowhere.toml").exit_code == 2


def test_findings_come_ranked_and_a_table_closes_a_long_report(place: Path) -> None:
    """Errors before warnings; hidden ones are counted last."""
    add(place, DUTY)
    shown = quanze("check", "--lang", "zh", "--all").stdout
    grades = [
        g
        for line in shown.splitlines()
        if line.startswith("specs/")
        for g in ("错误", "警告", "提示")
        if f": {g} " in line
    ]
    assert grades == sorted(grades, key=["错误", "警告", "提示"].index) and len(set(grades)) > 1
