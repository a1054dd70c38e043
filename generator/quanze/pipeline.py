"""The whole run on one screen: discover → load → check → `Project`."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .checks.runner import check
from .diagnostics.diagnostic import About, Diagnostic, Severity
from .diagnostics.finding import Finding
from .diagnostics.source import SourceFile
from .diagnostics.text import Text
from .loading.calendars import load_calendar
from .loading.discover import discover, display_path
from .loading.load import load_jurisdiction, load_vocabulary
from .loading.merge import Origin, concrete
from .loading.shipped import shipped_vocabulary
from .model.jurisdiction import Jurisdiction
from .model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Project:
    """Everything one run knows: jurisdictions by id, what was said about them, and the texts it was read from.

    `unchecked` names the places that are not written so that they could be checked for more.
    """

    jurisdictions: Mapping[str, Jurisdiction]
    vocabulary: Vocabulary
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    unchecked: tuple[str, ...] = ()


def run(root: Path, base: Path | None = None) -> Project:
    """Reads and checks all specs under `root`; displayed paths are relative to `base` (by default the current folder)."""
    collecting = gc.isenabled()
    gc.disable()  # everything read stays; walking it again and again would double the time
    try:
        base = base or Path.cwd()
        found = discover(root, base)
        words = load_vocabulary(_shown(found.vocabulary or shipped_vocabulary(), base))
        calendar = load_calendar(_shown(found.calendars, base))
        diagnostics = [*found.diagnostics, *words.diagnostics, *calendar.diagnostics]
        sources = {s.path: s for s in (*words.sources, *calendar.sources)}
        places: dict[str, Jurisdiction] = {}
        unchecked: list[str] = []
        # Words that cannot be read would be missing in every place: they are put right first.
        unread = _has_errors(words.diagnostics)
        if unread:
            unchecked += [files.id for files in found.jurisdictions]
        for files in () if unread else found.jurisdictions:
            loaded = load_jurisdiction(files.id, _shown(files.files, base), words.vocabulary, calendar.years)
            diagnostics += loaded.diagnostics
            if loaded.jurisdiction and loaded.origin and loaded.id in places:
                diagnostics.append(_same_id(loaded.id, loaded.origin))
            elif loaded.jurisdiction and loaded.origin:
                places[loaded.id] = loaded.jurisdiction
                # What is wrongly written is not what was meant: rules would report the same slip over and over.
                if not _has_errors(loaded.diagnostics):
                    diagnostics += check(loaded.jurisdiction, loaded.origin)
                else:
                    unchecked.append(loaded.jurisdiction.name)
            else:
                unchecked.append(loaded.id)
            # The trees have served: places are worked out, and only the texts are shown later.
            sources |= {s.path: replace(s, root_node=None) for s in loaded.sources}
        return Project(places, words.vocabulary, _in_order(diagnostics), sources, tuple(unchecked))
    finally:
        if collecting:
            gc.enable()


def _same_id(name: str, origin: Origin) -> Diagnostic:
    """Two places with one id: pages, references and comparisons could not tell them apart."""
    finding = Finding(
        "SCH004",
        "duplicate-id",
        Severity.error,
        About.spec,
        ("jurisdiction", "id"),
        Text(
            f"另一个地区的 id 也是“{name}”，本地区未予检查",
            f"another place has the id {name!r}; this one is not checked",
        ),
        Text("给其中一个地区换一个 id", "give one of the places another id"),
        cause="jurisdiction",
    )
    return concrete(finding, origin, name)


def _has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity is Severity.error for d in diagnostics)


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    distinct = {(d.place, d.code, d.message): d for d in reversed(diagnostics)}
    return tuple(sorted(distinct.values(), key=lambda d: d.sort_key))


def _shown(files: tuple[Path, ...], base: Path) -> list[tuple[Path, str]]:
    return [(file, display_path(file, base)) for file in files]
