"""Specs out of a git revision: what was committed, and nothing that the repository would like to run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from quanze.errors import QuanzeError
from quanze.loading.revisions import LARGEST_FILE, read_revision

_IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "t"), ("EMAIL", "t@t.invalid"))
}


class Repository:
    """A repository to read from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, given: bytes | None = None) -> str:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | _IDENTITY
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=environment, input=given, capture_output=True, check=True)  # fmt: skip
        return done.stdout.decode().strip()

    def write(self, name: str, content: str | bytes) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def read(self, revision: str, path: str, target: Path) -> dict[str, str]:
        """The files written, by path from the specs' own folder's parent."""
        read_revision(revision, path, target, self.folder)
        return {
            f.relative_to(target).as_posix(): f.read_text("utf-8")
            for f in sorted(target.rglob("*"))
            if f.is_file()
        }


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "repository")
    found.write("specs/a/one.yaml", "a: 旧\n")
    found.write("specs/b/two.yml", "b: 1\n")
    found.write("specs/vocabulary/words.yaml", "{}\n")
    found.write("specs/a/notes.txt", "not a spec\n")
    found.commit()
    return found


def test_a_folder_comes_as_it_was_committed(repository: Repository, tmp_path: Path) -> None:
    """YAML files alone; later changes and the working tree play no part."""
    first = repository.git("rev-parse", "HEAD")
    repository.write("specs/a/one.yaml", "a: 新\n")
    assert repository.read(first, "specs", tmp_path / "out") == {
        "specs/a/one.yaml": "a: 旧\n", "specs/b/two.yml": "b: 1\n", "specs/vocabulary/words.yaml": "{}\n",
    }  # fmt: skip


def test_one_jurisdiction_comes_with_the_vocabulary_beside_it(repository: Repository, tmp_path: Path) -> None:
    """Without which it means nothing."""
    assert set(repository.read("HEAD", "specs/a", tmp_path / "out")) == {
        "a/one.yaml",
        "vocabulary/words.yaml",
    }


def test_a_single_file_comes_alone(repository: Repository, tmp_path: Path) -> None:
    """Under its own name."""
    assert repository.read("HEAD", "specs/a/one.yaml", tmp_path / "out") == {"one.yaml": "a: 旧\n"}


def test_paths_are_relative_to_the_current_folder(repository: Repository, tmp_path: Path) -> None:
    """As they are on the command line; nothing outside is reached."""
    read_revision("HEAD", "a", tmp_path / "out", repository.folder / "specs")
    assert (tmp_path / "out" / "a" / "one.yaml").is_file()
    with pytest.raises(QuanzeError, match="当前文件夹之内"):
        read_revision("HEAD", "../b", tmp_path / "other", repository.folder / "specs" / "a")


@pytest.mark.parametrize(
    ("revision", "path", "said"),
    [
        ("nowhere", "specs", "没有版本"),
        ("HEAD", "nowhere", "没有 nowhere"),
        ("--help", "specs", "没有版本"),
        ("--output=x", "specs", "没有版本"),
        ("", "specs", "没有版本"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    repository: Repository, tmp_path: Path, revision: str, path: str, said: str
) -> None:
    """Also what looks like an option."""
    with pytest.raises(QuanzeError, match=said) as error:
        repository.read(revision, path, tmp_path / "out")
    assert "\n" not in str(error.value)


def test_a_folder_in_no_repository_is_said(tmp_path: Path) -> None:
    """Not a traceback."""
    with pytest.raises(QuanzeError, match="仓库"):
        read_revision("HEAD", "specs", tmp_path / "out", tmp_path)


def test_links_are_not_followed(repository: Repository, tmp_path: Path) -> None:
    """A link in the tree is no file."""
    (repository.folder / "specs/a/link.yaml").symlink_to("/etc/passwd")
    repository.commit()
    assert "a/link.yaml" not in repository.read("HEAD", "specs/a", tmp_path / "out")


def test_names_that_leave_the_folder_are_refused(repository: Repository, tmp_path: Path) -> None:
    """Trees can be made by hand."""
    blob = repository.git("hash-object", "-w", "--stdin", given=b"x: 1\n")
    inner = repository.git(
        "hash-object",
        "-t",
        "tree",
        "-w",
        "--literally",
        "--stdin",
        given=b"100644 evil.yaml\0" + bytes.fromhex(blob),
    )
    outer = repository.git(
        "hash-object",
        "-t",
        "tree",
        "-w",
        "--literally",
        "--stdin",
        given=b"40000 ..\0" + bytes.fromhex(inner),
    )
    commit = repository.git(
        "commit-tree", "-m", "x", repository.git("mktree", given=f"040000 tree {outer}\tspecs\n".encode())
    )
    with pytest.raises(QuanzeError, match="不安全"):
        repository.read(commit, "specs", tmp_path / "out")
    assert not list(tmp_path.rglob("evil.yaml"))


def test_nothing_that_the_repository_configures_is_run(repository: Repository, tmp_path: Path) -> None:
    """Filters, hooks, monitors, pagers, transports: each would leave a mark."""
    mark = tmp_path / "ran"
    run = f"touch {mark}"
    repository.write(".gitattributes", "*.yaml filter=evil diff=evil export-subst\n")
    commit = repository.commit()
    for key, value in {
        "filter.evil.smudge": f"sh -c '{run}; cat'", "filter.evil.process": run, "diff.evil.textconv": run,
        "core.fsmonitor": run, "core.pager": run, "core.sshCommand": run, "core.editor": run, "credential.helper": f"!{run}",
        "uploadpack.packObjectsHook": run, "alias.ls-tree": f"!{run}", "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::sh -c {run.replace(' ', '% ')}", "remote.origin.promisor": "true",
        "extensions.partialClone": "origin", "core.repositoryFormatVersion": "1",
    }.items():  # fmt: skip
        repository.git("config", key, value)
    for hook in ("post-checkout", "pre-auto-gc", "reference-transaction"):
        file = repository.folder / ".git/hooks" / hook
        file.write_text(f"#!/bin/sh\n{run}\n")
        file.chmod(0o755)
    assert "specs/a/one.yaml" in repository.read(commit, "specs", tmp_path / "out")
    lost = repository.git("rev-parse", "HEAD:specs/b/two.yml")
    (repository.folder / ".git/objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(QuanzeError, match="缺少"):
        repository.read(commit, "specs", tmp_path / "again")
    assert not mark.exists()


def test_a_file_that_is_too_large_is_left_for_reading_to_refuse(
    repository: Repository, tmp_path: Path
) -> None:
    """It comes as something that is too large as well, not as nothing."""
    repository.write("specs/a/huge.yaml", b"#" * (LARGEST_FILE + 10))
    repository.commit()
    found = repository.read("HEAD", "specs/a", tmp_path / "out")
    assert len(found["a/huge.yaml"]) == LARGEST_FILE + 1
    assert found["a/one.yaml"] == "a: 旧\n"


def test_lists_come_along_with_their_folder_and_beside_a_single_file(
    repository: Repository, tmp_path: Path
) -> None:
    repository.write("specs/a/清单.csv", "名称\n甲\n")
    repository.write("specs/a/deep/other.csv", "名称\n乙\n")
    repository.commit()
    whole = repository.read("HEAD", "specs/a", tmp_path / "whole")
    assert whole["a/清单.csv"] == "名称\n甲\n"
    single = repository.read("HEAD", "specs/a/one.yaml", tmp_path / "single")
    assert "清单.csv" in single
    assert "other.csv" not in str(single)
