"""An annex whose printed title differs from the one announced in the main text.

## 为什么要紧
正文说附件是“机制”，附件自称“制度”，引用时就有两个名称；有的还会让人疑心印错了附件。

## Why it matters
Where the main text and the annex itself give different titles, citations differ too, and readers wonder whether the
right annex was printed.

## 触发 fires on
```yaml
documents:
  doc:
    annexes: {A1: 联合审查机制}
    outline:
      A1: {title: 联合审查制度}
      A1/1: {excluded: 只定目的}
```

## 改为 use instead
```yaml
documents:
  doc:
    annexes: {A1: 联合审查制度}
    outline:
      A1: {title: 联合审查制度}
      A1/1: {excluded: 只定目的}
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import clause_number
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..listing import Listing, listings
from ..related import pointers
from ..rule import Rule, rule


@rule(
    "DOC003",
    "title-mismatch",
    zh="附件标题前后不一",
    en="an annex has two titles",
    severity=Severity.note,
)
def title_mismatch(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for document_id, document in facts.place.documents.items():
        pairs = [
            (annex, announced, clause.title)
            for annex, announced in document.annexes.items()
            if (clause := document.outline.get(annex)) and clause.title
            if _plain(announced) != _plain(clause.title)
        ]
        annexes = ((f"clause:{document_id}:{p[0]}", p) for p in pairs)
        for listing in listings(rule, facts.place, f"document:{document_id}", annexes):
            yield _finding(rule, document_id, listing)


def _finding(rule: Rule, document_id: str, listing: Listing[tuple[str, str, str]]) -> Finding:
    pairs = listing.items
    rows = [f"{clause_number(a)}：正文作“{said}”，附件自题“{printed}”" for a, said, printed in pairs]
    places = [("documents", document_id, "outline", a) for a, _, _ in pairs]
    return rule.finding(
        places[0],
        Text(
            "正文所列附件标题与附件自题不一致：\n· " + "\n· ".join(rows),
            f"annexes printed under another title than announced: {', '.join(a for a, _, _ in pairs)}",
        ),
        Text(
            "核对原文：原文如此的，修订文件时统一标题",
            "check the text; make the titles agree when it is amended",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(f"{document_id}:{a}" for a, _, _ in pairs),
        related=pointers(places[1:], Text("标题也不一致", "this title differs too")),
    )


def _plain(title: str) -> str:
    return re.sub(r"[\s《》]", "", unicodedata.normalize("NFKC", title))
