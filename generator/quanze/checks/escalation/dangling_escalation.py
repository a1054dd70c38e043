"""A rung without a body, without anybody to bring the matter up, or without a word on when it goes further.

## 为什么要紧
“协商不成的，提请联席会议决定”没有写明由谁提请，双方都可以等对方提，争议就停在那里。由谁处理、由谁提请、何时进入下一级，缺一级就断在
哪里。公文常省略“提请”的主语：前一级是争议各方协商的，一般理解为争议各方，只作提示；前一级由他方协调的，可以指争议各方，也可以指协
调的一方，作警告；没有写明由谁处理、何时进入下一级的，是错误。承前省略、读来无疑的，照所指填写（`brought-by`）。
其他条款已经规定由谁向这一级提请的，同时列明；已经涵盖各方、各类争议的，不再提示。

## Why it matters
"If they cannot agree, the conference decides" does not say who brings it there: each party may wait for the other, and the
dispute rests. A ladder breaks where nobody deals with the matter, brings it up, or knows when it goes further. Official
texts often leave out who "brings" it: after the parties' own consultation they may be meant, a note; after others have
mediated, the parties or these, a warning. Where the sentence before leaves no doubt who is meant, write that.
A clause elsewhere that brings some of the disputes there is named; one that brings all of them leaves nothing to report.

## 触发 fires on
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: silent, within: 10个工作日, final: true}
```

## 改为 use instead
```yaml
mechanisms:
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      duty-dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: decide, brought-by: parties, within: 10个工作日, final: true}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...analysis.bringers import brings_all, find_bringers
from ...analysis.facts import Facts
from ...analysis.ladders import Ladder, is_own
from ...analysis.wording import rung_bodies
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact, Jurisdiction, RungFact
from ..evidence import cited_all, sources_of
from ..related import pointers
from ..rule import Rule, rule


@dataclass(frozen=True, slots=True)
class _Gap:
    """What a rung lacks, and what the text should say."""

    rung: RungFact
    words: Text
    wanted: Text
    about: About = About.document
    severity: Severity = Severity.error
    beside: tuple[str, ...] = ()
    """The clauses told of beside those of the rung."""


@rule("ESC001", "dangling-escalation", zh="升级链中断", en="a ladder breaks off", severity=Severity.error)
def dangling_escalation(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for ladder in facts.ladders:
        gaps = list(_gaps(facts.place, ladder))
        for about in About:
            found = [gap for gap in gaps if gap.about is about]
            if found:
                yield _finding(rule, ladder, found, about)


def _gaps(place: Jurisdiction, ladder: Ladder) -> Iterator[_Gap]:
    """Every gap in the ladder."""
    rungs = ladder.chain.rungs
    for index, rung in enumerate(rungs):
        who = rung_bodies(place, rung) or rung.id
        if not rung.bodies:
            about = About.document if rung.spec.by.silent else About.spec
            words = Text("没有写明由谁处理", "nobody deals with it")
            yield _Gap(rung, words, Text("由谁处理", "who deals with the matter"), about)
        if index and not rung.brought_by:
            bringers = find_bringers(place, ladder, rung)
            if rung.brought_by is None or not any(brings_all(ladder, d) for d in bringers):
                yield _unbrought(place, rungs[index - 1], rung, bringers)
        last = index == len(rungs) - 1
        if not last and not rung.spec.moves_up and not any(d.spec.on_expiry for d in rung.deadlines):
            words = Text(f"没有写明“{who}”处理后何时进入下一级", f"not said when it goes beyond {rung.id}")
            yield _Gap(rung, words, Text("在何种情况下进入下一级", "when it goes further"))


def _unbrought(place: Jurisdiction, below: RungFact, rung: RungFact, bringers: tuple[DutyFact, ...]) -> _Gap:
    """Nobody brings the matter to a rung: the parties, as one reads it, unless others dealt with it before.

    `bringers` are clauses by which some of the disputes are brought there.
    """
    who = rung_bodies(place, rung) or rung.id
    wanted = Text("由谁提请", "who brings the matter up")
    if rung.brought_by is None:
        words = Text(f"未填写由谁提请“{who}”", f"brought-by of {rung.id} is missing")
        return _Gap(rung, words, wanted, About.spec)
    some = cited_all(place, bringers)
    unsaid = Text(
        (f"除{some.zh}外，" if bringers else "") + f"没有写明由谁提请“{who}”",
        f"nobody is named to bring it to {rung.id}" + (f", but in {some.en}" if bringers else ""),
    )
    if is_own(below) or not below.bodies:
        words = Text(f"{unsaid.zh}，一般理解为争议各方", f"{unsaid.en} (the parties, presumably)")
        return _Gap(rung, words, wanted, severity=Severity.note, beside=sources_of(bringers))
    before = rung_bodies(place, below)
    words = Text(
        f"{unsaid.zh}，可以指争议各方，也可以指{before}", f"{unsaid.en} (the parties, or those of {below.id})"
    )
    return _Gap(rung, words, wanted, severity=Severity.warning, beside=sources_of(bringers))


def _finding(rule: Rule, ladder: Ladder, gaps: list[_Gap], about: About) -> Finding:
    chain = ladder.chain
    wanted = list(dict.fromkeys(g.wanted for g in gaps))
    advice = Text(
        f"在文件中写明{'、'.join(w.zh for w in wanted)}",
        f"say in the text {', and '.join(w.en for w in wanted)}",
    )
    if about is About.spec:
        advice = Text(
            "核对原文后写明；原文没有规定的，写 silent", "read the text; where it says nothing, write silent"
        )
    return rule.finding(
        gaps[0].rung.path,
        Text(
            f"升级链“{chain.spec.name}”：{'；'.join(g.words.zh for g in gaps)}",
            f"chain {chain.id}: {'; '.join(g.words.en for g in gaps)}",
        ),
        advice,
        severity=max(g.severity for g in gaps),
        about=about,
        subject=f"chain:{chain.id}",
        sources=tuple(dict.fromkeys(s for g in gaps for s in (*g.rung.sources, *g.beside))),
        related=pointers(
            (g.rung.path for g in gaps if g.rung.path != gaps[0].rung.path),
            Text("此级也如此", "this rung too"),
        ),
        cause=about.value,
        members=tuple(dict.fromkeys(f"rung:{chain.id}/{g.rung.id}" for g in gaps)),
    )
