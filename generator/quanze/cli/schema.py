"""`quanze schema`: the JSON Schemas, made from the models."""

from __future__ import annotations

from pathlib import Path

import click

from ..loading.load import load_vocabulary
from ..loading.shipped import shipped_vocabulary
from .options import PATH


@click.command("schema")
@click.option(
    "--to", type=PATH, default=Path("schemas"), show_default=True, help="输出文件夹 · output folder"
)
def command(to: Path) -> None:
    """生成 JSON Schema · Write the JSON Schemas of specs, vocabulary, export and findings."""
    to.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (to / name).write_text(text, encoding="utf-8")
        click.echo(f"{to / name}")


def schemas() -> dict[str, str]:
    """File name → text of every published schema."""
    from ..exports.contract import export_schema, findings_schema
    from ..model.schema import spec_schema, vocabulary_schema

    words = load_vocabulary([(f, f.name) for f in shipped_vocabulary()]).vocabulary
    return {
        "export.schema.json": export_schema(),
        "findings.schema.json": findings_schema(),
        "spec.schema.json": spec_schema(words),
        "vocabulary.schema.json": vocabulary_schema(),
    }
