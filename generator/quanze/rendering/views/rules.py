"""The public pages of the checks: why each matters, what it fires on, what to write instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...checks.rule import Rule, page_sections
from ...diagnostics.diagnostic import About
from .. import paths
from ..links import Link
from .frame import GRADES, Head

_GROUPS = {
    "input": "读取",
    "references": "引用",
    "documents": "文件",
    "duties": "职责",
    "handling": "谁来办",
    "flow": "流程",
    "time": "时限",
    "escalation": "升级链",
    "bands": "档次",
    "powers": "权力分立",
    "superior": "上位规定",
}
_HEADINGS = (("为什么要紧", "为什么要紧"), ("触发 fires on", "会触发的写法"), ("改为 use instead", "改为"))
_FENCE = re.compile(r"```\w*\n(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or, if `code`, lines to be shown as they are."""

    text: str
    code: bool


@dataclass(frozen=True, slots=True)
class RuleView:
    """The page of one check."""

    head: Head
    code: str
    name: str
    grade: str
    tone: str
    about: str
    sections: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A check in the list."""

    link: Link
    title: str
    grade: str
    tone: str


@dataclass(frozen=True, slots=True)
class RulesView:
    """The list of all checks by group."""

    head: Head
    groups: tuple[tuple[str, tuple[RuleLine, ...]], ...]


def rule_view(rule: Rule) -> RuleView:
    """The page of one check."""
    page = paths.rule_page(rule.code)
    way = (
        Link("首页", paths.relative(paths.START, page)),
        Link("检查项目", paths.relative(paths.RULES, page)),
    )
    written = page_sections(rule.page)
    sections = tuple((title, _blocks(written[heading])) for heading, title in _HEADINGS if heading in written)
    about = "关于文件本身" if rule.about is About.document else "关于规格编写"
    return RuleView(
        Head(way, "检查项目", rule.title.zh),
        rule.code,
        rule.name,
        GRADES[rule.severity],
        rule.severity.value,
        about,
        sections,
    )


def rules_view(rules: Sequence[Rule]) -> RulesView:
    """The list of all checks."""
    groups: dict[str, list[RuleLine]] = {}
    for rule in rules:
        link = Link(rule.code, paths.relative(paths.rule_page(rule.code), paths.RULES))
        line = RuleLine(link, rule.title.zh, GRADES[rule.severity], rule.severity.value)
        groups.setdefault(_GROUPS.get(rule.group, rule.group), []).append(line)
    head = Head(
        (Link("首页", paths.relative(paths.START, paths.RULES)),),
        "检查",
        "检查项目",
        "手册在生成之前，按下列项目对规格和文件逐项检查。",
    )
    return RulesView(head, tuple((g, tuple(lines)) for g, lines in groups.items()))


def _blocks(text: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for index, part in enumerate(_FENCE.split(text)):
        if index % 2:
            found.append(Block(part.rstrip("\n"), True))
        else:
            found += [Block(_joined(p), False) for p in re.split(r"\n\s*\n", part) if p.strip()]
    return tuple(found)


def _joined(paragraph: str) -> str:
    """A paragraph whose lines were broken for width; Chinese needs no blank between them."""
    lines = [line.strip() for line in paragraph.strip().splitlines()]
    text = ""
    for line in lines:
        text += (" " if text and text[-1].isascii() and line[:1].isascii() else "") + line
    return text
