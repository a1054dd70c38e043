"""The guide for authors is true: its spec checks, covers its text, and is that of `quanze init`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quanze.analysis.fidelity.report import DocumentCover, read_cover
from quanze.checks.catalogue import rules
from quanze.cli.check import fails
from quanze.cli.init import starter_files
from quanze.cli.main import COMMANDS
from quanze.loading.official import read_official_text
from quanze.model.jurisdiction import Jurisdiction
from quanze.pipeline import Project, run

SITE = Path(__file__).parents[1] / "site"
GUIDE = (SITE / "authoring.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def _written(folder: Path, files: dict[str, str]) -> Project:
    for name, text in files.items():
        file = folder / "shili" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return run(folder, folder)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """What a reader has who writes every block of the guide into a file of its own."""
    blocks = {f"step-{number}.yaml": text for number, text in enumerate(_blocks("yaml"))}
    return _written(tmp_path_factory.mktemp("guide"), blocks)


@pytest.fixture(scope="module")
def place(project: Project) -> Jurisdiction:
    return project.jurisdictions["shili"]


def test_the_spec_of_the_guide_checks_without_error(project: Project) -> None:
    assert not fails(project.diagnostics)


def test_the_finding_that_the_guide_names_is_found(project: Project) -> None:
    named = set(re.findall(r"\b[A-Z]{3}\d{3}\b", GUIDE))
    assert named <= {diagnostic.code for diagnostic in project.diagnostics}
    assert named <= {rule.code for rule in rules()}


def test_the_spec_of_the_guide_covers_its_text(place: Jurisdiction) -> None:
    (text,) = _blocks("text")
    cover: DocumentCover
    (cover,) = read_cover(place, {"shili-2026": read_official_text(text)})
    assert cover.complete
    assert cover.matching
    assert [m for m in (*cover.matching.times, *cover.matching.modals) if m.how is None] == []


def test_the_guide_and_the_new_project_are_one_example(place: Jurisdiction, tmp_path: Path) -> None:
    files = starter_files()
    (text,) = _blocks("text")
    assert files["texts/shili-2026.txt"] == text
    head = "specs/shili/"
    specs = {name.removeprefix(head): content for name, content in files.items() if name.startswith(head)}
    starter = _written(tmp_path, specs).jurisdictions["shili"]
    assert set(starter.duties) == set(place.duties)
    assert starter.documents == place.documents
    assert {d.id: d.deadlines for d in starter.duties.values()} == {
        d.id: d.deadlines for d in place.duties.values()
    }


def test_the_guide_names_commands_that_there_are() -> None:
    assert set(re.findall(r"quanze ([a-z]+)", GUIDE)) <= set(COMMANDS)


def test_the_links_of_the_guide_lead_to_pages_that_there_are() -> None:
    for page in re.findall(r"\]\(([a-z]+\.md)", GUIDE):
        assert (SITE / page).is_file()
