"""Pages say what the spec says, link to its clauses, and let nothing in it become markup."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quanze.checks.catalogue import rules
from quanze.pipeline import run
from quanze.rendering import paths
from quanze.rendering.diagrams.errors import EngineMissing
from quanze.rendering.headings import read_toc
from quanze.rendering.page import Page
from quanze.rendering.pages import Handbook, render_handbook, render_pages
from quanze.rendering.scripts import data_file
from quanze.rendering.texts import read_wordings
from tests.site.small import SPEC, write_spec


def render(folder: Path, spec: str = SPEC, text: str | None = None) -> Handbook:
    root = write_spec(folder, spec, text)
    project = run(root, folder)
    return render_handbook(project, rules(), read_wordings(project, root)[0])


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return render(tmp_path_factory.mktemp("handbook"))


def page(handbook: Handbook, path: str) -> Page:
    return next(p for p in handbook.pages if p.path == path)


def words(html: str) -> str:
    """What a reader reads of a page, without blanks."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html)))


def test_every_place_has_one_page_of_each_kind_and_one_for_each_mechanism_body_and_document(
    handbook: Handbook,
) -> None:
    """The paths are what other pages and readers' bookmarks rely on."""
    found = {p.path for p in handbook.pages if p.path.startswith("demo/")}
    assert found == {
        "demo/index.html",
        "demo/who-handles-what.html",
        "demo/time-limits.html",
        "demo/lists.html",
        "demo/print.html",
        "demo/findings.html",
        "demo/documents/index.html",
        "demo/documents/demo-2020.html",
        "demo/mechanisms/index.html",
        *(f"demo/mechanisms/{m}.html" for m in ("transfer", "town-transfer", "disputes")),
        "demo/bodies/index.html",
        *(f"demo/bodies/{b}.html" for b in ("regulator", "market-bureau", "enforcement", "meeting", "town")),
    }


def test_a_mechanism_shows_sentence_limits_papers_consequence_and_clause(handbook: Handbook) -> None:
    """All that an official needs for a step stands in its row."""
    html = page(handbook, "demo/mechanisms/transfer.html").html
    row = html[html.index('id="duty-hand-over"') : html.index('id="duty-verify"')]
    said = words(row)
    assert (
        "发现方应当在3个工作日内将案件材料移送受移送方，并附“移送材料”；情况紧急的，在24小时内移送。" in said
    )
    assert "否则通报批评" in said
    assert 'href="../lists.html#materials-papers"' in row
    assert 'href="../documents/demo-2020.html#c-2-1.1"' in row
    assert "二（一）第一句" in said


def test_a_mechanism_draws_its_flow_with_limits_on_the_arrows(handbook: Handbook) -> None:
    """The drawing carries the same facts as the table, and no inline style that the security policy would refuse."""
    html = page(handbook, "demo/mechanisms/transfer.html").html
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert "13个工作日" in words(svg)
    assert 'href="#duty-verify"' in svg
    assert "style=" not in svg


def test_what_the_text_leaves_open_is_said_so(handbook: Handbook) -> None:
    """A missing limit is shown as missing, and two readings as two readings."""
    html = page(handbook, "demo/mechanisms/transfer.html").html
    assert "未规定时限" in html[html.index('id="duty-send-back"') :]
    assert "“核查”可指书面核查，也可指现场核查" in html


def test_a_mechanism_that_applies_another_shows_one_line_and_whom_it_replaces(handbook: Handbook) -> None:
    """参照执行 is not printed all over again."""
    said = words(page(handbook, "demo/mechanisms/town-transfer.html").html)
    assert "参照“案件移送”执行，共4项职责" in said
    assert "行业监管部门→镇人民政府" in said
    assert "核查案件材料；" not in said


def test_a_body_reads_its_duties_as_its_own(handbook: Handbook) -> None:
    """Case parties are bound to the body: it does not transfer to itself."""
    html = page(handbook, "demo/bodies/enforcement.html").html
    said = words(html)
    assert "我们应当做什么" in said and "我们不得做什么" in said
    assert "将案件材料移送行业监管部门或者镇人民政府，并附“移送材料”" in said
    assert "其他主体对我们应当做什么" in said


def test_a_holder_of_a_role_sees_the_duties_of_the_role(handbook: Handbook) -> None:
    """Who works in the bureau that holds a role finds what the role must do."""
    said = words(page(handbook, "demo/bodies/market-bureau.html").html)
    assert "所担任的角色：行业监管部门" in said


def test_a_duty_that_can_never_be_a_bodys_own_is_not_on_its_page(tmp_path: Path) -> None:
    """A condition on who found it rules out the other finder."""
    spec = SPEC.replace(
        "when: {competence: other-party, urgency: [normal, urgent]}",
        "when: {finder: regulator, competence: other-party}",
    )
    found = render(tmp_path, spec)
    assert "并附“移送材料”" in words(page(found, "demo/bodies/regulator.html").html)
    own = page(found, "demo/bodies/enforcement.html").html
    assert "并附“移送材料”" not in words(own[: own.index('id="owed"')])


