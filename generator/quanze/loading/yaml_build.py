"""A composed node tree as plain data, and what is wrong with it: repeated keys, tags, merge keys."""

from __future__ import annotations

import re
from typing import TypeAlias

from quanze.diagnostics.cells import escape
from quanze.diagnostics.diagnostic import Diagnostic, Related
from quanze.diagnostics.source import Node, SourceFile, entries, items
from quanze.diagnostics.text import Text
from quanze.loading.yaml_lines import Slip, full_width_colon, missing_space, odd_indent
from quanze.loading.yaml_scene import SYNTAX
from quanze.loading.yaml_text import spec_error
from quanze.loading.yaml_tree import path_of

Scalar: TypeAlias = bool | int | float | str | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"

SCHEMA = ("SCH001", "schema")
DUPLICATE = ("SCH002", "duplicate-key")

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START = frozenset("0123456789+-.")
_LONGEST_NUMBER = 100
_MOST_PROBLEMS = 100
_DROP_TAG = Text("删去标签；文字用半角引号括起来即可", "drop the tag; quote what should be text")
_BASES = {"0o": 8, "0x": 16}
_CORE = "tag:yaml.org,2002:"
_KINDS = {"map": "mapping", "seq": "sequence", "str": "scalar", "int": "scalar", "float": "scalar"}
_KINDS |= {"bool": "scalar", "null": "scalar"}
_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "null": (type(None),),
}


