"""An annex that the main text announces and that is not there, or one that it does not announce.

## 为什么要紧
正文说“见附件2”，附件2却不存在，其中的规定就无从执行；正文没有列出的附件，是否属于文件的一部分也会有争议。

## Why it matters
What an announced annex would have ruled cannot be carried out if the annex is missing; and whether an annex that nobody
announced belongs to the document is open to dispute.

## 触发 fires on
```yaml
documents:
  doc:
    annexes: {A1: 移送清单, A2: 联系人制度}
    outline:
      A1: {title: 移送清单}
      A1/1: {excluded: 只作说明}
```

## 改为 use instead
```yaml
documents:
  doc:
    annexes: {A1: 移送清单}
    outline:
      A1: {title: 移送清单}
      A1/1: {excluded: 只作说明}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import clause_number, listed
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule

_ANNEX = re.compile(r"A\d+")
_HELP = Text(
    "核对原文：附件确实缺少或者正文确实漏列的，修订文件时补上；属编写遗漏的，补入附件清单（annexes）或者目录（outline）",
    "check the text: supply the annex or announce it when the document is amended; or mend annexes or outline here",
)


@rule("DOC004", "annex-missing", zh="附件缺少或者漏列", en="an annex is missing", severity=Severity.error)
def annex_missing(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for document_id, document in facts.place.documents.items():
        printed = {locator.split("/")[0].split("#")[0] for locator in document.outline}
        missing = [a for a in document.annexes if a not in printed]
        extra = sorted(p for p in printed if _ANNEX.fullmatch(p) and p not in document.annexes)
        if missing:
            names = listed(f"{clause_number(a)}《{document.annexes[a]}》" for a in missing)
            yield rule.finding(
                ("documents", document_id, "annexes", missing[0]),
                Text(
                    f"正文列有{names}，文件中没有", f"announced but not there: annexes {', '.join(missing)}"
                ),
                _HELP,
                confidence=Confidence.medium,
                subject=f"document:{document_id}",
                members=tuple(f"clause:{document_id}:{a}" for a in missing),
                sources=(f"{document_id}:{missing[0]}",),
                cause="missing",
            )
        if extra and document.annexes:
            names = listed(clause_number(a) for a in extra)
            yield rule.finding(
                ("documents", document_id, "outline", extra[0]),
                Text(
                    f"文件印有{names}，正文没有列出", f"there but not announced: annexes {', '.join(extra)}"
                ),
                _HELP,
                severity=Severity.warning,
                subject=f"document:{document_id}",
                members=tuple(f"clause:{document_id}:{a}" for a in extra),
                sources=tuple(f"{document_id}:{a}" for a in extra),
                cause="extra",
            )
