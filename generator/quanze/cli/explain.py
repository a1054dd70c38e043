"""`quanze explain`: the page of a check, offline."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

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
    word = code.strip().lower()
    found = next((r for r in known if word in (r.code.lower(), r.name, r.title.zh, r.title.en.lower())), None)
    if found is None:
        raise click.UsageError(f"没有检查 {code}；{_near(word, known)} · no check {code!r}")
    click.echo(page_text(found, language))


def _near(word: str, known: Sequence[Rule]) -> str:
    """What may have been meant: checks of that group, or with such a name or title."""

    def fits(rule: Rule) -> bool:
        if rule.code.lower().startswith(word[:3]):
            return True
        return word in rule.name or word in rule.title.zh

    found = [r for r in known if word and fits(r)]
    names = get_close_matches(word, [r.name for r in known], n=3)
    found += [r for r in known if r.name in names and r not in found]
    listed = "、".join(f"{r.code} {r.title.zh}" for r in found)
    return f"是否指 {listed}" if listed else "不写代码即列出全部检查"


def page_text(rule: Rule, lang: Lang) -> str:
    """The page of a rule as plain text."""
    sections = page_sections(rule.page)
    parts = [f"{rule.code} {rule.name} · {rule.title.get(lang)}"]
    parts += [f"── {shown} ──\n{sections[heading]}" for heading, shown in _SHOWN[lang] if heading in sections]
    return "\n\n".join(parts)
