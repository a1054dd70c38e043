"""Locators from the words by which texts refer to a clause: 第八条第三项 → `art8/3`."""

from __future__ import annotations

import re

from .numeral import HAN, read_numeral

_N = rf"(\d+|{HAN})"
_ARTICLE = re.compile(
    rf"(?:附件{_N})?(?:第{_N}条)(?:第{_N}款)?(?:第?[（(]?{_N}[)）]?项?)?(?:第{_N}目)?(?:第{_N}句)?"
)
_OUTLINE = re.compile(rf"{_N}(?:[、.．]?[（(]{_N}[)）])?(?:[、.．]?(\d+)[.．]?)?")


def write_locator(words: str) -> str | None:
    """The locator that the words mean; None if they name no clause. An item hangs on its article, not on a paragraph."""
    if found := _ARTICLE.fullmatch(words):
        annex, article, paragraph, item, point, sentence = (n and read_numeral(n) for n in found.groups())
        text = f"A{annex}/art{article}" if annex else f"art{article}"
        if item:
            text += f"/{item}" + (f"/{point}" if point else "")
        elif paragraph:
            text += f"#{paragraph}"
        return f"{text}.{sentence}" if sentence else text
    if (found := _OUTLINE.fullmatch(words)) and not words.isascii():
        return "/".join(str(read_numeral(n)) for n in found.groups() if n)
    return None
