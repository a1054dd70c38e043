"""Entries of lists of powers that are new, gone or changed between two versions: how many, and the first of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..analysis.wording import listed
from ..diagnostics.text import Text
from ..model.jurisdiction import Jurisdiction
from ..model.power_table import PowerRow, PowerTable
from .list_rows import cite
from .version_changes import Change, Detail, Kind, Part

_SHOWN = 5
_Entries = Mapping[tuple[str, int], tuple[PowerRow, Mapping[str, str]]]


def entry_changes(before: Jurisdiction, after: Jurisdiction) -> Iterator[Change]:
    """The changes of each list that both versions have. Order and running numbers do not count."""
    for id_, entry in after.spec.powers.items():
        if id_ not in before.spec.powers:
            continue
        old, new = (_entries(p.power_tables.get(id_)) for p in (before, after))
        sources = cite(before, before.spec.powers[id_].source), cite(after, entry.source)
        for kind, own, other in ((Kind.ADDED, new, old), (Kind.REMOVED, old, new)):
            if found := [row for key, (row, _) in own.items() if key not in other]:
                title = f"{entry.name}：{len(found)}项事项"
                yield Change(
                    Part.LISTS, kind, f"powers:{id_}", title, _names(found), (),
                    sources[0] if kind is Kind.REMOVED else (), sources[1] if kind is Kind.ADDED else (),
                )  # fmt: skip
        details = [d for key in new if key in old and (d := _detail(key[0], old[key], new[key]))]
        if details:
            title = f"{entry.name}：{len(details)}项事项"
            yield Change(
                Part.LISTS, Kind.CHANGED, f"powers:{id_}", title, None, tuple(details[:_SHOWN]), *sources
            )


def _entries(table: PowerTable | None) -> _Entries:
    """Code, or name where there are no codes, with how often it came before → the entry and its words by header."""
    if table is None:
        return {}
    seen: Counter[str] = Counter()
    found = {}
    kept = [(i, header) for i, header in enumerate(table.headers) if i not in table.running]
    for row in table.rows:
        found[row.key, seen[row.key]] = row, {header: row.cells[i] for i, header in kept}
        seen[row.key] += 1
    return found


def _detail(
    key: str, old: tuple[PowerRow, Mapping[str, str]], new: tuple[PowerRow, Mapping[str, str]]
) -> Detail | None:
    (_, before), (row, after) = old, new
    headers = [h for h in dict.fromkeys((*before, *after)) if before.get(h, "") != after.get(h, "")]
    if not headers:
        return None
    return Detail(f"entry/{key}", Text(row.name, row.name), _words(before, headers), _words(after, headers))


def _words(cells: Mapping[str, str], headers: Sequence[str]) -> Text | None:
    said = [(h, " ".join(cells[h].split())) for h in headers if cells.get(h)]
    return (
        Text("；".join(f"{h}：{w}" for h, w in said), "; ".join(f"{h}: {w}" for h, w in said))
        if said
        else None
    )


def _names(rows: Sequence[PowerRow]) -> Text:
    names = [row.name for row in rows[:_SHOWN]]
    more = len(rows) > len(names)
    return Text(listed(names) + ("等" if more else ""), ", ".join(names) + (" …" if more else ""))
