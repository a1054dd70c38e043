"""Findings as a Markdown summary of a run, for the page of a pipeline or a merge request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..diagnostics.diagnostic import Diagnostic, Severity, Status
from ..diagnostics.markdown import plain_markdown as plain
from ..diagnostics.terminal import SEVERITY_NAMES
from ..diagnostics.text import Lang, Text

ROWS_SHOWN = 50
"""How many findings one table lists; summaries are cut off at a megabyte, readers tire earlier."""

_TITLE = Text("规格检查结果", "Findings about the specs")
_CLEAN = Text("没有发现问题。", "No findings.")
_COLUMNS = Text("级别|位置|检查|问题|建议", "severity|place|check|finding|what to do")
_TALLY = Text(
    "地区|错误|警告|提示|已知问题|已说明", "jurisdiction|errors|warnings|notes|known issues|accepted"
)
_OPEN = Text("待处理", "Open")
_KNOWN = Text("现行文件的已知问题", "Known issues of documents in force")
_MORE = Text("另有 {} 项未列出。", "{} more are not listed.")


def render_summary(found: Sequence[Diagnostic], lang: Lang) -> str:
    """Counts by jurisdiction, then the findings in the order given, known issues folded; nothing a spec says is markup."""
    lines = [f"## {_TITLE.get(lang)}", ""]
    if not found:
        return "\n".join([*lines, _CLEAN.get(lang)]) + "\n"
    lines += [*_tally(found, lang), ""]
    open_ = [d for d in found if d.status is Status.open and d.severity is not Severity.note]
    known = [d for d in found if d.status is Status.known and d.severity is not Severity.note]
    if open_:
        lines += [f"### {_OPEN.get(lang)}", "", *_table(open_, lang), ""]
    if known:
        head = f"<summary>{_KNOWN.get(lang)}（{len(known)}）</summary>"
        lines += ["<details>", head, "", *_table(known, lang), "", "</details>", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _tally(found: Sequence[Diagnostic], lang: Lang) -> Iterator[str]:
    yield from _head(_TALLY.get(lang))
    for name in sorted({d.jurisdiction or "" for d in found}):
        own = [d for d in found if (d.jurisdiction or "") == name]
        open_ = Counter(d.severity for d in own if d.status is Status.open)
        states = Counter(d.status for d in own)
        counts = [*(open_[s] for s in Severity), states[Status.known], states[Status.accepted]]
        yield f"| {plain(name) or '—'} | {' | '.join(map(str, counts))} |"


def _table(found: Sequence[Diagnostic], lang: Lang) -> Iterator[str]:
    yield from _head(_COLUMNS.get(lang))
    for d in found[:ROWS_SHOWN]:
        first, _, rest = d.message.get(lang).partition("\n")
        cells = (
            SEVERITY_NAMES[d.severity].get(lang),
            f"{plain(d.place.file)}:{d.place.line}",
            f"{d.code} {plain(d.name)}",
            plain(first) + (" …" if rest else ""),
            plain(d.help.get(lang)),
        )
        yield f"| {' | '.join(cells)} |"
    if len(found) > ROWS_SHOWN:
        yield ""
        yield _MORE.get(lang).format(len(found) - ROWS_SHOWN)


def _head(columns: str) -> Iterator[str]:
    names = columns.split("|")
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
