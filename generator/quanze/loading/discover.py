"""Which files a run reads: jurisdictions, each in its folder, and what they share, beside them.

The root may be a folder of specs (a subfolder for each jurisdiction, `vocabulary` and `calendars`), the folder of one
jurisdiction, or one YAML file. Nothing outside is read but the shared folders beside a single jurisdiction.
Hidden files are passed over; a link that leads out is refused.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from quanze.diagnostics.diagnostic import Diagnostic, Place
from quanze.diagnostics.text import Text
from quanze.loading.yaml_text import UNREADABLE, UNSAFE, spec_error

VOCABULARY = "vocabulary"
"""The name of the folder with the words that all jurisdictions share."""

CALENDARS = "calendars"
"""The name of the folder with the years of the working calendar that an office adds."""

_SHARED = (VOCABULARY, CALENDARS)
_Shared = dict[str, tuple[Path, ...]]

MISPLACED = ("SCH007", "misplaced-file")
_SUFFIXES = (".yaml", ".yml")
_DEEPEST = 8
_HEAD = 64 * 1024
_BEGIN = Text(
    "把规格写成 .yaml 文件，每个地区一个文件夹；quanze init 可建立示例",
    "write specs as .yaml files, a folder for each place; quanze init makes an example",
)
_CHECK_PATH = Text("检查路径和读取权限", "check the path and the permission to read")


@dataclass(frozen=True, slots=True)
class JurisdictionFiles:
    """The YAML files of one jurisdiction, sorted. `id` is the folder's name, or that of a single file."""

    id: str
    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Discovery:
    """What lies under a root, sorted by id and path."""

    jurisdictions: tuple[JurisdictionFiles, ...]
    vocabulary: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    calendars: tuple[Path, ...] = ()


