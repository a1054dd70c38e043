"""The shared vocabulary that comes with Quanze, for specs that bring none of their own."""

from __future__ import annotations

from pathlib import Path


def shipped_vocabulary() -> tuple[Path, ...]:
    """The vocabulary's files: in an installed package beside the code, in a checkout under `specs/`."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_vocabulary", package.parents[1] / "specs" / "vocabulary"):
        if folder.is_dir():
            return tuple(sorted(folder.glob("*.yaml")))
    return ()
