"""Rules about documents: numbering, counts, titles, annexes, grounds, and what of the text was taken up."""

from textwrap import dedent

import pytest

from quanze.diagnostics.diagnostic import About, Confidence, Diagnostic, Severity, Status

from .specimen import check_texts

HEAD = "jurisdiction: {id: specimen, name: 样例县, level: county}\n"


def found(code: str, *texts: str) -> list[Diagnostic]:
    return [d for d in check_texts(*(dedent(t) for t in texts)) if d.code == code]


def outline(*locators: str) -> str:
    clauses = "".join(f"\n      {x}: {{excluded: 只作说明}}" for x in locators)
    return f"{HEAD}documents:\n  doc:\n    title: 样例办法\n    status: draft\n    outline:{clauses}\n"


def test_a_series_may_go_on_from_the_section_before_it() -> None:
    """（二） continues with 3 after （一）1、2; the next section starts over."""
    sections = ["A1/1/1/1", "A1/1/1/2", "A1/1/2/3", "A1/1/2/4", "A1/1/3/5", "A1/2/1/1"]
    assert not found("DOC001", outline(*sections))


def test_a_series_that_goes_on_with_a_gap_is_reported_with_the_number_due() -> None:
    (finding,) = found("DOC001", outline("1/1/1", "1/1/2", "1/2/4"))
    assert "缺“一（二）3”" in finding.message.zh


def test_a_skipped_section_is_named_and_its_neighbour_shown() -> None:
    (finding,) = found("DOC001", outline("'1'", "'3'"))
    assert finding.message.zh == "编号跳号：“第一部分”之后直接是“第三部分”，缺“第二部分”"
    assert (finding.place.line, finding.place.column) == (8, 7)
    assert [r.place.line for r in finding.related] == [7]
    assert finding.severity is Severity.warning and finding.about is About.document


def test_a_number_printed_twice_is_one_finding_and_does_not_disturb_the_next() -> None:
    (finding,) = found("DOC001", outline("art1", "art2", "art2b", "art3"))
    assert finding.message.zh.startswith("编号“第二条”印了不止一次")
    assert finding.sources == ("doc:art2", "doc:art2b")


def test_numbers_out_of_order_are_told_from_skipped_ones() -> None:
    messages = [d.message.zh for d in found("DOC001", outline("art1", "art3", "art2"))]
    assert messages == [
        "编号跳号：“第一条”之后直接是“第三条”，缺“第二条”",
        "编号顺序颠倒：“第二条”排在“第三条”之后",
    ]


def test_an_outline_of_excerpts_is_not_judged() -> None:
    assert not found("DOC001", outline("art8", "art57", "art60"))


def test_a_heading_without_an_entry_of_its_own_counts_by_what_stands_below_it() -> None:
    assert not found("DOC001", outline("1/1", "1/2", "'2#1'", "3/1"))


def test_paragraphs_sentences_and_preambles_are_not_numbered() -> None:
    assert not found("DOC001", outline("'0'", "'1#1'", "'1#3'", "'1#3.2'", "'2'"))


COUNTS = """
documents:
  doc:
    outline:
      '4':
        excluded: 只作说明
        counts: {counts}
"""


def test_fewer_items_than_stated_may_end_in_etcetera_and_is_less_sure() -> None:
    (finding,) = found("DOC002", COUNTS.format(counts="{stated: 3, of: 部门, items: [甲, 乙]}"))
    assert finding.confidence is Confidence.medium
    assert "“部门”数目为 3，实际列出的合计为 2：甲、乙" in finding.message.zh


def test_a_count_points_at_the_stated_number() -> None:
    (finding,) = found("DOC002", COUNTS.format(counts="[{stated: 1, of: 部门, items: [甲, 乙]}]"))
    assert (finding.place.line, finding.place.column) == (7, 27)


def test_members_are_counted_by_their_seats_where_all_have_some() -> None:
    team = """
    bodies:
      team: {name: 执法队, members: [head, staff], source: '1'}
      head: {name: 队长, kind: post, seats: 1, source: '1'}
      staff: {name: 队员, kind: post, seats: 4, source: '1'}
    """
    assert not found("DOC002", team, COUNTS.format(counts="{stated: 5, of: 人, members-of: team}"))
    assert found("DOC002", team, COUNTS.format(counts="{stated: 2, of: 人, members-of: team}"))


def test_members_that_the_text_does_not_list_are_not_counted() -> None:
    team = "bodies: {team: {name: 执法队, kind: group, members: silent, source: '1'}}"
    assert not found("DOC002", team, COUNTS.format(counts="{stated: 14, of: 部门, members-of: team}"))


def test_stated_fields_and_totals_are_compared_too() -> None:
    text = """
    powers:
      penalties: {name: 处罚权, holder: enforcement, fields: [市场监管, 林业], fields-stated: 3, source: '1'}
    scores:
      yearly:
        name: 年度考评
        total: 100
        source: '1'
        components: {work: {name: 实绩, points: 60}, post: {name: 岗位, points: 60}}
    """
    assert [d.subject for d in found("DOC002", text)] == ["powers:penalties", "score:yearly"]


