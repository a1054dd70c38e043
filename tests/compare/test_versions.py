"""Two versions of a place: what changed in meaning is told, what did not is not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from quanze.compare.version_changes import Change, Kind, Part, PlaceChanges
from quanze.compare.versions import compare_versions
from quanze.diagnostics import Lang
from quanze.exports.version_json import render_json
from quanze.exports.version_text import render_markdown, render_text
from quanze.pipeline import Project, run

from ..checks.specimen import BASE

ROOT = Path(__file__).parents[2]
SPEC = """
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: {violation-found: {source: '1'}}
    duties:
      hand-over:
        actor: regulator
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        when: {competence: other-party}
        within: 3个工作日
        source: '2'
      handle-own:
        actor: finder
        must: handle
        on: violation-found
        when: {competence: own}
        within: silent
        source: '2'
      check:
        actor: enforcement
        must: verify
        object: case-file
        on: hand-over/done
        within: 5个工作日
        source: '2'
    chains:
      dispute:
        name: 管辖争议
        kind: dispute
        between: [regulator, enforcement]
        rungs:
          talk: {by: parties, action: consult, moves-up: 协商不成, within: 3个工作日}
          meet: {by: joint-meeting, action: mediate, moves-up: 协调不成, brought-by: parties, within: 5个工作日}
          decide: {by: county-government, action: decide, brought-by: joint-meeting, final: true, within: 5个工作日}
        meanwhile: handle-jointly
        source: '3'
materials:
  file: {name: 移送材料, source: '2', items: {letter: 移送函, record: 检查笔录}}
"""


class Versions:
    """Writes two versions into folders of their own and compares them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def project(self, name: str, *texts: str) -> Project:
        place = self.folder / name / "specimen"
        place.mkdir(parents=True)
        for number, text in enumerate(texts):
            (place / f"{number}.yaml").write_text(text, encoding="utf-8")
        project = run(self.folder / name, self.folder / name)
        assert "specimen" in project.jurisdictions, [d.message.zh for d in project.diagnostics]
        return project

    def compare(self, old: str, new: str, base: str = BASE, new_base: str | None = None) -> PlaceChanges:
        before, after = self.project("old", base, old), self.project("new", new_base or base, new)
        (found,) = compare_versions(before, after)
        return found

    def changed(self, *replacements: tuple[str, str]) -> PlaceChanges:
        text = SPEC
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new, 1)
        return self.compare(SPEC, text)


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path)


def said(change: Change) -> dict[str, tuple[str | None, str | None]]:
    return {
        d.key: (d.before.zh if d.before else None, d.after.zh if d.after else None) for d in change.details
    }


# ---------------------------------------------------------------- what is no change
def test_order_layout_comments_and_files_are_no_change(versions: Versions) -> None:
    """The same facts in other places, other styles, other order."""
    head, _, rest = SPEC.partition("materials:\n")
    other = "# 移送\nmaterials:\n  file:\n    source: ['2']\n    items: {record: {name: 检查笔录}, letter: {name: 移送函}}\n    name: 移送材料\n"
    before = versions.project("old", BASE, SPEC)
    after = versions.project("new", other, BASE.replace("\n", "  # 注\n", 1), head)
    assert rest
    (found,) = compare_versions(before, after)
    assert found.is_empty
    assert render_text([found], Lang.zh) == "含义没有变化。\n"


def test_duties_in_another_order_are_no_change(versions: Versions) -> None:
    """Nor are the findings that list them new ones, although another duty stands first."""
    vague = SPEC.replace("within: 5个工作日\n        source: '2'", "within: 及时\n        source: '2'", 1)
    vague = vague.replace("within: 3个工作日\n        source: '2'", "within: 及时\n        source: '2'", 1)
    start, check, chains = (vague.index(x) for x in ("      hand-over:", "      check:", "    chains:"))
    other = vague[:start] + vague[check:chains] + vague[start:check] + vague[chains:]
    found = versions.compare(vague, other)
    assert found.is_empty, render_text([found], Lang.zh, True)


