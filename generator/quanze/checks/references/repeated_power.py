"""A list that has the same entry twice.

## 为什么要紧
同一事项列了两次，事项总数就不实；其中一处日后修改，另一处仍是旧的。检查除编码和序号外各栏完全相同的行。

## Why it matters
If an entry is listed twice, the total is wrong, and when one is amended the other stays. Rows are compared in all columns
but the codes and running numbers.

## 触发 fires on
```csv
编码,名称,实施主体
330217001000,占道经营的处罚,综合行政执法部门
330217002000,占道经营的处罚,综合行政执法部门
```

## 改为 use instead
```csv
编码,名称,实施主体
330217001000,占道经营的处罚,综合行政执法部门
330217002000,店外经营的处罚,综合行政执法部门
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import full_citations
from ...analysis.facts import Facts
from ...diagnostics.diagnostic import Confidence
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.power_table import PowerRow, PowerTable, Role
from ..rule import Rule, rule

_LISTED = 5


@rule(
    "REF016",
    "repeated-power",
    zh="清单中同一事项列了两次",
    en="an entry is listed twice",
)
def repeated_power(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for name, table in facts.place.power_tables.items():
        repeated = _repeated(table)
        if not repeated:
            continue
        entry = facts.place.spec.powers[name]
        shown = "、".join(f"{b.name}（第{a.line}、{b.line}行）" for a, b in repeated[:_LISTED])
        more = "等" if len(repeated) > _LISTED else ""
        lines = ", ".join(f"{a.line} and {b.line}" for a, b in repeated[:_LISTED])
        yield rule.finding(
            ("powers", name, "rows", repeated[0][1].line),
            Text(
                f"“{entry.name}”有{len(repeated)}项与前面的事项完全相同：{shown}{more}",
                f"{name} repeats {len(repeated)} entries: lines {lines}{' …' if more else ''}",
            ),
            Text(
                "核对原清单：确属重复的，修订时删去一项；属于不同事项的，写明区别",
                "look at the list: delete one when it is amended, or say in what they differ",
            ),
            confidence=Confidence.medium,
            subject=f"powers:{name}",
            sources=full_citations(facts.place, entry.source),
            related=tuple(
                Pointer(("powers", name, "rows", a.line), Text("先列于此", "listed here first"))
                for a, _ in repeated[:1]
            ),
            members=tuple(f"powers:{name}/{b.key}" for _, b in repeated),
        )


def _repeated(table: PowerTable) -> list[tuple[PowerRow, PowerRow]]:
    """Entries with the first that says the same."""
    passed_over = {*table.running, table.columns.get(Role.CODE)}
    kept = [i for i in range(len(table.headers)) if i not in passed_over]
    first: dict[tuple[str, ...], PowerRow] = {}
    pairs = ((first.setdefault(tuple(r.cells[i] for i in kept), r), r) for r in table.rows)
    return [(a, b) for a, b in pairs if a is not b]
