"""A situation in the scope of an event that no duty answers.

## 为什么要紧
事项落在两个部门之间，谁都可以说不归自己管：这正是协同机制要防止的。检查对每一事件的全部情形组合逐一求补，剩下的就是没
有主体应当处理的情形。“可以”（`may`）和附有文字条件（`provided`）的职责不算应答；只有这类职责的情形另行列出，全部如此
的降为警告；其中只是可以提出建议、请求的，本就由主体自行决定，合并为一条提示。按原文的另一种理解（`unclear`）即有主体处
理的，只作为疑问提出，为警告。

## Why it matters
A case that falls between two bodies is what a coordination mechanism exists to prevent. The check takes the exact
complement of all firm answers within the scope that the mechanisms claim; what is left is a situation that nobody
must deal with. Where somebody may act, or must on a condition in words, it says so, and a gap that is all of this
kind is a warning. Where one may only propose or ask, which is left to discretion, one note lists all such events.
A gap that another reading of an unclear clause would close is a question, and a warning.

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

from collections.abc import Iterable

from ...analysis.boxes import contains
from ...analysis.coverage import Coverage
from ...analysis.facts import Facts
from ...analysis.handling import Answer, EventTable
from ...analysis.wording import event_words, listed
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..doubts import ASK, doubt, question
from ..evidence import cited_all, regions_listed
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule


@rule("HND001", "handling-gap", zh="无人处理的情形", en="nobody must deal with it", severity=Severity.error)
def handling_gap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    free = [
        t for t in facts.handling if t.optional.regions and not t.abandoned.regions and _is_free(facts, t)
    ]
    for table in facts.handling:
        if table.coverage.regions and table not in free:
            yield _finding(rule, facts, table)
    events = ((f"event:{t.event}", t) for t in free)
    for listing in listings(rule, facts.place, whole(facts.place), events):
        yield _initiatives(rule, facts, listing)


def _is_free(facts: Facts, table: EventTable) -> bool:
    """Whether all that anybody may do there is to propose or to ask, which texts leave to the discretion of a body."""
    return all(a.duty.modality is Modality.MAY and _proposes(facts, a.duty) for a in _softer(table))


def _proposes(facts: Facts, duty: DutyFact) -> bool:
    action = facts.place.action(duty)
    return action is not None and action.hand_over and action.answerable and action.stage != "transfer"


def _softer(table: EventTable) -> list[Answer]:
    return [a for a in table.answers if not a.firm and a.duty.derived_from is None]


def _initiatives(rule: Rule, facts: Facts, listing: Listing[EventTable]) -> Finding:
    place, tables = facts.place, listing.items
    rows = [(event_words(place, t.event), cited_all(place, (a.duty for a in _softer(t)))) for t in tables]
    scopes = [s for t in tables for s in t.scopes]
    return rule.finding(
        scopes[0].path,
        Text(
            "下列情形是否提出，由有关主体自行决定，没有主体应当提出："
            + "".join(f"\n· “{event}”：可以{what.zh}" for event, what in rows),
            "whether to propose or ask is left to the body: " + "; ".join(what.en for _, what in rows),
        ),
        Text(
            "有的情形必须提出的，修订文件时写明", "where it must be proposed, say so when the text is amended"
        ),
        severity=Severity.note,
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(c for s in scopes for c in s.sources)),
        related=pointers(
            (t.scopes[0].path for t in tables[1:]), Text("也由主体自行决定", "left to the body too")
        ),
        cause="initiatives",
    )


def _finding(rule: Rule, facts: Facts, table: EventTable) -> Finding:
    place = facts.place
    asked = question(place, _doubtful(facts, table))
    severity = Severity.error if table.abandoned.regions and not asked else Severity.warning
    parts = [p for p in (_abandoned(facts, table, asked), _optional(facts, table)) if p]
    names = listed(place.mechanisms[s.mechanism].name for s in table.scopes)
    advice = Text(
        f"在“{names}”中明确由谁处理，或者写明该机制只对哪些情形负责；条款已有限定的，据以收窄应答范围（answers-for）",
        "say who acts there, or cite the clause that narrows the mechanism's scope (answers-for)",
    )
    complete = table.abandoned.complete and table.optional.complete
    return rule.finding(
        table.scopes[0].path,
        Text("\n".join(p.zh for p in parts), "\n".join(p.en for p in parts)),
        ASK if asked else advice,
        severity=severity,
        subject=f"event:{table.event}",
        sources=tuple(dict.fromkeys(c for s in table.scopes for c in s.sources)),
        confidence=Confidence.high if complete and not asked else Confidence.medium,
        cause=table.event,
    )


def _doubtful(facts: Facts, table: EventTable) -> list[DutyFact]:
    """The unclear duties that would close every gap if they bound others than the parties that they surely bind."""
    unclear = [a.duty for a in table.answers if a.firm and doubt(facts.place, a.duty)]
    closing = [[d for d in unclear if contains(d.when, r)] for r in table.abandoned.regions]
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
