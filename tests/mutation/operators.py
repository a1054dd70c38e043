"""Operators: ways to damage a spec, where each can be applied, and what should be said about it, and where.

They are registered by the modules of `families/`, each for the family that its name begins with.

Left out is what leaves a sound spec that says something else, so that only the official text can tell: another number
where nothing is to be compared with it, another clause cited where both stay covered, a rung cut from the middle of a
ladder, `must` made `should`, a condition where others answer what it leaves out, the way on from an outcome that is an end,
and what is said in words (`provided`, `unless`, `about`, `note`). Nor is a site damaged where the same defect is already.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from .sample import Sample
from .tree import Path, Tree, copied, element_of, emit

FAMILIES = (
    "references",
    "documents",
    "handling",
    "flow",
    "duties",
    "time",
    "escalation",
    "bands",
    "powers",
    "input",
)

Sites = Callable[[Sample], Iterable[Path]]
Places = Callable[[Tree, Path], Iterable[Path]]
Change = Callable[[Tree, Path], None]
TextChange = Callable[[str, Path], str]


@dataclass(frozen=True)
class Operator:
    """One way to damage a spec.

    `sites(sample)` are the paths where it can be applied so that what results is a defect; `codes` what any finding
    of it must be; `places(tree, site)` the elements, in the damaged data, at or in which it must point.
    """

    name: str
    family: str
    says: str
    codes: frozenset[str]
    sites: Sites
    change: Change | None
    text_change: TextChange | None
    places: Places

    def damaged(self, sample: Sample, site: Path) -> tuple[str, Tree]:
        """The damaged text, and the data that it was made of."""
        tree = copied(sample.tree)
        if self.text_change:
            return self.text_change(emit(tree), site), tree
        assert self.change
        self.change(tree, site)
        return emit(tree), tree


REGISTER: dict[str, Operator] = {}


def at_element(_: Tree, site: Path) -> Iterable[Path]:
    """The element in which the damage lies."""
    return (element_of(site),)


def operator(
    codes: str, sites: Sites, places: Places = at_element, text: bool = False
) -> Callable[[Callable[..., str | None]], Callable[..., str | None]]:
    """Registers a change as an operator of its module's family; its docstring says what it does."""

    def register(change: Callable[..., str | None]) -> Callable[..., str | None]:
        name, family = (
            change.__name__.replace("_", "-"),
            change.__module__.rpartition(".")[2].partition("_")[0],
        )
        if name in REGISTER:
            raise ValueError(f"two operators named {name}")
        REGISTER[name] = Operator(
            name,
            family,
            (change.__doc__ or "").strip(),
            frozenset(codes.split()),
            sites,
            None if text else change,  # type: ignore[arg-type]
            change if text else None,  # type: ignore[arg-type]
            places,
        )
        return change

    return register


@cache
def operators() -> tuple[Operator, ...]:
    """All operators, family by family."""
    package = importlib.import_module(f"{__package__}.families")
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"{package.__name__}.{module}")
    return tuple(sorted(REGISTER.values(), key=lambda o: (FAMILIES.index(o.family), o.name)))
