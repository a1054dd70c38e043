"""Elements by the names under which clauses list them: `duty:transfer-out`, `body:regulator`, `dimension:urgency`."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ...model.jurisdiction import Jurisdiction
from ..wording import citation_words, duty_name, rung_words

_SECTIONS = {
    "body": "bodies",
    "score": "scores",
    "matter": "matters",
    "band": "bands",
    "mechanism": "mechanisms",
    "dimension": "dimensions",
    "event": "events",
    "kind": "kinds",
}


def find_element(place: Jurisdiction, element: str) -> BaseModel | None:
    """What the spec says of an element; of a mechanism without the duties and chains in it; None if there is none."""
    kind, _, name = element.partition(":")
    if kind == "duty":
        return place.duties[name].spec if name in place.duties else None
    if kind == "chain":
        return place.chains[name].spec if name in place.chains else None
    if kind == "mechanism":
        found = place.mechanisms.get(name)
        return found.model_copy(update={"duties": {}, "chains": {}}) if found else None
    section = _SECTIONS.get(kind, kind)
    holder: BaseModel = place.vocabulary if section in type(place.vocabulary).model_fields else place.spec
    entry = getattr(holder, section, {}).get(name)
    return entry if isinstance(entry, BaseModel) else None


def element_name(place: Jurisdiction, element: str) -> str:
    """The Chinese name of an element, or its id where it has none; of a clause its number, of a rung who does what."""
    kind, _, name = element.partition(":")
    if kind == "duty" and name in place.duties:
        return duty_name(place, place.duties[name])
    if kind == "clause":
        return citation_words(place, name)
    whole, _, part = name.partition("/")
    if kind == "rung" and whole in place.chains:
        return next((rung_words(place, r) for r in place.chains[whole].rungs if r.id == part), name)
    if kind == "grade" and whole in place.bands:
        return next((g.spec.name for g in place.band_grades[whole] if g.id == part), name)
    if kind == "powers" and part and whole in place.power_tables:
        return next((r.name for r in place.power_tables[whole].rows if r.key == part), name)
    found = getattr(find_element(place, element), "name", None)
    return found if isinstance(found, str) else name


def read_texts(value: object) -> Iterator[str]:
    """All texts in a model, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from read_texts(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from read_texts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from read_texts(inner)
