"""The pages of what loading reports: each code has one, with the severity and name that loading gives it."""

import re
from pathlib import Path

import pytest

import quanze
from quanze.checks.catalogue import rules

from .specimen import check_texts

SOURCES = Path(quanze.__file__).parent


def test_every_code_in_the_source_has_a_page() -> None:
    """A finding whose code `quanze explain` does not know would leave its reader alone."""
    written = set()
    for file in SOURCES.rglob("*.py"):
        written |= set(re.findall(r'"([A-Z]{3}\d{3})"', file.read_text(encoding="utf-8")))
    example = {"DDL002"}  # in the description of a key
    assert written - example <= {rule.code for rule in rules()}


@pytest.mark.parametrize("rule", [r for r in rules() if r.group == "input"], ids=lambda r: r.code)
def test_loading_names_and_grades_a_code_as_its_page_does(rule) -> None:
    for example in re.findall(r"```yaml\n(.*?)```", rule.page.partition("## 改为")[0], re.DOTALL):
        raised = [d for d in check_texts(example) if d.code == rule.code]
        assert raised
        assert {(d.name, d.severity, d.about) for d in raised} == {(rule.name, rule.severity, rule.about)}


def test_an_id_defined_in_two_files_names_both_places() -> None:
    twice = "bodies:\n  regulator: {name: 行业主管部门, kind: role, holders: silent, source: '2'}\n"
    (found,) = [d for d in check_texts(twice) if d.code == "SCH004"]
    assert (found.place.file, found.place.line) == ("fragment-0.yaml", 2)
    assert [r.place.file for r in found.related] == ["base.yaml"]
