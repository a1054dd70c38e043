"""Printed numbers at the beginning of a line: 第三条, 一、, （一）, 1., （1）, ①, 附件2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ...model.numeral import read_numeral

_HAN = "[一二三四五六七八九十百零〇两]+"
_OPEN, _CLOSE = "[（(﹙]", "[）)﹚]"


class Style(StrEnum):
    """The ways in which headings and items are numbered."""

    CHAPTER = "chapter"
    ARTICLE = "article"
    HAN = "han"
    HAN_BRACKET = "han-bracket"
    DIGIT = "digit"
    DIGIT_BRACKET = "digit-bracket"
    CIRCLED = "circled"


@dataclass(frozen=True, slots=True)
class Mark:
    """A number and the text beside it."""

    style: Style
    number: int
    rest: str


_MARKS = (
    (Style.CHAPTER, re.compile(rf"第\s*({_HAN}|\d+)\s*[编章节](?=\s|$|[^\s，。、的规定]{{1,20}}$)")),
    # 第八条第三款规定的…… refers to an article, it does not open one.
    (
        Style.ARTICLE,
        re.compile(rf"第\s*({_HAN}|\d+)\s*条(?:\s+(?!第)|(?!规定|[第的所至到和与或、之款项，,\s])|$)"),
    ),
    (Style.HAN, re.compile(rf"({_HAN})\s*[、.．]")),
    (Style.HAN_BRACKET, re.compile(rf"{_OPEN}\s*({_HAN})\s*{_CLOSE}")),
    (Style.DIGIT, re.compile(r"(\d{1,3})\s*[.．、](?!\d)")),
    (Style.DIGIT_BRACKET, re.compile(rf"(?:{_OPEN}\s*)?(\d{{1,3}})\s*{_CLOSE}")),
    (Style.CIRCLED, re.compile("([①-⑳])")),
)
_ANNEX = re.compile(rf"附\s*件\s*({_HAN}|\d+)?\s*[:：]?\s*(.*)")


def read_number(text: str) -> int:
    """Arabic digits, a Chinese numeral, or a circled digit, as a number."""
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return read_numeral(text)


def read_mark(line: str) -> Mark | None:
    """The number with which a line begins; None if it begins with none."""
    for style, pattern in _MARKS:
        if found := pattern.match(line):
            return Mark(style, read_number(found[1]), line[found.end() :].strip())
    return None


def read_annex(line: str) -> tuple[int | None, str] | None:
    """(number, text beside it) of a line that begins with 附件; None for any other line."""
    found = _ANNEX.fullmatch(line)
    return (read_number(found[1]) if found[1] else None, found[2]) if found else None
