"""The local files that hold documents' plain texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...errors import QuanzeError
from .passages import OfficialText, read_official_text

LARGEST = 4_000_000
"""Bytes; the longest statutes have a tenth of that."""
SUFFIXES = (".txt", ".text", ".md")
"""How plain texts are called; in Markdown only the words count."""
_SHOWN = 5


def find_texts(path: Path, titles: Mapping[str, str]) -> dict[str, Path]:
    """Document id → file, for documents with these titles by id; at least one.

    A folder holds one text file for each, named by the document's id or title; a file is the text of the only document,
    or of the one that it is named by. QuanzeError where the path is neither, or where it is unclear whose text a file is.
    """
    names = {_plain(word): id_ for id_, title in titles.items() for word in (title, id_)}
    if path.is_dir():
        files = sorted(f for f in path.iterdir() if f.suffix.lower() in SUFFIXES and f.is_file())
        found: dict[str, Path] = {}
        for file in files:
            document = names.get(_plain(file.stem))
            if document and document in found:
                raise QuanzeError(
                    f"{found[document].name} 和 {file.name} 都是 {document} 的原文，请只留一个 · two texts"
                )
            if document:
                found[document] = file
        if not found:
            raise QuanzeError(
                f"{path} 中没有该地区文件的原文。文件名应为{_wanted(titles)}；{_present(files)} · no text of these documents"
            )
        return {id_: found[id_] for id_ in titles if id_ in found}
    if not path.is_file():
        raise QuanzeError(f"没有这个文件或文件夹：{path} · no such file or folder")
    named = names.get(_plain(path.stem))
    if named is None and len(titles) != 1:
        raise QuanzeError(
            f"该地区有 {len(titles)} 份文件，看不出 {path.name} 是哪一份的原文：请改名为{_wanted(titles)}，"
            f"或者给出放有这些文件的文件夹 · name a folder with one file for each document"
        )
    return {named or next(iter(titles)): path}


def _plain(name: str) -> str:
    """A name without what people write differently: case, width, spaces, 《》 and other marks."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum())


def _wanted(titles: Mapping[str, str]) -> str:
    names = "、".join(f"{id_}.txt（或《{title}》.txt）" for id_, title in titles.items())
    return f" {names}" if names else "文件 id 加 .txt"


def _present(files: Sequence[Path]) -> str:
    if not files:
        return "现在其中没有文本文件"
    shown = "、".join(file.name for file in files[:_SHOWN])
    return f"现有 {shown}" + (f" 等 {len(files)} 个" if len(files) > _SHOWN else "")


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
