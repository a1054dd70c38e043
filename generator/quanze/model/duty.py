"""Duties: the atoms of a mechanism."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, model_validator

from .base import SILENT, Id, Misfit, Modality, Model, Reference, References, Sourced, Texts, as_list, key
from .deadline import Deadlines
from .situation import When


class Part(StrEnum):
    """The part a body has in a duty."""

    LEAD = "lead"
    JOINT = "joint"
    SUPPORT = "support"


class Group(StrEnum):
    """How several bodies carry one duty."""

    ALL = "all"
    ANY = "any"
    EACH = "each"


class Actors(Model):
    """Those who act or receive: one body, `all`, `any` or `each` of several, or `lead` with `joint` and `support`."""

    lead: References = key("牵头", "who leads", "enforcement", ())
    joint: References = key("会同", "who acts jointly", ["regulator"], ())
    support: References = key("配合", "who supports", ["police"], ())
    all_: References = key("共同", "all together", ["approver", "regulator"], ())
    any_: References = key("任一", "any one of them", ["approver", "regulator"], ())
    each: References = key("各自", "each on its own", ["approver", "regulator"], ())
    silent: bool = False

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        if data == SILENT:
            return {"silent": True}
        if isinstance(data, str):
            return {"each": [data]}
        return {"each": data} if isinstance(data, list | tuple) else data

    @property
    def parts(self) -> tuple[tuple[str, Part, Group], ...]:
        """(body, part, group) in the order lead, joint, support."""
        rows: list[tuple[str, Part, Group]] = [(b, Part.LEAD, Group.ALL) for b in self.lead]
        for bodies, group in ((self.all_, Group.ALL), (self.any_, Group.ANY), (self.each, Group.EACH)):
            rows += [(b, Part.LEAD, group) for b in bodies]
        rows += [(b, Part.JOINT, Group.ALL) for b in self.joint]
        return tuple(rows + [(b, Part.SUPPORT, Group.ALL) for b in self.support])


ActorsInput = Annotated[
    Actors, BeforeValidator(lambda v: v, json_schema_input_type=Reference | list[Reference] | Actors)
]


class Unless(Model):
    """An exception to a duty, and who judges whether it holds."""

    short: ClassVar[str | None] = "reason"
    reason: str = key("除外情形（我方表述）", "the exception in words", "有法定事由")
    judged_by: Reference | None = key("由谁认定", "who judges it", "lead-agency", None)


class Next(Sourced):
    """What follows an outcome. Targets are duties, chains, events or `end`."""

    short: ClassVar[str | None] = "to"
    to: References = key(
        "后续职责、升级链、事件或 end", "what follows: duties, chains, events, or end", "file-case"
    )
    when: When = key("适用情形", "the situations it holds in", {"urgency": "urgent"}, ())
    provided: str | None = key(
        "出现该结果的条件（我方表述）", "the condition of this outcome in words", "事实清楚、证据充分", None
    )

    @model_validator(mode="before")
    @classmethod
    def _list(cls, data: Any) -> Any:
        return {"to": data} if isinstance(data, list) else data


Nexts = Annotated[
    tuple[Next, ...],
    BeforeValidator(
        lambda v: (
            (v,)
            if isinstance(v, dict | str)
            else ((v,) if isinstance(v, list) and all(isinstance(i, str) for i in v) else v)
        ),
        json_schema_input_type=str | Next | list[str | Next],
    ),
]


class Consequence(Model):
    """What follows when a duty is not kept: another duty, or the words of the text."""

    duty: Reference | None = key("追责职责", "the duty that then applies", "hold-accountable", None)
    text: str | None = key("后果（我方表述）", "the consequence in words", "依法追究责任", None)


class Duty(Sourced):
    """Who must, may, should or must not do what, towards whom, on which event, in which situations, within which time."""

    name: str | None = key(
        "短名（缺省由行为与客体组成）", "short name; by default action and object", "移送案件", None
    )
    actor: ActorsInput | None = key("由谁做；文件未写明写 silent", "who acts, or silent", "regulator", None)
    must: Id | None = key("应当做", "the action that must be done", "transfer", None)
    may: Id | None = key("可以做", "the action that may be done", "request", None)
    should: Id | None = key("提倡做", "the action that should be done", "explore", None)
    must_not: Id | None = key("不得做", "the action that must not be done", "refuse", None)
    object: Id | None = key("客体", "what is acted on", "case-file", None)
    about: str | None = key(
        "客体的限定（我方表述）", "what exactly, in words", "超出许可范围的违法线索", None
    )
    to: ActorsInput | None = key("对谁；文件未写明写 silent", "towards whom, or silent", "enforcement", None)
    on: References = key(
        "因何事件（事件，或 职责/结果）", "on which event, or duty/outcome", "violation-found", ()
    )
    on_breach_of: References = key(
        "违反哪些职责或机制时",
        "on breach of which duties or mechanisms; `all` for every duty",
        ["assist"],
        (),
    )
    when: When = key("在哪些情形下", "in which situations", {"urgency": "urgent"}, ())
    provided: str | None = key(
        "条件（我方表述）", "a condition in words that no dimension carries", "视工作需要", None
    )
    unless: Annotated[Unless, BeforeValidator(lambda v: v, json_schema_input_type=str | Unless)] | None = key(
        "除外", "unless", "法律法规另有规定", None
    )
    within: Deadlines = key("时限；文件未写明写 silent", "its time limits, or silent", "3个工作日", ())
    form: References = key("以何形式", "in which form", "written", ())
    with_: References = key("附何材料", "with which materials lists", "transfer-file", ())
    items: References = key(
        "哪些共享信息清单", "the lists of information that it shares", "shared-information", ()
    )
    else_: (
        Annotated[
            Consequence,
            BeforeValidator(
                lambda v: (
                    {"text": v}
                    if isinstance(v, str) and not v.isascii()
                    else {"duty": v}
                    if isinstance(v, str)
                    else v
                ),
                json_schema_input_type=str | Consequence,
            ),
        ]
        | None
    ) = key("否则：后果", "otherwise: the consequence", "hold-accountable", None)
    in_principle: bool = key("原则上", "softened by 原则上 or 一般", True, False)
    outcomes: Annotated[tuple[Id, ...], BeforeValidator(as_list, json_schema_input_type=Id | list[Id])] = key(
        "在词汇所列结果中，实际可能出现的（缺省为全部）",
        "which of the action's outcomes can occur here; by default all",
        ["done"],
        (),
    )
    then: dict[Id, Nexts] = key("各结果之后", "what follows each outcome", {"accepted": "verify"}, dict)
    overrides: References = key(
        "优先于哪些职责（须有明文）", "the duties it goes before, where the text says so", ["transfer"], ()
    )
    specifies: Reference | None = key(
        "是哪一职责的细化", "the duty that it makes more precise", "share", None
    )
    silent: Texts = key(
        "已读而原文未写的其他事项", "other keys on which the text was read and is silent", ["else"], ()
    )

    @model_validator(mode="after")
    def _one_modality(self) -> Duty:
        stated = [m for m in (self.must, self.may, self.should, self.must_not) if m]
        if len(stated) != 1:
            raise Misfit(
                "一项职责须且只能写 must、may、should、must-not 之一",
                "a duty states exactly one of must, may, should, must-not",
                "只留其中一个；另有要求的，另写一项职责" if stated else "写明要求，如 must: transfer",
                "keep one of them, and write the other as a duty of its own"
                if stated
                else "state one, such as must: transfer",
            )
        return self

    @property
    def modality(self) -> Modality:
        """The force of the duty."""
        if self.must:
            return Modality.MUST
        if self.must_not:
            return Modality.MUST_NOT
        return Modality.MAY if self.may else Modality.SHOULD

    @property
    def action(self) -> str:
        """The id of the action, whatever its modality."""
        return self.must or self.may or self.should or self.must_not or ""
