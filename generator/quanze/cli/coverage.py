"""`quanze coverage`: which clause is covered by what, and whether the outline is the document's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from ..diagnostics.text import Lang
from ..errors import QuanzeError
from .options import PATH, lang_option, pick, read_specs, titles_of


@click.command("coverage")
@click.argument("name", metavar="ID")
@click.option(
    "--text",
    "text",
    type=PATH,
    help="原文：纯文本文件，或放有 <文件 id>.txt（或 <标题>.txt）的文件夹 · the document's plain text, or a folder of them",
)
@click.option(
    "--specs", type=PATH, default=Path("specs"), show_default=True, help="规格文件夹 · folder of the specs"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出格式 · output format",
)
@lang_option
def command(name: str, text: Path | None, specs: Path, form: str, lang: str) -> None:
    """条款覆盖情况 · Show which normative clause is covered by which elements.

    给出原文时，还逐条核对条款目录，并把原文中的时限和应当、不得、可以等用语与规格对照。With the document's text, the
    outline is compared with it clause by clause, and every time limit and every 应当, 不得, 可以 with the spec.

    \b
    0  条款均已覆盖，目录与原文一致 · every clause is covered, the outline is that of the text
    1  有条款未覆盖，或目录与原文不一致 · a clause is not covered, or the outline differs from the text
    2  用法有误 · misuse
    """
    from ..analysis.fidelity.report import read_cover
    from ..loading.official.files import find_texts, load_text
    from .coverage_report import render_json, render_text

    place = pick(read_specs(specs), name)
    try:
        files = find_texts(text, titles_of(place)) if text else {}
        texts = {document: load_text(file) for document, file in files.items()}
    except QuanzeError as error:
        raise click.UsageError(str(error)) from error
    if text and (unread := [f"《{d.title}》" for id_, d in place.documents.items() if id_ not in texts]):
        click.echo(f"没有{'、'.join(unread)}的原文，未与原文核对 · not compared with a text", err=True)
    covers = read_cover(place, texts)
    if form == "json":
        sys.stdout.write(render_json(place, covers))
    else:
        columns = shutil.get_terminal_size((110, 24)).columns
        sys.stdout.write(render_text(place, covers, Lang(lang), columns))
    sys.exit(0 if all(cover.complete for cover in covers) else 1)
