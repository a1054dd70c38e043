"""The commands `check`, `explain` and `export` as a user meets them: what they print and how they exit."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quanze.cli.main import main
from tests.checks.specimen import BASE


def quanze(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "specs" / "specimen"
    folder.mkdir(parents=True)
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return folder


def add(place: Path, text: str) -> None:
    (place / "more.yaml").write_text(text, encoding="utf-8")


BODY = "bodies:\n  police: {name: 公安机关, roles: polise, level: county, source: '1'}\n"
DUTY = """mechanisms:
  m:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: violation-found
    duties:
      hand-over: {actor: finder, must: transfer, to: competent, on: violation-found, when: {competence: own}, within: silent, source: '1'}
"""


def test_a_wrong_word_is_shown_with_its_place_a_caret_and_the_likely_word(place: Path) -> None:
    add(place, BODY)
    result = quanze("check", "--lang", "zh")
    assert result.exit_code == 1
    assert "specs/specimen/more.yaml:2:31: 错误 REF003 unknown-value" in result.output
    assert "没有角色“polise”" in result.output and "police" in result.output
    # 公安机关 and the comma before the word are two columns wide each where the caret is put.
    line, caret = result.output.split("roles: polise")[0].splitlines()[-1], result.output.split("\n")
    marks = next(row for row in caret if "^^^^^^" in row)
    wide = sum(2 if ord(c) > 0x2E80 else 1 for c in line) + len("roles: ")
    assert sum(2 if ord(c) > 0x2E80 else 1 for c in marks.split("^")[0]) == wide


def test_messages_come_in_english_too(place: Path) -> None:
    add(place, BODY)
    result = quanze("check", "--lang", "en")
    assert "there is no role 'polise'" in result.output and "没有" not in result.output


def test_all_problems_of_all_files_show_in_one_run(place: Path) -> None:
    add(place, BODY)
    (place / "third.yaml").write_text("bodies:\n  x: {nam: 甲}\n", encoding="utf-8")
    (place / "fourth.yaml").write_text("bodies: [\n", encoding="utf-8")
    found = {f["file"]: f["code"] for f in json.loads(quanze("check", "--format", "json").output)["findings"]}
    assert found["specs/specimen/third.yaml"] == "SCH001" and found["specs/specimen/fourth.yaml"] == "SCH000"


def test_a_defect_of_a_draft_fails_a_review_but_not_a_build_on_the_spec(place: Path) -> None:
    add(place, DUTY)
    assert quanze("check").exit_code == 1
    assert quanze("check", "--fail-on", "spec").exit_code in (0, 1)
    assert quanze("check", "--fail-on", "never").exit_code == 0


def test_a_defect_of_a_document_in_force_is_a_known_issue_and_fails_nothing(place: Path) -> None:
    base = place / "base.yaml"
    base.write_text(
        base.read_text(encoding="utf-8").replace("status: draft", "status: in-force"), encoding="utf-8"
    )
    add(place, DUTY)
    result = quanze("check", "--fail-on", "draft", "--lang", "zh")
    assert "HND001" in result.output and "已知问题" in result.output
    assert not [f for f in json.loads(quanze("check", "--format", "json").output)["findings"]
                if f["about"] == "document" and f["status"] == "open"]  # fmt: skip


def test_an_accepted_finding_no_longer_counts_and_a_stale_acceptance_is_reported(place: Path) -> None:
    add(
        place,
        DUTY
        + "accepted:\n  - {code: HND001, because: 其余情形由上位法规定}\n  - {code: BND001, because: 没有档次}\n",
    )
    found = json.loads(quanze("check", "--format", "json").output)["findings"]
    gap = next(f for f in found if f["code"] == "HND001")
    assert (gap["status"], gap["accepted_because"]) == ("accepted", "其余情形由上位法规定")
    assert [f["code"] for f in found if f["code"] == "ACC001"] == ["ACC001"]


def test_misuse_exits_with_two(place: Path) -> None:
    for arguments in (
        ["check", "nowhere"],
        ["check", "--format", "xml"],
        ["explain", "ZZZ999"],
        ["export", "nowhere"],
    ):
        assert quanze(*arguments).exit_code == 2


def test_github_annotations_point_at_the_place(place: Path) -> None:
    add(place, BODY)
    output = quanze("check", "--format", "github").output
    assert output.startswith("::error file=specs/specimen/more.yaml,line=2,") and ",col=31," in output


def test_explain_prints_the_page_of_a_check_by_code_or_name() -> None:
    by_code, by_name = (
        quanze("explain", "HND001", "--lang", "zh"),
        quanze("explain", "handling-gap", "--lang", "zh"),
    )
    assert (
        by_code.output == by_name.output
        and "为什么要紧" in by_code.output
        and "answers-for" in by_code.output
    )


def test_export_prints_one_jurisdiction(place: Path) -> None:
    add(place, DUTY)
    data = json.loads(quanze("export", "specimen").output)
    assert (data["format"], data["jurisdiction"]["name"]) == ("quanze-export/1", "样例县")
