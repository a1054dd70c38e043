"""A rule: its code, its name, what it judges, and its public page."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..analysis.facts import Facts
from ..diagnostics.diagnostic import About, Confidence, Severity
from ..diagnostics.finding import Finding, Pointer
from ..diagnostics.text import Text
from ..model.jurisdiction import Path

Check = Callable[["Rule", Facts], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `page` is its module's docstring: why it matters, what it fires on, what to use instead."""

    code: str
    name: str
    title: Text
    severity: Severity
    about: About
    group: str
    page: str
    check: Check

    def finding(
        self,
        path: Path,
        message: Text,
        help: Text,
        *,
        severity: Severity | None = None,
        about: About | None = None,
        confidence: Confidence = Confidence.high,
        on: str = "key",
        subject: str | None = None,
        sources: tuple[str, ...] = (),
        related: tuple[Pointer, ...] = (),
        cause: str = "",
        members: tuple[str, ...] = (),
    ) -> Finding:
        """A finding of this rule at a path of the jurisdiction's merged YAML."""
        return Finding(
            self.code,
            self.name,
            severity or self.severity,
            about or self.about,
            path,
            message,
            help,
            "key" if on == "key" else "value",
            confidence,
            subject,
            sources,
            related,
            cause,
            members,
        )


RULES: dict[str, Rule] = {}
"""All rules by code; filled when `quanze.checks.catalogue` is imported."""


def rule(
    code: str,
    name: str,
    *,
    zh: str,
    en: str,
    severity: Severity = Severity.warning,
    about: About = About.document,
) -> Callable[[Check], Check]:
    """Registers a check. Its module's docstring is the rule's page; its folder is its group."""

    def register(check: Check) -> Check:
        module = sys.modules[check.__module__]
        if code in RULES:
            raise ValueError(f"two rules with the code {code}")
        page = inspect.cleandoc(module.__doc__ or "")
        group = check.__module__.split(".")[-2]
        RULES[code] = Rule(code, name, Text(zh, en), severity, about, group, page, check)
        return check

    return register


def page_sections(page: str) -> Mapping[str, str]:
    """A page's sections by heading (`## …`); the text before the first heading under ''."""
    sections: dict[str, list[str]] = {"": []}
    current = ""
    for line in page.splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
            sections[current] = []
        else:
            sections[current].append(line)
    return {k: "\n".join(v).strip() for k, v in sections.items()}
