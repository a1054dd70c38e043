"""Rules about what one of several like duties lacks: a consequence looked for, what all others state, a situation."""

from quanze.diagnostics.diagnostic import About

from .test_forgotten import DUTY, found


def test_consequences_looked_for_at_one_duty_are_looked_for_at_all_that_bind() -> None:
    other = "      e: {actor: regulator, must: archive, object: case-file, within: 30日, %ssource: '1'}\n"
    silent = DUTY % "must: verify, object: violation, on: violation-found, within: silent, silent: else"
    (finding,) = found("DUT011", silent + other % "")
    assert finding.members == ("duty:e",) and finding.about is About.spec
    assert not found("DUT011", silent + other % "silent: else, ")
    assert not found("DUT011", silent + other % "else: 通报批评, ")


def test_consequences_looked_for_nowhere_and_standing_duties_are_let_be() -> None:
    silent = DUTY % "must: verify, object: violation, on: violation-found, within: silent%s"
    standing = "      e: {actor: regulator, must: archive, object: case-file, source: '1'}\n"
    assert not found("DUT011", silent % "")
    assert not found("DUT011", silent % ", silent: else" + standing)


def _series(count: int, odd: str) -> str:
    rows = [
        f"d{n}: {{actor: enforcement, must: draw-up, about: 文书{n}, form: written, source: '1'}}"
        for n in range(count)
    ]
    rows.append(f"odd: {{actor: enforcement, must: draw-up, about: 总结, {odd}source: '1'}}")
    head = "mechanisms:\n  m:\n    kind: power-lists\n    name: 文书\n    source: '1'\n    duties:\n"
    return head + "".join(f"      {row}\n" for row in rows)


def test_one_of_a_long_series_that_lacks_what_all_others_state_is_noted() -> None:
    (finding,) = found("DUT012", _series(5, ""))
    assert finding.subject == "duty:odd" and "a form" in finding.message.en
    assert not found("DUT012", _series(5, "form: written, "))
    assert not found("DUT012", _series(5, "silent: form, "))
    assert not found("DUT012", _series(4, ""))


EXECUTION = """
vocabulary:
  dimensions:
    execution-by: {name: 由谁执行, values: {own: 自行执行, court: 法院执行, regulator: 主管部门执行}}
mechanisms:
  m:
    kind: execution
    name: 处罚决定的执行
    source: '1'
    duties:
      one: {actor: enforcement, must: enforce, on: violation-found, when: {execution-by: own}, within: 及时, source: '1'}
      two: {actor: enforcement, must: make-up, about: 手续, on: violation-found, when: {execution-by: own}, source: '1'}
      court: {actor: regulator, must: enforce, on: violation-found, when: {execution-by: court}, within: 及时, source: '1'}
      odd: {actor: regulator, must: %s, object: violation, on: violation-found, within: 及时, %ssource: '2'}
"""


def test_one_duty_without_the_condition_that_divides_those_beside_it_is_noted() -> None:
    (finding,) = found("HND013", EXECUTION % ("demolish", ""))
    assert (
        finding.subject == "duty:odd" and "execution-by" in finding.message.en and len(finding.related) == 2
    )
    assert not found("HND013", EXECUTION % ("demolish", "when: {execution-by: regulator}, "))
    assert not found("HND013", EXECUTION % ("demolish", "provided: 逾期不拆除, "))
    assert not found("HND013", EXECUTION % ("stop-violation", ""))


def test_what_conflicts_with_those_beside_it_is_reported_as_a_conflict_alone() -> None:
    text = """
mechanisms:
  m:
    kind: case-transfer
    name: 案件移送
    answers-for: violation-found
    source: '1'
    duties:
      own: {actor: enforcement, must: handle, object: violation, on: violation-found, when: {competence: own}, source: '1'}
      third: {actor: regulator, must: handle, object: violation, on: violation-found, when: {competence: third}, source: '1'}
      all: {actor: county-government, must: handle, object: violation, on: violation-found, source: '2'}
"""
    assert found("HND002", text) and not found("HND013", text)
