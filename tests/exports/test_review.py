"""The review opinion: what a reviewer hands back."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from docx import Document
from docx.enum.section import WD_ORIENT

from quanze.checks.catalogue import rules
from quanze.cli.main import main
from quanze.diagnostics import About, Diagnostic, Severity, Status
from quanze.exports.review import Review, ReviewKind, write_review
from quanze.exports.review_docx import render_docx
from quanze.exports.review_markdown import problem_lines, render_markdown
from quanze.exports.review_row import official_advice, reason_of

from ..checks.specimen import BASE, check_texts, load_texts

DISPUTE = """
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: [violation-found]
    duties:
      hand-over:
        actor: finder
        must: transfer
        object: case-file
        to: enforcement
        on: violation-found
        when: {competence: other-party, urgency: [normal, urgent]}
        within: 3个工作日
        source: '2'
    chains:
      dispute:
        name: 管辖争议
        kind: dispute
        between: [regulator, enforcement]
        rungs:
          talk: {by: parties, action: consult, moves-up: 协商不成, within: silent}
          decide: {by: county-government, action: decide, brought-by: silent, final: true, within: silent}
        meanwhile: handle-jointly
        source: '3'
"""
IN_FORCE = BASE.replace(
    "status: draft", "status: in-force\n    number: 样发〔2024〕1号\n    issued: 2024-05-06"
)


def review(
    *texts: str, base: str = BASE, wordings: dict[str, str] | None = None, everything: bool = False
) -> Review:
    place = load_texts(*texts, base=base).jurisdiction
    assert place
    return write_review(place, check_texts(*texts, base=base), wordings, everything)


def test_a_draft_gets_an_opinion_and_a_document_in_force_its_known_issues() -> None:
    """The same rows under another heading."""
    draft, known = review(DISPUTE), review(DISPUTE, base=IN_FORCE)
    assert (draft.kind, draft.title) == (ReviewKind.OPINION, "《样例办法》审查意见表")
    assert (known.kind, known.title) == (ReviewKind.KNOWN_ISSUES, "《样例办法》已知问题清单")
    assert [(o.code, o.clauses) for o in draft.opinions] == [(o.code, o.clauses) for o in known.opinions]
    assert dict(known.documents[0].facts) == {
        "文号": "样发〔2024〕1号",
        "成文日期": "2024年5月6日",
        "效力状态": "现行有效",
    }


def test_rows_are_ranked_by_severity_confidence_and_clause() -> None:
    """The gravest first, then the surest, then in the order of the text."""
    idle = DISPUTE.replace("        meanwhile: handle-jointly\n", "")
    place = load_texts(idle).jurisdiction
    assert place
    found = [d for d in check_texts(idle) if d.severity is not Severity.note]
    rows = write_review(place, reversed(found)).opinions
    assert [o.severity.rank for o in rows] == sorted((o.severity.rank for o in rows), reverse=True)
    assert [o.number for o in rows] == list(range(1, len(rows) + 1))
    errors = [o for o in rows if o.severity is Severity.error and not o.caution and o.clauses]
    order = {"第一部分": 0, "第二部分": 1, "第三部分": 2}
    assert [order[o.clauses[0]] for o in errors] == sorted(order[o.clauses[0]] for o in errors)
    assert len(errors) > 1


def test_a_gap_is_shown_with_its_clause_its_region_its_reason_and_what_to_do() -> None:
    """The evidence is the region in words; what holds today is told from the duties that answer the event."""
    row = next(o for o in review(DISPUTE).opinions if o.code == "HND001")
    assert row.title == "无人处理的情形"
    assert row.clauses == ("第一部分",)
    assert "发现违法行为" in row.problem and row.problem.endswith("。")
    assert any("管辖" in line for line in problem_lines(row))
    assert row.reason.startswith("事项落在两个部门之间")
    assert "案件移送" in row.advice and "answers-for" not in row.advice
    retold = {p.clause: p.text for p in row.provisions}
    assert "应当在3个工作日内将" in retold["第二部分"]


def test_what_a_row_says_a_clause_lays_down_it_says_once() -> None:
    """A clause that several duties cite stands once, with each sentence once, and only whole sentences."""
    for row in review(DISPUTE, everything=True).opinions:
        clauses = [p.clause for p in row.provisions]
        sentences = [s for p in row.provisions for s in re.findall("[^。]+。", p.text)]
        assert len(set(clauses)) == len(clauses) and len(set(sentences)) == len(sentences)


def test_no_row_speaks_of_the_data_to_whoever_signs_it() -> None:
    """Keys, specs and how findings are grouped concern authors; every reason about a document says something."""
    for rule in rules():
        if rule.about is About.document and rule.group != "input":
            reason = reason_of(rule)
            assert not re.search(r"[a-z`]|规格|手册|检查", reason), (rule.code, reason)
            assert reason, rule.code


def test_the_documents_own_words_stand_in_quotation_marks() -> None:
    """Where the text is at hand it is quoted, and quotation marks inside it become single ones."""
    found = review(DISPUTE, wordings={"doc:3": "协商不成的，报请“县政府”决定。"})
    row = next(o for o in found.opinions if o.clauses == ("第三部分",))
    assert [(p.text, p.quoted) for p in row.provisions] == [("协商不成的，报请“县政府”决定。", True)]
    assert "“协商不成的，报请‘县政府’决定。”" in render_markdown(found)


def test_notes_are_counted_and_listed_only_on_demand() -> None:
    """What fires often and matters little is left out, and the paper says so."""
    plain, full = review(DISPUTE), review(DISPUTE, everything=True)
    assert plain.notes_left_out == len(full.opinions) - len(plain.opinions) > 0
    assert f"另有供参考的提示{plain.notes_left_out}条" in render_markdown(plain)
    assert full.notes_left_out == 0


def test_accepted_findings_are_no_opinions_but_are_accounted_for() -> None:
    """A finding that the author explains stands at the end with the reason."""
    accepted = "accepted: [{code: HND001, because: 由上位法另行规定处理主体}]"
    found = review(DISPUTE, accepted)
    assert "HND001" not in {o.code for o in found.opinions}
    (explained,) = found.explained
    assert explained.because == "由上位法另行规定处理主体。" and "管辖" in explained.problem
    assert "理由：由上位法另行规定处理主体" in render_markdown(found)


def test_findings_about_the_data_are_no_opinions_about_the_document() -> None:
    """They are counted, because the review may be incomplete."""
    sloppy = DISPUTE.replace("        within: 3个工作日\n        source: '2'", "        within: 3个工作日")
    found = review(sloppy)
    assert "REF010" not in {o.code for o in found.opinions}
    assert found.spec_problems > 0
    assert f"{found.spec_problems}个编写问题" in render_markdown(found)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("写明时限；已写明的，填写 meanwhile", "写明时限。"),
        ("写明由谁处理，或者限定范围（answers-for）", "写明由谁处理，或者限定范围。"),
        ("使数目与列举一致；有“等”字的，以本地接受项写明", "使数目与列举一致。"),
        ("正式印发后改写 status", "正式印发后改写 status。"),
    ],
)
def test_advice_to_the_author_of_the_data_is_left_out(given: str, said: str) -> None:
    """Officials do not edit YAML; where nothing else is advised, it stays."""
    assert official_advice(given) == said


# ---------------------------------------------------------------- Markdown
def test_markdown_has_one_row_a_finding_and_blank_lines_to_sign() -> None:
    """A table of seven columns under each grade; the last is for whoever acts on the paper."""
    found = review(DISPUTE)
    text = render_markdown(found)
    rows = [line for line in text.splitlines() if line.startswith("| ") and line[2].isdigit()]
    assert len(rows) == len(found.opinions)
    assert {row.count(" | ") for row in rows} == {6}
    assert "采纳情况" in text and "处理情况" in render_markdown(review(DISPUTE, base=IN_FORCE))
    assert "审查单位（盖章）：＿" in text and "审查人：＿" in text and "年＿＿月＿＿日" in text


def test_clauses_that_may_be_read_in_two_ways_are_annexed() -> None:
    """A line each, in both forms; where there are none, there is no annex."""
    unclear = DISPUTE.replace(
        "within: 3个工作日", "within: 3个工作日\n        unclear: 可自发现起算，也可自受理起算"
    )
    line = "〔第二部分〕“移送案件材料”：可自发现起算，也可自受理起算。"
    paper = review(unclear)
    assert [reading.line for reading in paper.readings] == [line]
    markdown = render_markdown(paper)
    assert f"## {paper.readings_title}\n\n1. {line}\n" in markdown and "附：两可之处（1处" in markdown
    rows = [row.cells[0].text for row in open_docx(render_docx(paper)).tables[-1].rows]
    assert rows[rows.index(paper.readings_title) + 1] == f"1．{line}"
    assert "两可之处" not in render_markdown(review(DISPUTE))


def test_text_from_a_spec_has_no_power_in_markdown() -> None:
    """No table is broken, no HTML, link or mention comes through."""
    place = load_texts(DISPUTE).jurisdiction
    assert place
    evil = "a|b <img src=x> @everyone [x](javascript:1) #12 https://x.example `c` **d** :tada:\n· | ~~e~~"
    findings = [replace(d, message=replace(d.message, zh=evil)) for d in check_texts(DISPUTE)]
    text = render_markdown(write_review(place, findings))
    for active in ("<img", "@everyone", "[x](", " #12", "https://", " `c`", " **d**", "~~e", ":tada:"):
        assert active not in text
    rows = [line for line in text.splitlines() if line.startswith("| ") and line[2].isdigit()]
    assert all(row.replace("\\|", "").count("|") == 8 for row in rows)


# ---------------------------------------------------------------- DOCX
def open_docx(content: bytes) -> Document:
    return Document(io.BytesIO(content))


def test_docx_is_an_a4_landscape_table_with_a_header_that_repeats() -> None:
    """A head about the document, then seven columns: the header, a row for each grade and each finding."""
    found = review(DISPUTE)
    document = open_docx(render_docx(found))
    section = document.sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    head, table = document.tables
    assert [c.text for c in head.rows[0].cells][:2] == ["文件名称", "《样例办法》"]
    assert head.rows[-1].cells[1].text == found.tally
    names = ["序号", "条款", "原文（主要内容）", "存在问题", "理由（依据）", "修改建议", "采纳情况"]
    assert [c.text for c in table.rows[0].cells] == names
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert abs(sum(c.width.mm for c in table.rows[0].cells) - (297 - 2 * 20)) < 1
    numbers = [row.cells[0].text for row in table.rows if row.cells[0].text.isdigit()]
    assert numbers == [str(o.number) for o in found.opinions]
    assert len(table.rows) == 1 + len(found.groups) + len(found.opinions) + 1


def test_docx_is_in_the_fonts_of_official_documents() -> None:
    """小标宋 for the title, 仿宋 for the text, 黑体 for heads, each with what stands in for it elsewhere."""
    content = render_docx(review(DISPUTE))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
        styles = archive.read("word/styles.xml").decode()
        footer = archive.read("word/footer1.xml").decode()
    for name, other in (
        ("方正小标宋简体", "方正小标宋_GBK"),
        ("仿宋", "仿宋_GB2312"),
        ("宋体", "SimSun"),
        ("黑体", "SimHei"),
    ):
        assert f'w:name="{name}"><w:altName w:val="{other}' in fonts
        assert f'w:eastAsia="{name}"' in styles
    assert 'w:styleId="Title"' in styles and '<w:sz w:val="44"/>' in styles
    assert " PAGE " in footer and " NUMPAGES " in footer


def test_docx_uses_only_styles_that_it_defines() -> None:
    """Whoever edits the paper changes a style; no name leads nowhere."""
    with zipfile.ZipFile(io.BytesIO(render_docx(review(DISPUTE)))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    defined = set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))
    used = {u for text in parts.values() for u in re.findall(r'w:(?:[prt]|tbl)Style w:val="(\w+)"', text)}
    assert used and used <= defined
    for name, text in parts.items():
        ElementTree.fromstring(text)
        if name.endswith(".rels"):
            folder = name.removesuffix(name.rpartition("_rels/")[2]).removesuffix("_rels/")
            assert {f"{folder}{t}" for t in re.findall(r'Target="([^"]+)"', text)} <= parts.keys()


def test_docx_is_small_although_nothing_is_packed() -> None:
    """It holds what the paper needs and no template's styles."""
    found = review(DISPUTE)
    assert len(render_docx(found)) < 30_000 + 4_000 * len(found.opinions)


