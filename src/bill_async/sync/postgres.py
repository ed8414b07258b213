"""A destination in a PostgreSQL database, with a table for each resource: `pip install bill-async[postgres]`.

    async with PostgresDestination("postgresql://user:password@host/name") as destination:
        await sync({"008...": client}, destination)

    SELECT vendor_name, sum(due_amount) FROM bills WHERE due_date < current_date GROUP BY 1

Amounts are `numeric`, days `date`, moments `timestamptz`. `_raw` is the whole object as `jsonb`, and each list of
objects inside it, such as the lines of bills, has a table: `bills__bill_line_items`. `id` is the identity (see
`ResourceList.identity`). `_missing_since` is set when a run that verifies finds that BILL no longer has the object.

The tables are in the first schema of the search path: choose it in the connection string, for example with
`?options=-csearch_path%3Dbill`. `_bill_passes` and `_bill_slices` hold the checkpoints. `_bill_lost` names the lists
that have lost objects or entries of them since they were copied: triggers record deletions and changed keys, and a
table that was dropped has lost everything. `_bill_unplaced` holds objects without an identity.

Pages come by COPY into a temporary table, and from there into the tables, in one transaction with their checkpoints.
One thread does all work, so the event loop never waits for the server. Advisory locks allow one run at a time, which
may have several processes.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, TypeVar

from bill_async._base.clock import Clock, SystemClock
from bill_async._base.postgres_session import PostgresSession, Tables
from bill_async.errors import BillError
from bill_async.secret import Secret

from .checkpoints import StoredPass, read_pass, write
from .destination import Batch, DestinationError, NoCopyError, Pass, Saved
from .locking import Hold
from .postgres_rows import Column, Entries, PostgresRows, Rows
from .resource_lists import ResourceList
from .tables import names, quote
from .threaded import ThreadedDestination

import psycopg  # isort: skip - after the module that says which extra it needs

__all__ = ["PostgresDestination"]

R = TypeVar("R")

VERSION: Final = 1
"""The version of the tables with the checkpoints. Tables of a later version are refused."""
_TABLES: Final = Tables(
    settings="_bill_settings",
    version=VERSION,
    first=True,
    statements=(
        "CREATE TABLE IF NOT EXISTS _bill_settings (name text PRIMARY KEY, value text NOT NULL)",
        "CREATE TABLE IF NOT EXISTS _bill_passes (organization_id text, resource text, checkpoint text NOT NULL, "
        "started_at text NOT NULL, PRIMARY KEY (organization_id, resource))",
        "CREATE TABLE IF NOT EXISTS _bill_slices (organization_id text, resource text, number bigint, "
        "checkpoint text NOT NULL, PRIMARY KEY (organization_id, resource, number))",
        "CREATE TABLE IF NOT EXISTS _bill_lost (organization_id text, resource text, "
        "PRIMARY KEY (organization_id, resource))",
        "CREATE TABLE IF NOT EXISTS _bill_unplaced (organization_id text, resource text, hash text, parent_id text, "
        "_raw text NOT NULL, _copied_at timestamptz NOT NULL, PRIMARY KEY (organization_id, resource, hash))",
    ),
)
_NOTES: Final = {
    "_bill_note_deleted": ("SELECT DISTINCT organization_id, $1 FROM gone", ""),
    "_bill_note_moved": ("SELECT $2, $1", ", OLD.organization_id"),
    "_bill_note_truncated": ("SELECT organization_id, resource FROM %1$I._bill_passes WHERE resource = $1", ""),
}
"""The functions of the triggers: the lists that each of them notes as lost, and more values than the resource."""
_NOTE: Final = """ BEGIN
EXECUTE format('INSERT INTO %1$I._bill_lost {lists} ON CONFLICT DO NOTHING', TG_TABLE_SCHEMA) USING TG_ARGV[0]{more};
RETURN NULL; END """
"""The body of a function. It finds the copy by the table, because whoever deletes may have any search path."""
_SAVING: Final = "bill_async.saving"
"""A setting of our own connection, whose deletions are no losses: each page replaces the entries of its objects."""
_PATIENCE: Final = 300.0
"""Seconds that a connection or a statement may take."""
_UNUSABLE: Final = (
    psycopg.InterfaceError,
    psycopg.InternalError,
    psycopg.OperationalError,
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.ReadOnlySqlTransaction,
)
"""Errors that concern the server, and would occur again. All others concern a table or a value."""
_JOINS_OF_WHOLE_TABLES: Final = ("enable_hashjoin", "enable_mergejoin")
"""Ways of joining a page to a table. PostgreSQL does not know how small a page is, and would read the whole table."""
_LIST: Final = "organization_id = %s AND resource = %s"
_UNSEEN: Final = "organization_id = %s AND _copied_at NOT BETWEEN %s AND %s"
"""The rows of an organization that were not saved between the beginning of a pass and now."""


class PostgresDestination(ThreadedDestination):
    """A destination in a PostgreSQL database."""

    def __init__(self, conninfo: str | Secret[str], *, hold: Hold = "alone", clock: Clock | None = None) -> None:
        """`hold` is how the database is locked against other runs: alone, or together with other processes of the run.

        Raises: `ConfigurationError` if the text is not a connection string.
        """
        super().__init__("bill-async-postgres")
        self._session = PostgresSession(
            conninfo, noun="destination", tables=_TABLES, patience=_PATIENCE, refused=DestinationError
        )
        self._hold: Hold = hold
        self._clock = clock or SystemClock()
        self._tables: dict[str, _Table] = {}
        self._prepared = ""
        """The owner of the connection that has the locks and the temporary tables."""

    @property
    def place(self) -> str:
        """The server and the database, without the password."""
        return self._session.place

    async def open(self, resources: Sequence[ResourceList]) -> None:
        """Connect, and create the tables."""
        await self._call(lambda: self._open(resources))

    async def passes(self, organization_id: str) -> list[Pass]:
        """Return the latest pass over each list of an organization that has lost no objects since."""
        return await self._call(lambda: self._passes(organization_id))

    async def begin(self, walks: Sequence[Pass]) -> None:
        """Store passes and their slices, and replace earlier passes over the same lists."""
        stored = [(StoredPass(walk), walk.started_at, walk.since is None) for walk in walks]
        await self._call(lambda: self._begin(stored))

    async def finish(self, walk: Pass) -> None:
        """Store the bookmark of a complete pass, and delete its slices."""
        stored = StoredPass(walk)
        stored.slices.clear()
        await self._call(lambda: self._begin([(stored, walk.started_at, walk.since is None)]))

    async def ids(self, organization_id: str, resource: ResourceList) -> list[str]:
        """Return the identities of all stored objects of a list."""
        statement = f"SELECT id FROM {quote(resource.name)} WHERE organization_id = %s"  # noqa: S608
        return await self._call(lambda: [row[0] for row in self._read(statement, (organization_id,))])

    async def unseen(self, walk: Pass) -> list[str]:
        """Return the identities of the objects of a list that were not saved since a pass began, and are not marked."""
        statement = f"SELECT id FROM {quote(walk.resource)} WHERE {_UNSEEN} AND _missing_since IS NULL"  # noqa: S608
        values = walk.organization_id, walk.started_at, self._clock.now()
        return await self._call(lambda: [row[0] for row in self._read(statement, values)])

    async def mark_missing(self, walk: Pass) -> int:
        """Mark the objects of a list that were not saved since a pass began. Return the number of marked objects."""
        statement = f"UPDATE {quote(walk.resource)} SET _missing_since = coalesce(_missing_since, %s) WHERE {_UNSEEN}"  # noqa: S608
        now = self._clock.now()
        values = now, walk.organization_id, walk.started_at, now

        def mark() -> int:
            with self._transaction() as connection:
                return connection.execute(statement.encode(), values).rowcount

        return await self._call(mark)

    # ---- run by the thread

    def _open(self, resources: Sequence[ResourceList]) -> None:
        self._connected()
        new = [resource for resource in resources if resource.name not in self._tables]
        with self._transaction() as connection:
            made = {resource.name: _Table.make(connection, resource) for resource in new}
        self._tables |= made

    def _connected(self) -> psycopg.Connection[Any]:
        """Return the connection. One that was opened again gets the locks and the tables before it is used."""
        session = self._session
        session.connect()
        if self._prepared != session.owner:
            try:
                self._take_locks()
                for join in _JOINS_OF_WHOLE_TABLES:
                    session.connection.execute(f"SET {join} = off".encode())
                session.connection.execute(f"SET {_SAVING} = on".encode())
                with self._transaction(prepared=False) as connection:
                    _make_functions(connection)
                    for name, table in self._tables.items():
                        self._tables[name] = _Table.make(connection, table.rows.resource)
            except BaseException:
                session.end()
                raise
            self._prepared = session.owner
        return session.connection

    def _take_locks(self) -> None:
        """Take the locks of the run. A run of one process takes both alone; a parent takes the first alone, and its
        processes share the second."""
        run, parts = (_lock_number(self._schema(), name) for name in ("run", "parts"))
        wanted = {
            "alone": [(run, ""), (parts, "")],
            "reserved": [(run, ""), (parts, "")],
            "shared": [(parts, "_shared")],
        }
        for number, kind in wanted[self._hold]:
            if self._read(f"SELECT pg_try_advisory_lock{kind}(%s)", (number,)) != [(True,)]:
                raise DestinationError(
                    f"{self._session.name}: another run is writing to it; wait until it has ended, or give another "
                    "database or schema"
                )
        if self._hold == "reserved":
            self._read("SELECT pg_advisory_unlock(%s)", (parts,))

    def _schema(self) -> str:
        ((schema,),) = self._read("SELECT current_database() || '.' || current_schema()", ())
        return str(schema)

    def _passes(self, organization_id: str) -> list[Pass]:
        self._connected()
        return _read_passes(self._session.connection, organization_id)

    def _inspect(self) -> list[Pass]:
        with self._session.reading() as connection:
            if connection.execute(_TABLES.find.encode()).fetchall() == [(None,)]:
                raise NoCopyError(f"{self._session.name} holds no copy; give the database and schema of a copy")
            found = connection.execute("SELECT DISTINCT organization_id FROM _bill_passes ORDER BY 1").fetchall()
            return [state for (organization_id,) in found for state in _read_passes(connection, organization_id)]

    def _begin(self, walks: Sequence[tuple[StoredPass, datetime, bool]]) -> None:
        with self._transaction() as connection:
            for walk, started_at, whole in walks:
                stamp = started_at.isoformat()
                statement = f"SELECT started_at FROM _bill_passes WHERE {_LIST}"  # noqa: S608
                if whole and connection.execute(statement.encode(), walk.key).fetchall() != [(stamp,)]:
                    connection.execute(f"DELETE FROM _bill_lost WHERE {_LIST}".encode(), walk.key)  # noqa: S608
                for table in ("_bill_passes", "_bill_slices"):
                    connection.execute(f"DELETE FROM {table} WHERE {_LIST}".encode(), walk.key)  # noqa: S608
                connection.execute("INSERT INTO _bill_passes VALUES (%s, %s, %s, %s)", [*walk.key, walk.text, stamp])
                self._save_slices(connection, {(*walk.key, number): text for number, text in walk.slices})

    def _store(self, batches: Sequence[Batch]) -> list[Saved]:
        now = self._clock.now()
        pages = [self._tables[batch.resource.name].rows.rows(batch, now.isoformat()) for batch in batches]
        together: dict[str, list[Rows]] = {}
        checkpoints: dict[tuple[Any, ...], str] = {}
        for batch, page in zip(batches, pages, strict=True):
            together.setdefault(batch.resource.name, []).append(page)
            number = batch.checkpoint.number
            checkpoints[batch.organization_id, batch.resource.name, number] = write(batch.checkpoint)
        with self._transaction() as connection:
            for resource in sorted(together):
                self._tables[resource].store(connection, together[resource])
            for batch, page in zip(batches, pages, strict=True):
                self._save_unplaced(connection, batch, page, now)
            self._save_slices(connection, checkpoints)
        return [page.saved for page in pages]

    @staticmethod
    def _save_slices(connection: psycopg.Connection[Any], checkpoints: Mapping[tuple[Any, ...], str]) -> None:
        statement = (
            "INSERT INTO _bill_slices VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (organization_id, resource, number) DO UPDATE SET checkpoint = excluded.checkpoint"
        )
        with connection.cursor() as cursor:
            cursor.executemany(statement, [(*key, text) for key, text in sorted(checkpoints.items())])

    @staticmethod
    def _save_unplaced(connection: psycopg.Connection[Any], batch: Batch, page: Rows, now: datetime) -> None:
        statement = (
            "INSERT INTO _bill_unplaced VALUES (%s, %s, %s, %s, %s, %s) "
            "ON CONFLICT (organization_id, resource, hash) DO UPDATE SET _copied_at = excluded._copied_at"
        )
        for text in page.unplaced:
            key = (batch.organization_id, batch.resource.name, sha256(text.encode()).hexdigest())
            connection.execute(statement, (*key, batch.checkpoint.parent_id, text, now))

    def _read(self, statement: str, values: Sequence[object]) -> list[Any]:
        return self._session.connection.execute(statement.encode(), values).fetchall()

    @contextmanager
    def _transaction(self, *, prepared: bool = True) -> Generator[psycopg.Connection[Any]]:
        if prepared:
            self._connected()
        session = self._session
        owner = session.owner
        session.begin()
        try:
            if session.owner != owner:
                raise psycopg.OperationalError("the connection was lost")
            yield session.connection
            session.connection.execute("COMMIT")
        except BaseException:
            session.roll_back()
            raise

    def _failure(self, error: Exception) -> Exception:
        if not isinstance(error, psycopg.Error):
            return error
        text = self._session.explain(error)
        if isinstance(error, _UNUSABLE):
            return DestinationError(f"{text}; run this again when the server can be used: what was stored is kept")
        return BillError(text)

    def _close(self) -> None:
        self._session.end()
        self._prepared = ""
        self._tables.clear()


class _Table:
    """The table of a resource, those of the lists inside its objects, and how pages come into them."""

    def __init__(self, rows: PostgresRows) -> None:
        self.rows = rows
        name, key = rows.resource.name, rows.key
        filled = [*key, *(column.name for column in rows.columns), "_raw", "_copied_at"]
        changes = ", ".join(f"{quote(column)} = excluded.{quote(column)}" for column in filled if column not in key)
        self._new = quote(f"_new_{name}")
        self._copy = f"COPY {self._new} ({names(filled)}) FROM STDIN"
        self._upsert = (
            f"INSERT INTO {quote(name)} ({names(filled)}) SELECT {names(filled)} FROM {self._new} "  # noqa: S608
            f"ORDER BY {names(key)} ON CONFLICT ({names(key)}) DO UPDATE SET {changes}, _missing_since = NULL"
        )

    @classmethod
    def make(cls, connection: psycopg.Connection[Any], resource: ResourceList) -> _Table:
        """Create the tables, or add the columns that they lack, and the temporary table of the connection."""
        rows = PostgresRows(resource)
        table = cls(rows)
        types = {**dict.fromkeys(rows.key, "text"), **{column.name: column.type for column in rows.columns}}
        types |= {"_raw": "jsonb", "_copied_at": "timestamptz", "_missing_since": "timestamptz"}
        _make_table(connection, resource.name, types, rows.key)
        for entries in rows.entries:
            own = {**dict.fromkeys(entries.key[:-1], "text"), "position": "bigint"}
            _make_table(connection, entries.name, own | _types(entries.columns), entries.key)
            _watch(connection, entries.name, entries.key, resource)
        _watch(connection, resource.name, rows.key, resource)
        connection.execute(f"DROP TABLE IF EXISTS pg_temp.{table._new}".encode())
        like = f"CREATE TEMPORARY TABLE {table._new} (LIKE {quote(resource.name)}) ON COMMIT DELETE ROWS"
        connection.execute(like.encode())
        return table

    def store(self, connection: psycopg.Connection[Any], pages: Sequence[Rows]) -> None:
        """Store the objects of pages. Of an object that comes twice, the last one stays."""
        objects = {key: text for page in pages for key, text in page.objects.items()}
        if not objects:
            return
        _copy(connection, self._copy, objects.values())
        connection.execute(self._upsert.encode())
        latest = {key: lines for page in pages for key, lines in page.entries.items()}
        for place, entries in enumerate(self.rows.entries):
            self._replace(connection, entries, (text for lines in latest.values() for text in lines[place]))
        connection.execute(f"TRUNCATE {self._new}".encode())

    def _replace(self, connection: psycopg.Connection[Any], entries: Entries, lines: Iterable[str]) -> None:
        """Replace the entries of the objects that were stored."""
        table = quote(entries.name)
        same = " AND ".join(
            f"{table}.{quote(inner)} = new.{quote(outer)}"
            for inner, outer in zip(entries.key[:-1], self.rows.key, strict=True)
        )
        connection.execute(f"DELETE FROM {table} USING {self._new} AS new WHERE {same}".encode())  # noqa: S608
        filled = [*entries.key, *(column.name for column in entries.columns)]
        _copy(connection, f"COPY {table} ({names(filled)}) FROM STDIN", lines)


def _read_passes(connection: psycopg.Connection[Any], organization_id: str) -> list[Pass]:
    """Return the passes of an organization. A list whose checkpoint cannot be read is copied again."""
    slices: dict[str, list[str]] = {}
    statement = b"SELECT resource, checkpoint FROM _bill_slices WHERE organization_id = %s ORDER BY number"
    for resource, text in connection.execute(statement, (organization_id,)):
        slices.setdefault(resource, []).append(text)
    statement = (
        b"SELECT resource, checkpoint FROM _bill_passes WHERE organization_id = %s AND NOT EXISTS (SELECT FROM "
        b"_bill_lost WHERE _bill_lost.organization_id = _bill_passes.organization_id "
        b"AND _bill_lost.resource = _bill_passes.resource)"
    )
    rows = connection.execute(statement, (organization_id,)).fetchall()
    found = [read_pass(text, slices.get(name, ())) for name, text in rows]
    return [state for state in found if state is not None]


def _copy(connection: psycopg.Connection[Any], statement: str, lines: Iterable[str]) -> None:
    data = "".join(lines)
    if data:
        with connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            copy.write(data)


def _types(columns: Iterable[Column]) -> dict[str, str]:
    return {column.name: column.type for column in columns}


def _make_table(connection: psycopg.Connection[Any], name: str, types: Mapping[str, str], key: Sequence[str]) -> None:
    """Create a table, or add the columns that a table of an earlier release lacks."""
    body = ", ".join(f"{quote(column)} {type}" for column, type in types.items())
    connection.execute(f"CREATE TABLE IF NOT EXISTS {quote(name)} ({body}, PRIMARY KEY ({names(key)}))".encode())
    existing = connection.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped",
        (quote(name),),
    ).fetchall()
    for column in types.keys() - {row[0] for row in existing}:
        connection.execute(f"ALTER TABLE {quote(name)} ADD COLUMN {quote(column)} {types[column]}".encode())


def _make_functions(connection: psycopg.Connection[Any]) -> None:
    """Create the functions of the triggers, or replace those of an earlier release."""
    for name, (lists, more) in _NOTES.items():
        body = _NOTE.format(lists=lists, more=more)
        found = connection.execute("SELECT prosrc FROM pg_proc WHERE oid = to_regproc(%s)", (name,)).fetchall()
        if found != [(body,)]:
            made = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
            connection.execute(made.encode())


def _watch(connection: psycopg.Connection[Any], table: str, key: Sequence[str], resource: ResourceList) -> None:
    """Create the triggers that record which lists lose objects or entries of them, whoever deletes them.

    A table without these triggers is new, or was dropped and created again. Its earlier contents are not known, so
    everything that was copied into it counts as lost.
    """
    found = connection.execute(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal", (quote(table),)
    ).fetchall()
    moved = " OR ".join(f"OLD.{quote(column)} <> NEW.{quote(column)}" for column in key)
    triggers = {
        "_bill_deleted": f"DELETE ON {quote(table)} REFERENCING OLD TABLE AS gone FOR EACH STATEMENT "
        f"WHEN (current_setting('{_SAVING}', true) IS DISTINCT FROM 'on')",
        "_bill_moved": f"UPDATE OF {names(key)} ON {quote(table)} FOR EACH ROW WHEN ({moved})",
        "_bill_truncated": f"TRUNCATE ON {quote(table)} FOR EACH STATEMENT",
    }
    if triggers.keys() <= {row[0] for row in found}:
        return
    connection.execute(
        "INSERT INTO _bill_lost SELECT organization_id, resource FROM _bill_passes WHERE resource = %s "
        "ON CONFLICT DO NOTHING",
        (resource.name,),
    )
    name = resource.name.replace("'", "''")
    for trigger, event in triggers.items():
        function = trigger.replace("_bill_", "_bill_note_")
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger} ON {quote(table)}".encode())
        connection.execute(f"CREATE TRIGGER {trigger} AFTER {event} EXECUTE FUNCTION {function}('{name}')".encode())


def _lock_number(schema: str, name: str) -> int:
    """Return the number of an advisory lock."""
    return int.from_bytes(sha256(f"bill-async sync\n{schema}\n{name}".encode()).digest()[:7], "big")