def plain_value(text: str) -> Scalar:
    """What an unquoted scalar means in YAML 1.2's core schema; numbers beyond all reason stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START or len(text) > _LONGEST_NUMBER:
        return text
    if _INT.fullmatch(text):
        return int(text, _BASES.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    if _SPECIAL.fullmatch(text):
        return float(text.replace(".", ""))
    return text


class Builder:
    """Builds the data of one file; `problems` gathers what it meets on the way, in no particular order.

    Of a repeated key the first value holds; merge keys are left out; a tag that is refused is ignored.
    """

    def __init__(self, source: SourceFile, implicit: object) -> None:
        """`implicit` is the tag of all nodes whose tag the text does not spell out."""
        self.source = source
        self.problems: list[Diagnostic] = []
        self._implicit = implicit
        # only a text with anchors can reach a node twice
        self._built: dict[int, Value] | None = {} if "&" in source.text and "*" in source.text else None

    def mapping(self, node: Node) -> dict[str, Value]:
        """The data of a mapping."""
        if node.ctag is not self._implicit:
            self._check_tag(node)
        built: dict[str, Value] = {}
        for key_node, value_node in entries(node):
            key = key_node.value
            if not isinstance(key, str):
                self._refuse_key(key_node)
                continue
            if key in built:
                self._refuse_repetition(node, key_node, key)
                continue
            if key == "<<" and not key_node.style:
                self._refuse_merge(key_node)
                continue
            value = self.value(value_node)
            built[key] = value
            if value is None or not key.isascii():
                self._check_key(key_node, value_node, key)
            if key_node.ctag is not self._implicit:
                self._check_tag(key_node)
        return built

    def value(self, node: Node) -> Value:
        """The data of any node."""
        text = node.value
        if isinstance(text, str):
            if node.ctag is not self._implicit:
                return self._tagged_scalar(node, text)
            return text if node.style else plain_value(text)
        if self._built is None:
            return self._collection(node)
        if id(node) not in self._built:
            self._built[id(node)] = self._collection(node)
        return self._built[id(node)]

    def _collection(self, node: Node) -> Value:
        if node.id == "mapping":
            return self.mapping(node)
        if node.ctag is not self._implicit:
            self._check_tag(node)
        return [self.value(child) for child in items(node)]

    def _report(
        self,
        code: tuple[str, str],
        node: Node,
        message: Text,
        help: Text,
        cause: str,
        first: Node | None = None,
    ) -> None:
        """One more problem; of a file full of them the first hundred, and a last one that says so."""
        if len(self.problems) == _MOST_PROBLEMS:
            message = Text("此后还有同类问题，未再逐一列出", "there are more problems like these, not listed")
            help, cause, first = Text("先改正已列出的", "mend the listed ones first"), "more", None
        elif len(self.problems) > _MOST_PROBLEMS:
            return
        else:
            cause = f"{cause} {'/'.join(path_of(self.source.root_node, node))}"
        related = (
            ()
            if first is None
            else (Related(self.source.node_place(first), Text("先在此处写过", "first written here")),)
        )
        self.problems.append(spec_error(code, self.source.node_place(node), message, help, cause, related))

    def _refuse_repetition(self, mapping: Node, key_node: Node, key: str) -> None:
        first = next(node for node, _ in entries(mapping) if node.value == key)
        shown = escape(key)
        message = Text(f"键“{shown}”在同一处写了两次", f"the key '{shown}' is written twice in one mapping")
        remedy = Text("合并成一个，或给其中一个另起名字", "merge the two, or rename one")
        self._report(DUPLICATE, key_node, message, remedy, "again", first)

    def _refuse_merge(self, key_node: Node) -> None:
        message = Text("规格文件不用合并键“<<”", "a spec takes no merge key '<<'")
        remedy = Text(
            "把要合并的键逐一写出；机制的参照执行用 likewise",
            "write the keys out; use likewise to apply a mechanism again",
        )
        self._report(SCHEMA, key_node, message, remedy, "merge")

    def _refuse_key(self, key_node: Node) -> None:
        message = Text(
            "键应是一个词，这里是列表或映射", "a key should be a word, and this one is a collection"
        )
        remedy = Text(
            "把键写成一个词；以“{”或“[”开头的文字用半角引号括起来",
            "write one word; quote text that begins with a bracket",
        )
        self._report(SCHEMA, key_node, message, remedy, "key")

    def _check_key(self, key_node: Node, value_node: Node, key: str) -> None:
        """Slips that YAML takes for part of a key, as it knows no full-width blanks or colons."""
        if key_node.style:
            return
        slip: Slip | None = None
        bare = key.strip()
        if bare and bare != key:
            odd = 0 if key[0] != bare[0] else len(bare)
            slip = odd_indent(odd, odd + len(key) - len(bare), key[odd])
        elif value_node.start_mark.index == value_node.end_mark.index and self._lacks_colon(key_node):
            for colon, name_slip in (("：", full_width_colon), (":", missing_space)):
                if 0 < key.find(colon) < len(key) - 1:
                    slip = name_slip(key[: key.find(colon)], key.find(colon))
                    break
        if slip is not None:
            self._report(SYNTAX, key_node, slip.message, slip.help, slip.kind)

    def _lacks_colon(self, key_node: Node) -> bool:
        end = key_node.end_mark.index
        return not self.source.text[end : end + 8].lstrip().startswith(":")

    def _tagged_scalar(self, node: Node, text: str) -> Scalar:
        self._check_tag(node)
        tag = str(node.ctag).removeprefix(_CORE)
        if tag not in _TYPES:
            return text
        value = plain_value(text)
        if not isinstance(value, _TYPES[tag]) or (isinstance(value, bool) and tag != "bool"):
            message = Text(
                f"“{escape(text)}”不是标签 !!{tag} 所说的类型",
                f"'{escape(text)}' is not what its tag !!{tag} says",
            )
            self._report(SCHEMA, node, message, _DROP_TAG, f"tag {tag}")
        return value

    def _check_tag(self, node: Node) -> None:
        tag = str(node.ctag)
        if _KINDS.get(tag.removeprefix(_CORE)) == node.id and tag.startswith(_CORE):
            return
        shown = escape(tag.replace(_CORE, "!!", 1))
        message = Text(
            f"不接受标签“{shown}”：规格文件只是数据",
            f"the tag '{shown}' is not accepted: a spec is mere data",
        )
        self._report(SCHEMA, node, message, _DROP_TAG, f"tag {tag}")
