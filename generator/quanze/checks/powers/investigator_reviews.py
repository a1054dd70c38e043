"""Whoever investigates a case also reviews it.

## 为什么要紧
审核是为了让没有办案的人再看一遍。同一机制中调查和审核由同一主体承担，又没有写明由其中的不同人员承担的，审核可能流于形式。检查比对同一情形
下调查取证与审核的主体，沿角色定义和成员关系追到底；调查单位内设的审核岗位与调查分开，不在此列。

## Why it matters
A review is to let somebody look who did not handle the case. Where one body both investigates and reviews in one mechanism,
and nothing says that different people do, the review may be a formality. The check compares those who investigate and those
who review in the same situation, through definitions and members; a reviewer's post inside the investigating body is apart
enough.

## 触发 fires on
```yaml
mechanisms:
  m:
    kind: legal-review
    name: 法制审核
    source: '2'
    duties:
      look-into:
        actor: enforcement
        must: investigate
        object: suspected-violation
        on: violation-found
        within: 30个自然日
        source: '2'
        then: {done: look-again}
      look-again:
        actor: enforcement
        must: legal-review
        object: case-file
        within: 5个工作日
        source: '3'
```

## 改为 use instead
```yaml
bodies:
  legal-officer: {name: 法制审核员, kind: post, roles: legal-reviewer, part-of: enforcement, source: '3'}
mechanisms:
  m:
    kind: legal-review
    name: 法制审核
    source: '2'
    duties:
      look-into:
        actor: enforcement
        must: investigate
        object: suspected-violation
        on: violation-found
        within: 30个自然日
        source: '2'
        then: {done: look-again}
      look-again:
        actor: legal-officer
        must: legal-review
        object: case-file
        within: 5个工作日
        source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.separation import OwnReview, Paths, find_own_reviews
from ...analysis.wording import body_name
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..evidence import cited_all, defining_citations, sources_of, ways_words
from ..related import pointers
from ..rule import Rule, rule


@rule("SOD003", "investigator-reviews", zh="自己审核自己调查的案件", en="the investigator reviews")
def investigator_reviews(rule: Rule, facts: Facts) -> Iterable[Finding]:
    groups: dict[tuple[str, Paths], list[OwnReview]] = {}
    for found in find_own_reviews(facts.place, facts.closure):
        groups.setdefault((found.review.mechanism, found.paths), []).append(found)
    for (mechanism, paths), reviews in groups.items():
        yield _finding(rule, facts.place, mechanism, paths, reviews)


def _finding(
    rule: Rule, place: Jurisdiction, mechanism: str, paths: Paths, found: list[OwnReview]
) -> Finding:
    investigations = list({f.investigation.id: f.investigation for f in found}.values())
    reviews = list({f.review.id: f.review for f in found}.values())
    one, other = cited_all(place, investigations), cited_all(place, reviews)
    way, body = ways_words(place, paths), paths[0][-1]
    names = f"有重合的主体（{way.zh}）" if way.en else f"同一主体“{body_name(place, body)}”"
    return rule.finding(
        reviews[0].path,
        Text(
            f"“{place.mechanisms[mechanism].name}”中，调查（{one.zh}）和审核（{other.zh}）由{names}承担",
            f"in {mechanism}, {body} both investigates ({one.en}) and reviews ({other.en}){way.en and ': ' + way.en}",
        ),
        Text(
            "修订文件，改由没有参与调查的机构或者人员审核",
            "let somebody review who took no part in the investigation",
        ),
        confidence=Confidence.medium,
        subject=f"mechanism:{mechanism}",
        sources=tuple(
            dict.fromkeys((*sources_of((*investigations, *reviews)), *defining_citations(place, paths)))
        ),
        related=(
            *pointers((d.path for d in investigations), Text("由其调查", "investigated here")),
            *pointers((d.path for d in reviews[1:]), Text("也由其审核", "reviewed here too")),
        ),
        cause=":".join(p[0] for p in paths),
    )
