"""Findings as GitLab's Code Quality report reads them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from ..diagnostics.diagnostic import About, Diagnostic, Severity, Status
from ..diagnostics.text import Lang

_OPEN = {Severity.error: "critical", Severity.warning: "major", Severity.note: "info"}
_KNOWN = {Severity.error: "major", Severity.warning: "minor", Severity.note: "info"}


def render_gitlab(found: Sequence[Diagnostic], lang: Lang) -> str:
    """A list of issues with unique fingerprints, sorted by place; accepted findings are left out.

    An error about a spec blocks; what a document in force is known for weighs one grade less than in a draft.
    """
    counted = [d for d in found if d.status is not Status.accepted]
    seen: Counter[str] = Counter()
    issues = []
    for diagnostic in sorted(counted, key=lambda d: d.sort_key):
        seen[diagnostic.fingerprint] += 1
        number = seen[diagnostic.fingerprint]
        issues.append(
            {
                "type": "issue",
                "check_name": f"{diagnostic.code} {diagnostic.name}",
                "description": diagnostic.message.get(lang).partition("\n")[0].rstrip("：:"),
                "content": {"body": "\n".join([diagnostic.message.get(lang), diagnostic.help.get(lang)])},
                "fingerprint": diagnostic.fingerprint + (f"-{number}" if number > 1 else ""),
                "severity": _severity(diagnostic),
                "location": {
                    "path": diagnostic.place.file,
                    "lines": {"begin": diagnostic.place.line, "end": diagnostic.place.end_line},
                },
            }
        )
    return json.dumps(issues, ensure_ascii=True, indent=1) + "\n"


def _severity(diagnostic: Diagnostic) -> str:
    if diagnostic.about is About.spec and diagnostic.severity is Severity.error:
        return "blocker"
    return (_KNOWN if diagnostic.status is Status.known else _OPEN)[diagnostic.severity]
