"""From an event to its end there is no longest time, although some steps have limits.

## 为什么要紧
群众和移送单位关心的是“最长多久能办完”。只要途中一步没有期限、只写“及时”或者可以无限延长，其余各步的数字加起来也不
是承诺。检查沿最长的一路，指出首先使总时间没有上限的是哪一步，以及有数字的各步合计多久。各类事项合为一条提示。

## Why it matters
People ask how long it can take at most. One step without a number, and the numbers of all other steps promise
nothing. The note names, for each event, the first such step on the longest way, and what the other steps amount to.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}}
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
        within: silent
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: {violation-found: {when: {finder: regulator}, source: '1'}}
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
        within: 30个工作日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.timing import Span
from ...analysis.wording import amounts_words, citation_words, event_words
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from ..evidence import cited, sources_of
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule


@rule("DDL008", "unbounded-path", zh="全程没有最长时间", en="no longest time", severity=Severity.note)
def unbounded_path(rule: Rule, facts: Facts) -> Iterable[Finding]:
    worst: dict[str, Span] = {}
    for span in facts.spans:
        # Where no step has a number, the missing limits are all there is to say.
        if span.longest.unbounded and span.longest.total.amounts:
            before = worst.get(span.event)
            if before is None or before.longest.total.days < span.longest.total.days:
                worst[span.event] = span
    events = ((f"event:{event}", span) for event, span in worst.items())
    for listing in listings(rule, facts.place, whole(facts.place), events):
        yield _finding(rule, facts.place, listing)


def _finding(rule: Rule, place: Jurisdiction, listing: Listing[Span]) -> Finding:
    spans = listing.items
    parts = [_part(place, span) for span in spans]
    without = list(dict.fromkeys(s for span in spans for s in span.longest.unbounded))
    paths = [(place.duties.get(s) or place.chains[s]).path for s in without]
    steps = list(dict.fromkeys(d for span in spans for d in span.longest.duties if d in place.duties))
    return rule.finding(
        paths[0],
        Text(
            "下列事项没有最长办理时间：" + "".join(f"\n· {p.zh}" for p in parts),
            "there is no longest time:" + "".join(f"\n· {p.en}" for p in parts),
        ),
        Text("为这些步骤规定期限，或者规定全程的总期限", "set a limit for these steps, or one for the whole"),
        subject=listing.subject,
        members=listing.members,
        sources=sources_of(place.duties[d] for d in steps),
        related=pointers(paths[1:], Text("这一步也没有确定的期限", "no fixed limit here either")),
    )


def _part(place: Jurisdiction, span: Span) -> Text:
    """The first step without a limit on the longest way from an event, and what the others add up to."""
    route = span.longest
    without = [place.duties.get(s) or place.chains[s] for s in route.unbounded]
    first, total = _cited(place, without[0]), amounts_words(route.total.amounts)
    more = len(without) - 1
    rest = Text(f"（另有{more}步）", f" (and {more} more)") if more else Text("", "")
    return Text(
        f"自“{event_words(place, span.event)}”起：首先是{first.zh}没有确定的期限{rest.zh}；有数字的各步合计{total.zh}",
        f"from {span.event} on: first {first.en} has no fixed limit{rest.en}; "
        f"the steps with a number add up to {total.en}",
    )


def _cited(place: Jurisdiction, fact: DutyFact | ChainFact) -> Text:
    if isinstance(fact, DutyFact):
        return cited(place, fact)
    clauses = "、".join(citation_words(place, s) for s in fact.sources)
    return Text(f"“{fact.spec.name}”" + (f"（{clauses}）" if clauses else ""), fact.id)
