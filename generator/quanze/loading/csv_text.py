"""A CSV file as offices export it → its rows, with the places of cells. Nothing in a cell is ever taken for a formula."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from quanze.diagnostics.diagnostic import Diagnostic, Place
from quanze.diagnostics.source import SourceFile
from quanze.diagnostics.text import Text

from .yaml_text import UNREADABLE, UNSAFE, forbidden_characters, spec_error

LARGEST = 16 * 1024 * 1024
"""Bytes that one file may have."""
MOST_ROWS = 20_000
MOST_COLUMNS = 100
TABLE = ("SCH008", "list-file")
_CERTAIN = 8
"""So many Chinese characters are not UTF-8 by chance."""
_EXPORT = Text("在表格软件中另存为“CSV UTF-8（逗号分隔）”", "save it as “CSV UTF-8 (comma separated)”")
_END = re.compile(r"[,\r\n]|\Z")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row with something in it: the line where it begins, and its cells without the blanks around them."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvText:
    """The rows of a file. `source` is None only where it could not be read."""

    source: SourceFile | None
    rows: tuple[CsvRow, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_csv(file: Path, path: str) -> CsvText:
    """Reads a file, shown under `path`; never more of it than the limit, and never raises on bad input."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = Text(f"无法读取文件（{reason}）", f"the file cannot be read: {reason}")
        remedy = Text("检查文件是否存在、是否有读取权限", "see that it exists and may be read")
        return _refused(None, UNREADABLE, Place.start_of(path), message, remedy, "read")
    return parse_csv(raw, path)


def parse_csv(raw: bytes, path: str) -> CsvText:
    """The rows of a file's bytes: UTF-8 with or without a byte order mark, or else GB18030."""
    if len(raw) > LARGEST:
        message = Text("文件超过 16 MiB 的上限，未予读取", "the file is larger than 16 MiB and was not read")
        remedy = Text("按部门或者领域拆成几个清单", "split it by body or field")
        return _refused(None, UNSAFE, Place.start_of(path), message, remedy, "size")
    if raw.startswith(b"PK\x03\x04"):
        message = Text("这是 Excel 工作簿，不是 CSV", "this is an Excel workbook, not CSV")
        return _refused(None, UNSAFE, Place.start_of(path), message, _EXPORT, "workbook")
    text, at = _decode(raw)
    source = SourceFile(path, text, None)
    if at is not None:
        message = Text(
            "文件既不是 UTF-8 也不是 GB18030 编码，这里无法识别",
            "the file is neither UTF-8 nor GB18030; it breaks here",
        )
        return _refused(source, UNSAFE, source.span(at, at + 1), message, _EXPORT, "encoding")
    refusals = forbidden_characters(source)
    return CsvText(source, (), refusals) if refusals else _parse(source)


def cell_place(source: SourceFile, line: int, column: int) -> Place:
    """Where a cell of the row that begins on a line stands, columns counted from 0; the row's end if it is shorter."""
    text, end = source.text, source.line_starts[line - 1] - 1
    for number in range(column + 1):
        if number and text[end : end + 1] != ",":
            return source.span(end, end)
        start = end = end + 1
        if text[start : start + 1] == '"':
            end = _closing(text, start)
        end = _end(text, end)
    return source.span(start, end)


def _decode(raw: bytes) -> tuple[str, int | None]:
    """The text, and where it cannot be read. What begins as UTF-8 is taken for damaged UTF-8."""
    body = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
    if len(body) == len(raw) and sum(char > "\x7f" for char in before) < _CERTAIN:
        try:
            return raw.decode("gb18030"), None
        except UnicodeDecodeError:
            pass
    return body.decode("utf-8", "replace"), len(before)


def _parse(source: SourceFile) -> CsvText:
    reader = csv.reader(source.text.splitlines(keepends=True), strict=True)
    rows: list[CsvRow] = []
    line = 1
    try:
        for cells in reader:
            stripped = tuple(map(str.strip, cells))
            if any(stripped):
                rows.append(CsvRow(line, stripped))
                if len(rows) > MOST_ROWS + 1 or len(cells) > MOST_COLUMNS:
                    return _too_much(source, line)
            line = reader.line_num + 1
    except csv.Error:
        return _open_quote(source, line, reader.line_num)
    return CsvText(source, tuple(rows))


def _too_much(source: SourceFile, line: int) -> CsvText:
    message = Text(
        f"清单超过 {MOST_ROWS} 行或者 {MOST_COLUMNS} 栏",
        f"the list has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns",
    )
    remedy = Text("按部门或者领域拆成几个清单", "split it by body or field")
    return _refused(source, UNSAFE, source.line_place(line), message, remedy, "rows")


def _open_quote(source: SourceFile, first: int, last: int) -> CsvText:
    """A quotation mark that is not closed, or closed too early, somewhere in the row between two lines."""
    start, stop = source.line_starts[first - 1], len(source.text)
    end = start - 1
    while end < stop and (end < start or source.text[end] == ","):
        begin = end = end + 1
        if source.text[begin : begin + 1] == '"':
            end = _closing(source.text, begin)
            if source.text[end : end + 1] not in (",", "\r", "\n", ""):
                break
        end = _end(source.text, end)
    message = Text("单元格的引号没有正确成对", "the quotes of this cell do not match")
    remedy = Text(
        "从表格软件重新导出；手工改的，单元格内的英文引号写两遍",
        "export it again; if edited by hand, double the quotes inside a cell",
    )
    return _refused(source, TABLE, source.span(begin, max(begin + 1, end)), message, remedy, f"quote:{first}")


def _closing(text: str, start: int) -> int:
    """The index after the quotation mark that closes the one at `start`; the text's end if none does."""
    index = start + 1
    while (close := text.find('"', index)) >= 0:
        if text[close + 1 : close + 2] != '"':
            return close + 1
        index = close + 2
    return len(text)


def _end(text: str, index: int) -> int:
    found = _END.search(text, index)
    return found.start() if found else len(text)


def _refused(
    source: SourceFile | None, code: tuple[str, str], place: Place, message: Text, help: Text, cause: str
) -> CsvText:
    return CsvText(source, (), (spec_error(code, place, message, help, cause),))
