"""The shared vocabulary: the words that make two places comparable."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from .base import Id, Model, Named, Sources, as_list, key
from .situation import Box, Dimension


class Level(Named):
    """A level of government; a higher `rank` is a higher level."""

    rank: int = key("层级高低（数字越大越高）", "the higher the number, the higher the level", 40)


class Role(Named):
    """What a body is in a mechanism, whatever it is called locally. `authority` ranks within one level."""

    authority: int = key("同级之内的决定权高低", "rank of authority within one level", 1, 1)
    lowest: Id | None = key("自哪一层级起设置", "the lowest level at which there is one", "county", None)
    named: bool = key(
        "文件是否应当写明由谁担任（而非随事项而定）",
        "whether a text should say who it is; who others are depends on the matter",
        True,
        False,
    )


class Party(Named):
    """A part bound case by case: finder, sender, receiver …"""

    may_be: tuple[Id, ...] = key(
        "可由哪些角色担任", "the roles that can be it", ["regulator", "enforcement"], ()
    )


class Outcome(Named):
    """A way in which an action can turn out. An `end` needs no successor."""

    phrase: str | None = key("作条件时的说法", "how it reads as a condition", "经核查未发现违法行为", None)
    end: bool = key("是否可就此结束", "whether a flow may end here", True, False)
    breach: bool = key("是否即为不履行", "whether it is itself a breach of the duty", True, False)
    dispute: bool = key(
        "是否即为争议，由升级链承接",
        "whether the sides now disagree, so that a chain for their disputes takes it up",
        True,
        False,
    )
    closes: bool = key(
        "是否即告终止，只须告知移交的一方",
        "whether those who act need do no more, so that only who handed the case over waits to hear",
        True,
        False,
    )


class Need(StrEnum):
    """What no duty of an action may leave out."""

    OBJECT = "object"
    TO = "to"
    ON = "on"


class Action(Named):
    """What a duty does. `sentence` composes it: [..] falls away when a placeholder in it is empty."""

    sentence: str | None = key(
        "句式：可用 {object} {to}，方括号内缺项则略去",
        "sentence pattern with {object} and {to}; a bracketed part falls away when empty",
        "[将{object}]移送[{to}]",
        None,
    )
    stage: Id | None = key("所处环节", "the stage of a case to which it belongs", "transfer", None)
    hand_over: bool = key("是否把事项或信息交给他人", "whether it hands something to somebody", True, False)
    answerable: bool = key(
        "对方是否须有后续职责", "whether the recipient must have a duty that answers it", True, False
    )
    needs: Annotated[tuple[Need, ...], BeforeValidator(as_list, json_schema_input_type=Need | list[Need])] = (
        key(
            "必须写明的要素：客体、对象、起因",
            "what every duty of it must state: the object, towards whom, on which event",
            ["object"],
            (),
        )
    )
    outcomes: dict[Id, Outcome] = key(
        "可能的结果", "how it can turn out", {"done": {"name": "已移送", "end": True}}, dict
    )
    excludes: tuple[Id, ...] = key("与哪些行为不相容", "actions that contradict it", ["refuse"], ())


class Event(Named):
    """Something that happens and calls for an answer."""

    external: bool = key("是否来自机制之外", "whether it comes from outside the mechanisms", True, True)
    by: Id | None = key("由哪一当事方遇到", "the case party to whom it happens", "finder", None)
    dimensions: tuple[Id, ...] = key(
        "应答取决于哪些维度", "the dimensions its answer depends on", ["urgency"], ()
    )


class Impossible(Model):
    """A combination of values that cannot occur."""

    short: ClassVar[str | None] = None
    when: Box = key("组合", "the combination", {"matter": "prohibited", "licence": "held"})
    because: str = key("为何不可能", "why it cannot occur", "禁止类事项不设许可")
    source: Sources = key("出处条款", "clauses", "2/3", ())


class Vocabulary(Model):
    """All shared words. A jurisdiction adds its own under `vocabulary:`."""

    levels: dict[Id, Level] = key("层级", "levels", {"county": {"name": "县级", "rank": 30}}, dict)
    roles: dict[Id, Role] = key("角色", "roles", {"regulator": "行业监管部门"}, dict)
    parties: dict[Id, Party] = key("当事方", "case parties", {"finder": "发现方"}, dict)
    kinds: dict[Id, Named] = key("机制种类", "kinds of mechanism", {"case-transfer": "案件移送"}, dict)
    stages: dict[Id, Named] = key("环节", "stages of a case, in order", {"intake": "受理"}, dict)
    actions: dict[Id, Action] = key("行为", "actions", {"transfer": "移送"}, dict)
    objects: dict[Id, Named] = key("客体", "objects", {"case-file": "案件材料"}, dict)
    events: dict[Id, Event] = key("事件", "events", {"violation-found": "发现违法行为"}, dict)
    dimensions: dict[Id, Dimension] = key("情形维度", "dimensions", {"urgency": {"name": "紧急程度"}}, dict)
    forms: dict[Id, Named] = key("形式", "forms", {"written": "书面"}, dict)
    impossible: dict[Id, Impossible] = key("不可能的组合", "impossible combinations", {}, dict)

    def extended(self, own: Vocabulary) -> Vocabulary:
        """This vocabulary with a jurisdiction's additions; values and outcomes are added to those there are."""
        changes: dict[str, object] = {}
        for name in type(self).model_fields:
            added = getattr(own, name)
            if added:
                merged = dict(getattr(self, name))
                for word, entry in added.items():
                    merged[word] = _joined(merged[word], entry) if word in merged else entry
                changes[name] = merged
        return self.model_copy(update=changes) if changes else self


def _joined(old: Model, new: Model) -> Model:
    for part in ("values", "outcomes"):
        if hasattr(old, part):
            return old.model_copy(update={part: getattr(old, part) | getattr(new, part)})
    return new
