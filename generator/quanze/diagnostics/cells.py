"""Terminal cells: how wide a text is there, how it is made safe to print, and how it is broken into lines.

Wide and full-width characters (East Asian Width) take two cells, combining marks none, all others one.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, combining, east_asian_width

TAB_STOP = 4
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NO_BREAK_BEFORE = frozenset("，、。．；：？！％…—·～）】》〉」』〕”’,.;:?!%)]}>")
_NO_BREAK_AFTER = frozenset("（【《〈「『〔“‘([{<")


def printable(char: str) -> str:
    """The character, or an escape such as `\\u202e` for one that a terminal would obey or not show."""
    if " " <= char <= "~" or category(char) not in _INVISIBLE:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def escape(text: str) -> str:
    """The text with control, bidirectional and other invisible characters as escapes; line breaks too."""
    return text if text.isascii() and text.isprintable() else "".join(map(printable, text))


def char_width(char: str) -> int:
    """The cells that one printable character takes."""
    if char < "\u0300":
        return 1
    if combining(char) or category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


def width(text: str) -> int:
    """The cells that a printable text takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def spread(line: str) -> list[str]:
    """What to print for each code point of a source line: tabs as blanks up to the next stop, escapes."""
    cells: list[str] = []
    column = 0
    for char in line:
        shown = " " * (TAB_STOP - column % TAB_STOP) if char == "\t" else printable(char)
        column += width(shown)
        cells.append(shown)
    return cells


def wrap(text: str, limit: int) -> list[str]:
    """The text escaped and broken into lines of at most `limit` cells, at blanks and between Han characters.

    No line begins with a closing mark nor ends with an opening one, unless nothing else fits.
    Line breaks are kept.
    """
    paragraphs = text.splitlines() or [""]
    return [line for paragraph in paragraphs for line in _wrap_paragraph(escape(paragraph), limit)]


def _wrap_paragraph(text: str, limit: int) -> Iterator[str]:
    line, used = "", 0
    for piece in _pieces(text):
        size = width(piece)
        if line and used + width(piece.rstrip()) > limit:
            yield line.rstrip()
            line, used = "", 0
            piece = piece.lstrip()
            size = width(piece)
        while size > limit > 1:
            head = _head(piece, limit)
            yield head
            piece = piece[len(head) :]
            size = width(piece)
        line, used = line + piece, used + size
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """The smallest parts that stay on one line."""
    start = 0
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if after == " " or after in _NO_BREAK_BEFORE or before in _NO_BREAK_AFTER:
            continue
        if before == " " or char_width(before) == 2 or char_width(after) == 2:
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _head(text: str, limit: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > limit and index:
            return text[:index]
    return text
