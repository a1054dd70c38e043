"""Building the site: complete, the same every time, and never at the cost of what was there before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quanze.cli.main import main
from tests.site.small import SPEC, write_spec

ROOT = Path(__file__).parents[2]

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a spec, and nothing else; commands run in it."""
    write_spec(tmp_path)
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def quanze(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "zh"])


def contents(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def break_spec(project: Path) -> None:
    write_spec(project, SPEC.replace("must: verify", "must: verifi"))


def test_a_site_is_built_without_any_settings_and_says_where_to_find_it(project: Path) -> None:
    """Specs alone are enough; the last line tells how to open the result."""
    done = quanze("site")
    assert done.exit_code == 0, done.output
    assert f"用浏览器打开：{Path('build/site/index.html')}" in done.output
    assert (project / "build/site/demo/mechanisms/transfer.html").is_file()


def test_two_builds_have_the_same_bytes(project: Path) -> None:
    """No file carries the time or the place of its build."""
    (project / "mkdocs.yml").write_text(SETTINGS + "site_url: https://handbook.example/\n", encoding="utf-8")
    (project / "site").mkdir()
    assert quanze("site").exit_code == 0
    first = contents(project / "build/site")
    time.sleep(1.1)
    assert quanze("site", "--to", "elsewhere/site").exit_code == 0
    assert contents(project / "elsewhere/site") == first
    assert "sitemap.xml" in first


def test_the_settings_that_come_with_quanze_are_those_of_the_project() -> None:
    """Where there is no mkdocs.yml, the handbook looks as it does here."""
    shipped = (ROOT / "generator/quanze/rendering/mkdocs.yml").read_text(encoding="utf-8")
    theme = shipped[shipped.index("theme:") : shipped.index("extra:")]
    assert all(line.strip() in SETTINGS for line in theme.splitlines())


def test_an_error_in_a_spec_is_shown_and_leaves_the_earlier_site(project: Path) -> None:
    """What is wrong stands on the screen with its line; nothing was touched."""
    quanze("site")
    before = contents(project)
    break_spec(project)
    failed = quanze("site")
    assert failed.exit_code == 1
    assert "demo.yaml:" in failed.output and "REF003" in failed.output
    assert "已有的手册保持不变" in failed.output
    after = contents(project)
    assert {k: v for k, v in after.items() if k.startswith("build")} == {
        k: v for k, v in before.items() if k.startswith("build")
    }


def test_findings_about_a_document_do_not_keep_it_from_being_published(project: Path) -> None:
    """Known issues belong into the handbook."""
    assert quanze("check").exit_code in (0, 1)
    assert quanze("site").exit_code == 0
    assert "HND001" in (project / "build/site/demo/findings.html").read_text(encoding="utf-8")


def test_a_folder_with_something_else_in_it_is_not_replaced(project: Path) -> None:
    """A slip of the hand at --to costs nothing."""
    (project / "mine").mkdir()
    (project / "mine/letter.txt").write_text("x", encoding="utf-8")
    refused = quanze("site", "--to", "mine")
    assert refused.exit_code == 2 and "不予覆盖" in refused.output
    assert (project / "mine/letter.txt").is_file()


def test_a_build_replaces_the_whole_earlier_site_and_leaves_nothing_beside_it(project: Path) -> None:
    """Pages of bodies that are no more are gone; so are the folders used on the way."""
    quanze("site")
    write_spec(project, SPEC.replace("market-bureau", "market-office"))
    assert quanze("site").exit_code == 0
    bodies = {p.name for p in (project / "build/site/demo/bodies").iterdir()}
    assert "market-office.html" in bodies and "market-bureau.html" not in bodies
    assert [p.name for p in (project / "build").iterdir()] == ["site"]


def test_a_failure_while_pages_are_written_leaves_the_earlier_site(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site in place is complete at any time."""
    quanze("site")
    before = contents(project / "build")

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("mkdocs.structure.files.Files.copy_static_files", fail)
    assert quanze("site").exit_code != 0
    assert contents(project / "build") == before


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_a_killed_run_leaves_the_earlier_site_and_the_next_run_tidies_up(project: Path) -> None:
    """Killed without warning in the middle of building, and then run again."""
    quanze("site")
    before = contents(project / "build/site")
    code = (
        "import os, signal, mkdocs.structure.files as f\n"
        "f.Files.copy_static_files = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from quanze.cli.main import main; main(['site'])"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert contents(project / "build/site") == before
    assert len(list((project / "build").iterdir())) == 2
    assert quanze("site").exit_code == 0
    assert [p.name for p in (project / "build").iterdir()] == ["site"]


def test_a_run_killed_between_the_two_renames_is_put_right_by_the_next(project: Path) -> None:
    """The earlier site waits beside its place; even a run that fails puts it back."""
    quanze("site")
    (project / "build/site").rename(project / "build/.site.earlier")
    break_spec(project)
    quanze("site")
    write_spec(project)
    assert quanze("site").exit_code == 0
    assert [p.name for p in (project / "build").iterdir()] == ["site"]


def run_builder(module: str, project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, "build", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def with_settings(project: Path) -> Path:
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (project / "site").mkdir()
    (project / "site/guide.md").write_text("# 使用说明\n\n文字。\n", encoding="utf-8")
    return project


def test_mkdocs_builds_the_same_site_without_warnings(with_settings: Path) -> None:
    """`mkdocs build --strict` is as good as `quanze site`."""
    quanze("site")
    built = run_builder("mkdocs", with_settings, "--strict", "--site-dir", "other")
    assert built.returncode == 0, built.stderr
    assert contents(with_settings / "other") == contents(with_settings / "build/site")


def test_properdocs_builds_the_same_pages(with_settings: Path) -> None:
    """Only the name of the generator differs."""
    quanze("site")
    built = run_builder("properdocs", with_settings, "--config-file", "mkdocs.yml", "--site-dir", "other")
    assert built.returncode == 0, built.stderr
    ours, theirs = with_settings / "build/site", with_settings / "other"
    assert {*contents(ours)} == {*contents(theirs)}
    for file in sorted(ours.rglob("*.html")):
        other = (theirs / file.relative_to(ours)).read_text(encoding="utf-8")
        assert without_generator(other) == without_generator(file.read_text(encoding="utf-8")), file


def without_generator(html: str) -> list[str]:
    return [line for line in html.splitlines() if 'name="generator"' not in line]


def test_mkdocs_says_in_one_line_what_is_wrong_with_a_spec(with_settings: Path) -> None:
    """No traceback: the place of the first error, and how to see all."""
    break_spec(with_settings)
    built = run_builder("mkdocs", with_settings)
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    lines = [line for line in built.stderr.splitlines() if "规格有" in line]
    assert len(lines) == 1 and "demo.yaml:" in lines[0] and "quanze check" in lines[0]


def test_a_hand_written_start_page_takes_the_generated_one_where_it_says(with_settings: Path) -> None:
    """The words of the house around the cards of the places."""
    (with_settings / "site/index.md").write_text(
        "# 某省权责手册\n\n前言。\n\n<!-- quanze:start -->\n", encoding="utf-8"
    )
    assert quanze("site").exit_code == 0
    html = (with_settings / "build/site/index.html").read_text(encoding="utf-8")
    assert "前言。" in html and "qz-card" in html


def test_pages_writes_the_same_pages_as_files(project: Path) -> None:
    """One file a page, with its title in the head and its HTML below, and the assets that they need."""
    assert quanze("pages", "--to", "pages").exit_code == 0
    text = (project / "pages/demo/mechanisms/transfer.md").read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "案件移送 · 示例县"\n---\n\n<nav')
    assert "\n\n" not in text.partition("---\n\n")[2], (
        "a blank line would end the HTML for some Markdown readers"
    )
    assert (project / "pages/assets/quanze/handbook.css").is_file()
    assert (project / "pages/assets/quanze/data/search-demo.js").is_file()
