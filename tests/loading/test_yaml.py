"""Reading YAML: what values become, what is refused, and what mistakes are called."""

from __future__ import annotations

import gc
import math
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quanze.diagnostics import About, Diagnostic, Lang, Severity
from quanze.diagnostics.terminal import render_terminal
from quanze.loading.yaml import Limits, Parsed, literal_at, parse_yaml, read_yaml


def only(parsed: Parsed) -> Diagnostic:
    """The one diagnostic there should be."""
    assert len(parsed.diagnostics) == 1, parsed.diagnostics
    diagnostic = parsed.diagnostics[0]
    assert diagnostic.severity is Severity.error and diagnostic.about is About.spec
    assert diagnostic.help.zh and diagnostic.help.en
    return diagnostic


def at(diagnostic: Diagnostic) -> tuple[int, int]:
    return diagnostic.place.line, diagnostic.place.column


class TestValues:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("no", "no"), ("on", "on"), ("y", "y"), ("9:30", "9:30"), ("2018-09-28", "2018-09-28"), ("1_000", "1_000"),
            ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
            ("3", 3), ("-3", -3), ("+7", 7), ("0755", 755), ("0o17", 15), ("0x1F", 31),
            ("1.10", 1.1), (".5", 0.5), ("1e3", 1000.0), (".inf", math.inf), ("-.INF", -math.inf), ("1.2.3", "1.2.3"),
            ("3个工作日", "3个工作日"), ("'3'", "3"), ('"null"', "null"), ("|\n  3\n", "3\n"), ("3/1", "3/1"),
            ("9" * 5000, "9" * 5000),
        ],
    )  # fmt: skip
    def test_plain_scalars_follow_yaml_1_2(self, text: str, value: object) -> None:
        """Only what the core schema names changes its type; what YAML 1.1 retypes stays text."""
        data = parse_yaml(f"key: {text}\n", "a.yaml").data
        assert data == {"key": value}
        assert type(data["key"]) is type(value)

    def test_not_a_number_is_a_number(self) -> None:
        """The one value that does not equal itself."""
        data = parse_yaml("key: .nan", "a.yaml").data
        assert data is not None and isinstance(data["key"], float) and math.isnan(data["key"])

    def test_keys_are_their_literal_text(self) -> None:
        """A year, a clause number or `no` as a key is what is written."""
        text = "2018: a\n1.10: b\nno: c\nnull: d\ntrue: e\n'x y': f\n9:30: g\n"
        data = parse_yaml(text, "a.yaml").data
        assert data is not None and list(data) == ["2018", "1.10", "no", "null", "true", "x y", "9:30"]

    def test_the_literal_of_a_retyped_scalar_can_be_had(self) -> None:
        """`source: 3` may be meant as text, and `1.10` is not 1.1."""
        parsed = parse_yaml("a:\n  - {source: 3, version: 1.10}\n", "a.yaml")
        assert parsed.source is not None
        assert literal_at(parsed.source, ("a", 0, "version")) == "1.10"
        assert parsed.literal(("a", 0, "source")) == "3"
        assert parsed.literal(("a", 0)) is None

    @pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "---\n", "\ufeff"])
    def test_an_empty_file_is_an_empty_mapping(self, text: str) -> None:
        """A file that somebody has just created is no mistake."""
        assert parse_yaml(text, "a.yaml").data == {}
        assert not parse_yaml(text, "a.yaml").diagnostics

    def test_aliases_repeat_their_anchor(self) -> None:
        """An alias within the budget is a way to write something once."""
        parsed = parse_yaml("a: &x {b: [1, 2]}\nc: *x\nd: [*x]\n", "a.yaml")
        assert parsed.data == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}, "d": [{"b": [1, 2]}]}
        assert not parsed.diagnostics

    def test_core_tags_are_obeyed(self) -> None:
        """The tags of the core schema say what plain writing says as well."""
        parsed = parse_yaml("a: !!str 12\nb: !!int '12'\nc: !!map {d: !!seq [1]}\ne: !!null ''\n", "a.yaml")
        assert parsed.data == {"a": "12", "b": 12, "c": {"d": [1]}, "e": None}
        assert not parsed.diagnostics

    def test_bytes_and_text_read_alike(self) -> None:
        """Files come as bytes, tests as text."""
        text = "name: 案件移送😀\n"
        assert (
            parse_yaml(text.encode(), "a.yaml").data
            == parse_yaml(text, "a.yaml").data
            == {"name": "案件移送😀"}
        )


