"""A body hands something to itself.

## 为什么要紧
“由业务主管部门答复，并抄送业务主管部门”：发出和接收的是同一主体，这一步等于没有写，真正应当知情的一方反而收不到。多
半是起草时把主体写错了。

## Why it matters
A department that copies its reply to itself tells nobody, and whoever should know is left out. Mostly the drafter
named the wrong body.

## 触发 fires on
```yaml
mechanisms:
  complaints:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      copy-answer:
        actor: regulator
        must: copy
        about: 答复情况
        to: regulator
        on: complaint-received
        within: 5个工作日
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  complaints:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      copy-answer:
        actor: regulator
        must: copy
        about: 答复情况
        to: enforcement
        on: complaint-received
        within: 5个工作日
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import body_name
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact
from ..evidence import cited
from ..rule import Rule, rule

_DISCOVERY = "discovery"
"""The stage at which one body orders or urges another; who supervises or punishes itself is for SOD001."""


@rule("FLO012", "self-addressed", zh="发给自己", en="sent to itself")
def self_addressed(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for duty in facts.place.duties.values():
        body = _to_itself(facts, duty)
        if body:
            what, name = cited(facts.place, duty), body_name(facts.place, body)
            yield rule.finding(
                (*duty.path, "to") if duty.derived_from is None else duty.path,
                Text(
                    f"{what.zh}的实施主体和接受方同为{name}",
                    f"{what.en} is done by {body} and addressed to {body}",
                ),
                Text(
                    "核对规格与原文是否一致；原文如此的，修订时写明应当告知的是哪一方",
                    "check the spec against the text; if the text says so, have it say whom it should reach",
                ),
                subject=f"duty:{duty.id}",
                sources=duty.sources,
            )


def _to_itself(facts: Facts, duty: DutyFact) -> str | None:
    """The one body that both acts and receives; copies count only if the exchange of bodies made them so."""
    action = facts.place.action(duty)
    actors, recipients = {a.body for a in duty.actors}, {a.body for a in duty.recipients}
    reaches_out = action is not None and (action.hand_over or action.stage == _DISCOVERY)
    if not reaches_out or len(actors) != 1 or actors != recipients:
        return None
    if any(len(a.bodies) > 1 for a in duty.actors):
        return None
    original = facts.place.duties.get(duty.derived_from or "")
    return None if original and _to_itself(facts, original) else next(iter(actors))
