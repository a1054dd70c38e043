"""A duty that does not say what is to be done with what.

## 为什么要紧
“移送”“核查”“归档”总要有对象。既没有客体（object），又没有文字限定（about），或者只有“移送的”一类的限定而没有所限定的
客体，手册上的句子就是残句。词汇表写明须有客体的行为（`needs: object`），只用文字写也不够：比较各地、查找矛盾依据的
是客体的标识，不是文字。

## Why it matters
To transfer, verify or archive needs something that is transferred. With neither `object` nor `about`, or with an `about`
that only limits an object (…的) which is not there, the sentence in the handbook is a fragment. Where the vocabulary says
that an action needs an object (`needs: object`), words alone do not do: comparison and contradictions rest on ids.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case:
        actor: enforcement
        must: verify
        on: violation-found
        within: 5个工作日
        outcomes: confirmed
        source: '1'
        then: {confirmed: end}
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      verify-case:
        actor: enforcement
        must: verify
        object: violation
        on: violation-found
        within: 5个工作日
        outcomes: confirmed
        source: '1'
        then: {confirmed: end}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact
from ...model.vocabulary import Action, Need
from ..evidence import cited
from ..rule import Rule, rule

_LIMITS = "的"
"""The last character of words that only limit what is named after them."""


@rule(
    "DUT010",
    "no-content",
    zh="没有写明对什么做",
    en="not said of what",
    severity=Severity.note,
    about=About.spec,
)
def no_content(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duty in facts.own_duties:
        action = facts.place.action(duty)
        if action is None or duty.spec.object or not _lacks(duty, action):
            continue
        what = cited(facts.place, duty)
        yield rule.finding(
            duty.path,
            Text(f"{what.zh}没有写明客体", f"{what.en} does not say what it is done to"),
            _advice(action),
            subject=f"duty:{duty.id}",
            sources=duty.sources,
        )


def _lacks(duty: DutyFact, action: Action) -> bool:
    """Whether a duty without an object should have one."""
    if Need.OBJECT in action.needs:
        return True
    if "{object}" not in (action.sentence or ""):
        return False
    if duty.spec.about:
        return duty.spec.about.endswith(_LIMITS)
    return not duty.recipients or action.hand_over  # to guide somebody, to talk with somebody


def _advice(action: Action) -> Text:
    if Need.OBJECT in action.needs:
        return Text(
            f"“{action.name}”须写明客体（object），其余限定写在 about",
            "name the object; words that limit it stand in about",
        )
    return Text(
        "写明客体（object），或者用完整的文字写明（about）",
        "name the object, or say it in full words (about)",
    )
