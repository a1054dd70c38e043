"""Reads the files of a jurisdiction or of the shared vocabulary into a model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from .names import Names
from .power_tables import read_power_tables
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
    data, merging = merge(read.files, ("vocabulary",))
    model, problems = validate(Vocabulary, data)
    origin = Origin(read.files) if read.files else None
    placed = (concrete(problem, origin, None) for problem in problems if origin)
    diagnostics = (*read.diagnostics, *merging, *placed)
    return LoadedVocabulary(model or Vocabulary(), origin, read.sources, diagnostics)


def load_jurisdiction(
    folder_id: str,
    files: Sequence[tuple[FilePath, str]],
    shared: Vocabulary,
    years: tuple[CalendarYear, ...] | None = None,
) -> Loaded:
    """Reads, merges, validates and resolves one jurisdiction from (file, displayed path) pairs."""
    parsed = [read_yaml(file, shown) for file, shown in files]
    return join_jurisdiction(folder_id, parsed, shared, years, {shown: file.parent for file, shown in files})


def join_jurisdiction(
    folder_id: str,
    parsed: Sequence[Parsed],
    shared: Vocabulary,
    years: tuple[CalendarYear, ...] | None = None,
    folders: Mapping[str, FilePath] | None = None,
) -> Loaded:
    """Merges, validates and resolves the parsed files of one jurisdiction; `years`, by default, are the shipped ones.

    `folders` says where the files lie, by displayed path; lists beside a file that lies nowhere are not read.
    """
    read = _gather(parsed)
    if not read.files:
        said = tuple(replace(d, jurisdiction=folder_id) for d in read.diagnostics)
        return Loaded(folder_id, None, None, read.sources, said)
    origin = Origin(read.files)
    data, merging = merge(read.files)
    spec, problems = validate(Spec, data, Names(data, shared))
    if len(read.files) < len(parsed):  # what the unread files hold is missing everywhere: it is not asked for
        problems = tuple(p for p in problems if p.path)
    found: list[Finding] = [*problems]
    before = [*read.diagnostics, *merging]
    jurisdiction = None
    if spec is not None and len(read.files) == len(parsed):
        resolved, unresolved = resolve(spec, shared)
        powers = read_power_tables(spec, origin, folders or {})
        origin = replace(origin, tables=powers.sources)
        jurisdiction = replace(
            resolved, years=shipped_years() if years is None else years, power_tables=powers.tables
        )
        found += unresolved
        before += powers.diagnostics
    name = jurisdiction.id if jurisdiction else folder_id
    before = [replace(d, jurisdiction=name) for d in before]
    lines = {(d.place.file, d.place.line) for d in before}
    after = [concrete(f, origin, name) for f in found]
    # A slip in a line's form is not told again as a value that does not fit.
    diagnostics = (*before, *(d for d in after if (d.place.file, d.place.line) not in lines))
    return Loaded(name, jurisdiction, origin, (*read.sources, *origin.tables.values()), diagnostics)


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
