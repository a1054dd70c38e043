"""A number that the text states differs from what it lists.

## 为什么要紧
文件写明“八个部门”而列了九个，就说不清谁是成员、谁该到会、总分按多少折算。检查把文中写明的数目与逐一列举的各项、成员、领域和分值
相比，也与清单文件的行数相比；列举少于数目而可能用“等”字省略的，把握较小。

## Why it matters
Where a text says eight departments and lists nine, nobody can say who is bound. The check compares stated numbers with the
items, members, fields, points and rows that are listed; where the list is shorter it may end in 等, and the finding is less
sure.

## 触发 fires on
```yaml
documents:
  doc:
    outline:
      '4':
        excluded: 只作说明
        counts: {stated: 3, of: 部门, items: [市场监管, 自然资源, 应急管理, 农业农村]}
```

## 改为 use instead
```yaml
documents:
  doc:
    outline:
      '4':
        excluded: 只作说明
        counts: {stated: 4, of: 部门, items: [市场监管, 自然资源, 应急管理, 农业农村]}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...analysis.citations import full_citations
from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import SILENT
from ...model.document import Count
from ...model.jurisdiction import Jurisdiction, Path
from ..rule import Rule, rule

_MORE = Text(
    "核对原文：原文如此的，修订文件时使数目与列举一致",
    "check the text: if it is so, make number and list agree when it is amended",
)
_FEWER = Text(
    f"{_MORE.zh}；以“等”字省略的，以本地接受项写明",
    f"{_MORE.en}; if the list ends in 等, accept the finding with that reason",
)


@dataclass(frozen=True, slots=True)
class _Tally:
    path: Path
    subject: str
    what: str
    stated: float
    found: float
    names: tuple[str, ...]
    sources: tuple[str, ...]


@rule(
    "DOC002",
    "count-mismatch",
    zh="写明的数目与列举不符",
    en="a stated number differs from the list",
)
def count_mismatch(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for tally in _tallies(facts.place):
        if tally.found == tally.stated:
            continue
        fewer = tally.found < tally.stated
        names = f"：{listed(tally.names)}" if tally.names else ""
        yield rule.finding(
            tally.path,
            Text(
                f"文中写明的{tally.what}为 {tally.stated:g}，实际列出的合计为 {tally.found:g}{names}",
                f"the text states {tally.stated:g} ({tally.what}) and lists {tally.found:g}",
            ),
            _FEWER if fewer else _MORE,
            on="value",
            confidence=Confidence.medium if fewer else Confidence.high,
            subject=tally.subject,
            sources=tally.sources,
            cause=tally.what,
        )


def _tallies(place: Jurisdiction) -> Iterator[_Tally]:
    for clause in place.clauses.values():
        for index, count in enumerate(clause.spec.counts):
            names = _counted(place, count)
            if names:
                path: Path = (*clause.path, "counts", index, "stated")
                number = _seats(place, count) or len(names)
                subject = f"clause:{clause.cite}"
                yield _Tally(path, subject, f"“{count.of}”数目", count.stated, number, names, (clause.cite,))
    for name, powers in place.spec.powers.items():
        if powers.fields_stated is not None and powers.fields:
            path = ("powers", name, "fields-stated")
            fields = powers.fields
            yield _Tally(
                path,
                f"powers:{name}",
                "领域数目",
                powers.fields_stated,
                len(fields),
                fields,
                full_citations(place, powers.source),
            )
        table = place.power_tables.get(name)
        if table and powers.count is not None:
            yield _Tally(
                ("powers", name, "count"),
                f"powers:{name}",
                "事项数目",
                powers.count,
                len(table.rows),
                (),
                full_citations(place, powers.source),
            )
    for name, score in place.spec.scores.items():
        if score.total is not None:
            parts = score.components.values()
            names = tuple(f"{p.name}{p.points:g}分" for p in parts)
            total = sum(p.points for p in parts)
            yield _Tally(
                ("scores", name, "total"),
                f"score:{name}",
                "总分",
                score.total,
                total,
                names,
                full_citations(place, score.source),
            )


def _counted(place: Jurisdiction, count: Count) -> tuple[str, ...]:
    """What the text lists: the items themselves, or the members of the bodies it counts."""
    return count.items or tuple(place.bodies[m].name for m in _members(place, count))


def _members(place: Jurisdiction, count: Count) -> tuple[str, ...]:
    bodies = [place.bodies[b] for b in count.members_of if b in place.bodies]
    members = [m for b in bodies for m in (*b.members, *b.holders)]
    return tuple(m for m in members if m != SILENT and m in place.bodies)


def _seats(place: Jurisdiction, count: Count) -> int | None:
    """The number of seats where all that is counted are posts with a known number."""
    seats = [place.bodies[m].seats for m in _members(place, count)]
    known = [s for s in seats if s is not None]
    return sum(known) if not count.items and known and len(known) == len(seats) else None
