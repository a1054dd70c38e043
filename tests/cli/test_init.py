"""`quanze init`: the new project works at once, and nothing that was there is touched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from quanze.cli.init import FILES, STARTER, starter_files
from quanze.cli.main import main
from quanze.loading.yaml import parse_yaml

COMMAND = [sys.executable, "-c", "from quanze.cli.main import main; main()"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "new"
    result = CliRunner().invoke(main, ["init", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def _run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": "zh_CN.UTF-8"}
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def _init(folder: Path) -> Result:
    return CliRunner().invoke(main, ["init", str(folder)])


def test_the_new_project_checks_without_error(project: Path) -> None:
    done = _run(project, "check")
    assert done.returncode == 0, done.stdout


def test_its_clauses_are_covered_and_its_outline_is_that_of_its_text(project: Path) -> None:
    done = _run(project, "coverage", "shili", "--text", "texts")
    assert done.returncode == 0, done.stdout
    assert "条款目录与原文一致" in done.stdout
    assert done.stdout.count("无对应要素 0") == 2


def test_its_handbook_builds_at_once(project: Path) -> None:
    done = _run(project, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "build" / "site" / "index.html").is_file()
    assert "示例县" in (project / "build" / "site" / "index.html").read_text("utf-8")


def test_editors_find_the_schema_that_its_specs_name(project: Path) -> None:
    for file in sorted((project / "specs" / "shili").iterdir()):
        text = file.read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named
        schema = parse_yaml((file.parent / named[1]).resolve().read_text("utf-8"), "schema").data
        assert list(Draft7Validator(schema).iter_errors(parse_yaml(text, file.name).data)) == []


@pytest.mark.parametrize("taken", ["README.md", "specs/shili/bodies.yaml", ".gitlab-ci.yml"])
def test_a_file_that_is_there_is_kept_and_nothing_is_written(tmp_path: Path, taken: str) -> None:
    file = tmp_path / taken
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine", encoding="utf-8")
    result = _init(tmp_path)
    assert result.exit_code == 2
    assert taken in result.output
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [file]
    assert file.read_text("utf-8") == "mine"


def test_other_files_in_the_folder_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert _init(tmp_path).exit_code == 0
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["specs", "site"])
def test_a_file_where_a_folder_is_to_be_is_misuse(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert _init(tmp_path).exit_code == 2


def test_a_folder_that_is_a_file_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert _init(tmp_path / "file").exit_code == 2


def test_every_template_is_used() -> None:
    assert sorted(FILES.values()) == sorted(p.name for p in STARTER.iterdir())


def test_the_github_sample_reads_only_and_pins_its_actions() -> None:
    text = starter_files()[".github/workflows/check.yml"]
    workflow = parse_yaml(text, "check.yml").data
    assert isinstance(workflow, dict)
    assert workflow["permissions"] == {"contents": "read"}
    uses = re.findall(r"uses: \S+?@(\S+)", text)
    assert uses and all(re.fullmatch(r"[0-9a-f]{40}", commit) for commit in uses)


@pytest.mark.parametrize("name", [".github/workflows/check.yml", ".gitlab-ci.yml"])
def test_the_samples_use_no_secret_and_pin_the_tool(name: str) -> None:
    text = starter_files()[name]
    assert "secrets" not in text
    assert "pull_request_target" not in text
    assert re.search(r"pip install quanze==\d+\.\d+", text)
