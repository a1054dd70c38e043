"""The style sheets, scripts and pictures that come with the handbook."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from . import paths
from .page import Asset

STYLES = ("diagrams.css", "handbook.css", "compare.css")
SCRIPTS = ("handbook.js", "compare.js")
_OTHERS = ("early.js", "palette.js", "favicon.svg")


@cache
def static_assets() -> tuple[Asset, ...]:
    """All of them, as they lie in the package."""
    return tuple(Asset(f"{paths.ASSETS}/{name}", read_asset(name)) for name in (*STYLES, *SCRIPTS, *_OTHERS))


def read_asset(name: str) -> bytes:
    """One file, as it lies in the package."""
    return files("quanze.rendering").joinpath("assets", name).read_bytes()
