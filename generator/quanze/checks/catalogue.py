"""The catalogue of rules: every module of the groups below `checks` holds one."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from .rule import RULES, Rule

GROUPS = (
    "input",
    "references",
    "documents",
    "duties",
    "handling",
    "flow",
    "time",
    "escalation",
    "bands",
    "powers",
)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    for group in GROUPS:
        package = importlib.import_module(f"{__package__}.{group}")
        for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
            importlib.import_module(f"{package.__name__}.{module}")
    return tuple(RULES[code] for code in sorted(RULES))
