"""Two bodies whose names are alike but for one character or the order of characters, or share a name.

## 为什么要紧
“综合行政执法队”和“综合行政执法中队”只差一字，读者会当成一个部门，或者把一个部门当成两个。同一称呼指两个主体的，文中每次出现都要猜
所指。层级不同、在共同词汇中角色不同的主体，“各有关部门”一类的泛称，简称只差一字的部门（财政局、民政局）和编号不同的队伍，
以及差别恰在文件分别规定的两项机制（综合执法联席会议、联合执法联席会议）的名称，不在此列。

## Why it matters
Readers take two bodies whose names differ by one character for one, or one for two. If two bodies share a name, each time it
is used one has to guess. Bodies of different levels, or with different roles of the shared vocabulary, are told apart,
and collective words like 各有关部门 are left out, as are short names like 财政局 and 民政局, numbered teams, and names
that differ in words which the text sets out as two mechanisms (综合执法联席会议, 联合执法联席会议).

## 触发 fires on
```yaml
bodies:
  team: {name: 综合行政执法队, level: county, source: '1'}
  squad: {name: 综合行政执法中队, level: county, source: '1'}
```

## 改为 use instead
```yaml
bodies:
  team: {name: 综合行政执法队, aliases: [综合行政执法中队], level: county, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import body_citations
from ...analysis.facts import Facts
from ...analysis.names import Likeness, Twins, find_twins
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule("REF006", "confusable-names", zh="名称易混淆", en="names easily confused")
def confusable_names(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for twins in find_twins(facts.place):
        bodies = facts.place.bodies
        yield rule.finding(
            ("bodies", twins.second),
            _message(twins, (bodies[twins.first].name, bodies[twins.second].name)),
            Text(
                "确为同一主体的，合为一个，另一称呼列为别称（aliases）；确为两个主体的，修订文件时写明各指哪一机构",
                "if they are one body, make them one and keep the other name as an alias; "
                "if not, say when the text is amended which office each is",
            ),
            severity=Severity.note if twins.likeness is Likeness.REPLACED else Severity.warning,
            confidence=Confidence.high if twins.likeness is Likeness.SAME else Confidence.medium,
            subject=f"body:{twins.second}",
            sources=body_citations(facts.place, (twins.first, twins.second)),
            related=(Pointer(("bodies", twins.first), Text("另一个", "the other one")),),
            cause=twins.first,
        )


def _message(twins: Twins, bodies: tuple[str, str]) -> Text:
    if twins.likeness is Likeness.SAME:
        name = twins.names[0]
        return Text(
            f"称呼“{name}”指两个主体：“{bodies[0]}”和“{bodies[1]}”",
            f"{name} names two bodies, {twins.first} and {twins.second}",
        )
    how = Text("只是字序不同", "in the order of characters") if twins.likeness is Likeness.REORDERED else None
    how = how or Text("只差一字（不计地名和层级）", "by one character")
    of = "" if twins.names == bodies else f"（分别是“{bodies[0]}”和“{bodies[1]}”的称呼）"
    return Text(
        f"“{twins.names[0]}”与“{twins.names[1]}”{how.zh}{of}",
        f"the names of {twins.first} and {twins.second} differ only {how.en}",
    )
