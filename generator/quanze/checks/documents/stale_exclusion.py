"""A clause that is said to need no element, though elements cite it.

## 为什么要紧
“不须编入”的理由要经得起律师查问。条款既已有要素引用，理由就不成立了：要么引用错了地方，要么理由该删。

## Why it matters
The reason for leaving a clause out must hold before a lawyer. If elements cite the clause, it does not: either they cite the
wrong place, or the reason has to go.

## 触发 fires on
```yaml
documents:
  doc:
    outline: {'4': {title: 第四条, excluded: 只定目标，未给具体主体设定行为}}
bodies:
  market-bureau: {name: 市场监管局, source: '4'}
```

## 改为 use instead
```yaml
documents:
  doc:
    outline: {'4': 第四条}
bodies:
  market-bureau: {name: 市场监管局, source: '4'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import clause_number, listed
from ...diagnostics.diagnostic import About
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import ClauseFact, Path
from ..rule import Rule, rule


@rule(
    "DOC009",
    "stale-exclusion",
    zh="写明不编入的条款已被引用",
    en="an excluded clause is cited",
    about=About.spec,
)
def stale_exclusion(rule: Rule, facts: Facts) -> Iterable[Finding]:
    cited: dict[Path, list[ClauseFact]] = {}
    for clause in facts.place.clauses.values():
        if clause.spec.excluded and clause.elements:
            cited.setdefault(clause.path, []).append(clause)
    for path, clauses in cited.items():
        names = listed(clause_number(c.locator) for c in clauses)
        elements = list(dict.fromkeys(e for c in clauses for e in c.elements))
        yield rule.finding(
            (*path, "excluded"),
            Text(
                f"{names}写明不须编入，却有要素引用：{'、'.join(elements)}",
                f"{', '.join(c.locator for c in clauses)} is excluded, yet cited by {', '.join(elements)}",
            ),
            Text(
                "删去 excluded，或者改正这些要素的 source；一款中只有部分句子不编入的，只在该句写 excluded",
                "remove excluded or correct what these elements cite; exclude single sentences by their own keys",
            ),
            subject=f"clause:{clauses[0].document}:{path[-1]}",
            members=tuple(f"clause:{c.cite}" for c in clauses),
            sources=tuple(c.cite for c in clauses),
        )
