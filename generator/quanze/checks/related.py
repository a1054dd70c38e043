"""Further places of a finding that lists many elements with one cause."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics.finding import Pointer
from ..diagnostics.text import Text
from ..model.jurisdiction import Path

MOST = 6
"""How many further places a finding shows; its message names all of them."""


def pointers(paths: Iterable[Path], message: Text) -> tuple[Pointer, ...]:
    """Pointers to the first few paths, all with the same message."""
    return tuple(Pointer(path, message) for path in list(dict.fromkeys(paths))[:MOST])
