"""The embedded destination: one SQLite file, one table a resource.

    CREATE TABLE bills (organization_id TEXT, id TEXT, amount TEXT, due_date TEXT, archived INTEGER, ...,
                        bill_line_items TEXT GENERATED ALWAYS AS (json_extract(_raw, '$."billLineItems"')) VIRTUAL,
                        _raw TEXT, _copied_at TEXT, PRIMARY KEY (organization_id, id)) STRICT

A column is named like the Python attribute. Amounts and other numbers with a fraction are exact
text, whole numbers and truth values integers; dates and times stay as BILL wrote them. `_raw` is the
whole object, byte for byte as it was sent. Objects and lists within it are JSON text that SQLite
takes out of `_raw` when it is asked for, with every digit; they are not stored twice. `id` is the
identity (see `Resource.identity`); the tables of nested lists have a `parent_id` in their key as
well. `_passes` and `_slices` hold the checkpoints.

All work is done by one thread, the only one that touches the database, so the event loop never
waits for the disk. The file is in WAL mode: it can be read while it is written. A transaction that
was committed survives the death of the process, and is lost whole or not at all with the machine.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from bill_async._clock import Clock, SystemClock
from bill_async.errors import DecodeError

from .catalog import Resource
from .destination import Batch, DestinationError, Pass
from .rows import Column, columns
from .slicing import Slice

__all__ = ["SQLiteDestination"]

R = TypeVar("R")
_Waiting: TypeAlias = tuple[Batch, "asyncio.Future[None]"]

VERSION: Final = 1
"""Of the tables that hold the checkpoints. A file of a later version is refused."""
APPLICATION: Final = 0x42494C4C
"""Marks the file as ours."""

_STRICT: Final = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_STATE: Final = f"""
CREATE TABLE IF NOT EXISTS _passes (
    organization_id TEXT NOT NULL, resource TEXT NOT NULL, started_at TEXT NOT NULL, since TEXT,
    plain INTEGER NOT NULL, bookmark TEXT, finished INTEGER NOT NULL,
    PRIMARY KEY (organization_id, resource)){_STRICT};
CREATE TABLE IF NOT EXISTS _slices (
    organization_id TEXT NOT NULL, resource TEXT NOT NULL, number INTEGER NOT NULL, parent_id TEXT,
    lower TEXT, start TEXT, upper TEXT, until TEXT, first TEXT, position TEXT, newest TEXT,
    ordered INTEGER NOT NULL, cursor TEXT, pages INTEGER NOT NULL, objects INTEGER NOT NULL, done INTEGER NOT NULL,
    PRIMARY KEY (organization_id, resource, number)){_STRICT};
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""
_VARIABLES: Final = 32766 if sqlite3.sqlite_version_info >= (3, 32) else 999
"""How many values a statement can take."""
_PASS: Final = ("organization_id", "resource", "started_at", "since", "plain", "bookmark", "finished")
_SLICE: Final = tuple(field.name for field in attrs.fields(Slice))
_TIMES: Final = frozenset(
    ("started_at", "since", "bookmark", "lower", "start", "upper", "until", "first", "position", "newest")
)
_FLAGS: Final = frozenset(("plain", "finished", "ordered", "done"))


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_quote, names))


def _marks(values: Sized) -> str:
    return ", ".join("?" * len(values))


_SAVE_PASS: Final = f"INSERT OR REPLACE INTO _passes ({_names(_PASS)}) VALUES ({_marks(_PASS)})"  # noqa: S608 - constants
_SAVE_SLICE: Final = f"INSERT OR REPLACE INTO _slices (organization_id, resource, {_names(_SLICE)}) VALUES "  # noqa: S608
_SLICE_MARKS: Final = f"(?, ?, {_marks(_SLICE)})"


