"""`quanze review`: the review opinion about a draft, or the known issues of a document in force."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import QuanzeError
from ..model.jurisdiction import Jurisdiction
from ..pipeline import Project
from .files import write_file
from .options import PATH, pick, read_specs, titles_of


@click.command("review")
@click.argument("name", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(["docx", "md"]),
    help="输出格式，缺省依 --to 的后缀，否则为 docx · output format, by default that of --to, else docx",
)  # fmt: skip
@click.option(
    "--specs", type=PATH, default=Path("specs"), show_default=True, help="规格文件夹 · folder of the specs"
)
@click.option(
    "--to", type=PATH, help="写到哪个文件；缺省为 <ID>-review.docx，md 则输出到终端 · the file to write"
)
@click.option(
    "--text", type=PATH,
    help="原文：纯文本文件，或放有 <文件 id>.txt（或 <标题>.txt）的文件夹 · the document's plain text, or a folder of them",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="也列入供参考的提示 · list notes, too")
def command(
    name: str, form: str | None, specs: Path, to: Path | None, text: Path | None, everything: bool
) -> None:
    """审查意见表 · Write the review opinion about one jurisdiction's documents.

    草案出具审查意见表；现行文件出具已知问题清单，内容相同。审查人和日期留空，由人填写。规定内容一栏，文件的 text 所指原文
    （或 --text）可读时引用原文，否则由规格转述。For a draft, the review opinion; for documents in force, their known
    issues in the same form. Reviewer and date are left blank to be filled in by hand.
    """
    from ..exports.review import write_review

    form = _form(form, to)
    project = read_specs(specs)
    place = pick(project, name)
    review = write_review(place, project.diagnostics, _wordings(project, place, specs, text), everything)
    if form == "md":
        from ..exports.review_markdown import render_markdown

        content = render_markdown(review).encode()
        if to is None:
            sys.stdout.write(content.decode())
            return
    else:
        from ..exports.review_docx import render_docx

        content = render_docx(review)
    target = to or Path(f"{place.id}-review.docx")
    write_file(target, content)
    click.echo(f"已写出：{target} · written", err=True)


def _form(form: str | None, to: Path | None) -> str:
    """The format asked for; a usage error where the file's name promises another, which would not open."""
    suffix = to.suffix.lower().removeprefix(".") if to else ""
    named = {"docx": "docx", "md": "md", "markdown": "md"}.get(suffix)
    if to and suffix and (named is None or form not in (None, named)):
        wanted = form or "docx 或 md"
        raise click.UsageError(
            f"{to.name} 的后缀与输出格式不符，请写作 .{wanted} · the name does not fit the format"
        )
    return form or named or "docx"


def _wordings(project: Project, place: Jurisdiction, specs: Path, text: Path | None) -> dict[str, str]:
    """The words of clauses by citation: from the files that documents name, and from those given."""
    from ..loading.official import clause_words
    from ..loading.official.files import find_texts, load_text
    from ..rendering.texts import read_wordings

    found, unread = read_wordings(project, specs)
    for problem in unread:
        click.echo(problem, err=True)
    words = dict(found.get(place.id, {}))
    try:
        files = find_texts(text, titles_of(place)) if text else {}
        for document, file in files.items():
            said = clause_words(place.documents[document], load_text(file))
            words |= {f"{document}:{locator}": clause for locator, clause in said.items()}
    except QuanzeError as error:
        raise click.UsageError(str(error)) from error
    return words