def test_another_short_form_is_no_change(versions: Versions) -> None:
    """`3个工作日` and `3 working days` are the same."""
    assert versions.changed(
        ("within: 3个工作日\n        source: '2'", "within: 3 working days\n        source: ['2']")
    ).is_empty


def test_another_id_for_the_same_duty_is_no_change(versions: Versions) -> None:
    """References follow; what a thing is called in the file is not what it means."""
    assert versions.changed(("hand-over:", "send:"), ("hand-over/done", "send/done")).is_empty


def test_another_id_for_the_same_body_is_no_change(versions: Versions) -> None:
    """Bodies are known by their name."""
    text = SPEC.replace("joint-meeting", "conference")
    found = versions.compare(SPEC, text, BASE, BASE.replace("joint-meeting", "conference"))
    assert not found.changes


# ---------------------------------------------------------------- duties
def test_a_duty_that_moves_to_another_party(versions: Versions) -> None:
    """The same bodies can be both parties, but whoever found a case is not whoever is competent for it."""
    (change,) = versions.changed(
        ("actor: finder\n        must: handle", "actor: competent\n        must: handle")
    ).of(Part.DUTIES)
    before, after = said(change)["actor"]
    assert before and after and before.startswith("发现方") and after.startswith("有管辖权的一方")


def test_a_duty_that_moves_to_another_body(versions: Versions) -> None:
    """Told as a change of who acts, with both names."""
    (change,) = versions.changed(
        ("actor: enforcement\n        must: verify", "actor: regulator\n        must: verify")
    ).of(Part.DUTIES)
    assert change.element == "duty:check"
    assert said(change)["actor"] == ("综合行政执法部门", "行业监管部门")


def test_bodies_with_one_role_are_still_two_bodies(versions: Versions) -> None:
    """Between versions of one place, names count, not only what a body is."""
    second = (
        BASE
        + "  second-regulator: {name: 第二监管部门, kind: role, roles: regulator, level: county, holders: silent, source: '1'}\n"
    )
    found = versions.compare(SPEC, SPEC.replace("actor: regulator", "actor: second-regulator", 1), second)
    (change,) = found.of(Part.DUTIES)
    assert said(change)["actor"] == ("行业监管部门", "第二监管部门")


def test_a_limit_from_three_to_five_working_days(versions: Versions) -> None:
    """Before and after in words; so with the longest time, of which it is a part."""
    found = versions.changed(
        ("within: 3个工作日\n        source: '2'", "within: 5个工作日\n        source: '2'")
    )
    (change,) = found.of(Part.DUTIES)
    assert said(change)["time"] == ("3个工作日内", "5个工作日内")
    assert (change.before, change.after) == (("doc:2",), ("doc:2",))


def test_the_longest_time_is_told_when_it_changes(versions: Versions) -> None:
    """By mechanism and event; here the whole way is bounded."""
    bounded = SPEC.replace("within: silent", "within: 1个工作日")
    found = versions.compare(
        bounded,
        bounded.replace("within: 5个工作日\n        source: '2'", "within: 10个工作日\n        source: '2'"),
    )
    (change,) = found.of(Part.TIMES)
    assert said(change)["longest"] == ("8个工作日", "13个工作日")


def test_duties_that_come_and_go(versions: Versions) -> None:
    """With what they say, in one line."""
    gone = SPEC[: SPEC.index("      check:")] + SPEC[SPEC.index("    chains:") :]
    (change,) = versions.compare(SPEC, gone).of(Part.DUTIES)
    assert (change.kind, change.element) == (Kind.REMOVED, "duty:check")
    assert change.words and "5个工作日内" in change.words.zh


