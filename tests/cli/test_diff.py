"""`quanze diff` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..checks.specimen import BASE
from ..compare.test_versions import SPEC
from ..loading.test_revisions import Repository
from .test_check import quanze

LONGER = SPEC.replace("within: 3个工作日\n        source: '2'", "within: 5个工作日\n        source: '2'")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two revisions, and a third state in the working tree."""
    found = Repository(tmp_path / "repository")
    monkeypatch.chdir(found.folder)
    found.write("specs/specimen/base.yaml", BASE)
    found.write("specs/specimen/transfer.yaml", SPEC)
    found.commit()
    found.git("tag", "v1")
    found.write("specs/specimen/transfer.yaml", LONGER)
    found.commit()
    found.write("specs/specimen/transfer.yaml", LONGER.replace("name: 管辖争议", "name: 职责争议"))
    return found


def test_two_revisions(repository: Repository) -> None:
    """Between them, not the working tree."""
    result = quanze("diff", "--git", "v1", "HEAD", "--lang", "zh")
    assert result.exit_code == 0
    assert "时限：3个工作日内 → 5个工作日内" in result.output and "职责争议" not in result.output


def test_a_revision_and_the_working_tree(repository: Repository) -> None:
    """What is about to be committed."""
    result = quanze("diff", "--git", "HEAD", "--lang", "zh")
    assert "管辖争议 → 职责争议" in result.output and "3个工作日内 →" not in result.output


def test_a_path_in_a_revision_and_a_folder(repository: Repository) -> None:
    """Each side is written in its own way."""
    result = quanze("diff", "v1:specs/specimen", "specs/specimen", "--lang", "zh")
    assert "3个工作日内 → 5个工作日内" in result.output and "管辖争议 → 职责争议" in result.output


def test_the_other_forms(repository: Repository) -> None:
    """JSON and Markdown."""
    data = json.loads(quanze("diff", "--git", "v1", "HEAD", "--format", "json").output)
    assert data["jurisdictions"][0]["id"] == "specimen"
    assert quanze("diff", "--git", "v1", "HEAD", "--format", "markdown").output.startswith("# ")


def test_the_exit_code_tells_of_changes_only_on_demand(repository: Repository) -> None:
    """Like other tools that compare."""
    assert quanze("diff", "--git", "v1", "HEAD", "--exit-code").exit_code == 1
    assert quanze("diff", "--git", "v1", "v1", "--exit-code").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [["specs"], ["nowhere", "specs"], ["nowhere:specs", "specs"], ["--git", "--", "--help", "HEAD"]],
)
def test_misuse(repository: Repository, arguments: list[str]) -> None:
    """One side, a path or a revision that is not there."""
    assert quanze("diff", *arguments).exit_code == 2


def test_a_version_that_cannot_be_read_is_not_taken_for_an_empty_one(repository: Repository) -> None:
    """The place would seem to be gone."""
    repository.write("specs/specimen/transfer.yaml", "mechanisms: [\n")
    result = quanze("diff", "--git", "v1", "--lang", "zh")
    assert result.exit_code == 2 and "不能比较" in result.output
