"""Rules about what was forgotten in writing: paragraphs, kinds, occasions, scopes, contents, ways into a ladder."""

from quanze.diagnostics.diagnostic import About, Diagnostic, Severity

from .specimen import check_texts

DUTY = """
mechanisms:
  m:
    kind: case-transfer
    name: 案件移送
    source: '1'
    duties:
      d: {actor: enforcement, %s, source: '1'}
"""
LADDER = """
mechanisms:
  m:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    duties:
      d: {actor: regulator, must: verify, object: violation, on: violation-found, within: 2个工作日, source: '1'%s}
    chains:
      ladder:
        name: 争议
        between: [regulator, enforcement]
        source: '3'
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: 5个工作日}
          government: {by: county-government, action: rule, brought-by: parties, within: 5个工作日}
"""


def found(code: str, *texts: str) -> list[Diagnostic]:
    return [d for d in check_texts(*texts) if d.code == code]


def outline(*locators: str) -> str:
    entries = ", ".join(f"'{loc}': {{normative: false}}" for loc in locators)
    return f"documents: {{doc: {{outline: {{{entries}}}}}}}"


def test_a_paragraph_passed_over_is_missed_at_the_next_one() -> None:
    (finding,) = found("DOC010", outline("1#1", "1#4"))
    assert finding.about is About.spec and finding.subject == "clause:doc:1#4"
    assert "1#2, 1#3" in finding.message.en and "缺" in finding.message.zh


def test_paragraphs_and_sentences_in_full_are_no_gap() -> None:
    assert not found("DOC010", outline("1#1", "1#1.1", "1#1.2", "1#2", "2#1", "2#2"))
    assert not found("DOC010", "documents: {doc: {outline: {'1#1': {sentences: 3}, '1#2': {sentences: 2}}}}")


def test_a_sentence_passed_over_is_missed_too() -> None:
    assert found("DOC010", outline("2#1.1", "2#1.3"))


def test_a_platform_that_is_not_said_to_be_one_does_not_fit_who_runs_it() -> None:
    text = "bodies: {hotline: {name: 热线, level: county, %srun-by: regulator, source: '1'}}"
    (finding,) = found("REF012", text % "")
    assert finding.subject == "body:hotline" and "run-by" in finding.message.zh
    assert not found("REF012", text % "kind: platform, ")


def test_organisations_have_members_and_posts_holders() -> None:
    members = "bodies: {team: {name: 执法队, level: county, members: [regulator], source: '1'}}"
    holders = "bodies: {liaison: {name: 联络员, kind: post, level: county, holders: silent, source: '1'}}"
    assert not found("REF012", members, holders)


def test_a_ladder_is_entered_by_an_event_or_by_an_outcome() -> None:
    (finding,) = found("ESC010", LADDER % "")
    assert finding.severity is Severity.error and finding.subject == "chain:ladder"
    assert not found("ESC010", LADDER % ", then: {confirmed: ladder}")
    assert not found(
        "ESC010", LADDER.replace("name: 争议\n", "name: 争议\n        on: competence-dispute\n") % ""
    )


def test_a_duty_with_neither_object_nor_words_says_nothing() -> None:
    (finding,) = found("DUT010", DUTY % "must: verify")
    assert finding.severity is Severity.note
    assert not found("DUT010", DUTY % "must: strengthen, about: 日常监管")
    assert not found("DUT010", DUTY % "must: verify, object: violation")


def test_words_do_not_do_where_the_vocabulary_wants_an_object() -> None:
    (finding,) = found("DUT010", DUTY % "must: verify, about: 线索")
    assert "核查" in finding.help.zh and finding.about is About.spec


def test_words_that_only_limit_an_object_need_one() -> None:
    assert found("DUT010", DUTY % "must: dispose, about: 移送的")
    assert not found("DUT010", DUTY % "must: dispose, about: 移送的, object: violation")
    assert not found("DUT010", DUTY % "must: dispose, about: 移送的事项")


