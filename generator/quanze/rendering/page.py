"""What rendering hands over: pages ready to be put into any site, and the files that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a page or a search result is about. The values are the words that readers see."""

    PLACE = "地区"
    EVENT = "事件"
    MECHANISM = "机制"
    DUTY = "职责"
    DEADLINE = "时限"
    BODY = "主体"
    CHAIN = "升级链"
    LIST = "清单"
    CLAUSE = "条款"
    FINDING = "问题"
    GUIDE = "说明"


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a page: its words as plain text, its anchor, and the headings below it."""

    title: str
    anchor: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that can be found. `path` is the page, `anchor` the place on it (may be empty).

    What is found in `title` ranks before `heading`, that before `steps` (steps and time limits), that before `text`.
    `place` and `bodies` are Chinese names; all texts are plain.
    """

    path: str
    anchor: str
    topic: Topic
    title: str
    place: str = ""
    heading: str = ""
    steps: str = ""
    text: str = ""
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `path` ends in `.html` and counts from the site's root, `html` is what stands between header and footer.

    `title` and `section` are plain text. A page with a `section` is an index and stands in the navigation, in the
    section of that name; all others are reached from their `parent`, the path of an index page.
    """

    path: str
    title: str
    html: str
    toc: tuple[TocEntry, ...] = ()
    parent: str | None = None
    section: str | None = None
    label: str = ""
    wide: bool = False
    search: tuple[SearchEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages need: style, script, or data for scripts. `path` counts from the site's root."""

    path: str
    content: bytes
