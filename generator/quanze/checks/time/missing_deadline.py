"""A duty in a case has no time limit, and others wait for it.

## 为什么要紧
没有时限的环节可以无限期拖下去，后面的人只能等。规格没有填写时限（`within`），是没有查过原文：应当做的为规格错误，可以做的为
提示（申请复核一类的权利也常有期限）。注明文件未写明（`silent`），是原文没有写：有他人等着接收或者等着办下一步的，按机制汇总
为警告，零星的合为一条，列出各项职责和条款。不在此列的：为本单位办案而提请协助、查询资料，没有他人等候；移送司法机关、申请法
院执行，另有法律规定；平台由谁运行尚未写明，先须写明由谁运行。是某一职责的细化（`specifies`）而该职责有时限的，适用该时限。

## Why it matters
A step without a limit can take for ever while others wait. A missing `within` means that nobody looked: an error of the
spec, or a note where something may be done (rights such as to appeal often lapse). `silent` is a gap of the text, gathered
by mechanism where somebody else is to receive something or to go on. Nobody waits to be asked for help that the asking body
needs itself; what goes to judicial organs is left to statutes; and a platform first needs somebody who runs it. A duty that
makes another more precise (`specifies`) has that one's limit.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: silent
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
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within: 7个工作日
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.deadline import DeadlineKind
from ...model.jurisdiction import DutyFact
from ..evidence import (
    by_cause,
    cited,
    cited_by_mechanism,
    has_number,
    in_case,
    list_duties,
    subject_of,
)
from ..rule import Rule, rule


@rule("DDL001", "missing-deadline", zh="没有时限", en="no time limit")
def missing_deadline(rule: Rule, facts: Facts) -> Iterable[Finding]:
    open_ended = []
    for duty in facts.own_duties:
        if duty.modality is Modality.MUST_NOT or not in_case(duty):
            continue
        if not duty.deadlines:
            yield _unread(rule, facts, duty)
        elif _is_awaited(facts, duty):
            open_ended.append(duty)
    for mechanism, duties in by_cause(open_ended).items():
        yield from list_duties(
            rule,
            facts.place,
            subject_of(facts.place, mechanism),
            duties,
            partial(_message, facts, mechanism),
            Text(
                "写明各项在多长时间内完成、从何时起算；法律法规已有规定的，引用该规定",
                "say within which time each is due, and from when, or cite the statute that does",
            ),
            also=Text("也没有时限", "has no time limit either"),
        )


def _message(facts: Facts, mechanism: str, duties: Sequence[DutyFact]) -> Text:
    shown = cited_by_mechanism(facts.place, duties)
    return Text(
        f"{_where(facts, mechanism)}有他人等候的下列职责没有时限：{shown.zh}",
        f"others wait for these duties{' of ' + mechanism if mechanism else ''}, without a time limit: {shown.en}",
    )


def _where(facts: Facts, mechanism: str) -> str:
    return f"“{facts.place.mechanisms[mechanism].name}”中" if mechanism else "各机制中"


def _is_awaited(facts: Facts, duty: DutyFact) -> bool:
    """Whether others wait for what must be done without any limit."""
    if duty.modality is not Modality.MUST or not duty.triggers:
        return False
    if any(d.spec.limit.kind is not DeadlineKind.OPEN or d.spec.before for d in duty.deadlines):
        return False
    return facts.waiting.is_awaited(duty) and not has_number(facts.place, duty)


def _unread(rule: Rule, facts: Facts, duty: DutyFact) -> Finding:
    what = cited(facts.place, duty)
    return rule.finding(
        duty.path,
        Text(
            f"{what.zh}因具体事项而起，却没有写时限（within）",
            f"{what.en} comes up in a case and has no `within`",
        ),
        Text(
            "写明时限；原文没有写明的，写 within: silent",
            "write its limit, or within: silent where the text has none",
        ),
        severity=Severity.error if duty.modality is Modality.MUST else Severity.note,
        about=About.spec,
        subject=f"duty:{duty.id}",
        sources=duty.sources,
        cause="absent",
    )
