"""Causes of syntax errors that lie in how lines are laid out: colons, brackets, indentation."""

from __future__ import annotations

import re
from bisect import bisect_right

from quanze.diagnostics.diagnostic import Diagnostic
from quanze.diagnostics.text import Text
from quanze.loading.yaml_lines import find_slip
from quanze.loading.yaml_scene import LOOK_BACK, QUOTE_ALL, Scene

_ALIGN = Text(
    "同级的键左边对齐，每级缩进两个半角空格", "align keys of one level; indent by two spaces a level"
)


def slip_in_line(scene: Scene) -> Diagnostic | None:
    """A slip of the keyboard in the very line that makes no sense."""
    number = scene.line_number
    if "simple key" in scene.failure.context and scene.failure.since is not None:
        number = bisect_right(scene.source.line_starts, scene.failure.since)
    slip = find_slip(scene.line(number))
    return scene.slip_at(number, slip) if slip else None


def slip_above(scene: Scene) -> Diagnostic | None:
    """Looks upward for as long as lines could be part of one unquoted text that a slip has made of them."""
    if scene.failure.context.startswith("while parsing a flow"):
        return None
    for number in range(scene.line_number - 1, max(scene.line_number - LOOK_BACK, 0), -1):
        line = scene.line(number)
        slip = find_slip(line)
        if slip is not None:
            return scene.slip_at(number, slip)
        if re.search(r":(\s|$)", line):
            return None
    return None


def line_without_colon(scene: Scene) -> Diagnostic | None:
    """A line among keys that is none."""
    failure = scene.failure
    if "simple key" not in failure.context or failure.since is None:
        return None
    number = bisect_right(scene.source.line_starts, failure.since)
    end = scene.source.line_starts[number - 1] + len(scene.line(number).rstrip())
    return scene.report(
        "no-colon",
        failure.since,
        end,
        Text("这一行没有冒号，分不出键和值", "there is no colon here, so no key and value"),
        Text(
            "写作“键: 值”；若是上一行的续文，再缩进两格",
            "write 'key: value'; indent it further if it goes on from above",
        ),
    )


def colon_in_value(scene: Scene) -> Diagnostic | None:
    """A colon that was meant as part of a text."""
    if scene.failure.problem == "found unexpected ':'":
        at = scene.failure.at
        return scene.report(
            "colon-in-value",
            at,
            at + 1,
            Text("括号里的值含有半角冒号", "a value within brackets holds a colon"),
            Text(
                "用半角引号把整个值括起来，如 {source: '文件:art1'}",
                "put the whole value in quotes, as in {source: 'document:art1'}",
            ),
        )
    if "mapping values" not in scene.failure.problem:
        return None
    number, at = scene.line_number, scene.failure.at
    before = scene.line(number)[: at - scene.source.line_starts[number - 1]]
    key = re.search(r":\s+(?=(\S))", before)
    if key is None:
        return None
    if key[1] in "“‘":
        quote = scene.source.line_starts[number - 1] + key.end()
        message = Text(
            "中文引号“”‘’不是 YAML 的引号，里面的冒号被当成了键的冒号",
            "Chinese quotes do not quote in YAML, and the colon between them reads as a key's",
        )
        return scene.report("full-width-quote", quote, quote + 1, message, QUOTE_ALL)
    return scene.report(
        "colon-in-value",
        at,
        at + 1,
        Text(
            "值里有半角冒号加空格，被当成了又一个键",
            "the value holds a colon and a space, which reads as another key",
        ),
        Text("用半角引号把整个值括起来，或改用全角冒号", "put the whole value in quotes"),
    )


def unmatched_bracket(scene: Scene) -> Diagnostic | None:
    """A bracket without its other half, or items parted by the wrong comma."""
    failure, text = scene.failure, scene.source.text
    if not failure.context.startswith("while parsing a flow") or failure.since is None:
        return _stray_bracket(scene)
    comma = text.find("，", failure.since, failure.at)
    if comma >= 0:
        return scene.report(
            "full-width-comma",
            comma,
            comma + 1,
            Text(
                "括号里的各项之间用了全角逗号“，”",
                "the items in the brackets are parted by a full-width comma",
            ),
            Text("改为半角逗号，后面空一格", "write ', '"),
        )
    opening = text[failure.since : failure.since + 1]
    closing = {"[": "]", "{": "}"}.get(opening)
    if closing is None:
        return None
    return scene.report(
        "bracket",
        failure.since,
        failure.since + 1,
        Text(f"这个“{opening}”没有配对的“{closing}”", f"this '{opening}' has no '{closing}' to match"),
        Text(f"在末尾补上“{closing}”；各项之间用半角逗号隔开", f"add '{closing}'; part the items by ', '"),
    )


def _stray_bracket(scene: Scene) -> Diagnostic | None:
    at = scene.failure.at
    closing = scene.source.text[at : at + 1]
    if closing not in ("]", "}"):
        return None
    message = Text(f"多出一个“{closing}”", f"this '{closing}' closes nothing")
    return scene.report(
        "bracket", at, at + 1, message, Text("删去它，或在前面补上另一半", "delete it, or open it before")
    )


def indentation(scene: Scene) -> Diagnostic | None:
    """A line that is aligned with nothing above."""
    failure, number = scene.failure, scene.line_number
    line = scene.line(number)
    start = scene.source.line_starts[number - 1]
    indent = len(line) - len(line.lstrip(" "))
    if "mapping values" in failure.problem:
        message = Text(
            "这一行比上一行缩进更深，可上一行的键已经有值",
            "this line is indented below a key that has a value already",
        )
    elif "did not find expected" in failure.problem and failure.at == start + indent:
        if line[indent : indent + 2].rstrip() == "-":
            message = Text("列表项与键混在了同一级", "a list item stands among keys")
        else:
            message = Text(
                "这一行的缩进与上文哪一级都对不齐", "this line's indentation matches no level above"
            )
    else:
        return None
    return scene.report("indentation", start + indent, start + len(line.rstrip()), message, _ALIGN)