class TestTree:
    def test_a_repeated_key_is_shown_with_its_first_place(self) -> None:
        """Loaders keep the last silently; here both places are named and the first holds."""
        parsed = parse_yaml('duties:\n  a: 1\n  b: 2\n  "a": 3\n', "a.yaml")
        found = only(parsed)
        assert (found.code, found.name, at(found)) == ("SCH002", "duplicate-key", (4, 3))
        assert [related.place.line for related in found.related] == [2]
        assert parsed.data == {"duties": {"a": 1, "b": 2}}

    def test_all_repeated_keys_are_reported_apart(self) -> None:
        """Each has its own fingerprint, also where the key is the same."""
        parsed = parse_yaml("x: {a: 1, a: 2, a: 3}\ny: {a: 1, a: 2}\n", "a.yaml")
        assert [at(found) for found in parsed.diagnostics] == [(1, 11), (1, 17), (2, 11)]
        assert len({found.fingerprint for found in parsed.diagnostics}) == 2

    def test_the_fingerprint_outlives_lines_put_above(self) -> None:
        """Where in the file it stands does not make another finding of it."""
        before = parse_yaml("x: {a: 1, a: 2}\n", "a.yaml")
        after = parse_yaml("# 说明\nw: 1\nx: {a: 1, a: 2}\n", "a.yaml")
        assert only(before).fingerprint == only(after).fingerprint

    def test_merge_keys_are_refused(self) -> None:
        """`<<` is not part of YAML 1.2; quoted, it is a key like any other."""
        parsed = parse_yaml("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n", "a.yaml")
        assert (only(parsed).code, at(only(parsed))) == ("SCH001", (3, 3))
        assert "<<" in only(parsed).message.zh
        assert parsed.data == {"a": {"b": 1}, "c": {"d": 2}}
        assert parse_yaml("'<<': 1", "a.yaml").data == {"<<": 1}

    @pytest.mark.parametrize(
        ("text", "column"),
        [
            ("a: !!python/object/apply:os.system [x]", 4),
            ("a: !!python/name:os.system ''", 4),
            ("a: !local 1", 4),
            ("a: !<tag:yaml.org,2002:timestamp> 2018-09-28", 4),
            ("a: !!set {b, c}", 4),
            ("a: !!str [b]", 4),
            ("!x a: 1", 1),
            ("a: !!int b", 4),
            ("a: !!int true", 4),
        ],
    )
    def test_tags_are_refused(self, text: str, column: int) -> None:
        """A spec is data: no tag makes an object of it, nor anything but the core types."""
        found = only(parse_yaml(text, "a.yaml"))
        assert (found.code, at(found)) == ("SCH001", (1, column))
        assert "标签" in found.message.zh and "标签" in found.help.zh

    def test_a_collection_is_no_key(self) -> None:
        """What begins with a bracket is not a word."""
        parsed = parse_yaml("{a: 1}: b\nc: d\n", "a.yaml")
        assert (only(parsed).code, at(only(parsed))) == ("SCH001", (1, 1))
        assert parsed.data == {"c": "d"}

    @pytest.mark.parametrize("text", ["- a\n- b\n", "只有一句话\n", "3"])
    def test_the_top_is_a_mapping(self, text: str) -> None:
        """A list or a sentence is no spec."""
        parsed = parse_yaml(text, "a.yaml")
        assert (only(parsed).code, at(only(parsed)), parsed.data) == ("SCH001", (1, 1), None)

    def test_a_file_full_of_problems_does_not_flood(self) -> None:
        """A hundred are listed, and that there are more is said."""
        parsed = parse_yaml("".join(f"k{i}: !x 1\n" for i in range(5000)), "a.yaml")
        assert len(parsed.diagnostics) == 101
        assert any("未再逐一列出" in found.message.zh for found in parsed.diagnostics)


