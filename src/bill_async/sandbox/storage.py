"""The storage of changes to a sandbox: in memory only, or also in a SQLite file.

Seeded objects are made from their position, so only objects that were changed, added or deleted are written, in one
transaction for each request before it is answered. A killed sandbox has therefore lost nothing that a client has seen.
Sessions, the counters of the limits, the request log, messages and faults are not stored.
"""

from __future__ import annotations

import base64
import os
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from bill_async._base.private_files import create_private

from ._json import dumps, loads
from .collection import Collection

__all__ = ["FORMAT", "Storage", "MemoryStorage", "SqliteStorage", "StateError"]

FORMAT: Final = 1
"""The version of the file format. Other versions are refused."""
_APPLICATION: Final = 0x42494C4C  # "BILL"
_SCHEMA: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE objects (
    scope TEXT NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, owner TEXT, json BLOB NOT NULL,
    UNIQUE (scope, kind, position)
);
CREATE TABLE notes (
    scope TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, json BLOB NOT NULL,
    UNIQUE (scope, name, key)
);
"""
_PUT_OBJECT: Final = """
INSERT INTO objects (scope, kind, position, owner, json) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (scope, kind, position) DO UPDATE SET json = excluded.json
"""
_PUT_NOTE: Final = """
INSERT INTO notes (scope, name, key, json) VALUES (?, ?, ?, ?)
ON CONFLICT (scope, name, key) DO UPDATE SET json = excluded.json
"""
_DROP_NOTE: Final = "DELETE FROM notes WHERE scope = ? AND name = ? AND key = ?"

T = TypeVar("T")


class StateError(ValueError):
    """The state file cannot be used with this sandbox."""


class Storage(Protocol):
    """The storage of changes."""

    def attach(self, scope: str, collection: Collection) -> None:
        """Apply the stored changes to a new collection, and record its further changes."""
        ...

    def table(self, scope: str, name: str, *, fixed: bool = False) -> dict[str, Any]:
        """Return a stored dictionary. The values of a `fixed` dictionary must not be changed in place."""
        ...

    def value(self, name: str, value: Any = None) -> Any:
        """Return a single stored value, after setting it if `value` is given."""
        ...

    def commit(self) -> None:
        """Write all changes."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class MemoryStorage:
    """Keeps changes in memory only."""

    def attach(self, scope: str, collection: Collection) -> None:
        """Do nothing."""

    def table(self, scope: str, name: str, *, fixed: bool = False) -> dict[str, Any]:
        """Return an empty dictionary."""
        return {}

    def value(self, name: str, value: Any = None) -> Any:
        """Return the given value."""
        return value

    def commit(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class SqliteStorage:
    """Keeps changes in a SQLite file."""

    def __init__(self, path: Path, settings: Mapping[str, Any]) -> None:
        """Open or create the file. The changes are relative to a sandbox with these `settings`."""
        self.path = path
        self._objects: dict[tuple[str, str], list[tuple[int, str | None, bytes]]] = {}
        self._tables: dict[tuple[str, str], dict[str, Any]] = {}
        self._values: dict[str, Any] = {}
        self._dirty: set[tuple[str, Collection, int]] = set()
        self._touched: dict[tuple[str, str, str], None] = {}
        self._changed: set[str] = set()
        self._connection: sqlite3.Connection | None = None
        try:
            self._load(self._connect(), dict(settings))
        except BaseException:
            self.close()
            raise

    # -- following

    def attach(self, scope: str, collection: Collection) -> None:
        """Apply the stored changes to a new collection, and record its further changes."""
        collection.restore(self._objects.pop((scope, collection.name), ()))
        collection.changed = lambda position: self._dirty.add((scope, collection, position))

    def table(self, scope: str, name: str, *, fixed: bool = False) -> dict[str, Any]:
        """Return a stored dictionary."""
        known = self._tables.get((scope, name))
        if isinstance(known, _Written):
            return known
        made = (_Written if fixed else _Touched)(self._touched, scope, name, known or {})
        self._tables[scope, name] = made
        return made

    def value(self, name: str, value: Any = None) -> Any:
        """Return a single stored value, after setting it if `value` is given."""
        if value is not None and value != self._values.get(name):
            self._values[name] = value
            self._changed.add(name)
        return self._values.get(name)

    # -- the file

    def commit(self) -> None:
        """Write all changes, in one transaction."""
        if not (self._dirty or self._touched or self._changed):
            return
        objects = [
            (scope, collection.name, position, collection.owner(position), collection.raw(position))
            for scope, collection, position in sorted(self._dirty, key=_place)
        ]
        kept, dropped = [], []
        for scope, name, key in self._touched:
            table = self._tables[scope, name]
            if key in table:
                kept.append((scope, name, key, dumps(_pack(dict.__getitem__(table, key)))))
            else:
                dropped.append((scope, name, key))
        values = [(name, dumps(self._values[name])) for name in sorted(self._changed)]
        connection = self._connect()
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_PUT_OBJECT, objects)
            connection.executemany(_PUT_NOTE, kept)
            connection.executemany(_DROP_NOTE, dropped)
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values)
        self._dirty.clear()
        self._touched.clear()
        self._changed.clear()

    def close(self) -> None:
        """Close the file. A later commit opens it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None:
            path = os.path.realpath(self.path)
            try:
                create_private(path)
            except OSError as error:
                raise StateError(f"{self.path} cannot be created: {error.strerror}; give another file") from error
            connection = self._connection = sqlite3.connect(
                path, timeout=0.2, isolation_level=None, check_same_thread=False
            )
            try:
                # one sandbox at a time: each keeps everything in memory and would not see the changes of another
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
            except sqlite3.OperationalError as error:
                raise StateError(f"{self.path}: {error}; is another sandbox using it?") from error
            except sqlite3.DatabaseError as error:
                raise StateError(f"{self.path} is not a SQLite file: {error}") from error
        return self._connection

    def _load(self, connection: sqlite3.Connection, settings: dict[str, Any]) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            with connection:
                connection.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}")
                connection.execute("INSERT INTO meta VALUES ('settings', ?)", (dumps(settings),))
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {FORMAT}")
            return
        if application != _APPLICATION:
            raise StateError(f"{self.path} is a database of another program, not the state of a sandbox")
        if version != FORMAT:
            remedy = "use a newer release" if version > FORMAT else "give another file"
            raise StateError(f"{self.path} has format {version}, and this release reads format {FORMAT}: {remedy}")
        self._values = {name: loads(value) for name, value in connection.execute("SELECT name, value FROM meta")}
        made_with = self._values["settings"]
        if made_with != loads(dumps(settings)):
            raise StateError(
                f"{self.path} holds the changes to a sandbox of {_listed(made_with)}, not of {_listed(settings)}"
            )
        rows = connection.execute("SELECT scope, kind, position, owner, json FROM objects ORDER BY position")
        for scope, kind, position, owner, json in rows:
            self._objects.setdefault((scope, kind), []).append((position, owner, json))
        for scope, name, key, json in connection.execute("SELECT scope, name, key, json FROM notes ORDER BY rowid"):
            self._tables.setdefault((scope, name), {})[key] = _unpack(loads(json))


def _place(entry: tuple[str, Collection, int]) -> tuple[str, str, int]:
    scope, collection, position = entry
    return scope, collection.name, position


def _listed(settings: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in settings.items())


# -- dictionaries that record changes


class _Written(dict[str, T]):
    """A dictionary that records which keys are written."""

    def __init__(self, log: dict[tuple[str, str, str], None], scope: str, name: str, items: dict[str, T]) -> None:
        super().__init__(items)
        self._log = log
        self._where = scope, name

    def _note(self, key: str) -> None:
        self._log[(*self._where, key)] = None

    def __setitem__(self, key: str, value: T) -> None:
        self._note(key)
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        self._note(key)
        super().__delitem__(key)

    def setdefault(self, key: str, default: Any = None) -> Any:
        self._note(key)
        return super().setdefault(key, default)

    def pop(self, key: str, *default: Any) -> Any:
        self._note(key)
        return super().pop(key, *default)

    def update(self, *more: Mapping[str, T], **named: T) -> None:  # type: ignore[override]
        for items in (*more, named):
            for key, value in items.items():
                self[key] = value

    def clear(self) -> None:
        for key in self:
            self._note(key)
        super().clear()


class _Touched(_Written[T]):
    """A dictionary that also records which keys are read, because their values may be changed in place."""

    def __getitem__(self, key: str) -> T:
        if key in self:
            self._note(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        if key in self:
            self._note(key)
        return super().get(key, default)

    def values(self) -> Iterator[T]:  # type: ignore[override]
        return (self[key] for key in self)

    def items(self) -> Iterator[tuple[str, T]]:  # type: ignore[override]
        return ((key, self[key]) for key in self)


# -- values that JSON does not have


def _pack(value: Any) -> Any:
    """Return a value as JSON. Types that JSON does not have become an object with a `$` key."""
    if isinstance(value, dict):
        packed = {key: _pack(item) for key, item in dict.items(value)}
        return {"$dict": packed} if any(key.startswith("$") for key in packed) else packed
    if isinstance(value, list):
        return [_pack(item) for item in value]
    if isinstance(value, set):
        return {"$set": sorted(value)}
    if isinstance(value, tuple):
        return {"$tuple": [_pack(item) for item in value]}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    return value


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpack(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((tag, inner),) = value.items()
        if tag == "$dict":
            return {key: _unpack(item) for key, item in inner.items()}
        if tag == "$set":
            return set(inner)
        if tag == "$tuple":
            return tuple(_unpack(item) for item in inner)
        if tag == "$bytes":
            return base64.b64decode(inner)
        if tag == "$date":
            return date.fromisoformat(inner)
    return {key: _unpack(item) for key, item in value.items()}
