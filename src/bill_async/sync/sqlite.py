"""The embedded destination: one SQLite file with a table for each resource.

    CREATE TABLE bills (organization_id TEXT, id TEXT, amount TEXT, due_date TEXT, archived INTEGER, ...,
                        _raw TEXT, _copied_at TEXT, _missing_since TEXT, PRIMARY KEY (organization_id, id)) STRICT

Columns have the names of the Python attributes. Amounts and other numbers with a fraction are exact text. Integers and
booleans are integers. Dates and times stay as BILL wrote them. `_raw` is the whole object, byte for byte as it was
sent. Views show the objects and lists inside it, and amounts that add up exactly (see views.py). `id` is the identity
(see `ResourceList.identity`). The tables of nested lists also have `parent_id` in their key. `_missing_since` is set
when a run that verifies finds that BILL no longer has the object. `_passes` and `_slices` hold the checkpoints. `_lost`
names the lists that have lost objects since they were copied: triggers record deletions, and a table that was dropped
has lost everything. `_unplaced` holds objects without an identity.

One thread does all work on the database, so the event loop never waits for the disk. The file is in WAL mode, so it can
be read while it is written. A committed transaction survives a crash of the process. If the machine crashes, a
transaction may be lost, but only as a whole.

There is one run at a time: it locks the empty file `bills.db-lock` beside `bills.db` itself, not beside a link to it
(see locking.py). The processes of one run take turns in writing. Only their owner can read the files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bill_async._base.clock import Clock, SystemClock
from bill_async._base.sqlite_files import identify, resolve
from bill_async.errors import BillError
from bill_async.scanning.slicing import Slice

from .checkpoints import PASS, SLICE, TIMES, pack, unpack
from .destination import Batch, DestinationError, NoCopyError, Pass, Saved
from .locking import GIVE_WRITABLE, FileLock, Hold, create_file, lock_beside
from .resource_lists import ResourceList
from .tables import Rows, Table, make_bookkeeping, make_table, marks, names, quote, split_rows, statements
from .threaded import ThreadedDestination

__all__ = ["SQLiteDestination"]

VERSION: Final = 1
"""The version of the tables with the checkpoints. A file with a later version is refused."""
APPLICATION: Final = 0x42494C4C
"""The application id of the file."""

_PATIENCE: Final[dict[Hold, float]] = {"alone": 5.0, "reserved": 60.0, "shared": 60.0}
"""Seconds to wait until others have written."""

_TEXTS: Final = TIMES | {"organization_id", "resource", "parent_id", "cursor"}

_PASSES_KEY: Final = ("organization_id", "resource")
_SLICES_KEY: Final = (*_PASSES_KEY, "number")
_STORED_SLICE: Final = (*_PASSES_KEY, *SLICE)
_SAVE_PASS: Final = f"INSERT OR REPLACE INTO _passes ({names(PASS)}) VALUES {marks(PASS)}"  # noqa: S608 - constants
_GET_STARTED_AT: Final = "SELECT started_at FROM _passes WHERE organization_id = ? AND resource = ?"
_SAVE_SLICES: Final = f"INSERT OR REPLACE INTO _slices ({names(_STORED_SLICE)}) VALUES "  # noqa: S608

_UNSEEN: Final = "organization_id = ? AND _copied_at NOT BETWEEN ? AND ?"
"""The rows of an organization that were not saved between the beginning of a pass and now. Those with a later time were
saved by a clock that was ahead."""

_DATA_ERRORS: Final = frozenset(
    (
        None,  # an error of the module sqlite3 itself
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_RANGE,
        sqlite3.SQLITE_SCHEMA,
        sqlite3.SQLITE_TOOBIG,
    )
)
"""The codes of errors that concern a table or a value. All others concern the file, and would occur again."""
_REMEDIES: Final = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; end that program, and run this again",
    sqlite3.SQLITE_CANTOPEN: GIVE_WRITABLE,
    sqlite3.SQLITE_CORRUPT: "it is damaged; give another file",
    sqlite3.SQLITE_FULL: "free some space, and run this again; everything stored so far is kept",
    sqlite3.SQLITE_IOERR: "the disk has a problem; everything stored so far is kept",
    sqlite3.SQLITE_NOTADB: "it is not a database; give another file",
    sqlite3.SQLITE_READONLY: "make the file and its folder writable, or give another file",
}


class SQLiteDestination(ThreadedDestination):
    """A destination in a SQLite file, which is created if it does not exist."""

    def __init__(self, path: Path | str, *, hold: Hold = "alone", clock: Clock | None = None) -> None:
        """`hold` is how the file is locked against other runs: alone, or together with other processes of the run."""
        super().__init__("bill-async-sqlite")
        self.path = Path(path)
        self._hold: Hold = hold
        self._clock = clock or SystemClock()
        self._tables: dict[str, Table] = {}
        self._connection: sqlite3.Connection | None = None
        self._lock: FileLock | None = None

    async def open(self, resources: Sequence[ResourceList]) -> None:
        """Open the file, and create the tables."""
        try:
            await self._run(lambda: self._open(resources))
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    async def passes(self, organization_id: str) -> list[Pass]:
        """Return the latest pass over each list of an organization that has lost no objects since."""
        return await self._call(lambda: _read_passes(self._database, organization_id))

    async def begin(self, walks: Sequence[Pass]) -> None:
        """Store passes and their slices, and replace earlier passes over the same lists."""
        packed = [(pack(walk, PASS), [pack(part, SLICE) for part in walk.slices]) for walk in walks]
        await self._call(lambda: self._begin(packed))

    async def unseen(self, walk: Pass) -> list[str]:
        """Return the identities of the objects of a list that were not saved since a pass began, and are not marked."""
        statement = f"SELECT id FROM {quote(walk.resource)} WHERE {_UNSEEN} AND _missing_since IS NULL"  # noqa: S608
        values = walk.organization_id, _stamp(walk.started_at), _stamp(self._clock.now())
        return await self._call(lambda: [row[0] for row in self._database.execute(statement, values)])

    async def mark_missing(self, walk: Pass) -> int:
        """Mark the objects of a list that were not saved since a pass began. Return the number of marked objects."""
        statement = f"UPDATE {quote(walk.resource)} SET _missing_since = coalesce(_missing_since, ?) WHERE {_UNSEEN}"  # noqa: S608
        now = _stamp(self._clock.now())
        values = now, walk.organization_id, _stamp(walk.started_at), now

        def mark() -> int:
            with _transaction(self._database) as database:
                return database.execute(statement, values).rowcount

        return await self._call(mark)

    async def finish(self, walk: Pass) -> None:
        """Store the bookmark of a complete pass, and delete its slices."""
        packed: list[tuple[tuple[Any, ...], list[tuple[Any, ...]]]] = [(pack(walk, PASS), [])]
        await self._call(lambda: self._begin(packed))

    async def ids(self, organization_id: str, resource: ResourceList) -> list[str]:
        """Return the identities of all stored objects of a list."""
        statement = f"SELECT id FROM {quote(resource.name)} WHERE organization_id = ?"  # noqa: S608 - a table of ours
        return await self._call(lambda: [row[0] for row in self._database.execute(statement, (organization_id,))])

    # ---- run by the thread

    @property
    def _database(self) -> sqlite3.Connection:
        assert self._connection is not None  # open() comes first
        return self._connection

    def _open(self, resources: Sequence[ResourceList]) -> None:
        if self._connection is None:
            self._connection = self._connect()
        with _transaction(self._database) as database:
            for resource in resources:
                if resource.name not in self._tables:
                    self._tables[resource.name] = Table.make(database, resource)

    def _connect(self) -> sqlite3.Connection:
        path = self._file()
        database = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE[self._hold])
        try:
            self._check(database)
            self._lock = lock_beside(path, self._hold, given=self.path)
            if not path.exists():  # a run that stored nothing removed it before the lock was taken
                raise DestinationError(f"{self.path} was just removed by another run; run this again")
            database.execute("PRAGMA page_size = 16384")  # most objects fit into one page
            database.execute("PRAGMA cache_size = -16384")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            with _transaction(database):
                make_table(database, "_passes", {name: _type(name) for name in PASS}, _PASSES_KEY)
                make_table(database, "_slices", {name: _type(name) for name in _STORED_SLICE}, _SLICES_KEY)
                make_bookkeeping(database)
                database.execute(f"PRAGMA application_id = {APPLICATION}")
                database.execute(f"PRAGMA user_version = {VERSION}")
        except BaseException:
            database.close()
            self._unlock()
            raise
        return database

    def _file(self) -> Path:
        """Return the resolved path of the file, and create the file if needed. All links to it share one lock."""
        path = resolve(self.path, DestinationError)
        create_file(path)
        if path.stat().st_nlink > 1:  # SQLite finds its WAL by the name
            raise DestinationError(
                f"{self.path} has several hard links, and SQLite would damage it; give a file with one name"
            )
        return path

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _check(self, database: sqlite3.Connection) -> None:
        """Refuse a file of another program or a later version."""
        application, version, empty = identify(database)
        if application != APPLICATION and not empty:
            raise DestinationError(f"{self.path} is a database of another program; give another file")
        if version > VERSION:
            raise DestinationError(
                f"{self.path} was written by a later bill-async: its format is {version}, and this release reads "
                f"{VERSION}; update bill-async, or give another file"
            )

    def _inspect(self) -> list[Pass]:
        path = resolve(self.path, DestinationError)
        if not path.exists():
            raise NoCopyError(f"{self.path} does not exist; give the file of a copy")
        # A file that nobody has open is read as it is, because SQLite would make files beside it for its log.
        log = path.with_name(f"{path.name}-wal")
        database = sqlite3.connect(f"{path.as_uri()}?mode=ro{'' if log.exists() else '&immutable=1'}", uri=True)
        try:
            self._check(database)
            database.execute("BEGIN")
            if not database.execute("PRAGMA table_info(_passes)").fetchall():
                return []
            found = database.execute("SELECT DISTINCT organization_id FROM _passes ORDER BY 1").fetchall()
            return [state for (organization_id,) in found for state in _read_passes(database, organization_id)]
        finally:
            database.close()

    def _begin(self, packed: Sequence[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]) -> None:
        with _transaction(self._database) as database:
            for state, parts in packed:
                organization_id, resource, started_at, since, *_ = state
                key = organization_id, resource
                if since is None and database.execute(_GET_STARTED_AT, key).fetchone() != (started_at,):
                    database.execute(
                        "DELETE FROM _lost WHERE organization_id = ? AND resource = ?", key
                    )  # everything is copied again
                database.execute(_SAVE_PASS, state)
                database.execute("DELETE FROM _slices WHERE organization_id = ? AND resource = ?", key)
                for statement, cells in _save_slices([(*key, *part) for part in parts]):
                    database.execute(statement, cells)

    def _store(self, batches: Sequence[Batch]) -> list[Saved]:
        # Other processes of the run wait while the transaction writes, so everything is made before.
        pages = [self._rows(batch) for batch in batches]
        checkpoints = [
            (batch.organization_id, batch.resource.name, *pack(batch.checkpoint, SLICE)) for batch in batches
        ]
        stored = [*statements(pages), *_save_slices(checkpoints)]
        # It begins to write when the values of the first statement are bound, which takes as long as to store them.
        with _transaction(self._database, "BEGIN") as database:
            for statement, cells in stored:
                database.execute(statement, cells)
        return [page.saved for page in pages]

    def _rows(self, batch: Batch) -> Rows:
        return self._tables[batch.resource.name].rows(batch, _stamp(self._clock.now()))

    def _failure(self, error: Exception) -> Exception:
        if not isinstance(error, sqlite3.Error):
            return error
        code: int | None = getattr(error, "sqlite_errorcode", None)
        if (None if code is None else code & 0xFF) in _DATA_ERRORS:
            return BillError(f"{self.path}: {error}")
        return self._unusable(error)

    def _unusable(self, error: sqlite3.Error) -> DestinationError:
        remedy = _REMEDIES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        return DestinationError(f"{self.path}: {error}" + (f"; {remedy}" if remedy else ""))

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._unlock()


@contextmanager
def _transaction(database: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Generator[sqlite3.Connection]:
    database.execute(begin)
    try:
        yield database
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # a full disk has already ended it
            database.execute("ROLLBACK")
        raise


def _read_passes(database: sqlite3.Connection, organization_id: str) -> list[Pass]:
    """Return the passes of an organization. A list whose checkpoint cannot be read is copied again."""
    columns, parts = (_existing(database, table, wanted) for table, wanted in (("_passes", PASS), ("_slices", SLICE)))
    statement = (
        f"SELECT {names(columns)} FROM _passes WHERE organization_id = ? AND NOT EXISTS (SELECT 1 FROM _lost "  # noqa: S608
        "WHERE _lost.organization_id = _passes.organization_id AND _lost.resource = _passes.resource)"
    )
    found: dict[str, Pass] = {}
    for row in database.execute(statement, (organization_id,)):
        with suppress(TypeError, ValueError):
            found[row[1]] = Pass(**unpack(columns, row))
    statement = f"SELECT resource, {names(parts)} FROM _slices WHERE organization_id = ? ORDER BY number"  # noqa: S608
    for resource, *row in database.execute(statement, (organization_id,)):
        if resource in found:
            try:
                found[resource].slices.append(Slice(**unpack(parts, row)))
            except (TypeError, ValueError):
                del found[resource]
    return list(found.values())


def _existing(database: sqlite3.Connection, table: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns that a table has. That of an earlier release has fewer."""
    there = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
    return tuple(name for name in wanted if name in there)


def _save_slices(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, list[Any]]]:
    """Yield the statements that store checkpoints, and their values. The last one of a slice remains."""
    row = marks(_STORED_SLICE)
    for count, part in split_rows([cell for cells in rows for cell in cells], len(_STORED_SLICE)):
        yield _SAVE_SLICES + ", ".join([row] * count), part


def _stamp(moment: datetime) -> str:
    """Return a time in UTC as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _type(name: str) -> str:
    """Return the type of a column of the checkpoint tables."""
    if name in _SLICES_KEY:
        return "INTEGER NOT NULL" if name == "number" else "TEXT NOT NULL"
    return "TEXT" if name in _TEXTS else "INTEGER NOT NULL DEFAULT 0"