SLIPS = {
    "full-width colon": ("duties:\n  a:\n    name：案件移送\n    kind: b\n", (3, 9), "全角冒号"),
    "full-width colon in the last line": ("kind: b\nname：案件移送\n", (2, 5), "全角冒号"),
    "full-width colon after a section": ("duties：\n  a:\n    name: x\n", (1, 7), "全角冒号"),
    "full-width colon as all there is": ("name：案件移送\n", (1, 5), "全角冒号"),
    "colon within braces": ("a: {source: rules:art1, b: c}\n", (1, 18), "括号里的值含有半角冒号"),
    "full-width colon in braces": ("a: {x：y, b: c}\n", (1, 5), "全角冒号"),
    "full-width colon after a quoted key": ('"a"：b\nc: d\n', (1, 4), "全角冒号"),
    "full-width space after the colon": ("kind:　b\nname: c\n", (1, 6), "全角空格"),
    "full-width space as indentation": ("duties:\n　　a:\n    name: x\n", (2, 1), "全角空格"),
    "full-width space below a key": ("duties:\n  a:\n　　name: x\n    b: c\n", (3, 1), "全角空格"),
    "no-break space as indentation": ("a:\n  b: 1\n\u00a0\u00a0c: x\n", (3, 1), "不换行空格"),
    "full-width hash": ("＃ 注释\na: b\n", (1, 1), "＃"),
    "tab as indentation": ("duties:\n\ta:\n", (2, 1), "Tab"),
    "tab after spaces": ("duties:\n  a:\n  \tname: x\n", (3, 3), "Tab"),
    "no space after the colon": ("duties:\n  a:\n    name:案件移送\n    kind: b\n", (3, 9), "缺一个空格"),
    "no space after the dash": ("a:\n  - b\n  -c\n", (3, 3), "缺一个空格"),
    "unclosed quote": ('a:\n  name: "x\n  kind: b\n', (2, 9), "没有闭合"),
    "quote closed by a later one": ('a:\n  name: "x\n  kind: b\n  c: "d"\n', (2, 9), "没有闭合"),
    "text after a quote": ('a: "x" 的内容\nb: c\n', (1, 8), "引号闭合之后"),
    "apostrophe": ("a: 'it's x'\n", (1, 8), "引号闭合之后"),
    "Chinese quotes": ("a: “b: c”\n", (1, 4), "中文引号"),
    "colon in a value": ("a:\n  name: 说明: 内容\n", (2, 11), "冒号加空格"),
    "at sign": ("a: @x\n", (1, 4), "“@”开头"),
    "asterisk": ("a: *重要*\n", (1, 4), "“*”开头"),
    "undefined alias": ("a: *b\n", (1, 4), "锚没有定义"),
    "anchor twice": ("a: &x 1\nb: &x 2\n", (2, 4), "定义了两次"),
    "unclosed bracket": ("a: {urgency: normal\nb: c\n", (1, 4), "没有配对"),
    "stray bracket": ("a: [x]]\n", (1, 7), "多出一个"),
    "full-width comma": ("a: {b: c，d: e}\n", (1, 9), "全角逗号"),
    "deeper than a value": ("a:\n  b: c\n   d: e\n", (3, 4), "缩进更深"),
    "aligned with nothing": ("a:\n    b: c\n  d: e\n", (3, 3), "对不齐"),
    "list among keys": ("a:\n  b: c\n  - d\n", (3, 3), "混在了同一级"),
    "no colon": ("a: b\nxyz\nc: d\n", (2, 1), "没有冒号"),
    "backslash": ('a: "C:\\数据"\n', (1, 7), "转义"),
    "two documents": ("a: b\n---\nc: d\n", (2, 1), "不止一个 YAML 文档"),
}  # fmt: skip


