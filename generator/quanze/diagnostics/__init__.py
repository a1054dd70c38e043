"""What may be said about a spec, and where: findings, their places, and their printed forms."""

from quanze.diagnostics.diagnostic import (
    About,
    Confidence,
    Diagnostic,
    Place,
    Related,
    Severity,
    Status,
)
from quanze.diagnostics.source import SourceFile
from quanze.diagnostics.text import Lang, Text

__all__ = [
    "About",
    "Confidence",
    "Diagnostic",
    "Lang",
    "Place",
    "Related",
    "Severity",
    "SourceFile",
    "Status",
    "Text",
]
