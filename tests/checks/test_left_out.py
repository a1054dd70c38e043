"""Rules about what was left out of bodies, ladders and lists, seen by what stands beside or above them."""

import pytest

from quanze.diagnostics.diagnostic import About, Severity

from .test_forgotten import DUTY, LADDER, found


def test_a_part_without_the_level_that_its_whole_has_is_noted() -> None:
    post = "bodies: {post: {name: 驻点专员, kind: post, %spart-of: county-government, source: '1'}}"
    (finding,) = found("REF013", post % "")
    assert finding.members == ("body:post",) and "level" in finding.message.en
    assert not found("REF013", post % "level: county, ")


@pytest.mark.parametrize(("odd", "noted"), [("", True), ("seats: 1, ", False)])
def test_a_member_that_alone_lacks_what_all_others_state_is_noted(odd: str, noted: bool) -> None:
    posts = [f"p{n}: {{name: 成员{n}, kind: post, level: county, seats: 1, source: '1'}}" for n in range(5)]
    posts.append(f"p5: {{name: 成员五, kind: post, level: county, {odd}source: '1'}}")
    team = "team: {name: 执法队, level: county, members: [p0, p1, p2, p3, p4, p5], source: '1'}"
    text = "bodies:\n" + "".join(f"  {row}\n" for row in (*posts, team))
    assert [d.members for d in found("REF013", text)] == ([("body:p5",)] if noted else [])


@pytest.mark.parametrize(
    ("name", "kind"), [("领导小组", "group"), ("联席会议", "meeting"), ("指挥平台", "platform")]
)
def test_the_name_tells_the_kind_where_none_is_given(name: str, kind: str) -> None:
    text = f"bodies: {{it: {{name: 执法{name}, %slevel: county, source: '1'}}}}"
    (finding,) = found("REF012", text % "")
    assert kind in finding.message.zh and finding.about is About.spec
    assert not found("REF012", text % f"kind: {kind}, ")
    assert not found("REF012", text % "kind: company, ")


def test_who_is_in_a_meeting_or_holds_a_role_is_looked_for_even_where_it_hangs_on_another() -> None:
    duty = DUTY.replace("enforcement", "it") % "must: hold-meeting, about: 会商"
    for kind, hangs, says in (
        ("meeting", "convener: county-government", "members: silent"),
        ("role", "part-of: county-government", "holders: silent"),
    ):
        text = f"bodies: {{it: {{name: 甲, kind: {kind}, level: county, {hangs}, %ssource: '1'}}}}"
        (finding,) = [d for d in found("REF004", text % "", duty) if d.about is About.spec]
        assert finding.members == ("body:it",)
        assert not [d for d in found("REF004", text % f"{says}, ", duty) if d.about is About.spec]


def test_a_body_called_by_the_name_of_a_role_has_it() -> None:
    text = "bodies: {it: {name: 公安机关, level: county, %ssource: '1'}%s}"
    (finding,) = found("REF013", text % ("", ""))
    assert finding.members == ("body:it",) and "roles" in finding.message.en
    assert not found("REF013", text % ("roles: police, ", ""))
    assert not found(
        "REF013", text % ("", ", all: {name: 各机关, kind: role, roles: police, holders: [it], source: '1'}")
    )


@pytest.mark.parametrize(("others", "noted"), [(8, True), (3, False)])
def test_a_level_that_hardly_any_institution_lacks_was_forgotten(others: int, noted: bool) -> None:
    rows = [f"b{n}: {{name: 第{n}局, level: county, source: '1'}}" for n in range(others)]
    text = "bodies:\n" + "".join(f"  {row}\n" for row in (*rows, "odd: {name: 另一局, source: '1'}"))
    assert [d.members for d in found("REF013", text)] == ([("body:odd",)] if noted else [])


RUNGS = LADDER % ", then: {confirmed: ladder}"


def test_rungs_that_cite_clauses_cite_them_all() -> None:
    cited = RUNGS.replace("moves-up: 协商不成, ", "moves-up: 协商不成, source: '3', ")
    assert not found("REF010", RUNGS)
    (finding,) = found("REF010", cited)
    assert finding.members == ("chain:ladder",) and finding.severity is Severity.note
    assert not found("REF010", cited.replace("brought-by: parties, ", "brought-by: parties, source: '3', "))


def test_items_of_a_list_cite_clauses_all_or_none() -> None:
    text = (
        "materials: {file: {name: 案卷, source: '1', items: {a: {name: 甲, source: '1'}, b: {name: 乙%s}}}}"
    )
    (finding,) = found("REF010", text % "")
    assert "乙" in finding.message.zh and finding.about is About.spec
    assert not found("REF010", text % ", source: '2'")


def test_a_mechanism_that_binds_some_parties_binds_all_that_act_in_it() -> None:
    text = """
mechanisms:
  m:
    kind: case-transfer
    name: 案件移送
    source: '1'
    %s
    duties:
      d: {actor: sender, must: transfer, object: case-file, to: receiver, on: violation-found, within: 3日, source: '1'}
"""
    (finding,) = found("REF014", text % "parties: {sender: [regulator, enforcement]}")
    assert finding.subject == "mechanism:m" and "receiver" in finding.message.en
    assert not found("REF014", text % "parties: {sender: [regulator], receiver: [enforcement]}")
    assert not found("REF014", text % "summary: 移送")


@pytest.mark.parametrize(
    ("entries", "noted"),
    [
        ("holder: enforcement", True),
        ("powers: [penalty]", True),
        ("holder: silent, powers: [penalty]", False),
        ("holder: enforcement, columns: [事项名称]", False),
    ],
)
def test_a_list_of_powers_says_whose_and_which(entries: str, noted: bool) -> None:
    text = f"powers: {{list: {{name: 权责清单, {entries}, source: '1'}}}}"
    assert bool(found("REF015", text)) is noted
