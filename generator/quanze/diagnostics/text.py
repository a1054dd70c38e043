"""A sentence in the two languages that every message is written in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """The language of a message."""

    zh = "zh"
    en = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in Chinese and in English."""

    zh: str
    en: str

    def get(self, lang: Lang) -> str:
        """The statement in one language."""
        return self.zh if lang is Lang.zh else self.en
