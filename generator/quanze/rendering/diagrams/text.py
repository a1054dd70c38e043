"""Widths and line breaks of Chinese text, without fonts.

Widths are in em: no layout engine without a CJK font measures Chinese right, counting does.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

NARROW_EM = 0.56
LINE_EM = 9.0

# Characters that may not begin, and that may not end, a line.
CLOSING = "，、。？！）》」』】〉；：…,.;:!?)]}%”’"
OPENING = "（《「『【〈([{“‘"

_WORD = re.compile(r"[A-Za-z0-9./%+_-]{2}")


def em_width(text: str) -> float:
    """Width of one line of text, in em.

    Characters whose width East Asian fonts decide (curly quotes, the middle dot) count as wide.
    """
    return sum(_char_em(char) for char in text)


@cache
def wrap_text(text: str, width: float = LINE_EM) -> tuple[str, ...]:
    """Break text into lines of at most `width` em; at least one line, maybe empty.

    As few lines as possible, of like length, broken after marks where that costs no line. A line grows
    wider only when a row of marks allows no break at all.
    """
    text = " ".join(text.split())
    greedy = _fill(text, width)
    if len(greedy) == 1:
        return greedy
    limit = max(map(em_width, greedy))
    even = em_width(text) / len(greedy)
    ends = [place for place in range(1, len(text) + 1) if _may_break(text, place)]
    # best[place]: price and line starts of the cheapest way to break text[:place] into `count` lines
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in greedy:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (price, starts) in best.items():
            for end in ends:
                if end <= start:
                    continue
                line = text[start:end].strip()
                if em_width(line) > limit:
                    break
                total = price + 2 * (em_width(line) / even - 1) ** 2 + _break_price(text, end)
                if end not in longer or total < longer[end][0]:
                    longer[end] = (total, (*starts, start))
        best = longer
    if len(text) not in best:
        return greedy
    starts = best[len(text)][1]
    return tuple(text[start:end].strip() for start, end in pairwise((*starts, len(text))))


@cache
def _char_em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else NARROW_EM


def _break_price(text: str, place: int) -> float:
    if place == len(text) or text[place - 1] in CLOSING:
        return 0.0
    return 8.0 if _WORD.fullmatch(text[place - 1 : place + 1]) else 0.4


def _fill(text: str, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    start = 0
    while em_width(text[start:]) > width:
        end = _break_after(text, start, width)
        if end == len(text):
            break
        lines.append(text[start:end].strip())
        start = end
    return (*lines, text[start:].strip())


def _break_after(text: str, start: int, width: float) -> int:
    """Where the line that begins at `start` ends: the last good place, else inside a word, else late."""
    end, used = start, 0.0
    while end < len(text) and used + _char_em(text[end]) <= width:
        used += _char_em(text[end])
        end += 1
    within_word = 0
    for place in range(end, start, -1):
        if not _may_break(text, place):
            continue
        if not _WORD.fullmatch(text[place - 1 : place + 1]):
            return place
        within_word = within_word or place
    late = (place for place in range(max(end, start + 1), len(text)) if _may_break(text, place))
    return within_word or next(late, len(text))


def _may_break(text: str, place: int) -> bool:
    if place == len(text):
        return True
    before = text[max(place - 2, 0) : place].strip()
    after = text[place : place + 2].strip()
    return after[0] not in CLOSING and before[-1] not in OPENING
