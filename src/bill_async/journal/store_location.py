"""The choice of a store by a path or a URL."""

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

__all__ = ["store_at"]

_SCHEMES: Final = {
    "postgresql": ("postgres", "PostgresStore"),
    "postgres": ("postgres", "PostgresStore"),
    "redis": ("redis", "RedisStore"),
    "rediss": ("redis", "RedisStore"),
}
"""The module and the class for each scheme of a URL."""


def store_at(location: JournalStore | str | os.PathLike[str]) -> JournalStore:
    """Return the store at a path or a URL; a store is returned as it is.

    Raises: `ConfigurationError` if there is no such kind of store.
    """
    if isinstance(location, str | os.PathLike):
        text = os.fspath(location)
        scheme, colon, _ = text.partition("://")
        if not colon:
            if not text:
                raise ConfigurationError("the journal: '' is not a path; give the path of a file")
            return SQLiteStore(Path(text))
        if scheme not in _SCHEMES:
            raise ConfigurationError(
                f"the journal: a URL of {scheme!r} cannot be used; give the path of a file, or a URL that begins with "
                f"{', '.join(_SCHEMES)}"
            )
        module, name = _SCHEMES[scheme]
        made: JournalStore = getattr(import_module(f".{module}", __package__), name)(Secret(text))
        return made
    if not all(
        hasattr(location, name) for name in ("open", "load", "save", "find", "prune", "alive", "holds", "close")
    ):
        raise ConfigurationError(
            f"the journal: {shown(location)} is not a store; give the path of a file, or a JournalStore"
        )
    return location
