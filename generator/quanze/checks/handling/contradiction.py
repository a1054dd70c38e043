"""One body must do two things in one situation that exclude each other.

## 为什么要紧
同一主体在同一情形下，一条要求查处、另一条要求移送，办案人员无论怎么做都违反其中一条，事后也可以被追究。检查比较每一事
件下同一主体应当履行的职责，行为在词汇表中互不相容（`excludes`）、情形有交叉而又没有写明优先关系的，列出交叉的情形。
其中一条的原文可作不同理解（`unclear`）的，是否矛盾取决于如何理解，只作为疑问提出，为提示。

## Why it matters
Where one clause tells a body to handle a case and another tells it to transfer the same case, whatever it does breaks
one of them. The check names the situations in which both hold. Where one of the clauses may be read in two ways (`unclear`),
it is a question and a note.

## 触发 fires on
```yaml
mechanisms:
  discovery:
    kind: integrated-enforcement
    name: 违法行为的处置
    source: '1'
    answers-for: {violation-found: {when: {finder: enforcement}}}
    duties:
      handle-prohibited:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        when: {matter: prohibited}
        within: silent
        source: '1'
      transfer-foreign:
        actor: enforcement
        must: transfer
        object: violation
        to: regulator
        on: violation-found
        when: {competence: {not: own}}
        within: 3个工作日
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  discovery:
    kind: integrated-enforcement
    name: 违法行为的处置
    source: '1'
    answers-for: {violation-found: {when: {finder: enforcement}}}
    duties:
      handle-prohibited:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        when: {matter: prohibited, competence: own}
        within: silent
        source: '1'
      transfer-foreign:
        actor: enforcement
        must: transfer
        object: violation
        to: regulator
        on: violation-found
        when: {competence: {not: own}}
        within: 3个工作日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.clashes import Clash
from ...analysis.coverage import Shape
from ...analysis.facts import Facts
from ...analysis.wording import event_words, region_words
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..doubts import ASK, question
from ..evidence import acting, cited, sources_of
from ..rule import Rule, rule


@rule(
    "HND003",
    "contradictory-next-step",
    zh="同一情形的要求互相矛盾",
    en="contradictory next steps",
    severity=Severity.error,
)
def contradictory_next_step(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for event, clashes in facts.clashes.items():
        for clash in clashes:
            if clash.same_body and clash.first.derived_from is None and clash.second.derived_from is None:
                yield _finding(rule, facts, event, clash)


def _finding(rule: Rule, facts: Facts, event: str, clash: Clash) -> Finding:
    asked = question(facts.place, (clash.first, clash.second))
    severity = Severity.note if asked or clash.shape is Shape.INSIDE else None
    return rule.finding(
        clash.first.path,
        _message(facts, event, clash, asked),
        ASK
        if asked
        else Text(
            "写明两条各自的适用条件，或者写明哪一条优先（overrides）",
            "state the condition of each, or say which goes before (overrides)",
        ),
        severity=severity,
        confidence=Confidence.medium if asked else Confidence.high,
        subject=f"duty:{clash.first.id}",
        sources=sources_of((clash.first, clash.second)),
        related=(Pointer(clash.second.path, Text("另一条在这里", "the other one is here")),),
        cause=f"{event}:{clash.second.id}",
    )


def _message(facts: Facts, event: str, clash: Clash, asked: Text | None) -> Text:
    place = facts.place
    first, second = cited(place, clash.first), cited(place, clash.second)
    region, who = region_words(place, clash.region), acting(place, clash.first)
    literally = Text("按字面", "by the letter ") if asked else Text("", "")
    both = Text(
        f"“{event_words(place, event)}”时，{who.zh}在同一情形下{literally.zh}既应当{first.zh}，又应当{second.zh}，",
        f"on {event}, {who.en} {literally.en}must both {first.en} and {second.en}, ",
    )
    how = (
        Text("两条如何衔接没有写明", "and how the two fit together is not said")
        if asked
        else Text("两者不能同时做到", "which exclude each other")
    )
    more = asked or Text("", "")
    return Text(
        f"{both.zh}{how.zh}\n· {region.zh}{more.zh}",
        f"{both.en}{how.en}\n· {region.en}{more.en}",
    )
