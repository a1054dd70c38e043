"""`quanze check`: every finding about the specs, in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from ..checks.catalogue import rules
from ..config import Config, ConfigError, FailOn, RuleNames, find_config, load_config
from ..diagnostics.diagnostic import About, Diagnostic, Severity, Status
from ..diagnostics.source import SourceFile
from ..diagnostics.text import Lang
from ..model.jurisdiction import Jurisdiction
from ..pipeline import run
from .options import PATH, lang_option
from .reports import FORMATS, Report, read_targets, write_reports

MAY_BE_LEFT_OUT = frozenset({"ACC001"})
"""Of the group `input`, what may be left out: all others mean that a spec was not read as it was meant."""


@click.command("check")
@click.argument("paths", nargs=-1, type=PATH)
@lang_option
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help=f"输出格式，可写多次，如 --format text --format sarif=out.sarif · {', '.join(FORMATS)}; may be repeated",
)
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    help="只看这些检查：代码、代码开头或名称，逗号分隔 · only these checks: codes, beginnings or names",
)
@click.option("--ignore", multiple=True, metavar="CODES", help="不看这些检查 · leave these checks out")
@click.option(
    "--fail-on",
    type=click.Choice([f.value for f in FailOn]),
    help="何时以 1 退出：draft 规格有误或草案文本有错（缺省）；spec 只看规格 · what makes the exit code 1",
)
@click.option(
    "--fail-level",
    type=click.Choice([s.value for s in Severity]),
    help="从哪一级起以 1 退出；缺省：规格为 warning，草案为 error · the lowest level that fails",
)
@click.option(
    "--config", "settings", type=PATH, help="配置文件，缺省为就近的 quanze.toml · the configuration"
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="也显示提示与已接受的结果 · show notes and accepted findings too",
)
def command(
    paths: tuple[Path, ...],
    lang: str,
    formats: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    fail_level: str | None,
    settings: Path | None,
    everything: bool,
) -> None:
    """检查规格 · Check specs and report every finding.

    PATH 为规格文件夹、一个地区的文件夹或一个 YAML 文件，缺省为 specs。PATH is a folder of specs, one jurisdiction's
    folder, or a YAML file; by default specs.

    \b
    0  没有须处理的结果 · nothing that fails
    1  规格有错，或草案文本有错 · an error about a spec, or about a draft's text
    2  用法或配置有误 · misuse, or a wrong configuration
    """
    targets = read_targets(formats)
    roots = paths or (Path("specs"),)
    for path in roots:
        if not path.exists():
            raise click.UsageError(f"没有这个路径：{path} · no such path")
    try:
        config = _config(roots, settings, select, ignore, fail_on, fail_level)
    except ConfigError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    found: list[Diagnostic] = []
    sources: dict[str, SourceFile] = {}
    places: dict[str, Jurisdiction] = {}
    unchecked: list[str] = []
    for path in roots:
        project = run(path)
        found += project.diagnostics
        sources.update(project.sources)
        places.update(project.jurisdictions)
        unchecked += project.unchecked
    counted = config.apply(dict.fromkeys(found), Path.cwd())
    report = Report(counted, sources, places, Lang(lang), everything, config.site, tuple(unchecked))
    write_reports(report, targets)
    sys.exit(1 if fails(counted, config.fail_on, config.fail_level) else 0)


def _config(
    roots: Sequence[Path],
    settings: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str | None,
    fail_level: str | None,
) -> Config:
    """The settings of the file, those of the command line over them. ConfigError for a mistake in either."""
    names = rule_names()
    file = settings or find_config(roots[0], Path.cwd())
    config = load_config(file, names) if file else Config(fixed=names.fixed)
    if select:
        config = replace(config, selected=names.select_all(_words(select)))
    if ignore:
        config = replace(config, ignored=config.ignored | names.select_all(_words(ignore)))
    if fail_on:
        config = replace(config, fail_on=FailOn(fail_on))
    return replace(config, fail_level=Severity(fail_level)) if fail_level else config


def rule_names() -> RuleNames:
    """All rules as settings name them."""
    fixed = {rule.code for rule in rules() if rule.group == "input"} - MAY_BE_LEFT_OUT
    return RuleNames({rule.code: rule.name for rule in rules()}, frozenset(fixed))


def _words(lists: Sequence[str]) -> list[str]:
    return [word.strip() for words in lists for word in words.split(",") if word.strip()]


def fails(found: Sequence[Diagnostic], fail_on: str = FailOn.DRAFT, level: Severity | None = None) -> bool:
    """Whether open findings fail a build: about a spec from warnings up; for `draft` also about a draft's text, from
    errors up. `level` is another lowest severity for both."""
    return any(d.status is Status.open and _counts(d, FailOn(fail_on), level) for d in found)


def _counts(diagnostic: Diagnostic, fail_on: FailOn, level: Severity | None) -> bool:
    if fail_on is FailOn.NEVER:
        return False
    if diagnostic.about is About.spec:
        return diagnostic.severity >= (level or Severity.warning)
    return fail_on is FailOn.DRAFT and diagnostic.severity >= (level or Severity.error)
