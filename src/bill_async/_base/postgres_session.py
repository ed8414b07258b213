"""A session of PostgreSQL: a connection that is opened again when it was lost, and a lock that shows that it exists.

The owner of a session holds an advisory lock, which PostgreSQL releases when the connection ends. The death of a
process is thus known at once, and that of a machine as soon as TCP detects it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final

import attrs

try:
    import psycopg
except ImportError as error:
    raise ImportError('stores in PostgreSQL need psycopg: install "bill-async[postgres]"') from error
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row

from ..errors import BillError, ConfigurationError
from ..secret import Secret, hides_frames, to_secret
from .logging import hide

__all__ = ["PostgresSession", "Tables", "place_of"]

_OWNER: Final = re.compile("[0-9a-f]{15}")
"""60 bits, so that the owner is also the key of an advisory lock."""
_SET_UP: Final = 0x62696C6C
"""The key of the advisory lock for the creation of tables."""
_BEGIN: Final = "BEGIN ISOLATION LEVEL READ COMMITTED"
"""Each statement sees what other processes have committed before it."""
_IDLE: Final = 10
"""Seconds of silence before either side sends a keepalive probe. After three lost probes the connection ends."""


@attrs.frozen(kw_only=True)
class Tables:
    """The tables of a store. One of them, with `name` and `value`, holds their version."""

    settings: str
    version: int
    """The version of the tables. Tables of a later version are refused."""
    statements: tuple[str, ...]
    """The statements that create them."""
    first: bool = False
    """Whether they have to be in the first schema of the search path. Those in a later one belong to another store."""

    @property
    def find(self) -> str:
        """A query that returns the table of the settings, or NULL."""
        schema = "quote_ident(current_schema()) || '.' || " if self.first else ""
        return f"SELECT to_regclass({schema}'{self.settings}')"


class PostgresSession:
    """A session that one thread uses. It connects when the connection is needed."""

    def __init__(
        self,
        conninfo: str | Secret[str],
        *,
        noun: str,
        tables: Tables,
        patience: float,
        refused: Callable[[str], BillError],
        keeps_owner: bool = False,
    ) -> None:
        """`noun` names the store in errors, and `refused` makes the error for tables that cannot be used. `patience` is
        the timeout for a connection or a statement, in seconds. With `keeps_owner`, a new connection has the owner of
        the lost one, unless PostgreSQL has not noticed the loss.

        Raises: `ConfigurationError` if the text is not a connection string.
        """
        self._conninfo = to_secret(conninfo)
        given = _parsed(self._conninfo, noun)
        self.place = _place(given)
        """The server and the database, for people."""
        self._password = given.get("password")
        self._tables = tables
        self._patience = patience
        self._refused = refused
        self._keeps_owner = keeps_owner
        self._connection: psycopg.Connection[Any] | None = None
        self.owner = ""
        """The owner of the current connection."""
        self.lost: set[str] = set()
        """The owners of connections that have ended."""

    @property
    def name(self) -> str:
        """The kind of the server and the place."""
        return f"PostgreSQL at {self.place}"

    @property
    def connection(self) -> psycopg.Connection[Any]:
        """The connection. It is never opened again by itself, because that would leave a transaction."""
        assert self._connection is not None
        return self._connection

    def cursor(self) -> psycopg.Cursor[dict[str, Any]]:
        """Return a cursor whose rows are read by the names of their columns."""
        return self.connection.cursor(row_factory=dict_row)

    def connect(self) -> None:
        """Connect if there is no connection, or if it has ended."""
        if self._connection is not None and self._connection.closed:
            self.end()
        if self._connection is None:
            self._connection, self.owner = self._opened()

    def end(self) -> None:
        """Release all locks, and close the connection."""
        if self._connection is not None:
            self.lost.add(self.owner)
            with suppress(psycopg.Error):  # PostgreSQL would do so by itself, after it has dropped temporary tables
                self._connection.execute("SELECT pg_advisory_unlock_all()")
            self._connection.close()
            self._connection = None

    def begin(self) -> None:
        """Begin a transaction. A connection that has ended meanwhile is replaced, because nothing was done on it."""
        self.connect()
        try:
            self.connection.execute(_BEGIN)
        except psycopg.OperationalError:
            if not self.connection.closed:
                raise
            self.connect()
            self.connection.execute(_BEGIN)

    def roll_back(self) -> None:
        """End a transaction that failed; it may have ended by itself."""
        with suppress(psycopg.Error):
            self.connection.execute("ROLLBACK")

    def alive(self, owner: str) -> bool:
        """Whether the connection of an owner exists."""
        if owner == self.owner:
            return True
        if not _OWNER.fullmatch(owner):
            return False
        asked = self.connection.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", (int(owner, 16),))
        return asked.fetchall() == [(False,)]

    @contextmanager
    def reading(self) -> Generator[psycopg.Connection[Any]]:
        """Yield a connection of its own that reads one state of the database, creates no tables and takes no lock."""
        timeout = max(1, round(self._patience))
        with psycopg.connect(self._conninfo.reveal(), connect_timeout=timeout) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            yield connection

    def explain(self, error: Exception) -> str:
        """Return a text about an error, without the password. End a connection that is broken."""
        if self._connection is not None and self._connection.broken:
            self.end()
        said = " ".join(str(error).split()) or type(error).__name__
        return f"{self.name}: {hide(said, [self._password])}"

    # ---- connecting

    def _opened(self) -> tuple[psycopg.Connection[Any], str]:
        milliseconds = round(self._patience * 1000)
        connection: psycopg.Connection[Any] = psycopg.connect(
            self._conninfo.reveal(),
            autocommit=True,
            prepare_threshold=None,
            connect_timeout=max(1, round(self._patience)),
            keepalives_idle=_IDLE,
            keepalives_interval=_IDLE,
            keepalives_count=3,
        )
        try:
            connection.execute(f"SET statement_timeout = {milliseconds}".encode())
            connection.execute(f"SET lock_timeout = {milliseconds}".encode())
            connection.execute(f"SET tcp_keepalives_idle = {_IDLE}".encode())
            connection.execute(f"SET tcp_keepalives_interval = {_IDLE}".encode())
            connection.execute("SET tcp_keepalives_count = 3")
            if connection.execute("SHOW synchronous_commit").fetchall() == [("off",)]:
                connection.execute("SET synchronous_commit = on")
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (_SET_UP,))
                self._make_tables(connection)
            owner = self._take_lock(connection)
        except BaseException:
            connection.close()
            raise
        return connection, owner

    def _take_lock(self, connection: psycopg.Connection[Any]) -> str:
        """Take the lock of an owner, and return the owner."""
        if self._keeps_owner and self.owner:
            again = connection.execute("SELECT pg_try_advisory_lock(%s)", (int(self.owner, 16),))
            if again.fetchall() == [(True,)]:
                return self.owner
        owner = f"{secrets.randbits(60):015x}"
        connection.execute("SELECT pg_advisory_lock(%s)", (int(owner, 16),))
        return owner

    def _make_tables(self, connection: psycopg.Connection[Any]) -> None:
        """Create the tables if they do not exist, and refuse those of a later version."""
        settings, version = self._tables.settings, self._tables.version
        if connection.execute(self._tables.find.encode()).fetchall() == [(None,)]:
            for statement in self._tables.statements:
                connection.execute(statement.encode())
            made = f"INSERT INTO {settings} (name, value) VALUES ('version', %s) ON CONFLICT DO NOTHING"  # noqa: S608
            connection.execute(made.encode(), (str(version),))
        found = connection.execute(f"SELECT value FROM {settings} WHERE name = 'version'".encode()).fetchall()  # noqa: S608
        there = int(found[0][0]) if found else version
        if there > version:
            raise self._refused(
                f"{self.name}: the tables were made by a later bill-async: their format is {there}, and this "
                f"release reads {version}; update bill-async"
            )


def place_of(conninfo: Secret[str]) -> str:
    """Return the server and the database of a connection string, for people.

    Raises: `ConfigurationError` if it is none.
    """
    return _place(_parsed(conninfo, "destination"))


def _place(given: Mapping[str, Any]) -> str:
    return f"{given.get('host') or 'localhost'}/{given.get('dbname') or given.get('user') or ''}"


@hides_frames
def _parsed(conninfo: Secret[str], noun: str) -> dict[str, Any]:
    """Parse a connection string, without showing it in errors."""
    try:
        return conninfo_to_dict(conninfo.reveal())
    except psycopg.Error:
        raise ConfigurationError(
            f"the {noun}: this is not a connection string; give one such as postgresql://user:password@host:5432/name"
        ) from None
