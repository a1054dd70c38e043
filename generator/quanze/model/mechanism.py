"""Mechanisms: named sets of duties of one kind."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from .base import Id, NamedFact, Reference, References, Sourced, key
from .chain import Chain
from .duty import Duty
from .situation import When


class Scope(Sourced):
    """The situations of an event that a mechanism answers for. Who narrows it cites the clause that does."""

    when: When = key("限于哪些情形", "the situations it is limited to", {"finder": ["regulator"]}, ())


class Likewise(Sourced):
    """参照执行: another mechanism applied with bodies or situations replaced; expanded when read."""

    short: ClassVar[str | None] = "mechanisms"
    mechanisms: References = key(
        "参照哪些机制（all 为全部）", "the mechanisms applied, or all", ["case-transfer"]
    )
    swap: dict[Reference, Reference] = key("主体替换", "bodies replaced", {"regulator": "enforcement"}, dict)
    when: When = key("限于哪些情形", "the situations it is limited to", {"matter": "other"}, ())


def _answers(value: Any) -> Any:
    items = [value] if isinstance(value, str) else value
    if isinstance(items, list) and all(isinstance(event, str) for event in items):
        return {event: {} for event in items}
    return items


class Mechanism(NamedFact):
    """A named set of duties of one kind."""

    kind: Id = key("机制种类", "its kind, from the vocabulary", "case-transfer")
    summary: str | None = key("一句话说明", "one sentence on what it is for", "部门之间移送案件的程序", None)
    parties: dict[Id, References] = key(
        "各当事方可由谁担任",
        "which bodies each case party can be",
        {"sender": ["regulator", "enforcement"]},
        dict,
    )
    answers_for: Annotated[
        dict[Reference, Scope],
        BeforeValidator(_answers, json_schema_input_type=str | list[str] | dict[str, Scope]),
    ] = key("对哪些事件负责应答", "the events it answers for", ["violation-found"], dict)
    when: When = key("全部职责的共同情形", "situations common to all its duties", {"matter": "approved"}, ())
    duties: dict[Id, Duty] = key("职责", "its duties", {}, dict)
    chains: dict[Id, Chain] = key("升级链", "its chains", {}, dict)
    likewise: Likewise | None = key(
        "参照执行", "applies another mechanism with replacements", "case-transfer", None
    )
