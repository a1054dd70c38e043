"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from .. import __version__
from ..checks.rule import Rule, page_sections
from ..diagnostics.diagnostic import Confidence, Diagnostic, Place, Status
from ..diagnostics.text import Lang, Text
from ..rendering.paths import rule_page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""The name that clients know for the folder which paths start from."""

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]

_PRECISION = {Confidence.high: "high", Confidence.medium: "medium", Confidence.low: "low"}
_KNOWN = Text(
    "文件现行有效，属已知问题，修订之前如实列出",
    "the document is in force: a known issue until it is amended",
)
_LINK = re.compile(r"[\\\[\]]")


def render_sarif(
    found: Sequence[Diagnostic], rules: Sequence[Rule], lang: Lang, site: str | None = None
) -> str:
    """One run with all findings and all rules, sorted. `site` is the address of the published handbook.

    Accepted findings and known issues are suppressed, each with its justification.
    """
    ordered = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    results: list[Json] = []
    for diagnostic in ordered:
        seen[diagnostic.fingerprint] += 1
        results.append(_result(diagnostic, indexes, lang, seen[diagnostic.fingerprint]))
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "Quanze",
                "semanticVersion": __version__,
                **({"informationUri": site} if site else {}),
                "language": "zh-CN" if lang is Lang.zh else "en-US",
                "rules": [_rule(rule, lang, site) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the run started from."}}},
        "results": results,
    }
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _rule(rule: Rule, lang: Lang, site: str | None) -> Json:
    page = page_sections(rule.page)
    reason = page.get("为什么要紧" if lang is Lang.zh else "Why it matters", "")
    plain = re.sub(r"\s*\n\s*", "" if lang is Lang.zh else " ", reason)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title.get(lang)},
        "fullDescription": {"text": plain or rule.title.get(lang)},
        "help": {"text": rule.page, "markdown": f"# {rule.code} {rule.name}\n\n{rule.page}"},
        "helpUri": f"{site}/{rule_page(rule.code)}" if site else f"urn:quanze:check:{rule.code}",
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.group, f"about-{rule.about.value}"]},
    }


def _result(diagnostic: Diagnostic, indexes: Mapping[str, int], lang: Lang, number: int) -> Json:
    told = [diagnostic.message.get(lang), diagnostic.help.get(lang)]
    fingerprint = f"{diagnostic.fingerprint}:{number}"
    location: dict[str, Json] = {"physicalLocation": _place(diagnostic.place)}
    if diagnostic.subject:
        location["logicalLocations"] = [
            {"fullyQualifiedName": f"{diagnostic.jurisdiction or ''}/{diagnostic.subject}", "kind": "element"}
        ]
    result: dict[str, Json] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": _plain("\n".join(part for part in told if part))},
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "quanzeFinding/v1": fingerprint},
        "suppressions": _suppressions(diagnostic, lang),
        "properties": {
            "precision": _PRECISION[diagnostic.confidence],
            "about": diagnostic.about.value,
            "status": diagnostic.status.value,
            "jurisdiction": diagnostic.jurisdiction,
            "sources": list(diagnostic.sources),
        },
    }
    if diagnostic.code in indexes:
        result["ruleIndex"] = indexes[diagnostic.code]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": n, "physicalLocation": _place(r.place), "message": {"text": _plain(r.message.get(lang))}}
            for n, r in enumerate(diagnostic.related, 1)
        ]
    return result


def _suppressions(diagnostic: Diagnostic, lang: Lang) -> Json:
    """Why a finding needs no action here: the author's reason, or that the document is in force."""
    if diagnostic.status is Status.accepted:
        return [
            {"kind": "inSource", "status": "accepted", "justification": diagnostic.accepted_because or ""}
        ]
    if diagnostic.status is Status.known:
        return [{"kind": "external", "status": "accepted", "justification": _KNOWN.get(lang)}]
    return []


def _place(place: Place) -> Json:
    return {
        "artifactLocation": {"uri": quote(place.file, safe="/"), "uriBaseId": ROOT},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _plain(text: str) -> str:
    """Square brackets would be read as links."""
    return _LINK.sub(lambda found: f"\\{found[0]}", text)
