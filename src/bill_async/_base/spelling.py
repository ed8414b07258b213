"""Misspelt names."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest"]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one probably stands for."""
    from difflib import get_close_matches  # takes a millisecond to import, and is needed after mistakes only

    return next(iter(get_close_matches(name, known, 1)), None)
