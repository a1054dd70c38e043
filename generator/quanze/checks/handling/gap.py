"""A situation in the scope of an event that no duty answers.

## 为什么要紧
事项落在两个部门之间，谁都可以说不归自己管：这正是协同机制要防止的。检查对每一事件的全部情形组合逐一求补，剩下的就是没
有主体应当处理的情形。“可以”（`may`）和附有文字条件（`provided`）的职责不算应答；只有这类职责的情形另行列出，全部如此
的降为警告；其中只是可以提出建议、请求的，本就由主体自行决定，不在此列。换一个发现者（首接者）就有主体应当处理的，缺的只
是如何转交，也为警告。按原文的另一种理解（`unclear`）即有主体处理的，只作为疑问提出，为警告。

## Why it matters
A case that falls between two bodies is what a coordination mechanism exists to prevent. The check takes the exact
complement of all firm answers within the scope that the mechanisms claim; what is left is a situation that nobody
must deal with. Where somebody may act, or must on a condition in words, it says so, and a gap that is all of this
kind is a warning. Where one may only propose or ask, which is left to discretion, there is none. Where somebody must act
if another had found or received the case, only the hand-over is unsaid: a warning. A gap that another reading of an
unclear clause would close is a question, and a warning.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: [violation-found]
    duties:
      hand-over:
        actor: finder
        must: transfer
        to: silent
        on: violation-found
        when: {competence: other-party, urgency: [normal, urgent]}
        within: 3个工作日
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: [violation-found]
    duties:
      hand-over:
        actor: finder
        must: transfer
        to: silent
        on: violation-found
        when: {competence: {not: own}}
        within: 3个工作日
        source: '1'
      handle-own:
        actor: finder
        must: handle
        on: violation-found
        when: {competence: own}
        within: silent
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ...analysis.boxes import contains, meet
from ...analysis.coverage import Coverage
from ...analysis.facts import Facts
from ...analysis.handling import Answer, EventTable
from ...analysis.wording import event_words, listed, value_names
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..doubts import ask, doubt, question
from ..evidence import cited_all, regions_listed
from ..rule import Rule, rule


@rule("HND001", "handling-gap", zh="无人处理的情形", en="nobody must deal with it", severity=Severity.error)
def handling_gap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for table in facts.handling:
        if table.coverage.regions and not _is_free(facts, table):
            yield _finding(rule, facts, table)


def _is_free(facts: Facts, table: EventTable) -> bool:
    """Whether all that anybody may do there is to propose or to ask, which texts leave to the discretion of a body."""
    if not table.optional.regions or table.abandoned.regions or table.stranded.regions:
        return False
    return all(a.duty.modality is Modality.MAY and _proposes(facts, a.duty) for a in _softer(table))


def _proposes(facts: Facts, duty: DutyFact) -> bool:
    action = facts.place.action(duty)
    return action is not None and action.hand_over and action.answerable and action.stage != "transfer"


def _softer(table: EventTable) -> list[Answer]:
    return [a for a in table.answers if not a.firm and a.duty.derived_from is None]


def _finding(rule: Rule, facts: Facts, table: EventTable) -> Finding:
    place = facts.place
    asked = question(place, _doubtful(facts, table))
    severity = Severity.error if table.abandoned.regions and not asked else Severity.warning
    parts = (_abandoned(facts, table, asked), _stranded(facts, table, asked), _optional(facts, table))
    complete = table.abandoned.complete and table.stranded.complete and table.optional.complete
    told = [p for p in parts if p]
    return rule.finding(
        table.scopes[0].path,
        Text("\n".join(p.zh for p in told), "\n".join(p.en for p in told)),
        ask(place, table.scopes[0].sources) if asked else _advice(facts, table),
        severity=severity,
        subject=f"event:{table.event}",
        sources=tuple(dict.fromkeys(c for s in table.scopes for c in s.sources)),
        confidence=Confidence.high if complete and not asked else Confidence.medium,
        cause=table.event,
    )


def _advice(facts: Facts, table: EventTable) -> Text:
    names = listed(facts.place.mechanisms[s.mechanism].name for s in table.scopes)
    if not table.abandoned.regions and not table.optional.regions:
        return Text(
            f"在“{names}”中写明这些情形由其自行处理，还是转交哪一主体；条款已有限定的，据以收窄应答范围（answers-for）",
            "say whether it acts itself or passes the case on, or cite the clause that narrows the scope (answers-for)",
        )
    return Text(
        f"在“{names}”中明确由谁处理，或者写明该机制只对哪些情形负责；条款已有限定的，据以收窄应答范围（answers-for）",
        "say who acts there, or cite the clause that narrows the mechanism's scope (answers-for)",
    )


def _doubtful(facts: Facts, table: EventTable) -> list[DutyFact]:
    """The unclear duties that would close every gap if they bound others than the parties that they surely bind."""
    unclear = [a.duty for a in table.answers if a.firm and doubt(facts.place, a.duty)]
    regions = (*table.abandoned.regions, *table.stranded.regions)
    closing = [[d for d in unclear if contains(d.when, r)] for r in regions]
    return [d for duties in closing for d in duties] if all(closing) else []


def _abandoned(facts: Facts, table: EventTable, asked: Text | None) -> Text | None:
    if not table.abandoned.regions:
        return None
    count = _count(table.abandoned)
    shown = regions_listed(facts.place, table.abandoned.regions)
    event = event_words(facts.place, table.event)
    if not any(table.abandoned.regions) and not asked:
        return Text(f"“{event}”时，没有主体应当处理", f"on {table.event}, nobody must act")
    if asked:
        return Text(
            f"“{event}”{count.zh}可能没有主体应当处理：{shown.zh}{asked.zh}",
            f"on {table.event}, it may be that nobody must act in {count.en}:{shown.en}{asked.en}",
        )
    return Text(
        f"“{event}”{count.zh}没有主体应当处理：{shown.zh}",
        f"on {table.event}, nobody must act in {count.en}:{shown.en}",
    )


def _stranded(facts: Facts, table: EventTable, asked: Text | None) -> Text | None:
    regions, party = table.stranded.regions, table.party
    if not regions or party is None:
        return None
    if asked:
        return _abandoned(facts, replace(table, abandoned=table.stranded), asked)
    count = _count(table.stranded)
    shown = regions_listed(facts.place, regions, lambda region: _settled(facts, table, party, region))
    event = event_words(facts.place, table.event)
    return Text(
        f"“{event}”{count.zh}没有写明由其自行处理，还是转给谁处理：{shown.zh}",
        f"on {table.event}, it is not said who acts, or to whom the case passes, in {count.en}:{shown.en}",
    )


def _settled(facts: Facts, table: EventTable, party: str, region: Mapping[str, frozenset[str]]) -> Text:
    """For whom it is said what is to be done in some of such cases."""
    like = {d: v for d, v in region.items() if d != party}
    boxes = [b for a in table.answers if a.firm for b in a.when if party in b]
    others = frozenset(v for b in boxes if meet((b,), ({**like, party: b[party]},)) for v in b[party])
    known = sorted(others - region.get(party, frozenset()))
    names = listed(value_names(facts.place, party, known), "或")
    return Text(f"（换作{names}的，已有规定）", f" (it is said for {' or '.join(known)})")


def _optional(facts: Facts, table: EventTable) -> Text | None:
    if not table.optional.regions:
        return None
    count = _count(table.optional)
    shown = regions_listed(facts.place, table.optional.regions)
    softer = cited_all(facts.place, (a.duty for a in _softer(table)))
    if not any(table.optional.regions):
        return Text(
            f"“{event_words(facts.place, table.event)}”时，只有“可以”或者附条件的职责，没有主体应当处理：{softer.zh}",
            f"on {table.event}, somebody may act, or must on a condition, but nobody simply must: {softer.en}",
        )
    return Text(
        f"“{event_words(facts.place, table.event)}”{count.zh}只有“可以”或者附条件的职责，"
        f"没有主体应当处理：{shown.zh}\n"
        f"可以处理或者附条件处理的：{softer.zh}",
        f"on {table.event}, in {count.en} somebody may act, or must on a condition, but nobody "
        f"simply must:{shown.en}\nwho may: {softer.en}",
    )


def _count(coverage: Coverage) -> Text:
    """How many kinds of situation: a list of one needs no number."""
    number = len(coverage.regions)
    if not coverage.complete:
        return Text(f"至少有{number}类情形", f"at least {number} kinds of situation")
    if number == 1:
        return Text("的下列情形", "this situation")
    return Text(f"有{number}类情形", f"{number} kinds of situation")
