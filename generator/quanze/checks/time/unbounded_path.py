"""From an event to its end there is no longest time, although some steps have limits.

## 为什么要紧
群众和移送单位关心的是“最长多久能办完”。只要途中一步没有期限、只写“及时”或者可以无限延长，其余各步的数字加起来也不
是承诺。检查沿最长的一路，按缘由列出使总时间没有上限的各步，以及有数字的各步合计多久。各类事项合为一条提示。按法定期限办理
的，不是没有期限，只注明未计入；其他条款对同一主体、同一事项已有期限的，提请协助的，以及接收本身，不在此列。

## Why it matters
People ask how long it can take at most. One step without a number, and the numbers of all other steps promise
nothing. The note names, for each event, the steps on the longest way that leave it open, each with the reason, and what
the other steps amount to. A term set by statute is a term, only not counted here; steps that other clauses bound for the
same bodies, requests for help, and receiving itself are left out.

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

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...analysis.expiry import Doubt, Step
from ...analysis.facts import Facts
from ...analysis.timing import Span
from ...analysis.waiting import ACCEPT, asks
from ...analysis.wording import amounts_words, citation_words, event_words
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.deadline import DeadlineKind
from ...model.jurisdiction import ChainFact, DutyFact, Jurisdiction
from ..evidence import cited
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_WHY = {
    Doubt.OPEN: Text("没有写期限", "without a limit"),
    Doubt.VAGUE: Text("只写“及时”等", "with a word such as promptly"),
    Doubt.EXTENSION: Text("可以延长而没有限度", "extended without bound"),
}


@dataclass(frozen=True, slots=True)
class _Open:
    """The longest way from an event, the steps on it that leave its time open, and those due by another text."""

    span: Span
    steps: tuple[Step, ...]
    elsewhere: Mapping[str, tuple[str, ...]]
    """Step → the clauses that leave its time to another text."""

    @property
    def rank(self) -> tuple[float, int]:
        """Orders the ways from one event: the longest, with the most such steps."""
        return self.span.longest.total.days, len(self.steps)


@rule("DDL008", "unbounded-path", zh="全程没有最长时间", en="no longest time", severity=Severity.note)
def unbounded_path(rule: Rule, facts: Facts) -> Iterable[Finding]:
    worst: dict[str, _Open] = {}
    for span in facts.spans:
        # Where no step has a number, the missing limits are all there is to say.
        if not span.longest.total.amounts:
            continue
        steps = span.longest.steps
        found = _Open(
            span,
            tuple(s for s in steps if _leaves_open(facts, s)),
            {s.id: clauses for s in steps if (clauses := _referring(facts, s))},
        )
        before = worst.get(span.event)
        # An extension without bound is the matter of a check of its own.
        if any(s.doubt is not Doubt.EXTENSION for s in found.steps) and (
            before is None or before.rank < found.rank
        ):
            worst[span.event] = found
    events = ((f"event:{event}", found) for event, found in worst.items())
    for listing in listings(rule, facts.place, whole(facts.place), events):
        yield _finding(rule, facts.place, listing)


def _leaves_open(facts: Facts, step: Step) -> bool:
    """Whether a step by itself keeps the time from being bounded: neither a number nor another clause bounds it."""
    if step.doubt not in _WHY:
        return False
    duty = None if step.is_chain else facts.place.duties.get(step.id)
    if duty is None or step.doubt is Doubt.EXTENSION:
        return True
    if asks(duty) or (duty.action == ACCEPT and step.doubt is Doubt.OPEN):
        return False
    return not facts.other_limits.is_bounded(duty)


def _referring(facts: Facts, step: Step) -> tuple[str, ...]:
    """The clauses that leave the time of a step to another text, its own or those for the whole case."""
    limits = step.limits
    if step.doubt in (Doubt.OPEN, Doubt.VAGUE):
        duty = None if step.is_chain else facts.place.duties.get(step.id)
        others = facts.other_limits.referring(duty) if duty else ()
        limits = tuple(limit for d in others for limit in d.deadlines)
    elif step.doubt is not Doubt.ELSEWHERE:
        return ()
    found = (c for limit in limits if limit.kind is DeadlineKind.EXTERNAL for c in limit.sources)
    return tuple(dict.fromkeys(found))


def _finding(rule: Rule, place: Jurisdiction, listing: Listing[_Open]) -> Finding:
    parts = [_part(place, found) for found in listing.items]
    lacking = list(dict.fromkeys(s.id for found in listing.items for s in found.steps))
    paths = [_fact(place, s).path for s in lacking]
    return rule.finding(
        paths[0],
        Text(
            "下列事项没有最长办理时间（按最长的一路计算）：" + "".join(f"\n· {p.zh}" for p in parts),
            "there is no longest time (on the longest way):" + "".join(f"\n· {p.en}" for p in parts),
        ),
        Text(
            "为这些步骤补充期限，或者规定全程的总期限；法律法规已有规定的，引用该规定",
            "set a limit for these steps, or one for the whole, or cite the statute that does",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(c for found in listing.items for c in _sources(place, found))),
        related=pointers(paths[1:], Text("这一步也没有确定的期限", "no fixed limit here either")),
    )


def _sources(place: Jurisdiction, found: _Open) -> Iterable[str]:
    """The clauses of the steps told of: those that leave the time open, and those whose number adds to it."""
    before = 0.0
    for step in found.span.longest.steps:
        if step in found.steps or step.expires.days > before:
            yield from _fact(place, step.id).sources
        yield from found.elsewhere.get(step.id, ())
        before = step.expires.days


def _part(place: Jurisdiction, found: _Open) -> Text:
    """The steps on the longest way that leave its time open, by reason, and what the others add up to."""
    route = found.span.longest
    groups = {doubt: [s for s in found.steps if s.doubt is doubt] for doubt in _WHY}
    reasons = [
        _list(place, steps, Text(why.zh, why.en)) for doubt, why in _WHY.items() if (steps := groups[doubt])
    ]
    for clauses in dict.fromkeys(found.elsewhere.values()):
        words = "、".join(citation_words(place, c) for c in clauses)
        due = Text(
            f"的期限依{words}另定，未计入",
            f"due by another text ({', '.join(c.rpartition(':')[2] for c in clauses)}), not counted",
        )
        reasons.append(_list(place, [s for s in route.steps if found.elsewhere.get(s.id) == clauses], due))
    total = amounts_words(route.total.amounts)
    return Text(
        f"自“{event_words(place, found.span.event)}”起：{'；'.join(r.zh for r in reasons)}；"
        f"有数字的各步合计{total.zh}",
        f"from {found.span.event} on: {'; '.join(r.en for r in reasons)}; "
        f"the steps with a number add up to {total.en}",
    )


def _list(place: Jurisdiction, steps: Iterable[Step], why: Text) -> Text:
    names = [_cited(place, _fact(place, s.id)) for s in steps]
    return Text("、".join(n.zh for n in names) + why.zh, ", ".join(n.en for n in names) + " " + why.en)


def _fact(place: Jurisdiction, name: str) -> DutyFact | ChainFact:
    return place.duties.get(name) or place.chains[name]


def _cited(place: Jurisdiction, fact: DutyFact | ChainFact) -> Text:
    if isinstance(fact, DutyFact):
        return cited(place, fact)
    clauses = "、".join(citation_words(place, s) for s in fact.sources)
    return Text(f"“{fact.spec.name}”" + (f"（{clauses}）" if clauses else ""), fact.id)
