"""The reference of the language is that of the models, and says what every key means."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from quanze.cli.main import main
from quanze.loading.yaml import parse_yaml
from quanze.model.base import CITATION
from quanze.model.deadline import parse_limit
from quanze.model.reference import documented_models, flow, reference_page
from quanze.model.reference_titles import LIMIT_FORMS, LOCATORS, TITLES, VALUES

ROOT = Path(__file__).parents[2]
PAGE = reference_page()


def test_the_committed_page_is_that_of_the_models() -> None:
    assert (ROOT / "site" / "reference.md").read_text(encoding="utf-8") == PAGE, "run `make fix`"


def test_schema_renews_a_page_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["schema"]).exit_code == 0
    assert not (tmp_path / "site").exists()
    page = tmp_path / "site" / "reference.md"
    page.parent.mkdir()
    page.write_text("old", encoding="utf-8")
    assert CliRunner().invoke(main, ["schema"]).exit_code == 0
    assert page.read_text(encoding="utf-8") == PAGE


def test_schema_writes_the_page_where_it_is_told(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "language.md"
    arguments = ["schema", "--to", str(tmp_path / "schemas"), "--reference", str(page)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert page.read_text(encoding="utf-8") == PAGE


def test_every_model_has_a_title_and_no_title_is_left_over() -> None:
    assert {model.__name__ for model in documented_models()} == set(TITLES)


def test_every_value_of_a_closed_set_that_is_shown_has_a_meaning() -> None:
    for name, meanings in VALUES.items():
        (enum,) = [
            e
            for e in StrEnum.__subclasses__()
            if e.__name__ == name and e.__module__.startswith("quanze.model")
        ]
        assert {value.value for value in enum} == set(meanings)


@pytest.mark.parametrize("model", documented_models(), ids=lambda model: model.__name__)
def test_every_key_of_a_model_is_on_the_page(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        if field.description:
            assert f"| `{field.alias or name}` |" in PAGE


def test_every_link_within_the_page_leads_somewhere() -> None:
    anchors = set(re.findall(r"\{#([a-z]+)\}", PAGE))
    assert set(re.findall(r"\(#([a-z]+)\)", PAGE)) <= anchors


def test_every_way_to_write_a_time_limit_is_understood() -> None:
    for form, meaning in LIMIT_FORMS:
        for written in (form, *re.findall(r"`([^`]+)`", meaning)):
            if written not in ("原则上", "一般"):
                assert parse_limit(written)


def test_every_locator_is_one() -> None:
    for locator, _ in LOCATORS:
        assert CITATION.match(locator)


@pytest.mark.parametrize(
    "value",
    [
        "一般",
        "3个工作日",
        "2018-09-28",
        "1.",
        True,
        8,
        {"a": ["b", "c: d"]},
        "[将{object}]移送",
        "it's",
        {"3/1": {}},
    ],
)
def test_an_example_is_yaml_for_its_value(value: object) -> None:
    assert parse_yaml(f"key: {flow(value)}\n", "example").data == {"key": value}
