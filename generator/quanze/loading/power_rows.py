"""The rows of a CSV file → the entries of a list of powers, and what is wrong with them: one finding for each cause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from ..diagnostics.diagnostic import Diagnostic, Related, Severity
from ..diagnostics.source import SourceFile
from ..diagnostics.text import Text
from ..model.base import SILENT
from ..model.body import Body
from ..model.lists import PowerHeaders, PowerKind, PowerList
from ..model.power_table import PowerRow, PowerTable, Role
from .csv_text import TABLE, CsvRow, cell_place
from .yaml_text import spec_error

USUAL: Mapping[Role, tuple[str, ...]] = {
    Role.CODE: ("事项编码", "职权编码", "权力编码", "事项代码", "职权代码", "权力代码", "编码", "代码"),
    Role.NAME: ("事项名称", "职权名称", "权力名称", "权力事项", "职权事项", "执法事项", "名称", "事项"),
    Role.KIND: ("事项类型", "事项类别", "职权类型", "职权类别", "权力类型", "权力类别", "类型", "类别"),
    Role.HOLDER: ("实施主体", "行使主体", "实施部门", "行使部门", "实施机关", "执法主体"),
}
"""What columns are usually called; the first that a file has counts."""

_NAMES = {Role.CODE: "编码", Role.NAME: "名称", Role.KIND: "权力种类", Role.HOLDER: "行使主体"}
_BLANK = re.compile(r"\s+")
_BREAK = re.compile(r"\s*[\r\n]+\s*")
_BETWEEN = re.compile(r"[、，,；;/\r\n]+")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_LISTED = 5
_KIND = ("REF003", "unknown-value")
"""A list may use kinds that the law does not know: only a warning."""
_KINDS = {
    word: kind for kind in PowerKind for word in (kind.label, kind.label.removeprefix("行政"), kind.value)
}


@dataclass
class _Slips:
    """All that is wrong for one cause: (line, column) of each, how often each word stands there, and the words known."""

    code: tuple[str, str]
    message: Text
    help: Text
    known: Collection[str]
    places: list[tuple[int, int]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)


class TableReader:
    """Reads the rows of one list."""

    def __init__(self, source: SourceFile, entry: PowerList, bodies: Mapping[str, Body]) -> None:
        self.source, self.entry = source, entry
        self.slips: dict[str, _Slips] = {}
        self.known: dict[str, str] = {}
        for id_, body in bodies.items():
            for name in (body.name, *body.aliases, id_):
                self.known.setdefault(name, id_)
        self.own = tuple(b for b in entry.holder if b != SILENT)

    def read(self, rows: Sequence[CsvRow]) -> tuple[PowerTable | None, tuple[Diagnostic, ...]]:
        """The table, if its headers can be understood, and all findings in the order of the file."""
        headers = [_BLANK.sub("", cell) for cell in rows[0].cells] if rows else []
        columns = self._columns(headers, rows[0].line if rows else 1)
        if Role.NAME not in columns:
            return None, tuple(map(self._told, self.slips.values()))
        self._unnamed(headers, rows[1:])
        shown = [i for i, header in enumerate(headers) if header]
        entries = [self._row(row, columns, shown, max(columns.values()), len(headers)) for row in rows[1:]]
        self._repeated(entries, columns)
        places = {role: shown.index(i) for role, i in columns.items()}
        table = PowerTable(tuple(headers[i] for i in shown), places, tuple(entries))
        return table, tuple(map(self._told, self.slips.values()))

    # ------------------------------------------------------------------ headers
    def _columns(self, headers: Sequence[str], line: int) -> dict[Role, int]:
        given = self.entry.file.headers if self.entry.file else PowerHeaders()
        for column, header in enumerate(headers):
            if header and header in headers[:column]:
                message = Text("重复的表头", "headers that are repeated")
                help = Text("给其中一栏换一个表头", "give one of the columns another header")
                self._slip(TABLE, message, help, (line, column), header)
        found = {}
        for role in Role:
            written: str | None = getattr(given, role.value)
            wanted = (_BLANK.sub("", written),) if written else USUAL[role]
            present = [h for h in wanted if h in headers]
            if present:
                found[role] = headers.index(present[0])
            elif written or role is Role.NAME:
                self._missing(role, wanted, headers, line)
        return found

    def _missing(self, role: Role, wanted: Sequence[str], headers: Sequence[str], line: int) -> None:
        own = [h for h in headers if h]
        near = (get_close_matches(wanted[0], own, 1, 0.5) or own or ["…"])[0]
        listed = "、".join(own) or "空"
        message = Text(
            f"没有{_NAMES[role]}栏“{wanted[0]}”，首行为：{listed}",
            f"there is no column {wanted[0]!r} ({role.value}); the first row has {listed}",
        )
        help = Text(
            f"首行须为表头，其上的标题行删去；名称不同的，写明表头，如 headers: {{{role.value}: {near}}}",
            f"the first row must be the headers; if they are called otherwise, write headers: {{{role.value}: {near}}}",
        )
        self._slip(TABLE, message, help, (line, 0))

    def _unnamed(self, headers: Sequence[str], rows: Sequence[CsvRow]) -> None:
        bare = [i for i, header in enumerate(headers) if not header]
        for row in rows:
            for column in bare:
                if any(row.cells[column : column + 1]):
                    message = Text("有内容而没有表头的栏", "a column without a header")
                    help = Text("补上表头，或者删去这一栏", "give it a header, or delete it")
                    self._slip(TABLE, message, help, (row.line, column))

    # ------------------------------------------------------------------ rows
    def _row(
        self, row: CsvRow, columns: Mapping[Role, int], shown: Sequence[int], last: int, width: int
    ) -> PowerRow:
        cells = row.cells
        if len(cells) <= last or any(cells[width:]):
            message = Text(
                f"单元格数目与表头不符（表头{width}栏）",
                f"the number of cells differs from the {width} headers",
            )
            help = Text(
                "单元格内有逗号或者换行的，须加引号；从表格软件重新导出即可",
                "cells with commas or line breaks must be quoted; exporting it again does so",
            )
            self._slip(TABLE, message, help, (row.line, min(len(cells), width) - 1))
        cells = cells + ("",) * (width - len(cells))
        text = {role: _BREAK.sub("", cells[i]) for role, i in columns.items()}
        if len(row.cells) > last:
            self._obligatory(row.line, columns, text)
        holder = (
            self._holder(row.line, columns, cells[columns[Role.HOLDER]]) if Role.HOLDER in columns else ()
        )
        return PowerRow(
            row.line,
            text.get(Role.CODE, ""),
            text[Role.NAME],
            self._kind(row.line, columns, text.get(Role.KIND, "")),
            holder or self.own,
            tuple(cells[i] for i in shown),
        )

    def _obligatory(self, line: int, columns: Mapping[Role, int], text: Mapping[Role, str]) -> None:
        for role in (Role.CODE, Role.NAME):
            if role in columns and not text[role]:
                message = Text(f"没有填写{_NAMES[role]}", f"the {role.value} is empty")
                help = Text("补填；空行、合计行删去", "fill it in, or delete a row that is no entry")
                self._slip(TABLE, message, help, (line, columns[role]))
        if _SCIENTIFIC.fullmatch(text.get(Role.CODE, "")):
            message = Text(
                "编码被表格软件改成了科学计数法，后几位已经丢失",
                "the spreadsheet turned codes into scientific notation; their last digits are lost",
            )
            help = Text(
                "在原表中把编码栏设为文本格式，填回编码后重新导出",
                "format the column as text in the original, restore the codes and export it again",
            )
            self._slip(("SCH003", "retyped-scalar"), message, help, (line, columns[Role.CODE]))

    def _kind(self, line: int, columns: Mapping[Role, int], word: str) -> PowerKind | None:
        if word.startswith("其他"):
            return PowerKind.OTHER
        if word and word not in _KINDS:
            labels = [kind.label for kind in PowerKind]
            message = Text("不认识的权力种类", "unknown kinds of power")
            help = Text(
                f"可识别的有{'、'.join(labels)}；原文如此的可以保留，照原样公布",
                f"known are {', '.join(PowerKind)}; what the list really says may stay, and is shown as it is",
            )
            self._slip(_KIND, message, help, (line, columns[Role.KIND]), word, labels)
        return _KINDS.get(word)

    def _holder(self, line: int, columns: Mapping[Role, int], cell: str) -> tuple[str, ...]:
        whole = _BREAK.sub("", cell)
        names = (whole,) if whole in self.known else filter(None, map(str.strip, _BETWEEN.split(cell)))
        found = dict.fromkeys(names)
        for name in found:
            if name not in self.known:
                message = Text("没有定义的主体", "bodies that are not defined")
                help = Text(
                    "在 bodies 中定义，或者把这一称呼写进主体的 aliases",
                    "define them under bodies, or add the name to a body's aliases",
                )
                at = (line, columns[Role.HOLDER])
                self._slip(("REF001", "unknown-body"), message, help, at, name, self.known)
        return tuple(dict.fromkeys(self.known[n] for n in found if n in self.known))

    def _repeated(self, entries: Collection[PowerRow], columns: Mapping[Role, int]) -> None:
        counts = Counter(row.code for row in entries)
        for row in entries:
            if row.code and counts[row.code] > 1 and not _SCIENTIFIC.fullmatch(row.code):
                message = Text("重复的编码", "codes that are repeated")
                help = Text(
                    "核对原表，改正编码，或者删去重复的行",
                    "look at the original; correct the code, or delete the repeated row",
                )
                at = (row.line, columns[Role.CODE])
                self._slip(("SCH004", "duplicate-id"), message, help, at, row.code)

    # ------------------------------------------------------------------ findings
    def _slip(
        self,
        code: tuple[str, str],
        message: Text,
        help: Text,
        at: tuple[int, int],
        word: str = "",
        known: Collection[str] = (),
    ) -> None:
        slips = self.slips.setdefault(message.en, _Slips(code, message, help, known))
        slips.places.append(at)
        if word:
            slips.words[word] += 1

    def _told(self, slips: _Slips) -> Diagnostic:
        words = slips.words.most_common(_LISTED)
        more = "等" if len(slips.words) > _LISTED else ""
        zh, en = slips.message.zh, slips.message.en
        if words:
            zh += f"：{'、'.join(f'“{w}”（{n}行）' if n > 1 else f'“{w}”' for w, n in words)}{more}"
            en += f": {', '.join(f'{w!r} ({n})' for w, n in words)}{' …' if more else ''}"
        elif len(slips.places) > 1:
            lines = [str(line) for line, _ in slips.places[: 2 * _LISTED]]
            dots = len(slips.places) > len(lines)
            zh += f"，共{len(slips.places)}行：第{'、'.join(lines)}{'等' if dots else ''}行"
            en += f" ({len(slips.places)} rows: {', '.join(lines)}{' …' if dots else ''})"
        near = {w: get_close_matches(w, slips.known, 2, 0.55) for w, _ in words}
        hint = "；".join(f"“{w}”是否为{'、'.join(found)}？" for w, found in near.items() if found)
        ask = "; ".join(f"{w}: did you mean {', '.join(found)}?" for w, found in near.items() if found)
        help = Text(f"{hint}{slips.help.zh}", f"{ask} {slips.help.en}".strip())
        first, *others = dict.fromkeys(slips.places)
        related = tuple(
            Related(cell_place(self.source, *at), Text("还有此处", "here too")) for at in others[:_LISTED]
        )
        place = cell_place(self.source, *first)
        found = spec_error(slips.code, place, Text(zh, en), help, slips.message.en, related)
        return replace(found, severity=Severity.warning) if slips.code is _KIND else found
