"""Slips in single lines of YAML that input methods and copied text make often, recognised by their look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quanze.diagnostics.text import Text

_KEY = r"[^\s:：#'\"“‘\[\]{}，。、；]{1,40}"
_LEAD = r"^ *(?:- +)*"
_ODD_BLANK = "[\u00a0\u2000-\u200b\u202f\u3000]"


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong between two columns of a line (from 0, the end exclusive), and what to write instead."""

    kind: str
    start: int
    end: int
    message: Text
    help: Text


def blank_name(char: str) -> Text:
    """What people call a blank that is not the usual one."""
    code = f"U+{ord(char):04X}"
    if char == "\u3000":
        return Text(f"全角空格（{code}）", f"a full-width space ({code})")
    if char == "\u00a0":
        return Text(f"不换行空格（{code}）", f"a no-break space ({code})")
    return Text(f"特殊空格（{code}）", f"an unusual space ({code})")


def find_slip(line: str) -> Slip | None:
    """The likeliest slip in a line that the parser could not make sense of."""
    for recognise in (
        _odd_indent,
        _full_width_mark,
        _full_width_colon,
        _odd_blank,
        _no_space,
        _no_dash_space,
    ):
        slip = recognise(line)
        if slip is not None:
            return slip
    return None


def odd_indent(start: int, end: int, char: str) -> Slip:
    """An indentation with a blank that YAML does not take for one."""
    name = blank_name(char)
    return Slip(
        "odd-indent",
        start,
        end,
        Text(
            f"缩进用了{name.zh}，YAML 不认作缩进",
            f"the indentation holds {name.en}, which YAML does not count",
        ),
        Text("把行首改为半角空格，每级两个", "indent with plain spaces, two a level"),
    )


def full_width_colon(key: str, index: int) -> Slip:
    """A key followed by the colon of Chinese punctuation."""
    return Slip(
        "full-width-colon",
        index,
        index + 1,
        Text(
            f"“{key}”后面是全角冒号“：”，YAML 只认半角冒号",
            f"{key!r} is followed by a full-width colon, not by ':'",
        ),
        Text(f"写作“{key}: …”：半角冒号，后面空一格", f"write '{key}: …', with an ASCII colon and a space"),
    )


def missing_space(key: str, index: int) -> Slip:
    """A key whose colon touches the value."""
    return Slip(
        "missing-space",
        index,
        index + 1,
        Text(f"“{key}:”的冒号后面缺一个空格", f"there is no space after the colon of {key!r}"),
        Text(f"写作“{key}: …”，冒号后面空一格", f"write '{key}: …', with a space after the colon"),
    )


def _odd_indent(line: str) -> Slip | None:
    found = re.match(rf"^ *({_ODD_BLANK}[ \t]*)+(?=\S)", line)
    if found is None:
        return None
    odd = re.search(_ODD_BLANK, line)
    return odd_indent(odd.start(), found.end(), odd[0]) if odd else None


def _full_width_mark(line: str) -> Slip | None:
    found = re.match(r"^ *([＃－–—])\s*(?=\S)", line)
    if found is None:
        return None
    ascii_mark = "#" if found[1] == "＃" else "-"
    return Slip(
        "full-width-mark",
        found.start(1),
        found.end(1),
        Text(
            f"行首的“{found[1]}”不是半角“{ascii_mark}”",
            f"the line begins with {found[1]!r} instead of '{ascii_mark}'",
        ),
        Text(f"改为半角“{ascii_mark}”，后面空一格", f"write '{ascii_mark}' and a space"),
    )


def _full_width_colon(line: str) -> Slip | None:
    found = re.match(rf"{_LEAD}[\"']?({_KEY})[\"']?\s*：", line)
    return full_width_colon(found[1], found.end() - 1) if found else None


def _odd_blank(line: str) -> Slip | None:
    found = re.match(rf"{_LEAD}({_KEY}):({_ODD_BLANK})", line)
    if found is None:
        return None
    name = blank_name(found[2])
    return Slip(
        "odd-blank",
        found.start(2),
        found.end(2),
        Text(
            f"“{found[1]}:”后面是{name.zh}，YAML 只认半角空格",
            f"after the colon of {found[1]!r} stands {name.en}",
        ),
        Text(f"写作“{found[1]}: …”，用半角空格", f"write '{found[1]}: …', with a plain space"),
    )


def _no_space(line: str) -> Slip | None:
    found = re.match(rf"{_LEAD}({_KEY}):(?=[^\s:/])", line)
    return missing_space(found[1], found.end() - 1) if found else None


def _no_dash_space(line: str) -> Slip | None:
    found = re.match(r"^ *-(?=[^\s-])", line)
    if found is None:
        return None
    return Slip(
        "missing-dash-space",
        found.end() - 1,
        found.end(),
        Text("列表项的“-”后面缺一个空格", "there is no space after the '-' of a list item"),
        Text("写作“- …”，“-”后面空一格", "write '- …', with a space after the '-'"),
    )
