"""`quanze schema`: the JSON Schemas, made from the models."""

from __future__ import annotations

from pathlib import Path

import click

from ..loading.load import load_vocabulary
from ..loading.shipped import shipped_vocabulary
from .files import write_file
from .options import PATH

REFERENCE = Path("site", "reference.md")


@click.command("schema")
@click.option(
    "--to", type=PATH, default=Path("schemas"), show_default=True, help="输出文件夹 · output folder"
)
@click.option(
    "--reference",
    type=PATH,
    help="规格语言参考写到哪里，缺省为更新已有的 site/reference.md · where to write the reference of the language",
)
def command(to: Path, reference: Path | None) -> None:
    """生成 JSON Schema · Write the JSON Schemas of specs, vocabulary, calendars, export, findings and changes.

    同时生成规格语言参考（Markdown）：给出 --reference，或者已有 site/reference.md 时。Writes the reference of the
    language too, if --reference says where or site/reference.md is there to be renewed.
    """
    from ..model.reference import reference_page

    texts = {to / name: text for name, text in schemas().items()}
    if page := reference or (REFERENCE if REFERENCE.is_file() else None):
        texts[page] = reference_page()
    for file, text in texts.items():
        write_file(file, text.encode())
        click.echo(f"{file}")


def schemas() -> dict[str, str]:
    """File name → text of every published schema."""
    from ..exports.contract import diff_schema, export_schema, findings_schema
    from ..model.schema import calendar_schema, spec_schema, vocabulary_schema

    words = load_vocabulary([(f, f.name) for f in shipped_vocabulary()]).vocabulary
    return {
        "calendar.schema.json": calendar_schema(),
        "diff.schema.json": diff_schema(),
        "export.schema.json": export_schema(),
        "findings.schema.json": findings_schema(),
        "spec.schema.json": spec_schema(words),
        "vocabulary.schema.json": vocabulary_schema(),
    }
