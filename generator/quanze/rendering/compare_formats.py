"""A comparison of chosen places as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..analysis.wording import citation_words, listed
from ..compare.changes import OF_MECHANISMS, Cell, Comparison, Row, Section, State
from ..diagnostics.text import Lang, Text
from .compare import cell_sentence
from .views.document import STATUS_NAMES, date_words

FORMAT = "quanze-compare/1"
_MARKS = {State.SAME: "=", State.WORDING: "~", State.DIFFERENT: "≠", State.PARTIAL: "+", State.ONLY: "+"}
_ONLY = Text("仅{}", "only {}")
_UNSAID = Text("未规定", "not said")
_ABSENT = Text("无对应规定", "nothing that answers to it")
_UNREGULATED = Text("未规定此类机制", "no mechanism of this kind")


@dataclass(frozen=True)
class Chosen:
    """What of a comparison is shown: places by number, one kind of mechanism or all, rows that are the same or not."""

    comparison: Comparison
    columns: tuple[int, ...]
    kind: str | None = None
    everything: bool = False
    lang: Lang = Lang.zh

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the places."""
        return tuple(self.comparison.places[c].name for c in self.columns)

    def rows(self) -> tuple[Row, ...]:
        """All rows about the chosen."""
        return self.comparison.chosen(self.columns, self.kind)

    def counted(self, rows: Sequence[Row]) -> str:
        """相同 3 · 不同 2 · 仅甲 1 · 仅乙 0."""
        counts = self.comparison.counts(self.columns, rows)
        numbers = {
            State.SAME: counts.same,
            State.DIFFERENT: counts.different,
            State.WORDING: counts.wording,
            State.PARTIAL: counts.partial,
        }
        always = {State.SAME, State.DIFFERENT}
        parts = [f"{s.label.get(self.lang)} {n}" for s, n in numbers.items() if n or s in always]
        only = zip(self.names, counts.only, strict=True)
        return " · ".join([*parts, *(f"{_ONLY.get(self.lang).format(name)} {n}" for name, n in only)])

    def sections(self) -> Iterator[tuple[Section, tuple[Row, ...], list[Row]]]:
        """Section, all its rows, and those to be shown: differences first, ladders in their order."""
        order = [State.DIFFERENT, State.WORDING, State.PARTIAL, State.ONLY, State.SAME]
        for section in Section:
            own = tuple(r for r in self.rows() if r.section is section)
            shown = [r for r in own if self.everything or r.state(self.columns) is not State.SAME]
            if section is not Section.LADDERS:
                shown.sort(key=lambda r: order.index(r.state(self.columns) or State.SAME))
            if shown:
                yield section, own, shown

    def title(self, row: Row) -> str:
        """What a row is called, with the list or ladder it belongs to and the kinds of mechanism."""
        first = row.first(self.columns)
        kinds = listed(self.comparison.kinds[k] for k in row.kinds if row.section in OF_MECHANISMS)
        within = f"{first.within}：" if first.within else ""
        return f"{within}{first.title}" + (f"（{kinds}）" if kinds else "")

    def state(self, row: Row) -> str:
        """How the chosen places stand to each other in a row, in words."""
        state = row.state(self.columns)
        if state is State.ONLY:
            column = next(c for c in self.columns if c in row.cells)
            return _ONLY.get(self.lang).format(self.comparison.places[column].name)
        return (state or State.SAME).label.get(self.lang)

    def says(self, row: Row, column: int) -> str:
        """What one place says in a row, with its clauses; or that it says nothing."""
        cell = row.cells.get(column)
        if cell is None:
            regulated = self.comparison.regulates(column, row)
            return (_ABSENT if regulated else _UNREGULATED).get(self.lang)
        place = self.comparison.places[column]
        clauses = listed(citation_words(place, s) for s in cell.sources)
        words = cell_sentence(self.comparison, column, cell) or self._described(cell)
        return words + (f" 〔{clauses}〕" if clauses else "")

    def _described(self, cell: Cell) -> str:
        told = "；".join(f"{t.aspect.value.get(self.lang)}：{t.words.get(self.lang)}" for t in cell.traits)
        return f"{cell.title}（{told}）" if told else cell.title

    def differing(self, row: Row) -> Iterator[tuple[str, list[str]]]:
        """Aspect → what each chosen place that is there says in it."""
        for difference in row.differences(self.columns):
            said = []
            for column in (c for c in self.columns if c in row.cells):
                trait = row.cells[column].trait(difference.aspect)
                measure = f" [{trait.measure}]" if trait and trait.measure else ""
                words = trait.words.get(self.lang) if trait else _UNSAID.get(self.lang)
                said.append(f"{self.comparison.places[column].name}：{words}{measure}")
            mark = "（表述）" if difference.wording and self.lang is Lang.zh else ""
            yield difference.aspect.value.get(self.lang) + mark, said


