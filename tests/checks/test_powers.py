"""Rules about powers: who watches, appraises or writes to itself, and who leads."""

from textwrap import dedent

from quanze.diagnostics.diagnostic import About, Diagnostic, Severity

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
    assert finding.sources == ("doc:3", "doc:1")


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


BODIES = "\ncity: {name: 市人民政府, roles: government, level: city, source: '1'}"
PUNISH = "\npunish: {actor: county-government, must: discipline, to: enforcement, on: fault, within: silent, source: '2', then: {done: object}}"
OBJECT = "\nobject: {actor: enforcement, may: appeal, object: sanction, to: county-government, within: silent, source: '3', then: {filed: hear}}"
HEAR = "\nhear: {actor: JUDGE, must: decide-appeal, object: sanction, within: silent, source: '3'}"


def test_the_maker_of_a_decision_hears_the_appeal_against_it() -> None:
    (finding,) = found("SOD002", BODIES, PUNISH + OBJECT + HEAR.replace("JUDGE", "county-government"))
    assert finding.severity is Severity.error and finding.subject == "duty:hear"
    assert "县人民政府" in finding.message.zh and finding.related[0].place.line == 9
    assert not found("SOD002", BODIES, PUNISH + OBJECT + HEAR.replace("JUDGE", "city"))


def test_an_appeal_heard_by_a_part_of_the_maker_shows_the_path() -> None:
    bodies = BODIES + "\noffice: {name: 申诉办公室, part-of: county-government, source: '1'}"
    (finding,) = found("SOD002", bodies, PUNISH + OBJECT + HEAR.replace("JUDGE", "office"))
    assert "县人民政府→申诉办公室" in finding.message.zh


def test_two_roles_that_one_body_holds_are_the_same_hands() -> None:
    bodies = (
        BODIES
        + """
punishers: {name: 处分机关, kind: role, holders: [county-government, city], source: '1'}
hearers: {name: 复核机关, kind: role, holders: [county-government], source: '2'}"""
    )
    punish = PUNISH.replace("county-government", "punishers")
    (finding,) = found("SOD002", bodies, punish + OBJECT + HEAR.replace("JUDGE", "hearers"))
    assert "处分机关→县人民政府、复核机关→县人民政府" in finding.message.zh
    assert finding.sources == ("doc:2", "doc:3", "doc:1")


def test_messages_and_acceptance_stand_between_a_decision_and_the_appeal() -> None:
    """What is told or taken in on the way is not what is appealed against."""
    punish = PUNISH.replace("then: {done: object}", "then: {done: tell}")
    tell = "\ntell: {actor: regulator, must: inform, object: sanction, to: enforcement, within: silent, source: '2', then: {done: object}}"
    take = "\ntake: {actor: city, must: accept, object: sanction, within: silent, source: '3', then: {accepted: hear}}"
    object_ = OBJECT.replace("{filed: hear}", "{filed: take}")
    text = punish + tell + object_ + take + HEAR
    assert len(found("SOD002", BODIES, text.replace("JUDGE", "county-government"))) == 1
    assert not found("SOD002", BODIES, text.replace("JUDGE", "city"))


def test_a_first_review_by_the_maker_is_no_finding_where_another_hears_a_further_appeal() -> None:
    hear = HEAR.replace("JUDGE", "county-government").replace(
        "source: '3'}", "source: '3', then: {upheld: again}}"
    )
    again = "\nagain: {actor: enforcement, may: appeal, object: sanction, to: city, within: silent, source: '3', then: {filed: last}}"
    last = HEAR.replace("JUDGE", "city").replace("hear:", "last:")
    assert not found("SOD002", BODIES, PUNISH + OBJECT + hear + again + last)


def test_an_appeal_addressed_to_the_maker_needs_no_further_duty_to_be_found() -> None:
    (finding,) = found("SOD002", BODIES, PUNISH + OBJECT.replace(", then: {filed: hear}", ""))
    assert finding.subject == "duty:object"


def test_a_hearing_of_an_unknown_decision_is_a_note() -> None:
    hear = HEAR.replace("JUDGE", "city").replace("within", "on: fault, within")
    (note,) = found("SOD002", BODIES, hear)
    assert (note.severity, note.about) == (Severity.note, About.spec)


