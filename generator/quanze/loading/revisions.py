"""Specs as they were in a git revision, written to a folder of their own.

Blobs are read as they are: no filter, hook, pager, remote or other helper that a repository configures takes part.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import QuanzeError
from .csv_text import LARGEST
from .discover import VOCABULARY

_HARMLESS = (
    "core.fsmonitor=", "core.hooksPath=/dev/null", "core.pager=cat", "core.sshCommand=false", "core.gitProxy=",
    "credential.helper=", "protocol.allow=never", "diff.external=", "log.showSignature=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "false",
    "LC_ALL": "C",
}
_SUFFIXES = (".yaml", ".yml", ".csv")
_ENTRY = re.compile(
    r"(?P<mode>\d{6}) (?P<kind>\w+) (?P<hash>[0-9a-f]{40,64}) +(?P<size>\S+)\t(?P<name>.+)", re.DOTALL
)
_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f]')
_REGULAR = ("100644", "100755")
MOST_FILES = 5_000
LARGEST_FILE = LARGEST
LARGEST_WHOLE = 64 * 1024 * 1024
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class _Blob:
    name: PurePosixPath
    hash: str
    size: int


def read_revision(revision: str, path: str, target: Path, folder: Path) -> Path:
    """Writes the spec files below `path` as of `revision` into `target`; returns where the specs now lie.

    `path` is relative to `folder`, which lies in a repository. For one jurisdiction, the vocabulary beside it comes
    along. QuanzeError with one readable line for anything that is not there or not safe.
    """
    git = _Git(folder)
    commit = git.resolve(f"{revision}^{{commit}}", f"没有版本“{revision}” · no revision {revision!r}")
    clean = PurePosixPath(os.path.normpath(path).replace(os.sep, "/"))
    if clean.is_absolute() or ".." in clean.parts:
        raise QuanzeError(f"路径须在当前文件夹之内：{path} · the path must lie below the current folder")
    where = "./" if clean == PurePosixPath(".") else f"./{clean}"
    object_ = git.resolve(
        f"{commit}:{where}", f"版本“{revision}”中没有 {path} · not in that revision: {path}"
    )
    specs = target / (clean.name or "specs")
    if git.kind(object_) == "blob":
        specs.parent.mkdir(parents=True, exist_ok=True)
        parent = "" if clean.parent == PurePosixPath(".") else clean.parent
        around = git.find(f"{commit}:./{parent}")
        lists = [b for b in git.files(around) if _is_list_beside(b)] if around else []
        git.write([_Blob(PurePosixPath(specs.name), object_, git.size(object_)), *lists], target)
    else:
        specs.mkdir(parents=True)
        git.write(git.files(object_), specs)
    beside = git.find(f"{commit}:./{clean.parent / VOCABULARY}") if clean != PurePosixPath(".") else None
    if beside and clean.name != VOCABULARY and git.kind(beside) == "tree":
        (target / VOCABULARY).mkdir(exist_ok=True)
        git.write(git.files(beside), target / VOCABULARY)
    return specs


def _is_list_beside(blob: _Blob) -> bool:
    return len(blob.name.parts) == 1 and blob.name.suffix.lower() == ".csv"


class _Git:
    """The few commands needed, all of them reading the object store alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def resolve(self, name: str, missing: str) -> str:
        """The object that a name stands for; QuanzeError with `missing` if there is none."""
        found = self.find(name)
        if found is None:
            raise QuanzeError(missing)
        return found

    def find(self, name: str) -> str | None:
        """The object that a name stands for; None if there is none."""
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        found = done.stdout.decode("ascii", "replace").strip()
        if done.returncode and b"not a git repository" in done.stderr:
            raise QuanzeError("当前文件夹不在 git 仓库中 · this folder is in no git repository")
        if done.returncode and done.stderr.strip():
            raise QuanzeError(f"git：{done.stderr.decode('utf-8', 'replace').strip().splitlines()[0]}")
        return found if re.fullmatch(r"[0-9a-f]{40,64}", found) else None

    def kind(self, object_: str) -> str:
        """`blob`, `tree` …"""
        return self._ask("cat-file", "-t", object_).decode("ascii", "replace").strip()

    def size(self, object_: str) -> int:
        """Bytes of a blob."""
        return int(self._ask("cat-file", "-s", object_))

    def files(self, tree: str) -> list[_Blob]:
        """The regular spec files of a tree; links and other repositories are passed over."""
        listing = self._ask("ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree).decode(
            "utf-8", "surrogateescape"
        )
        found = []
        for entry in filter(None, listing.split("\0")):
            match = _ENTRY.fullmatch(entry)
            if (
                match is None
                or match["mode"] not in _REGULAR
                or not match["name"].lower().endswith(_SUFFIXES)
            ):
                continue
            name = PurePosixPath(match["name"])
            if name.is_absolute() or _UNSAFE.search(match["name"]) or {"..", ".git"} & set(name.parts):
                raise QuanzeError(f"文件名不安全：{match['name']!a} · unsafe file name")
            if not match["size"].isdigit():
                raise QuanzeError(f"仓库中缺少该版本的 {name} · the repository lacks this file's content")
            found.append(_Blob(name, match["hash"], int(match["size"])))
        return found

    def write(self, blobs: Sequence[_Blob], target: Path) -> None:
        """Writes blobs below a folder that nothing else uses."""
        if len(blobs) > MOST_FILES or sum(b.size for b in blobs) > LARGEST_WHOLE:
            raise QuanzeError("该版本的规格过大 · the specs of that revision are too large")
        for blob, content in zip(blobs, self._contents(blobs), strict=True):
            file = target / blob.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _contents(self, blobs: Sequence[_Blob]) -> Iterator[bytes]:
        """The bytes of each blob; what is too large comes one byte longer than allowed, so that reading refuses it."""
        wanted = [b for b in blobs if b.size <= LARGEST_FILE]
        answer = self._ask("cat-file", "--batch", given="".join(f"{b.hash}\n" for b in wanted).encode())
        at = 0
        for blob in blobs:
            if blob.size > LARGEST_FILE:
                yield b" " * (LARGEST_FILE + 1)
                continue
            head = answer.index(b"\n", at)
            size = int(answer[at:head].split()[2])
            yield answer[head + 1 : head + 1 + size]
            at = head + 1 + size + 1

    def _ask(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._run(*arguments, given=given)
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["?"]
            raise QuanzeError(f"git {arguments[0]}：{lines[0]}")
        return done.stdout

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        settings = [word for setting in _HARMLESS for word in ("-c", setting)]
        call = ["git", "--no-pager", "--literal-pathspecs", *settings, *arguments]
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        try:
            return subprocess.run(
                call, cwd=self._folder, env=inherited | _ENVIRONMENT, input=given, capture_output=True,
                timeout=_SECONDS, check=False,
            )  # fmt: skip
        except FileNotFoundError as error:
            raise QuanzeError("没有找到 git 命令，请先安装 · git is not installed") from error
        except subprocess.TimeoutExpired as error:
            raise QuanzeError("git 没有在一分钟内完成 · git took too long") from error
