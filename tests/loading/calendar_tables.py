"""Makes the shipped tables of years: `python -m tests.loading.calendar_tables` writes them anew.

The dates come from the package chinesecalendar, the numbers of the notices from the notices themselves. A year that the
package learns is added by its notice's number here; the tables are then read, compared with the notice, and committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

FOLDER = Path(__file__).parents[2] / "generator/quanze/analysis/calendars"

NOTICES = {
    2018: ("国办发明电〔2017〕12号", "国办发明电〔2018〕15号"),
    2019: ("国办发明电〔2018〕15号", "国办发明电〔2019〕3号"),
    2020: ("国办发明电〔2019〕16号", "国办发明电〔2020〕1号"),
    2021: ("国办发明电〔2020〕27号",),
    2022: ("国办发明电〔2021〕11号", "国办发明电〔2022〕16号"),
    2023: ("国办发明电〔2022〕16号",),
    2024: ("国办发明电〔2023〕7号",),
    2025: ("国办发明电〔2024〕12号",),
    2026: ("国办发明电〔2025〕7号",),
}
"""A notice on the next year may move days of the last week of December; two notices amended the year's own."""

_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}
_WEEK = "一二三四五六日"


def table(year: int) -> str:
    """One year's table as YAML."""
    off = sorted(d for d in chinese_calendar.holidays if d.year == year)
    worked = sorted(d for d in chinese_calendar.workdays if d.year == year)
    lines = [f"# {year}年放假和调休：依国务院办公厅通知", f"year: {year}", "notices:"]
    lines += [f"  - {number}" for number in NOTICES.get(year, ())]
    lines += ["off:", *(_line(first, last) for first, last in _periods(off))]
    lines += ["worked:", *(f"  - {d}  # 星期{_WEEK[d.weekday()]}" for d in worked)]
    return "\n".join(lines) + "\n"


def _periods(days: list[date]) -> Iterator[tuple[date, date]]:
    first = last = days[0]
    for day in days[1:]:
        if day - last > timedelta(days=1):
            yield first, last
            first = day
        last = day
    yield first, last


def _line(first: date, last: date) -> str:
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    names = dict.fromkeys(_NAMES[chinese_calendar.holidays[d]] for d in days)
    written = f"{first}" if first == last else f"{first} 至 {last}"
    return f"  - {written}  # {'、'.join(names)}"


if __name__ == "__main__":
    for known in NOTICES:
        (FOLDER / f"cn-{known}.yaml").write_text(table(known), encoding="utf-8")
