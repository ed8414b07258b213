"""A destination in a DuckDB file, with a table for each resource: `pip install bill-async[duckdb]`.

    async with DuckDBDestination("bills.duckdb") as destination:
        await sync({"008...": client}, destination)

    SELECT vendor_name, sum(due_amount) FROM bills WHERE due_date < today() GROUP BY ALL

The columns are described in arrow_rows.py: amounts are `DECIMAL(38, 18)`, days `DATE`, moments `TIMESTAMPTZ`, other
objects `STRUCT`, and lists of them `STRUCT[]`. There is no index, because that of a million objects would not fit into
the memory of a run: an object is replaced by its key. `_passes` and `_slices` hold the checkpoints, and `_counts` the
number of rows of each list. A list with another number of rows has lost some, or its table was dropped; it is copied
again. `_unplaced` holds objects without an identity.

One thread does all work on the database. Only one process can use the file, also for reading, until the run has ended.
Only its owner can read it.
"""

from __future__ import annotations

import glob
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, Final

try:
    import duckdb
    import pyarrow as pa
except ImportError as error:
    raise ImportError('copies into DuckDB need duckdb and pyarrow: install "bill-async[duckdb]"') from error

from bill_async._base.clock import Clock, SystemClock
from bill_async._base.private_files import create_private
from bill_async._base.sqlite_files import resolve
from bill_async.errors import BillError, ConfigurationError

from .arrow_arrays import numbers, texts
from .arrow_rows import ArrowRows, Page, latest
from .checkpoints import StoredPass, read_pass, write
from .destination import Batch, DestinationError, NoCopyError, Pass, Saved
from .locking import GIVE_WRITABLE, FileLock, Hold, lock_beside
from .resource_lists import ResourceList
from .tables import names, quote
from .threaded import ThreadedDestination

__all__ = ["MEMORY", "MOST_MEMORY", "DuckDBDestination", "connect", "make_spill"]

VERSION: Final = 1
"""The version of the tables with the checkpoints. A file with a later version is refused."""
MEMORY: Final = 24
"""The megabytes for the pages of tables. The file is read again where they do not suffice."""
MOST_MEMORY: Final = 4096
"""The megabytes above which no more memory is tried."""
_LOG: Final = 16_000_000
"""The bytes of the log at which it is written into the file."""
_GROUP: Final = 4096
"""The number of objects of a row group. DuckDB holds a group in memory when it writes it into the file."""
_APPLICATION: Final = "bill-async"

_BOOKKEEPING: Final = """
CREATE TABLE IF NOT EXISTS _passes (organization_id VARCHAR, resource VARCHAR, checkpoint VARCHAR);
CREATE TABLE IF NOT EXISTS _slices (organization_id VARCHAR, resource VARCHAR, number BIGINT, checkpoint VARCHAR);
CREATE TABLE IF NOT EXISTS _counts (organization_id VARCHAR, resource VARCHAR, rows BIGINT);
CREATE TABLE IF NOT EXISTS _unplaced (
    organization_id VARCHAR, resource VARCHAR, parent_id VARCHAR, _raw VARCHAR, _copied_at TIMESTAMPTZ
);
"""
_TRIES: Final = 100
_PAUSE: Final = 0.1
"""How often a file that another program has opened is tried again, and the seconds between."""
_IN_USE: Final = "lock on file"
"""What DuckDB says of such a file."""
_LIST: Final = "organization_id = ? AND resource = ?"
_REMEDIES: Final = (
    ("Could not write", "free some space, and run this again; everything stored so far is kept"),
    ("not a valid DuckDB", "give another file"),
    ("Permission denied", "make the file and its folder writable, or give another file"),
    (_IN_USE, "another program is using it; end that program, and run this again"),
)
_UNUSABLE: Final = (
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.SerializationException,
    duckdb.TransactionException,
    OSError,
    sqlite3.Error,
)
"""Errors that concern the file, and would occur again. All others concern a table or a value."""
_NO_MEMORY: Final = (duckdb.OutOfMemoryException, duckdb.TransactionException)
"""Errors of a transaction that does not fit into the memory."""


