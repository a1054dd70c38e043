"""Reads the files of a jurisdiction or of the shared vocabulary into a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel

from ..diagnostics.diagnostic import Diagnostic
from ..diagnostics.finding import Finding
from ..diagnostics.source import SourceFile
from ..model.calendar import CalendarYear
from ..model.jurisdiction import Jurisdiction
from ..model.spec import Spec
from ..model.vocabulary import Vocabulary
from .calendars import shipped_years
from .merge import FileData, Origin, concrete, merge
from .resolve import resolve
from .validate import validate
from .yaml import Parsed, read_yaml

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """One jurisdiction as read. `jurisdiction` is None where its files cannot be understood."""

    id: str
    jurisdiction: Jurisdiction | None
    origin: Origin | None
    sources: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class LoadedVocabulary:
    """The shared vocabulary as read; empty where its files cannot be understood."""

    vocabulary: Vocabulary
    origin: Origin | None
    sources: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def load_vocabulary(files: Sequence[tuple[FilePath, str]]) -> LoadedVocabulary:
    """Reads the vocabulary from (file, displayed path) pairs."""
    read = _gather([read_yaml(file, shown) for file, shown in files])
    wrapped = tuple(FileData({"vocabulary": f.data}, f.source) for f in read.files)
    data, findings = merge(wrapped)
    model, problems = validate(Vocabulary, data.get("vocabulary", {}))
    origin = Origin(read.files) if read.files else None
    plain = [_without_head(f) for f in (*findings, *problems)]
    diagnostics = (*read.diagnostics, *(concrete(f, origin, None) for f in plain if origin))
    return LoadedVocabulary(model or Vocabulary(), origin, read.sources, tuple(diagnostics))


def load_jurisdiction(
    folder_id: str,
    files: Sequence[tuple[FilePath, str]],
    shared: Vocabulary,
    years: tuple[CalendarYear, ...] | None = None,
) -> Loaded:
    """Reads, merges, validates and resolves one jurisdiction from (file, displayed path) pairs."""
    return join_jurisdiction(folder_id, [read_yaml(file, shown) for file, shown in files], shared, years)


def join_jurisdiction(
    folder_id: str,
    parsed: Sequence[Parsed],
    shared: Vocabulary,
    years: tuple[CalendarYear, ...] | None = None,
) -> Loaded:
    """Merges, validates and resolves the parsed files of one jurisdiction; `years`, by default, are the shipped ones."""
    read = _gather(parsed)
    if not read.files:
        return Loaded(folder_id, None, None, read.sources, read.diagnostics)
    origin = Origin(read.files)
    data, findings = merge(read.files)
    spec, problems = validate(Spec, data)
    found: list[Finding] = [*findings, *problems]
    jurisdiction = None
    if spec is not None:
        resolved, unresolved = resolve(spec, shared)
        jurisdiction = replace(resolved, years=shipped_years() if years is None else years)
        found += unresolved
    name = jurisdiction.id if jurisdiction else folder_id
    diagnostics = (*read.diagnostics, *(concrete(f, origin, name) for f in found))
    return Loaded(name, jurisdiction, origin, read.sources, diagnostics)


@dataclass(frozen=True)
class _Read:
    files: tuple[FileData, ...]
    sources: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def _gather(parsed: Iterable[Parsed]) -> _Read:
    found: list[FileData] = []
    sources: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for file in parsed:
        diagnostics += file.diagnostics
        if file.source is not None:
            sources.append(file.source)
            if isinstance(file.data, dict):
                found.append(FileData(file.data, file.source))
    return _Read(tuple(found), tuple(sources), tuple(diagnostics))


def _without_head(finding: Finding) -> Finding:
    path = finding.path[1:] if finding.path[:1] == ("vocabulary",) else finding.path
    return replace(finding, path=path)
