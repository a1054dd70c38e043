"""Text from specs inside Markdown: shown as written, with no markup, HTML, link or mention of its own."""

from __future__ import annotations

import re

from .cells import printable

_MARKUP = re.compile(r"[\\`*_\[\]|~]")
_ENTITIES = re.compile(r"[<>&]")
_REFERENCES = re.compile(r"(?:[@#!$%~:](?=[0-9A-Za-z_/\"-])|\bwww(?=\.))", re.IGNORECASE)
"""Where a mention, a reference to an issue or a label, an address or a short code for a picture could begin."""
_BLOCK = re.compile(r"(?=(?:[-+=#]|\d+[.)])(?:\s|$)|[-=]{3})")
_JOINER = "\u2060"
_BREAKS = re.compile(r"\s*[\r\n]\s*")


def plain_markdown(text: str) -> str:
    """The text on one line, with every character that Markdown, HTML or a code host would act on made inert.

    An invisible joiner parts what hosts would read as a mention or a link: they do so even where it is escaped.
    """
    shown = "".join(printable(char) for char in _BREAKS.sub(" ", text.strip()))
    shown = _MARKUP.sub(lambda found: f"\\{found[0]}", shown)
    shown = _ENTITIES.sub(lambda found: f"&#{ord(found[0])};", shown)
    shown = _REFERENCES.sub(lambda found: found[0] + _JOINER, shown.replace("&#", "\0")).replace("\0", "&#")
    return _JOINER + shown if _BLOCK.match(shown) else shown


def markdown_lines(text: str) -> str:
    """The same for a text of several lines inside a table's cell."""
    return "<br>".join(plain_markdown(line) for line in text.splitlines() if line.strip())
