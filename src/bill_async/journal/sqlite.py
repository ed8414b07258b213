"""The embedded store: one SQLite file for any number of processes of one machine.

A commit is one `fsync` of the log (WAL, `synchronous=FULL`); the log is copied into the file when the thread is idle.
Problems with the file are found before anything is sent: it is checked when it is opened, and each transaction checks
that the file has not been replaced.

A living process is recognized by a lock, not by time. Each opening holds an exclusive lock on an empty file beside the
journal, `writes.db-owner-...`. The system releases the lock when the process ends, for whatever reason. A process that
is only suspended keeps it.
"""

from __future__ import annotations

import glob
import os
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from .._base.logging import logger
from .._base.private_files import create_private, is_exposed
from .._base.process_locks import ProcessLock, clear_dead, is_held
from .._base.sqlite_files import identify, resolve, while_busy
from ..errors import JournalError
from .sql import VERSION, SqlStore

__all__ = ["SQLiteStore"]

_APPLICATION: Final = 0x424A524E
"""The application id of the file."""
_PATIENCE: Final = 10.0
"""Seconds that a transaction waits for the transactions of other processes."""
_PAGE: Final = 8192
"""Bytes of a page. Three entries fit, and a write touches few pages."""
_CHECKPOINT: Final = 200
"""The number of transactions after which the log is copied into the file when the thread is next idle."""
_BUSY_CHECKPOINT: Final = 2000
"""The number of transactions after which it is copied without waiting."""
_LARGEST_LOG: Final = 64 << 20
_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS bill_journal_entries (
        party TEXT NOT NULL, account TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
        changed_at TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (party, account, key)
    ) STRICT""",
    "CREATE INDEX IF NOT EXISTS bill_journal_states ON bill_journal_entries (state, changed_at)",
    "CREATE TABLE IF NOT EXISTS bill_journal (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)
_REMEDIES: Final = {
    sqlite3.SQLITE_BUSY: "another program has locked it; end that program, and try again",
    sqlite3.SQLITE_CANTOPEN: "give a file in a writable folder",
    sqlite3.SQLITE_CORRUPT: "it is damaged; move it away, and check doubtful writes at BILL",
    sqlite3.SQLITE_FULL: "free some space on the disk, and try again",
    sqlite3.SQLITE_IOERR: "the disk has a problem",
    sqlite3.SQLITE_LOCKED: "another program has locked it; end that program, and try again",
    sqlite3.SQLITE_NOTADB: "it is not a database; give another file",
    sqlite3.SQLITE_READONLY: "make the file and its folder writable, or give another file",
}


class SQLiteStore(SqlStore):
    """A journal in a SQLite file. The file is created if it does not exist, and only its owner can read it."""

    def __init__(self, path: Path | str, *, patience: float = _PATIENCE) -> None:
        """Set the file. It must be on a local disk, because the locks of network drives are unreliable.

        `patience` is how many seconds a transaction waits for the transactions of other processes.
        """
        super().__init__(str(path))
        self.path = Path(path)
        self._patience = patience
        self._owner = secrets.token_hex(8)
        self._file = Path()
        self._identity = (0, 0)
        self._connection: sqlite3.Connection | None = None
        self._lock: ProcessLock | None = None
        self._transactions = 0

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"

    @property
    def owner(self) -> str:
        """The owner of this opening."""
        return self._owner

    async def alive(self, owner: str) -> bool:
        """Whether the process of an opening is still running."""
        return await self._do(lambda: self._alive(owner))

    async def holds(self, owner: str) -> bool:
        """Whether this is the opening of that owner. Its lock cannot be lost."""
        return owner == self._owner

    # ---- what follows runs in the thread

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        assert self._connection is not None
        return self._connection.execute(statement, values).fetchall()

    def _changed(self, statement: str, values: Sequence[Any] = ()) -> int:
        assert self._connection is not None
        return self._connection.execute(statement, values).rowcount

    def _connect(self) -> None:
        if self._connection is None:
            self._connection = self._opened()
        elif self._identity != _identity(self._file):
            raise JournalError(
                f"{self.path}: the file was removed or replaced while it was in use; end all processes that use it, "
                "and restore the file; nothing was sent"
            )

    def _begin(self) -> None:
        self._changed("BEGIN IMMEDIATE")

    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        self._transactions += changes > 0
        return super()._perform(works, changes=changes)

    def _roll_back(self) -> None:
        if self._connection is not None and self._connection.in_transaction:  # a full disk has already ended it
            self._changed("ROLLBACK")

    def _explain(self, error: Exception) -> str:
        remedy = _REMEDIES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        return f"{self.path}: {error}" + (f"; {remedy}" if remedy else "")

    def _due_in(self) -> float | None:
        if self._transactions < _CHECKPOINT:
            return None
        return 1.0 if self._jobs and self._transactions < _BUSY_CHECKPOINT else 0.0

    def _do_what_is_due(self) -> None:
        self._transactions = 0
        if self._connection is not None:
            self._rows("PRAGMA wal_checkpoint(PASSIVE)")

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._unlock()

    # ---- opening

    def _opened(self) -> sqlite3.Connection:
        self._file = self._made()
        connection = while_busy(self._prepared, self._patience)
        self._identity = _identity(self._file)
        return connection

    def _prepared(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, isolation_level=None, timeout=self._patience, check_same_thread=False)
        try:
            new = self._is_new(connection)
            connection.execute(f"PRAGMA page_size = {_PAGE}")  # has an effect only while the file is empty
            self._check(connection)
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                raise JournalError(f"{self.path}: its disk does not support a log (WAL); give a file on a local disk")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")  # it would delay the write
            connection.execute(f"PRAGMA journal_size_limit = {_LARGEST_LOG}")
            # The lock of the file also keeps openings from disturbing one another.
            connection.execute("BEGIN IMMEDIATE")
            if new:
                for statement in _TABLES:
                    connection.execute(statement)
            self._remove_dead_owners()
            self._lock = ProcessLock(self._owner_file(self._owner))
            connection.execute("COMMIT")
        except BaseException:
            self._unlock()
            connection.close()
            raise
        return connection

    def _made(self) -> Path:
        """Return the resolved path of the file, and create the file if it does not exist. All links to it are one
        journal."""
        path = resolve(self.path, JournalError)
        new = not path.exists()
        try:
            create_private(path)
            if new:
                _sync_folder(path.parent)
        except OSError as error:
            raise JournalError(
                f"the journal cannot be used: {path} cannot be created: {error.strerror}; give a file in a "
                "writable folder; nothing was sent"
            ) from error
        found = path.stat()
        if is_exposed(found, 0o077):
            logger.warning(
                "journal: other users can use %s, or own it; it says what was paid: chmod 600 it, if that is not meant",
                path,
            )
        if found.st_nlink > 1:  # SQLite finds its log by the name
            raise JournalError(
                f"{self.path} has several names (hard links), and SQLite would damage it; give a file with one name"
            )
        return path

    def _is_new(self, connection: sqlite3.Connection) -> bool:
        """Whether the file is empty. A file of another program or a later version is refused."""
        application, version, empty = identify(connection)
        if application != _APPLICATION and not empty:
            raise JournalError(f"{self.path} is a database of another program; give another file; nothing was sent")
        if version > VERSION:
            raise JournalError(
                f"{self.path} was written by a later bill-async: its format is {version}, and this release reads "
                f"{VERSION}; update bill-async; nothing was sent"
            )
        return version == 0

    def _check(self, connection: sqlite3.Connection) -> None:
        """Refuse a file that is damaged."""
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            found = " ".join(found.split())
            remedy = _REMEDIES[sqlite3.SQLITE_CORRUPT]
            raise JournalError(f"the journal cannot be used: {self.path}: {found}; {remedy}; nothing was sent")

    # ---- who is alive

    def _owner_file(self, owner: str) -> Path:
        return self._file.with_name(f"{self._file.name}-owner-{owner}")

    def _unlock(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _alive(self, owner: str) -> bool:
        if owner == self._owner:
            return self._lock is not None
        return owner.isalnum() and is_held(self._owner_file(owner))

    def _remove_dead_owners(self) -> None:
        """Remove the files of killed processes."""
        for file in self._file.parent.glob(f"{glob.escape(self._file.name)}-owner-*"):
            clear_dead(file)


def _identity(path: Path) -> tuple[int, int]:
    """Return the device and the inode of a file, which change if the file is replaced."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _sync_folder(path: Path) -> None:
    """Make the name of a new file durable."""
    if os.name != "posix":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
