"""Short forms say the same as long forms, in Chinese and in English."""

from __future__ import annotations

import pytest

from quanze.model.jurisdiction import DutyFact, Jurisdiction

from .reading import errors, load_text

SPEC = """
jurisdiction: {id: text, name: 样例县, level: county}
documents: {doc: {title: 样例办法, outline: {'1': 第一条, '2': 第二条, '3': 第三条}}}
bodies:
  regulator: {name: 行业监管部门, kind: role, roles: regulator, holders: silent, source: '1'}
  enforcement: {name: 综合行政执法部门, kind: role, roles: [enforcement], holders: silent, source: '1'}
materials: {file: {name: 移送材料, items: {letter: 移送函}, source: '1'}}
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      next: {actor: enforcement, must: accept, within: silent, source: '1'}
      other: {actor: enforcement, must: verify, within: silent, source: '1'}
      duty: {ACTOR, must: transfer, object: case-file, to: enforcement, WITHIN, SOURCE, THEN, WHEN, REST}
"""
DEFAULTS = {
    "ACTOR": "actor: regulator",
    "WITHIN": "within: silent",
    "SOURCE": "source: '1'",
    "THEN": "then: {done: next}",
    "WHEN": "on: violation-found",
    "REST": "name: 移送",
}


def read(**parts: str) -> tuple[Jurisdiction, DutyFact]:
    """The spec with one duty, of which the named parts are written as given."""
    text = SPEC
    for part, default in DEFAULTS.items():
        text = text.replace(part, parts.get(part, default))
    loaded = load_text(text)
    assert errors(loaded) == []
    assert loaded.jurisdiction is not None
    return loaded.jurisdiction, loaded.jurisdiction.duties["duty"]


SAME_LIMITS = [
    ("3个工作日", "3 working days"),
    ("3个工作日", "{limit: 3个工作日}"),
    ("3个工作日", "[3个工作日]"),
    ("3个工作日内", "{limit: {kind: bounded, value: 3, unit: working_day}}"),
    ("24小时", "24 hours"),
    ("30分钟", "30 minutes"),
    ("30分钟内", "{limit: {kind: bounded, value: 30, unit: minute}}"),
    ("30个自然日", "30 calendar days"),
    ("90日", "90 days"),
    ("90日", "{limit: {kind: bounded, value: 90, unit: day_unspecified}}"),
    ("2周", "2 weeks"),
    ("6个月", "6 months"),
    ("1年", "1 year"),
    ("立即", "at once"),
    ("及时", "promptly"),
    ("当日", "same day"),
    ("每周", "weekly"),
    ("每季度一次", "quarterly"),
    ("定期", "regularly"),
    ("定期或者不定期", "regularly and as needed"),
    ("原则上5个工作日", "in principle 5 working days"),
    (
        "一般5个工作日",
        "{limit: {kind: bounded, value: 5, unit: working_day, in-principle: true, softener: 一般}}",
    ),
    ("按规定期限", "as set elsewhere"),
    ("silent", "open"),
    ("{limit: 5个工作日, extension: 5个工作日}", "{limit: 5个工作日, extension: {by: 5 working days}}"),
    ("{limit: 5个工作日, extension: 适当延长}", "{limit: 5个工作日, extension: {}}"),
    ("{limit: 5个工作日, from: next/accepted}", "{limit: 5个工作日, from: [next/accepted]}"),
]


@pytest.mark.parametrize(("short", "long"), SAME_LIMITS)
def test_time_limits(short: str, long: str) -> None:
    _, first = read(WITHIN=f"within: {short}")
    _, second = read(WITHIN=f"within: {long}")
    assert [d.spec for d in first.deadlines] == [d.spec for d in second.deadlines]


def test_calendar_days_are_not_days_that_the_text_leaves_open() -> None:
    _, calendar = read(WITHIN="within: 30个自然日")
    _, left_open = read(WITHIN="within: 30日")
    assert calendar.deadlines[0].spec != left_open.deadlines[0].spec


