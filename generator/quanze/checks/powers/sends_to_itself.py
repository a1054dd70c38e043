"""A body that is to send or report something to itself.

## 为什么要紧
“由业务主管部门答复，并抄送业务主管部门”，发送的和接收的是同一个主体：多半是写错了接收单位，真正应当知道的单位反而收不到。

## Why it matters
If a department is to copy its answer to itself, the recipient was probably mistaken, and the one that ought to know is not
told.

## 触发 fires on
```yaml
mechanisms:
  m:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      copy-answer: {actor: regulator, must: copy, about: 答复情况, to: regulator, within: 及时, source: '1'}
```

## 改为 use instead
```yaml
mechanisms:
  m:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      copy-answer: {actor: regulator, must: copy, about: 答复情况, to: enforcement, within: 及时, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.control import find_to_self
from ...analysis.facts import Facts
from ...analysis.wording import body_name, duty_name
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule("SOD005", "sends-to-itself", zh="发送给自己", en="sends to itself")
def sends_to_itself(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    for duty in find_to_self(place):
        body = duty.actors[0].body
        several = len(place.bodies[body].holders) > 1 if body in place.bodies else True
        yield rule.finding(
            (*duty.path, "to"),
            Text(
                f"“{duty_name(place, duty)}”由“{body_name(place, body)}”作出，接收的也是“{body_name(place, body)}”",
                f"{duty.id} is done by {body} towards {body} itself",
            ),
            Text(
                "核对原文；原文如此的，修订文件时改正接收单位；指同一角色下的不同单位的，写明是哪一单位",
                "check the text; correct the recipient when it is amended, or say which holder of the role is meant",
            ),
            confidence=Confidence.low if several else Confidence.medium,
            subject=f"duty:{duty.id}",
            sources=duty.sources,
        )