def test_only_our_words_for_it_are_marked_as_wording(versions: Versions) -> None:
    """The reader knows that the vocabulary did not change."""
    old = SPEC.replace("object: case-file\n        on", "object: case-file\n        about: 有关\n        on")
    (change,) = versions.compare(old, old.replace("about: 有关", "about: 全部")).of(Part.DUTIES)
    assert [(d.key, d.wording) for d in change.details] == [("object", True)]


# ---------------------------------------------------------------- ladders, bodies, lists, documents
def test_a_rung_that_is_gone(versions: Versions) -> None:
    """The other rungs did not change, though they stand one lower."""
    rung = "          meet: {by: joint-meeting, action: mediate, moves-up: 协调不成, brought-by: parties, within: 5个工作日}\n"
    (change,) = versions.changed((rung, "")).of(Part.LADDERS)
    assert (change.kind, change.title) == (Kind.REMOVED, "管辖争议：第2级")
    assert change.words and "联席会议" in change.words.zh


def test_rungs_in_another_order(versions: Versions) -> None:
    """Order is meaning here, and only here."""
    lines = SPEC.splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith("          meet:"))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    (change,) = versions.compare(SPEC, "".join(lines)).of(Part.LADDERS)
    before, after = said(change)["order"]
    assert before == "争议各方 → 联席会议 → 县人民政府" and after == "争议各方 → 县人民政府 → 联席会议"


def test_members_and_names_of_bodies(versions: Versions) -> None:
    """A meeting that loses a member, a body called otherwise."""
    new = BASE.replace("members: [regulator, enforcement]", "members: [regulator]").replace(
        "name: 县人民政府", "name: 县政府"
    )
    found = {c.element: said(c) for c in versions.compare(SPEC, SPEC, BASE, new).of(Part.BODIES)}
    assert found["body:joint-meeting"]["members"] == ("行业监管部门、综合行政执法部门", "行业监管部门")
    assert found["body:county-government"]["name"] == ("县人民政府", "县政府")


def test_papers_that_are_added(versions: Versions) -> None:
    """A list changes item by item."""
    (change,) = versions.changed(("record: 检查笔录", "record: 检查笔录, photo: 现场照片")).of(Part.LISTS)
    assert (change.kind, change.title) == (Kind.ADDED, "移送材料：现场照片")


def test_a_draft_that_enters_into_force(versions: Versions) -> None:
    """The document's own facts."""
    (change,) = versions.compare(SPEC, SPEC, BASE, BASE.replace("status: draft", "status: in-force")).of(
        Part.DOCUMENTS
    )
    assert said(change)["status"] == ("草案", "现行有效")


# ---------------------------------------------------------------- who handles what
def test_a_region_newly_uncovered_and_newly_handled(versions: Versions) -> None:
    """Exactly the part that differs, in words; back and forth."""
    wide, narrow = "when: {competence: own}", "when: {competence: own, urgency: normal}"
    worse = versions.changed((wide, narrow)).of(Part.HANDLING)
    assert {c.kind for c in worse} == {Kind.UNCOVERED}
    assert all(c.words and "属于本部门管辖" in c.words.zh and "一般情形" not in c.words.zh for c in worse)
    again = Versions(versions.folder / "again")
    better = again.compare(SPEC.replace(wide, narrow), SPEC).of(Part.HANDLING)
    assert [c.words for c in better] == [c.words for c in worse]
    assert {c.kind for c in better} == {Kind.HANDLED}


def test_a_region_that_is_no_longer_claimed(versions: Versions) -> None:
    """Narrowing the scope handles nothing."""
    narrowed = (
        "answers-for: {violation-found: {source: '1'}}",
        "answers-for: {violation-found: {when: {competence: own}, source: '1'}}",
    )
    kinds = {c.kind for c in versions.changed(narrowed).of(Part.HANDLING)}
    assert kinds == {Kind.DROPPED}


