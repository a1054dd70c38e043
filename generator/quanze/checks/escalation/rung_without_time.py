"""A rung that no lapse of time ends.

## 为什么要紧
“协商不成的，提请决定”，但协商没有时限，就永远说不上“不成”：一方只要拖着，争议就升不上去。“及时”不是时限。

## Why it matters
"If they cannot agree" never comes true where agreeing has no time limit: a party that delays keeps the dispute where it is.
"Promptly" is no limit.

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
          consult: {by: parties, action: consult, moves-up: 协商不成, within: silent}
          government: {by: county-government, action: decide, brought-by: parties, within: 10个工作日, final: true}
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

from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.ladders import Ladder, is_timed
from ...analysis.wording import body_name, listed
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction, RungFact
from ..related import pointers
from ..rule import Rule, rule


@rule(
    "ESC006", "rung-without-time", zh="升级链没有时限", en="a rung without a limit", severity=Severity.error
)
def rung_without_time(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for ladder in facts.ladders:
        rungs = ladder.chain.rungs
        untimed = [r for r in rungs if not is_timed(r)]
        unread = [r for r in untimed if not r.deadlines]
        read = [r for r in untimed if r.deadlines]
        if read:
            stuck = any(r is not rungs[-1] for r in read)
            severity = Severity.error if stuck else Severity.warning
            yield _finding(rule, facts.place, ladder, read, About.document, severity)
        if unread:
            yield _finding(rule, facts.place, ladder, unread, About.spec, Severity.warning)


def _finding(
    rule: Rule, place: Jurisdiction, ladder: Ladder, rungs: list[RungFact], about: About, severity: Severity
) -> Finding:
    chain = ladder.chain
    names = listed(f"“{_rung_words(place, r)}”" for r in rungs)
    shown = ", ".join(r.id for r in rungs)
    if about is About.spec:
        message = Text(
            f"升级链“{chain.spec.name}”未填写时限的各级：{names}",
            f"chain {chain.id}: within is missing on {shown}",
        )
        advice = Text(
            "核对原文后写明 within；原文没有规定的，写 silent",
            "read the text; where it sets no limit, write silent",
        )
    else:
        stays = "，久拖不决也不会进入下一级" if severity is Severity.error else ""
        message = Text(
            f"升级链“{chain.spec.name}”的{names}没有确定的时限{stays}",
            f"chain {chain.id}: no definite limit on {shown}",
        )
        advice = Text(
            "在文件中为每一级规定时限，并写明期满未果即进入下一级",
            "set a limit on each rung, at whose end the matter goes up",
        )
    return rule.finding(
        rungs[0].path,
        message,
        advice,
        severity=severity,
        about=about,
        subject=f"chain:{chain.id}",
        sources=tuple(dict.fromkeys(s for r in rungs for s in r.sources)),
        related=pointers((r.path for r in rungs[1:]), Text("此级也没有", "nor this rung")),
        cause=about.value,
    )


def _rung_words(place: Jurisdiction, rung: RungFact) -> str:
    action = place.vocabulary.actions.get(rung.spec.action)
    who = listed(body_name(place, a.body) for a in rung.bodies)
    return f"{who}{action.name if action else rung.spec.action}"
