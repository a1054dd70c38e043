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


def test_an_unreadable_file_is_the_only_thing_said_of_its_place(place: Path) -> None:
    """What it holds is missing everywhere else: that is not reported."""
    add(place, "bodies:\n  police: {name：公安机关}\n")
    found = json.loads(quanze("check", "--format", "json").stdout)["findings"]
    assert [(f["code"], f["jurisdiction"]) for f in found] == [("SCH000", "specimen")]


def test_a_place_with_errors_is_not_asked_for_defects_of_its_document(place: Path) -> None:
    """The rules would find the same slip again and again."""
    add(place, BODY + DUTY)
    found = json.loads(quanze("check", "--format", "json").stdout)["findings"]
    assert [f["code"] for f in found] == ["REF003"]
    assert "改正以上编写错误后，才进行其他检查" in quanze("check", "--lang", "zh").stdout
    (place / "more.yaml").write_text((BODY + DUTY).replace("polise", "police"), encoding="utf-8")
    assert "HND001" in {f["code"] for f in json.loads(quanze("check", "--format", "json").stdout)["findings"]}


def test_words_that_cannot_be_read_are_put_right_first(place: Path) -> None:
    """No place is asked for words that are merely unread."""
    (place.parent / "vocabulary").mkdir()
    (place.parent / "vocabulary" / "actions.yaml").write_text(
        "actions:\n  transfer: {name：移送}\n", encoding="utf-8"
    )
    found = json.loads(quanze("check", "--format", "json").stdout)["findings"]
    assert {f["file"] for f in found} == {"specs/vocabulary/actions.yaml"}


def test_a_yaml_file_named_txt_is_refused(place: Path) -> None:
    """Editors add the ending where the system hides it; the file would be missed silently."""
    (place / "more.yaml.txt").write_text(BODY, encoding="utf-8")
    result = quanze("check", "--lang", "zh")
    assert result.exit_code == 1 and "改名为 more.yaml" in result.stdout


def test_a_file_left_beside_the_places_does_not_make_them_one(place: Path) -> None:
    """It is misplaced; the places are read as before."""
    (place.parent / "bodies.yaml").write_text(BODY, encoding="utf-8")
    found = json.loads(quanze("check", "--format", "json").stdout)["findings"]
    assert [(f["code"], f["file"]) for f in found if f["about"] == "spec" and f["severity"] == "error"] == [
        ("SCH007", "specs/bodies.yaml")
    ]


def test_commands_say_that_a_place_has_errors_not_that_it_is_unknown(place: Path) -> None:
    """A place that cannot be read is there all the same."""
    add(place, "bodies: [1\n")
    result = quanze("coverage", "specimen")
    assert result.exit_code == 2 and "的规格有错误" in result.stderr


def test_a_check_is_explained_by_its_title(place: Path) -> None:
    """The title is what people remember."""
    assert quanze("explain", "没有时限", "--lang", "zh").stdout.startswith("DDL001")


def test_two_places_with_one_id_are_an_error(place: Path) -> None:
    """A copied folder must not take the place of the one it was copied from."""
    (place.parent / "zcopy").mkdir()
    (place.parent / "zcopy" / "base.yaml").write_text(BASE, encoding="utf-8")
    found = json.loads(quanze("check", "--format", "json").stdout)["findings"]
    assert [(f["code"], f["file"]) for f in found if f["severity"] == "error"] == [
        ("SCH004", "specs/zcopy/base.yaml")
    ]
