"""Changes that change nothing: other order, other spelling, other files, other names of one's own."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from quanze.diagnostics.diagnostic import Diagnostic

from .sample import Reading, Sample, read
from .tree import Tree, chains, copied, duties, emit, entries, get, put, replace_words, rungs

Change = Callable[[Tree, random.Random], tuple[str, ...]]
"""From the data of a spec to the texts of files that say the same."""

_ORDERED = ("outline", "rungs", "grades", "annexes", "values", "components")
"""Maps whose order says something."""
_SHORT = ("on", "form", "with", "source", "roles")
_PREFIX = "z9-"
_WORD = re.compile(r"[^\s，、；：。“”（）()·,;:'\[\]]+")


def new_order(tree: Tree, dice: random.Random) -> tuple[str, ...]:
    """The keys of every element in another order."""
    return (emit(_shuffled(tree, dice, 0)),)


def _shuffled(node: Any, dice: random.Random, depth: int, key: str = "") -> Any:
    if isinstance(node, list):
        return [_shuffled(x, dice, depth + 1) for x in node]
    if not isinstance(node, dict):
        return node
    pairs = [(k, _shuffled(v, dice, depth + 1, k)) for k, v in node.items()]
    fields = depth > 1 and key not in (
        *_ORDERED,
        "duties",
        "chains",
        "when",
        "then",
        "parties",
        "items",
        "answers-for",
    )
    if fields:
        dice.shuffle(pairs)
    return dict(pairs)


def entry_order(tree: Tree, dice: random.Random) -> tuple[str, ...]:
    """Bodies, mechanisms and their duties in another order."""
    tree = copied(tree)
    for path in ((), ("bodies",), ("mechanisms",), *((*p, "duties") for p, _ in entries(tree, "mechanisms"))):
        found = get(tree, path)
        if isinstance(found, dict):
            pairs = list(found.items())
            dice.shuffle(pairs)
            found.clear()
            found.update(pairs)
    return (emit(tree),)


def comments(tree: Tree, dice: random.Random) -> tuple[str, ...]:
    """Remarks and empty lines between the lines, and after them."""
    lines = []
    for line in emit(tree).splitlines():
        if dice.random() < 0.3:
            lines += [" " * dice.randrange(9) + "# 说明：见原文", ""][: dice.randint(1, 2)]
        lines.append(line + ("  # 注" if dice.random() < 0.1 else ""))
    return ("\n".join(lines) + "\n",)


def quotes(tree: Tree, dice: random.Random) -> tuple[str, ...]:
    """All texts in quotes, and all in one flow."""
    return (json.dumps(tree, ensure_ascii=False, indent=dice.randint(0, 4)),)


def line_ends(tree: Tree, _: random.Random) -> tuple[str, ...]:
    """The ends of lines as another system writes them, after a byte order mark."""
    return ("\ufeff" + emit(tree).replace("\n", "\r\n"),)


def files(tree: Tree, dice: random.Random) -> tuple[str, ...]:
    """Each mechanism, and each half of the bodies and of the outline, in a file of its own."""
    rest = {k: v for k, v in tree.items() if k not in ("mechanisms", "bodies")}
    parts: list[Tree] = [rest]
    parts += [{"mechanisms": {name: mechanism}} for name, mechanism in (tree.get("mechanisms") or {}).items()]
    names = list(tree.get("bodies") or {})
    at = dice.randrange(1, max(len(names), 2))
    parts += [{"bodies": {n: tree["bodies"][n] for n in half}} for half in (names[:at], names[at:]) if half]
    return tuple(emit(part) for part in parts)


def long_forms(tree: Tree, dice: random.Random) -> tuple[str, ...]:
    """One value as a list of one, a limit and a step as maps."""
    tree = copied(tree)
    elements = [e for _, e in (*duties(tree), *chains(tree))] + [r for _, r, _, _ in rungs(tree)]
    elements += [e for _, e in entries(tree, "bodies") if isinstance(e, dict)]
    for element in elements:
        for key in _SHORT:
            if isinstance(element.get(key), str | int) and dice.random() < 0.5:
                element[key] = [element[key]]
        if isinstance(element.get("within"), str):
            element["within"] = {"limit": element["within"]}
        for outcome, target in (element.get("then") or {}).items():
            if isinstance(target, str):
                element["then"][outcome] = {"to": target}
    return (emit(tree),)


def private_ids(tree: Tree) -> dict[str, str]:
    """Own bodies and duties with another name, which sorts elsewhere."""
    names = [*(tree.get("bodies") or {}), *(str(p[3]) for p, _ in duties(tree))]
    words = {n: f"{_PREFIX}{n}" for n in names}
    taken = {"silent", "end", "all", "parties", *_vocabulary(tree)}
    return {old: new for old, new in words.items() if old not in taken}


def _vocabulary(tree: Tree) -> set[str]:
    """Everything that is a name of something else too, here or in the shared vocabulary."""
    from tests.checks.specimen import shared_vocabulary

    words = shared_vocabulary()
    shared = {w for section in type(words).model_fields for w in getattr(words, section)}
    shared |= {v for d in words.dimensions.values() for v in d.values} | {
        o for a in words.actions.values() for o in a.outcomes
    }
    own = tree.get("vocabulary") or {}
    local = {w for section in own.values() for w in section}
    local |= {v for d in (own.get("dimensions") or {}).values() for v in (d.get("values") or {})}
    local |= {
        o
        for a in (own.get("actions") or {}).values()
        if isinstance(a, dict)
        for o in (a.get("outcomes") or {})
    }
    top = {
        name
        for section in tree
        if isinstance(tree[section], dict)
        for name in tree[section]
        if section != "bodies"
    }
    nested = {str(r) for _, c in chains(tree) for r in c["rungs"]} | {str(p[3]) for p, _ in chains(tree)}
    grades = {g for _, b in entries(tree, "bands") for g in b["grades"]}
    lists = {i for _, x in entries(tree, "materials", "information") for i in x["items"]}
    parts = {i for _, x in entries(tree, "scores") for i in x["components"]}
    return shared | local | top | nested | grades | lists | parts


def other_ids(tree: Tree, _: random.Random) -> tuple[str, ...]:
    """Own bodies and duties renamed wherever they are named."""
    words = private_ids(tree)
    changed = replace_words(tree, words)
    for path, duty in duties(changed):
        for key in ("on", "within", "then", "on-breach-of"):
            if key in duty:
                put(changed, (*path, key), _steps(duty[key], words))
    for path, chain in chains(changed):
        for key in ("on", "rungs"):
            if key in chain:
                put(changed, (*path, key), _steps(chain[key], words))
    _restore_keys(tree, changed)
    return (emit(changed),)


def _steps(node: Any, words: dict[str, str]) -> Any:
    """`duty/outcome` and `mechanism.duty` with the duty renamed; keys of outcomes stay."""
    if isinstance(node, dict):
        return {k: _steps(v, words) for k, v in node.items()}
    if isinstance(node, list):
        return [_steps(v, words) for v in node]
    if isinstance(node, str) and ("/" in node or "." in node):
        head, slash, tail = node.partition("/")
        mechanism, dot, duty = head.rpartition(".")
        return f"{mechanism}{dot}{words.get(duty, duty)}{slash}{tail}"
    return node


def _restore_keys(tree: Tree, changed: Tree) -> None:
    """What no id of one's own is: words of texts, the accepted findings' reasons."""
    for section in ("documents", "jurisdiction"):
        if section in tree:
            outline = copied(tree[section])
            changed[section] = (
                replace_members(outline, private_ids(tree)) if section == "documents" else outline
            )


def replace_members(node: Any, words: dict[str, str]) -> Any:
    """Only `members-of` names bodies in a document."""
    if isinstance(node, dict):
        return {
            k: replace_words(v, words) if k == "members-of" else replace_members(v, words)
            for k, v in node.items()
        }
    return [replace_members(v, words) for v in node] if isinstance(node, list) else node


CHANGES: tuple[Change, ...] = (
    new_order,
    entry_order,
    comments,
    quotes,
    line_ends,
    files,
    long_forms,
    other_ids,
)


def differences(sample: Sample, change: Change, seed: int) -> tuple[Counter[str], Counter[str]]:
    """The findings that a change adds, and those that it takes away; ids of one's own taken back."""
    reading = read(*change(sample.tree, random.Random(f"{seed}:{sample.name}:{change.__name__}")))
    subjects = (
        change is not entry_order
    )  # a finding that lists many is about the first of them, in the order of the spec
    before, after = _said(sample.reading, subjects), _said(reading, subjects)
    return after - before, before - after


def _said(reading: Reading, subjects: bool) -> Counter[str]:
    return Counter(_key(d, subjects) for d in reading.findings)


def _key(diagnostic: Diagnostic, with_subject: bool) -> str:
    """What a finding says, whatever its lines and the order in which it names things; or only of what sort it is."""
    if not with_subject:
        return f"{diagnostic.code} {diagnostic.severity}"
    words = " ".join(sorted(_WORD.findall(diagnostic.message.zh)))
    subject = (diagnostic.subject or "").replace(_PREFIX, "")
    return f"{diagnostic.code} {diagnostic.severity} {subject} {words.replace(_PREFIX, '')}"


def kinds(changes: Iterable[str]) -> str:
    """The codes among differences, for a message."""
    return " ".join(sorted({c.partition(" ")[0] for c in changes}))
