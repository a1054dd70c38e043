"""Several files of one jurisdiction merged by key, remembering which file says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ..diagnostics.diagnostic import About, Diagnostic, Place, Related, Severity
from ..diagnostics.finding import Finding, Pointer
from ..diagnostics.source import SourceFile
from ..diagnostics.text import Text
from ..model.jurisdiction import Path

_OPEN = frozenset(
    {
        "documents",
        "vocabulary",
        "bodies",
        "mechanisms",
        "bands",
        "materials",
        "information",
        "scores",
        "powers",
        "matters",
    }
)
"""Sections that files share: their entries are gathered from all files."""


@dataclass(frozen=True, slots=True)
class FileData:
    """One parsed file: its plain data and its text with positions."""

    data: Mapping[str, Any]
    source: SourceFile


@dataclass(frozen=True)
class Origin:
    """Finds the file, line and column of a path in merged data. `tables` are the CSV files of lists of powers."""

    files: tuple[FileData, ...]
    tables: Mapping[str, SourceFile] = field(default_factory=dict)

    def place(self, path: Path, on: Literal["key", "value"] = "value") -> Place:
        """The place of the deepest existing step of the path, in the file that goes deepest; `("powers", LIST, "rows",
        LINE)` is a row of a list's CSV file."""
        match path:
            case ("powers", str(list_), "rows", int(line)) if list_ in self.tables:
                return self.tables[list_].line_place(line)
        files = [f for f in self.files if path and path[0] in f.data] or self.files
        best = max(files, key=lambda f: _depth(f.data, path))
        return best.source.locate(path, on=on, skip_unknown=True)


def concrete(finding: Finding, origin: Origin, jurisdiction: str | None) -> Diagnostic:
    """The finding with files, lines and columns."""
    return Diagnostic(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        confidence=finding.confidence,
        about=finding.about,
        message=finding.message,
        help=finding.help,
        place=origin.place(finding.path, finding.on),
        related=tuple(Related(origin.place(r.path, r.on), r.message) for r in finding.related),
        jurisdiction=jurisdiction,
        subject=finding.subject,
        sources=finding.sources,
        cause=finding.cause or _from_path(finding),
        members=finding.members,
    )


def merge(files: Sequence[FileData], under: Path = ()) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """The files' data as one mapping, and an error, in the later file, for every element that two files define.

    `under` is where in a spec the data would stand: the shared vocabulary's files hold what lies under `vocabulary`.
    """
    merged: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for index, file in enumerate(files):
        findings: list[Finding] = []
        for key, value in file.data.items():
            shared = _splits((*under, key)) if under else key in _OPEN
            if value is None and shared:  # a heading under which nothing is written yet
                continue
            _add(merged, key, value, (*under, key), findings, shared)
        found += (_placed(f, file, Origin(tuple(files[:index])), len(under)) for f in findings)
    return merged, tuple(found)


def _placed(finding: Finding, file: FileData, earlier: Origin, head: int) -> Diagnostic:
    """The finding about a file, with what the files before it say at the same path."""
    path = finding.path[head:]
    diagnostic = concrete(replace(finding, path=path, related=()), Origin((file,)), None)
    related = tuple(Related(earlier.place(path, r.on), r.message) for r in finding.related)
    return replace(diagnostic, related=related)


def _add(
    target: dict[str, Any], key: str, value: Any, path: Path, findings: list[Finding], shared: bool
) -> None:
    if key not in target:
        target[key] = dict(value) if shared and isinstance(value, dict) else value
    elif value is None:
        return
    elif shared and isinstance(value, dict) and isinstance(target[key], dict):
        inner = dict(target[key])
        for name, entry in value.items():
            _add(inner, name, entry, (*path, name), findings, _splits((*path, name)))
        target[key] = inner
    elif shared and not isinstance(value, dict):
        findings.append(_no_map(path, value))
    elif isinstance(value, list) and isinstance(target[key], list) and path == ("accepted",):
        target[key] = [*target[key], *value]
    else:
        label = "/".join(str(p) for p in path)
        findings.append(
            Finding(
                "SCH004",
                "duplicate-id",
                Severity.error,
                About.spec,
                path,
                Text(f"{label} 在两个文件中都有定义", f"{label} is defined in two files"),
                Text("只保留一处，或改用另一个 id", "keep one of them, or give one another id"),
                on="key",
                related=(Pointer(path, Text("先在此定义", "defined here first")),),
                cause=label,
            )
        )


def _no_map(path: Path, value: Any) -> Finding:
    """What stands where files share entries and is none: most often an entry with a full-width colon."""
    return Finding(
        "SCH001",
        "schema",
        Severity.error,
        About.spec,
        path,
        Text(f"{path[-1]} 之下应逐项写“id: 内容”", f"{path[-1]} holds entries: an id and what it is"),
        Text("冒号用半角，后面空一格", "write a half-width colon and a space after each id")
        if "：" in str(value)
        else Text("每项以 id 为键，不写成列表或文字", "key each entry by its id"),
    )


def _splits(path: Path) -> bool:
    """Whether the element at the path may be spread over files: a mechanism's and a document's maps may."""
    match path:
        case ("vocabulary", _) | ("documents", _) | ("mechanisms", _):
            return True
        case ("documents", _, "outline") | ("mechanisms", _, "duties" | "chains"):
            return True
        case ("vocabulary", "dimensions" | "actions", _) | ("vocabulary", _, _, "values" | "outcomes"):
            return True
    return False


def _depth(data: Any, path: Path) -> int:
    for depth, step in enumerate(path):
        known = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if not known and not (isinstance(data, dict) and step in data):
            return depth
        data = data[step]
    return len(path)


def _from_path(finding: Finding) -> str:
    """What tells findings of loading apart, which are about places rather than elements: the path."""
    return "" if finding.subject else "/".join(str(step) for step in finding.path)
