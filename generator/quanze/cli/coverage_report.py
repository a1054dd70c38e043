"""What `quanze coverage` prints: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from ..analysis.fidelity.cover import Standing, standing
from ..analysis.fidelity.elements import element_name
from ..analysis.fidelity.matching import How, Matched, Matching
from ..analysis.fidelity.outline import Differing, OutlineComparison
from ..analysis.fidelity.report import DocumentCover
from ..analysis.wording import clause_number
from ..diagnostics.cells import escape, wrap
from ..diagnostics.table import render_wrapped
from ..diagnostics.text import Lang, Text
from ..model.jurisdiction import ClauseFact, Jurisdiction

FORMAT = "quanze-coverage/1"
_HEAD = (Text("定位", "locator"), Text("条款", "clause"), Text("由何要素覆盖", "covered by"))
_EXCLUDED = Text("不设要素：", "needs none: ")
_UNCOVERED = Text("◀ 没有任何要素引用", "◀ no element cites it")
_MISSING = Text("原文有、目录没有的条款", "clauses that the outline lacks")
_EXTRA = Text("目录有、原文没有的定位", "locators that the text lacks")
_MISPLACED = Text("与原文顺序不一致的条款", "clauses out of the order of the text")
_SENTENCES = Text("句数与原文不一致", "number of sentences differs")
_TITLES = Text("标题与原文不一致", "title differs")
_TIMES = Text("时限用语", "time expressions")
_MODALS = Text("情态用语", "modal words")
_UNMATCHED = Text("没有对应要素的", "matched by nothing:")
_AGREES = Text("条款目录与原文一致。", "The outline is that of the text.")

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def render_text(place: Jurisdiction, covers: Sequence[DocumentCover], lang: Lang, columns: int) -> str:
    """A table of the normative clauses and the numbers, for each document."""
    return "\n".join(_document(place, cover, lang, columns) for cover in covers)


def _document(place: Jurisdiction, cover: DocumentCover, lang: Lang, columns: int) -> str:
    title = place.documents[cover.document].title
    rows = [
        (clause.locator, clause_number(clause.locator), _covered(place, clause, lang))
        for clause in cover.clauses
        if standing(clause) is not Standing.NOT_NORMATIVE
    ]
    parts = [escape(f"{title}（{cover.document}）"), ""]
    parts += [render_wrapped([x.get(lang) for x in _HEAD], rows, columns)] if rows else []
    parts.append(_numbers(cover, lang))
    if cover.outline and cover.matching:
        parts += ["", *_against_text(cover.outline, cover.matching, lang, columns)]
    return "\n".join(parts) + "\n"


def _covered(place: Jurisdiction, clause: ClauseFact, lang: Lang) -> str:
    found = standing(clause)
    if found is Standing.COVERED:
        return "；".join(f"{element} {element_name(place, element)}" for element in clause.elements)
    if found is Standing.EXCLUDED:
        return _EXCLUDED.get(lang) + (clause.spec.excluded or "")
    return _UNCOVERED.get(lang)


def _numbers(cover: DocumentCover, lang: Lang) -> str:
    count = cover.count
    share = f"{count.share:.1%}"
    if lang is Lang.zh:
        return (
            f"条款 {count.clauses} 条，其中规范性条款 {count.normative} 条："
            f"已覆盖 {count.covered}，说明理由不设要素 {count.excluded}，未覆盖 {count.uncovered}；覆盖率 {share}"
        )
    return (
        f"{count.clauses} clauses, {count.normative} normative: {count.covered} covered, "
        f"{count.excluded} excluded with a reason, {count.uncovered} uncovered; coverage {share}"
    )


def _against_text(outline: OutlineComparison, matching: Matching, lang: Lang, columns: int) -> Iterable[str]:
    counts = Text(
        f"与原文核对：原文 {outline.in_text} 条，目录 {outline.in_outline} 条；"
        f"缺 {len(outline.missing)}，多 {len(outline.extra)}，错序 {len(outline.misplaced)}，"
        f"句数不符 {len(outline.sentences)}，标题不符 {len(outline.titles)}",
        f"Against the text: {outline.in_text} clauses in the text, {outline.in_outline} in the outline; "
        f"{len(outline.missing)} missing, {len(outline.extra)} extra, {len(outline.misplaced)} misplaced, "
        f"{len(outline.sentences)} divided otherwise, {len(outline.titles)} with another title",
    )
    yield from wrap(counts.get(lang), columns)
    if outline.agrees:
        yield _AGREES.get(lang)
    for label, locators in (
        (_MISSING, outline.missing), (_EXTRA, outline.extra), (_MISPLACED, outline.misplaced)
    ):  # fmt: skip
        if locators:
            yield from wrap(f"{label.get(lang)}: {' '.join(locators)}", columns)
    for label, found in ((_SENTENCES, outline.sentences), (_TITLES, outline.titles)):
        for differing in found:
            yield f"{label.get(lang)}: " + escape(_difference(differing, lang))
    for label, wording in ((_TIMES, matching.times), (_MODALS, matching.modals)):
        yield from ("", *_wording(label, wording, lang, columns))


def _difference(differing: Differing, lang: Lang) -> str:
    words = Text("目录", "outline"), Text("原文", "text")
    return f"{differing.locator} {words[0].get(lang)} {differing.outline} / {words[1].get(lang)} {differing.text}"


def _wording(label: Text, found: Sequence[Matched], lang: Lang, columns: int) -> Iterable[str]:
    how = Counter(match.how for match in found)
    matched = how[How.ELEMENT] + how[How.OTHER] + how[How.WORDS]
    yield Text(
        f"{label.zh} {len(found)} 处：有对应要素 {matched}（其中以文字载明 {how[How.WORDS]}），"
        f"属条件、定义或方式 {how[How.ASIDE]}，无对应要素 {how[None]}",
        f"{len(found)} {label.en}: {matched} matched ({how[How.WORDS]} of them by words), "
        f"{how[How.ASIDE]} in conditions, definitions or ways, {how[None]} unmatched",
    ).get(lang)
    rows = [(m.clause.rpartition(":")[2], m.expression.words, f"…{m.context}…") for m in found if not m.how]
    if rows:
        head = (_HEAD[0].get(lang), label.get(lang), _UNMATCHED.get(lang))
        yield render_wrapped(head, rows, columns).rstrip("\n")


def render_json(place: Jurisdiction, covers: Sequence[DocumentCover]) -> str:
    """Everything as one JSON document with a line break at its end."""
    whole: Json = {
        "format": FORMAT,
        "jurisdiction": place.id,
        "complete": all(cover.complete for cover in covers),
        "documents": [_document_json(cover) for cover in covers],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _document_json(cover: DocumentCover) -> Json:
    count = cover.count
    entry: dict[str, Json] = {
        "id": cover.document,
        "counts": {
            "clauses": count.clauses,
            "normative": count.normative,
            "covered": count.covered,
            "excluded": count.excluded,
            "uncovered": count.uncovered,
            "share": round(count.share, 4),
        },
        "clauses": [
            {
                "clause": clause.cite,
                "standing": standing(clause).value,
                "elements": list(clause.elements),
                "excluded": clause.spec.excluded,
            }
            for clause in cover.clauses
        ],
    }
    if cover.outline and cover.matching:
        entry["text"] = _text_json(cover.outline, cover.matching)
    return entry


def _text_json(outline: OutlineComparison, matching: Matching) -> Json:
    differing: dict[str, Json] = {
        name: [{"locator": d.locator, "outline": d.outline, "text": d.text} for d in found]
        for name, found in (("sentences", outline.sentences), ("titles", outline.titles))
    }
    return {
        "in_text": outline.in_text,
        "in_outline": outline.in_outline,
        "missing": list(outline.missing),
        "extra": list(outline.extra),
        "misplaced": list(outline.misplaced),
        **differing,
        "times": [_match_json(match) for match in matching.times],
        "modals": [_match_json(match) for match in matching.modals],
    }


def _match_json(match: Matched) -> Json:
    return {
        "clause": match.clause,
        "words": match.expression.words,
        "matched_by": match.how.value if match.how else None,
        "context": match.context,
    }
