"""Which files a run reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quanze.loading.discover import Discovery, discover, display_path


def plant(root: Path, *names: str) -> Path:
    """Empty files under a root."""
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    return root


def listing(found: Discovery, root: Path) -> dict[str, list[str]]:
    """Ids with their files, relative to the root."""
    return {one.id: [path.relative_to(root).as_posix() for path in one.files] for one in found.jurisdictions}


def test_each_subfolder_is_a_jurisdiction(tmp_path: Path) -> None:
    """Sorted, with files of both suffixes and in deeper folders; other and hidden files are passed over."""
    plant(
        tmp_path, "rudong/duties.yaml", "rudong/bodies.yml", "rudong/annex/a1.yaml", "harbin/all.yaml", "harbin/matters.csv",
        "vocabulary/words.yaml", "rudong/.hidden.yaml", ".git/config.yaml", "notes/readme.md",
    )  # fmt: skip
    found = discover(tmp_path, tmp_path)
    assert list(listing(found, tmp_path)) == ["harbin", "rudong"]
    assert listing(found, tmp_path)["rudong"] == [
        "rudong/annex/a1.yaml",
        "rudong/bodies.yml",
        "rudong/duties.yaml",
    ]
    assert listing(found, tmp_path)["harbin"] == ["harbin/all.yaml"]
    assert found.vocabulary == (tmp_path / "vocabulary" / "words.yaml",)
    assert found.jurisdictions[1].folder == tmp_path / "rudong"
    assert not found.diagnostics


def test_one_jurisdiction_is_read_with_the_vocabulary_beside_it(tmp_path: Path) -> None:
    """Its words are those of the folder it lies in."""
    plant(tmp_path, "rudong/duties.yaml", "harbin/all.yaml", "vocabulary/words.yaml")
    found = discover(tmp_path / "rudong", tmp_path)
    assert listing(found, tmp_path) == {"rudong": ["rudong/duties.yaml"]}
    assert found.vocabulary == (tmp_path / "vocabulary" / "words.yaml",)


def test_one_file_is_a_jurisdiction(tmp_path: Path) -> None:
    """Named after the file."""
    plant(tmp_path, "specs/rudong/duties.yaml", "specs/rudong/bodies.yaml", "specs/vocabulary/words.yaml")
    found = discover(tmp_path / "specs/rudong/duties.yaml", tmp_path)
    assert listing(found, tmp_path) == {"duties": ["specs/rudong/duties.yaml"]}
    assert found.vocabulary == (tmp_path / "specs/vocabulary/words.yaml",)


@pytest.mark.parametrize("root", ["vocabulary", "vocabulary/words.yaml"])
def test_the_vocabulary_can_be_read_alone(tmp_path: Path, root: str) -> None:
    """It is no jurisdiction."""
    plant(tmp_path, "vocabulary/words.yaml")
    found = discover(tmp_path / root, tmp_path)
    assert (found.jurisdictions, found.vocabulary) == ((), (tmp_path / "vocabulary/words.yaml",))


def test_a_file_beside_the_jurisdictions_is_reported(tmp_path: Path) -> None:
    """It would be left out silently otherwise."""
    plant(tmp_path, "stray.yaml", "rudong/a.yaml", "vocabulary/words.yaml")
    found = discover(tmp_path, tmp_path)
    assert [(one.code, one.place.file) for one in found.diagnostics] == [("SCH007", "stray.yaml")]
    assert listing(found, tmp_path) == {"rudong": ["rudong/a.yaml"]}


@pytest.mark.parametrize("name", ["gone", "gone/deeper.yaml"])
def test_a_missing_path_is_reported(tmp_path: Path, name: str) -> None:
    """Not an exception: it is a mistake of the command line."""
    found = discover(tmp_path / name, tmp_path)
    assert [(one.code, one.name, one.place.file) for one in found.diagnostics] == [
        ("SCH006", "unreadable-path", name)
    ]


def test_a_folder_without_specs_is_reported(tmp_path: Path) -> None:
    """Nothing to check is not the same as nothing found."""
    plant(tmp_path, "specs/readme.md")
    found = discover(tmp_path / "specs", tmp_path)
    assert [(one.code, one.place.file) for one in found.diagnostics] == [("SCH006", "specs")]


def test_links_that_leave_the_root_are_refused(tmp_path: Path) -> None:
    """Of a file, of a folder, and of a whole jurisdiction; each is named."""
    plant(tmp_path, "secret/passwords.yaml", "specs/rudong/a.yaml")
    specs = tmp_path / "specs"
    (specs / "rudong/file.yaml").symlink_to(tmp_path / "secret/passwords.yaml")
    (specs / "rudong/folder").symlink_to(tmp_path / "secret")
    (specs / "whole").symlink_to(Path("..") / "secret")
    found = discover(specs, tmp_path)
    assert listing(found, specs) == {"rudong": ["rudong/a.yaml"]}
    assert [(one.code, one.place.file) for one in found.diagnostics] == [
        ("SCH005", "specs/rudong/file.yaml"),
        ("SCH005", "specs/rudong/folder"),
        ("SCH005", "specs/whole"),
    ]


def test_links_within_the_root_are_followed_once(tmp_path: Path) -> None:
    """A file counts once, and a circle of folders ends."""
    plant(tmp_path, "rudong/a.yaml", "shared/b.yaml")
    (tmp_path / "rudong/again.yaml").symlink_to(tmp_path / "rudong/a.yaml")
    (tmp_path / "rudong/circle").symlink_to(tmp_path / "rudong")
    (tmp_path / "rudong/self.yaml").symlink_to(tmp_path / "rudong/self.yaml")
    found = discover(tmp_path, tmp_path)
    assert listing(found, tmp_path) == {"rudong": ["rudong/a.yaml"], "shared": ["shared/b.yaml"]}
    assert [(one.code, one.place.file) for one in found.diagnostics] == [("SCH006", "rudong/self.yaml")]


def test_a_root_that_is_a_link_is_read(tmp_path: Path) -> None:
    """Whoever names it means what it leads to."""
    plant(tmp_path, "real/rudong/a.yaml", "real/vocabulary/w.yaml")
    (tmp_path / "specs").symlink_to(tmp_path / "real")
    found = discover(tmp_path / "specs", tmp_path)
    assert listing(found, tmp_path) == {"rudong": ["specs/rudong/a.yaml"]}
    assert not found.diagnostics


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    """Reading a pipe would wait for ever."""
    plant(tmp_path, "rudong/a.yaml")
    os.mkfifo(tmp_path / "rudong/pipe.yaml")
    found = discover(tmp_path, tmp_path)
    assert listing(found, tmp_path) == {"rudong": ["rudong/a.yaml"]}
    assert [(one.code, one.place.file) for one in found.diagnostics] == [("SCH006", "rudong/pipe.yaml")]


def test_shown_paths_are_posix_and_relative(tmp_path: Path) -> None:
    """No absolute path gets into a report, and no broken name."""
    assert display_path(tmp_path / "specs" / "a.yaml", tmp_path) == "specs/a.yaml"
    assert display_path(tmp_path / "a.yaml", tmp_path / "deeper") == "../a.yaml"
    assert display_path(tmp_path / "\udcff.yaml", tmp_path) == "\ufffd.yaml"
