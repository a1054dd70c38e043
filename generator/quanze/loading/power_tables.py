"""The CSV files that a spec names: found beside the file that names them, read, and understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from ..diagnostics.diagnostic import Diagnostic
from ..diagnostics.source import SourceFile
from ..diagnostics.text import Text
from ..model.power_table import PowerTable
from ..model.spec import Spec
from .csv_text import read_csv
from .merge import Origin
from .power_rows import TableReader
from .yaml_text import UNREADABLE, UNSAFE, spec_error


@dataclass(frozen=True, slots=True)
class PowerTables:
    """The tables that could be understood, by list; the texts they were read from, by list too; and what is wrong."""

    tables: Mapping[str, PowerTable]
    sources: Mapping[str, SourceFile]
    diagnostics: tuple[Diagnostic, ...]


def read_power_tables(spec: Spec, origin: Origin, folders: Mapping[str, Path]) -> PowerTables:
    """Reads what the lists of powers name. `folders`: displayed path of a spec file → the folder in which it lies."""
    tables: dict[str, PowerTable] = {}
    sources: dict[str, SourceFile] = {}
    diagnostics: list[Diagnostic] = []
    for id_, entry in spec.powers.items():
        written = origin.place(("powers", id_, "file", "name"))
        if entry.file is None or written.file not in folders:
            continue
        folder = folders[written.file]
        refusal = _refusal(folder, entry.file.name)
        if refusal:
            code, message, help = refusal
            diagnostics.append(spec_error(code, written, message, help, f"file:{id_}"))
            continue
        shown = (PurePosixPath(written.file).parent / entry.file.name).as_posix()
        read = read_csv(folder / entry.file.name, shown)
        diagnostics += read.diagnostics
        if read.source is None:
            continue
        sources[id_] = read.source
        if not read.diagnostics:
            table, found = TableReader(read.source, entry, spec.bodies).read(read.rows)
            diagnostics += found
            if table is not None:
                tables[id_] = table
    return PowerTables(tables, sources, tuple(diagnostics))


def _refusal(folder: Path, name: str) -> tuple[tuple[str, str], Text, Text] | None:
    """Why a file is not read at all: it is not there, is no regular file, or is a link that leads out of its folder."""
    file = folder / name
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        if inside and file.is_file():
            return None
        known = sorted(p.name for p in folder.iterdir() if p.suffix.lower() == ".csv" and p.is_file())
    except (OSError, RuntimeError):
        inside, known = True, []
    if not inside:
        message = Text(
            f"“{name}”是指向文件夹之外的符号链接，未予读取",
            f"{name} is a link out of the folder and was not read",
        )
        return UNSAFE, message, Text("把文件本身放进文件夹", "put the file itself into the folder")
    near = get_close_matches(name, known, 3, 0.5) or known[:3]
    hint = Text(f"是否为 {'、'.join(near)}？", f"did you mean {', '.join(near)}?") if near else Text("", "")
    return (
        UNREADABLE,
        Text(f"同一文件夹内没有文件“{name}”", f"there is no file {name} in this folder"),
        Text(
            f"{hint.zh}把 CSV 文件放在本规格文件旁边",
            f"{hint.en} put the CSV file beside this spec file".strip(),
        ),
    )
