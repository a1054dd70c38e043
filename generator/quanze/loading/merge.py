"""Several files of one jurisdiction merged by key, remembering which file says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..diagnostics.diagnostic import About, Diagnostic, Place, Related, Severity
from ..diagnostics.finding import Finding
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
    """Finds the file, line and column of a path in merged data."""

    files: tuple[FileData, ...]

    def place(self, path: Path, on: Literal["key", "value"] = "value") -> Place:
        """The place of the deepest existing step of the path, in the file that goes deepest."""
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


def merge(files: Sequence[FileData]) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The files' data as one mapping, and a finding for every element that two files define."""
    merged: dict[str, Any] = {}
    findings: list[Finding] = []
    for file in files:
        for key, value in file.data.items():
            _add(merged, key, value, (key,), findings, key in _OPEN, file.source)
    return merged, tuple(findings)


def _add(
    target: dict[str, Any],
    key: str,
    value: Any,
    path: Path,
    findings: list[Finding],
    shared: bool,
    source: SourceFile,
) -> None:
    if key not in target:
        target[key] = dict(value) if shared and isinstance(value, dict) else value
    elif value is None:
        return
    elif shared and isinstance(value, dict) and isinstance(target[key], dict):
        inner = dict(target[key])
        for name, entry in value.items():
            _add(inner, name, entry, (*path, name), findings, _splits((*path, name)), source)
        target[key] = inner
    elif isinstance(value, list) and isinstance(target[key], list) and path == ("accepted",):
        target[key] = [*target[key], *value]
    else:
        label = "/".join(str(p) for p in path)
        again = source.locate(path, on="key", skip_unknown=True)
        findings.append(
            Finding(
                "SCH004",
                "duplicate-id",
                Severity.error,
                About.spec,
                path,
                Text(
                    f"{label} 在两个文件中都有定义：{again.file} 第{again.line}行又定义了一次",
                    f"{label} is defined in two files; {again.file}, line {again.line}, defines it again",
                ),
                Text("只保留一处，或改用另一个 id", "keep one of them, or give one another id"),
                on="key",
                cause=label,
            )
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