class TestSyntax:
    @pytest.mark.parametrize(("text", "place", "words"), SLIPS.values(), ids=SLIPS)
    def test_a_slip_is_named_where_it_is(self, text: str, place: tuple[int, int], words: str) -> None:
        """The message names the cause, and its place is where to mend it, not where the parser stopped."""
        parsed = parse_yaml(text, "a.yaml")
        found = parsed.diagnostics[0]
        assert (found.code, found.name) == ("SCH000", "yaml-syntax")
        assert at(found) == place
        assert words in found.message.zh
        assert found.help.zh and found.help.en and found.message.en != found.message.zh

    def test_where_the_parser_stopped_is_shown_beside(self) -> None:
        """Who knows YAML may want to see both places."""
        found = only(parse_yaml("name：甲\nkind: b\n", "a.yaml"))
        assert [related.place.line for related in found.related] == [2]

    def test_full_width_spaces_in_a_text_are_no_slip(self) -> None:
        """Paragraphs of official texts begin with two of them."""
        parsed = parse_yaml("text: |\n  　　第一条 为了规范：\n  　　一：甲\nb: 说明：内容\n", "a.yaml")
        assert not parsed.diagnostics

    def test_an_unknown_mistake_is_still_told(self) -> None:
        """The parser's own words are better than none."""
        found = only(parse_yaml("%YAML 9.9\n---\na: b\n", "a.yaml"))
        assert found.code == "SCH000" and "YAML" in found.message.zh


