"""Places: the store that a path or a URL names."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Final

from .._schema.messages import shown
from ..errors import ConfigurationError
from ..secret import Secret
from .sqlite import SQLiteStore
from .store import JournalStore

__all__ = ["store_of"]

_SCHEMES: Final = {
    "postgresql": ("postgres", "PostgresStore"),
    "postgres": ("postgres", "PostgresStore"),
    "redis": ("redis", "RedisStore"),
    "rediss": ("redis", "RedisStore"),
}
"""The module and the class for each scheme of a URL."""


def store_of(place: JournalStore | str | os.PathLike[str]) -> JournalStore:
    """Return the store at a place.

    Raises: `ConfigurationError` for what is none.
    """
    if isinstance(place, str | os.PathLike):
        text = os.fspath(place)
        scheme, colon, _ = text.partition("://")
        if not colon:
            if not text:
                raise ConfigurationError("the journal: '' is no place; give the path of a file")
            return SQLiteStore(Path(text))
        if scheme not in _SCHEMES:
            raise ConfigurationError(
                f"the journal: a URL of {scheme!r} is no place; give the path of a file, or a URL that begins with "
                f"{', '.join(_SCHEMES)}"
            )
        module, name = _SCHEMES[scheme]
        made: JournalStore = getattr(import_module(f".{module}", __package__), name)(Secret(text))
        return made
    if not all(hasattr(place, name) for name in ("open", "load", "save", "find", "prune", "alive", "holds", "close")):
        raise ConfigurationError(f"the journal: {shown(place)} is no store; give the path of a file, or a JournalStore")
    return place
