"""A document that rests on a text that has been repealed.

## 为什么要紧
依据已经废止，据以设定的职责、时限可能失去根据或者与新规定不一致，应当对照新规定清理。

## Why it matters
Duties and time limits set on the strength of a repealed text may have lost their ground or differ from what replaced it.

## 触发 fires on
```yaml
documents:
  doc:
    based-on:
      - {title: 某某省行政执法条例, repealed: 2021年7月15日起被新条例代替}
```

## 改为 use instead
```yaml
documents:
  doc:
    based-on:
      - 某某省行政执法条例
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Path
from ..related import pointers
from ..rule import Rule, rule


@rule("DOC006", "cites-repealed", zh="依据已被废止", en="rests on a repealed text")
def cites_repealed(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for document_id, document in facts.place.documents.items():
        repealed = [(i, basis) for i, basis in enumerate(document.based_on) if basis.repealed]
        if not repealed:
            continue
        places: list[Path] = [("documents", document_id, "based-on", i, "repealed") for i, _ in repealed]
        names = listed(f"《{b.title.strip('《》')}》（{b.repealed}）" for _, b in repealed)
        yield rule.finding(
            places[0],
            Text(f"制定依据已被废止：{names}", f"{document_id} rests on repealed texts: {names}"),
            Text(
                "对照现行规定核对据此设定的职责和时限，修订文件时改引现行依据",
                "compare what rests on them with the rules now in force, and cite those when the text is amended",
            ),
            on="value",
            subject=f"document:{document_id}",
            sources=(f"{document_id}:0",) if f"{document_id}:0" in facts.place.clauses else (),
            related=pointers(places[1:], Text("也已被废止", "repealed too")),
            cause=document_id,
        )
