"""`quanze pages`: the handbook's pages as plain files, for any other builder."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import click

from ..checks.catalogue import rules
from ..diagnostics.terminal import render_terminal
from ..diagnostics.text import Lang
from .options import PATH, lang_option, read_specs


@click.command("pages")
@click.option(
    "--specs", type=PATH, default=Path("specs"), show_default=True, help="规格文件夹 · folder of the specs"
)
@click.option("--to", type=PATH, required=True, help="写到哪个空文件夹 · an empty folder to write to")
@lang_option
def command(specs: Path, to: Path, lang: str) -> None:
    """把手册页面写成文件 · Write the handbook's pages as files.

    每页一个 .md 文件：文件头写标题，正文是现成的 HTML；样式、脚本和检索数据在 assets/quanze。页面之间的链接以 .html
    结尾，生成网站时请关闭目录式网址。One .md file a page: the title in the head, ready HTML below; styles, scripts and
    search data in assets/quanze. Links end in .html, so let the builder keep file names as addresses.
    """
    from ..rendering.pages import render_handbook, spec_errors
    from ..rendering.texts import read_wordings
    from .site import checked_target, replacing

    language = Lang(lang)
    target = checked_target(to)
    project = read_specs(specs)
    if errors := spec_errors(project):
        width = shutil.get_terminal_size((110, 24)).columns
        sys.stdout.write(render_terminal(errors, project.sources, language, sys.stdout.isatty(), width))
        sys.exit(1)
    words, unread = read_wordings(project, specs)
    handbook = render_handbook(project, rules(), words)
    for warning in (*unread, *handbook.warnings):
        click.echo(warning, err=True)
    with replacing(target) as fresh:
        for page in handbook.pages:
            head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n\n"
            _write(
                fresh / f"{page.path.removesuffix('.html')}.md",
                (head + page.html).encode("utf-8", "xmlcharrefreplace"),
            )
        for asset in handbook.assets:
            _write(fresh / asset.path, asset.content)
    click.echo(
        f"已写出 {len(handbook.pages)} 页：{to}"
        if language is Lang.zh
        else f"{len(handbook.pages)} pages written: {to}"
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
