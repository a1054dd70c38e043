"""Specs in an editor: the language server completes keys, explains them in Chinese, and complains in the right place."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .language_server import LanguageServer

ROOT = Path(__file__).parents[2]
VERSION = "1.20.0"
"""The pinned yaml-language-server; it is installed by npm into build/, nothing of it is committed."""

pytestmark = pytest.mark.editor

SPEC = """\
# yaml-language-server: $schema=../../schemas/spec.schema.json
jurisdiction: {id: example, name: 示例县, level: county}
documents:
  notice:
    title: 协同配合办法
    status: draft
    outline: {'1': 案件移送}
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    duties:
      transfer-out:
        actor: regulator
        must: transfer
        within: 3个工作日
        source: '1'
"""


@pytest.fixture(scope="session")
def server_command() -> list[str]:
    """The command that starts the server, installed once; the test is skipped aloud where npm cannot."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("needs node and npm, which install the language server")
    folder = ROOT / "build" / "editor" / f"yaml-language-server-{VERSION}"
    program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not program.is_file():
        _install(npm, folder)
    return [node, str(program), "--stdio"]


def _install(npm: str, folder: Path) -> None:
    """Installs the server beside its place and moves it there, for several test processes may do so at once."""
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
    fresh.mkdir(parents=True, exist_ok=True)
    options = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefix", str(fresh)]
    command = [npm, "install", *options, f"yaml-language-server@{VERSION}"]
    try:
        subprocess.run(command, cwd=fresh, check=True, capture_output=True, timeout=120)
        if not folder.exists():
            fresh.rename(folder)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"npm cannot install yaml-language-server {VERSION}: {type(error).__name__}")
    finally:
        if fresh.exists():
            shutil.rmtree(fresh)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the published schemas, where specs lie as they do in a project."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    (folder / "specs" / "example").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def server(server_command: list[str], project: Path) -> Iterator[LanguageServer]:
    with LanguageServer(server_command, project) as running:
        yield running


def _write(project: Path, name: str, text: str) -> Path:
    file = project / "specs" / "example" / name
    file.write_text(text, encoding="utf-8")
    return file


def _place(text: str, words: str) -> tuple[int, int]:
    """(line, column) of the first place of some words, from 0."""
    before = text[: text.index(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _first(diagnostic: dict[str, Any]) -> tuple[int, int]:
    return diagnostic["range"]["start"]["line"], diagnostic["range"]["start"]["character"]


def test_a_good_spec_draws_no_complaint(server: LanguageServer, project: Path) -> None:
    assert server.open(_write(project, "good.yaml", SPEC)) == []


@pytest.mark.parametrize("file", ["rudong/transfer.yaml", "vocabulary/actions.yaml"])
def test_a_shipped_file_draws_no_complaint(server: LanguageServer, file: str) -> None:
    assert server.open(ROOT / "specs" / file) == []


@pytest.mark.parametrize(
    ("written", "instead", "words"),
    [
        ("within: 3个工作日", "withinn: 3个工作日", "withinn"),
        ("must: transfer", "must: [transfer, accept]", "[transfer"),
        ("status: draft", "status: finished", "finished"),
        ("title: 协同配合办法", "title: ''", "''"),
    ],
)
def test_a_mistake_is_complained_of_in_its_place(
    server: LanguageServer, project: Path, written: str, instead: str, words: str
) -> None:
    text = SPEC.replace(written, instead)
    found = server.open(_write(project, f"broken-{written.partition(':')[0]}.yaml", text))
    assert _place(text, words) in [_first(diagnostic) for diagnostic in found]


def test_keys_of_a_duty_are_offered(server: LanguageServer, project: Path) -> None:
    text = SPEC + "        \n"
    file = _write(project, "unfinished.yaml", text)
    server.open(file)
    offered = server.complete(file, text.count("\n") - 1, 8)
    assert {"unless", "to", "on", "when", "else", "then"} <= set(offered)
    assert "actor" not in offered, "what is written already is not offered again"


def test_words_of_the_vocabulary_are_offered(server: LanguageServer, project: Path) -> None:
    text = SPEC.replace("must: transfer", "must: ")
    file = _write(project, "word.yaml", text)
    server.open(file)
    line, column = _place(text, "must: ")
    assert {"transfer", "accept"} <= set(server.complete(file, line, column + len("must: ")))


@pytest.mark.parametrize(
    ("words", "meaning"), [("within:", "时限"), ("actor:", "由谁做"), ("mechanisms:", "机制")]
)
def test_a_key_is_explained_in_chinese(
    server: LanguageServer, project: Path, words: str, meaning: str
) -> None:
    file = _write(project, "hover.yaml", SPEC)
    server.open(file)
    line, column = _place(SPEC, words)
    assert meaning in server.hover(file, line, column + 2)
