"""The plain text of an official document: page → paragraphs → numbered passages under locators."""

from .clauses import clause_words
from .passages import OfficialText, Passage, read_official_text

__all__ = ["OfficialText", "Passage", "clause_words", "read_official_text"]
