"""A list of powers that does not say whose they are, or which.

## 为什么要紧
职权清单回答“谁有哪些权力”。没有写由谁行使（holder），或者既没有写权力种类（powers）又没有写清单的栏目（columns），手册上的
清单就答不了这个问题，两地也无从比较。

清单文件的各行都写明行使主体的，不必另写。

## Why it matters
A list of powers says who has which. Without its holder, or with neither the kinds of power nor the columns of the list, it
says nothing, and two places cannot be compared.

## 触发 fires on
```yaml
powers:
  enforcement-powers: {name: 综合行政执法部门的职权, holder: enforcement, source: '1'}
```

## 改为 use instead
```yaml
powers:
  enforcement-powers: {name: 综合行政执法部门的职权, holder: enforcement, powers: [penalty, inspection], source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.citations import full_citations
from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ..rule import Rule, rule


@rule(
    "REF015",
    "empty-power-list",
    zh="职权清单不完整",
    en="whose powers, or which, is not said",
    severity=Severity.note,
    about=About.spec,
)
def empty_power_list(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for name, entry in facts.place.spec.powers.items():
        table = facts.place.power_tables.get(name)
        held = entry.holder or (table is not None and all(row.holder for row in table.rows))
        lacking = [] if held else [Text("由谁行使（holder）", "who exercises them")]
        if not entry.powers and not entry.columns and table is None:
            lacking.append(Text("有哪些种类（powers）", "of which kinds they are"))
        if lacking:
            yield rule.finding(
                ("powers", name),
                Text(
                    f"“{entry.name}”没有写{'、'.join(t.zh for t in lacking)}",
                    f"{name} does not say {' nor '.join(t.en for t in lacking)}",
                ),
                Text(
                    "核对原文后补写；原文没有写由谁行使的，写 holder: silent",
                    "read the text and add it; holder: silent where the text names nobody",
                ),
                subject=f"powers:{name}",
                sources=full_citations(facts.place, entry.source),
            )
