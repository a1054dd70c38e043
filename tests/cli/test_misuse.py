"""Whatever is asked wrongly gets an exit code of 2 and says what is wanted; never a traceback."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from .test_check import BODY, add, place, quanze

__all__ = ["place"]

CALLS = [
    (["check", "nowhere"], "没有这个路径：nowhere"),
    (["check", ""], "路径为空"),
    (["check", "--config", ""], "路径为空"),
    (["check", "--format", "text", "--format", "json"], "格式=文件"),
    (["check", "--format", "json=specs"], "是文件夹"),
    (["check", "--format", "json=/proc/none/x"], "无法写入"),
    (["check", "--fail-level", "fatal"], "fatal"),
    (["explain", "HND"], "HND001 无人处理的情形"),
    (["explain", "handling-gup"], "HND001"),
    (["explain", "无人"], "HND001"),
    (["explain", "???"], "列出全部"),
    (["coverage", "nowhere"], "现有：specimen"),
    (["coverage", "specimen", "--specs", "nowhere"], "--specs"),
    (["coverage", "specimen", "--text", "nowhere"], "没有这个文件或文件夹"),
    (["coverage", "specimen", "--text", "specs"], "doc.txt（或《样例办法》.txt）；现在其中没有文本文件"),
    (["export", "nowhere"], "现有：specimen"),
    (["export", "specimen", "--specs", "nowhere"], "没有这个路径"),
    (["review", "specimen", "--specs", "nowhere"], "没有这个路径"),
    (["review", "specimen", "--to", "specs"], "是文件夹"),
    (["review", "specimen", "--to", "a.pdf"], ".docx 或 md"),
    (["review", "specimen", "--to", "a.docx", "--format", "md"], ".md"),
    (["stats", "--specs", "nowhere"], "没有这个路径"),
    (["compare", "specimen"], "二至四个"),
    (["compare", "specimen", "b", "--specs", "nowhere"], "没有这个路径"),
    (["pages", "--to", "out", "--specs", "nowhere"], "没有这个路径"),
    (["diff", "specs"], "--git"),
    (["diff", "specs", "nowhere"], "没有这个路径"),
    (["schema", "--to", "/proc/none"], "无法写入"),
]


@pytest.mark.parametrize(("call", "said"), CALLS)
def test_misuse_is_two_and_says_what_is_wanted(place: Path, call: list[str], said: str) -> None:
    result = quanze(*call)
    assert result.exit_code == 2, result.output
    assert said in result.stderr and "Traceback" not in result.output


def test_an_unknown_place_says_what_could_not_be_read(place: Path) -> None:
    """It may be there, but broken."""
    (place / "base.yaml").write_text("jurisdiction: [", encoding="utf-8")
    result = quanze("review", "specimen")
    assert result.exit_code == 2 and "specs/specimen/base.yaml:1" in result.stderr
    assert "quanze check" in result.stderr


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"hi", b"- a\n", b"{" * 200])
def test_a_file_that_is_no_spec_is_a_finding(place: Path, content: bytes) -> None:
    """Not a failure of ours."""
    (place / "odd.yaml").write_bytes(content)
    assert quanze("check").exit_code in (0, 1)


def test_a_folder_without_specs_is_a_finding(place: Path) -> None:
    """With the advice to look at the path."""
    Path("empty").mkdir()
    result = quanze("check", "empty", "--lang", "zh")
    assert result.exit_code == 1 and "没有 YAML 文件" in result.stdout


def test_a_full_disk_is_no_traceback(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output that cannot take the report."""
    from quanze.cli import check

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    add(place, BODY)
    monkeypatch.setattr(check, "write_reports", full)
    result = quanze("check")
    assert result.exit_code == 2 and "无法输出" in result.stderr


def test_a_format_follows_the_name_of_the_file(place: Path) -> None:
    """`--to x.md` is Markdown."""
    assert quanze("review", "specimen", "--to", "x.md").exit_code == 0
    assert Path("x.md").read_text(encoding="utf-8").startswith("# 《样例办法》")
