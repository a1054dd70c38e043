"""A transferred case, or a complaint, whose result nobody tells the one who sent it.

## 为什么要紧
移送单位不知道案件办得怎样，就无法继续监管；群众反映问题得不到答复，就会重复信访。检查从移送出发逐步追踪，之后没有任何
一步把结果告知移送方或者举报投诉人的，予以指出，别处规定了告知结果而没有写明适用于这一移送的，一并列出；举报投诉的办理另按情形求补，列出
办结而无人答复的情形。

## Why it matters
A sender who never hears how a case went cannot go on supervising; a complainant without an answer complains again.
The check follows a transfer through all later steps, and a complaint through all situations, and says where nobody is
told.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      hand-over:
        actor: regulator
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        within: 3个工作日
        outcomes: done
        source: '1'
        then: {done: handle-case}
      handle-case:
        actor: enforcement
        must: handle
        object: case-file
        within: 30日
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      hand-over:
        actor: regulator
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        within: 3个工作日
        outcomes: done
        source: '1'
        then: {done: handle-case}
      handle-case:
        actor: enforcement
        must: handle
        object: case-file
        within: 30日
        source: '2'
        then: {done: tell-result}
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        within: 7个工作日
        source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ...analysis.facts import Facts
from ...analysis.hand_overs import Uptake, bodies_of
from ...analysis.handling import EventTable
from ...analysis.replies import unreplied
from ...analysis.wording import event_words
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..evidence import (
    by_mechanism,
    cited_all,
    hands_over,
    list_duties,
    regions_listed,
    subject_of,
)
from ..rule import Rule, rule

_COMPLAINTS = "complaint-intake"
_RESULT = "handling-result"


@rule("FLO010", "no-feedback", zh="办理结果没有告知", en="the result is not reported back")
def no_feedback(rule: Rule, facts: Facts) -> Iterable[Finding]:
    yield from _transfers(rule, facts)
    for table in facts.handling:
        if any(facts.place.mechanisms[s.mechanism].kind == _COMPLAINTS for s in table.scopes):
            yield from _complaints(rule, facts, table)


def _transfers(rule: Rule, facts: Facts) -> Iterator[Finding]:
    silent = [
        h.duty
        for h in facts.hand_overs
        if h.is_transfer and h.uptake is Uptake.RECEIVER and not h.returns
        if h.duty.modality is not Modality.MAY and h.duty.derived_from is None and not h.duty.spec.specifies
    ]
    for mechanism, duties in by_mechanism(silent).items():
        yield from list_duties(
            rule,
            facts.place,
            subject_of(facts.place, mechanism),
            duties,
            partial(_message, facts),
            Text("写明办结后由谁告知移送方", "say who tells the sender once the case is closed"),
            also=Text("这一移送也没有告知结果", "no result is reported here either"),
        )


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    shown, elsewhere = cited_all(facts.place, duties), _elsewhere(facts, duties)
    return Text(
        f"{shown.zh}之后，没有任何一步把办理结果告知移送的一方{elsewhere.zh}",
        f"after {shown.en}, no step reports the result to the sender{elsewhere.en}",
    )


def _elsewhere(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    """The duties that do report results to one of the senders, in cases which the text does not connect with these."""
    place = facts.place
    senders = bodies_of(a for d in duties for a in d.actors)
    telling = [
        d
        for d in place.duties.values()
        if d.derived_from is None and d.modality is not Modality.MAY and d.spec.object == _RESULT
        if hands_over(place, d) and senders & bodies_of(d.recipients)
    ]
    if not telling:
        return Text("", "")
    shown = cited_all(place, telling)
    return Text(
        f"；另有{shown.zh}规定告知结果，没有写明也适用于这一移送",
        f"; {shown.en} do report results, but the text does not apply them to this",
    )


def _complaints(rule: Rule, facts: Facts, table: EventTable) -> Iterator[Finding]:
    gap = unreplied(facts.place, facts.flow, table)
    if gap.regions:
        shown = regions_listed(facts.place, gap.regions)
        scope = next(s for s in table.scopes if facts.place.mechanisms[s.mechanism].kind == _COMPLAINTS)
        yield rule.finding(
            scope.path,
            Text(
                f"“{event_words(facts.place, table.event)}”的下列情形，办结后没有写明由谁答复举报人、投诉人：{shown.zh}",
                f"on {table.event}, the case ends in these situations and nobody answers the complainant:{shown.en}",
            ),
            Text("写明这些情形由谁答复", "say who answers the complainant in these situations"),
            confidence=Confidence.medium,
            subject=f"event:{table.event}",
            sources=tuple(dict.fromkeys(c for s in table.scopes for c in s.sources)),
            cause="complainant",
        )
