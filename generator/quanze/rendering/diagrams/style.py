"""The style sheet of all diagrams, and the box that lets a wide one scroll."""

from functools import cache
from importlib.resources import files

from .markup import escape

STYLESHEET = "diagrams.css"


@cache
def diagram_css() -> str:
    """The style sheet: light, dark (`data-md-color-scheme=slate`) and print."""
    return files("quanze.rendering").joinpath("assets", STYLESHEET).read_text(encoding="utf-8")


def frame_diagram(svg: str, label: str) -> str:
    """The drawing in a box that scrolls sideways, also by keyboard, where the page is narrow."""
    return f'<div class="dg-scroll" role="region" tabindex="0" aria-label="{escape(label)}">{svg}</div>'
