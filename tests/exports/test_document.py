"""The export is a contract: its schema holds for every shipped spec, its facts are resolved, its bytes are stable."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from quanze.diagnostics.formats import render_json
from quanze.exports.document import export
from quanze.pipeline import Project, run
from tests.checks.specimen import check_texts, load_table, load_texts

ROOT = Path(__file__).parents[2]
PLACES = sorted(p.name for p in (ROOT / "specs").iterdir() if (p / "jurisdiction.yaml").is_file())


@cache
def project() -> Project:
    return run(ROOT / "specs", ROOT)


def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8")))


def exported(*texts: str) -> dict[str, Any]:
    loaded = load_texts(*texts)
    assert loaded.jurisdiction is not None and not loaded.diagnostics
    data = json.loads(export(loaded.jurisdiction))
    assert not list(validator("export").iter_errors(data))
    assert isinstance(data, dict)
    return data


TRANSFER = """
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: violation-found
    duties:
      send:
        actor: finder
        must: transfer
        object: case-file
        to: competent
        on: violation-found
        when: {competence: other-party}
        within: [3个工作日, {limit: 24小时, when: {urgency: urgent}, source: '2'}]
        with: papers
        else: 追究责任
        source: '1'
        then: {done: take}
      take: {actor: competent, must: accept, within: silent, source: '1', silent: else}
materials: {papers: {name: 材料, items: {letter: 移送函}, source: '1'}}
"""


def test_every_place_satisfies_the_published_schema() -> None:
    for place in project().jurisdictions.values():
        assert not [e.message for e in validator("export").iter_errors(json.loads(export(place)))], place.id


@pytest.mark.parametrize("name", PLACES)
def test_two_exports_are_the_same_bytes(name: str) -> None:
    again = run(ROOT / "specs" / name, ROOT).jurisdictions[name]
    assert export(project().jurisdictions[name]) == export(again)


def test_case_parties_come_with_the_bodies_that_can_be_them() -> None:
    send = exported(TRANSFER)["duties"][0]
    assert send["actors"] == [
        {"body": "finder", "part": "lead", "group": "each", "may_be": ["regulator", "enforcement"]}
    ]


def test_deadlines_are_resolved_with_their_start_condition_and_clause() -> None:
    first, second = exported(TRANSFER)["duties"][0]["deadlines"]
    assert (first["kind"], first["value"], first["unit"], first["from"]) == (
        "bounded", 3, "working_day", ["violation-found"],
    )  # fmt: skip
    assert (second["value"], second["unit"], second["when"]) == (24, "hour", [{"urgency": ["urgent"]}])
    assert (first["sources"], second["sources"]) == (["doc:1"], ["doc:2"])


def test_what_follows_is_said_from_both_sides() -> None:
    send, take = exported(TRANSFER)["duties"]
    assert [(n["outcome"], n["to"]) for n in send["next"]] == [("done", "duty:take")]
    assert take["on"] == ["send/done"]


def test_silence_is_told_from_absence() -> None:
    send, take = exported(TRANSFER)["duties"]
    assert take["deadlines"][0]["kind"] == "open" and take["silent"] == ["else", "within"]
    assert send["silent"] == []


def test_clauses_say_what_covers_them() -> None:
    clauses = {c["locator"]: c for c in exported(TRANSFER)["documents"][0]["clauses"]}
    assert "duty:send" in clauses["1"]["covered_by"] and clauses["2"]["covered_by"] == [
        "body:county-government",
        "duty:send",
    ]


def test_a_band_has_open_and_closed_ends() -> None:
    band = """
bands:
  size:
    name: 档次
    measures: damages
    source: '1'
    grades: {small: {name: 小, when: {damages: 500元以下}}, big: {name: 大, when: {damages: 超过500元}}}
"""
    small, big = exported(band)["bands"][0]["bands"]
    assert small["when"] == [
        {"damages": {"low": None, "low_closed": False, "high": 500, "high_closed": True}}
    ]
    assert big["when"] == [{"damages": {"low": 500, "low_closed": False, "high": None, "high_closed": False}}]


def test_likewise_is_expanded_and_cites_both_clauses() -> None:
    text = TRANSFER.replace("materials:", "  back: {kind: case-transfer, name: 反向, source: '2', likewise: "
                            "{mechanisms: transfer, swap: {regulator: enforcement}, source: '2'}}\nmaterials:")  # fmt: skip
    copy = next(d for d in exported(text)["duties"] if d["id"] == "back.send")
    assert copy["derived_from"] == "send" and copy["sources"] == ["doc:1", "doc:2"]


def test_findings_satisfy_their_schema() -> None:
    data = json.loads(render_json(project().diagnostics))
    assert not list(validator("findings").iter_errors(data))
    broken = json.loads(render_json(check_texts("bodies: {a: {nam: x}}\nmechanisms: {m: 3}\n")))
    assert broken["findings"] and not list(validator("findings").iter_errors(broken))


def test_entries_of_a_list_are_text_by_header(tmp_path: Path) -> None:
    loaded = load_table("编码,名称,类型,实施主体\n0012,=甲,处罚,行业监管部门\n", tmp_path)
    assert loaded.jurisdiction and not loaded.diagnostics
    data = json.loads(export(loaded.jurisdiction))
    assert not list(validator("export").iter_errors(data))
    assert data["lists"][0]["entries"] == [
        {
            "code": "0012",
            "name": "=甲",
            "kind": "penalty",
            "holder": ["regulator"],
            "cells": {"编码": "0012", "名称": "=甲", "类型": "处罚", "实施主体": "行业监管部门"},
        }
    ]
