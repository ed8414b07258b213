"""The choice of an event store by a path or a URL."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

from bill_async.errors import ConfigurationError
from bill_async.secret import Secret

from .sqlite import SQLiteEventStore
from .store import EventStore

__all__ = ["event_store_at"]

_SCHEMES: Final = {
    "postgresql": ("postgres", "PostgresEventStore"),
    "postgres": ("postgres", "PostgresEventStore"),
    "redis": ("redis", "RedisEventStore"),
    "rediss": ("redis", "RedisEventStore"),
}
"""The module and the class for each scheme of a URL."""


def event_store_at(location: EventStore | Path | str) -> EventStore:
    """Return the store at a path or a URL; a store is returned as it is.

    Raises: `ConfigurationError` if there is no such kind of store.
    """
    if not isinstance(location, Path | str):
        return location
    scheme, colon, _ = str(location).partition("://") if isinstance(location, str) else ("", "", "")
    if not colon:
        if not str(location):
            raise ConfigurationError("store: '' is not a path; give the path of a file")
        return SQLiteEventStore(location)
    if scheme not in _SCHEMES:
        raise ConfigurationError(
            f"store: a URL of {scheme!r} cannot be used; give the path of a file, or a URL that begins with "
            f"{', '.join(_SCHEMES)}"
        )
    module, name = _SCHEMES[scheme]
    made: EventStore = getattr(import_module(f".{module}", __package__), name)(Secret(str(location)))
    return made
