"""A mechanism that the text names and does not set out.

## 为什么要紧
文件只说“建立证据互认机制”，没有一项职责，谁向谁、在什么时候、怎么互认都无从知道：这样的机制实际上不存在。只规定“建立”而别无内容的，
也算没有展开。

## Why it matters
If a text only says that a mechanism shall be established, and nobody has a duty in it, then there is none. A mechanism whose
only content is that it is to be established counts as not set out.

## 触发 fires on
```yaml
documents:
  doc:
    outline: {'4': {title: 第四条, excluded: 只点名, mentions: [evidence-recognition]}}
```

## 改为 use instead
```yaml
documents:
  doc:
    outline: {'4': {title: 第四条, mentions: [evidence-recognition]}}
mechanisms:
  evidence:
    kind: evidence-recognition
    name: 证据互认
    source: '4'
    duties:
      admit-evidence:
        {actor: enforcement, must: use-as-evidence, about: 行业监管部门移送的, object: evidence, within: silent, source: '4'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import are_reported, full_citations
from ...analysis.facts import Facts
from ...analysis.wording import citation_words, listed
from ...diagnostics.diagnostic import Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import ClauseFact, Jurisdiction, Path
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_ANNOUNCING = frozenset({"establish", "set-up", "build", "explore", "advance", "promote", "revise"})
"""Actions by which a text announces a mechanism without saying what is done in it."""

_RULE_IT = Text(
    "修订文件时写明由谁、在何时、怎样做，或者写明由哪一文件另行规定",
    "say who does what and when, or which other text rules it",
)
_UNDERLYING = Text(
    "报告不是规范性文件：向编写单位索取规定这些机制的文件，据以补写",
    "a report rules nothing: ask its author for the texts that do, and write these mechanisms from them",
)

_TOGETHER = frozenset({"supervision", "accountability", "appraisal"})
"""Kinds that texts often rule in one mechanism."""


@rule("REF008", "undefined-mechanism", zh="点名而未展开的机制", en="mechanisms named, not set out")
def undefined_mechanism(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    filled = {m.kind for name, m in place.mechanisms.items() if _is_filled(place, name)}
    mentioned: dict[str, list[ClauseFact]] = {}
    for clause in place.clauses.values():
        for kind in clause.spec.mentions:
            if kind not in filled and not _ruled_beside(place, clause, kind):
                mentioned.setdefault(kind, []).append(clause)
    if mentioned:
        kinds = ((f"kind:{k}", (k, clauses)) for k, clauses in mentioned.items())
        for named in listings(rule, place, whole(place), kinds):
            yield _mentioned(rule, place, named)
    empty = [m for m in place.mechanisms if not place.duties_by_mechanism[m] and not _chains(place, m)]
    for listing in listings(rule, place, whole(place), ((f"mechanism:{m}", m) for m in empty)):
        yield _empty(rule, place, listing)


def _empty(rule: Rule, place: Jurisdiction, listing: Listing[str]) -> Finding:
    empty = listing.items
    names = listed(place.mechanisms[m].name for m in empty)
    return rule.finding(
        ("mechanisms", empty[0]),
        Text(
            f"机制没有任何职责和升级链：{names}",
            f"mechanisms without any duty or chain: {', '.join(empty)}",
        ),
        Text(
            "补写其中的职责；原文没有规定内容的，在条款上注明只是提到（mentions）",
            "write its duties, or only mention it",
        ),
        subject=listing.subject,
        members=listing.members,
        sources=full_citations(place, (c for m in empty for c in place.mechanisms[m].source)),
        related=pointers((("mechanisms", m) for m in empty[1:]), Text("也没有内容", "empty too")),
        cause="empty",
    )


def _mentioned(rule: Rule, place: Jurisdiction, listing: Listing[tuple[str, list[ClauseFact]]]) -> Finding:
    mentioned = dict(listing.items)
    rows = [
        f"{_words(place, k, clauses)}（{listed(citation_words(place, c.cite) for c in clauses)}）"
        for k, clauses in mentioned.items()
    ]
    clauses = list({c.cite: c for found in mentioned.values() for c in found}.values())
    places: list[Path] = [(*c.path, "mentions") for c in clauses]
    reported = are_reported(place, (c.cite for c in clauses))
    return rule.finding(
        places[0],
        Text(
            f"{'报告提到' if reported else '文件点名'}而没有写明内容的机制：{listed(rows)}",
            f"named, but nobody has a duty in them: {', '.join(mentioned)}",
        ),
        _UNDERLYING if reported else _RULE_IT,
        severity=Severity.note if reported else Severity.warning,
        subject=listing.subject,
        members=listing.members,
        sources=tuple(c.cite for c in clauses),
        related=pointers(places[1:], Text("此处也点名", "named here too")),
        cause="mentioned",
    )


def _words(place: Jurisdiction, kind: str, clauses: list[ClauseFact]) -> str:
    """What the text calls a kind: the item of a counted list that is one of its names, else its own name."""
    known = place.vocabulary.kinds.get(kind)
    if known is None:
        return kind
    items = [i for c in clauses for count in c.spec.counts for i in count.items]
    return next((i for i in items if i in (known.name, *known.aliases)), known.name)


def _is_filled(place: Jurisdiction, mechanism: str) -> bool:
    actions = {d.action for d in place.duties_by_mechanism[mechanism]}
    return bool(actions - _ANNOUNCING) or _chains(place, mechanism)


def _ruled_beside(place: Jurisdiction, clause: ClauseFact, kind: str) -> bool:
    """Whether the naming clause itself gives duties, in a mechanism of a kind that is often joined with this one."""
    duties = [place.duties[e.partition(":")[2]] for e in clause.elements if e.startswith("duty:")]
    kinds = {place.mechanisms[d.mechanism].kind for d in duties if d.action not in _ANNOUNCING}
    return kind in _TOGETHER and bool(kinds & _TOGETHER)


def _chains(place: Jurisdiction, mechanism: str) -> bool:
    return any(c.mechanism == mechanism for c in place.chains.values())
