"""The whole run on one screen: discover → load → check → `Project`."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .checks.runner import check
from .diagnostics.diagnostic import Diagnostic
from .diagnostics.source import SourceFile
from .loading.calendars import LoadedCalendar, load_calendar
from .loading.discover import discover, display_path
from .loading.load import Loaded, LoadedVocabulary, load_jurisdiction, load_vocabulary
from .loading.shipped import shipped_vocabulary
from .model.jurisdiction import Jurisdiction
from .model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Project:
    """Everything one run knows: jurisdictions by id, what was said about them, and the texts it was read from."""

    jurisdictions: Mapping[str, Jurisdiction]
    vocabulary: Vocabulary
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]


def run(root: Path, base: Path | None = None) -> Project:
    """Reads and checks all specs under `root`; displayed paths are relative to `base` (by default the current folder)."""
    collecting = gc.isenabled()
    gc.disable()  # everything read stays; walking it again and again would double the time
    try:
        base = base or Path.cwd()
        found = discover(root, base)
        words = load_vocabulary(_shown(found.vocabulary or shipped_vocabulary(), base))
        calendar = load_calendar(_shown(found.calendars, base))
        loaded = [
            load_jurisdiction(j.id, _shown(j.files, base), words.vocabulary, calendar.years)
            for j in found.jurisdictions
        ]
        return _join(found.diagnostics, words, calendar, loaded)
    finally:
        if collecting:
            gc.enable()


def _join(
    first: tuple[Diagnostic, ...], words: LoadedVocabulary, calendar: LoadedCalendar, loaded: list[Loaded]
) -> Project:
    diagnostics = [*first, *words.diagnostics, *calendar.diagnostics]
    for place in loaded:
        diagnostics += place.diagnostics
        if place.jurisdiction and place.origin:
            diagnostics += check(place.jurisdiction, place.origin)
    sources = {s.path: s for s in (*words.sources, *calendar.sources, *(s for p in loaded for s in p.sources))}
    places = {p.id: p.jurisdiction for p in loaded if p.jurisdiction}
    distinct = {(d.place, d.code, d.message): d for d in reversed(diagnostics)}
    ordered = tuple(sorted(distinct.values(), key=lambda d: d.sort_key))
    return Project(places, words.vocabulary, ordered, sources)


def _shown(files: tuple[Path, ...], base: Path) -> list[tuple[Path, str]]:
    return [(file, display_path(file, base)) for file in files]
