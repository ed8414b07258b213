"""The PostgreSQL store: processes on many machines share a journal. Install `bill-async[postgres]`.

A living process holds an advisory lock of its session, which PostgreSQL releases when the connection ends. The death of
a process is thus known at once, and that of a machine as soon as TCP detects it. A process that loses its connection
during a call is considered dead although it is alive. It therefore checks before each attempt whether it still has its
lock, and other processes look up its calls only after `settle`.

The connection must have its own session: behind PgBouncer, use `pool_mode = session`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

try:
    import psycopg
except ImportError as error:
    raise ImportError('bill_async.journal.postgres needs psycopg: install "bill-async[postgres]"') from error
from psycopg.conninfo import conninfo_to_dict

from .._base.logging import hide
from ..errors import BillError, ConfigurationError, JournalError
from ..secret import Secret, hides_frames, to_secret
from .entry import JournalEntry
from .sql import VERSION, SqlStore

__all__ = ["PostgresStore"]

_PATIENCE: Final = 10.0
_OWNER: Final = re.compile("[0-9a-f]{15}")
"""60 bits, so that the owner is also the key of an advisory lock."""
_SET_UP: Final = 0x62696C6C
"""The key of the advisory lock for the creation of tables."""
_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS bill_journal_entries (
        party text COLLATE "C" NOT NULL, account text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
        version bigint NOT NULL, state text NOT NULL, changed_at text COLLATE "C" NOT NULL, data text NOT NULL,
        PRIMARY KEY (party, account, key)
    )""",
    "CREATE INDEX IF NOT EXISTS bill_journal_states ON bill_journal_entries (state, changed_at)",
    "CREATE TABLE IF NOT EXISTS bill_journal (name text PRIMARY KEY, value text NOT NULL)",
    f"INSERT INTO bill_journal (name, value) VALUES ('version', '{VERSION}') ON CONFLICT DO NOTHING",  # noqa: S608
)
_IDLE: Final = 10
"""Seconds of silence before either side sends a keepalive probe. After three lost probes the connection ends."""


class PostgresStore(SqlStore):
    """A journal in two tables of a PostgreSQL database, which are created if they do not exist."""

    def __init__(self, conninfo: str | Secret[str], *, patience: float = _PATIENCE) -> None:
        """Set the database, by a URL (`postgresql://user@host/name`) or another connection string of libpq.

        The tables are those of the first schema of the search path. `patience` is the timeout for a connection or a
        statement, in seconds.

        Raises: `ConfigurationError` if the text is not a connection string.
        """
        self._conninfo = to_secret(conninfo)
        given = _parsed(self._conninfo)
        self._place = f"{given.get('host') or 'localhost'}/{given.get('dbname') or given.get('user') or ''}"
        self._password = given.get("password")
        super().__init__(f"PostgreSQL at {self._place}")
        self._patience = patience
        self._owner = ""
        self._lost: set[str] = set()
        """The openings of connections that have ended."""
        self._connection: psycopg.Connection[Any] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._place}>"

    @property
    def owner(self) -> str:
        """The owner of the current connection. It changes when the connection is lost."""
        return self._owner

    async def alive(self, owner: str) -> bool:
        """Whether the connection of an opening exists."""
        return await self._do(lambda: self._alive(owner))

    async def holds(self, owner: str) -> bool:
        """Whether the connection of an opening is the current one and PostgreSQL answers on it."""
        return await self._do(lambda: self._holds(owner))

    # ---- what follows runs in the thread

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        assert self._connection is not None
        return self._connection.execute(_with_marks(statement), values).fetchall()

    def _changed(self, statement: str, values: Sequence[Any] = ()) -> int:
        assert self._connection is not None
        return self._connection.execute(_with_marks(statement), values).rowcount

    def _begin(self) -> None:
        self._changed("BEGIN")

    def _save_one(self, entry: JournalEntry, text: str) -> None:
        if entry.state == "intended" and entry.owner in self._lost:
            raise JournalError(
                f"{self._name}: the connection was lost, and with it the claim to the key; nothing was sent; try again"
            )
        super()._save_one(entry, text)

    def _roll_back(self) -> None:
        with suppress(psycopg.Error):
            self._changed("ROLLBACK")

    def _failure(self, error: Exception) -> BillError:
        if self._connection is not None and self._connection.broken:
            self._disconnect()
        said = " ".join(str(error).split()) or type(error).__name__
        said = hide(said, [self._password])
        return JournalError(f"the journal cannot be used: {self._name}: {said}; nothing was sent")

    def _due_in(self) -> float | None:
        return None

    def _do_what_is_due(self) -> None:
        raise AssertionError  # nothing ever is

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._lost.add(self._owner)
            with suppress(psycopg.Error):  # PostgreSQL would do so by itself, a moment later
                self._rows("SELECT pg_advisory_unlock(?)", (int(self._owner, 16),))
            self._connection.close()
            self._connection = None

    def _alive(self, owner: str) -> bool:
        if owner == self._owner:
            return True
        if not _OWNER.fullmatch(owner):
            return False
        free: bool = self._rows("SELECT pg_try_advisory_xact_lock_shared(?)", (int(owner, 16),))[0][0]
        return not free

    def _holds(self, owner: str) -> bool:
        return owner == self._owner and bool(self._rows("SELECT 1"))

    # ---- connecting

    def _connect(self) -> None:
        if self._connection is not None and self._connection.closed:
            self._disconnect()
        if self._connection is None:
            self._connection, self._owner = self._opened()

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
            owner = f"{secrets.randbits(60):015x}"
            connection.execute("SELECT pg_advisory_lock(%s)", (int(owner, 16),))
        except BaseException:
            connection.close()
            raise
        return connection, owner

    def _make_tables(self, connection: psycopg.Connection[Any]) -> None:
        """Create the tables if they do not exist, and refuse those of a later version."""
        if connection.execute("SELECT to_regclass('bill_journal')").fetchall() == [(None,)]:
            for statement in _TABLES:
                connection.execute(statement.encode())
        found = connection.execute("SELECT value FROM bill_journal WHERE name = 'version'").fetchall()
        version = int(found[0][0]) if found else VERSION
        if version > VERSION:
            raise JournalError(
                f"{self._name}: the tables were made by a later bill-async: their format is {version}, and this "
                f"release reads {VERSION}; update bill-async; nothing was sent"
            )


@hides_frames
def _parsed(conninfo: Secret[str]) -> dict[str, Any]:
    """Parse a connection string, without showing it in errors."""
    try:
        return conninfo_to_dict(conninfo.reveal())
    except psycopg.Error:
        raise ConfigurationError(
            "the journal: this is not a connection string; give one such as postgresql://user:password@host:5432/name"
        ) from None


def _with_marks(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()
