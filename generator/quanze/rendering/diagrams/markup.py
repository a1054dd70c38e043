"""SVG text: escaping, ids, links, and the frame that all drawings share."""

import html
import re
from collections.abc import Sequence

from .errors import DiagramError

FONTS = (
    "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',"
    "'WenQuanYi Micro Hei',sans-serif"
)
BASELINE = 0.36
"""From the middle of a line down to its baseline, in em."""

_PAPER, _TALL = 700.0, 1400.0
"""Width of an A4 page, and the height there from which on a drawing is too tall to be shrunk to one page; in px."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9.-]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def escape(text: str) -> str:
    """Text for an element or a quoted attribute; characters that XML does not know are dropped."""
    return html.escape(_FORBIDDEN.sub("", text), quote=True)


def number(value: float) -> str:
    """A length with at most one decimal; no negative zero."""
    text = f"{value + 0.0:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element_id(*parts: str) -> str:
    """One id from a diagram's id and an element's; different parts never give the same id."""
    return "--".join(_NOT_IN_ID.sub(lambda found: f"_{ord(found[0]):x}_", part) for part in parts)


def link_target(href: str) -> str:
    """An escaped link. Raises `DiagramError` unless it is relative, a fragment, or http(s)."""
    allowed = href.lower().startswith(("http://", "https://")) or not _SCHEME.match(href)
    strange = (
        not href
        or href.startswith("//")
        or "\\" in href
        or any(char <= " " or char == "\x7f" for char in href)
    )
    if strange or not allowed:
        raise DiagramError(f"not a link that may be drawn: {href!r}")
    return escape(href)


def open_svg(key: str, name: str, role: str, size: tuple[float, float], title: str, description: str) -> str:
    """The start tag with title and description. `role` is what a screen reader calls the drawing."""
    width, height = number(size[0]), number(size[1])
    tall = " dg-tall" if size[1] * min(1.0, _PAPER / max(size[0], 1.0)) > _TALL else ""
    prefix = element_id(key)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="dg dg-{name}{tall}" id="{prefix}"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' font-family="{FONTS}" font-size="13" text-anchor="middle" fill="#1f2733"'
        f' role="group" aria-roledescription="{escape(role)}"'
        f' aria-labelledby="{prefix}--title {prefix}--desc">'
        f'<title id="{prefix}--title">{escape(title)}</title>'
        f'<desc id="{prefix}--desc">{escape(description)}</desc>'
    )


def text_lines(
    lines: Sequence[str], x: float, y: float, font: float, pitch: float, attributes: str = ""
) -> str:
    """Lines of text centred on (x, y)."""
    first = y - (len(lines) - 1) * pitch / 2 + font * BASELINE
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(first + at * pitch)}">{escape(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text font-size="{number(font)}"{attributes}>{spans}</text>'


def wrap_link(body: str, href: str | None, attributes: str) -> str:
    """The body as a link, or as a plain group when there is nowhere to go."""
    if href is None:
        return f"<g {attributes}>{body}</g>"
    return f'<a href="{link_target(href)}" {attributes}>{body}</a>'
