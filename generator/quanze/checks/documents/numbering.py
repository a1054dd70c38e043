"""A printed number that occurs twice, is skipped, or stands out of order.

## 为什么要紧
条款靠编号引用。一个编号印了两次，“依照第十二条”就不知指哪一条；编号跳过，读者会以为有一条被删去或者漏印。编号接着上一节继续的，
不算差错。

## Why it matters
Clauses are cited by their numbers. A number printed twice makes every citation of it ambiguous; a number left out makes
readers look for a clause that was lost. A series that goes on from the section before it is in order.

## 触发 fires on
```yaml
jurisdiction: {id: specimen, name: 样例县, level: county}
documents:
  doc:
    title: 样例办法
    outline:
      art1: {excluded: 只定目的}
      art2: {excluded: 只定原则}
      art2b: {excluded: 只定原则}
      art4: {excluded: 只定施行日期}
```

## 改为 use instead
```yaml
jurisdiction: {id: specimen, name: 样例县, level: county}
documents:
  doc:
    title: 样例办法
    outline:
      art1: {excluded: 只定目的}
      art2: {excluded: 只定原则}
      art3: {excluded: 只定原则}
      art4: {excluded: 只定施行日期}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.numbering import Slip, SlipKind, read_slips
from ...analysis.wording import clause_number, listed
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..related import pointers
from ..rule import Rule, rule


@rule("DOC001", "numbering", zh="条款编号差错", en="clauses misnumbered")
def numbering(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for slip in read_slips(facts.place):
        before = slip.before
        yield rule.finding(
            slip.clause.path,
            _message(slip),
            Text(
                "核对原文：原文如此的，修订文件时改正编号，并核对引用这些条款的地方；属编写差错的，改正目录（outline）",
                "check the text: if it is printed so, renumber when it is amended and check what cites these clauses; "
                "if not, mend the outline",
            ),
            subject=f"clause:{slip.clause.cite}",
            sources=(*((before.clause.cite,) if before else ()), slip.clause.cite),
            related=pointers(
                [before.clause.path] if before else [], Text("前一个编号", "the number before it")
            ),
            cause=slip.kind.value,
        )


def _message(slip: Slip) -> Text:
    here = clause_number(slip.locator)
    plain = clause_number(slip.locator.rstrip("abcdefghijklmnopqrstuvwxyz"))
    before = clause_number(slip.before.locator) if slip.before else ""
    if slip.kind is SlipKind.REPEATED:
        return Text(
            f"编号“{plain}”印了不止一次：此处是又一个“{plain}”",
            f"the number of {slip.locator} is printed more than once",
        )
    if slip.kind is SlipKind.DISORDERED:
        return Text(
            f"编号顺序颠倒：“{here}”" + (f"排在“{before}”之后" if before else ""),
            f"{slip.locator} is out of order" + (f", after {slip.before.locator}" if slip.before else ""),
        )
    parent, slash, step = slip.locator.rpartition("/")
    kind = step.rstrip("0123456789")
    span = [f"{parent}{slash}{kind}{n}" for n in range(slip.expected, slip.number)]
    after = f"“{before}”之后直接是“{here}”" if before else f"从“{here}”开始"
    return Text(
        f"编号跳号：{after}，缺“{listed(clause_number(m) for m in span)}”",
        f"numbers are skipped before {slip.locator}: {', '.join(span)} missing",
    )
