"""A telephone or identity number in the text of a spec.

## 为什么要紧
手册向社会公开。规格中写到职务为止，私人的手机号码、身份证号码不得出现；原文印有的，也不抄入。
公开的办公热线（如 12345）不在此列。

## Why it matters
The handbook is published. A spec names posts, never persons: private telephone and identity numbers must not be in it, even
where the text prints them. Public hotlines such as 12345 are not meant.

## 触发 fires on
```yaml
bodies:
  liaison: {name: 联络员, kind: post, filled-by: 办公室主任, note: 联系电话13800138000, source: '1'}
```

## 改为 use instead
```yaml
bodies:
  liaison: {name: 联络员, kind: post, filled-by: 办公室主任, note: 联系电话见内部通讯录, source: '1'}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...analysis.facts import Facts
from ...analysis.texts import written_texts
from ...diagnostics.diagnostic import About, Severity
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.jurisdiction import Path
from ...model.power_table import PowerTable, Role
from ..rule import Rule, rule

_SEPARATORS = re.compile(r"(?<=\d)[ \-·\u2010-\u2015](?=\d)")
_LONG_NUMBER = re.compile(r"\d(?:[ \-·\u2010-\u2015]?\d){9}")
"""What every number sought looks like at least: ten digits, with or without separators."""
_MOBILE = re.compile(r"(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0(?:10|2\d|[3-9]\d{2})\d{7,8}(?!\d)")
_IDENTITY = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"


@rule(
    "REF011",
    "personal-data",
    zh="含有个人信息",
    en="personal data",
    severity=Severity.error,
    about=About.spec,
)
def personal_data(rule: Rule, facts: Facts) -> Iterable[Finding]:
    # As nearly always there is none, which is seen at once.
    if _LONG_NUMBER.search(facts.place.spec.model_dump_json(exclude_defaults=True)):
        for path, text in written_texts(facts.place.spec):
            if kind := _kind(text):
                message = Text(f"此处写有{kind.zh}，不得公开", f"{kind.en} must not be published")
                yield _finding(rule, path, message, "/".join(str(step) for step in path))
    for name, table in facts.place.power_tables.items():
        for kind, lines in _in_table(table).items():
            message = Text(
                f"清单有{len(lines)}行写有{kind.zh}，不得公开",
                f"{len(lines)} rows hold {kind.en}, which must not be published",
            )
            yield _finding(rule, ("powers", name, "rows", lines[0]), message, f"powers/{name}/{kind.en}")


def _finding(rule: Rule, path: Path, message: Text, cause: str) -> Finding:
    help = Text(
        "删去号码，只写职务；需要联系方式的，写公开的办公热线",
        "delete the number and name the post only; give a public hotline if one is needed",
    )
    return rule.finding(path, message, help, on="value", cause=cause)


def _in_table(table: PowerTable) -> dict[Text, list[int]]:
    """Sort of number → the lines of the rows that hold one. Codes are long numbers themselves and are passed over."""
    found: dict[Text, list[int]] = {}
    code = table.columns.get(Role.CODE)
    for row in table.rows:
        cells = (c for i, c in enumerate(row.cells) if i != code and _LONG_NUMBER.search(c))
        for kind in dict.fromkeys(map(_kind, cells)):
            if kind:
                found.setdefault(kind, []).append(row.line)
    return found


def _kind(text: str) -> Text | None:
    """What sort of number a text holds, its separators passed over; the number itself is never repeated."""
    for digits in (text, _SEPARATORS.sub("", text)):
        if any(_is_identity(found) for found in _IDENTITY.findall(digits)):
            return Text("身份证号码", "an identity number")
        if _MOBILE.search(digits):
            return Text("手机号码", "a mobile number")
        if _LANDLINE.search(digits):
            return Text("电话号码", "a telephone number")
    return None


def _is_identity(number: str) -> bool:
    """Whether the check digit is right (GB 11643), which tells identity numbers from other long numbers."""
    total = sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK_SIGNS[total % 11] == number[17].upper()
