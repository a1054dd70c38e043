"""Changes between two versions as other programs read them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..compare.version_changes import Change, PlaceChanges, Relisted
from ..diagnostics.formats import Json, finding
from ..diagnostics.text import Lang, Text

FORMAT = "quanze-diff/1"
"""The name and version of the form."""


def render_json(places: Sequence[PlaceChanges], lang: Lang) -> str:
    """All places that changed, notes among the findings too."""
    data: Json = {"format": FORMAT, "jurisdictions": [_place(p, lang) for p in places if not p.is_empty]}
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def _place(place: PlaceChanges, lang: Lang) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.fate.value,
        "changes": [_change(c, lang) for c in place.changes],
        "findings": {
            "new": [finding(d, lang) for d in place.found],
            "fixed": [finding(d, lang) for d in place.fixed],
            "grown": [_relisted(r, lang) for r in place.grown],
            "shrunk": [_relisted(r, lang) for r in place.shrunk],
        },
    }


def _relisted(relisted: Relisted, lang: Lang) -> Json:
    """A finding with those of its members that joined or left it."""
    members: list[Json] = [{"element": m.element, "name": m.name} for m in relisted.members]
    return {"finding": finding(relisted.finding, lang), "members": members}


def _change(change: Change, lang: Lang) -> Json:
    details: list[Json] = [
        {
            "aspect": d.key,
            "label": d.label.get(lang),
            "before": _words(d.before, lang),
            "after": _words(d.after, lang),
            "wording": d.wording,
        }
        for d in change.details
    ]
    return {
        "part": change.part.value,
        "kind": change.kind.value,
        "element": change.element,
        "title": change.title,
        "words": _words(change.words, lang),
        "details": details,
        "sources_before": list(change.before),
        "sources_after": list(change.after),
    }


def _words(text: Text | None, lang: Lang) -> str | None:
    return text.get(lang) if text else None
