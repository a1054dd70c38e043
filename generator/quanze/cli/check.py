"""`quanze check`: every finding about the specs, in one run."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..diagnostics.diagnostic import About, Diagnostic, Severity, Status
from ..diagnostics.formats import render_github, render_json
from ..diagnostics.source import SourceFile
from ..diagnostics.terminal import render_terminal
from ..diagnostics.text import Lang
from ..pipeline import run
from .options import PATH, lang_option


@click.command("check")
@click.argument("paths", nargs=-1, type=PATH)
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="输出格式 · output format",
)
@click.option(
    "--fail-on",
    type=click.Choice(["draft", "spec", "never"]),
    default="draft",
    show_default=True,
    help="何时以 1 退出：draft 规格有误或草案文本有错；spec 只看规格 · what makes the exit code 1",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="也显示提示与已接受的结果 · show notes and accepted findings too",
)
def command(paths: tuple[Path, ...], lang: str, form: str, fail_on: str, everything: bool) -> None:
    """检查规格 · Check specs and report every finding.

    PATH 为规格文件夹、一个地区的文件夹或一个 YAML 文件，缺省为 specs。PATH is a folder of specs, one jurisdiction's
    folder, or a YAML file; by default specs.

    \b
    0  没有须处理的结果 · nothing that fails
    1  规格有错，或草案文本有错 · an error about a spec, or about a draft's text
    2  用法有误 · misuse
    """
    language = Lang(lang)
    found: list[Diagnostic] = []
    sources: dict[str, SourceFile] = {}
    for path in paths or (Path("specs"),):
        if not path.exists():
            raise click.UsageError(f"没有这个路径：{path} · no such path")
        project = run(path)
        found += project.diagnostics
        sources.update(project.sources)
    shown = [d for d in found if everything or _by_default(d)]
    if form == "json":
        sys.stdout.write(render_json(found, language))
    elif form == "github":
        sys.stdout.write(render_github(shown, language))
    else:
        color = sys.stdout.isatty()
        width = click.get_current_context().terminal_width or _width()
        sys.stdout.write(render_terminal(shown, sources, language, color, width))
        _say_hidden(len(found) - len(shown), language)
    sys.exit(1 if fails(found, fail_on) else 0)


def fails(found: Sequence[Diagnostic], fail_on: str = "draft") -> bool:
    """Whether open findings fail a build: errors and warnings about a spec; for `draft` also errors about a draft."""
    return any(d.status is Status.open and _counts(d, fail_on) for d in found)


def _counts(diagnostic: Diagnostic, fail_on: str) -> bool:
    if diagnostic.about is About.spec:
        return fail_on != "never" and diagnostic.severity is not Severity.note
    return fail_on == "draft" and diagnostic.severity is Severity.error


def _by_default(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is not Severity.note and diagnostic.status is not Status.accepted


def _say_hidden(count: int, lang: Lang) -> None:
    if count:
        click.echo(
            f"另有 {count} 条提示或已接受的结果，加 --all 显示"
            if lang is Lang.zh
            else f"{count} more notes or accepted findings; --all shows them"
        )


def _width() -> int:
    return shutil.get_terminal_size((110, 24)).columns
