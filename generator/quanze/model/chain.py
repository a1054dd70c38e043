"""Chains: ladders of bodies that a dispute or a failure climbs."""

from __future__ import annotations

from enum import StrEnum

from .base import Id, NamedFact, Reference, References, Sourced, key
from .deadline import Deadlines
from .duty import ActorsInput
from .situation import When


class ChainKind(StrEnum):
    """What a chain is for."""

    DISPUTE = "dispute"
    NON_PERFORMANCE = "non-performance"
    UNRESOLVED = "unresolved"


class Meanwhile(StrEnum):
    """What holds while a matter climbs."""

    HANDLE_JOINTLY = "handle-jointly"
    STAND_STILL = "stand-still"
    CONTINUE = "continue"
    FIRST_RECEIVER = "first-receiver-handles"
    SILENT = "silent"


class Rung(Sourced):
    """One step of a chain: who deals with the matter, how, within which time, and what moves it up."""

    by: ActorsInput = key(
        "由谁处理；`parties` 指争议各方", "who deals with it; `parties` are the disputants", "parties"
    )
    action: Id = key("处理方式", "what they do", "consult", "decide")
    moves_up: str | None = key(
        "何时进入下一级（我方表述）", "what moves the matter up, in words", "协商不成", None
    )
    brought_by: ActorsInput | None = key(
        "由谁提请；未写明写 silent", "who brings it here, or silent", "parties", None
    )
    within: Deadlines = key(
        "该级处理的时限（提请的时限另写一项职责）；未写明写 silent", "time limit, or silent", "5个工作日", ()
    )
    final: bool = key("是否最终决定", "whether it decides finally", True, False)


class Chain(NamedFact):
    """An ordered ladder for disputes or non-performance; the parties' own consultation is its first rung."""

    kind: ChainKind = key("用于何事", "what it is for", "dispute", ChainKind.DISPUTE)
    between: References = key("哪些主体之间", "between which bodies", ["regulator", "enforcement"], ())
    on: References = key("因何事件", "on which events", "competence-dispute", ())
    when: When = key("在哪些情形下", "in which situations", {"matter": "approved"}, ())
    principles: str | None = key("处理原则", "principles to follow", "统一效能、权责一致", None)
    rungs: dict[Id, Rung] = key(
        "各级，由低到高", "its rungs from the lowest up", {"consult": {"by": "parties", "action": "consult"}}
    )
    meanwhile: Meanwhile = key("争议期间如何处置", "what holds meanwhile", "handle-jointly", Meanwhile.SILENT)
    overrides: References = key("优先于哪些升级链", "the chains it goes before", ["general-dispute"], ())
    outside: Reference | None = key(
        "所属范围之外的上级", "an authority outside the text that decides", "superior", None
    )
