"""The forms in which `quanze check` reports: several at once, one of them to standard output."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..analysis.ranking import rank_findings
from ..analysis.wording import citation_words
from ..checks.catalogue import matters, rules
from ..diagnostics.diagnostic import Diagnostic, Severity, Status
from ..diagnostics.formats import render_github, render_json
from ..diagnostics.source import SourceFile
from ..diagnostics.tally import render_tally
from ..diagnostics.terminal import render_terminal
from ..diagnostics.text import Lang
from ..model.jurisdiction import Jurisdiction
from .files import write_file


@dataclass(frozen=True)
class Report:
    """What one run found. `everything`: notes and accepted findings are shown to people, too.

    `unchecked` names the places of which only mistakes in writing are known yet.
    """

    found: Sequence[Diagnostic]
    sources: Mapping[str, SourceFile]
    places: Mapping[str, Jurisdiction]
    lang: Lang
    everything: bool = False
    site: str | None = None
    unchecked: Sequence[str] = ()

    @property
    def shown(self) -> list[Diagnostic]:
        """What people see, ranked."""
        shown = [d for d in self.found if self.everything or _by_default(d)]
        return rank_findings(shown, self.places, matters())


def _by_default(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is not Severity.note and diagnostic.status is not Status.accepted


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it goes to; None for standard output."""

    form: str
    file: Path | None


def read_targets(words: Sequence[str]) -> tuple[Target, ...]:
    """`FORMAT` or `FORMAT=FILE` each; a usage error for unknown formats, and where two go to one place."""
    targets = []
    for word in words or ("text",):
        form, equals, file = word.partition("=")
        if form not in FORMATS:
            raise click.UsageError(f"没有格式“{form}”；可用：{'、'.join(FORMATS)} · no format {form!r}")
        if equals and not file:
            raise click.UsageError(f"{word} 之后缺少文件名 · the file's name is missing")
        targets.append(Target(form, Path(file) if file and file != "-" else None))
    places = [t.file for t in targets]
    if len(set(places)) < len(places):
        raise click.UsageError(
            "两种格式不能输出到同一处，请用 格式=文件 · give each format a file of its own"
        )
    return tuple(targets)


def write_reports(report: Report, targets: Sequence[Target]) -> None:
    """Files first, then what goes to standard output."""
    for target in sorted(targets, key=lambda t: t.file is None):
        if target.file is not None:
            write_file(target.file, FORMATS[target.form](report, False).encode())
        else:
            sys.stdout.write(FORMATS[target.form](report, True))


def _text(report: Report, to_terminal: bool) -> str:
    width = shutil.get_terminal_size((110, 24)).columns if to_terminal else 110
    color = to_terminal and sys.stdout.isatty()
    shown = report.shown
    titles = {rule.code: rule.title for rule in rules()}
    names = {id_: place.name for id_, place in report.places.items()}
    text = render_terminal(shown, report.sources, report.lang, color, width, _clauses(report, shown))
    text += render_tally(shown, titles, names, report.lang)
    if report.unchecked:
        listed = ("、" if report.lang is Lang.zh else ", ").join(report.unchecked)
        text += (
            f"{listed}：改正以上编写错误后，才进行其他检查\n"
            if report.lang is Lang.zh
            else f"{listed}: checked for more once these mistakes in writing are mended\n"
        )
    hidden = len(report.found) - len(shown)
    if not hidden:
        return text
    if report.lang is Lang.zh:
        return f"{text}另有 {hidden} 条提示或已接受的结果，加 --all 显示\n"
    return f"{text}{hidden} more notes or accepted findings; --all shows them\n"


def _clauses(report: Report, shown: Sequence[Diagnostic]) -> Mapping[str, str]:
    """The clauses cited, in Chinese words; none for readers of English, who have the specs' own locators."""
    if report.lang is not Lang.zh:
        return {}
    found = [
        (report.places[d.jurisdiction or ""], d) for d in shown if (d.jurisdiction or "") in report.places
    ]
    return {s: citation_words(place, s) for place, d in found for s in d.sources}


def _json(report: Report, to_terminal: bool) -> str:
    return render_json(report.found, report.lang)


def _github(report: Report, to_terminal: bool) -> str:
    return render_github(report.shown, report.lang)


def _sarif(report: Report, to_terminal: bool) -> str:
    from ..exports.sarif import render_sarif

    return render_sarif(report.found, rules(), report.lang, report.site)


def _gitlab(report: Report, to_terminal: bool) -> str:
    from ..exports.gitlab import render_gitlab

    return render_gitlab(report.found, report.lang)


def _markdown(report: Report, to_terminal: bool) -> str:
    from ..exports.summary import render_summary

    return render_summary(rank_findings(report.found, report.places, matters()), report.lang)


FORMATS: Mapping[str, Callable[[Report, bool], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "markdown": _markdown,
}
"""Name → how it is rendered; the flag says that it goes to standard output."""
