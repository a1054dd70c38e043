"""Findings that list many elements with one cause: what such a finding is about, and what it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model.jurisdiction import Jurisdiction
from .rule import Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """What one finding lists: `items`, and the elements (`duty:x`) that they are or belong to.

    `subject` is what the members have in common; it stays the same when one of them comes or goes.
    """

    subject: str
    items: tuple[T, ...]
    members: tuple[str, ...]


def listings(
    rule: Rule, place: Jurisdiction, subject: str, items: Iterable[tuple[str, T]]
) -> Iterator[Listing[T]]:
    """One listing of all items, given with their elements, and one for each element that the author accepts by its id."""
    own = {e.subject for e in place.spec.accepted if e.code == rule.code} - {id_of(subject)}
    shared: list[tuple[str, T]] = []
    apart: dict[str, list[T]] = {}
    for element, item in items:
        if id_of(element) in own:
            apart.setdefault(element, []).append(item)
        else:
            shared.append((element, item))
    if shared:
        yield Listing(subject, tuple(i for _, i in shared), tuple(dict.fromkeys(e for e, _ in shared)))
    for element, found in apart.items():
        yield Listing(element, tuple(found), (element,))


def id_of(element: str) -> str:
    """The id of an element, by which an acceptance names it: `x` of `duty:x`."""
    return element.partition(":")[2]


def whole(place: Jurisdiction) -> str:
    """The subject of a finding whose members have but the place in common."""
    return f"jurisdiction:{place.id}"
