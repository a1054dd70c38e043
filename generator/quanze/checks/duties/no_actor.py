"""Something must be done, and it is not said by whom.

## 为什么要紧
没有主体的职责就是没有人的职责。规格没有填写主体（`actor`），说明编写时没有查过原文，是规格的错误；注明文件未写明（`silent`），说
明原文读过而确实没有写，是文件的问题：因具体事项而起的，按机制汇总为警告；常态性的，只列要有人去建立、制定、纳入考核的，以及
“可以”追责的，汇总为一条提示，原则性要求不在此列。是某一职责的细化（`specifies`），或者另有职责是它的细化，而其中写明主体的，
由该主体负责；工作材料（`report`）不设定职责，也不在此列。

## Why it matters
A duty without an actor is nobody's duty. A missing `actor` means that nobody looked, and is an error of the spec;
`silent` means that the text does not say. Duties in a case are gathered by mechanism. Of standing ones, one note lists what
must be set up, drawn up or made part of an appraisal, and who may hold others to account; principles need no actor. Where
one duty makes another more precise (`specifies`), the actor of either is that of both. A report sets no duties.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      handle-case:
        actor: silent
        must: handle
        object: violation
        on: violation-found
        within: 30日
        source: '1'
```

## 改为 use instead
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
        within: 30日
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ...analysis.citations import are_reported
from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import DutyFact
from ..evidence import (
    by_cause,
    cited,
    cited_by_mechanism,
    general_of,
    in_case,
    list_duties,
    subject_of,
)
from ..rule import Rule, rule

_ACCOUNTABILITY = "accountability"
_MAKING = frozenset({"build", "draw-up", "establish", "include-in-appraisal", "integrate"})
"""What nobody makes is never there."""


@rule("DUT001", "no-actor", zh="没有写明由谁做", en="nobody is named to do it")
def no_actor(rule: Rule, facts: Facts) -> Iterable[Finding]:
    silent = []
    for duty in facts.own_duties:
        if duty.spec.actor is None:
            yield _unread(rule, facts, duty)
        elif duty.spec.actor.silent and _is_open(facts, duty):
            silent.append(duty)
    firm = [d for d in silent if in_case(d) and d.modality is not Modality.MAY]
    for mechanism, duties in by_cause(firm).items():
        yield from _silent(rule, facts, duties, Severity.warning, mechanism)
    others = [d for d in silent if d not in firm and _needs_somebody(facts, d)]
    if others:
        yield from _silent(rule, facts, others, Severity.note, "")


def _is_open(facts: Facts, duty: DutyFact) -> bool:
    """Whether a text that binds leaves open who does something."""
    binds = duty.modality is not Modality.MUST_NOT and not are_reported(facts.place, duty.sources)
    return binds and not _named(facts, duty)


def _named(facts: Facts, duty: DutyFact) -> bool:
    """Whether the duty that this one makes more precise says who acts, or one that makes this one more precise."""
    general = general_of(facts.place, duty)
    precise = (d for d in facts.place.duties.values() if d.spec.specifies == duty.id)
    return bool(general and general.actors) or any(d.actors for d in precise)


def _needs_somebody(facts: Facts, duty: DutyFact) -> bool:
    """Whether a standing duty is done once by somebody, rather than a principle that all observe."""
    action = facts.place.action(duty)
    holds = action is not None and action.stage == _ACCOUNTABILITY
    return (duty.action in _MAKING and duty.modality is not Modality.MAY) or holds


def _unread(rule: Rule, facts: Facts, duty: DutyFact) -> Finding:
    what = cited(facts.place, duty)
    return rule.finding(
        duty.path,
        Text(f"{what.zh}没有写实施主体（actor）", f"{what.en} has no actor"),
        Text(
            "写明由谁做；原文没有写明的，写 actor: silent",
            "say who acts, or actor: silent where the text does not",
        ),
        severity=Severity.error,
        about=About.spec,
        subject=f"duty:{duty.id}",
        sources=duty.sources,
        cause="absent",
    )


def _silent(
    rule: Rule, facts: Facts, duties: Sequence[DutyFact], severity: Severity, mechanism: str
) -> Iterator[Finding]:
    return list_duties(
        rule,
        facts.place,
        subject_of(facts.place, mechanism),
        duties,
        partial(_message, facts),
        Text("写明各项由哪一主体负责", "name the body that is responsible for each"),
        also=Text("也没有写明主体", "names nobody either"),
        severity=severity,
        cause=severity.value,
    )


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    shown = cited_by_mechanism(facts.place, duties)
    return Text(f"文件没有写明由谁做：{shown.zh}", f"the text does not say who does this: {shown.en}")
