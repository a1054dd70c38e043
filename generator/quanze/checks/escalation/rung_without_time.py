"""A rung that no lapse of time ends.

## 为什么要紧
“协商不成的，提请决定”，但协商没有时限，就永远说不上“不成”：一方只要拖着，争议就升不上去。“及时”不是时限。各条升级链合为一
条列出。争议期间应当协同处置或者由一方先行办理、不至无人过问的（`meanwhile`），以及只有最后一级没有时限的，是警告。

## Why it matters
"If they cannot agree" never comes true where agreeing has no time limit: a party that delays keeps the dispute where it is.
"Promptly" is no limit. All ladders are one finding. Where somebody acts meanwhile, or only last rungs have no limit, it is
a warning.

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

from collections.abc import Iterable, Mapping

from ...analysis.facts import Facts
from ...analysis.ladders import is_timed, read_meanwhile
from ...analysis.wording import listed, rung_words
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.chain import Meanwhile
from ...model.jurisdiction import Jurisdiction, RungFact
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_MEANWHILE = {
    Meanwhile.HANDLE_JOINTLY: "；争议期间应当协同处置",
    Meanwhile.STAND_STILL: "；争议期间各方停办",
    Meanwhile.CONTINUE: "；争议期间继续办理",
    Meanwhile.FIRST_RECEIVER: "；争议期间由先接到的一方办理",
}


@rule(
    "ESC006", "rung-without-time", zh="升级链没有时限", en="a rung without a limit", severity=Severity.error
)
def rung_without_time(rule: Rule, facts: Facts) -> Iterable[Finding]:
    untimed = {
        x.chain.id: [r for r in x.chain.rungs if not is_timed(r, last=r is x.chain.rungs[-1])]
        for x in facts.ladders
    }
    for about in About:
        rows = (
            (f"chain:{chain}", (chain, found))
            for chain, rungs in untimed.items()
            if (found := [r for r in rungs if bool(r.deadlines) is (about is About.document)])
        )
        for listing in listings(rule, facts.place, whole(facts.place), rows):
            yield _finding(rule, facts, listing, about)


def _finding(rule: Rule, facts: Facts, listing: Listing[tuple[str, list[RungFact]]], about: About) -> Finding:
    place, ladders = facts.place, facts.ladders
    rows = dict(listing.items)
    held_up = {chain for chain, found in rows.items() if found != [place.chains[chain].rungs[-1]]}
    idle = any(
        read_meanwhile(x, ladders) in (Meanwhile.SILENT, Meanwhile.STAND_STILL)
        for x in ladders
        if x.chain.id in held_up
    )
    rungs = [r for found in rows.values() for r in found]
    shown = _rows(place, rows)
    if about is About.spec:
        message = Text(f"未填写时限的各级：{shown.zh}", f"within is missing on {shown.en}")
        advice = Text(
            "核对原文后写明 within；原文没有规定的，写 silent",
            "read the text; where it sets no limit, write silent",
        )
    else:
        stays = "，协商、协调久拖不决时何时可以进入下一级没有规定" if held_up else ""
        message = Text(
            f"争议处理的下列各级没有确定的时限{stays}：{shown.zh}",
            f"no definite limit on {shown.en}",
        )
        advice = Text(
            "在文件中为每一级规定时限，并写明期满未果即进入下一级，最后一级在期限内作出决定",
            "set a limit on each rung, at whose end the matter goes up, and on the last one's decision",
        )
    return rule.finding(
        rungs[0].path,
        message,
        advice,
        severity=None if idle and about is About.document else Severity.warning,
        about=about,
        subject=listing.subject,
        sources=tuple(dict.fromkeys(s for r in rungs for s in r.sources)),
        related=pointers((r.path for r in rungs[1:]), Text("此级也没有", "nor this rung")),
        cause=about.value,
        members=tuple(f"rung:{chain}/{r.id}" for chain, found in rows.items() for r in found),
    )


def _rows(place: Jurisdiction, rows: Mapping[str, list[RungFact]]) -> Text:
    """The rungs of each chain on a line of its own."""
    return Text(
        "".join(
            f"\n· {place.chains[chain].spec.name}：{listed(_named(place, chain, r) for r in found)}"
            f"{_MEANWHILE.get(place.chains[chain].spec.meanwhile, '')}"
            for chain, found in rows.items()
        ),
        "; ".join(f"chain {chain}: {', '.join(r.id for r in found)}" for chain, found in rows.items()),
    )


def _named(place: Jurisdiction, chain: str, rung: RungFact) -> str:
    last = rung is place.chains[chain].rungs[-1]
    return f"“{rung_words(place, rung)}”{'（最后一级）' if last else ''}"
