"""A duty in a case has no time limit, and others wait for it.

## 为什么要紧
没有时限的环节可以无限期拖下去，后面的人只能等。规格没有填写时限（`within`），是没有查过原文：应当做的为规格错误，可以做的为
提示（申请复核一类的权利也常有期限）。注明文件未写明（`silent`），是原文没有写：有他人等着接收或者等着办下一步的，按机制汇总
为警告，零星的合为一条，列出各项职责和条款。不在此列的：为本单位办案而提请协助、征求意见、查询资料，没有他人等候；移送司法机
关、申请法院执行，另有法律规定；平台由谁运行尚未写明，先须写明由谁运行；受理、备案本身，以及争议处理各级（另有检查）。其他条款
能够适用的时限也算：所细化的职责（`specifies`）的时限，同一主体向同一主体移送案件、共享信息、就同一步告知的时限，整个案件的法
定时限，每年、每季度一轮的工作。

## Why it matters
A step without a limit can take for ever while others wait. A missing `within` means that nobody looked: an error of the
spec, or a note where something may be done (rights such as to appeal often lapse). `silent` is a gap of the text, gathered
by mechanism where somebody else is to receive something or to go on. Nobody waits to be asked for help that the asking body
needs itself, for mere receipt or for a copy for the records; what goes to judicial organs is left to statutes, a rung to
the check of ladders; and a platform first needs somebody who runs it. Limits of other clauses count where they apply: of the
duty that is made more precise (`specifies`), of the same bodies' transfers, shared information and word of the same step, of
the whole case by statute, or of work that comes round every year or quarter.

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

from ...analysis.citations import are_reported
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
    in_case,
    list_duties,
    place_of,
    sources_of,
    subject_of,
)
from ..rule import Rule, rule

_HELP = Text(
    "写明各项在多长时间内完成、从何时起算；法律法规已有规定的，引用该规定",
    "say within which time each is due, and from when, or cite the statute that does",
)
_REPORTED = Text(
    "原文是工作报告，不是规定：向报告单位查明各项的时限由哪一文件规定，没有规定的再作补充",
    "the text is a report and no rule: ask its author which document sets the limits, and add those that none does",
)


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
            partial(_message, facts),
            _REPORTED if are_reported(facts.place, sources_of(duties)) else _HELP,
            also=Text("也没有时限", "has no time limit either"),
        )


def _message(facts: Facts, duties: Sequence[DutyFact]) -> Text:
    shown = cited_by_mechanism(facts.place, duties)
    return Text(
        f"{place_of(facts.place, duties)}有他人等候的下列职责没有写时限，其他条款也未见可以适用的时限：{shown.zh}",
        f"others wait for these duties, without a time limit of their own "
        f"or, as it seems, by another clause: {shown.en}",
    )


def _is_awaited(facts: Facts, duty: DutyFact) -> bool:
    """Whether others wait for what must be done without any limit."""
    if duty.modality is not Modality.MUST or not duty.triggers:
        return False
    if any(d.spec.limit.kind is not DeadlineKind.OPEN or d.spec.before for d in duty.deadlines):
        return False
    return facts.waiting.is_awaited(duty) and not facts.other_limits.is_limited(duty)


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
