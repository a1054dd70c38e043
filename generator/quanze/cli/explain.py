"""`quanze explain`: the page of a check, offline."""

from __future__ import annotations

import click

from ..checks.catalogue import rules
from ..checks.rule import Rule, page_sections
from ..diagnostics.text import Lang
from .options import lang_option

_SHOWN = {
    Lang.zh: (("为什么要紧", "为什么要紧"), ("触发 fires on", "会触发的写法"), ("改为 use instead", "改为")),
    Lang.en: (
        ("Why it matters", "Why it matters"),
        ("触发 fires on", "Fires on"),
        ("改为 use instead", "Use instead"),
    ),
}


@click.command("explain")
@click.argument("code", required=False)
@lang_option
def command(code: str | None, lang: str) -> None:
    """说明一项检查 · Explain a check, by its CODE or name; without CODE, list all."""
    language = Lang(lang)
    known = rules()
    if code is None:
        for rule in known:
            click.echo(f"{rule.code}  {rule.name:<26} {rule.title.get(language)}")
        return
    found = next((r for r in known if code.lower() in (r.code.lower(), r.name)), None)
    if found is None:
        near = "、".join(r.code for r in known if r.code.startswith(code[:3].upper())) or "quanze explain"
        raise click.UsageError(f"没有检查 {code}；参见 {near} · no check {code!r}")
    click.echo(page_text(found, language))


def page_text(rule: Rule, lang: Lang) -> str:
    """The page of a rule as plain text."""
    sections = page_sections(rule.page)
    parts = [f"{rule.code} {rule.name} · {rule.title.get(lang)}"]
    parts += [f"── {shown} ──\n{sections[heading]}" for heading, shown in _SHOWN[lang] if heading in sections]
    return "\n\n".join(parts)
