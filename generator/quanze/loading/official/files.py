"""The local files that hold documents' plain texts."""

from __future__ import annotations

from pathlib import Path

from ...errors import QuanzeError
from .passages import OfficialText, read_official_text

LARGEST = 4_000_000
"""Bytes; the longest statutes have a tenth of that."""


def find_texts(path: Path, documents: tuple[str, ...]) -> dict[str, Path]:
    """Document id → file. A folder holds one file `DOCUMENT.txt` for each; a file is the text of the only document.

    QuanzeError where the path is neither, or where it is unclear whose text a file is.
    """
    if path.is_dir():
        return {name: path / f"{name}.txt" for name in documents if (path / f"{name}.txt").is_file()}
    if not path.is_file():
        raise QuanzeError(f"没有这个文件或文件夹：{path} · no such file or folder")
    named = [name for name in documents if name == path.stem]
    if not named and len(documents) != 1:
        listed = "、".join(f"{name}.txt" for name in documents) or "（无）"
        raise QuanzeError(
            f"该地区有 {len(documents)} 份文件，请给出放有 {listed} 的文件夹"
            f" · name a folder with one file for each document"
        )
    return {(named or list(documents))[0]: path}


def load_text(path: Path) -> OfficialText:
    """The clauses of the document whose text a file holds; QuanzeError if it is too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise QuanzeError(f"文件过大：{path}（上限 {LARGEST} 字节）· too large")
        return read_official_text(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuanzeError(f"{path} 不是 UTF-8 文本，请另存为 UTF-8 · not UTF-8") from error
    except OSError as error:
        raise QuanzeError(f"无法读取 {path} · cannot read: {error.strerror}") from error
