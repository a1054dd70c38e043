"""`quanze export`: one jurisdiction as machines read it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import PATH, pick, read_specs


@click.command("export")
@click.argument("name", metavar="ID")
@click.option(
    "--specs", type=PATH, default=Path("specs"), show_default=True, help="规格文件夹 · folder of the specs"
)
@click.option(
    "--format", "form", type=click.Choice(["json"]), default="json", help="输出格式 · output format"
)
def command(name: str, specs: Path, form: str) -> None:
    """导出一个地区的规格 · Print one jurisdiction, resolved, as JSON."""
    from ..exports.document import export

    sys.stdout.write(export(pick(read_specs(specs), name)))