# ---------------------------------------------------------------- findings
def test_findings_new_and_fixed(versions: Versions) -> None:
    """Told by what causes them, not by where they stand."""
    found = versions.changed(
        ("within: 3个工作日}", "within: silent}"), ("brought-by: parties", "brought-by: silent")
    )
    assert "ESC001" in {d.code for d in found.found} and not found.fixed
    moved = Versions(versions.folder / "moved")
    assert not moved.compare(SPEC, "\n\n\n" + SPEC).found
    back = Versions(versions.folder / "back")
    fixed = back.compare(SPEC.replace("brought-by: parties", "brought-by: silent"), SPEC).fixed
    assert "ESC001" in {d.code for d in fixed}


def late(ids: str, mechanism: str = "slow") -> str:
    """A mechanism in which others wait for duties without a limit."""
    duties = "".join(
        f"      {i}: {{actor: regulator, must: inform, about: 事项{i}, to: enforcement, on: violation-found, within: silent, source: '1'}}\n"
        for i in ids
    )
    return f"mechanisms:\n  {mechanism}:\n    kind: case-transfer\n    name: 通报\n    source: '1'\n    duties:\n{duties}"


def limits(place: PlaceChanges) -> tuple[list[str], list[str], list[list[str]], list[list[str]]]:
    """New, fixed, grown and shrunk findings about missing limits."""
    codes = [[d.code for d in found if d.code == "DDL001"] for found in (place.found, place.fixed)]
    members = [
        [[m.element for m in r.members] for r in relisted if r.finding.code == "DDL001"]
        for relisted in (place.grown, place.shrunk)
    ]
    return codes[0], codes[1], members[0], members[1]


def test_what_joins_or_leaves_a_list_is_told_by_itself(versions: Versions) -> None:
    """The finding stays; also where its first element is mended."""
    mended = late("abcd").replace("within: silent", "within: 5个工作日", 1)
    place = versions.compare(late("abc"), mended)
    assert limits(place) == ([], [], [["duty:d"]], [["duty:a"]])
    text = render_text([place], Lang.zh)
    assert "DDL001 没有时限\n    原有问题中新列入：告知事项d" in text and "不再列入：告知事项a" in text
    data = json.loads(render_json([place], Lang.zh))["jurisdictions"][0]["findings"]
    assert data["new"] == [] and {"element": "duty:d", "name": "告知事项d"} in data["grown"][0]["members"]


def test_rungs_that_join_a_list_are_told_by_who_acts_on_them(versions: Versions) -> None:
    """A ladder's own finding grows."""
    old = SPEC.replace("brought-by: parties", "brought-by: silent")
    place = versions.compare(old, old.replace("brought-by: joint-meeting", "brought-by: silent"))
    assert [m.name for r in place.grown if r.finding.code == "ESC001" for m in r.members] == [
        "县人民政府决定"
    ]


def test_regrouping_a_list_is_neither_new_nor_fixed(versions: Versions) -> None:
    """With its tenth duty a mechanism has a finding of its own; only the tenth is new in it."""
    assert limits(versions.compare(late("abcdefghi"), late("abcdefghij"))) == ([], [], [["duty:j"]], [])


def test_a_list_whose_elements_are_all_new_is_a_new_finding(versions: Versions) -> None:
    """And the last that leaves takes the finding with it."""
    timed = late("a").replace("within: silent", "within: 5个工作日")
    assert limits(versions.compare(timed, late("a"))) == (["DDL001"], [], [], [])
    back = Versions(versions.folder / "back")
    assert limits(back.compare(late("a"), timed)) == ([], ["DDL001"], [], [])


def test_a_renamed_element_neither_joins_nor_leaves_a_list(versions: Versions) -> None:
    """Lists are compared in the ids of the old version."""
    new = late("ab").replace("      a:", "      renamed:")
    assert limits(versions.compare(late("ab"), new)) == ([], [], [], [])


