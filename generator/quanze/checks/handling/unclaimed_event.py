"""An event that duties answer, but for which no mechanism says that it is responsible.

## 为什么要紧
只有机制声明对某一事件负责应答（answers-for），检查才会对它的全部情形逐一求补。没有声明的，职责写得再多，漏掉的情形也查
不出来。不由当事方遇到、各种情形都有职责应答的事件（如“年初”），没有可漏的情形，不报。

## Why it matters
Only where a mechanism says that it answers for an event are all situations of the event gone through. Of an event that
nobody claims, gaps are never found, however many duties answer it. An event that befalls no case party (年初), and is
answered in all situations, has none.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      handle-case:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        within: 30个工作日
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: {violation-found: {when: {finder: enforcement}, source: '1'}}
    duties:
      handle-case:
        actor: enforcement
        must: handle
        object: violation
        on: violation-found
        within: 30个工作日
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.boxes import uncovered
from ...analysis.facts import Facts
from ...analysis.wording import event_words, listed
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import ANYTHING, DutyFact, Jurisdiction
from ..evidence import sources_of
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule


@rule(
    "HND011",
    "unclaimed-event",
    zh="有人应答而无机制负责的事件",
    en="answered, but claimed by no mechanism",
    severity=Severity.note,
    about=About.spec,
)
def unclaimed_event(rule: Rule, facts: Facts) -> Iterable[Finding]:
    claimed = {scope.event for scope in facts.place.scopes}
    answers: dict[str, list[DutyFact]] = {}
    for duty in facts.own_duties:
        for event in duty.spec.on if _answers(duty) else ():
            if "/" not in event and event not in claimed:
                answers.setdefault(event, []).append(duty)
    place = facts.place
    open_ones = {e: duties for e, duties in answers.items() if not _is_closed(place, e, duties)}
    events = ((f"event:{e}", (e, duties[0])) for e, duties in open_ones.items())
    for listing in listings(rule, place, whole(place), events):
        yield _finding(rule, facts, listing)


def _answers(duty: DutyFact) -> bool:
    """Whether a duty is an answer when coverage is proved: a demand, and not on a condition in words."""
    return duty.modality in (Modality.MUST, Modality.SHOULD) and not duty.spec.provided


def _is_closed(place: Jurisdiction, event: str, duties: list[DutyFact]) -> bool:
    """Whether an event befalls no case party, and its duties together answer it in all situations: none is left."""
    known = place.vocabulary.events.get(event)
    befalls = known is None or known.by is not None
    return not befalls and not uncovered(place, ANYTHING, (d.when for d in duties)).regions


def _finding(rule: Rule, facts: Facts, listing: Listing[tuple[str, DutyFact]]) -> Finding:
    answers = dict(listing.items)
    first, *others = answers.values()
    names = listed(f"“{event_words(facts.place, e)}”" for e in answers)
    return rule.finding(
        (*first.path, "on"),
        Text(
            f"下列事件有职责应答，却没有机制声明负责（answers-for），漏掉的情形查不出来：{names}",
            f"duties answer these events, for which no mechanism says that it is responsible: {', '.join(answers)}",
        ),
        Text(
            "在所属机制写 answers-for，注明条款；原文只规定个别情形的，以 when 限定",
            "write answers-for in the mechanism, with the clause, and `when` where the text rules some situations only",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=sources_of(answers.values()),
        related=pointers(
            ((*d.path, "on") for d in others), Text("也没有机制声明负责", "claimed by none either")
        ),
    )
