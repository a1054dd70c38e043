"""A document that is a draft, or rests on one.

## 为什么要紧
征求意见稿没有约束力。正式文件以征求意见稿为依据的，该依据可能从未生效，或者生效时内容已变。据征求意见稿编写的手册须标明“草案”。

## Why it matters
A draft binds nobody, and a handbook made from it must say so. A document in force that rests on a draft rests on something
that may never have entered into force, or not in those words.

## 触发 fires on
```yaml
documents:
  doc:
    based-on:
      - {title: 关于建立行政执法协调指挥机制的实施意见（征求意见稿）, source: '1'}
```

## 改为 use instead
```yaml
jurisdiction: {id: specimen, name: 样例县, level: county}
documents:
  doc:
    title: 样例办法
    status: in-force
    based-on:
      - 关于建立行政执法协调指挥机制的实施意见
    outline: {'1': {excluded: 只作说明}}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import full_citations
from ...analysis.facts import Facts
from ...analysis.wording import citation_words, listed
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.document import Basis, DocumentStatus
from ...model.jurisdiction import Jurisdiction, Path
from ..related import pointers
from ..rule import Rule, rule

_DRAFT_WORDS = ("征求意见稿", "送审稿", "讨论稿", "（草案）", "(草案)")


@rule(
    "DOC007",
    "draft-status",
    zh="草案，或者以草案为依据",
    en="a draft, or based on one",
    severity=Severity.note,
)
def draft_status(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for document_id, document in facts.place.documents.items():
        path: Path = ("documents", document_id)
        if document.status is DocumentStatus.DRAFT:
            yield rule.finding(
                (*path, "status"),
                Text(
                    f"《{document.title}》是草案，尚无约束力",
                    f"{document_id} is a draft and binds nobody yet",
                ),
                Text(
                    "正式印发后改写文件状态（status）并核对全文",
                    "change status and check the text once it is issued",
                ),
                on="value",
                subject=f"document:{document_id}",
                cause="status",
            )
        drafts = [i for i, b in enumerate(document.based_on) if any(w in b.title for w in _DRAFT_WORDS)]
        if drafts:
            places: list[Path] = [(*path, "based-on", i) for i in drafts]
            names = listed(_named(facts.place, document.based_on[i]) for i in drafts)
            yield rule.finding(
                places[0],
                Text(f"制定依据是草案：{names}", f"{document_id} rests on a draft: {names}"),
                Text(
                    "查明正式文本是否已经印发，修订文件时改引正式文本",
                    "find out whether the final text was issued, and cite that when the document is amended",
                ),
                severity=Severity.warning,
                on="value",
                subject=f"document:{document_id}",
                sources=full_citations(facts.place, (c for i in drafts for c in document.based_on[i].source)),
                related=pointers(places[1:], Text("也是草案", "a draft too")),
                cause="basis",
            )


def _named(place: Jurisdiction, basis: Basis) -> str:
    """The title of a text, and where it is cited if the spec says that."""
    cited = listed(citation_words(place, c) for c in full_citations(place, basis.source))
    return f"《{basis.title.strip('《》')}》" + (f"（{cited}）" if cited else "")
