"""An outline that leaves out a paragraph or sentence before others, or the heading above them.

## 为什么要紧
款和句不印编号，由编写者在目录中依次数出。写了第二款而没有第一款，就是目录漏了一款：它规定的内容不会被任何检查发现漏编，
其后各款的引用也可能错位。同级各条、各章自己都列入目录，唯独少数几处只有下级而没有本级的，也是漏了。

## Why it matters
Paragraphs and sentences have no printed numbers; the author counts them. An outline with a second paragraph and no first
one has lost a paragraph: nobody will notice that nothing was made of it, and citations of those after it may be off by one.
Where most headings of a kind have an entry of their own, one that is only implied by what stands below it was forgotten.

## 触发 fires on
```yaml
documents:
  doc:
    outline:
      '1#1': {excluded: 只写目的}
      '1#3': {excluded: 只写目的}
```

## 改为 use instead
```yaml
documents:
  doc:
    outline:
      '1#1': {excluded: 只写目的}
      '1#2': {excluded: 只写目的}
      '1#3': {excluded: 只写目的}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.numbering import OutlineGap, read_missing_headings, read_outline_gaps
from ...analysis.wording import clause_number, listed
from ...diagnostics.diagnostic import About
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule("DOC010", "outline-gap", zh="目录漏了条款", en="the outline leaves out a clause", about=About.spec)
def outline_gap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for gap in (*read_outline_gaps(facts.place), *read_missing_headings(facts.place)):
        yield rule.finding(
            gap.clause.path,
            _message(gap),
            Text(
                "核对原文，补上漏掉的条款；数错了的，改正这一条及引用它的地方",
                "add what was left out, or correct the number here and where it is cited",
            ),
            subject=f"clause:{gap.clause.cite}",
            sources=(gap.clause.cite,),
            cause="heading" if gap.above else "",
        )


def _message(gap: OutlineGap) -> Text:
    here = clause_number(gap.clause.locator)
    missing, missing_en = listed(f"“{clause_number(m)}”" for m in gap.missing), ", ".join(gap.missing)
    if gap.above:
        return Text(
            f"目录中有“{here}”，而没有它所在的{missing}，同级各处都有",
            f"the outline has {gap.clause.locator} and not {missing_en} above it, as it has elsewhere",
        )
    return Text(
        f"目录中“{here}”之前缺{missing}",
        f"the outline has {gap.clause.locator} without {missing_en} before it",
    )