LOOK = "\nlook: {actor: INVESTIGATOR, must: investigate, object: violation, on: violation-found, when: {urgency: urgent}, within: silent, source: '2'}"
REVIEW = "\nreview: {actor: REVIEWER, must: legal-review, object: case-file, when: {urgency: GRADE}, within: silent, source: '3'}"


def reviews(investigator: str, reviewer: str, grade: str = "urgent") -> list[Diagnostic]:
    bodies = """
    squad: {name: 执法中队, part-of: enforcement, level: county, members: silent, source: '1'}
    officer: {name: 法制员, kind: post, part-of: enforcement, source: '1'}
    panel: {name: 联审小组, kind: group, members: [squad, officer], source: '1'}
    enforcers: {name: 执法单位, kind: role, holders: [squad, county-government], source: '1'}
    """
    duties = (LOOK + REVIEW).replace("INVESTIGATOR", investigator).replace("REVIEWER", reviewer)
    return found("SOD003", bodies, duties.replace("GRADE", grade))


def test_one_body_that_investigates_and_reviews_the_same_situation_is_found() -> None:
    (finding,) = reviews("enforcement", "enforcement")
    assert finding.severity is Severity.warning and finding.sources == ("doc:2", "doc:3")
    assert not reviews("enforcement", "enforcement", "normal")


def test_an_investigator_is_found_among_the_reviewers_by_membership_and_definition() -> None:
    assert "联审小组→执法中队" in reviews("squad", "panel")[0].message.zh
    assert "执法单位→执法中队" in reviews("enforcers", "squad")[0].message.zh


def test_a_reviewer_inside_the_investigating_body_is_apart_enough() -> None:
    """Nor does a body investigate whatever its parts do."""
    assert not reviews("enforcement", "officer") and not reviews("squad", "enforcement")


def conveners(convener: str, members: str, more: str = "") -> list[Diagnostic]:
    group = f"\nforce: {{name: 工作专班, kind: group, convener: {convener}, members: {members}, source: '2'}}"
    return found("RAC003", BODIES + "\nbureau: {name: 数据局, level: county, source: '1'}" + more + group)


def test_a_convener_outside_the_members_is_found_where_it_ranks_no_higher() -> None:
    (finding,) = conveners("bureau", "[regulator, enforcement]")
    assert finding.severity is Severity.warning and finding.subject == "body:force"
    assert not conveners("bureau", "[bureau, regulator]")
    assert not conveners("city", "[regulator, enforcement]")


def test_a_convener_that_is_a_part_of_a_member_or_above_it_is_no_finding() -> None:
    office = "\noffice: {name: 专班办公室, part-of: regulator, source: '1'}"
    assert not conveners("office", "[regulator, enforcement]", office)
    chief = "\nhead: {name: 局长, kind: post, part-of: bureau, source: '1'}\nunit: {name: 下属单位, superior: bureau, source: '1'}"
    assert not conveners("head", "[unit, enforcement]", chief)


def test_a_convener_whose_level_is_not_written_is_a_note() -> None:
    (note,) = conveners("other", "[regulator, enforcement]", "\nother: {name: 某单位, source: '1'}")
    assert (note.severity, note.about) == (Severity.note, About.spec)


def test_members_that_the_text_does_not_list_are_no_finding() -> None:
    assert not conveners("bureau", "silent")


def test_two_leads_are_shown_where_the_actors_stand() -> None:
    duties = "\nplan: {actor: {lead: [regulator, enforcement], support: county-government}, must: draw-up, about: 计划, source: '3'}"
    (finding,) = found("RAC002", "\nx: {name: 某局, source: '1'}", duties)
    assert finding.message.zh.startswith("“制定计划”由行业监管部门和综合行政执法部门共同牵头")
    assert finding.place.line == 9


def test_acting_together_is_not_leading_twice() -> None:
    duties = "\nplan: {actor: {all: [regulator, enforcement]}, must: draw-up, about: 计划, source: '3'}"
    assert not found("RAC002", "\nx: {name: 某局, source: '1'}", duties)
