"""A normative clause from which nothing in the spec is taken, and no reason is given.

## 为什么要紧
手册和检查只知道写进规格的内容。有一条规定没有要素引用，又没有说明理由，多半是漏编了：它规定的职责不会出现在任何部门的页面上。

## Why it matters
The handbook and the checks know only what the spec says. A clause that no element cites, and that is not excluded with a
reason, was probably forgotten: what it orders will be on nobody's page.

## 触发 fires on
```yaml
documents:
  doc:
    outline: {'4': 第四条}
```

## 改为 use instead
```yaml
documents:
  doc:
    outline: {'4': {title: 第四条, excluded: 只定目标，未给具体主体设定行为}}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.wording import clause_number, listed
from ...diagnostics.diagnostic import About
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import ClauseFact
from ..listing import Listing, listings
from ..related import pointers
from ..rule import Rule, rule


@rule(
    "DOC008",
    "clause-not-covered",
    zh="规范性条款没有编入",
    en="a clause was not taken up",
    about=About.spec,
)
def clause_not_covered(rule: Rule, facts: Facts) -> Iterable[Finding]:
    groups: dict[tuple[str, str], list[ClauseFact]] = {}
    for clause in facts.place.clauses.values():
        if clause.normative and not clause.elements and not clause.spec.excluded:
            groups.setdefault((clause.document, _heading(clause.locator)), []).append(clause)
    for (document, heading), found in groups.items():
        subject = f"clause:{document}:{heading}" if heading else f"document:{document}"
        for listing in listings(rule, facts.place, subject, ((f"clause:{c.cite}", c) for c in found)):
            yield _finding(rule, listing)


def _finding(rule: Rule, listing: Listing[ClauseFact]) -> Finding:
    clauses = listing.items
    names = listed(clause_number(c.locator) for c in clauses)
    return rule.finding(
        clauses[0].path,
        Text(
            f"以下规范性条款没有任何要素引用，也没有写明不编入的理由：{names}",
            f"no element cites these clauses, and no reason is given: {', '.join(c.locator for c in clauses)}",
        ),
        Text(
            "把条款的规定写成要素并以 source 引用；确实不需要的，写 excluded 和理由",
            "write what they order as elements that cite them, or add excluded with the reason",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=tuple(c.cite for c in clauses),
        related=pointers((c.path for c in clauses[1:]), Text("也没有编入", "not taken up either")),
    )


def _heading(locator: str) -> str:
    """The locator of the heading under which a clause stands; '' at the top."""
    body = locator.partition("#")[0]
    if body == locator:
        body = locator.rpartition(".")[0] if "." in locator else locator.rpartition("/")[0]
    return body
