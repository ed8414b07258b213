"""The choice of a journal store by a path or a URL."""

from __future__ import annotations

import os
from typing import Final, cast

from .._base.store_location import make_store
from .._schema.messages import shown
from ..errors import ConfigurationError
from .store import JournalStore

__all__ = ["store_at"]

_CLASSES: Final = {"sqlite": "SQLiteStore", "postgres": "PostgresStore", "redis": "RedisStore"}


def store_at(location: JournalStore | str | os.PathLike[str]) -> JournalStore:
    """Return the store at a path or a URL; a store is returned as it is.

    Raises: `ConfigurationError` if there is no such kind of store.
    """
    if isinstance(location, str | os.PathLike):
        return cast("JournalStore", make_store("the journal", location, __package__, _CLASSES))
    if not all(
        hasattr(location, name) for name in ("open", "load", "save", "find", "prune", "alive", "holds", "close")
    ):
        raise ConfigurationError(
            f"the journal: {shown(location)} is not a store; give the path of a file, or a JournalStore"
        )
    return location
