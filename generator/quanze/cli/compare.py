"""`quanze compare`: jurisdictions side by side, aligned by meaning."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from ..diagnostics.text import Lang
from ..pipeline import Project
from .options import PATH, lang_option, pick, read_specs

_FEWEST, _MOST = 2, 4


@click.command("compare")
@click.argument("names", nargs=-1, metavar="ID ID [ID [ID]]")
@click.option("--mechanism", "kind", help="只比较这一种类的机制 · only this kind of mechanism")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="输出格式 · output format",
)
@click.option(
    "--specs", type=PATH, default=Path("specs"), show_default=True, help="规格文件夹 · folder of the specs"
)
@click.option("--all", "everything", is_flag=True, help="也列出相同的事项 · list what is the same, too")
@lang_option
def command(
    names: tuple[str, ...], kind: str | None, form: str, specs: Path, everything: bool, lang: str
) -> None:
    """比较几个地区 · Compare two to four jurisdictions, row by row, by what each element means.

    \b
    =  相同 · same              ≠  不同 · different
    ~  仅表述不同 · worded differently only
    +  仅一地或部分地区有 · only in one or some places

    对照以含义为准，不看编号与位置；对齐以 --specs 中的全部地区为范围，与手册“地区对照”一页相同。
    Elements are aligned over all jurisdictions in --specs, as on the handbook's page.
    """
    from ..compare.diff import compare
    from ..rendering.compare_formats import Chosen, render_json, render_markdown, render_text

    if not _FEWEST <= len(names) <= _MOST or len(set(names)) < len(names):
        raise click.UsageError("请给出二至四个不同的地区 · give two to four different jurisdictions")
    project = read_specs(specs)
    comparison = compare(list(project.jurisdictions.values()))
    order = list(project.jurisdictions)
    columns = tuple(order.index(pick(project, name).id) for name in names)
    if kind is not None and kind not in comparison.kinds:
        raise click.UsageError(_unknown_kind(project, kind, comparison.kinds))
    chosen = Chosen(comparison, columns, kind, everything, Lang(lang))
    render = {"text": render_text, "json": render_json, "markdown": render_markdown}[form]
    sys.stdout.write(render(chosen))


def _unknown_kind(project: Project, kind: str, used: Iterable[str]) -> str:
    known = "、".join(used)
    if kind in project.vocabulary.kinds:
        return f"各地都没有{project.vocabulary.kinds[kind].name}机制；现有：{known} · no jurisdiction has {kind!r}"
    return f"没有机制种类 {kind}；现有：{known} · no kind of mechanism {kind!r}"
