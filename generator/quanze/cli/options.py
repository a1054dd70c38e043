"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..diagnostics.text import Lang
from ..model.jurisdiction import Jurisdiction
from ..pipeline import Project

PATH = click.Path(path_type=Path)


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


def pick(project: Project, name: str) -> Jurisdiction:
    """The jurisdiction of that id; else a usage error that names those there are."""
    if name in project.jurisdictions:
        return project.jurisdictions[name]
    known = "、".join(project.jurisdictions) or "（无）"
    raise click.UsageError(f"没有地区 {name}；现有：{known} · no jurisdiction {name!r}")
