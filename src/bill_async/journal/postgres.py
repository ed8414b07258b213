"""The PostgreSQL store: processes on many machines share a journal. Install `bill-async[postgres]`.

A living process holds an advisory lock of its session, which PostgreSQL releases when the connection ends. The death of
a process is thus known at once, and that of a machine as soon as TCP detects it. A process that loses its connection
during a call is considered dead although it is alive. It therefore checks before each attempt whether it still has its
lock, and other processes look up its calls only after `settle`.

The connection must have its own session: behind PgBouncer, use `pool_mode = session`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from .._base.postgres_session import PostgresSession, Tables
from ..errors import JournalError
from ..secret import Secret
from .entry import JournalEntry
from .refusals import nothing_sent
from .sql import VERSION, SqlStore

__all__ = ["PostgresStore"]

_PATIENCE: Final = 10.0
_TABLES: Final = Tables(
    settings="bill_journal",
    version=VERSION,
    statements=(
        """CREATE TABLE IF NOT EXISTS bill_journal_entries (
            party text COLLATE "C" NOT NULL, account text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
            version bigint NOT NULL, state text NOT NULL, changed_at text COLLATE "C" NOT NULL, data text NOT NULL,
            PRIMARY KEY (party, account, key)
        )""",
        "CREATE INDEX IF NOT EXISTS bill_journal_states ON bill_journal_entries (state, changed_at)",
        "CREATE TABLE IF NOT EXISTS bill_journal (name text PRIMARY KEY, value text NOT NULL)",
    ),
)


class PostgresStore(SqlStore):
    """A journal in two tables of a PostgreSQL database, which are created if they do not exist."""

    def __init__(self, conninfo: str | Secret[str], *, patience: float = _PATIENCE) -> None:
        """Set the database, by a URL (`postgresql://user@host/name`) or another connection string of libpq.

        The tables are those of the first schema of the search path. `patience` is the timeout for a connection or a
        statement, in seconds.

        Raises: `ConfigurationError` if the text is not a connection string.
        """
        self._session = PostgresSession(
            conninfo, noun="journal", tables=_TABLES, patience=patience, refused=nothing_sent
        )
        super().__init__(self._session.name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._session.place}>"

    @property
    def owner(self) -> str:
        """The owner of the current connection. It changes when the connection is lost."""
        return self._session.owner

    async def alive(self, owner: str) -> bool:
        """Whether the connection of an opening exists."""
        return await self._do(lambda: self._session.alive(owner))

    async def holds(self, owner: str) -> bool:
        """Whether the connection of an opening is the current one and PostgreSQL answers on it."""
        return await self._do(lambda: owner == self._session.owner and bool(self._rows("SELECT 1")))

    # ---- what follows runs in the thread

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._session.connection.execute(_with_marks(statement), values).fetchall()

    def _changed(self, statement: str, values: Sequence[Any] = ()) -> int:
        return self._session.connection.execute(_with_marks(statement), values).rowcount

    def _connect(self) -> None:
        self._session.connect()

    def _begin(self) -> None:
        self._changed("BEGIN")

    def _roll_back(self) -> None:
        self._session.roll_back()

    def _save_one(self, entry: JournalEntry, text: str) -> None:
        if entry.state == "intended" and entry.owner in self._session.lost:
            raise JournalError(
                f"{self._name}: the connection was lost, and with it the claim to the key; nothing was sent; try again"
            )
        super()._save_one(entry, text)

    def _explain(self, error: Exception) -> str:
        return self._session.explain(error)

    def _disconnect(self) -> None:
        self._session.end()


def _with_marks(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()