# ---------------------------------------------------------------- places and forms
def test_places_that_come_and_go(versions: Versions) -> None:
    """Two places are told apart by id; a single one is one place, whatever its id."""
    old = versions.project("old", BASE, SPEC)
    other = versions.folder / "new" / "other"
    other.mkdir(parents=True)
    (other / "a.yaml").write_text(BASE.replace("id: specimen", "id: other"), encoding="utf-8")
    versions.project("new", BASE, SPEC)
    new = run(versions.folder / "new", versions.folder / "new")
    assert [(p.id, p.fate) for p in compare_versions(old, new) if not p.is_empty] == [("other", Kind.ADDED)]
    assert [(p.id, p.fate) for p in compare_versions(new, old) if not p.is_empty] == [("other", Kind.REMOVED)]


def test_json_has_everything(versions: Versions) -> None:
    """Kinds, aspects, before and after."""
    found = versions.changed(
        ("within: 3个工作日\n        source: '2'", "within: 5个工作日\n        source: '2'")
    )
    data = json.loads(render_json([found], Lang.en))
    assert data["format"] == "quanze-diff/1"
    change = next(c for c in data["jurisdictions"][0]["changes"] if c["element"] == "duty:hand-over")
    assert (change["part"], change["kind"], change["sources_after"]) == ("duties", "changed", ["doc:2"])
    assert change["details"][0]["before"] == "within 3 working days"
    assert set(data["jurisdictions"][0]["findings"]) == {"new", "fixed", "grown", "shrunk"}


@pytest.mark.parametrize("lang", list(Lang))
def test_json_satisfies_the_published_schema(versions: Versions, lang: Lang) -> None:
    """Every kind of change: elements, regions, times, findings, whole places."""
    changed = versions.compare(
        SPEC,
        SPEC.replace("actor: enforcement\n        must: verify", "actor: silent\n        must: verify")
        .replace("when: {competence: other-party}", "when: {competence: third}")
        .replace("{letter: 移送函, record: 检查笔录}", "{letter: 移送函, list: 物品清单}")
        .replace("within: 5个工作日\n        source: '2'", "within: 8个工作日\n        source: ['1', '2']"),
    )
    project = versions.project("alone", BASE, SPEC)
    none = replace(project, jurisdictions={})
    places = [changed, *compare_versions(none, project), *compare_versions(project, none)]
    data = json.loads(render_json(places, lang))
    schema = json.loads((ROOT / "schemas/diff.schema.json").read_text(encoding="utf-8"))
    assert not [e.message for e in Draft7Validator(schema).iter_errors(data)]
    assert [p["kind"] for p in data["jurisdictions"]] == ["changed", "added", "removed"]
    kinds = {c["kind"] for c in data["jurisdictions"][0]["changes"]}
    assert {"added", "removed", "changed", "uncovered"} <= kinds
    assert data["jurisdictions"][0]["findings"]["new"]


def test_a_change_is_told_with_the_clause_to_look_at(versions: Versions) -> None:
    """That of the new version; of the old one for what is gone."""
    found = versions.changed(
        ("within: 5个工作日\n        source: '2'", "within: 6个工作日\n        source: '3'"),
        ("      hand-over:\n", "      other:\n"),
        ("hand-over/done", "other/done"),
        ("{letter: 移送函, record: 检查笔录}", "{letter: 移送函}"),
    )
    text = render_text([found], Lang.zh)
    assert "（案件移送） · 第三部分\n" in text and "- 删去  移送材料：检查笔录 · 第二部分\n" in text
    assert " · 3\n" in render_text([found], Lang.en)


def test_text_and_markdown_tell_the_same(versions: Versions) -> None:
    """One for a terminal, one for a merge request; neither obeys what a spec says."""
    found = versions.changed(("name: 管辖争议", "name: '争议<b>@all\\e[2J'".replace("'", '"')))
    text, markdown = render_text([found], Lang.zh), render_markdown([found], Lang.zh)
    assert "── 升级链（1） ──" in text and "### 升级链（1）" in markdown
    assert "管辖争议 → 争议" in text
    assert "\x1b" not in text + markdown and "<b>" not in markdown and "@all" not in markdown