def test_who_handles_what_says_where_nobody_does_and_what_was_narrowed(handbook: Handbook) -> None:
    """Gaps stand in words beside the answers; a narrowed scope stands with its clause."""
    said = words(page(handbook, "demo/who-handles-what.html").html)
    assert "无人处理" in said and "紧急程度违法行为正在进行" in said
    assert "范围限定“案件移送”只对下列情形负责：发现方：行业监管部门或综合行政执法部门" in said


SANCTION = """
  accountability:
    kind: accountability
    name: 责任追究
    source: '3'
    duties:
      blame: {actor: meeting, must: hold-accountable, to: regulator, on-breach-of: transfer, within: silent, source: 3#2}
"""


def test_who_handles_what_names_the_papers_and_what_follows_if_nothing_is_done(tmp_path: Path) -> None:
    """A clerk who finds a violation of another's competence need not look elsewhere."""
    found = render(tmp_path, SPEC.replace("mechanisms:\n", f"mechanisms:{SANCTION}", 1))
    said = words(page(found, "demo/who-handles-what.html").html)
    own = said[said.index("应当移送") :]
    assert re.match("应当移送案件材料材料移送材料否则通报批评；追究责任", own), own[:60]
    assert "不履行的后果追究责任" in words(page(found, "demo/mechanisms/transfer.html").html)


def test_a_place_opens_the_comparison_with_itself_on_one_side(handbook: Handbook) -> None:
    html = page(handbook, "demo/index.html").html
    assert 'href="../compare.html#places=demo"' in html and 'href="print.html"' in html


def test_who_handles_what_begins_with_its_events(tmp_path: Path) -> None:
    """On a phone the table of contents is out of sight."""
    answers = "violation-found: {when: {finder: [regulator, enforcement]}, source: 2/1.1}"
    more = "\n      support-needed: {source: 2/1.1}"
    html = page(render(tmp_path, SPEC.replace(answers, answers + more)), "demo/who-handles-what.html").html
    assert html.index('<a href="#event-violation-found">') < html.index('id="event-violation-found"')


def test_all_time_limits_stand_in_one_table_with_their_kind(handbook: Handbook) -> None:
    """Rows carry what the script sorts and filters by."""
    html = page(handbook, "demo/time-limits.html").html
    kinds = re.findall(r'<tr id="[^"]+" data-value="([a-z-]+)"', html)
    assert kinds == ["bounded", "bounded", "bounded", "bounded", "open", "open"]
    assert [w for w in ("24小时", "3个工作日", "10个工作日", "13个工作日")] == re.findall(
        r"(\d+(?:小时|个工作日))内</span>", html
    )


def test_a_document_says_what_became_of_each_clause(handbook: Handbook) -> None:
    """Covered with links back, excluded with the reason."""
    html = page(handbook, "demo/documents/demo-2020.html").html
    clause = html[html.index('id="c-2-1.1"') :]
    assert 'href="../mechanisms/transfer.html#duty-hand-over"' in clause[: clause.index("</li>")]
    assert "无须写入：只定目标，不设主体和行为" in words(html)


def test_wording_stands_beside_the_facts_where_a_text_lies_in_the_folder(tmp_path: Path) -> None:
    """With a local text file, the clause's own words are shown on the outline and with each duty."""
    found = render(tmp_path, text=write_and_read(tmp_path))
    assert "受移送方应当核查。" in page(found, "demo/documents/demo-2020.html").html
    assert "受移送方应当核查。" in page(found, "demo/mechanisms/transfer.html").html


def write_and_read(folder: Path) -> str:
    write_spec(folder)
    return (folder / "specs/demo/demo.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname"])
