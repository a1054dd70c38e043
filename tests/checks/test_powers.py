"""Rules about powers: who watches, appraises or writes to itself, and who leads."""

from textwrap import dedent

from quanze.diagnostics.diagnostic import Diagnostic, Severity

from .specimen import check_texts


def found(code: str, bodies: str, duties: str = "", more: str = "") -> list[Diagnostic]:
    text = f"bodies:{dedent(bodies).replace(chr(10), chr(10) + '  ')}\nmechanisms:\n  m:\n    kind: accountability\n    name: 追责\n    source: '3'\n"
    if duties:
        text += f"    duties:{dedent(duties).replace(chr(10), chr(10) + '      ')}\n"
    return [d for d in check_texts(text + dedent(more)) if d.code == code]


ENFORCERS = """
bureau: {name: 综合行政执法局, level: county, source: '1'}
enforcers: {name: 执法单位, kind: role, holders: [bureau, county-government], source: '1'}
"""


def test_a_government_may_supervise_its_own_parts() -> None:
    bodies = "\nbureau: {name: 综合行政执法局, part-of: county-government, level: county, source: '1'}"
    duties = "\nwatch: {actor: county-government, must: supervise, to: bureau, source: '3'}"
    assert not found("SOD001", bodies, duties)


def test_the_definition_that_makes_it_supervise_itself_is_shown() -> None:
    duties = "\nwatch: {actor: county-government, must: criticise, to: enforcers, source: '3'}"
    (finding,) = found("SOD001", ENFORCERS, duties)
    assert finding.severity is Severity.error and "执法单位→县人民政府" in finding.message.zh
    assert (finding.place.line, finding.related[0].place.line) == (11, 3)
    assert finding.sources == ("doc:3", "doc:1", "doc:2")


def test_a_role_that_supervises_one_of_its_holders_is_found_too() -> None:
    duties = "\nwatch: {actor: enforcers, must: supervise, to: bureau, source: '3'}"
    assert len(found("SOD001", ENFORCERS, duties)) == 1


def test_without_recipients_those_who_break_the_duties_are_watched() -> None:
    duties = """
    help: {actor: enforcers, must: cooperate, to: regulator, source: '2'}
    punish: {actor: county-government, must: hold-accountable, on-breach-of: help, within: silent, source: '3'}
    """
    (finding,) = found("SOD001", ENFORCERS, duties)
    assert finding.subject == "body:county-government" and finding.members == ("duty:punish",)


def test_several_duties_along_one_path_are_one_finding() -> None:
    duties = """
    watch: {actor: county-government, must: supervise, to: enforcers, source: '2'}
    punish: {actor: county-government, must: hold-accountable, to: enforcers, within: silent, source: '3'}
    """
    assert len(found("SOD001", ENFORCERS, duties)) == 1


def test_prohibitions_watch_nobody() -> None:
    duties = "\nno: {actor: county-government, must-not: retaliate, to: enforcers, source: '3'}"
    assert not found("SOD001", ENFORCERS, duties)


CADRES = """
head: {name: 县长, kind: post, part-of: county-government, source: '2'}
team: {name: 执法队, level: county, members: leader, source: '1'}
leader: {name: 执法队队长, kind: post, filled-by: 县委副书记、县长, source: '1'}
cadres: {name: 干部职工, kind: role, part-of: team, holders: silent, source: '3'}
group: {name: 考评组, kind: group, members: head, source: '3'}
"""
SCORE = """
scores:
  yearly: {name: 年度考评, assessed: %s, assessor: %s, components: {work: {name: 实绩, points: 100}}, source: '3'}
"""


def test_an_office_held_on_both_sides_is_found_through_the_post_it_fills() -> None:
    duties = "\nplan: {actor: group, must: draw-up, about: 计划, source: '3'}"
    (finding,) = found("SOD004", CADRES, duties, SCORE % ("cadres", "group"))
    assert (
        "县长既属于考评一方（考评组→县长），又属于被考评一方（干部职工→执法队队长→县长）"
        in finding.message.zh
    )
    assert finding.subject == "score:yearly"


def test_assessors_outside_the_team_are_no_finding() -> None:
    duties = "\nplan: {actor: group, must: draw-up, about: 计划, source: '3'}"
    assert not found("SOD004", CADRES, duties, SCORE % ("cadres", "enforcement"))


def test_two_leads_are_shown_where_the_actors_stand() -> None:
    duties = "\nplan: {actor: {lead: [regulator, enforcement], support: county-government}, must: draw-up, about: 计划, source: '3'}"
    (finding,) = found("RAC002", "\nx: {name: 某局, source: '1'}", duties)
    assert finding.message.zh.startswith("“plan”由行业监管部门和综合行政执法部门共同牵头")
    assert finding.place.line == 9


def test_acting_together_is_not_leading_twice() -> None:
    duties = "\nplan: {actor: {all: [regulator, enforcement]}, must: draw-up, about: 计划, source: '3'}"
    assert not found("RAC002", "\nx: {name: 某局, source: '1'}", duties)