SAME_ACTORS = [
    ("regulator", "[regulator]"),
    ("regulator", "{each: regulator}"),
    ("[regulator, enforcement]", "{each: [regulator, enforcement]}"),
    ("{lead: regulator, joint: enforcement}", "{lead: [regulator], joint: [enforcement]}"),
    ("silent", "{silent: true}"),
]


@pytest.mark.parametrize(("short", "long"), SAME_ACTORS)
def test_actors(short: str, long: str) -> None:
    assert read(ACTOR=f"actor: {short}")[1] == read(ACTOR=f"actor: {long}")[1]


def test_each_of_two_bodies_differs_from_both_together() -> None:
    _, each = read(ACTOR="actor: [regulator, enforcement]")
    _, together = read(ACTOR="actor: {all: [regulator, enforcement]}")
    assert each.actors != together.actors


SAME_SOURCES = [("'1'", "['1']"), ("1", "'1'"), ("'1'", "'doc:1'"), ("['1', '2']", "['doc:1', 'doc:2']")]


@pytest.mark.parametrize(("short", "long"), SAME_SOURCES)
def test_sources(short: str, long: str) -> None:
    first_place, first = read(SOURCE=f"source: {short}")
    second_place, second = read(SOURCE=f"source: {long}")
    assert first.sources == second.sources
    assert [c.elements for c in first_place.clauses.values()] == [
        c.elements for c in second_place.clauses.values()
    ]


def test_a_range_covers_all_between_its_ends() -> None:
    place, _ = read(SOURCE="source: 1-3")
    assert all("duty:duty" in c.elements for c in place.clauses.values())


SAME_THENS = [
    ("{done: next}", "{done: {to: next}}"),
    ("{done: next}", "{done: [next]}"),
    ("{done: next}", "{done: [{to: next}]}"),
    ("{done: [next, other]}", "{done: {to: [next, other]}}"),
    ("{done: [next, other]}", "{done: [{to: next}, {to: other}]}"),
    ("{done: [next, other]}", "{done: [next, {to: other}]}"),
    ("{done: end}", "{done: {to: end}}"),
]


@pytest.mark.parametrize(("short", "long"), SAME_THENS)
def test_what_follows(short: str, long: str) -> None:
    def links(then: str) -> list[tuple[str, str, object, tuple[str, ...]]]:
        return [(x.outcome, x.to, x.when, x.sources) for x in read(THEN=f"then: {then}")[1].links]

    assert links(short) == links(long)


def test_then_is_short_for_the_successors_on() -> None:
    place, _ = read(THEN="then: {done: next}")
    assert place.duties["next"].triggers == ("duty/done",)


SAME_CONDITIONS = [
    ("{urgency: urgent}", "{urgency: [urgent]}"),
    ("{urgency: urgent}", "[{urgency: urgent}]"),
    ("{urgency: {not: urgent}}", "{urgency: {not: [urgent]}}"),
    ("{urgency: {not: urgent}}", "{urgency: [normal, ongoing]}"),
    ("{damages: 500元以下}", "{damages: <= 500}"),
    ("{damages: 500元以上、2000元以下}", '{damages: ">= 500, <= 2000"}'),
    ("{damages: 超过500元}", '{damages: "> 500"}'),
    ("{damages: 不满500元}", '{damages: "< 500"}'),
]


@pytest.mark.parametrize(("short", "long"), SAME_CONDITIONS)
def test_conditions(short: str, long: str) -> None:
    assert read(WHEN=f"when: {short}")[1].when == read(WHEN=f"when: {long}")[1].when


SAME_REST = [
    ("unless: 有法定事由", "unless: {reason: 有法定事由}"),
    ("else: other", "else: {duty: other}"),
    ("else: 依法追究责任", "else: {text: 依法追究责任}"),
    ("form: written", "form: [written]"),
    ("with: file", "with: [file]"),
    ("outcomes: done", "outcomes: [done]"),
]


@pytest.mark.parametrize(("short", "long"), SAME_REST)
def test_other_keys(short: str, long: str) -> None:
    assert read(REST=short)[1].spec == read(REST=long)[1].spec
