"""The embedded store: one SQLite file for any number of processes of one machine.

A commit is one `fsync` of the log (WAL, `synchronous=FULL`); what the log holds is brought into the file when there is
nothing else to do. Everything that can be wrong with the file is found before anything is sent: it is looked through
when it is opened, and each transaction looks whether it still is the file of that name.

Who is alive is known by a lock and not by time: each opening has an empty file beside the journal,
`writes.db-owner-...`, and an exclusive lock on it, which the system takes away when the process ends, however it ends.
A process that is merely stopped keeps it.
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
from ..errors import BillError, JournalError
from .sql import VERSION, SqlStore

__all__ = ["SQLiteStore"]

_APPLICATION: Final = 0x424A524E
"""Marks the file as ours."""
_PATIENCE: Final = 10.0
"""Seconds that a transaction waits for those of other processes."""
_PAGE: Final = 8192
"""Bytes of a page: three entries fit, and few are touched by a write."""
_CHECKPOINT: Final = 200
"""Transactions after which the log is brought into the file, at the next leisure."""
_BUSY_CHECKPOINT: Final = 2000
"""Transactions after which there is no waiting for leisure."""
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
    sqlite3.SQLITE_BUSY: "another program has locked it; end that, and try again",
    sqlite3.SQLITE_CANTOPEN: "give a file in a folder that can be written",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put it aside, and look at BILL for what is in doubt",
    sqlite3.SQLITE_FULL: "make room on the disk, and try again",
    sqlite3.SQLITE_IOERR: "the disk has a problem",
    sqlite3.SQLITE_LOCKED: "another program has locked it; end that, and try again",
    sqlite3.SQLITE_NOTADB: "it is something else; give another file",
    sqlite3.SQLITE_READONLY: "make the file and its folder writable, or give another file",
}


class SQLiteStore(SqlStore):
    """Keeps a journal in a SQLite file, which is made if it does not exist, for its owner only."""

    def __init__(self, path: Path | str, *, patience: float = _PATIENCE) -> None:
        """Name the file. It must be on a disk of this machine: locks of network drives cannot be relied on.

        `patience` is how many seconds a transaction waits for those of other processes.
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
        """What stands for this opening."""
        return self._owner

    async def alive(self, owner: str) -> bool:
        """Tell whether the process that has this opening still runs."""
        return await self._do(lambda: self._alive(owner))

    async def holds(self, owner: str) -> bool:
        """Say yes of this opening: its lock cannot be lost."""
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
                "and put the right file back; nothing was sent"
            )

    def _begin(self) -> None:
        self._changed("BEGIN IMMEDIATE")

    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        self._transactions += changes > 0
        return super()._perform(works, changes=changes)

    def _roll_back(self) -> None:
        if self._connection is not None and self._connection.in_transaction:  # a full disk ends it
            self._changed("ROLLBACK")

    def _failure(self, error: Exception) -> BillError:
        remedy = _REMEDIES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        text = f"{self.path}: {error}" + (f"; {remedy}" if remedy else "")
        return JournalError(f"the journal cannot be used: {text}; nothing was sent")

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
            connection.execute(f"PRAGMA page_size = {_PAGE}")  # counts only while the file is empty
            self._check(connection)
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                raise JournalError(f"{self.path}: its disk cannot take a log (WAL); give a file on a local disk")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")  # it would hold up the write that it comes with
            connection.execute(f"PRAGMA journal_size_limit = {_LARGEST_LOG}")
            # The lock of the file is also what keeps openings from disturbing one another.
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
        """Return the file itself, made if it does not exist: links to it must not pass for other files."""
        path = resolve(self.path, JournalError)
        new = not path.exists()
        try:
            create_private(path)
            if new:
                _sync_folder(path.parent)
        except OSError as error:
            raise JournalError(
                f"the journal cannot be used: {path} cannot be made: {error.strerror}; give a file in a folder that "
                "can be written; nothing was sent"
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
        """Tell whether there is nothing in the file yet; refuse one that is not ours, or newer than this code."""
        application, version, empty = identify(connection)
        if application != _APPLICATION and not empty:
            raise JournalError(f"{self.path} is a database of something else; give another file; nothing was sent")
        if version > VERSION:
            raise JournalError(
                f"{self.path} was written by a later bill-async: its format is {version}, this one knows {VERSION}; "
                "update bill-async; nothing was sent"
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
        """Remove what killed processes have left."""
        for file in self._file.parent.glob(f"{glob.escape(self._file.name)}-owner-*"):
            clear_dead(file)


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one of the same name."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _sync_folder(path: Path) -> None:
    """Let the name of a new file survive the machine."""
    if os.name != "posix":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
