"""The published schemas are those of the models, describe every key, and accept every shipped spec."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel

from quanze.cli.schema import schemas
from quanze.loading.yaml import parse_yaml
from quanze.model.base import Model

ROOT = Path(__file__).parents[2]
SPECS = sorted((ROOT / "specs").glob("*/*.yaml"))
_INTERNAL = {"Values", "Limit"}
"""Only ever written in their short forms."""


def _models(base: type[BaseModel] = Model) -> list[type[BaseModel]]:
    return [m for sub in base.__subclasses__() for m in (sub, *_models(sub))]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_committed_schemas_are_those_of_the_models(name: str) -> None:
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == schemas()[name], "run `make fix`"


DESCRIBED = sorted({m for m in _models() if m.__name__ not in _INTERNAL}, key=lambda m: m.__name__)


@pytest.mark.parametrize("model", DESCRIBED, ids=lambda m: m.__name__)
def test_every_key_is_described_in_both_languages_with_an_example(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        if name == "silent" and model.__name__ == "Actors":
            continue
        zh, _, en = (field.description or "").partition("\n\n")
        assert any("\u4e00" <= c <= "\u9fff" for c in zh) and en.isascii() is not None and en, name
        assert field.examples, name


@pytest.mark.parametrize("file", SPECS, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_every_shipped_file_names_its_schema_and_satisfies_it(file: Path) -> None:
    kind = "vocabulary" if file.parent.name == "vocabulary" else "spec"
    text = file.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json\n")
    schema = json.loads((ROOT / f"schemas/{kind}.schema.json").read_text(encoding="utf-8"))
    errors = [
        f"{e.json_path}: {e.message[:200]}"
        for e in Draft7Validator(schema).iter_errors(parse_yaml(text, "x").data)
    ]
    assert not errors


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schemas_are_valid_schemas(name: str) -> None:
    Draft7Validator.check_schema(json.loads(schemas()[name]))
