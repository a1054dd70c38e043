"""Numbers as official texts write them: 3, ３, 三, 十五, 二百, 两, 20万, 1.5亿."""

from __future__ import annotations

import re
from decimal import Decimal

HAN = "[零〇一二两三四五六七八九十百千]+"
"""A Chinese numeral below ten thousand, as a regular expression."""
AMOUNT = rf"(?:\d+(?:\.\d+)?|{HAN})[万亿]?"
"""An amount, in digits or Chinese numerals, possibly counted in 万 or 亿."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_HAN = re.compile(HAN)


def read_numeral(text: str) -> int:
    """Digits or a Chinese numeral below ten thousand as a number; ValueError for anything else."""
    if text.isdecimal():
        return int(text)
    if not _HAN.fullmatch(text):
        raise ValueError(f"not a numeral: {text!r}")
    total = digit = 0
    for char in text:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def read_amount(text: str) -> Decimal:
    """An amount of the form `AMOUNT` as a number: `20万` is 200000."""
    scale = _SCALES.get(text[-1:], 1)
    plain = text if scale == 1 else text[:-1]
    number = Decimal(read_numeral(plain)) if _HAN.fullmatch(plain) else Decimal(plain)
    return number * scale


def write_amount(number: Decimal) -> str:
    """The number in digits, from ten thousand up in 万 or 亿 where that is no longer: 20万, 1.5亿, 12345."""
    plain = f"{number.normalize():f}"
    for sign, scale in sorted(_SCALES.items(), key=lambda entry: -entry[1]):
        if number >= scale and len(scaled := f"{(number / scale).normalize():f}{sign}") < len(plain):
            return scaled
    return plain
