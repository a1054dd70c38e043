"""The published JSON Schemas of the export, of findings and of changes: a contract with other tools."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

from ..compare.version_changes import Kind
from ..compare.version_changes import Part as ChangedPart
from ..diagnostics.diagnostic import About, Confidence, Severity, Status
from ..model.base import Modality
from ..model.body import BodyKind
from ..model.chain import ChainKind, Meanwhile
from ..model.deadline import Clock, DeadlineKind, Unit
from ..model.document import DocumentStatus
from ..model.duty import Group, Part
from ..model.lists import PowerKind

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_NUMBER: Schema = {"type": ["number", "null"]}
_MAYBE: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_BOX: Schema = {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT}}
_BOXES: Schema = {"type": "array", "items": _BOX, "description": "any of these boxes"}
_SOURCES: Schema = {
    "type": "array", "items": {"type": "string", "pattern": "^[a-z][a-z0-9-]*:"}, "description": "DOCUMENT:LOCATOR",
}  # fmt: skip


def _one_of(values: type[StrEnum], *more: None) -> Schema:
    return {"enum": [*(v.value for v in values), *more]}


def _record(required: dict[str, Schema], **more: Schema) -> Schema:
    """An object with these keys; more keys may be added by later versions."""
    return {"type": "object", "required": sorted(required), "properties": required | more}


def _rows(required: dict[str, Schema], **more: Schema) -> Schema:
    return {"type": "array", "items": _record(required, **more)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _refs(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


_ACTOR = _record({"body": _TEXT, "part": _one_of(Part), "group": _one_of(Group)}, may_be=_TEXTS)
_EXTENSION = _record({
    "value": _NUMBER, "unit": _one_of(Unit, None), "times": _NUMBER, "approver": _MAYBE,
    "notify": {"type": ["array", "null"], "items": _TEXT}, "bounded": _FLAG,
})  # fmt: skip
_DEADLINE = _record({
    "kind": _one_of(DeadlineKind), "value": _NUMBER, "unit": _one_of(Unit, None), "from": _TEXTS, "when": _BOXES,
    "in_principle": _FLAG, "extension": {"anyOf": [_EXTENSION, {"type": "null"}]}, "on_expiry": _MAYBE, "sources": _SOURCES,
}, clock=_one_of(Clock, None))  # fmt: skip
_DUTY = _record({
    "id": _TEXT, "mechanism": _TEXT, "actors": _refs("actor"), "modality": _one_of(Modality), "action": _TEXT,
    "action_label": _TEXT, "object": _MAYBE, "recipients": _refs("actor"), "on": _TEXTS, "when": _BOXES,
    "unless": {"type": ["object", "null"]}, "form": {"type": ["string", "array", "null"]}, "in_principle": _FLAG,
    "materials": _TEXTS, "consequence": _record({"duty": _MAYBE, "text": _MAYBE}),
    "next": _rows({"outcome": _TEXT, "when": _BOXES, "to": {"type": "string", "pattern": "^(duty|chain|event|end):"}}),
    "deadlines": _refs("deadline"), "silent": _TEXTS, "inferred": _MAYBE, "derived_from": _MAYBE, "sources": _SOURCES,
})  # fmt: skip
_CLAUSE = _record({
    "locator": _TEXT, "title": _MAYBE, "normative": _FLAG, "covered_by": _TEXTS, "excluded": _MAYBE,
})  # fmt: skip
_LEVEL = _record({
    "bodies": _TEXTS, "action": _TEXT, "moves_up_when": _MAYBE, "brought_by": {"type": ["array", "null"], "items": _TEXT},
    "deadlines": _refs("deadline"), "final": _FLAG,
})  # fmt: skip


def _export() -> dict[str, Schema]:
    return {
        "format": {"const": "quanze-export/1"},
        "jurisdiction": _record({"id": _TEXT, "name": _TEXT, "level": _TEXT, "superior": _MAYBE}),
        "documents": _rows({
            "id": _TEXT, "title": _TEXT, "number": _MAYBE, "issuer": _MAYBE, "issued": _MAYBE, "effective": _MAYBE,
            "status": _one_of(DocumentStatus), "disclosure": _MAYBE, "clauses": {"type": "array", "items": _CLAUSE},
        }),
        "bodies": _rows({
            "id": _TEXT, "name": _TEXT, "aliases": _TEXTS, "kind": _one_of(BodyKind), "level": _MAYBE, "roles": _TEXTS,
            "holders": _TEXTS, "members": _TEXTS, "superior": _MAYBE, "acts_in_name_of": _MAYBE, "sources": _SOURCES,
        }),
        "events": _rows({"id": _TEXT, "name": _TEXT, "external": _FLAG}),
        "dimensions": _rows({"id": _TEXT, "values": _TEXTS}),
        "mechanisms": _rows({
            "id": _TEXT, "kind": _TEXT, "name": _TEXT, "duties": _TEXTS, "sources": _SOURCES,
            "answers_for": {"type": "object", "additionalProperties": _BOXES},
        }),
        "duties": _refs("duty"),
        "chains": _rows({
            "id": _TEXT, "kind": _one_of(ChainKind), "levels": {"type": "array", "items": _LEVEL},
            "meanwhile": _one_of(Meanwhile), "sources": _SOURCES,
        }),
        "materials": _rows({"id": _TEXT, "items": _rows({"name": _TEXT, "sources": _SOURCES})}),
        "sharing": _rows({
            "id": _TEXT, "item": _TEXT, "providers": _TEXTS, "recipients": _TEXTS, "deadlines": _refs("deadline"),
            "sources": _SOURCES,
        }),
        "bands": _rows({
            "id": _TEXT, "measures": _rows({"id": _TEXT, "unit": _MAYBE}),
            "bands": _rows({"name": _TEXT, "consequence": _MAYBE}), "sources": _SOURCES,
        }),
        "lists": _rows({"id": _TEXT, "sources": _SOURCES}, entries=_rows({
            "code": _MAYBE, "name": _TEXT, "kind": _one_of(PowerKind, None), "holder": _TEXTS,
            "cells": {"type": "object", "additionalProperties": _TEXT},
        })),
        **{name: _rows({"id": _TEXT, "sources": _SOURCES}) for name in ("meetings", "posts", "scores")},
        "facts": _record({"worst_case": _rows({
            "mechanism": _TEXT, "event": _TEXT, "when": _BOXES, "bounded": _FLAG, "total": {"type": "object"},
            "unbounded_because": _TEXTS, "path": _TEXTS,
        })}),
    }  # fmt: skip


_PLACE = {"file": _TEXT, "line": {"type": "integer"}, "column": {"type": "integer"}}
_FINDING = _record({
    "code": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}, "name": _TEXT,
    "severity": {"enum": [s.value for s in Severity]}, "confidence": {"enum": [c.value for c in Confidence]},
    "about": _one_of(About), "jurisdiction": _MAYBE, "fingerprint": _TEXT, **_PLACE,
    "end_line": {"type": "integer"}, "end_column": {"type": "integer"}, "subject": _MAYBE, "members": _TEXTS,
    "sources": _TEXTS, "message": _TEXT, "help": _TEXT, "related": _rows({**_PLACE, "message": _TEXT}),
    "status": _one_of(Status), "accepted_because": _MAYBE,
})  # fmt: skip


def export_schema() -> str:
    """The schema of `quanze export --format json`."""
    inner = {"actor": _ACTOR, "deadline": _DEADLINE, "duty": _DUTY}
    return _text("Quanze export", _record(_export()) | {"definitions": inner})


def findings_schema() -> str:
    """The schema of `quanze check --format json`."""
    body = _record(
        {"format": {"const": "quanze-findings/1"}, "findings": {"type": "array", "items": _FINDING}}
    )
    return _text("Quanze findings", body)


_DETAIL = _record({
    "aspect": _TEXT, "label": _TEXT, "before": _MAYBE, "after": _MAYBE,
    "wording": {"type": "boolean", "description": "only the words differ, not what they mean as far as is known"},
})  # fmt: skip
_CHANGE = _record({
    "part": _one_of(ChangedPart), "kind": _one_of(Kind),
    "element": {"type": "string", "pattern": "^[a-z]+:", "description": "KIND:ID; of the old version if removed"},
    "title": _TEXT, "words": _MAYBE, "details": {"type": "array", "items": _DETAIL},
    "sources_before": _SOURCES, "sources_after": _SOURCES,
})  # fmt: skip


def diff_schema() -> str:
    """The schema of `quanze diff --format json`."""
    relisted = _rows({
        "finding": {"$ref": "#/definitions/finding"}, "members": _rows({"element": _TEXT, "name": _TEXT}),
    })  # fmt: skip
    fates = [Kind.ADDED.value, Kind.REMOVED.value, Kind.CHANGED.value]
    place = {
        "id": _TEXT, "name": _TEXT, "kind": {"enum": fates}, "changes": {"type": "array", "items": _CHANGE},
        "findings": _record({
            "new": _refs("finding"), "fixed": _refs("finding"), "grown": relisted, "shrunk": relisted,
        }),
    }  # fmt: skip
    body = _record({"format": {"const": "quanze-diff/1"}, "jurisdictions": _rows(place)})
    return _text("Quanze diff", body | {"definitions": {"finding": _FINDING}})


def _text(title: str, body: Schema) -> str:
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **body}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
