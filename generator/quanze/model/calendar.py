"""One year of the working calendar: which days are off and which weekend days are worked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import Misfit, Model, Texts, as_list, key

_DAY = r"\d{4}-\d{2}-\d{2}"
_PERIOD = re.compile(rf"({_DAY})(?:\s*(?:至|to)\s*({_DAY}))?")
_SATURDAY = 5
_NOTICE = ("对照国务院办公厅的放假通知改正", "correct it after the notice of the State Council")


def expand_days(data: Any) -> Any:
    """Days and periods as written, as single days: `2026-10-01 至 2026-10-07` are seven."""
    return tuple(day for item in as_list(data if data is not None else []) for day in _days(item))


def _days(item: Any) -> Iterator[date]:
    if isinstance(item, date):
        yield item
        return
    match = _PERIOD.fullmatch(str(item).strip())
    try:
        ends = [date.fromisoformat(d) for d in match.groups() if d] if match else []
    except ValueError:
        ends = []
    if not ends or not timedelta(0) <= ends[-1] - ends[0] < timedelta(days=366):
        raise Misfit(
            f"“{item}”不是日期或者起止日期",
            f"{item} is not a day or a period",
            "写作 2026-10-01，或者 2026-10-01 至 2026-10-07",
            "write 2026-10-01, or 2026-10-01 to 2026-10-07",
        )
    for number in range((ends[-1] - ends[0]).days + 1):
        yield ends[0] + timedelta(days=number)


Days = Annotated[
    tuple[date, ...],
    BeforeValidator(expand_days, json_schema_input_type=str | list[str]),
]
"""Single days, sorted as written; a period counts as its days."""


class CalendarYear(Model):
    """What is announced for one year; all other weekdays are worked, and all other weekend days are off."""

    year: int = key("年份", "the year", 2027, ge=1949, le=9998)
    notices: Texts = key(
        "放假通知的文号，不掌握的不写", "numbers of the notices, where known", "国办发明电〔2025〕7号", ()
    )
    off: Days = key(
        "放假的日子，含连休中的周末",
        "days off, weekends within a holiday included",
        ["2026-10-01 至 2026-10-07"],
    )
    worked: Days = key("调休上班的周末", "weekend days that are worked", ["2026-10-10"], ())

    @model_validator(mode="after")
    def _agree(self) -> CalendarYear:
        for day in (*self.off, *self.worked):
            if day.year != self.year:
                raise Misfit(f"{day} 不在{self.year}年", f"{day} does not lie in {self.year}", *_NOTICE)
        for day in self.worked:
            if day in self.off:
                raise Misfit(f"{day} 既放假又上班", f"{day} is both off and worked", *_NOTICE)
            if day.weekday() < _SATURDAY:
                raise Misfit(
                    f"{day} 不是周末，本来就上班", f"{day} is no weekend day and is worked anyway", *_NOTICE
                )
        return self
