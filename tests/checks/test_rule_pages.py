"""Every rule's page is true: its first example fires the rule, its second does not, and both load."""

import re
from pathlib import Path

import pytest

from quanze.checks.catalogue import rules
from quanze.checks.rule import Rule, page_sections
from quanze.loading.discover import discover

from .specimen import check_table, check_texts

_BLOCK = re.compile(r"```(yaml|text|csv)\n(.*?)```", re.DOTALL)
LOADING = re.compile(r"^(SCH|REF00[1237])")
FIRES, INSTEAD = "触发 fires on", "改为 use instead"
by_code = pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)


def _found(rule: Rule, heading: str, folder: Path) -> list[set[str]]:
    """For each example of the page the codes of all that is found in it; a list of paths is a folder of specs."""
    examples = _BLOCK.findall(page_sections(rule.page)[heading])
    assert examples, f"{rule.code} shows nothing under {heading}"
    return [
        {d.code for d in check_texts(text)}
        if language == "yaml"
        else {d.code for d in check_table(text, folder)}
        if language == "csv"
        else _codes_of_folder(text, folder)
        for language, text in examples
    ]


def _codes_of_folder(listing: str, folder: Path) -> set[str]:
    for line in listing.split():
        file = folder / line
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", encoding="utf-8")
    return {d.code for d in discover(folder / "specs", folder).diagnostics}


@by_code
def test_page_has_its_sections(rule: Rule) -> None:
    assert set(page_sections(rule.page)) == {"", "为什么要紧", "Why it matters", FIRES, INSTEAD}


@by_code
def test_fires_on_what_its_page_shows(rule: Rule, tmp_path: Path) -> None:
    for codes in _found(rule, FIRES, tmp_path):
        errors = {code for code in codes if LOADING.match(code)}
        assert rule.code in codes
        assert errors <= {rule.code}


@by_code
def test_is_silent_on_what_its_page_recommends(rule: Rule, tmp_path: Path) -> None:
    for codes in _found(rule, INSTEAD, tmp_path):
        assert not {code for code in codes if LOADING.match(code)}
        assert rule.code not in codes
