"""Bands: grades over one or more measures."""

from __future__ import annotations

from .base import Id, NamedFact, References, key
from .situation import When


class Grade(NamedFact):
    """One grade. Its conditions use the band's measures and other bands."""

    when: When = key("适用条件", "when it applies", {"damages": "500元以下"}, ())
    sanction: str | None = key("后果（我方表述）", "its consequence in words", "书面检查", None)


class Band(NamedFact):
    """Grades over measures; the band itself is a dimension whose values are its grades."""

    measures: References = key("依据哪些维度", "the dimensions it grades", ["damages"])
    grades: dict[Id, Grade] = key(
        "各档，由轻到重", "its grades from light to heavy", {"minor": {"name": "一般"}}
    )
