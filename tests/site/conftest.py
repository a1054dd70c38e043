"""Built sites for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from quanze.cli.main import main
from tests.site.small import write_spec

ROOT = Path(__file__).parents[2]


def build(specs: Path, to: Path) -> Path:
    """A site of the specs, with the settings and hand-written pages of this project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        done = CliRunner().invoke(main, ["site", "--specs", str(specs), "--to", str(to), "--lang", "zh"])
    assert done.exit_code == 0, done.output
    return to


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one small place."""
    folder = tmp_path_factory.mktemp("small")
    return build(write_spec(folder), folder / "site")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the specs that come with the project."""
    return build(ROOT / "specs", tmp_path_factory.mktemp("whole") / "site")