def test_what_is_done_to_somebody_needs_no_object_unless_it_is_handed_over() -> None:
    assert not found("DUT010", DUTY % "must: guide, to: regulator")
    assert found("DUT010", DUTY % "must: notify, to: regulator")


def test_a_limit_looked_for_without_an_occasion_is_noted_once_for_all() -> None:
    two = DUTY + "      e: {actor: regulator, must: archive, about: 案卷, within: 立即, source: '1'}\n"
    (finding,) = found("HND012", two % "may: dispatch, about: 处置, within: silent")
    assert finding.about is About.spec and len(finding.related) == 1


def test_promptly_and_conditions_in_words_need_no_occasion() -> None:
    for words in (
        "must: share, about: 信息, to: regulator, within: 及时",
        "may: hold-meeting, about: 会商会议, within: 即时",
        "must: verify, object: violation, provided: 必要时, within: silent",
        "must: verify, object: violation, on-breach-of: m, within: silent",
        "must-not: verify, object: violation",
    ):
        assert not found("HND012", DUTY % words)


def test_what_always_comes_up_in_a_case_needs_an_occasion_whatever_its_limit() -> None:
    for limit in ("", ", within: 及时", ", within: 5个工作日"):
        (finding,) = found("HND012", DUTY % f"must: verify, object: violation{limit}")
        assert finding.members == ("duty:d",) and finding.severity is Severity.note
    two = DUTY + "      e: {actor: regulator, must: archive, about: 案卷, within: 立即, source: '1'}\n"
    assert len(found("HND012", two % "must: verify, object: violation")) == 2


def test_acts_done_to_somebody_need_a_recipient_or_a_word_that_there_is_none() -> None:
    (finding,) = found("DUT002", DUTY % "must: educate, on: violation-found, within: silent")
    assert finding.about is About.spec and finding.severity is Severity.warning
    for to in ("regulator", "silent"):
        assert not found("DUT002", DUTY % f"must: educate, to: {to}, on: violation-found, within: silent")


def test_an_event_that_no_mechanism_claims_is_noted_unless_it_is_only_a_power() -> None:
    (finding,) = found("HND011", DUTY % "must: verify, about: 线索, on: violation-found, within: silent")
    assert "violation-found" in finding.message.en and finding.about is About.spec
    assert not found("HND011", DUTY % "may: verify, about: 线索, on: violation-found, within: silent")
    assert not found("HND011", DUTY % "must: verify, about: 线索, on: violation-found, provided: 必要时")
    claimed = DUTY.replace("    duties:", "    answers-for: violation-found\n    duties:")
    assert not found("HND011", claimed % "must: verify, about: 线索, on: violation-found, within: silent")


def test_an_event_that_is_answered_in_all_situations_anyway_leaves_nothing_to_claim() -> None:
    assert not found("HND011", DUTY % "must: set, about: 分值, on: year-start, within: silent")
    when = "when: {execution-by: own}"
    assert found("HND011", DUTY % f"must: set, about: 分值, on: year-start, {when}, within: silent")


def test_the_heading_over_clauses_is_missed_where_its_neighbours_have_one() -> None:
    (finding,) = found("DOC010", outline("4", "4/1", "5/1", "5/2", "6", "6/1"))
    assert finding.subject == "clause:doc:5/1" and "5 above" in finding.message.en
    (finding,) = found("DOC010", outline("4", "4#1", "4#2", "5#1", "5#2", "6", "6#1"))
    assert finding.subject == "clause:doc:5#1"


def test_an_outline_that_lists_no_headings_has_lost_none() -> None:
    assert not found("DOC010", outline("4/1", "5/1", "5/2", "6", "6/1"))
    assert not found("DOC010", outline("4", "5#1", "5#2", "6"))


def test_an_occasion_that_the_text_does_not_state_may_be_said_to_be_missing() -> None:
    at_once = DUTY % "must: archive, about: 案卷, within: 立即"
    (finding,) = found("HND012", at_once)
    assert "silent: [on]" in finding.help.zh and "within: silent" not in finding.help.zh
    assert not found("HND012", at_once.replace("within: 立即", "within: 立即, silent: [on]"))
