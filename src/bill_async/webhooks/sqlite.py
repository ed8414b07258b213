"""The event store in a SQLite file, which the processes of one machine may share.

    CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, subject TEXT, updated INTEGER, source TEXT,
                         state TEXT, owner TEXT, attempts INTEGER, received INTEGER, due INTEGER, finished INTEGER,
                         error TEXT, completed TEXT, body BLOB) STRICT

A running event has an owner: a process that holds a lock on a file beside the database,
`events.db-owner-...`. The system releases the lock when the process ends, for whatever reason.

All work is done by one thread, so that the event loop never waits for the disk. Concurrent work is done in one
transaction. A transaction that stores new events waits for the disk, and survives a loss of power. That an event was
handled survives the death of the process; a loss of power may take back the last moments of it, and the event is then
handled again.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from bill_async._base.private_files import create_private
from bill_async._base.process_locks import ProcessLock, clear_dead
from bill_async._base.sqlite_files import identify, resolve, while_busy
from bill_async._base.sqlite_thread import SQLiteThread

from .errors import EventStoreError
from .sql import SqlEventStore

__all__ = ["SQLiteEventStore"]

R = TypeVar("R")

VERSION: Final = 1
"""The version of the tables. A file of a later version is refused."""
APPLICATION: Final = 0x42494C45
"""The application id of the file."""
_BUSY: Final = 10.0
"""Seconds that a transaction waits for the transactions of other processes."""
_SCHEMA: Final = f"""
CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, subject TEXT NOT NULL, updated INTEGER,
    source TEXT NOT NULL, state TEXT NOT NULL, owner TEXT, attempts INTEGER NOT NULL, received INTEGER NOT NULL,
    due INTEGER NOT NULL, finished INTEGER, error TEXT NOT NULL, completed TEXT NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS by_subject ON events (subject, updated);
CREATE INDEX IF NOT EXISTS in_line ON events (subject, updated, seq) WHERE state IN ('first', 'waiting', 'running');
CREATE INDEX IF NOT EXISTS ready ON events (due, seq) WHERE state = 'first';
CREATE INDEX IF NOT EXISTS running ON events (owner) WHERE state = 'running';
CREATE INDEX IF NOT EXISTS finished ON events (state, finished) WHERE state IN ('done', 'dead', 'unhandled');
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""


class SQLiteEventStore(SqlEventStore):
    """A store in a SQLite file, which only its owner can read. Processes of one machine may share it.

    Put it on a local disk, because the locks of network file systems are unreliable.
    """

    def __init__(self, path: Path | str) -> None:
        """Make a store; the file is created when the store is opened."""
        self.path = Path(path)
        self._thread = SQLiteThread(self._connect, self._failure)
        self._file = self.path
        self._lock: ProcessLock | None = None
        self._owner = ""

    def __repr__(self) -> str:
        return f"SQLiteEventStore({str(self.path)!r})"

    async def close(self) -> None:
        """Close the file after all earlier work."""
        await self._thread.close(self._let_go)

    async def _change(self, work: Callable[[sqlite3.Connection], R], *, durable: bool = False) -> R:
        return await self._thread.do(work, durable=durable)

    def _post(self, work: Callable[[sqlite3.Connection], object]) -> None:
        self._thread.post(work)

    async def _read(self, work: Callable[[sqlite3.Connection], R]) -> R:
        return await self._thread.do(work)

    # ---- what follows runs in the thread

    def _connect(self) -> sqlite3.Connection:
        self._file = _make(self.path)
        return while_busy(self._prepare, _BUSY)

    def _prepare(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, isolation_level=None, timeout=_BUSY)
        database.row_factory = sqlite3.Row
        try:
            _check(database, self.path)
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT")
            if self._lock is None:
                self._owner = uuid.uuid4().hex
                self._lock = ProcessLock(self._lock_file(self._owner))
        except BaseException:
            database.close()
            raise
        return database

    def _let_go(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _lock_file(self, owner: str) -> Path:
        return self._file.with_name(f"{self._file.name}-owner-{owner}")

    def _me(self) -> str:
        return self._owner

    def _is_dead(self, owner: str) -> bool:
        return clear_dead(self._lock_file(owner))

    def _failure(self, error: Exception) -> EventStoreError:
        """Return the error for an error of SQLite or of the system, with a remedy."""
        code = getattr(error, "sqlite_errorcode", None) or 0  # errors of the module itself have none
        remedy = _REMEDIES.get(code & 0xFF, "give a file that can be read and written")
        what = error.strerror if isinstance(error, OSError) else str(error)
        return EventStoreError(f"the event store {self.path}: {what or type(error).__name__}; {remedy}")


_REMEDIES: Final = {
    sqlite3.SQLITE_BUSY: "another program has locked it for too long; end that program",
    sqlite3.SQLITE_CANTOPEN: "give a file in a writable folder",
    sqlite3.SQLITE_CORRUPT: "it is damaged; give another file, and call `catch_up` to read the missed events",
    sqlite3.SQLITE_FULL: "free some space on the disk",
    sqlite3.SQLITE_IOERR: "the disk has a problem",
    sqlite3.SQLITE_NOTADB: "it is not a database; give another file",
    sqlite3.SQLITE_READONLY: "make the file and its folder writable",
}


def _make(path: Path) -> Path:
    """Return the resolved path of the file, and create the file if it does not exist. All links to it are one store."""
    file = resolve(path, EventStoreError)
    create_private(file)
    if file.stat().st_nlink > 1:  # SQLite finds its log by the name
        raise EventStoreError(f"{path} has several names (hard links), and SQLite would damage it; give one with one")
    return file


def _check(database: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of another program or a later version."""
    application, version, empty = identify(database)
    if application != APPLICATION and not empty:
        raise EventStoreError(f"{path} is a database of another program; give another file")
    if version > VERSION:
        raise EventStoreError(
            f"{path} was written by a later bill-async: its format is {version}, and this release reads {VERSION}; "
            "update bill-async, or give another file"
        )
