"""Passages: the clauses of a printed text under the locators by which specs cite them.

Headings give the path, items belong to the paragraph that introduces them, text after the last item goes on with the
parent's count, a clause of one paragraph is cited bare, a number printed twice takes a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .numbering import Mark, Style, read_annex, read_mark
from .paragraphs import END, read_paragraphs, split_sentences

_DIGIT = "[\\d〇零一二三四五六七八九十]"
_DATE = re.compile(f"{_DIGIT}{{4}}年{_DIGIT}+月{_DIGIT}+日(?:印发)?$")
_PAGE_LABEL = re.compile(
    r"(?:附件|分享到?|责任编辑|编辑|来源|作者|字[号体]|索引号|文号|名称|主题词|发布(?:时间|日期|机构)|当前位置|您现在的位置)[:：]$"
)
_ROSTER_GAP = re.compile(r"(?<=\S)\s{3,8}(?=\S)")
_LABEL = re.compile(r"^[^:：]{1,12}[:：]\s*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_TITLE = 26
_COPY = 10
"""From how many characters on, the same words beside the same number are one clause printed twice."""
_TELLS = re.compile(r"[，,；;]|应当|不得|可以")
"""What a title does not contain."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause of the text. `sentences` are those of the paragraph; of a roster, its entries.

    `title` is what the heading says. With `run_in`, it stands before the text as its first sentence, and only the
    reader can say whether it is a title. `optional` are lists of annexes and signatures, which no outline must have.
    """

    locator: str
    title: str | None = None
    sentences: tuple[str, ...] = ()
    run_in: bool = False
    optional: bool = False
    roster: bool = False

    @property
    def text(self) -> str:
        """The words of the clause."""
        return "".join(self.sentences)

    def counts(self) -> tuple[int, ...]:
        """The numbers of sentences that an outline can rightly state."""
        whole = len(self.sentences)
        return (whole, whole - 1) if self.run_in else (whole,)


@dataclass(frozen=True, slots=True)
class OfficialText:
    """The passages of a document in the order of the page, by locator."""

    passages: dict[str, Passage]

    def sentence(self, locator: str, number: int, of: int | None) -> str | None:
        """The k-th sentence of a passage that an outline divides into `of`; None if there is none."""
        passage = self.passages.get(locator)
        if passage is None:
            return None
        skipped = 1 if passage.run_in and of == len(passage.sentences) - 1 else 0
        index = number - 1 + skipped
        return passage.sentences[index] if 0 <= index < len(passage.sentences) else None


def read_official_text(text: str) -> OfficialText:
    """The clauses of an official document from its page's plain text, whatever surrounds it on the page."""
    found: dict[str, Passage] = {}
    for prefix, lines in _parts(read_paragraphs(text)):
        for passage in _Part(prefix).read(lines):
            found[passage.locator] = passage
    return OfficialText(found)


