"""After one outcome, two steps must both follow that cannot both be taken.

## 为什么要紧
同一结果之后，既要求立案查处又要求移送他人，或者由两个部门各自立案，经办人无从选择。检查比较一个结果之后各项应当履行的
职责，列出情形交叉而行为互不相容的两项。其中一项的原文可作不同理解（`unclear`）的，只作为疑问提出，为警告。

## Why it matters
One outcome that calls for handling the case and for transferring it, or for two bodies each to file it, leaves no
right thing to do. The check compares the duties after an outcome, and names the situations in which two of them
collide. Where one of them may be read in two ways (`unclear`), it is a question and a warning.

## 触发 fires on
```yaml
mechanisms:
  complaints:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      accept-complaint:
        actor: enforcement
        must: accept
        object: complaint
        on: complaint-received
        within: 2个工作日
        source: '1'
        then:
          accepted: [handle-complaint, pass-on]
      handle-complaint:
        actor: enforcement
        must: handle
        object: complaint
        when: {urgency: [normal, urgent]}
        within: 30日
        source: '2'
      pass-on:
        actor: enforcement
        must: transfer
        object: complaint
        to: regulator
        when: {competence: {not: own}}
        within: 3个工作日
        source: '3'
```

## 改为 use instead
```yaml
mechanisms:
  complaints:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      accept-complaint:
        actor: enforcement
        must: accept
        object: complaint
        on: complaint-received
        within: 2个工作日
        source: '1'
        then:
          accepted: [handle-complaint, pass-on]
      handle-complaint:
        actor: enforcement
        must: handle
        object: complaint
        when: {competence: own}
        within: 30日
        source: '2'
      pass-on:
        actor: enforcement
        must: transfer
        object: complaint
        to: regulator
        when: {competence: {not: own}}
        within: 3个工作日
        source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.branches import Branch
from ...analysis.clashes import Clash, branch_clashes
from ...analysis.coverage import Shape
from ...analysis.facts import Facts
from ...analysis.wording import outcome_name, region_words
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..doubts import ASK, question
from ..evidence import acting, cited, sources_of
from ..rule import Rule, rule


@rule(
    "FLO006",
    "branch-conflict",
    zh="同一结果之后的步骤互相冲突",
    en="branches conflict",
    severity=Severity.error,
)
def branch_conflict(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for branch in facts.branches:
        if branch.duty.derived_from is None:
            for clash in branch_clashes(facts.place, facts.closure, branch):
                yield _finding(rule, facts, branch, clash)


def _finding(rule: Rule, facts: Facts, branch: Branch, clash: Clash) -> Finding:
    place = facts.place
    what, region = cited(place, branch.duty), region_words(place, clash.region)
    one, other = cited(place, clash.first), cited(place, clash.second)
    leads = acting(place, clash.first), acting(place, clash.second)
    outcome = outcome_name(place, branch.duty, branch.outcome)
    asked = question(place, (clash.first, clash.second))
    literally = Text("按字面", "by the letter, ") if asked else Text("", "")
    message = Text(
        f"{what.zh}的结果为“{outcome}”时，{literally.zh}{leads[0].zh}须{one.zh}，同时{leads[1].zh}须{other.zh}，"
        f"两者不能并行\n· {region.zh}{asked.zh if asked else ''}",
        f"after {what.en}/{branch.outcome}, {literally.en}{leads[0].en} must {one.en} and {leads[1].en} must {other.en}, "
        f"which cannot both be done\n· {region.en}{asked.en if asked else ''}",
    )
    severity = Severity.note if clash.shape is Shape.INSIDE else Severity.warning if asked else None
    return rule.finding(
        clash.first.path,
        message,
        ASK
        if asked
        else Text(
            "分别写明两项的适用情形，或者写明哪一项优先（overrides）",
            "state the situations of each, or say which goes before (overrides)",
        ),
        severity=severity,
        confidence=Confidence.medium if asked else Confidence.high,
        subject=f"duty:{branch.duty.id}",
        sources=sources_of((branch.duty, clash.first, clash.second)),
        related=(Pointer(clash.second.path, Text("与这一项冲突", "conflicts with this")),),
        cause=f"{branch.outcome}:{clash.first.id}:{clash.second.id}",
    )
