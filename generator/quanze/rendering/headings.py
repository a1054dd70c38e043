"""The headings of a page, read from its HTML: so that the table of contents is what the page says."""

from __future__ import annotations

from html.parser import HTMLParser

from .page import TocEntry


def read_toc(html: str) -> tuple[TocEntry, ...]:
    """The second-level headings that have an id, with the third-level ones below them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    top: list[tuple[str, str, list[TocEntry]]] = []
    for level, anchor, words in reader.found:
        title = " ".join("".join(words).split())
        if level == 2 or not top:
            top.append((title, anchor, []))
        else:
            top[-1][2].append(TocEntry(title, anchor))
    return tuple(TocEntry(title, anchor, tuple(children)) for title, anchor, children in top)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str, list[str]]] = []
        self._open = False
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("h2", "h3") and given.get("id"):
            self.found.append((int(tag[1]), given["id"] or "", []))
            self._open = True
        elif self._open and (self._aside or "data-aside" in given):
            self._aside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h2", "h3"):
            self._open = False
            self._aside = 0
        elif self._aside:
            self._aside -= 1

    def handle_data(self, data: str) -> None:
        if self._open and not self._aside:
            self.found[-1][2].append(data)
