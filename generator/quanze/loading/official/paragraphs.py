"""From a page's plain text to its paragraphs: artefacts removed, broken lines joined, a second printing dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...diagnostics.cells import width
from .numbering import Style, read_annex, read_mark

END = re.compile(r"[。！？；：!?;:.…][”’」』）)\]]*$")
"""How a finished paragraph ends."""

_ARTEFACTS = re.compile(r"\[bookmark:[^\]]*\]|[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_UNFINISHED = re.compile(r"[，,、]$")
_IN_PROGRESS = re.compile("[，；,;]|应当|不得|可以")
"""What a sentence has and a title or signature has not."""
_OPENERS, _CLOSERS = "（(《“‘【〔", "）)》”’】〕"
_GOES_ON = (*_CLOSERS, *"的等和与、，；,;")
"""What may follow a full stop inside a sentence."""
_TWICE = 120
"""How many characters in a row must recur before they count as a second printing of the text."""
_CANDIDATES = 8
"""How many earlier places of a line are tried as the beginning of a first printing."""
_RAGGED = 6
"""By how many cells lines of one length may differ."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    cells: int
    indented: bool


@dataclass(frozen=True, slots=True)
class _Breaks:
    """How a page breaks its lines: the width in cells if they are of one length, and whether paragraphs are indented."""

    cells: int | None
    indents: bool


def read_paragraphs(text: str) -> list[str]:
    """The paragraphs of a page in order, blank lines left out."""
    plain = _ARTEFACTS.sub("", text).replace("\u00a0", " ").replace("\u3000", "  ")
    lines = [
        _Line(line.strip(), width(line.rstrip()), line[:1].isspace())
        for line in re.split(r"\r\n?|[\n\v\f\u2028\u2029]", plain)
        if line.strip()
    ]
    return _printed_once(_joined(lines))


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, each up to its full stop; one inside brackets or quotes ends none."""
    sentences: list[str] = []
    start = depth = 0
    balanced = all(text.count(o) == text.count(c) for o, c in zip(_OPENERS, _CLOSERS, strict=True))
    for index, char in enumerate(text):
        depth += ((char in _OPENERS) - (char in _CLOSERS)) if balanced else 0
        closes = char in "”’」" and text[index - 1 : index] in ("。", "！", "？")
        if depth > 0 or not (char in "。！？!?" or closes) or text.startswith(_GOES_ON, index + 1):
            continue
        sentences.append(text[start : index + 1].strip())
        start = index + 1
    rest = text[start:].strip()
    if re.search(r"\w", rest):
        sentences.append(rest)
    return tuple(sentences)


def _read_breaks(lines: Sequence[_Line]) -> _Breaks:
    cells = [line.cells for line in lines]
    longest = max(cells, default=0)
    full = sum(x >= longest - _RAGGED for x in cells)
    fixed = 40 <= longest <= 160 and full * 3 >= len(cells) and full > 2
    return _Breaks(longest if fixed else None, sum(line.indented for line in lines) * 6 >= len(lines))


def _joined(lines: Sequence[_Line]) -> list[str]:
    """Lines that a page broke inside a paragraph, as one."""
    breaks = _read_breaks(lines)
    joined: list[str] = []
    for index, line in enumerate(lines):
        if index and _goes_on(joined[-1], lines[index - 1], line, breaks):
            joined[-1] += line.text
        else:
            joined.append(line.text)
    return joined


def _goes_on(paragraph: str, before: _Line, line: _Line, breaks: _Breaks) -> bool:
    """Whether a line belongs to the paragraph that was begun before it."""
    if read_annex(line.text):
        return False
    if line.text[0] in "，。；、：！？）》”" or _UNFINISHED.search(paragraph):
        return True
    if read_mark(line.text):
        return False
    if breaks.cells and before.cells >= breaks.cells - _RAGGED:
        return not line.indented if breaks.indents else not END.search(before.text)
    if END.search(before.text) or breaks.cells:
        return False
    mark = read_mark(paragraph)
    in_article = mark is not None and mark.style is Style.ARTICLE and mark.rest
    begun = in_article or _IN_PROGRESS.search(paragraph.rpartition("。")[2])
    return bool(begun and "。" in line.text)


def _printed_once(lines: Sequence[str]) -> list[str]:
    """The lines without a run of them that repeats, word for word, a run before it."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        places.setdefault(line, []).append(index)
    kept: list[str] = []
    index = 0
    while index < len(lines):
        earlier = [first for first in places[lines[index]][:_CANDIDATES] if first < index]
        length = max((_run(lines, first, index) for first in earlier), default=0)
        run = lines[index : index + max(length, 1)]
        if not _is_copy(run, length):
            kept += run
        index += len(run)
    return kept


def _run(lines: Sequence[str], first: int, second: int) -> int:
    """How many lines from `second` on are those from `first` on."""
    length = 0
    while second + length < len(lines) and first + length < second:
        if lines[first + length] != lines[second + length]:
            break
        length += 1
    return length


def _is_copy(run: Sequence[str], repeated: int) -> bool:
    """Whether lines that recur are a second printing, and no mere phrase."""
    return repeated > 1 and sum(map(len, run)) >= _TWICE and any(read_mark(line) for line in run)