class SQLiteDestination:
    """Copies into a SQLite file, which is made if it does not exist."""

    def __init__(self, path: Path | str, *, clock: Clock | None = None) -> None:
        self.path = Path(path)
        self._clock = clock or SystemClock()
        self._tables: dict[str, _Table] = {}
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Future[list[Exception | None]] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None

    async def __aenter__(self) -> SQLiteDestination:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self, resources: Sequence[Resource]) -> None:
        """Open the file and make the tables."""
        await self._do(lambda: self._open(resources))

    async def passes(self, organization_id: str) -> list[Pass]:
        """Return the latest pass over each list of an organization."""
        return await self._do(lambda: self._passes(organization_id))

    async def begin(self, walks: Sequence[Pass]) -> None:
        """Store passes and their slices in the place of the former passes over the same lists."""
        packed = [(_pack(walk, _PASS), [_pack(part, _SLICE) for part in walk.slices]) for walk in walks]
        await self._do(lambda: self._begin(packed))

    async def save(self, batch: Batch) -> None:
        """Store the objects and the checkpoint of a page in one transaction."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((batch, future))
        if self._writing is None:
            self._write()
        await future

    async def finish(self, walk: Pass) -> None:
        """Store the bookmark of a pass that is complete, and drop its slices."""
        packed: list[tuple[tuple[Any, ...], list[tuple[Any, ...]]]] = [(_pack(walk, _PASS), [])]
        await self._do(lambda: self._begin(packed))

    async def ids(self, organization_id: str, resource: Resource) -> list[str]:
        """Return the identities of all stored objects of a list."""
        statement = f"SELECT id FROM {_quote(resource.name)} WHERE organization_id = ?"  # noqa: S608 - a table of ours
        return await self._do(lambda: [row[0] for row in self._database.execute(statement, (organization_id,))])

    async def close(self) -> None:
        """Store what is under way and close the file."""
        if self._thread is None:
            return
        while self._writing is not None:
            await asyncio.wait([self._writing])
        thread, self._thread = self._thread, None
        closing = asyncio.get_running_loop().run_in_executor(thread, self._close)
        thread.shutdown(wait=False)
        await asyncio.shield(closing)

    def _write(self) -> None:
        """Have the thread store all pages that wait, in one transaction: a busy loop makes every step of it slow."""
        pages, self._waiting = self._waiting, []
        self._writing = self._run(lambda: self._save([batch for batch, _ in pages]))
        self._writing.add_done_callback(lambda written: self._written(pages, written.result()))

    def _written(self, pages: list[_Waiting], errors: list[Exception | None]) -> None:
        self._writing = None
        for (_, future), error in zip(pages, errors, strict=True):
            if future.done():
                continue  # cancelled
            if error is None:
                future.set_result(None)
            else:
                future.set_exception(error)
        if self._waiting:
            self._write()

    async def _do(self, work: Callable[[], R]) -> R:
        """Have the thread do something."""
        try:
            return await self._run(work)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def _run(self, work: Callable[[], R]) -> asyncio.Future[R]:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bill-async-sqlite")
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    # ---- what follows runs in the thread

    @property
    def _database(self) -> sqlite3.Connection:
        assert self._connection is not None  # open() comes first
        return self._connection

    def _open(self, resources: Sequence[Resource]) -> None:
        if self._connection is None:
            self._connection = self._connect()
        with self._transaction() as database:
            for resource in resources:
                if resource.name not in self._tables:
                    self._tables[resource.name] = _Table.make(database, resource)

    def _connect(self) -> sqlite3.Connection:
        if not self.path.parent.is_dir():
            raise DestinationError(f"{self.path}: there is no folder {self.path.parent}")
        database = sqlite3.connect(self.path, isolation_level=None)
        try:
            self._check(database)
            database.execute("PRAGMA page_size = 16384")  # an object seldom needs more than one page
            database.execute("PRAGMA cache_size = -65536")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(f"BEGIN; {_STATE} COMMIT;")
        except BaseException:
            database.close()
            raise
        return database

    def _check(self, database: sqlite3.Connection) -> None:
        """Refuse a file that is not ours, or newer than this code."""
        application, version = (
            database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if application != APPLICATION and database.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise DestinationError(f"{self.path} is a database of something else; give another file")
        if version > VERSION:
            raise DestinationError(
                f"{self.path} was written by a later bill-async: its format is {version}, this one knows {VERSION}; "
                "update bill-async, or give another file"
            )

    def _passes(self, organization_id: str) -> list[Pass]:
        read = self._database.execute
        found = {
            row[1]: Pass(**_unpack(_PASS, row))
            for row in read(f"SELECT {', '.join(_PASS)} FROM _passes WHERE organization_id = ?", (organization_id,))  # noqa: S608
        }
        statement = f"SELECT resource, {_names(_SLICE)} FROM _slices WHERE organization_id = ? ORDER BY number"  # noqa: S608
        for resource, *row in read(statement, (organization_id,)):
            found[resource].slices.append(Slice(**_unpack(_SLICE, row)))
        return list(found.values())

    def _begin(self, packed: Sequence[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]) -> None:
        with self._transaction() as database:
            for state, parts in packed:
                key = state[:2]
                database.execute(_SAVE_PASS, state)
                database.execute("DELETE FROM _slices WHERE organization_id = ? AND resource = ?", key)
                _save_slices(database, [(*key, *part) for part in parts])

    def _save(self, batches: Sequence[Batch]) -> list[Exception | None]:
        """Store pages; return what went wrong with each. One that cannot be stored does not hold up the others."""
        try:
            with self._transaction() as database:
                for batch in batches:
                    self._store(database, batch)
                _save_slices(
                    database,
                    [
                        (batch.organization_id, batch.resource.name, *_pack(batch.checkpoint, _SLICE))
                        for batch in batches
                    ],
                )
        except Exception as error:
            if len(batches) == 1:
                return [self._failure(error) if isinstance(error, sqlite3.Error) else error]
            return [result for batch in batches for result in self._save([batch])]
        return [None] * len(batches)

    def _store(self, database: sqlite3.Connection, batch: Batch) -> None:
        table = self._tables[batch.resource.name]
        cells = table.cells(batch, self._clock.now().isoformat(timespec="milliseconds"))
        for statement, part in table.statements(cells):
            database.execute(statement, part)

    def _failure(self, error: sqlite3.Error) -> DestinationError:
        return DestinationError(f"{self.path}: {error}")

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        try:
            yield database
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@attrs.frozen
class _Table:
    """The table of a resource."""

    resource: Resource
    columns: tuple[Column, ...]
    """Those that are stored; objects and lists are not."""
    insert: str
    """The beginning of the statement that stores objects; `marks`, once for each of them, and `update` follow."""
    marks: str
    update: str
    width: int
    """How many values make a row."""

    @classmethod
    def make(cls, database: sqlite3.Connection, resource: Resource) -> _Table:
        """Make the table, or add the columns that it lacks."""
        key = ("organization_id", "id") if resource.parent is None else ("organization_id", "parent_id", "id")
        own = tuple(column for column in columns(resource.fields, _taken(resource, key)) if column.wire != "id")
        types = {**dict.fromkeys(key, "TEXT NOT NULL"), **{column.name: _type(column) for column in own}}
        types |= {"_raw": "TEXT NOT NULL", "_copied_at": "TEXT NOT NULL"}
        name = _quote(resource.name)
        there = {row[1] for row in database.execute(f"PRAGMA table_xinfo({name})")}
        if not there:
            body = ", ".join(f"{_quote(column)} {type}" for column, type in types.items())
            database.execute(f"CREATE TABLE {name} ({body}, PRIMARY KEY ({', '.join(key)})){_STRICT}")
        else:
            for column in own:
                if column.name not in there:
                    database.execute(f"ALTER TABLE {name} ADD COLUMN {_quote(column.name)} {types[column.name]}")
        stored = tuple(column for column in own if column.convert is not None)
        filled = (*key, *(column.name for column in stored), "_raw", "_copied_at")
        changes = ", ".join(f"{_quote(column)} = excluded.{_quote(column)}" for column in filled if column not in key)
        return cls(
            resource,
            stored,
            insert=f"INSERT INTO {name} ({_names(filled)}) VALUES ",  # noqa: S608 - names of the operation table
            marks=f"({_marks(filled)})",
            update=f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}",
            width=len(filled),
        )

    def statements(self, cells: list[Any]) -> Iterator[tuple[str, list[Any]]]:
        """Return what to execute: one statement for a page, so that SQLite works through it without a pause.

        A statement for each object would pass the interpreter's lock to and fro a hundred times a page.
        """
        most = _VARIABLES // self.width * self.width
        for begin in range(0, len(cells), most):
            part = cells[begin : begin + most]
            yield self.insert + ", ".join([self.marks] * (len(part) // self.width)) + self.update, part

    def cells(self, batch: Batch, copied_at: str) -> list[Any]:
        """Return the values of all rows, one after another."""
        # most values are texts, which are stored as they are: not to call a function for each saves half of the time
        plan = [(column.wire, column.type == "TEXT", column.convert) for column in self.columns if column.convert]
        cells: list[Any] = []
        for item in batch.items:
            get = item.value.get
            key = self.resource.key(item.value)
            if key is None:
                raise DecodeError(f"{self.resource.name}: an object has none of {', '.join(self.resource.identity)}")
            cells += (batch.organization_id, key)
            if self.resource.parent is not None:
                cells.insert(-1, batch.checkpoint.parent_id)
            cells += [
                value if (value := get(wire)) is None or (text and type(value) is str) else convert(value)
                for wire, text, convert in plan
            ]
            cells += (item.text, copied_at)
        return cells


def _save_slices(database: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Store checkpoints; of several of the same slice the last one stays."""
    if not rows:
        return
    most = _VARIABLES // len(rows[0])
    for begin in range(0, len(rows), most):
        part = rows[begin : begin + most]
        database.execute(_SAVE_SLICE + ", ".join([_SLICE_MARKS] * len(part)), [cell for row in part for cell in row])


def _type(column: Column) -> str:
    """Return the type of a column. Objects and lists are views of the raw text, where every digit is kept."""
    if column.convert is not None:
        return column.type
    path = column.wire.replace("'", "''")
    return f"{column.type} GENERATED ALWAYS AS (json_extract(_raw, '$.\"{path}\"')) VIRTUAL"


def _taken(resource: Resource, key: tuple[str, ...]) -> frozenset[str]:
    """Return the names that fields must not have. SQLite does not tell upper from lower case."""
    return frozenset(name for name in key if name != "id")


def _pack(state: Pass | Slice, names: tuple[str, ...]) -> tuple[Any, ...]:
    def cell(name: str) -> Any:
        value = getattr(state, name)
        return value.isoformat() if isinstance(value, datetime) else value

    return tuple(cell(name) for name in names)


def _unpack(names: tuple[str, ...], row: Sequence[Any]) -> dict[str, Any]:
    def value(name: str, cell: Any) -> Any:
        if name in _FLAGS:
            return bool(cell)
        return datetime.fromisoformat(cell) if name in _TIMES and cell is not None else cell

    return {name: value(name, cell) for name, cell in zip(names, row, strict=True)}
