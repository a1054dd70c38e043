"""A short table of how many findings there are of what: closes a long report in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .cells import escape, width
from .diagnostic import Diagnostic, Severity
from .terminal import SEVERITY_NAMES
from .text import Lang, Text

FEWEST = 10
"""Below that many findings no table is needed."""
_CHECKS_SHOWN = 12
_PLACE = Text("地区", "jurisdiction")
_CHECK = Text("检查", "check")
_COUNT = Text("数量", "count")
_OTHER = Text("其他检查", "other checks")
_NOWHERE = Text("（不属于任何地区）", "(none)")


def render_tally(
    found: Sequence[Diagnostic], titles: Mapping[str, Text], names: Mapping[str, str], lang: Lang
) -> str:
    """Counts by jurisdiction where there are several, then by check, the gravest and most frequent first.

    `titles` are what checks are about, by code; `names` those of jurisdictions by id. Empty for few findings.
    """
    if len(found) < FEWEST:
        return ""
    tables = [_by_check(found, titles, lang)]
    if len({d.jurisdiction for d in found}) > 1:
        tables.insert(0, _by_place(found, names, lang))
    return "\n" + "\n\n".join("\n".join(_aligned(rows)) for rows in tables) + "\n"


def _by_place(found: Sequence[Diagnostic], names: Mapping[str, str], lang: Lang) -> list[tuple[str, ...]]:
    counts = Counter((d.jurisdiction or "", d.severity) for d in found)
    rows: list[tuple[str, ...]] = [(_PLACE.get(lang), *(SEVERITY_NAMES[s].get(lang) for s in Severity))]
    for id_ in sorted({d.jurisdiction or "" for d in found}):
        name = names.get(id_, id_) if lang is Lang.zh else id_
        rows.append((name or _NOWHERE.get(lang), *(str(counts[id_, s] or "") for s in Severity)))
    return rows


def _by_check(found: Sequence[Diagnostic], titles: Mapping[str, Text], lang: Lang) -> list[tuple[str, ...]]:
    counts = Counter(d.code for d in found)
    gravest = {code: max(d.severity.rank for d in found if d.code == code) for code in counts}
    ordered = sorted(counts, key=lambda code: (-gravest[code], -counts[code], code))
    rows: list[tuple[str, ...]] = [(_CHECK.get(lang), _COUNT.get(lang))]
    for code in ordered[:_CHECKS_SHOWN]:
        title = titles[code].get(lang) if code in titles else ""
        rows.append((f"{code} {title}".rstrip(), str(counts[code])))
    if rest := ordered[_CHECKS_SHOWN:]:
        rows.append((_OTHER.get(lang), str(sum(counts[code] for code in rest))))
    return rows


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The first column to the left, numbers to the right; widths in cells."""
    shown = [[escape(cell) for cell in row] for row in rows]
    widths = [max(width(row[i]) for row in shown) for i in range(len(shown[0]))]
    for row in shown:
        first = row[0] + " " * (widths[0] - width(row[0]))
        rest = (" " * (w - width(cell)) + cell for w, cell in zip(widths[1:], row[1:], strict=True))
        yield "  ".join([first, *rest]).rstrip()
