"""The choice of an event store by a path or a URL."""

from __future__ import annotations

import os
from typing import Final, cast

from bill_async._base.store_location import make_store

from .store import EventStore

__all__ = ["event_store_at"]

_CLASSES: Final = {"sqlite": "SQLiteEventStore", "postgres": "PostgresEventStore", "redis": "RedisEventStore"}


def event_store_at(location: EventStore | os.PathLike[str] | str) -> EventStore:
    """Return the store at a path or a URL; a store is returned as it is.

    Raises: `ConfigurationError` if there is no such kind of store.
    """
    if isinstance(location, str | os.PathLike):
        return cast("EventStore", make_store("store", location, __package__, _CLASSES))
    return location
