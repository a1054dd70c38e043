"""`quanze diff`: what changed in meaning between two versions of the specs."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ..compare.versions import compare_versions
from ..diagnostics.diagnostic import Severity
from ..diagnostics.text import Lang
from ..errors import QuanzeError
from ..loading.revisions import read_revision
from ..pipeline import Project, run
from .options import PATH, lang_option


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option(
    "--git", "revisions", is_flag=True,
    help="OLD、NEW 是 git 版本；不写 NEW 即与工作区比较 · OLD and NEW are git revisions; without NEW, the working tree",
)  # fmt: skip
@click.option(
    "--specs", type=PATH, default=Path("specs"), show_default=True,
    help="与 --git 同用：规格的路径 · with --git: where the specs lie",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="输出格式 · output format"
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="也列出提示的增减 · list notes, too")
@click.option("--exit-code", is_flag=True, help="有变化时以 1 退出 · exit with 1 if anything changed")
@lang_option
def command(
    old: str,
    new: str | None,
    revisions: bool,
    specs: Path,
    form: str,
    everything: bool,
    exit_code: bool,
    lang: str,
) -> None:
    """两个版本的变化 · Show what changed in meaning between two versions.

    OLD、NEW 是规格文件夹、一个地区的文件夹或 YAML 文件，也可写作 版本:路径。次序、排版、注释的改动不算变化。OLD and NEW are
    folders or files, or REVISION:PATH in the git repository of the current folder. Order, layout and comments do not count.

    \b
    quanze diff specs/rudong ../new/specs/rudong
    quanze diff HEAD~1:specs/rudong specs/rudong
    quanze diff --git v1.0 v1.1
    """
    if new is None and not revisions:
        raise click.UsageError("请给出两个版本，或加 --git 与工作区比较 · give two versions, or --git")
    with TemporaryDirectory(prefix="quanze-diff-") as folder:
        sides = [(old, "old", revisions), (new or "", "new", revisions and new is not None)]
        try:
            before, after = (
                _read(word, Path(folder) / side, specs, as_revision) for word, side, as_revision in sides
            )
        except QuanzeError as error:
            raise click.UsageError(str(error)) from error
    places = compare_versions(before, after)
    language = Lang(lang)
    if form == "json":
        from ..exports.version_json import render_json

        sys.stdout.write(render_json(places, language))
    else:
        from ..exports.version_text import render_markdown, render_text

        render = render_text if form == "text" else render_markdown
        sys.stdout.write(render(places, language, everything))
    sys.exit(1 if exit_code and any(not p.is_empty for p in places) else 0)


def _read(word: str, target: Path, specs: Path, as_revision: bool) -> Project:
    """The project that a word names: a revision of the specs, a path, or REVISION:PATH. QuanzeError if there is none."""
    if as_revision:
        return _loaded(read_revision(word, specs.as_posix(), target, Path.cwd()), target, word)
    path = Path(word) if word else specs
    if path.exists():
        return _loaded(path, Path.cwd(), str(path))
    revision, colon, inner = word.partition(":")
    if not colon or not revision:
        raise QuanzeError(f"没有这个路径：{word} · no such path")
    return _loaded(read_revision(revision, inner or ".", target, Path.cwd()), target, word)


def _loaded(path: Path, base: Path, name: str) -> Project:
    """The project; QuanzeError where a place in it could not be read, which would look as if it were gone."""
    project = run(path, base)
    known = project.jurisdictions
    unread = [
        d for d in project.diagnostics if d.severity is Severity.error and (d.jurisdiction or "") not in known
    ]
    if unread:
        first = unread[0]
        where = f"{first.place.file}:{first.place.line}"
        raise QuanzeError(
            f"{name} 有 {len(unread)} 个错误，不能比较：{where} {first.message.zh} · cannot be read"
        )
    return project
