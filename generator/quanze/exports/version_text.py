"""Changes between two versions for a terminal, and as Markdown for a merge request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..checks.rule import RULES
from ..compare.version_changes import Change, Detail, Kind, Part, PlaceChanges, Relisted
from ..diagnostics.cells import escape
from ..diagnostics.diagnostic import Severity
from ..diagnostics.markdown import plain_markdown
from ..diagnostics.terminal import SEVERITY_NAMES
from ..diagnostics.text import Lang, Text

_MARKS = {
    Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "≠", Kind.UNCOVERED: "!", Kind.HANDLED: "✓", Kind.DROPPED: "-",
}  # fmt: skip
_NOTHING = Text("含义没有变化。", "Nothing changed in meaning.")
_UNSAID = Text("未规定", "not said")
_WORDING = Text("（表述）", " (wording)")
_NEW_FINDINGS = Text("新出现的问题", "New findings")
_FIXED = Text("已解决的问题", "Findings fixed")
_MORE = Text("原有问题中新列入：{}", "new in the list: {}")
_FEWER = Text("不再列入：{}", "no longer in the list: {}")
_NOTES = Text("另有 {} 条提示有增减，加 --all 显示。", "{} notes more came or went; --all shows them.")
_FATES = {
    Kind.ADDED: Text("新增的地区", "a new jurisdiction"),
    Kind.REMOVED: Text("删去的地区", "no longer there"),
}


def render_text(places: Sequence[PlaceChanges], lang: Lang, everything: bool = False) -> str:
    """Place by place and part by part; for each change what was and what is. `everything` with notes."""
    changed = [p for p in places if not p.is_empty]
    if not changed:
        return _NOTHING.get(lang) + "\n"
    blocks = []
    for place in changed:
        lines = [f"══ {escape(_name(place, lang))} ══"]
        for title, body in _sections(place, lang, everything):
            lines += ["", f"── {title} ──", *(line for entry in body for line in _text_entry(entry))]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def render_markdown(places: Sequence[PlaceChanges], lang: Lang, everything: bool = False) -> str:
    """The same as headings and lists; nothing that a spec says is markup."""
    lines = [f"# {Text('规格的变化', 'Changes of the specs').get(lang)}", ""]
    changed = [p for p in places if not p.is_empty]
    if not changed:
        lines.append(_NOTHING.get(lang))
    for place in changed:
        lines += [f"## {plain_markdown(_name(place, lang))}", ""]
        for title, body in _sections(place, lang, everything):
            lines += [f"### {title}", "", *(line for entry in body for line in _markdown_entry(entry)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


Entry = tuple[str, str, str, list[str]]
"""A mark, a kind, a title, and lines below it."""


def _name(place: PlaceChanges, lang: Lang) -> str:
    fate = _FATES.get(place.fate)
    return f"{place.name}（{place.id}）" + (f" {fate.get(lang)}" if fate else "")


def _sections(place: PlaceChanges, lang: Lang, everything: bool) -> Iterator[tuple[str, list[Entry]]]:
    for part in Part:
        if changes := place.of(part):
            yield f"{part.label.get(lang)}（{len(changes)}）", [_change(c, lang) for c in changes]
    hidden = 0
    for title, mark, found, word, relisted in (
        (_NEW_FINDINGS, "!", place.found, _MORE, place.grown),
        (_FIXED, "✓", place.fixed, _FEWER, place.shrunk),
    ):
        both = [*(Relisted(d, ()) for d in found), *relisted]
        shown = [r for r in both if everything or r.finding.severity is not Severity.note]
        hidden += len(both) - len(shown)
        if shown:
            ranked = sorted(shown, key=lambda r: (-r.finding.severity.rank, r.finding.sort_key))
            yield f"{title.get(lang)}（{len(shown)}）", [_finding(mark, r, word, lang) for r in ranked]
    if hidden:
        yield Text("提示", "Notes").get(lang), [("·", "", _NOTES.get(lang).format(hidden), [])]


def _change(change: Change, lang: Lang) -> Entry:
    lines = [_detail(d, lang) for d in change.details]
    if change.words:
        lines.append(change.words.get(lang))
    title = f"{change.title} · {change.clauses.get(lang)}" if change.clauses else change.title
    return _MARKS[change.kind], change.kind.label.get(lang), title, lines


def _detail(detail: Detail, lang: Lang) -> str:
    before, after = (t.get(lang) if t else _UNSAID.get(lang) for t in (detail.before, detail.after))
    mark = _WORDING.get(lang) if detail.wording else ""
    colon = "：" if lang is Lang.zh else ": "
    return f"{detail.label.get(lang)}{mark}{colon}{before} → {after}"


def _finding(mark: str, relisted: Relisted, word: Text, lang: Lang) -> Entry:
    """A finding; of one that both versions have, what came to its list or left it."""
    diagnostic = relisted.finding
    severity = SEVERITY_NAMES[diagnostic.severity].get(lang)
    if not relisted.members:
        first = diagnostic.message.get(lang).partition("\n")[0].rstrip("：:")
        return mark, severity, f"{diagnostic.code} {first}", []
    rule = RULES.get(diagnostic.code)
    title = rule.title.get(lang) if rule else diagnostic.name
    names = Text("、".join(m.name for m in relisted.members), ", ".join(m.element for m in relisted.members))
    return mark, severity, f"{diagnostic.code} {title}", [word.get(lang).format(names.get(lang))]


def _text_entry(entry: Entry) -> Iterator[str]:
    mark, kind, title, lines = entry
    yield f"{mark} {kind}  {escape(title)}" if kind else f"{mark} {escape(title)}"
    yield from (f"    {escape(line)}" for line in lines)


def _markdown_entry(entry: Entry) -> Iterator[str]:
    _, kind, title, lines = entry
    yield f"- {kind} **{plain_markdown(title)}**" if kind else f"- {plain_markdown(title)}"
    yield from (f"  - {plain_markdown(line)}" for line in lines)
