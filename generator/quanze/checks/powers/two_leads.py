"""Two bodies lead one and the same matter.

## 为什么要紧
“由甲和乙牵头”等于没有牵头：谁召集、谁拿出意见、谁对结果负责都不明确，意见不一时也没有人说了算。

## Why it matters
A matter that two bodies lead is led by neither: it is open who convenes, who drafts and who answers for the outcome, and
nobody has the last word between them.

## 触发 fires on
```yaml
mechanisms:
  m:
    kind: joint-enforcement
    name: 联合执法
    source: '3'
    duties:
      organise:
        actor: {lead: [regulator, enforcement]}
        must: organise
        object: joint-action
        within: 每季度
        source: '3'
```

## 改为 use instead
```yaml
mechanisms:
  m:
    kind: joint-enforcement
    name: 联合执法
    source: '3'
    duties:
      organise:
        actor: {lead: regulator, joint: enforcement}
        must: organise
        object: joint-action
        within: 每季度
        source: '3'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.control import find_two_leads
from ...analysis.facts import Facts
from ...analysis.wording import body_name, listed
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule("RAC002", "two-leads", zh="两个牵头单位", en="two in the lead")
def two_leads(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for found in find_two_leads(facts.place):
        names = listed((body_name(facts.place, b) for b in found.leads), "和")
        yield rule.finding(
            found.path,
            Text(
                f"“{found.name}”由{names}共同牵头，没有写明以谁为主",
                f"{', '.join(found.leads)} all lead {found.subject}",
            ),
            Text(
                "修订文件时确定一个牵头单位，其他的作为会同单位",
                "let one of them lead and the others take part when the text is amended",
            ),
            subject=found.subject,
            sources=found.sources,
            cause=",".join(found.leads),
        )
