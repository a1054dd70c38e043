"""A transferred case, or a complaint, whose result nobody tells the one who sent it.

## 为什么要紧
移送单位不知道案件办得怎样，就无法继续监管；群众反映问题得不到答复，就会重复信访。检查从移送出发逐步追踪，之后没有任何
一步把结果告知移送方或者举报投诉人的，予以指出。同类主体之间的其他移送规定了告知结果、没有写明也适用的，按移送方向一并列出，各方向都有
的降为提示。举报投诉的办理另按情形求补，列出无人答复的情形。

## Why it matters
A sender who never hears how a case went cannot go on supervising; a complainant without an answer complains again.
The check follows a transfer through all later steps, and a complaint through all situations, and says where nobody is
told. What the text says of other transfers between such bodies is named; if it does so both ways, this is a note.

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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from ...analysis.facts import Facts
from ...analysis.hand_overs import Uptake, are_alike, bodies_of, hands_over
from ...analysis.handling import EventTable
from ...analysis.replies import Unreplied, unreplied
from ...analysis.wording import body_name, event_words
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..evidence import (
    by_mechanism,
    cited_all,
    list_duties,
    regions_listed,
    subject_of,
)
from ..reported import advise
from ..rule import Rule, rule

_COMPLAINTS = "complaint-intake"
_FEEDBACK = "feedback"
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
        if h.is_transfer and h.uptake is Uptake.RECEIVER and not h.words
        if h.duty.modality is not Modality.MAY and h.duty.derived_from is None and not h.duty.spec.specifies
    ]
    for mechanism, duties in by_mechanism(silent).items():
        for severity in Severity:
            found = [d for d in duties if _severity(facts, d) is severity]
            yield from list_duties(
                rule,
                facts.place,
                subject_of(facts.place, mechanism),
                found,
                partial(_message, facts),
                Text(
                    "写明办结后由谁告知移送方，或者写明适用哪一条",
                    "say who tells the sender once the case is closed",
                ),
                also=Text("这一移送也没有告知结果", "no result is reported here either"),
                severity=severity,
            )


def _severity(facts: Facts, duty: DutyFact) -> Severity:
    """What another clause says of the same transfers may be meant for this one."""
    return Severity.note if all(_told_elsewhere(facts, duty).values()) else Severity.warning


def _told_elsewhere(facts: Facts, duty: DutyFact) -> Mapping[tuple[str, str], Sequence[DutyFact]]:
    """Who transfers to whom → the duties by which such a receiver tells such a sender a result, in other cases."""
    place, closure = facts.place, facts.closure
    later = {
        w.id
        for h in facts.hand_overs
        for w in h.words
        if h.is_transfer and (action := place.action(w)) and action.stage == _FEEDBACK
    }
    telling = [
        d
        for d in place.duties.values()
        if d.spec.object == _RESULT or d.id in later
        if d.modality is Modality.MUST and hands_over(place, d)
    ]
    pairs = product(sorted(bodies_of(duty.actors)), sorted(bodies_of(duty.recipients)))
    return {
        (giver, taker): [
            d
            for d in telling
            if are_alike(place, closure, {taker}, set(d.lead_bodies))
            and are_alike(place, closure, {giver}, bodies_of(d.recipients))
        ]
        for giver, taker in pairs
        if giver != taker
    }


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    shown = cited_all(facts.place, duties)
    elsewhere = dict.fromkeys(t for d in duties for t in _elsewhere(facts, d))
    return Text(
        f"{shown.zh}没有写明办结后把结果告知移送的一方{''.join(t.zh for t in elsewhere)}",
        f"after {shown.en}, no step reports the result to the sender{''.join(t.en for t in elsewhere)}",
    )


def _elsewhere(facts: Facts, duty: DutyFact) -> Iterator[Text]:
    """What the text says of results told between such bodies, in each direction."""
    for (giver, taker), others in _told_elsewhere(facts, duty).items():
        if others:
            who = f"{body_name(facts.place, giver)}移送{body_name(facts.place, taker)}"
            shown = cited_all(facts.place, others)
            yield Text(
                f"；{who}，另有{shown.zh}规定告知结果，是否也适用没有写明",
                f"; from {giver} to {taker}, {shown.en} has a result told; whether that applies is not said",
            )


def _complaints(rule: Rule, facts: Facts, table: EventTable) -> Iterator[Finding]:
    found = unreplied(facts.place, facts.flow, table)
    if found.gap.regions:
        scope = next(s for s in table.scopes if facts.place.mechanisms[s.mechanism].kind == _COMPLAINTS)
        yield rule.finding(
            scope.path,
            _unreplied_words(facts, table, found),
            advise(
                facts.place,
                Text("写明这些情形由谁答复", "say who answers the complainant in these situations"),
            ),
            confidence=Confidence.medium,
            subject=f"event:{table.event}",
            sources=tuple(dict.fromkeys(c for s in table.scopes for c in s.sources)),
            cause="complainant",
        )


def _unreplied_words(facts: Facts, table: EventTable, found: Unreplied) -> Text:
    event = event_words(facts.place, table.event)
    if not found.replies:
        return Text(
            f"“{event}”之后，各种情形都没有写明由谁答复举报人、投诉人",
            f"on {table.event}, nobody answers the complainant in any situation",
        )
    shown, others = regions_listed(facts.place, found.gap.regions), cited_all(facts.place, found.replies)
    return Text(
        f"“{event}”的下列情形没有写明由谁答复举报人、投诉人（其他情形由{others.zh}答复）：{shown.zh}",
        f"on {table.event}, nobody answers the complainant in these situations, as {others.en} do in others:{shown.en}",
    )
