"""Numbers as documents write them: in intervals, in time limits, in the words that refer to a clause."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quanze.model.base import Misfit
from quanze.model.deadline import parse_limit
from quanze.model.interval import find_interval
from quanze.model.locator import write_locator
from quanze.model.numeral import read_amount, read_numeral, write_amount


@pytest.mark.parametrize(
    ("written", "number"), [("3", 3), ("３", 3), ("十", 10), ("十五", 15), ("二百零五", 205), ("两千", 2000)]
)
def test_digits_and_chinese_numerals_are_numbers(written: str, number: int) -> None:
    """Full-width digits, too."""
    assert read_numeral(written) == number


@pytest.mark.parametrize("number", ["200000", "15000", "12345", "500", "150000000", "0"])
def test_a_written_amount_reads_back_as_the_same_number(number: str) -> None:
    """In 万 or 亿 where that is shorter."""
    assert read_amount(write_amount(Decimal(number))) == Decimal(number)


def test_amounts_are_written_in_ten_thousands_only_where_that_is_shorter() -> None:
    """20万, but 12345."""
    assert [write_amount(Decimal(n)) for n in ("200000", "15000", "12345", "9000")] == [
        "20万",
        "1.5万",
        "12345",
        "9000",
    ]


@pytest.mark.parametrize(
    ("text", "unit", "meant"),
    [
        ("5万元以上不满20万元", "元", "[50000,200000)"),
        ("二十万元以上", "元", "[200000,∞)"),
        ("200000元以上", "元", "[200000,∞)"),
        ("5万元以上", "万元", "[5,∞)"),
        ("5万元以内", "元", "(-∞,50000]"),
        ("不超过5万元", "元", "(-∞,50000]"),
        ("低于500元", "元", "(-∞,500)"),
        ("不低于500元", "元", "[500,∞)"),
        ("18周岁及以上", "周岁", "[18,∞)"),
        ("三次以上", "次", "[3,∞)"),
        (">= 500, < 2000", "元", "[500,2000)"),
        ("500元以上2000元以下", "元", "[500,2000]"),
    ],
)
def test_an_interval_is_read_as_the_law_writes_it(text: str, unit: str, meant: str) -> None:
    """万 multiplies, and 以内、不超过、低于 are bounds, not points."""
    found = find_interval(text, unit)
    assert found is not None and found.key == meant


@pytest.mark.parametrize(
    "text", ["3天以上", "-5元以下", "5-20万元", "20万元以上5万元以下", "数额较大", "不满5元以下"]
)
def test_what_is_no_interval_of_the_unit_is_none(text: str) -> None:
    """Another unit, a negative number, a range without bounds, an empty interval, words."""
    assert find_interval(text, "元") is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("十个工作日", 10, "working_day"),
        ("五个工作日内", 5, "working_day"),
        ("七日", 7, "day_unspecified"),
        ("两个月", 2, "month"),
        ("不超过3个工作日", 3, "working_day"),
        ("二十四小时", 24, "hour"),
    ],
)
def test_a_limit_may_have_a_chinese_numeral(text: str, value: int, unit: str) -> None:
    """And 不超过 before it."""
    found = parse_limit(text)
    assert (found["value"], found["unit"].value) == (value, unit)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("3-5个工作日", "5个工作日"),
        ("三至五日", "五日"),
        ("3", "3个工作日"),
        ("未规定", "silent"),
        ("15个工作日前", "before:"),
        ("0个工作日", "3个工作日"),
        ("半个月", "silent"),
    ],
)
def test_a_limit_that_cannot_be_read_is_told_what_to_write(text: str, remedy: str) -> None:
    """The remedy fits the slip; no number is proposed where none is written."""
    with pytest.raises(Misfit) as refused:
        parse_limit(text)
    assert text in refused.value.zh and remedy in refused.value.remedy_zh


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ("第十条第二句", "art10.2"),
        ("第八条第三款", "art8#3"),
        ("第八条第一款第（三）项", "art8/3"),
        ("附件5第八条第三款", "A5/art8#3"),
        ("三（一）2", "3/1/2"),
        ("本办法", None),
        ("12", None),
    ],
)
def test_the_words_for_a_clause_become_its_locator(words: str, locator: str | None) -> None:
    """Items hang on the article, whatever paragraph introduces them."""
    assert write_locator(words) == locator