class DuckDBDestination(ThreadedDestination):
    """A destination in a DuckDB file, which is created if it does not exist."""

    def __init__(self, path: Path | str, *, hold: Hold = "alone", clock: Clock | None = None) -> None:
        """Raises: `ConfigurationError` if the file is to be held together with other processes."""
        if hold != "alone":
            raise ConfigurationError(
                f"{path}: only one process can write to a DuckDB file; use one process, or a folder of Parquet files"
            )
        super().__init__("bill-async-duckdb")
        self.path = Path(path)
        self._clock = clock or SystemClock()
        self._tables: dict[str, ArrowRows] = {}
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._file: Path | None = None
        self._spill: Path | None = None
        self._lock: FileLock | None = None
        self._enough = MEMORY
        """The megabytes with which everything could be written so far."""

    async def open(self, resources: Sequence[ResourceList]) -> None:
        """Open the file, and create the tables."""
        await self._call(lambda: self._open(resources))

    async def passes(self, organization_id: str) -> list[Pass]:
        """Return the latest pass over each list of an organization that had lost no objects when the file was
        opened."""
        return await self._call(lambda: _read_passes(self._database, organization_id))

    async def begin(self, walks: Sequence[Pass]) -> None:
        """Store passes and their slices, and replace earlier passes over the same lists."""
        stored = [StoredPass(walk) for walk in walks]
        await self._call(lambda: self._begin(stored))

    async def finish(self, walk: Pass) -> None:
        """Store the bookmark of a complete pass, and delete its slices."""
        stored = StoredPass(walk)
        stored.slices.clear()
        await self._call(lambda: self._begin([stored]))

    async def ids(self, organization_id: str, resource: ResourceList) -> list[str]:
        """Return the identities of all stored objects of a list."""
        statement = f"SELECT id FROM {quote(resource.name)} WHERE organization_id = ?"  # noqa: S608 - a table of ours
        return await self._call(lambda: [row[0] for row in self._fetch(statement, [organization_id])])

    async def unseen(self, walk: Pass) -> list[str]:
        """Return the identities of the objects of a list that were not saved since a pass began, and are not marked."""
        statement = (
            f"SELECT id FROM {quote(walk.resource)} "  # noqa: S608
            "WHERE organization_id = ? AND _copied_at NOT BETWEEN ? AND ? AND _missing_since IS NULL"
        )
        values = [walk.organization_id, walk.started_at, self._clock.now()]
        return await self._call(lambda: [row[0] for row in self._fetch(statement, values)])

    async def mark_missing(self, walk: Pass) -> int:
        """Mark the objects of a list that were not stored since a pass began. Return how many there are."""
        since, now = walk.started_at, self._clock.now()
        statement = (
            f"UPDATE {quote(walk.resource)} SET _missing_since = coalesce(_missing_since, ?) "  # noqa: S608
            "WHERE organization_id = ? AND _copied_at NOT BETWEEN ? AND ?"
        )
        ((count,),) = await self._call(lambda: self._change(statement, [now, walk.organization_id, since, now]))
        return int(count)

    # ---- run by the thread

    @property
    def _database(self) -> duckdb.DuckDBPyConnection:
        assert self._connection is not None  # open() comes first
        return self._connection

    def _fetch(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        return self._database.execute(statement, list(values)).fetchall()

    def _change(self, statement: str, values: Sequence[object]) -> list[Any]:
        with self._transaction():
            return self._fetch(statement, values)

    def _open(self, resources: Sequence[ResourceList]) -> None:
        if self._connection is None:
            self._connect()
        with self._transaction():
            for resource in resources:
                if resource.name not in self._tables:
                    rows = ArrowRows.of(resource)
                    self._make_table(resource.name, rows.schema)
                    self._forget_lost(resource.name)
                    self._tables[resource.name] = rows

    def _connect(self) -> None:
        path = resolve(self.path, DestinationError)
        try:
            self._lock = lock_beside(path, "alone", given=self.path)
            if not path.exists():
                _create(path)
            self._file = path
            self._spill = make_spill(path.parent, f"{path.name}.spill-", alone=True)
            self._connection = connect(path, self._spill)
            self._check()
            with self._transaction() as database:
                database.execute(_BOOKKEEPING)
        except BaseException:
            self._close()
            raise

    def _check(self) -> None:
        """Refuse a file of another program, or of a later release. Store the version in a new one."""
        if _is_new(self._database, self.path):
            with self._transaction() as database:
                database.execute("CREATE TABLE _version (application VARCHAR, version INTEGER)")
                database.execute("INSERT INTO _version VALUES (?, ?)", [_APPLICATION, VERSION])

    def _make_table(self, name: str, schema: pa.Schema) -> None:
        """Create a table, or add the columns and the parts of structs that a table of an earlier release lacks."""
        database = self._database
        with _registered(database, schema.empty_table()) as view:
            database.execute(f"CREATE TABLE IF NOT EXISTS {quote(name)} AS FROM {view}")
            wanted = {row[0]: row[1] for row in self._fetch(f"DESCRIBE {view}")}
        existing = {row[0]: row[1] for row in self._fetch(f"DESCRIBE {quote(name)}")}
        for column, type in wanted.items():
            if column not in existing:
                database.execute(f"ALTER TABLE {quote(name)} ADD COLUMN {quote(column)} {type}")
            elif existing[column] != type:
                database.execute(f"ALTER TABLE {quote(name)} ALTER COLUMN {quote(column)} TYPE {type}")

    def _forget_lost(self, resource: str) -> None:
        """Forget the passes over lists that have lost objects, or whose table was dropped."""
        rows = f"SELECT organization_id, count(*) AS rows FROM {quote(resource)} GROUP BY ALL"  # noqa: S608
        lost = self._fetch(
            f"SELECT organization_id FROM _counts LEFT JOIN ({rows}) AS found USING (organization_id) "  # noqa: S608
            "WHERE resource = ? AND _counts.rows <> coalesce(found.rows, 0)",
            [resource],
        )
        for (organization_id,) in lost:
            for table in ("_passes", "_slices", "_counts"):
                self._fetch(f"DELETE FROM {table} WHERE {_LIST}", [organization_id, resource])  # noqa: S608
            self._count(resource, {organization_id: self._rows_of(organization_id, resource)})

    def _rows_of(self, organization_id: str, resource: str) -> int:
        ((count,),) = self._fetch(
            f"SELECT count(*) FROM {quote(resource)} WHERE organization_id = ?",  # noqa: S608
            [organization_id],
        )
        return int(count)

    def _count(self, resource: str, changes: Mapping[str, int]) -> None:
        """Add to the numbers of rows of a list, by organization."""
        if not changes:
            return
        arrays = [texts(changes), numbers([*changes.values()])]
        with _registered(self._database, pa.Table.from_arrays(arrays, ["organization_id", "change"])) as view:
            same = f"resource = ? AND _counts.organization_id = {view}.organization_id"
            self._fetch(f"UPDATE _counts SET rows = rows + change FROM {view} WHERE {same}", [resource])  # noqa: S608
            self._fetch(
                f"INSERT INTO _counts SELECT organization_id, ?, change FROM {view} "  # noqa: S608
                f"WHERE NOT EXISTS (SELECT 1 FROM _counts WHERE {same})",
                [resource, resource],
            )

    def _inspect(self) -> list[Pass]:
        path = resolve(self.path, DestinationError)
        if not path.exists():
            raise NoCopyError(f"{self.path} does not exist; give the file of a copy")
        with duckdb.connect(str(path), read_only=True) as database:
            if _is_new(database, self.path):
                return []
            found = database.execute("SELECT DISTINCT organization_id FROM _passes ORDER BY 1").fetchall()
            return [state for (organization_id,) in found for state in _read_passes(database, organization_id)]

    def _begin(self, walks: Sequence[StoredPass]) -> None:
        with self._transaction():
            for walk in walks:
                for table in ("_passes", "_slices"):
                    self._fetch(f"DELETE FROM {table} WHERE {_LIST}", walk.key)  # noqa: S608
                self._fetch("INSERT INTO _passes VALUES (?, ?, ?)", [*walk.key, walk.text])
                for number, text in walk.slices:
                    self._fetch("INSERT INTO _slices VALUES (?, ?, ?, ?)", [*walk.key, number, text])

    def _store(self, batches: Sequence[Batch]) -> list[Saved]:
        now = self._clock.now()
        pages = [self._tables[batch.resource.name].page(batch, now) for batch in batches]
        together: dict[str, list[Page]] = {}
        checkpoints: dict[tuple[str, str, int], str] = {}
        for batch, page in zip(batches, pages, strict=True):
            resource, number = batch.resource.name, batch.checkpoint.number
            together.setdefault(resource, []).append(page)
            checkpoints[batch.organization_id, resource, number] = write(batch.checkpoint)

        def store() -> None:
            with self._transaction():
                for resource, parts in together.items():
                    self._replace(resource, latest(self._tables[resource], parts))
                for batch, page in zip(batches, pages, strict=True):
                    self._store_unplaced(batch, page, now)
                self._store_checkpoints(checkpoints)

        try:
            store()
        except _NO_MEMORY:
            if len(batches) > 1:
                raise  # they are stored one after the other
            self._shorten_log()  # it takes memory, too
            self._with_more_memory(store)
        assert self._file is not None
        if _log(self._file).stat().st_size > _LOG:
            self._shorten_log()
        return [page.saved for page in pages]

    def _replace(self, resource: str, rows: pa.Table) -> None:
        if not len(rows):
            return
        table, key = quote(resource), self._tables[resource].key
        same = " AND ".join(f"{table}.{quote(name)} = new.{quote(name)}" for name in key)
        changes: Counter[str] = Counter(map(str, rows["organization_id"].to_pylist()))
        with _registered(self._database, rows) as view:
            there = f"SELECT organization_id, count(*) FROM {table} SEMI JOIN {view} AS new ON {same} GROUP BY ALL"  # noqa: S608
            if old := dict(self._fetch(there)):
                self._fetch(f"DELETE FROM {table} USING {view} AS new WHERE {same}")  # noqa: S608
                changes.subtract(old)
            self._fetch(f"INSERT INTO {table} BY NAME FROM {view}")
        self._count(resource, {owner: change for owner, change in changes.items() if change})

    def _store_unplaced(self, batch: Batch, page: Page, now: object) -> None:
        for text in page.unplaced:
            key = [batch.organization_id, batch.resource.name, text]
            self._fetch(f"DELETE FROM _unplaced WHERE {_LIST} AND _raw = ?", key)  # noqa: S608
            self._fetch(
                "INSERT INTO _unplaced VALUES (?, ?, ?, ?, ?)", [*key[:2], batch.checkpoint.parent_id, text, now]
            )

    def _store_checkpoints(self, checkpoints: dict[tuple[str, str, int], str]) -> None:
        columns = ("organization_id", "resource", "number", "checkpoint")
        organizations, lists, places = zip(*checkpoints, strict=True)
        arrays = [texts(organizations), texts(lists), numbers(places), texts(checkpoints.values())]
        with _registered(self._database, pa.Table.from_arrays(arrays, list(columns))) as view:
            self._fetch(
                f"DELETE FROM _slices USING {view} AS new WHERE _slices.organization_id = new.organization_id "  # noqa: S608
                "AND _slices.resource = new.resource AND _slices.number = new.number"
            )
            self._fetch(f"INSERT INTO _slices ({names(columns)}) SELECT {names(columns)} FROM {view}")  # noqa: S608

    @contextmanager
    def _transaction(self) -> Generator[duckdb.DuckDBPyConnection]:
        database = self._database
        assert self._file is not None
        create_private(_log(self._file))  # DuckDB would make it readable by others, after each checkpoint anew
        database.execute("BEGIN")
        try:
            yield database
            database.execute("COMMIT")
        except BaseException:
            _roll_back(database)
            raise

    def _shorten_log(self) -> None:
        """Write the log into the file, and open it again, or DuckDB would keep records of all row groups."""
        self._write_log()
        self._database.close()
        self._reopen(MEMORY)

    def _write_log(self) -> None:
        """Write the log into the file. That needs memory for a whole row group, which may have large objects."""
        self._with_more_memory(lambda: self._database.execute("CHECKPOINT copy"))

    def _with_more_memory(self, work: Callable[[], object]) -> None:
        """Do what may need more memory. If it fails, open the file again with twice as much, and do it again."""
        while True:
            try:
                self._database.execute(f"SET memory_limit = '{self._enough}MB'")
                work()
                break
            except duckdb.ConnectionException:
                raise  # it could not be opened again before
            except duckdb.Error:
                if self._enough >= MOST_MEMORY:
                    raise
                self._database.close()  # it refuses everything from now on; the log still has all objects
                self._enough *= 2
                self._reopen(self._enough)
        with suppress(duckdb.OutOfMemoryException):  # what is in use now is free when the log has been written
            self._database.execute(f"SET memory_limit = '{MEMORY}MB'")

    def _reopen(self, memory: int) -> None:
        """Open the file again. Another program may have opened it meanwhile, to read it; that may take a moment."""
        assert self._file is not None
        assert self._spill is not None
        for tries in count(1):
            try:
                self._connection = connect(self._file, self._spill, memory=memory)
                return
            except duckdb.IOException as error:
                if _IN_USE not in str(error) or tries == _TRIES:
                    raise
                time.sleep(_PAUSE)

    def _failure(self, error: Exception) -> Exception:
        if isinstance(error, _UNUSABLE):
            text = str(error)
            remedy = next((remedy for sign, remedy in _REMEDIES if sign in text), None)
            return DestinationError(f"{self.path}: {text}" + (f"; {remedy}" if remedy else ""))
        return BillError(f"{self.path}: {error}") if isinstance(error, duckdb.Error) else error

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(duckdb.Error):  # what is in the log stays there
                self._write_log()
            self._connection.close()
            self._connection = None
        if self._file is not None:
            log = _log(self._file)
            if log.exists() and not log.stat().st_size:
                log.unlink()
        if self._spill is not None:
            shutil.rmtree(self._spill, ignore_errors=True)
            self._spill = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._file = None
        self._tables.clear()


def connect(path: Path | None, spill: Path, *, memory: int = MEMORY) -> duckdb.DuckDBPyConnection:
    """Open a database, or none, with so many megabytes of memory. What does not fit is written to the folder `spill`.

    DuckDB neither installs extensions nor uses more than the calling thread.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "memory_limit": f"{memory}MB",
        "preserve_insertion_order": "false",
        "temp_directory": str(spill),
        "threads": "1",
        "wal_autocheckpoint": "1TB",
    }
    database = duckdb.connect(":memory:", config=settings)
    try:
        database.execute("SET TimeZone = 'UTC'")
        if path is not None:
            place = str(path).replace("'", "''")
            database.execute(f"ATTACH '{place}' AS copy (ROW_GROUP_SIZE {_GROUP})")
            database.execute("USE copy")
    except BaseException:
        database.close()
        raise
    return database


def make_spill(folder: Path, prefix: str, *, alone: bool) -> Path:
    """Make a private folder for what does not fit into memory; `alone`, remove those of runs that were killed."""
    for left in folder.glob(f"{glob.escape(prefix)}*") if alone else ():
        shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=prefix, dir=folder))


def _is_new(database: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Whether a database has no tables.

    Raises: `DestinationError` if it has those of another program, or of a later release.
    """
    tables = {name for (name,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return True
    found = database.execute("SELECT application, version FROM _version").fetchall() if "_version" in tables else []
    if not found or found[0][0] != _APPLICATION:
        raise DestinationError(f"{path} is the database of another program; give another file")
    if found[0][1] > VERSION:
        raise DestinationError(
            f"{path}: its format is {found[0][1]}, and this release reads {VERSION}; "
            "update bill-async, or give another file"
        )
    return False


def _create(path: Path) -> None:
    """Create a database that only its owner can read. DuckDB takes no empty file, and follows the umask."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=path.name) as folder:
            draft = Path(folder, path.name)
            duckdb.connect(str(draft)).close()
            draft.chmod(0o600)
            draft.rename(path)
    except OSError as error:
        raise DestinationError(f"{path} cannot be created: {error.strerror}; {GIVE_WRITABLE}") from error


def _log(path: Path) -> Path:
    """Return the write-ahead log of a database."""
    return path.with_name(f"{path.name}.wal")


def _read_passes(database: duckdb.DuckDBPyConnection, organization_id: str) -> list[Pass]:
    """Return the passes of an organization. A list whose checkpoint cannot be read is copied again."""
    slices: dict[str, list[str]] = {}
    statement = "SELECT resource, checkpoint FROM _slices WHERE organization_id = ? ORDER BY number"
    for resource, text in database.execute(statement, [organization_id]).fetchall():
        slices.setdefault(resource, []).append(text)
    statement = "SELECT resource, checkpoint FROM _passes WHERE organization_id = ?"
    passes = database.execute(statement, [organization_id]).fetchall()
    found = [read_pass(text, slices.get(resource, ())) for resource, text in passes]
    return [state for state in found if state is not None]


@contextmanager
def _registered(database: duckdb.DuckDBPyConnection, table: pa.Table) -> Generator[str]:
    """Let statements read a table by a name."""
    name = "_arrow"
    database.register(name, table)
    yield name
    database.unregister(name)  # not after an error: that has ended the transaction, and the next table takes its place


def _roll_back(database: duckdb.DuckDBPyConnection) -> None:
    try:
        database.execute("ROLLBACK")
    except duckdb.Error:
        pass  # a fatal error has ended the transaction