def discover(root: Path, base: Path | None = None) -> Discovery:
    """The spec files under the root. Diagnostics show paths relative to `base` (by default where we are)."""
    base = Path.cwd() if base is None else base
    search = _Search(root.resolve(), base)
    shared: _Shared
    if root.is_file():
        found, shared = _single_file(root, base)
    elif not root.is_dir():
        search.refuse(
            root, UNREADABLE, "没有这个文件或文件夹", "there is no such file or folder", _CHECK_PATH
        )
        found, shared = [], {}
    elif search.root.name in _SHARED:
        found, shared = [], {search.root.name: search.files(root)}
    elif _is_jurisdiction(root):
        found = [JurisdictionFiles(search.root.name, root, search.files(root))]
        shared, more = _shared_beside(root, base)
        search.diagnostics += more
    else:
        found, shared = _specs(root, search)
    if not found and not any(shared.values()) and not search.diagnostics:
        search.refuse(root, UNREADABLE, "这里没有 YAML 文件", "there is no YAML file here", _BEGIN)
    diagnostics = sorted(search.diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    return Discovery(tuple(found), shared.get(VOCABULARY, ()), tuple(diagnostics), shared.get(CALENDARS, ()))


def display_path(path: Path, base: Path) -> str:
    """The path as people and reports see it: posix, relative to the base, always valid Unicode."""
    try:
        relative = Path(os.path.relpath(path, base))
    except ValueError:  # another drive
        relative = Path(path.name)
    return relative.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(slots=True)
class _Search:
    """Walks folders without leaving the resolved root; each file counts once, whatever links lead to it."""

    root: Path
    base: Path
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _seen: set[Path] = field(default_factory=set)

    def walk(self, folder: Path) -> tuple[Path, ...]:
        """The files of a folder that may itself be a link."""
        return self.files(folder) if self._is_inside(folder) else ()

    def files(self, folder: Path, depth: int = 0) -> tuple[Path, ...]:
        """All YAML files in and below a folder, sorted by path."""
        found: list[Path] = []
        for path in self.entries(folder):
            if not self._is_inside(path):
                continue
            if path.is_dir():
                found += self.files(path, depth + 1) if depth < _DEEPEST else ()
            elif path.suffix.lower() in _SUFFIXES or is_disguised(path):
                if path.is_file():
                    found.append(path)
                else:
                    self.refuse(path, UNREADABLE, "不是普通文件", "this is no regular file", _CHECK_PATH)
        return tuple(sorted(found))

    def entries(self, folder: Path) -> list[Path]:
        """What a folder holds, but for hidden entries, sorted by name."""
        try:
            return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.refuse(
                folder, UNREADABLE, f"无法读取文件夹（{reason}）", f"cannot read: {reason}", _CHECK_PATH
            )
            return []

    def refuse(self, path: Path, code: tuple[str, str], zh: str, en: str, help: Text) -> None:
        """One more finding about a path as a whole."""
        shown = display_path(path, self.base)
        self.diagnostics.append(spec_error(code, Place.start_of(shown), Text(zh, en), help, "path"))

    def _is_inside(self, path: Path) -> bool:
        """Whether the path, links followed, is within the root and has not been visited."""
        matters = path.suffix.lower() in _SUFFIXES or path.is_dir()
        try:
            target = path.resolve()
        except (OSError, RuntimeError):  # a link that leads to itself
            target = path
        if not target.is_relative_to(self.root):
            if matters:
                zh, en = (
                    "符号链接指向规格文件夹之外，未予读取",
                    "this link leads out of the folder and was not followed",
                )
                self.refuse(
                    path, UNSAFE, zh, en, Text("把文件放进规格文件夹", "put the file into the folder")
                )
            return False
        if target in self._seen:
            return False
        self._seen.add(target)
        return True


def is_disguised(path: Path) -> bool:
    """Whether an editor added .txt to the name of a YAML file, as some do where endings are hidden."""
    return path.name.lower().endswith((".yaml.txt", ".yml.txt"))


def _single_file(file: Path, base: Path) -> tuple[list[JurisdictionFiles], _Shared]:
    folder = file.parent
    if folder.resolve().name in _SHARED:
        return [], {folder.resolve().name: (file,)}
    shared, _ = _shared_beside(folder, base)
    return [JurisdictionFiles(file.stem, folder, (file,))], shared


def _shared_beside(folder: Path, base: Path) -> tuple[_Shared, list[Diagnostic]]:
    """The shared folders in or next to a jurisdiction's folder."""
    shared: _Shared = {}
    diagnostics: list[Diagnostic] = []
    for name in _SHARED:
        places = (folder / name, folder.resolve().parent / name)
        if place := next((p for p in places if p.is_dir()), None):
            search = _Search(place.resolve(), base)
            shared[name] = search.files(place)
            diagnostics += search.diagnostics
    return shared, diagnostics


def _is_jurisdiction(folder: Path) -> bool:
    """A folder with YAML files of its own is one jurisdiction's, unless it is a subfolder that names the place."""
    if any((folder / name).is_dir() for name in _SHARED):
        return False
    try:
        own = [path for path in folder.iterdir() if _is_spec(path)]
        inner = [path for path in folder.glob("*/*") if _is_spec(path)] if own else []
        return bool(own) and (any(map(_names_place, own)) or not any(map(_names_place, inner)))
    except OSError:
        return False


def _names_place(path: Path) -> bool:
    """Whether the head of a jurisdiction stands near the beginning of the file."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return re.search(rb"^jurisdiction\s*:", stream.read(_HEAD), re.MULTILINE) is not None


def _is_spec(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")


def _specs(root: Path, search: _Search) -> tuple[list[JurisdictionFiles], _Shared]:
    found: list[JurisdictionFiles] = []
    shared: _Shared = {}
    for path in search.entries(root):
        if path.is_dir():
            files = search.walk(path)
            if path.name in _SHARED:
                shared[path.name] = files
            elif files:
                found.append(JurisdictionFiles(path.name, path, files))
        elif _is_spec(path):
            zh, en = (
                "这个文件不在任何地区的文件夹里，未予读取",
                "this file is in no jurisdiction's folder and was not read",
            )
            remedy = Text("把它移进所属地区的文件夹", "move it into its jurisdiction's folder")
            search.refuse(path, MISPLACED, zh, en, remedy)
    return found, shared
