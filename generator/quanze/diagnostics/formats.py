"""Findings as other programs read them: JSON, and the workflow commands of GitHub's runner."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from quanze.diagnostics.cells import printable
from quanze.diagnostics.diagnostic import Diagnostic, Severity, Status
from quanze.diagnostics.text import Lang, Text

FINDINGS_FORMAT = "quanze-findings/1"
"""The name and version of the published form."""

ANNOTATIONS_SHOWN = 10
"""How many annotations of one kind GitHub shows for one step."""

_DECEPTIVE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

Json = str | int | None | list["Json"] | dict[str, "Json"]

_COMMANDS = {Severity.error: "error", Severity.warning: "warning", Severity.note: "notice"}


def finding(diagnostic: Diagnostic, lang: Lang) -> dict[str, Json]:
    """One finding as the published schema has it."""
    place = diagnostic.place
    related: list[Json] = [
        {
            "file": other.place.file,
            "line": other.place.line,
            "column": other.place.column,
            "message": other.message.get(lang),
        }
        for other in diagnostic.related
    ]
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "confidence": diagnostic.confidence.value,
        "about": diagnostic.about.value,
        "jurisdiction": diagnostic.jurisdiction,
        "fingerprint": diagnostic.fingerprint,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "subject": diagnostic.subject,
        "members": list(diagnostic.members),
        "sources": list(diagnostic.sources),
        "message": diagnostic.message.get(lang),
        "help": diagnostic.help.get(lang),
        "related": related,
        "status": diagnostic.status.value,
        "accepted_because": diagnostic.accepted_because,
    }


def render_json(diagnostics: Sequence[Diagnostic], lang: Lang = Lang.zh) -> str:
    """All findings, sorted by place, as one JSON document with a line break at its end."""
    ordered = sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    findings: list[Json] = [finding(diagnostic, lang) for diagnostic in ordered]
    text = json.dumps({"format": FINDINGS_FORMAT, "findings": findings}, ensure_ascii=False, indent=2)
    return _DECEPTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def render_github(diagnostics: Sequence[Diagnostic], lang: Lang = Lang.zh) -> str:
    """Workflow commands, the worst first, at most ten of a kind; a closing notice counts the rest.

    What a document in force is known for is a notice: no change of a spec can mend it, and it must not take the place
    of what can be mended.
    """
    kinds: dict[Severity, list[Diagnostic]] = defaultdict(list)
    for diagnostic in sorted(diagnostics, key=_urgency):
        kinds[_level(diagnostic)].append(diagnostic)
    room = {severity: ANNOTATIONS_SHOWN for severity in Severity}
    if any(len(found) > ANNOTATIONS_SHOWN for found in kinds.values()):
        room[Severity.note] -= 1  # the closing notice needs a place among the notices
    lines = [_command(d, lang) for severity in Severity for d in kinds[severity][: room[severity]]]
    if len(lines) < len(diagnostics):
        lines.append(f"::notice title=Quanze::{_data(_left_out(diagnostics, len(lines)).get(lang))}")
    return "".join(f"{line}\n" for line in lines)


def _level(diagnostic: Diagnostic) -> Severity:
    return Severity.note if diagnostic.status is Status.known else diagnostic.severity


def _urgency(diagnostic: Diagnostic) -> tuple[object, ...]:
    """Open before known, then the gravest, then the surest."""
    known = diagnostic.status is Status.known
    return known, -diagnostic.severity.rank, -diagnostic.confidence.rank, diagnostic.sort_key


def _left_out(diagnostics: Sequence[Diagnostic], shown: int) -> Text:
    known = sum(d.status is Status.known for d in diagnostics)
    count = Counter(d.severity for d in diagnostics if d.status is not Status.known)
    errors, warnings, notes = (count[severity] for severity in Severity)
    also = Text(f"，另有现行文件的已知问题 {known} 项", f", {known} known issues") if known else Text("", "")
    return Text(
        f"共 {errors} 个错误、{warnings} 个警告、{notes} 条提示{also.zh}；此处列出 {shown} 项，"
        "全部见摘要，或运行 quanze check。",
        f"{errors} errors, {warnings} warnings, {notes} notes{also.en}; {shown} are listed here; the summary has all, and "
        "so has quanze check.",
    )


def _command(diagnostic: Diagnostic, lang: Lang) -> str:
    place = diagnostic.place
    properties = {
        "file": place.file,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    if place.line == place.end_line:  # GitHub takes columns only within one line
        properties |= {"col": str(place.column), "endColumn": str(max(place.end_column, place.column))}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    body = "\n".join(part for part in (diagnostic.message.get(lang), diagnostic.help.get(lang)) if part)
    return f"::{_COMMANDS[_level(diagnostic)]} {listed}::{_data(body)}"


def _data(text: str) -> str:
    shown = "".join(char if char in "\r\n" else printable(char) for char in text)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
