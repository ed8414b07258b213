"""The event store in PostgreSQL, which processes on many machines may share. Install `bill-async[postgres]`.

A running event has an owner: a process that holds an advisory lock of its session. PostgreSQL releases the lock when
the connection ends. The death of a process is thus known at once, and that of a machine as soon as TCP detects it. A
process that loses its connection takes the lock again with the next one, and keeps its events if no other process has
recovered them in between. If one has, a handler may see an event again while the first call still runs.

All work is done by one thread. Concurrent work is done in one transaction, and processes that change something wait for
one another. A transaction has reached the disk when it ends, unless the server has `fsync = off`.

The connection must have its own session: behind PgBouncer, use `pool_mode = session`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, TypeVar

from bill_async._base.postgres_session import PostgresSession, Tables
from bill_async._base.threaded_store import RestartedThread, ThreadedStore
from bill_async.secret import Secret

from .errors import EventStoreError
from .held import Held
from .sql import Result, SqlEventStore
from .store import EventResult, StoredEvent

__all__ = ["PostgresEventStore"]

R = TypeVar("R")

VERSION: Final = 1
"""The version of the tables. Tables of a later version are refused."""
_NOUN: Final = "event store"
_OPEN: Final = "state IN ('first', 'waiting', 'running')"
_TABLES: Final = Tables(
    settings="bill_webhooks",
    version=VERSION,
    statements=(
        """CREATE TABLE IF NOT EXISTS bill_webhooks_events (
            seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE, type text NOT NULL,
            subject text NOT NULL, updated bigint, source text NOT NULL, state text NOT NULL, owner text,
            attempts bigint NOT NULL, received bigint NOT NULL, due bigint NOT NULL, finished bigint,
            error text NOT NULL, completed text NOT NULL, body bytea NOT NULL)""",
        "CREATE INDEX IF NOT EXISTS bill_webhooks_by_subject ON bill_webhooks_events (subject, updated)",
        "CREATE INDEX IF NOT EXISTS bill_webhooks_in_line ON bill_webhooks_events "
        f"(subject, updated NULLS FIRST, seq) WHERE {_OPEN}",
        "CREATE INDEX IF NOT EXISTS bill_webhooks_ready ON bill_webhooks_events (due, seq) WHERE state = 'first'",
        "CREATE INDEX IF NOT EXISTS bill_webhooks_running ON bill_webhooks_events (owner) WHERE state = 'running'",
        "CREATE INDEX IF NOT EXISTS bill_webhooks_finished ON bill_webhooks_events (state, finished) "
        "WHERE state IN ('done', 'dead', 'unhandled')",
        "CREATE TABLE IF NOT EXISTS bill_webhooks_notes (name text PRIMARY KEY, text text NOT NULL)",
        "CREATE TABLE IF NOT EXISTS bill_webhooks (name text PRIMARY KEY, value text NOT NULL)",
    ),
)
_LOCK: Final = (
    b"SELECT pg_advisory_xact_lock((1651076204::bigint << 32) | 'bill_webhooks_events'::regclass::oid::bigint)"
)
"""Waits for other processes that change something. Each schema has its own table, and thus its own lock."""


class PostgresEventStore(SqlEventStore):
    """A store in three tables of a PostgreSQL database, which are created if they do not exist."""

    def __init__(self, conninfo: str | Secret[str], *, patience: float = 10.0) -> None:
        """Set the database, by a URL (`postgresql://user@host/name`) or another connection string of libpq.

        The tables are those of the first schema of the search path. `patience` is the timeout for a connection or a
        statement, in seconds.

        Raises: `ConfigurationError` if the text is not a connection string.
        """
        self._session = PostgresSession(
            conninfo, noun=_NOUN, tables=_TABLES, patience=patience, refused=EventStoreError, keeps_owner=True
        )
        self._held = Held()
        self._thread = RestartedThread(lambda: _Transactions(self._session, self._held))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._session.place}>"

    async def close(self) -> None:
        """Close the connection after all earlier work."""
        await self._thread.close()

    async def _change(self, work: Callable[[_Database], R], *, durable: bool = False) -> R:
        return await self._thread.do(lambda: work(_Database(self._session)), changes=1)

    def _post(self, work: Callable[[_Database], object]) -> None:
        self._thread.post(lambda: work(_Database(self._session)), changes=1)

    async def _read(self, work: Callable[[_Database], R]) -> R:
        return await self._thread.do(lambda: work(_Database(self._session)))

    # ---- what follows runs in the thread

    def _me(self) -> str:
        return self._session.owner

    def _is_dead(self, owner: str) -> bool:
        return not self._session.alive(owner)

    def _claim(self, database: Any, select: str, values: tuple[Any, ...]) -> list[StoredEvent]:
        claimed = super()._claim(database, select, values)
        self._held.take(claimed)
        return claimed

    def _finish(self, database: Any, results: Sequence[EventResult], now: int) -> None:
        super()._finish(database, results, now)
        self._held.release(results)

    def _recover(self, database: Any) -> int:
        return super()._recover(database) + self._release_unknown(database, self._held.ids)


class _Database:
    """The connection, for the statements of `sql`."""

    def __init__(self, session: PostgresSession) -> None:
        self._session = session

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Result:
        """Run a statement."""
        return self._session.cursor().execute(_translated(statement), values)


@cache
def _translated(statement: str) -> bytes:
    """Return a statement with the placeholders and the names of the tables in PostgreSQL."""
    return re.sub(r"\b(events|notes)\b", r"bill_webhooks_\1", statement).replace("?", "%s").encode()


class _Transactions(ThreadedStore):
    """The thread of a store. All work that waits is done in one transaction."""

    def __init__(self, session: PostgresSession, held: Held) -> None:
        super().__init__(session.name, _NOUN, EventStoreError)
        self._session = session
        self._held = held

    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        if not changes:
            self._session.connect()
            return [work() for work in works]
        self._session.begin()
        connection = self._session.connection
        self._held.begin()
        try:
            connection.execute(_LOCK)
            results = [work() for work in works]
            connection.execute("COMMIT")
        except BaseException:
            self._session.roll_back()
            raise
        self._held.commit()
        return results

    def _explain(self, error: Exception) -> str:
        return self._session.explain(error)

    def _disconnect(self) -> None:
        self._held.clear()
        self._session.end()
