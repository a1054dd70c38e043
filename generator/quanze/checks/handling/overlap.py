"""A situation in which two bodies must lead, and what they must do cannot both be done.

## 为什么要紧
同一件事两个部门都“应当”牵头，一个要查处、一个要移送，或者各自立案，就会争着办、重复办，也可能互相等着办。检查比较每
一事件下全部应当履行的职责：在同一情形中由不同主体牵头、行为互不相容（词汇表的 `excludes`），或者各自对同一客体作同一
处理，而文件又没有写明哪一条优先。一条是另一条的特别规定、只缺 `overrides` 的，只作提示。

## Why it matters
Where two bodies must each lead, one to handle a case and the other to transfer it, or both to file it, the case is
dealt with twice or not at all. Duties that cross without a stated order are an error; a special rule inside a general
one is a note.

## 触发 fires on
```yaml
mechanisms:
  discovery:
    kind: integrated-enforcement
    name: 违法行为的处置
    source: '1'
    duties:
      file-by-regulator:
        actor: regulator
        must: file-case
        object: violation
        on: violation-found
        when: {finder: [regulator, enforcement], urgency: [normal, urgent]}
        within: silent
        source: '1'
        then: {filed: end, declined: end}
      file-by-enforcement:
        actor: enforcement
        must: file-case
        object: violation
        on: violation-found
        when: {finder: [regulator, enforcement], urgency: [urgent, ongoing]}
        within: silent
        source: '2'
        then: {filed: end, declined: end}
    answers-for: {violation-found: {when: {finder: [regulator, enforcement]}}}
```

## 改为 use instead
```yaml
mechanisms:
  discovery:
    kind: integrated-enforcement
    name: 违法行为的处置
    source: '1'
    duties:
      file-by-regulator:
        actor: regulator
        must: file-case
        object: violation
        on: violation-found
        when: {finder: [regulator, enforcement], urgency: normal}
        within: silent
        source: '1'
        then: {filed: end, declined: end}
      file-by-enforcement:
        actor: enforcement
        must: file-case
        object: violation
        on: violation-found
        when: {finder: [regulator, enforcement], urgency: [urgent, ongoing]}
        within: silent
        source: '2'
        then: {filed: end, declined: end}
    answers-for: {violation-found: {when: {finder: [regulator, enforcement]}}}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.clashes import Clash
from ...analysis.coverage import Shape
from ...analysis.facts import Facts
from ...analysis.wording import event_words, region_words
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..evidence import acting, cited, sources_of
from ..rule import Rule, rule


@rule(
    "HND002",
    "handling-overlap",
    zh="两个主体争办同一事项",
    en="two bodies must lead",
    severity=Severity.error,
)
def handling_overlap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for event, clashes in facts.clashes.items():
        for clash in clashes:
            if not clash.same_body and clash.first.derived_from is None and clash.second.derived_from is None:
                yield _finding(rule, facts, event, clash)


def _finding(rule: Rule, facts: Facts, event: str, clash: Clash) -> Finding:
    place = facts.place
    first, second = cited(place, clash.first), cited(place, clash.second)
    region = region_words(place, clash.region)
    leads = acting(place, clash.first), acting(place, clash.second)
    message = Text(
        f"“{event_words(place, event)}”时，同一情形须由两个主体牵头：{leads[0].zh}{first.zh}，{leads[1].zh}{second.zh}，"
        f"没有写明哪一条优先\n· {region.zh}",
        f"on {event}, two bodies must lead in one situation: {leads[0].en} by {first.en}, {leads[1].en} by {second.en}, "
        f"and no clause goes before the other\n· {region.en}",
    )
    return rule.finding(
        clash.first.path,
        message,
        Text(
            "划清两者各自适用的情形，或者写明哪一条优先（overrides）",
            "tell their situations apart, or say which goes before (overrides)",
        ),
        severity=Severity.note if clash.shape is Shape.INSIDE else None,
        subject=f"duty:{clash.first.id}",
        sources=sources_of((clash.first, clash.second)),
        related=(Pointer(clash.second.path, Text("另一条在这里", "the other one is here")),),
        cause=f"{event}:{clash.second.id}",
    )
