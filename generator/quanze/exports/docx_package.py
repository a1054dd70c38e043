"""The parts of a DOCX file as one archive that is the same for the same document, wherever and whenever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name; ours have no other."""

_NAMES = {
    "仿宋": (
        "FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong,华文仿宋,Noto Serif CJK SC",
        "modern",
        "02010609060101010101",
    ),
    "宋体": ("SimSun,NSimSun,STSong,华文宋体,Songti SC,Noto Serif CJK SC", "auto", "02010600030101010101"),
    "黑体": ("SimHei,STHeiti,华文黑体,Heiti SC,Noto Sans CJK SC", "modern", "02010609060101010101"),
}
"""Font → the names it goes by on other systems, its family, its PANOSE number: what a reader without it falls back to."""

_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def repack(raw: bytes, title: str) -> bytes:
    """The archive with fixed times, our fonts and the title as its only property; uncompressed.

    Compression would make the bytes depend on the version of zlib.
    """
    replaced = {"word/fontTable.xml": _fonts(), "docProps/core.xml": _properties(title)}
    with zipfile.ZipFile(io.BytesIO(raw)) as given:
        parts = {name: replaced.get(name) or given.read(name) for name in given.namelist()}
    return _archive(parts)


def _archive(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        # Readers expect the content types first.
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def _fonts() -> bytes:
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (others, family, panose) in _NAMES.items()
    )
    return f'{_HEAD}<w:fonts xmlns:w="{_WORDML}">{entries}</w:fonts>'.encode()


def _properties(title: str) -> bytes:
    return (
        f"{_HEAD}<cp:coreProperties {_CORE}><dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    ).encode()
