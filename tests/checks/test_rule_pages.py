"""Every rule's page is true: its first example fires the rule, its second does not, and both load."""

import re

import pytest

from quanze.checks.catalogue import rules
from quanze.checks.rule import Rule, page_sections

from .specimen import check_texts

_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
LOADING = re.compile(r"^(SCH|REF00[1237])")


def _examples(rule: Rule, heading: str) -> list[str]:
    return _YAML.findall(page_sections(rule.page)[heading])


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)
def test_page_has_its_sections(rule: Rule) -> None:
    assert set(page_sections(rule.page)) == {
        "",
        "为什么要紧",
        "Why it matters",
        "触发 fires on",
        "改为 use instead",
    }


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)
def test_fires_on_what_its_page_shows(rule: Rule) -> None:
    for example in _examples(rule, "触发 fires on"):
        found = check_texts(example)
        assert not [d for d in found if LOADING.match(d.code)]
        assert rule.code in {d.code for d in found}


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)
def test_is_silent_on_what_its_page_recommends(rule: Rule) -> None:
    for example in _examples(rule, "改为 use instead"):
        found = check_texts(example)
        assert not [d for d in found if LOADING.match(d.code)]
        assert rule.code not in {d.code for d in found}