def test_a_text_outside_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    """A spec cannot show files of the machine."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/secret.txt").write_text("二、移送\n\n（一）机密。\n", encoding="utf-8")
    root = write_spec(tmp_path, SPEC.replace("text: demo.txt", f"text: {name}"))
    words_, problems = read_wordings(run(root, tmp_path), root)
    assert words_ == {}
    assert "文件不在该地区的文件夹内" in problems[0]


def test_the_words_of_a_document_that_is_not_public_are_shown_nowhere(tmp_path: Path) -> None:
    """不予公开 keeps the text out of the handbook, whatever lies in the folder."""
    root = write_spec(
        tmp_path, SPEC.replace("status: in-force", "status: in-force\n    disclosure: 不予公开")
    )
    assert read_wordings(run(root, tmp_path), root) == ({}, ())


def test_findings_are_ranked_and_link_to_rule_clause_and_element(handbook: Handbook) -> None:
    """The gravest come first; each leads to its check."""
    html = page(handbook, "demo/findings.html").html
    tones = re.findall(r'class="qz-finding qz-(\w+)"', html)
    assert tones == sorted(tones, key=("error", "warning", "note").index)
    assert 'href="../checks/hnd001.html"' in html


def test_clauses_that_may_be_read_in_two_ways_stand_in_one_list(tmp_path: Path) -> None:
    """In the order of the document, each with its clause and what it is about; a part cites what its whole cites."""
    spec = SPEC.replace(
        "extension: {by: 5个工作日, when: {complexity: complex}}",
        "extension: {by: 5个工作日, when: {complexity: complex}, unclear: 可指延长一次，也可指每次}",
    ).replace("holders: silent, source: '2'}", "holders: silent, source: '2', unclear: 可指局，也可指队}")
    html = page(render(tmp_path, spec), "demo/findings.html").html
    rows = re.findall(r"<tr><td data-label=\"条款\">.*?</tr>", html.partition('id="readings"')[2], re.S)
    assert ["可指局" in rows[0], "核查" in rows[1], "每次" in rows[2]] == [True] * 3
    assert 'href="documents/demo-2020.html#c-' in rows[2]
    assert 'href="mechanisms/transfer.html#duty-' in rows[1]
    assert 'href="#readings">两可之处 3<' in html


def test_a_finding_is_found_as_sentences(handbook: Handbook) -> None:
    """What is a list on its page is told in one go where results are listed."""
    found = page(handbook, "demo/findings.html").search
    assert any("；" in e.text for e in found)
    assert not [e for e in found if e.title.endswith("：") or "·" in e.text or "\n" in e.text]


def test_advice_on_the_document_names_no_key_of_the_spec(handbook: Handbook) -> None:
    """Its readers do not edit YAML."""
    html = page(handbook, "demo/findings.html").html
    about_spec = html.partition('id="spec"')[0]
    advice = re.findall(r'class="qz-help"><b>建议</b>([^<]*)', about_spec)
    assert advice and not any(re.search("（[a-z-]+）", a) for a in advice)


def test_backticks_on_the_page_of_a_check_are_code(handbook: Handbook) -> None:
    html = page(handbook, "checks/hnd001.html").html
    assert "<code>may</code>" in html and "`" not in html


class Markup(HTMLParser):
    """The event handlers of a page, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.handlers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>&\"'"


def test_hostile_names_stay_text_on_every_page(tmp_path: Path) -> None:
    """A name is never markup: not in text, attributes, drawings or data files."""
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    spec = SPEC.replace("name: 综合行政执法部门", f"name: {quoted}").replace(
        "name: 案件移送\n", f"name: {quoted}\n"
    )
    found = render(tmp_path, spec)
    for shown in found.pages:
        assert "<script>alert" not in shown.html and "<img" not in shown.html, shown.path
        assert Markup(shown.html).handlers == [], shown.path
    for asset in found.assets:
        if "/data/" in asset.path:
            assert b"</script" not in asset.content and b"<img" not in asset.content, asset.path
    assert any("&lt;script&gt;" in p.html for p in found.pages)


def test_data_files_escape_what_could_end_a_script() -> None:
    """Neither a closing tag nor a line separator can break out of a data file."""
    text = data_file("x", {"a": "</script><!--\u2028\u2029"}).content.decode()
    assert text == 'quanzeData("x",{"a":"\\u003c/script\\u003e\\u003c!--\\u2028\\u2029"});\n'


def test_the_same_project_gives_the_same_pages(tmp_path: Path) -> None:
    """Nothing depends on the run: neither clock nor folder nor order of sets."""
    first, second = render(tmp_path / "a"), render(tmp_path / "b")
    assert first.pages == second.pages
    assert first.assets == second.assets
    assert tuple(render_pages(run(tmp_path / "a/specs", tmp_path / "a"), rules())) == first.pages


def test_without_the_layout_engine_relations_are_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The handbook is complete without Graphviz; it says once that drawings are missing."""

    def missing(*_: object) -> str:
        raise EngineMissing("the layout engine cannot run")

    monkeypatch.setattr("quanze.rendering.pages.render_relations", missing)
    found = render(tmp_path)
    assert len(found.warnings) == 1
    html = page(found, "demo/bodies/enforcement.html").html
    assert "以列表显示" in html and "与谁往来" in html and "<svg" not in html


def test_ids_that_are_names_of_files_elsewhere_get_pages_of_their_own() -> None:
    """`index` does not overwrite a list; `con` is no file name on every system."""
    assert paths.body_page("demo", "index") != paths.bodies_page("demo")
    assert paths.body_page("demo", "con") == "demo/bodies/con-.html"
    assert paths.place_page("checks") != paths.RULES


def test_the_table_of_contents_is_read_from_the_headings() -> None:
    """Counts beside a heading are no part of its title."""
    toc = read_toc(
        '<h2 id="a">甲<span data-aside>3项</span></h2><h3 id="b">乙 &amp; 丙</h3><h3>丁</h3><h2 id="c">戊</h2>'
    )
    assert [(e.title, e.anchor, [c.title for c in e.children]) for e in toc] == [
        ("甲", "a", ["乙 & 丙"]),
        ("戊", "c", []),
    ]