def test_docx_has_the_same_bytes_every_time_and_names_no_moment() -> None:
    """No clock: neither in the archive nor in the properties."""
    found = review(DISPUTE)
    content = render_docx(found)
    assert content == render_docx(found)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml").decode()
    assert "created" not in properties and "modified" not in properties and "creator" not in properties
    assert open_docx(content).core_properties.title == found.title


def test_docx_leaves_reviewer_and_date_to_be_filled_in() -> None:
    """In the table's last row, which is never alone on a page: the header comes again above it."""
    last = open_docx(render_docx(review(DISPUTE))).tables[-1].rows[-1]
    paragraphs = last.cells[0].paragraphs
    assert "w:cantSplit" in last._tr.xml and any(p.text.startswith("注：") for p in paragraphs)
    assert paragraphs[-1].text.startswith("审查单位（盖章）：＿＿")
    assert paragraphs[-1].text.endswith("＿＿＿＿年＿＿月＿＿日")


def test_docx_takes_characters_that_xml_cannot_hold() -> None:
    """Control and bidirectional characters are shown escaped."""
    place = load_texts(DISPUTE).jurisdiction
    assert place
    findings: list[Diagnostic] = [
        replace(d, message=replace(d.message, zh="坏\x00\x1b\u202e字")) for d in check_texts(DISPUTE)
    ]
    table = open_docx(render_docx(write_review(place, findings))).tables[-1]
    assert "坏\\x00\\x1b\\u202e字" in table.rows[2].cells[3].text


