"""A step can turn out in a way that nobody takes up and that is no end.

## 为什么要紧
移送可能被退回，核查可能不属实，协商可能不成。文件只写了顺利的一路，另一路出现时经办人不知道找谁。检查按行为列出没有后
续的结果，零星的合为一条。不算的有：经常性的职责和可以为之的事项；不履行本身有追责条款的；责令当事人的同时已将案件移送、告知其他单位的；
自行发现而不予立案等无人等候答复的；协商不成、被退回等由升级链承接的争议。某一结果在当地确实不会出现的，列明会出现的结果（`outcomes`）；
可以就此结束的，注明办结（`then: {结果: end}`）。

## Why it matters
A transfer may be returned, a consultation may fail. Where the text follows only the smooth way, the clerk does not
know whom to ask when the other one comes. Outcomes are listed by action. A standing duty or a power stops no case. A
refusal that is punished has an answer; so has a disobeyed order where the case goes to another authority at the same time,
a dispute for which there is a ladder, and a case dropped that nobody handed over. Say `outcomes` where one cannot occur,
`end` where it ends the case.

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
        then: {done: file-case}
      file-case:
        actor: enforcement
        must: file-case
        object: violation
        within: 5个工作日
        source: '1'
        then: {filed: handle-case}
      handle-case:
        actor: enforcement
        must: handle
        object: violation
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
        then: {done: file-case}
      file-case:
        actor: enforcement
        must: file-case
        object: violation
        within: 5个工作日
        source: '1'
        then: {filed: handle-case, declined: explain-decline}
      handle-case:
        actor: enforcement
        must: handle
        object: violation
        within: 30日
        source: '2'
      explain-decline:
        actor: enforcement
        must: inform
        about: 不予立案的理由
        to: regulator
        within: 2个工作日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ...analysis.facts import Facts
from ...analysis.hand_overs import Uptake
from ...analysis.wording import outcome_name
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact, Jurisdiction
from ..evidence import cited, grouped, list_duties
from ..listing import whole
from ..reported import advise, is_reported
from ..rule import Rule, rule

_OFTEN = 3
"""So many duties with one action are a finding of their own."""


@rule("FLO004", "open-branch", zh="有结果没有后续", en="an outcome leads nowhere")
def open_branch(rule: Rule, facts: Facts) -> Iterable[Finding]:
    # That nobody acts on a hand-over at all is the matter of another rule.
    unheard = {h.duty.id for h in facts.hand_overs if h.uptake is Uptake.NOBODY}
    # A standing duty or a power stops no case.
    found = [
        d
        for d in facts.own_duties
        if d.id in facts.unanswered and d.id not in unheard and d.triggers and d.modality is not Modality.MAY
    ]
    for severity in Severity:
        duties = [d for d in found if _severity(facts, d) is severity]
        groups = grouped(duties, lambda duty: duty.action)
        often = {action: group for action, group in groups.items() if len(group) >= _OFTEN}
        for action, group in often.items():
            yield from _finding(rule, facts, group, severity, action)
        rest = [d for d in duties if d.action not in often]
        if rest:
            yield from _finding(rule, facts, rest, severity, "")


def _severity(facts: Facts, duty: DutyFact) -> Severity:
    """A step after which nothing at all follows stops the case; what a report leaves out, the rules may say."""
    stuck = set(facts.unanswered[duty.id]) == set(facts.place.outcomes(duty))
    return Severity.error if stuck and not is_reported(facts.place) else Severity.warning


def _finding(
    rule: Rule, facts: Facts, duties: Sequence[DutyFact], severity: Severity, action: str
) -> Iterator[Finding]:
    return list_duties(
        rule,
        facts.place,
        f"action:{action}" if action else whole(facts.place),
        duties,
        partial(_message, facts, action),
        advise(
            facts.place,
            Text(
                "写明出现该结果时由谁办理；不会出现的，在规格中列明会出现的结果（outcomes）；可就此办结的，注明办结（end）",
                "say who acts then; leave out what cannot occur (outcomes), or write end",
            ),
        ),
        also=Text("这里也有结果没有后续", "an outcome leads nowhere here too"),
        severity=severity,
        confidence=Confidence.high if severity is Severity.error else Confidence.medium,
        cause=severity.value,
    )


def _message(facts: Facts, action: str, duties: Sequence[DutyFact]) -> Text:
    entry = facts.place.action(duties[0]) if action else None
    parts = [_open(facts.place, d, facts.unanswered[d.id]) for d in duties]
    return Text(
        f"{f'“{entry.name}”的' if entry else ''}下列结果没有写明后续：\n"
        + "\n".join(f"· {p.zh}" for p in parts),
        f"these outcomes{f' of {action}' if action else ''} lead nowhere:\n"
        + "\n".join(f"· {p.en}" for p in parts),
    )


def _open(place: Jurisdiction, duty: DutyFact, outcomes: Sequence[str]) -> Text:
    what = cited(place, duty)
    names = "、".join(outcome_name(place, duty, o) for o in outcomes)
    return Text(f"{what.zh}：{names}", f"{what.en}: {', '.join(outcomes)}")
