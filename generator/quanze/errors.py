"""Our own failures. A user's mistake in a spec is never one of these: it is a diagnostic."""

from __future__ import annotations


class QuanzeError(Exception):
    """Something Quanze itself cannot do; the message is one readable line and says what to do about it."""