def test_titles_that_differ_only_in_blanks_and_brackets_agree() -> None:
    text = """
    documents:
      doc:
        annexes: {A1: 移送清单（试行）}
        outline: {A1: {title: "《移送清单 (试行)》"}, A1/1: {excluded: 只作说明}}
    """
    assert not found("DOC003", text)


def test_all_annexes_with_two_titles_are_one_finding() -> None:
    text = """
    documents:
      doc:
        annexes: {A1: 甲机制, A2: 乙办法}
        outline:
          A1: {title: 甲制度, normative: false}
          A2: {title: 某县乙办法, normative: false}
    """
    (finding,) = found("DOC003", text)
    assert "附件1：正文作“甲机制”，附件自题“甲制度”" in finding.message.zh
    assert finding.sources == ("doc:A1", "doc:A2")
    assert finding.place.line == 6 and [r.place.line for r in finding.related] == [7]


def test_an_annex_that_nobody_announced_is_a_warning() -> None:
    text = """
    documents:
      doc:
        annexes: {A1: 甲}
        outline: {A1: {title: 甲, normative: false}, A2: {title: 乙, normative: false}}
    """
    (finding,) = found("DOC004", text)
    assert finding.severity is Severity.warning and "附件2" in finding.message.zh


def test_a_draft_is_a_note_and_a_draft_among_the_grounds_a_warning() -> None:
    text = """
    documents:
      doc:
        based-on: [甲条例, 关于乙的意见（征求意见稿）]
    """
    assert [(d.severity, d.place.file) for d in found("DOC007", text)] == [
        (Severity.note, "base.yaml"),
        (Severity.warning, "fragment-0.yaml"),
    ]


def test_where_a_draft_among_the_grounds_is_cited_is_said() -> None:
    text = """
    documents:
      doc:
        based-on: [{title: 关于乙的意见（征求意见稿）, source: '1'}]
    """
    (finding,) = [d for d in found("DOC007", text) if d.severity is Severity.warning]
    assert finding.message.zh == "制定依据是草案：《关于乙的意见（征求意见稿）》（第一部分）"
    assert finding.sources == ("doc:1",)


def test_a_ground_cited_in_a_clause_that_there_is_not_is_a_bad_citation() -> None:
    text = "documents: {doc: {based-on: [{title: 甲条例, source: '9'}]}}"
    (finding,) = found("REF007", text)
    assert finding.subject == "document:doc"


def test_clauses_not_taken_up_are_one_finding_for_each_heading() -> None:
    text = "documents: {doc: {outline: {'4/1': {}, '4/2': {sentences: 2}, '5/1': {}}}}"
    subjects = {d.subject: d.sources for d in found("DOC008", text)}
    assert subjects["clause:doc:4"] == ("doc:4/1",)
    assert subjects["clause:doc:4/2"] == ("doc:4/2.1", "doc:4/2.2")
    assert subjects["clause:doc:5"] == ("doc:5/1",)


def test_a_forgotten_clause_is_about_the_spec_and_open_even_in_force() -> None:
    text = HEAD + "documents: {doc: {title: 样例办法, status: in-force, outline: {'1': {}}}}"
    (finding,) = found("DOC008", text)
    assert finding.about is About.spec and finding.status is Status.open


@pytest.mark.parametrize("source", ["'4#1.1'", "'4#1.2'"])
def test_an_exclusion_of_a_paragraph_is_stale_if_one_of_its_sentences_is_cited(source: str) -> None:
    text = f"""
    documents: {{doc: {{outline: {{'4#1': {{sentences: 2, excluded: 只定目标，未设主体}}}}}}}}
    bodies: {{bureau: {{name: 市场监管局, source: {source}}}}}
    """
    (finding,) = found("DOC009", text)
    assert "body:bureau" in finding.message.zh


def test_a_sentence_excluded_by_itself_leaves_the_others_free() -> None:
    text = """
    documents: {doc: {outline: {'4#1': {sentences: 2}, '4#1.2': {excluded: 只定目标，未设主体}}}}
    bodies: {bureau: {name: 市场监管局, source: '4#1.1'}}
    """
    assert not found("DOC009", text)


def test_a_document_in_force_before_it_was_issued_is_shown_at_that_date() -> None:
    dates = "documents: {doc: {issued: '2024-06-01', published: '%s', effective: '%s'}}\n"
    assert not found("DOC005", dates % ("2024-06-01", "2024-07-01"))
    published, effective = found("DOC005", dates % ("2024-05-31", "2023-07-01"))
    assert published.message.zh == "发布日期2024-05-31早于成文日期2024-06-01"
    assert effective.message.zh == "施行日期2023-07-01早于成文日期2024-06-01"
    assert effective.place.column > published.place.column


def test_a_document_whose_date_of_issue_is_unknown_is_not_judged() -> None:
    assert not found("DOC005", "documents: {doc: {effective: '2023-07-01'}}\n")