def laughs() -> str:
    """Twenty lines that stand for 9^20 elements."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(20)]
    return "\n".join(lines)


def alias_chain() -> str:
    """Shallow as written, thousands of levels deep as meant."""
    return "x0: &x0 [1]\n" + "".join(f"x{n + 1}: &x{n + 1} [[[*x{n}]]]\n" for n in range(3000))


HOSTILE = {
    "brackets": "[" * 40_000,
    "many brackets": "[" * 4_000_000,
    "braces": "{a: " * 40_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 40_000,
    "indentation": "\n".join(" " * n + "a:" for n in range(2000)),
    "brackets after text that seems to close them": 'a: ["]]]]", ' * 20_000,
    "elements": "a: [" + "1," * 600_000 + "]",
    "large file": "a: " + "x" * (5 * 1024 * 1024),
    "large file of wide characters": "a: " + "职" * (2 * 1024 * 1024),
    "laughs": laughs(),
    "alias chain": alias_chain(),
    "alias to itself": "a: &a [*a]",
    "alias to what holds it": "a: &a\n  b: {c: *a}\n",
    "tag directives": "".join(f"%TAG !a{n}! tag:x\n" for n in range(50_000)) + "---\na: b\n",
}


class TestSafety:
    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_hostile_text_is_refused(self, text: str) -> None:
        """Depth, number, size and aliases have budgets, whatever the notation; nothing crashes or hangs."""
        parsed = parse_yaml(text, "a.yaml")
        found = only(parsed)
        assert (found.code, found.name, parsed.data) == ("SCH005", "unsafe-input", None)

    def test_deep_text_is_refused_on_a_small_stack(self) -> None:
        """Web servers and file watchers run in threads, whose stacks are small."""
        found: list[Parsed] = []
        before = threading.stack_size(256 * 1024)
        try:
            thread = threading.Thread(target=lambda: found.append(parse_yaml("[" * 40_000, "a.yaml")))
            thread.start()
            thread.join()
        finally:
            threading.stack_size(before)
        assert only(found[0]).code == "SCH005"

    def test_depth_is_counted_exactly(self) -> None:
        """As many levels as allowed pass, one more does not."""
        limits = Limits(depth=10)
        assert not parse_yaml("a: " + "[" * 8 + "1" + "]" * 8, "a.yaml", limits).diagnostics
        assert only(parse_yaml("a: " + "[" * 9 + "1" + "]" * 9, "a.yaml", limits)).code == "SCH005"

    def test_brackets_in_texts_do_not_count(self) -> None:
        """A text may hold any number of brackets."""
        text = f"a: '{'[' * 5000}'\nb: x{'[' * 5000}\nc: |\n  {'[' * 5000}\n# {'[' * 5000}\n"
        assert not parse_yaml(text, "a.yaml").diagnostics

    @pytest.mark.parametrize(
        "char", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ud800"]
    )
    def test_deceiving_characters_are_refused(self, char: str) -> None:
        """Controls, turns of direction, hidden line breaks: each is named with its place."""
        parsed = parse_yaml(f"a: 1\nb: 字{char}\n", "a.yaml")
        found = only(parsed)
        assert (found.code, at(found), parsed.data) == ("SCH005", (2, 5), None)
        assert f"U+{ord(char):04X}" in found.message.zh

    def test_one_kind_of_character_is_one_finding(self) -> None:
        """With the number of times and the next places."""
        found = only(parse_yaml("a: \x07\n" * 50, "a.yaml"))
        assert "50 处" in found.message.zh
        assert [related.place.line for related in found.related] == [2, 3, 4, 5, 6]

    @pytest.mark.parametrize(
        ("raw", "place", "guess"),
        [
            ("a: 1\nb: 职责".encode("gbk"), (2, 5), "GBK"),
            ("a: 职责".encode("utf-16"), (1, 1), "UTF-16"),
            ("a: 字".encode() + b"\xff\xfe", (1, 5), "UTF-8"),
        ],
    )
    def test_other_encodings_are_named(self, raw: bytes, place: tuple[int, int], guess: str) -> None:
        """Which it seems to be, and where the first wrong byte is."""
        found = only(parse_yaml(raw, "a.yaml"))
        assert (found.code, at(found)) == ("SCH005", place)
        assert guess in found.message.zh and found.message.en.isascii()

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
    def test_no_more_of_a_file_is_read_than_allowed(self) -> None:
        """An endless file ends at the limit."""
        assert only(read_yaml(Path("/dev/zero"), "a.yaml")).code == "SCH005"

    def test_a_file_that_cannot_be_read_is_a_diagnostic(self, tmp_path: Path) -> None:
        """Also where it has gone since it was found."""
        found = only(read_yaml(tmp_path / "gone.yaml", "specs/gone.yaml"))
        assert (found.code, found.place.file) == ("SCH006", "specs/gone.yaml")

    def test_the_collector_is_left_as_it_was(self) -> None:
        """It pauses during the reading only, also when that fails."""
        for text in ("a: 1", "a: [", "[" * 500):
            parse_yaml(text, "a.yaml")
            assert gc.isenabled()


PIECES = st.sampled_from(
    ["a", "b: ", ": ", ":", "- ", "-", "? ", "\n", "\n  ", "\n    ", " ", "\t", "[", "]", "{", "}", ", ", "'", '"', "\\", "|\n", ">",
     "&x ", "*x", "!", "!!str ", "!x ", "<<", "%", "@", "#", "---\n", "...\n", "：", "　", "，", "“", "职", "😀", "1", "1.0", "~", "\r", "\x00",
     "\ufeff", "\u202e", "\u2028", "\ud800"]
)  # fmt: skip


def check(parsed: Parsed) -> None:
    """What holds of any result: data or a reason, and findings that can be shown."""
    assert parsed.data is not None or parsed.diagnostics
    sources = {parsed.source.path: parsed.source} if parsed.source is not None else {}
    for found in parsed.diagnostics:
        place = found.place
        assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)
        assert parsed.source is None or place.end_line <= parsed.source.line_count
    render_terminal(parsed.diagnostics, sources, Lang.zh, False, 80).encode("utf-8")


class TestAnything:
    @given(st.binary(max_size=300))
    @settings(max_examples=300)
    def test_any_bytes_are_read_or_refused(self, raw: bytes) -> None:
        """Nothing raises."""
        check(parse_yaml(raw, "a.yaml"))

    @given(st.lists(PIECES, max_size=40).map("".join))
    @settings(max_examples=1000)
    def test_anything_like_yaml_is_read_or_refused(self, text: str) -> None:
        """Nothing raises, whatever is put together of what YAML is made of."""
        check(parse_yaml(text, "a.yaml"))
