"""The working calendar: the years that come with Quanze, and those that an office adds in its own files.

An office's file `calendars/NAME-YEAR.yaml` beside its specs has the form of the shipped ones, and goes before a shipped
table of the same year: some places have days off of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..diagnostics.diagnostic import About, Confidence, Diagnostic, Place, Related, Severity
from ..diagnostics.source import SourceFile
from ..diagnostics.text import Text
from ..model.calendar import CalendarYear
from .merge import FileData, Origin, concrete
from .validate import validate
from .yaml import read_yaml

_SHIPPED = Path(__file__).resolve().parents[1] / "analysis" / "calendars"


@dataclass(frozen=True)
class LoadedCalendar:
    """The years known, sorted; what was wrong with an office's own files, and their texts."""

    years: tuple[CalendarYear, ...]
    sources: tuple[SourceFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def load_calendar(files: Sequence[tuple[Path, str]]) -> LoadedCalendar:
    """The shipped years, with those of own files, as (file, displayed path) pairs, in the place of the same years."""
    if not files:
        return LoadedCalendar(shipped_years())
    own = _read(files)
    years = {y.year: y for y in (*shipped_years(), *own.years)}
    return LoadedCalendar(tuple(years[y] for y in sorted(years)), own.sources, own.diagnostics)


@cache
def shipped_years() -> tuple[CalendarYear, ...]:
    """The years that come with Quanze, sorted."""
    read = _read([(file, file.name) for file in sorted(_SHIPPED.glob("*.yaml"))])
    assert not read.diagnostics, read.diagnostics
    return read.years


def _read(files: Sequence[tuple[Path, str]]) -> LoadedCalendar:
    years: dict[int, CalendarYear] = {}
    places: dict[int, Place] = {}
    sources: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for file, shown in files:
        parsed = read_yaml(file, shown)
        diagnostics += parsed.diagnostics
        if parsed.source is None:
            continue
        sources.append(parsed.source)
        if parsed.data is None:
            continue
        origin = Origin((FileData(parsed.data, parsed.source),))
        year, findings = validate(CalendarYear, parsed.data)
        diagnostics += [concrete(f, origin, None) for f in findings]
        if year is None:
            continue
        place = origin.place(("year",))
        if year.year in years:
            diagnostics.append(_twice(year.year, place, places[year.year]))
        else:
            years[year.year], places[year.year] = year, place
    return LoadedCalendar(tuple(years[y] for y in sorted(years)), tuple(sources), tuple(diagnostics))


def _twice(year: int, place: Place, first: Place) -> Diagnostic:
    return Diagnostic(
        code="SCH004",
        name="duplicate-id",
        severity=Severity.error,
        confidence=Confidence.high,
        about=About.spec,
        message=Text(f"{year}年在两个文件中都有日历", f"two files are about the year {year}"),
        help=Text("只保留一个文件", "keep one of the files"),
        place=place,
        related=(Related(first, Text("先在此定义", "defined here first")),),
        cause=f"calendar:{year}",
    )
