"""Syntax errors told by their cause: where the slip is, which is rarely where the parser gave up."""

from __future__ import annotations

import re

from quanze.diagnostics.cells import escape
from quanze.diagnostics.diagnostic import Diagnostic
from quanze.diagnostics.source import SourceFile
from quanze.diagnostics.text import Text
from quanze.loading import yaml_layout as layout
from quanze.loading.yaml_scene import LOOK_BACK, QUOTE_ALL, Failure, Scene

_OPENS_QUOTE = re.compile(r"""(?:^\s*|[:\-,\[{]\s+)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")


def explain(failure: Failure, source: SourceFile) -> Diagnostic:
    """The error that made the parser stop, with its remedy."""
    scene = Scene(failure, source)
    for recognise in (
        _documents,
        _anchors,
        _unclosed_quote,
        _first_character,
        _escape,
        layout.slip_in_line,
        layout.colon_in_value,
        layout.slip_above,
        _quote_closed_early,
        layout.unmatched_bracket,
        layout.indentation,
        layout.line_without_colon,
    ):
        diagnostic = recognise(scene)
        if diagnostic is not None:
            return diagnostic
    problem = escape(failure.problem)
    return scene.report(
        problem,
        failure.at,
        failure.at + 1,
        Text(f"此处不合 YAML 语法（{problem}）", f"this is no valid YAML: {problem}"),
        Text(
            "检查这一行和上一行的缩进、冒号、引号和括号",
            "look at indentation, colons, quotes and brackets here and above",
        ),
    )


def _documents(scene: Scene) -> Diagnostic | None:
    if "single document" not in scene.failure.context:
        return None
    at = scene.failure.at
    return scene.report(
        "documents",
        at,
        at + 3,
        Text("一个文件里有不止一个 YAML 文档", "there is more than one YAML document in the file"),
        Text("拆成几个文件，或删去这一行“---”", "split the file, or delete this '---'"),
    )


def _anchors(scene: Scene) -> Diagnostic | None:
    failure, text = scene.failure, scene.source.text
    name = re.compile(r"[*&][^\s,\[\]{}]*").match(text, failure.at)
    end = name.end() if name else failure.at + 1
    shown = escape(name[0][1:]) if name else ""
    if "undefined alias" in failure.problem:
        message = Text(f"“*{shown}”引用的锚没有定义", f"'*{shown}' refers to an anchor that is not defined")
        remedy = Text(
            f"在前文用 &{shown} 定义；若只是文字，用半角引号括起来",
            f"define &{shown} above; quote it if it is mere text",
        )
        return scene.report(f"alias {shown}", failure.at, end, message, remedy)
    if "duplicate anchor" in failure.context:
        message = Text(f"锚“&{shown}”定义了两次", f"the anchor '&{shown}' is defined twice")
        return scene.report(
            f"anchor {shown}", failure.at, end, message, Text("给其中一个改名", "rename one of them")
        )
    return None


def _unclosed_quote(scene: Scene) -> Diagnostic | None:
    failure = scene.failure
    if (
        "quoted scalar" not in failure.context
        or "end of stream" not in failure.problem
        or failure.since is None
    ):
        return None
    return _quote(scene, failure.since)


def _quote(scene: Scene, index: int) -> Diagnostic:
    return scene.report(
        "unclosed-quote",
        index,
        index + 1,
        Text("这个引号没有闭合", "this quote is never closed"),
        Text("在值的末尾补上同样的引号，或删去这个引号", "close it at the end of the value, or delete it"),
    )


def _first_character(scene: Scene) -> Diagnostic | None:
    failure, text = scene.failure, scene.source.text
    reads_mark = any(word in failure.context for word in ("an alias", "an anchor", "a tag", "a block scalar"))
    if "cannot start any token" not in failure.problem and not reads_mark:
        return None
    index = failure.since if failure.since is not None and reads_mark else failure.at
    char = text[index : index + 1]
    if char == "\t":
        return scene.report(
            "tab",
            index,
            index + 1,
            Text("缩进用了制表符（Tab）", "the indentation holds a tab"),
            Text(
                "缩进只用半角空格，每级两个；可让编辑器把 Tab 换成空格",
                "indent with spaces only, two a level",
            ),
        )
    shown = escape(char)
    message = Text(
        f"值不能直接以“{shown}”开头，它在 YAML 中另有含义", f"a value cannot begin with '{shown}' unquoted"
    )
    return scene.report(f"first {shown}", index, index + 1, message, QUOTE_ALL)


def _escape(scene: Scene) -> Diagnostic | None:
    if "escape" not in scene.failure.problem:
        return None
    index = scene.source.text.rfind("\\", 0, scene.failure.at + 1)
    shown = escape(scene.source.text[index : index + 2])
    return scene.report(
        "escape",
        index,
        index + 2,
        Text(f"双引号里的“{shown}”不是 YAML 的转义写法", f"'{shown}' is no escape of YAML's double quotes"),
        Text("改用单引号，或把反斜杠写成两个", "use single quotes, or write the backslash twice"),
    )


def _quote_closed_early(scene: Scene) -> Diagnostic | None:
    failure, source = scene.failure, scene.source
    if "did not find expected" not in failure.problem:
        return None
    before = source.text[max(failure.at - LOOK_BACK, 0) : failure.at].rstrip(" ")
    if not before.endswith(('"', "'")):
        return None
    for number in range(scene.line_number - 1, max(scene.line_number - LOOK_BACK, 0), -1):
        opening = _OPENS_QUOTE.search(scene.line(number))
        if opening is not None and before[-1] in opening[0]:
            return _quote(
                scene, source.line_starts[number - 1] + opening.start() + opening[0].index(before[-1])
            )
    return scene.report(
        "after-quote",
        failure.at,
        failure.at + 1,
        Text("引号闭合之后还有文字", "there is text after the closing quote"),
        Text(
            "去掉引号，或用另一种半角引号把整个值括起来",
            "drop the quotes, or put the whole value in the other kind",
        ),
    )
