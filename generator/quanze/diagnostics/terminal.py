"""Findings as a person reads them in a terminal: place, verdict, the spec's lines, advice, closing count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from quanze.diagnostics.cells import escape, width, wrap
from quanze.diagnostics.diagnostic import About, Confidence, Diagnostic, Severity, Status
from quanze.diagnostics.snippet import Brush, Frame, Style, Underline
from quanze.diagnostics.source import SourceFile
from quanze.diagnostics.text import Lang, Text

SEVERITY_NAMES = {
    Severity.error: Text("错误", "error"),
    Severity.warning: Text("警告", "warning"),
    Severity.note: Text("提示", "note"),
}
ABOUT_NAMES = {
    About.spec: Text("规格编写", "about the spec"),
    About.document: Text("文件本身", "about the document"),
}
_STATUS_NAMES = {Status.known: Text("已知问题", "known issue"), Status.accepted: Text("已说明", "accepted")}
_CONFIDENCE_NAMES = {
    Confidence.medium: Text("把握：中", "medium confidence"),
    Confidence.low: Text("把握：低", "low confidence"),
}
_COUNTS = {
    Severity.error: (Text("个错误", "error"), Text("个错误", "errors")),
    Severity.warning: (Text("个警告", "warning"), Text("个警告", "warnings")),
    Severity.note: (Text("条提示", "note"), Text("条提示", "notes")),
}
_STYLES = {Severity.error: Style.error, Severity.warning: Style.warning, Severity.note: Style.note}
_HELP = Text("建议：", "help: ")
_SOURCES = Text("依据：", "clause: ")
_BECAUSE = Text("说明：", "accepted: ")
_CLEAN = Text("没有发现问题。", "No findings.")
_NARROWEST = 30


def render_terminal(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, SourceFile],
    lang: Lang,
    color: bool,
    width: int,
    clauses: Mapping[str, str] | None = None,
) -> str:
    """The findings in the order given, then one line of counts; ends with a line break.

    `sources` are keyed by path; a finding in a file that is not among them is shown without its line.
    `width` is in cells. `clauses` has the words for citations; one whose words a message has already is not repeated.
    """
    brush = Brush(color)
    frame = Frame(sources, brush, width)
    blocks = ["\n".join(_block(diagnostic, frame, lang, clauses or {})) for diagnostic in diagnostics]
    return "\n\n".join([*blocks, _summary(diagnostics, brush, lang)]) + "\n"


def _block(diagnostic: Diagnostic, frame: Frame, lang: Lang, clauses: Mapping[str, str]) -> list[str]:
    style = _STYLES[diagnostic.severity]
    message = wrap(diagnostic.message.get(lang), max(frame.width - 2, _NARROWEST))
    related = (
        Underline(related.place, "-", related.message.get(lang), Style.frame)
        for related in diagnostic.related
    )
    underlines = (Underline(diagnostic.place, "^", "", style), *related)
    gutter = max(len(str(underline.place.line)) for underline in underlines)
    return [
        _headline(diagnostic, frame.brush, lang),
        *(f"  {frame.brush.paint(line, Style.strong)}" for line in message),
        *frame.draw(underlines),
        *_footnotes(diagnostic, frame, gutter, lang, clauses),
    ]


def _headline(diagnostic: Diagnostic, brush: Brush, lang: Lang) -> str:
    place = diagnostic.place
    verdict = f"{SEVERITY_NAMES[diagnostic.severity].get(lang)} {diagnostic.code} {diagnostic.name}"
    asides = [ABOUT_NAMES[diagnostic.about]]
    if diagnostic.confidence is not Confidence.high:
        asides.append(_CONFIDENCE_NAMES[diagnostic.confidence])
    if diagnostic.status is not Status.open:
        asides.append(_STATUS_NAMES[diagnostic.status])
    aside = "".join(f" · {text.get(lang)}" for text in asides)
    return (
        f"{escape(place.file)}:{place.line}:{place.column}: "
        f"{brush.paint(escape(verdict), _STYLES[diagnostic.severity])}{brush.paint(aside, Style.quiet)}"
    )


def _footnotes(
    diagnostic: Diagnostic, frame: Frame, gutter: int, lang: Lang, clauses: Mapping[str, str]
) -> list[str]:
    notes: list[tuple[Text, str, Style]] = []
    message = diagnostic.message.get(lang)
    cited = [words for s in diagnostic.sources if not _names(message, words := clauses.get(s, s))]
    if cited:
        notes.append((_SOURCES, ("、" if lang is Lang.zh else ", ").join(cited), Style.frame))
    if diagnostic.accepted_because is not None:
        notes.append((_BECAUSE, diagnostic.accepted_because, Style.frame))
    if diagnostic.help.get(lang):
        notes.append((_HELP, diagnostic.help.get(lang), Style.good))
    lines = []
    for title, body, style in notes:
        head = title.get(lang)
        indent = gutter + 3 + width(head)
        parts = wrap(body, max(frame.width - indent, _NARROWEST))
        lines.append(f"{' ' * gutter} {frame.brush.paint('= ' + head, style)}{parts[0]}")
        lines += [" " * indent + part for part in parts[1:]]
    return lines


def _names(message: str, clause: str) -> bool:
    """Whether a message cites a clause, as messages do: in brackets, and not only a part of it."""
    return any(f"{before}{clause}{after}" in message for before in "（、" for after in "、）")


def _summary(diagnostics: Sequence[Diagnostic], brush: Brush, lang: Lang) -> str:
    if not diagnostics:
        return brush.paint(_CLEAN.get(lang), Style.good)
    severities = Counter(diagnostic.severity for diagnostic in diagnostics)
    subjects = Counter(diagnostic.about for diagnostic in diagnostics)
    states = Counter(diagnostic.status for diagnostic in diagnostics)
    chinese = lang is Lang.zh
    counts = [
        brush.paint(f"{severities[grade]} {_COUNTS[grade][severities[grade] != 1].get(lang)}", _STYLES[grade])
        for grade in Severity
        if severities[grade]
    ]
    details = [
        *(f"{ABOUT_NAMES[about].get(lang)} {subjects[about]}" for about in About if subjects[about]),
        *(f"{_STATUS_NAMES[state].get(lang)} {states[state]}" for state in _STATUS_NAMES if states[state]),
    ]
    if chinese:
        return f"共 {'、'.join(counts)}（{'，'.join(details)}）"
    return f"{', '.join(counts)} ({', '.join(details)})"
