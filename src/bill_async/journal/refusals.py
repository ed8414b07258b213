"""The error of a store that cannot be used before a write is sent."""

from __future__ import annotations

from ..errors import JournalError

__all__ = ["nothing_sent"]


def nothing_sent(text: str) -> JournalError:
    """Return the error with a text, to which it adds that nothing was sent."""
    return JournalError(f"{text}; nothing was sent")
