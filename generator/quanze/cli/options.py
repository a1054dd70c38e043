"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..diagnostics.diagnostic import Severity
from ..diagnostics.text import Lang
from ..model.jurisdiction import Jurisdiction
from ..pipeline import Project, run


class _Path(click.Path):
    """A path; the empty one, which would be the working folder, is a mistake in whatever calls us."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("路径为空 · the path is empty", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Path(path_type=Path)


def locale_language() -> Lang:
    """Chinese unless the locale names another language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return Lang.zh if value.lower().startswith("zh") else Lang.en
    return Lang.zh


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--lang zh|en`, by default from the locale."""
    return click.option(
        "--lang",
        type=click.Choice([lang.value for lang in Lang]),
        default=lambda: locale_language().value,
        help="消息语言 · language of messages (default: from the locale)",
    )(command)


def read_specs(specs: Path) -> Project:
    """Everything under a path; a usage error if there is nothing."""
    if not specs.exists():
        raise click.UsageError(
            f"没有这个路径：{specs}；请在项目的根文件夹运行，或用 --specs 写明规格文件夹 · no such path"
        )
    return run(specs)


def pick(project: Project, name: str) -> Jurisdiction:
    """The jurisdiction of that id; else a usage error that names those there are, and what could not be read."""
    if name in project.jurisdictions:
        return project.jurisdictions[name]
    if own := next((d for d in project.diagnostics if d.jurisdiction == name), None):
        where = f"{own.place.file}:{own.place.line}"
        raise click.UsageError(
            f"地区 {name} 的规格有错误，没有读成；先运行 quanze check，第一个在 {where} · {name!r} has errors"
        )
    known = "、".join(project.jurisdictions) or "（无）"
    unread = [
        d for d in project.diagnostics
        if d.severity is Severity.error and (d.jurisdiction or "") not in project.jurisdictions
    ]  # fmt: skip
    hint = ""
    if unread:
        where = f"{unread[0].place.file}:{unread[0].place.line}"
        hint = f"；有 {len(unread)} 个错误使规格没有读成，先运行 quanze check，第一个在 {where}"
    raise click.UsageError(f"没有地区 {name}；现有：{known}{hint} · no jurisdiction {name!r}")


def titles_of(place: Jurisdiction) -> dict[str, str]:
    """Document id → title, by which the files of their texts are known."""
    return {id_: document.title for id_, document in place.documents.items()}
