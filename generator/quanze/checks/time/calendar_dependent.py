"""Which of two limits runs out first depends on the day on which they start.

## 为什么要紧
3个自然日和3个工作日，平日里相差无几，遇上周末、长假和调休就拉开了：紧急情形限3个自然日、一般情形限3个工作日，从周一起算，
两者同一天到期，等于没有加快。检查把应当有长短之分的两个时限放进已公布的国家放假安排，逐日起算，给出一个起算日和
总数；尚未公布放假安排的年份不作推测。

## Why it matters
Three calendar days and three working days are much the same on a Monday and days apart before a holiday. Where one of
two limits ought to be the shorter, the check counts both from every start day of the announced calendar and shows a
date and the number of days on which the order is the wrong one. A year that is not announced is not guessed.

## 触发 fires on
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within:
          - 3个工作日
          - {limit: 3个自然日, when: {urgency: urgent}}
        source: '1'
```

## 改为 use instead
```yaml
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      tell-result:
        actor: enforcement
        must: inform
        object: handling-result
        to: regulator
        on: violation-found
        within:
          - 3个工作日
          - {limit: 1个工作日, when: {urgency: urgent}}
        source: '1'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ...analysis.comparison import Comparison, Order
from ...analysis.facts import Facts
from ...analysis.wording import limit_words
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ..evidence import cited, cited_all, sources_of
from ..rule import Rule, rule

_HELP = Text(
    "两个时限改用同一种单位，或者把数字拉开",
    "give both limits the same unit, or set the numbers further apart",
)


@rule("DDL005", "calendar-dependent", zh="先后随起算日而变", en="the order depends on the date")
def calendar_dependent(rule: Rule, facts: Facts) -> Iterable[Finding]:
    yield from _urgent(rule, facts)
    yield from _waits(rule, facts)


def _urgent(rule: Rule, facts: Facts) -> Iterator[Finding]:
    """Urgent limits that are no shorter than the general one on some start days."""
    wrong = (Order.LONGER, Order.EQUAL)
    seasonal = [p for p in facts.urgent_pairs if p.standing.is_at_times(*wrong)]
    for pair in {(p.duty.id, p.number): p for p in reversed(seasonal)}.values():
        what = cited(facts.place, pair.duty)
        one, other = limit_words(pair.urgent.spec.limit), limit_words(pair.general.spec.limit)
        evidence = _evidence(
            pair.standing.comparison, wrong, Text("前者不短于后者", "the first is no shorter")
        )
        yield rule.finding(
            pair.urgent.path,
            Text(
                f"{what.zh}在紧急情形的时限{one.zh}是否短于一般时限{other.zh}，取决于从哪一天起算：{evidence.zh}",
                f"whether the {one.en} of {what.en} in urgent cases are shorter than the general {other.en} "
                f"depends on the start day: {evidence.en}",
            ),
            _HELP,
            subject=f"duty:{pair.duty.id}",
            sources=tuple(dict.fromkeys((*pair.urgent.sources, *pair.general.sources))),
            related=(Pointer(pair.general.path, Text("一般时限", "the general limit")),),
            cause=f"urgent:{pair.number}",
        )


def _waits(rule: Rule, facts: Facts) -> Iterator[Finding]:
    """Limits that what the duty waits for may overrun from some start days."""
    for wait in facts.network.seasonal_overruns:
        what, length = cited(facts.place, wait.duty), limit_words(wait.limit.spec.limit)
        before = cited_all(facts.place, wait.waits)
        evidence = _evidence(
            wait.standing.comparison, (Order.LONGER,), Text("前者晚于后者", "the first runs out later")
        )
        yield rule.finding(
            wait.limit.path,
            Text(
                f"{before.zh}到期是否早于{what.zh}的时限{length.zh}，取决于从哪一天起算：{evidence.zh}",
                f"whether {before.en} runs out before the {length.en} of {what.en}, which waits for it, "
                f"depends on the start day: {evidence.en}",
            ),
            _HELP,
            subject=f"duty:{wait.duty.id}",
            sources=sources_of((wait.duty, *wait.waits)),
            related=tuple(Pointer(d.path, Text("等待这一步", "waits for this")) for d in wait.waits),
            cause=f"wait:{wait.waits[-1].id}",
        )


def _evidence(comparison: Comparison | None, orders: tuple[Order, ...], claim: Text) -> Text:
    """A start day on which one of the orders holds, and on how many of all start days it does."""
    example = comparison.example(*orders) if comparison else None
    if comparison is None or example is None:
        return claim
    count = (comparison.longer if Order.LONGER in orders else 0) + (
        comparison.equal if Order.EQUAL in orders else 0
    )
    left_zh = f"；日历中没有{comparison.unknown}年的放假安排，其后的未计" if comparison.unknown else ""
    left_en = f"; later ones need the calendar of {comparison.unknown}" if comparison.unknown else ""
    return Text(
        f"自{_day(example.start)}起算，前者{_day(example.first)}到期，后者{_day(example.second)}到期；"
        f"{_day(comparison.since)}至{_day(comparison.until)}的{comparison.days}个起算日中，有{count}个{claim.zh}{left_zh}",
        f"from {example.start}, the first runs out on {example.first}, the second on {example.second}; on {count} of "
        f"{comparison.days} start days from {comparison.since} to {comparison.until} {claim.en}{left_en}",
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