def test_a_document_without_findings_gets_a_paper_that_says_so() -> None:
    """No header of a table, but a head, a sentence and lines to sign."""
    place = load_texts().jurisdiction
    assert place
    empty = write_review(place, ())
    document = open_docx(render_docx(empty))
    head, closing = document.tables
    assert head.rows[-1].cells[1].text == "未提出意见。"
    assert len(closing.rows) == 1 and "审查人：" in closing.rows[0].cells[0].text


# ---------------------------------------------------------------- command
@pytest.fixture
def specs(tmp_path: Path) -> Path:
    folder = tmp_path / "specs" / "specimen"
    folder.mkdir(parents=True)
    (folder / "base.yaml").write_text(
        BASE.replace("    outline:", "    text: doc.txt\n    outline:"), "utf-8"
    )
    (folder / "transfer.yaml").write_text(DISPUTE, "utf-8")
    return tmp_path / "specs"


def test_the_command_writes_a_docx_file(specs: Path, tmp_path: Path) -> None:
    """And leaves nothing beside it."""
    target = tmp_path / "out" / "review.docx"
    done = CliRunner().invoke(main, ["review", "specimen", "--specs", str(specs), "--to", str(target)])
    assert done.exit_code == 0, done.output
    assert len(open_docx(target.read_bytes()).tables) == 2
    assert [p.name for p in target.parent.iterdir()] == ["review.docx"]


