"""In a series of like duties, one alone lacks what all others state.

## 为什么要紧
同一机制中同一行为的一组规定（如逐项列举的各种处理意见、各种情形下的责任），其他各项都写了形式、材料、后续步骤或者适用情形，
唯独一项没有：多半是编写时漏了；漏了适用情形的，这一项就会适用于本应由其他各项处理的情形。

## Why it matters
Of a series of provisions of one kind (the opinions that may be given, who answers for which fault), all state a form,
materials, what follows or the situation, and one does not: mostly it was forgotten. Without its situation, that one
applies where the others should.

## 触发 fires on
```yaml
mechanisms:
  papers:
    kind: power-lists
    name: 文书编制
    source: '1'
    duties:
      plan: {actor: enforcement, must: draw-up, about: 监管计划, form: written, source: '1'}
      report: {actor: enforcement, must: draw-up, about: 工作报告, form: written, source: '1'}
      rules: {actor: enforcement, must: draw-up, about: 操作规程, form: written, source: '1'}
      scheme: {actor: enforcement, must: draw-up, about: 联合执法方案, form: written, source: '1'}
      list: {actor: enforcement, must: draw-up, about: 检查清单, form: written, source: '1'}
      summary: {actor: enforcement, must: draw-up, about: 年度总结, source: '1'}
```

## 改为 use instead
```yaml
mechanisms:
  papers:
    kind: power-lists
    name: 文书编制
    source: '1'
    duties:
      plan: {actor: enforcement, must: draw-up, about: 监管计划, form: written, source: '1'}
      report: {actor: enforcement, must: draw-up, about: 工作报告, form: written, source: '1'}
      rules: {actor: enforcement, must: draw-up, about: 操作规程, form: written, source: '1'}
      scheme: {actor: enforcement, must: draw-up, about: 联合执法方案, form: written, source: '1'}
      list: {actor: enforcement, must: draw-up, about: 检查清单, form: written, source: '1'}
      summary: {actor: enforcement, must: draw-up, about: 年度总结, form: written, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About, Confidence, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import DutyFact
from ..evidence import cited
from ..rule import Rule, rule

_AGREE = 5
"""So many duties of a series must agree before one that differs looks forgotten."""
_WORDS = {
    "form": Text("形式（form）", "a form"),
    "with": Text("所附材料（with）", "materials"),
    "then": Text("后续步骤（then）", "what follows"),
    "when": Text("适用情形（when）", "a situation"),
}


@rule(
    "DUT012",
    "odd-one-out",
    zh="同类规定中唯独一项缺漏",
    en="one of a series lacks what the others state",
    severity=Severity.note,
    about=About.spec,
)
def odd_one_out(rule: Rule, facts: Facts) -> Iterable[Finding]:
    series: dict[tuple[str, str, str], list[DutyFact]] = {}
    for duty in facts.own_duties:
        series.setdefault((duty.mechanism, duty.modality, duty.action), []).append(duty)
    for duties in series.values():
        for odd, keys in _odd_ones(duties):
            yield _finding(rule, facts, odd, keys, len(duties) - 1)


def _odd_ones(duties: list[DutyFact]) -> Iterator[tuple[DutyFact, list[str]]]:
    """Each duty that alone lacks something, with the keys of all that it lacks."""
    if len(duties) <= _AGREE:
        return
    found: dict[str, list[str]] = {}
    for key in _WORDS:
        without = [d for d in duties if not _states(d, key)]
        if len(without) == 1:
            found.setdefault(without[0].id, []).append(key)
    for duty in duties:
        if duty.id in found:
            yield duty, found[duty.id]


def _states(duty: DutyFact, key: str) -> bool:
    spec = duty.spec
    stated = {"form": spec.form, "with": spec.with_, "then": spec.then, "when": spec.when}
    return bool(stated[key]) or key in spec.silent


def _finding(rule: Rule, facts: Facts, odd: DutyFact, keys: list[str], others: int) -> Finding:
    what = cited(facts.place, odd)
    lacking = Text("、".join(_WORDS[k].zh for k in keys), " and ".join(_WORDS[k].en for k in keys))
    return rule.finding(
        odd.path,
        Text(
            f"同类的其他{others}项都写了{lacking.zh}，唯独{what.zh}没有",
            f"the {others} other duties of this kind state {lacking.en}; {what.en} does not",
        ),
        Text(
            "核对原文，补写漏掉的内容；原文确实没有的，在 silent 中列出该键",
            "read the text and add it; where the text has none, list the key under silent",
        ),
        confidence=Confidence.medium,
        subject=f"duty:{odd.id}",
        sources=odd.sources,
        cause=",".join(keys),
    )
