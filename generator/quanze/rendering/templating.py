"""The templates and how they are filled: autoescaped, and strict about names that a view does not have."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from .diagrams.style import frame_diagram


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("quanze.rendering"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["diagram"] = _diagram
    environment.filters["breakable"] = _breakable
    environment.filters["coded"] = _coded
    return environment


def fill(template: str, view: object) -> str:
    """A template filled with one view, which it knows as `view`; blank lines are left out."""
    html = _environment().get_template(f"{template}.html").render(view=view)
    return "\n".join(line for line in html.splitlines() if line.strip()) + "\n"


def _breakable(citation: str) -> Markup:
    """A citation that breaks only before its parts: 二（一）第二款第一句."""
    return escape(citation).replace("第", Markup("<wbr>第"))


def _coded(text: str) -> Markup:
    """Words in which what stands between backticks is code, as in a rule's docstring."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    shown = (Markup("<code>{}</code>").format(p) if i % 2 else escape(p) for i, p in enumerate(parts))
    return Markup("").join(shown)


def _diagram(svg: str, label: str) -> Markup:
    return Markup(frame_diagram(svg, label))