def test_the_command_quotes_the_text_that_lies_in_the_jurisdictions_folder(
    specs: Path, tmp_path: Path
) -> None:
    """A text that a document names elsewhere is not read."""
    text = (
        "样例办法\n一、总则\n各部门协同配合。\n二、移送\n发现方移送案件。\n三、争议\n协商不成的报县政府。\n"
    )
    (tmp_path / "doc.txt").write_text(text, "utf-8")
    call = ["review", "specimen", "--specs", str(specs), "--format", "md"]
    (specs / "specimen" / "doc.txt").write_text(text, "utf-8")
    inside = CliRunner().invoke(main, call)
    assert "“协商不成的报县政府。”" in inside.stdout
    (specs / "specimen" / "doc.txt").unlink()
    (specs / "specimen" / "doc.txt").symlink_to(tmp_path / "doc.txt")
    outside = CliRunner().invoke(main, call)
    assert outside.exit_code == 0
    assert "“协商不成的报县政府。”" not in outside.stdout
    assert "不在该地区的文件夹内" in outside.stderr


def test_the_command_says_which_jurisdictions_there_are(specs: Path) -> None:
    """An unknown id is misuse."""
    done = CliRunner().invoke(main, ["review", "nowhere", "--specs", str(specs)])
    assert done.exit_code == 2
    assert "specimen" in done.stderr


def test_no_status_of_a_listed_finding_is_accepted() -> None:
    """Known issues and open findings alike are listed."""
    known = [d for d in check_texts(DISPUTE, base=IN_FORCE) if d.status is Status.known]
    assert {o.code for o in review(DISPUTE, base=IN_FORCE, everything=True).opinions} == {
        d.code for d in known
    }