def render_text(chosen: Chosen) -> str:
    """For a terminal."""
    lines = [" × ".join(chosen.names), *_documents(chosen), chosen.counted(chosen.rows())]
    for section, own, shown in chosen.sections():
        lines += ["", f"── {section.label.get(chosen.lang)} ──  {chosen.counted(own)}"]
        for row in shown:
            state = row.state(chosen.columns) or State.SAME
            lines.append(f"{_MARKS[state]} {chosen.title(row)}  {chosen.state(row)}")
            if state in (State.DIFFERENT, State.WORDING, State.PARTIAL):
                lines += [f"    {aspect}  {' ｜ '.join(said)}" for aspect, said in chosen.differing(row)]
            else:
                present = next(c for c in chosen.columns if c in row.cells)
                lines.append(f"    {chosen.says(row, present)}")
    return "\n".join(lines) + "\n"


def render_markdown(chosen: Chosen) -> str:
    """A table for each section, one column for each place."""
    lines = [f"# {' × '.join(chosen.names)}", "", *(f"- {line}" for line in _documents(chosen)), ""]
    lines.append(chosen.counted(chosen.rows()))
    first = Text("事项", "matter").get(chosen.lang)
    for section, own, shown in chosen.sections():
        lines += ["", f"## {section.label.get(chosen.lang)}", "", chosen.counted(own), ""]
        lines += [f"| {' | '.join([first, *chosen.names])} |", "|" + " --- |" * (len(chosen.columns) + 1)]
        for row in shown:
            aspects = [aspect for aspect, _ in chosen.differing(row)]
            head = f"**{chosen.title(row)}** {chosen.state(row)}" + (
                f"：{listed(aspects)}" if aspects else ""
            )
            cells = [head, *(chosen.says(row, c) for c in chosen.columns)]
            lines.append(f"| {' | '.join(c.replace('|', '／') for c in cells)} |")
    return "\n".join(lines) + "\n"


def render_json(chosen: Chosen) -> str:
    """All rows, the same ones too, as other programs read them."""
    comparison = chosen.comparison
    ids = [comparison.places[c].id for c in chosen.columns]
    rows = chosen.rows()
    counts = comparison.counts(chosen.columns, rows)
    data = {
        "format": FORMAT,
        "places": [
            {"id": comparison.places[c].id, "name": comparison.places[c].name} for c in chosen.columns
        ],
        "mechanism": chosen.kind,
        "counts": {
            "same": counts.same,
            "wording": counts.wording,
            "different": counts.different,
            "partial": counts.partial,
            "only": dict(zip(ids, counts.only, strict=True)),
        },
        "rows": [_row_data(chosen, row) for row in rows],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row_data(chosen: Chosen, row: Row) -> Mapping[str, Any]:
    places = {c: chosen.comparison.places[c].id for c in chosen.columns}
    missing = {
        places[c]: "absent" if chosen.comparison.regulates(c, row) else "not-regulated"
        for c in chosen.columns
        if c not in row.cells
    }
    return {
        "section": row.section.value,
        "kinds": list(row.kinds),
        "title": chosen.title(row),
        "state": row.state(chosen.columns),
        "differences": [
            {"aspect": d.aspect.key, "wording": d.wording} for d in row.differences(chosen.columns)
        ],
        "cells": {places[c]: _cell_data(chosen, c, row.cells[c]) for c in chosen.columns if c in row.cells},
        "missing": missing,
    }


def _cell_data(chosen: Chosen, column: int, cell: Cell) -> Mapping[str, Any]:
    return {
        "element": cell.element or None,
        "title": cell.title,
        "within": cell.within or None,
        "sentence": cell_sentence(chosen.comparison, column, cell) or None,
        "traits": {
            t.aspect.key: {"words": t.words.get(chosen.lang), "measure": t.measure or None}
            for t in cell.traits
        },
        "sources": list(cell.sources),
    }


def _documents(chosen: Chosen) -> Iterator[str]:
    """The documents that are compared: the most basic difference is which of them is in force."""
    for column in chosen.columns:
        place = chosen.comparison.places[column]
        for document in place.documents.values():
            words = [
                w for w in (document.number, date_words(document.issued), STATUS_NAMES[document.status]) if w
            ]
            yield f"{place.name}：《{document.title}》（{'，'.join(words)}）"
