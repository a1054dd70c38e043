"""Damage to spec texts: of bytes, of lines, and of the tree that the YAML says."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from quanze.loading.yaml import parse_yaml

ROOT = Path(__file__).parents[2]
BASES = sorted((ROOT / "tests/language/clauses").glob("*/spec.yaml"))
_HOSTILE = [
    "", "~", "null", "yes", "0755", "1e999", ".nan", "-0", "2018-09-28", "《》", "<script>", "{{ x }}", "a: b: c", "'", '"', "|", ">",
    "*x", "&x", "!!python/object:os.system", "!!int x", "\t", "：", "　", "\u202e", "\x00", "\ufeff", "[" * 50, "{a: " * 30,
    "end", "silent", "all", "parties", "x/y", "/", "#", "3/1#1.1-3/1#9", "500元以上、不满100元", "-1个工作日", "99999999999999999999个工作日",
]  # fmt: skip
_VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    3.5,
    10**30,
    "",
    "x",
    "silent",
    [],
    {},
    [[]],
    {"a": {"b": []}},
    ["a", 1, None],
    "end",
    "all",
]


def damaged(seed: int) -> bytes:
    """One damaged spec; the same for the same seed."""
    dice = random.Random(seed)
    text = dice.choice(BASES).read_text(encoding="utf-8")
    for _ in range(dice.randint(1, 4)):
        text = dice.choice([_lines, _words, _tree])(text, dice)
    raw = text.encode("utf-8", "surrogatepass")
    return _bytes(raw, dice) if dice.random() < 0.25 else raw


def _lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    match dice.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[dice.randrange(len(lines))])
        case 2:
            lines[at] = "  " * dice.randint(0, 5) + lines[at].lstrip()
        case 3:
            lines[at] = lines[at] + dice.choice(_HOSTILE)
        case _:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def _words(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    words[dice.randrange(len(words))] = dice.choice(_HOSTILE)
    return " ".join(words)


def _tree(text: str, dice: random.Random) -> str:
    data = parse_yaml(text, "x").data
    if not isinstance(data, dict):
        return text
    data = json.loads(json.dumps(data))
    spots: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            spots.append((node, key))
            if isinstance(value, dict | list):
                walk(value)

    walk(data)
    if spots:
        node, key = dice.choice(spots)
        other, other_key = dice.choice(spots)
        match dice.randrange(4):
            case 0:
                node[key] = dice.choice(_VALUES)
            case 1:
                node[key] = json.loads(json.dumps(other[other_key]))
            case 2 if isinstance(node, dict):
                node[dice.choice(["must", "on", "when", "source", "within", "end", "then", "x"])] = node.pop(
                    key
                )
            case _:
                node[key] = dice.choice(_HOSTILE)
    return json.dumps(data, ensure_ascii=False, indent=1)


def _bytes(raw: bytes, dice: random.Random) -> bytes:
    data = bytearray(raw)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        match dice.randrange(3):
            case 0:
                data[at : at + dice.randint(1, 40)] = b""
            case 1:
                data[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 4)))
            case _:
                data[at : at + 1] = bytes([dice.randrange(256)])
    return bytes(data)
