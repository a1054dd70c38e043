"""A document that was published, or entered into force, before it was written.

## 为什么要紧
文件先成文、再发布、再施行。发布或者施行的日期早于成文日期，多半是抄错或者印错了一个数字；确实溯及既往的，成文之前的
行为是否适用就有争议。

## Why it matters
A text is written, then published, then in force. A date that comes before the date of issue is mostly one wrong digit; where
it is meant, it is open to dispute whether acts before the text was written fall under it.

## 触发 fires on
```yaml
documents:
  doc:
    issued: '2024-06-01'
    effective: '2023-07-01'
```

## 改为 use instead
```yaml
documents:
  doc:
    issued: '2024-06-01'
    effective: '2024-07-01'
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule

_LATER = (("published", Text("发布日期", "published")), ("effective", Text("施行日期", "in force from")))


@rule("DOC005", "dates-out-of-order", zh="日期先后颠倒", en="dates out of order")
def dates_out_of_order(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for document_id, document in facts.place.documents.items():
        for key, words in _LATER:
            later = getattr(document, key)
            if not document.issued or not later or later >= document.issued:
                continue
            yield rule.finding(
                ("documents", document_id, key),
                Text(
                    f"{words.zh}{later}早于成文日期{document.issued}",
                    f"{document_id} is {words.en} {later}, before it was issued on {document.issued}",
                ),
                Text(
                    "与原文核对；原文如此的，修订文件时改正，或者写明溯及既往的理由",
                    "compare with the text; if it says so, correct it when it is amended, or say why it reaches back",
                ),
                on="value",
                subject=f"document:{document_id}",
                sources=(f"{document_id}:0",) if f"{document_id}:0" in facts.place.clauses else (),
                cause=key,
            )
