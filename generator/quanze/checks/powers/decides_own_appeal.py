"""An appeal that is decided by whoever made the decision appealed against.

## 为什么要紧
处分由谁作出，申诉又由谁复核，等于没有申诉。检查从复核倒查到所复核的决定，再沿成员、角色定义和隶属关系比对两边的主体，把路径列出来。先由原
处理机关复核、再由其他主体处理申诉的，不在此列。查不到所复核的是哪一决定的，不作判断，列为提示。

## Why it matters
Whoever decides an appeal against his own decision is no appeal. The check goes back from the hearing to the decision that it
is about, compares both sides through members, definitions and parts, and prints the path. A first review by the same body
with a further stage before another is no finding. Where no step leads from a decision to the hearing, a note says that
nothing can be said.

## 触发 fires on
```yaml
mechanisms:
  m:
    kind: accountability
    name: 责任追究
    source: '2'
    duties:
      punish:
        actor: county-government
        must: discipline
        object: sanction
        to: enforcement
        on: fault
        within: 30个自然日
        source: '2'
        then: {done: object}
      object:
        actor: enforcement
        may: appeal
        object: sanction
        to: county-government
        within: 30个自然日
        source: '3'
        then: {filed: hear}
      hear:
        actor: county-government
        must: decide-appeal
        object: sanction
        within: 60个自然日
        source: '3'
```

## 改为 use instead
```yaml
bodies:
  city-government: {name: 市人民政府, roles: government, level: city, source: '3'}
mechanisms:
  m:
    kind: accountability
    name: 责任追究
    source: '2'
    duties:
      punish:
        actor: county-government
        must: discipline
        object: sanction
        to: enforcement
        on: fault
        within: 30个自然日
        source: '2'
        then: {done: object}
      object:
        actor: enforcement
        may: appeal
        object: sanction
        to: city-government
        within: 30个自然日
        source: '3'
        then: {filed: hear}
      hear:
        actor: city-government
        must: decide-appeal
        object: sanction
        within: 60个自然日
        source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.separation import OwnAppeal, find_own_appeals, find_unknown_appeals
from ...analysis.wording import body_name
from ...diagnostics.diagnostic import About, Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..evidence import cited, defining_citations, sources_of, ways_words
from ..rule import Rule, rule


@rule(
    "SOD002",
    "decides-own-appeal",
    zh="自己复核自己的决定",
    en="decides the appeal against itself",
    severity=Severity.error,
)
def decides_own_appeal(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for found in find_own_appeals(place, facts.closure, facts.flow):
        yield _finding(rule, place, found)
    for hearing in find_unknown_appeals(place, facts.flow):
        what = cited(place, hearing)
        yield rule.finding(
            hearing.path,
            Text(
                f"{what.zh}针对哪一决定，没有步骤可查，无法判断是否由作出决定的主体自己复核",
                f"no step leads from a decision to {what.en}, so that nobody can tell whether its maker hears the appeal",
            ),
            Text(
                "让所针对的决定引向申诉（then，或者 on 写明 职责/结果）",
                "let the decision lead to the appeal (then, or on: duty/outcome)",
            ),
            severity=Severity.note,
            about=About.spec,
            subject=f"duty:{hearing.id}",
            sources=hearing.sources,
            cause="unknown",
        )


def _finding(rule: Rule, place: Jurisdiction, found: OwnAppeal) -> Finding:
    decision, hearing = cited(place, found.decision), cited(place, found.hearing)
    maker, judge = body_name(place, found.maker), body_name(place, found.judge)
    way = ways_words(place, found.paths)
    direct = not way.en
    return rule.finding(
        found.hearing.path,
        Text(
            f"{decision.zh}由“{maker}”作出，对此提出的申诉仍由"
            + ("它自己处理" if direct else f"“{judge}”处理，而两者有重合（{way.zh}）")
            + f"：{hearing.zh}",
            f"{found.maker} does {decision.en}, and the appeal against it, {hearing.en}, is for "
            + ("itself" if direct else f"{found.judge}, which overlaps with it: {way.en}"),
        ),
        Text(
            "修订文件，改由作出决定的主体以外的、更高的主体复核，或者规定可以再向谁申诉",
            "let a higher body that did not decide hear the appeal, or say to whom one may appeal further",
        ),
        confidence=Confidence.high if direct else Confidence.medium,
        subject=f"duty:{found.hearing.id}",
        sources=tuple(
            dict.fromkeys(
                (*sources_of((found.decision, found.hearing)), *defining_citations(place, found.paths))
            )
        ),
        related=(Pointer(found.decision.path, Text("所复核的决定", "the decision appealed against")),),
        cause=f"{found.maker}:{found.judge}",
    )
