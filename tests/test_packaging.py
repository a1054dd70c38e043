"""What is shipped: the contents of the wheel and the pinned requirements."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "quanze"
VOCABULARY = ROOT / "specs" / "vocabulary"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def list_files(folder: Path) -> set[str]:
    """The paths of all files under a folder, relative to it, without Python's caches."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def read_pins(lock: Path) -> dict[str, str]:
    """The pinned version of each package in a requirements file."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", lock.read_text("utf-8"), re.MULTILINE))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in a wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_package_and_the_vocabulary_and_nothing_else(shipped: set[str]) -> None:
    package = {f"quanze/{name}" for name in list_files(PACKAGE)}
    vocabulary = {f"quanze/_vocabulary/{name}" for name in list_files(VOCABULARY)}
    assert vocabulary
    assert {name for name in shipped if ".dist-info/" not in name} == package | vocabulary


def test_the_wheel_says_that_it_is_typed_and_carries_its_licence(shipped: set[str]) -> None:
    assert "quanze/py.typed" in shipped
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in shipped)


def test_the_vocabulary_folder_holds_only_yaml() -> None:
    """All of it goes into the wheel, so that nothing else may lie there."""
    assert {Path(name).suffix for name in list_files(VOCABULARY)} == {".yaml"}


def test_every_folder_with_python_in_it_is_a_package() -> None:
    """The import contracts do not see modules in a folder without `__init__.py`."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_all_requirements_files_pin_the_same_versions() -> None:
    pins = {lock.stem: read_pins(lock) for lock in LOCKS}
    assert set(pins) == {"build", "dev", "runtime"}
    assert pins["runtime"].items() <= pins["dev"].items()
    assert pins["build"].items() <= pins["dev"].items()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_requirements_name_no_host(lock: Path) -> None:
    """The same files must serve every mirror and a folder of wheels."""
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "index" not in text
