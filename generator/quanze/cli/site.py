"""`quanze site`: checks the specs, then builds the handbook; the earlier one stays until the new one is complete."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from ..diagnostics.terminal import render_terminal
from ..diagnostics.text import Lang
from ..pipeline import Project, run
from .options import PATH, lang_option

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SETTINGS = "mkdocs.yml"
_MARK = Path("assets", "quanze", "handbook.js")
"""What only a handbook has: a folder without it is not ours to replace."""


@click.command("site")
@click.option("--specs", type=PATH, help="规格文件夹，缺省为 mkdocs.yml 所写或 specs · folder of the specs")
@click.option(
    "--to", type=PATH, default=Path("build/site"), show_default=True, help="生成到哪里 · where to build"
)
@lang_option
def command(specs: Path | None, to: Path, lang: str) -> None:
    """检查并生成手册 · Check the specs, then build the handbook.

    规格本身有错误时不生成，已有的手册保持不变；文件中的问题写入手册，不妨碍生成。Errors about the specs keep it from
    being built, and the earlier handbook stays; findings about the documents are shown in it.
    """
    from ..mkdocs_plugin import QuanzePlugin
    from ..rendering.pages import spec_errors

    language = Lang(lang)
    target = checked_target(to)
    with TemporaryDirectory(prefix="quanze-") as empty, _mkdocs_messages():
        config = _load_settings(Path(empty))
        plugin = config.plugins.get("quanze")
        if not isinstance(plugin, QuanzePlugin):
            raise click.ClickException(
                "mkdocs.yml 的 plugins 中没有 quanze · mkdocs.yml lacks the plugin quanze"
            )
        root = specs or _written_root(config, plugin.config.specs)
        if not root.exists():
            raise click.UsageError(f"没有这个文件夹：{root} · no such folder")
        project = run(root)
        if errors := spec_errors(project):
            width = shutil.get_terminal_size((110, 24)).columns
            sys.stdout.write(render_terminal(errors, project.sources, language, sys.stdout.isatty(), width))
            click.echo(_not_built(target, language), err=True)
            sys.exit(1)
        plugin.use(project, root)
        with replacing(target) as fresh:
            _build(config, fresh)
    _say_done(project, target, language)


def _load_settings(empty: Path) -> MkDocsConfig:
    """The project's mkdocs.yml or, where there is none, the settings that come with Quanze."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    try:
        if Path(SETTINGS).is_file():
            return load_config(SETTINGS)
        shipped = Path(__file__).parents[1] / "rendering" / SETTINGS
        docs = empty / "docs"
        docs.mkdir()
        return load_config(str(shipped), docs_dir=str(docs), site_dir=str(empty / "site"))
    except (Abort, ConfigurationError) as error:
        raise click.ClickException(f"mkdocs.yml 有误：{error} · mkdocs.yml is wrong") from error


def _written_root(config: MkDocsConfig, specs: str) -> Path:
    """The folder of specs that mkdocs.yml names, as seen from here."""
    return (
        Path(os.path.relpath(Path(config.config_file_path).parent / specs))
        if Path(SETTINGS).is_file()
        else Path(specs)
    )


def _build(config: MkDocsConfig, folder: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, PluginError

    config.site_dir = str(folder)
    try:
        build(config)
    except (Abort, PluginError) as error:
        raise click.ClickException(f"{error}；已有的手册保持不变 · the earlier handbook stays") from error


@contextmanager
def _mkdocs_messages() -> Iterator[None]:
    """Warnings and errors of mkdocs, each in one line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


# ---------------------------------------------------------------- replacing a folder
def checked_target(to: Path) -> Path:
    """The folder to build, links followed; a usage error where something else lies there."""
    target = to.resolve()
    if target.exists() and not target.is_dir():
        raise click.UsageError(f"{to} 不是文件夹 · {to} is no folder")
    if target.is_dir() and any(target.iterdir()) and not (target / _MARK).is_file():
        raise click.UsageError(f"{to} 里有别的内容，不予覆盖；请换一个空文件夹 · {to} holds something else")
    return target


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A fresh neighbour of the target that takes its place when the block ends well; otherwise the target stays.

    Only folders that this function makes are removed: the neighbour, and the target's earlier content once the new
    one is in place. A run that is killed between the two renames leaves `.NAME.earlier`, which the next run puts back.
    """
    fresh, earlier = (
        target.with_name(f".{target.name}.{word}") for word in (f"new-{os.getpid()}", "earlier")
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    if earlier.is_dir() and not target.exists():
        earlier.rename(target)
    _remove_leftovers(target)
    fresh.mkdir()
    try:
        yield fresh
        if target.is_dir():
            target.rename(earlier)
        fresh.rename(target)
    finally:
        if earlier.is_dir() and not target.exists():
            earlier.rename(target)
        for folder in (fresh, earlier):
            if folder.is_dir():
                shutil.rmtree(folder)


def _remove_leftovers(target: Path) -> None:
    """What killed runs left behind, told by the process in the name that is no more."""
    for folder in sorted(target.parent.glob(f".{target.name}.new-*")):
        number = folder.name.rpartition("-")[2]
        if number.isdigit() and int(number) != os.getpid() and not _is_running(int(number)):
            shutil.rmtree(folder)


def _is_running(process: int) -> bool:
    if os.name == "nt":
        return True  # asking would end the process there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


# ---------------------------------------------------------------- messages
def _not_built(target: Path, lang: Lang) -> str:
    stays = target.is_dir()
    if lang is Lang.zh:
        return "规格有错误，未生成手册" + ("；已有的手册保持不变。" if stays else "。")
    return "The specs have errors; nothing was built." + (" The earlier handbook stays." if stays else "")


def _say_done(project: Project, target: Path, lang: Lang) -> None:
    start = target / "index.html"
    try:
        shown = start.relative_to(Path.cwd())
    except ValueError:
        shown = start
    places = len(project.jurisdictions)
    if lang is Lang.zh:
        click.echo(f"手册已生成（{places}个地区）。用浏览器打开：{shown}")
    else:
        click.echo(f"The handbook is built ({places} jurisdictions). Open in a browser: {shown}")