def _parts(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The main text (prefix "") and the annexes (A1 …), each with its lines."""
    prefix, part, used = "", list[str](), set[int]()
    for index, line in enumerate(lines):
        annex = read_annex(line)
        if annex is None or not _opens(annex, lines, index + 1) or not (part or prefix):
            part.append(line)
            continue
        yield prefix, part
        number = annex[0] or max(used, default=0) + 1
        used.add(number)
        prefix, part = f"A{number}", [annex[1]] if annex[1] else []
    yield prefix, part


def _opens(annex: tuple[int | None, str], lines: list[str], following: int) -> bool:
    """Whether an annex begins here, or is only announced: text follows before the next annex."""
    if (annex[0] is None and annex[1]) or END.search(annex[1]):
        return False
    for index in range(following, len(lines)):
        line = lines[index]
        if read_annex(line):
            return False
        if read_mark(line) or line.endswith("。"):
            return True
    return False


@dataclass(slots=True)
class _Node:
    locator: str
    style: Style | None
    title: str | None = None
    is_open: bool = True
    contents: list[Passage | _Node] = field(default_factory=list)
    numbers: dict[tuple[Style, int], dict[str, None]] = field(default_factory=dict)
    """The texts that stand beside each number; a number printed twice has two."""

    def passages(self) -> Iterator[Passage]:
        """This heading, then its paragraphs and items as they stand."""
        required = [c for c in self.contents if isinstance(c, _Node) or not c.optional]
        own = required[0] if len(required) == 1 else None
        if isinstance(own, Passage):
            yield replace(own, locator=self.locator, title=self.title)
        else:
            own = None
            # The text before the first heading has no heading of its own.
            yield Passage(self.locator, self.title, optional=self.style is None)
        number = 0
        for content in self.contents:
            if isinstance(content, _Node):
                yield from content.passages()
                continue
            number += 1
            if content is not own:
                yield replace(content, locator=f"{self.locator}#{number}")


class _Part:
    """Reads the main text or one annex."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.preamble = _Node(f"{prefix}/0" if prefix else "0", None)
        self.top = _Node(prefix, None)
        self.stack: list[_Node] = []

    def read(self, lines: list[str]) -> Iterator[Passage]:
        body, closing = _without_closing(lines)
        titles: list[str] = []
        listed = ""
        for line in body:
            annex, mark = read_annex(line), read_mark(line)
            if (annex and annex[1]) or (listed and mark and not END.search(line)):
                listed += line
                continue
            self._end_list(listed)
            listed = ""
            if mark and mark.style is Style.CHAPTER:
                continue
            if mark:
                self._heading(mark)
            elif self.stack:
                self._paragraph(line)
            elif END.search(line) and not _PAGE_LABEL.match(line):
                self.preamble.contents.append(_passage(line))
            else:
                titles.append(line)
        self._end_list(listed)
        if closing and self.stack:
            self._owner().contents.append(Passage("", None, ("".join(closing),), optional=True))
        if self.prefix:
            yield Passage(self.prefix, "".join(titles) or None)
        if self.preamble.contents:
            yield from self.preamble.passages()
        for node in self.top.contents:
            if isinstance(node, _Node):
                yield from node.passages()

    def _end_list(self, listed: str) -> None:
        if listed and self.stack:
            self._owner().contents.append(Passage("", None, (listed,), optional=True))

    def _heading(self, mark: Mark) -> None:
        while any(n.style is mark.style for n in self.stack) or (mark.style is Style.ARTICLE and self.stack):
            closed = self.stack.pop()
            if closed.style is mark.style:
                break
        parent = self.stack[-1] if self.stack else self.top
        texts = parent.numbers.setdefault((mark.style, mark.number), {})
        if len(mark.rest) >= _COPY and mark.rest in texts:
            return  # the same clause printed twice
        times = len(texts)
        texts[mark.rest if mark.rest not in texts else f"{mark.rest} {times}"] = None
        step = f"{'art' if mark.style is Style.ARTICLE else ''}{mark.number}"
        step += "" if not times else _LETTERS[times] if times < len(_LETTERS) else f"z{times}"
        node = _Node(f"{parent.locator}/{step}" if parent.locator else step, mark.style)
        _fill(node, mark.rest)
        parent.contents.append(node)
        self.stack.append(node)

    def _paragraph(self, line: str) -> None:
        self._owner().contents.append(_passage(line))

    def _owner(self) -> _Node:
        """To whom a paragraph without a number belongs: the nearest heading that is no mere item."""
        return next((n for n in reversed(self.stack) if n.is_open), self.stack[0])


def _fill(node: _Node, text: str) -> None:
    """Divides what stands beside a number into title and text."""
    article = node.style is Style.ARTICLE
    spaced = re.match(r"(\S{2,20})\s{2,}(?=\S.*。)", text)
    if spaced and not END.search(spaced[1]) and not article:
        node.title, text = spaced[1], text[spaced.end() :]
    elif text and not article and not END.search(text) and not _TELLS.search(text):
        node.title, text = text, ""
    if not text:
        return
    passage = _passage(text)
    head = re.match(r"[^。：:]+(?=[。：:].)", text)
    if head and not node.title and len(head[0]) <= _LONGEST_TITLE and not _says(head[0]):
        node.title = head[0]
        full_stop = text[head.end()] == "。"
        passage = Passage("", None, passage.sentences, full_stop, False, passage.roster)
    node.is_open = article or node.title is not None
    node.contents.append(passage)


def _says(words: str) -> bool:
    """Whether words before a full stop are a sentence rather than a title."""
    return bool(_TELLS.search(words)) or "负责" in words


def _passage(text: str) -> Passage:
    entries = _roster(text)
    return Passage("", None, entries or split_sentences(text), roster=bool(entries))


def _roster(text: str) -> tuple[str, ...]:
    """The entries of a line of names and posts, which wide gaps set apart; () if it is none."""
    listed = _LABEL.sub("", text)
    gaps = list(_ROSTER_GAP.finditer(listed))
    if not gaps or "。" in text or "，" in text:
        return ()
    bounds = [0, *(g.start() for g in gaps[1:]), len(listed)]
    return tuple(listed[a:b].strip() for a, b in pairwise(bounds))


def _without_closing(lines: list[str]) -> tuple[list[str], list[str]]:
    """A part's lines, and what comes after the last of its text: signature, date, whatever the page adds."""
    last = 0
    last_mark = max((index for index, line in enumerate(lines) if read_mark(line)), default=-1)
    for index, line in enumerate(lines):
        if last and index > last_mark and _DATE.search(line) and not END.search(line):
            break
        if END.search(line) or read_mark(line) or (read_annex(line) and index):
            last = index + 1
    return lines[:last], lines[last:]
