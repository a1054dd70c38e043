"""The `quanze` command. Commands are imported only when they are run: start-up is most of a small run."""

from __future__ import annotations

import errno
import importlib
import sys

import click

from .. import __version__

COMMANDS = {
    "check": "检查规格 · check specs and report every finding",
    "compare": "比较几个地区 · compare jurisdictions",
    "coverage": "条款覆盖情况 · which clauses are covered by what",
    "diff": "两个版本的变化 · what changed in meaning between two versions",
    "explain": "说明一项检查 · explain a check",
    "export": "导出机器可读的规格 · export a jurisdiction as JSON",
    "init": "新建一个可用的小项目 · start a small working project",
    "pages": "生成手册页面（不依赖 mkdocs）· write the handbook's pages to a folder",
    "review": "审查意见表 · write the review opinion",
    "schema": "生成 JSON Schema · write the JSON Schemas",
    "site": "检查并生成手册 · check, then build the handbook",
    "stats": "各地区的数量统计 · counts per jurisdiction",
}


class _CannotWrite(click.ClickException):
    exit_code = 2


class _Lazy(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Standard output is the only thing without a name that is written to; a closed pipe is click's business.
            if error.filename is None and error.errno in (errno.ENOSPC, errno.EIO, errno.EBADF):
                raise _CannotWrite(f"无法输出：{error.strerror} · cannot write to standard output") from error
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        try:
            command = importlib.import_module(f".{name}", __package__).command
        except ModuleNotFoundError as error:
            if error.name == f"{__package__}.{name}":
                return None
            raise
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="quanze")
def main() -> None:
    """Quanze (权责): coordination mechanisms of public administration as checked YAML and a published handbook."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
