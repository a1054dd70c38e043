"""Places in a spec file, seen through parsing."""

from __future__ import annotations

import pytest

from quanze.diagnostics.source import SourceFile
from quanze.loading.yaml import parse_yaml

SPEC = """\
# 职责
duties:
  移送😀: {actor: sender, must: [transfer, "归 档"]}
  accept:
    within: 3个工作日   # 说明
    note:
    items:
      - name: 甲
        kind: b
      - 乙

    # 注释
  last: end
"""


@pytest.fixture
def source() -> SourceFile:
    parsed = parse_yaml(SPEC, "specs/a.yaml")
    assert parsed.source is not None
    return parsed.source


def shown(source: SourceFile, *path: str | int, on: str = "value", skip: bool = False) -> str:
    """The text that a place covers, line breaks as they are."""
    place = source.locate(path, on="key" if on == "key" else "value", skip_unknown=skip)
    start = source.line_starts[place.line - 1] + place.column - 1
    return source.text[start : source.line_starts[place.end_line - 1] + place.end_column - 1]


def test_columns_count_code_points(source: SourceFile) -> None:
    """A character beyond the basic plane is one column, like any other."""
    place = source.locate(("duties", "移送😀", "actor"))
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 16, 3, 22)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("duties", "移送😀", "must", 1), '"归 档"'),
        (("duties", "移送😀"), '{actor: sender, must: [transfer, "归 档"]}'),
        (("duties", "accept", "within"), "3个工作日"),
        (("duties", "accept", "items", 0), "name: 甲\n        kind: b"),
        (("duties", "accept", "items"), "- name: 甲\n        kind: b\n      - 乙"),
    ],
)
def test_a_value_ends_where_its_own_text_ends(
    source: SourceFile, path: tuple[str | int, ...], text: str
) -> None:
    """Neither the comment nor the blank lines after a value belong to its place."""
    assert shown(source, *path) == text


def test_the_key_is_shown_on_demand(source: SourceFile) -> None:
    """`on="key"` points at the key."""
    assert shown(source, "duties", "accept", on="key") == "accept"


def test_an_empty_value_is_shown_at_its_key(source: SourceFile) -> None:
    """Where nothing is written, the key is what can be pointed at."""
    assert shown(source, "duties", "accept", "note") == "note"


def test_a_missing_key_is_shown_at_its_parents_key(source: SourceFile) -> None:
    """What is not there is reported at the key of what lacks it."""
    assert shown(source, "duties", "accept", "actor") == "accept"
    assert shown(source, "duties", "accept", "actor", "body") == "accept"


def test_a_missing_top_level_key_is_shown_at_the_first_one(source: SourceFile) -> None:
    """The file itself has no key; its first one stands for it."""
    assert shown(source, "bodies") == "duties"


def test_steps_into_a_scalar_end_at_the_scalar(source: SourceFile) -> None:
    """A path may go deeper than the file, as those of validation do."""
    assert shown(source, "duties", "accept", "within", "value") == "3个工作日"


def test_unknown_steps_can_be_passed_over(source: SourceFile) -> None:
    """Validation puts the names of alternatives between the keys."""
    assert shown(source, "duties", "accept", "Long", "within", skip=True) == "3个工作日"


def test_the_literal_text_of_a_scalar_is_kept(source: SourceFile) -> None:
    """What the file has, whatever value was made of it; nothing for what is no scalar."""
    assert source.scalar_at(("duties", "accept", "within")) == "3个工作日"
    assert source.scalar_at(("duties", "accept")) is None
    assert source.scalar_at(("duties", "nobody")) is None


def test_a_byte_order_mark_does_not_shift_columns() -> None:
    """Editors do not show the mark, so it has no column."""
    parsed = parse_yaml(b"\xef\xbb\xbfname: \xe7\x94\xb2\n", "a.yaml")
    assert parsed.source is not None
    place = parsed.source.locate(("name",))
    assert (place.line, place.column) == (1, 7)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_break_as_in_editors(end: str) -> None:
    """All three line endings count one line each."""
    parsed = parse_yaml(end.join(["a: 1", "", "b: 2", ""]), "a.yaml")
    assert parsed.source is not None
    assert parsed.source.locate(("b",)).line == 3
    assert parsed.source.line(3) == "b: 2"
    assert parsed.source.line(99) == ""
