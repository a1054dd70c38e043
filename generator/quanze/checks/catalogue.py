"""The catalogue of rules: every module of the groups below `checks` holds one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from .rule import RULES, Rule

GROUPS = (
    "input",
    "handling",
    "escalation",
    "flow",
    "powers",
    "duties",
    "time",
    "bands",
    "references",
    "documents",
)
"""What stops the run first, then what leaves a case or a dispute without anybody; how a text is drafted comes last."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    for group in GROUPS:
        package = importlib.import_module(f"{__package__}.{group}")
        for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
            importlib.import_module(f"{package.__name__}.{module}")
    return tuple(RULES[code] for code in sorted(RULES))


@cache
def matters() -> Mapping[str, int]:
    """Code → the place of its group among `GROUPS`."""
    return {rule.code: GROUPS.index(rule.group) for rule in rules()}
