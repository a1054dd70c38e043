"""What the README shows is what one gets."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from quanze.cli.main import main
from quanze.pipeline import run
from quanze.rendering.sentences import duty_sentence

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    spec = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert spec is not None
    file = tmp_path / "example.yaml"
    file.write_text(spec.group(1), encoding="utf-8")
    return file


def test_the_example_gives_the_finding_that_is_shown(example: Path) -> None:
    shown = re.search(r"```\n(example\.yaml:.*?)```", README, re.DOTALL)
    assert shown is not None
    assert shown.group(1) in CliRunner().invoke(main, ["check", example.name, "--lang", "zh"]).output


def test_the_example_gives_the_sentence_that_is_shown(example: Path) -> None:
    place = run(example).jurisdictions["example"]
    assert f"> {duty_sentence(place, place.duties['transfer-out'], 'regulator')}\n" in README
