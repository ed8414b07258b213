"""The common part of the stores in SQL databases: the tables and the statements."""

from __future__ import annotations

import secrets
from abc import abstractmethod
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from .._base.threaded_store import ThreadedStore
from .entry import EntryId, JournalEntry, State
from .refusals import nothing_sent

__all__ = ["VERSION", "SqlStore", "moment"]

R = TypeVar("R")

VERSION: Final = 1
"""The version of the tables. Tables of a later version are refused."""
_SECRET: Final = 32
_KEY: Final = "party = ? AND account = ? AND key = ?"
_LOAD: Final = f"SELECT data FROM bill_journal_entries WHERE {_KEY}"  # noqa: S608 - constants
_INSERT: Final = (
    "INSERT INTO bill_journal_entries (party, account, key, version, state, changed_at, data) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
_UPDATE: Final = (
    f"UPDATE bill_journal_entries SET version = ?, state = ?, changed_at = ?, data = ? WHERE {_KEY} AND version = ?"  # noqa: S608
)
_FIND: Final = (
    "SELECT data FROM bill_journal_entries WHERE state = ? AND changed_at >= ? "
    "AND (changed_at, party, account, key) > (?, ?, ?, ?)"
)
_IN_ORDER: Final = "ORDER BY changed_at, party, account, key LIMIT ?"
_PRUNE: Final = "DELETE FROM bill_journal_entries WHERE state IN ('done', 'not_executed') AND changed_at < ?"


class _OvertakenError(Exception):
    """Another process has changed an entry."""


class SqlStore(ThreadedStore):
    """A store in an SQL database. Its thread is the only one that uses the connection."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "journal", nothing_sent)

    # ---- for the event loops

    async def open(self) -> bytes:
        """Open the store if necessary, and return the secret of the journal."""
        return await self._do(self._secret, changes=1)

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        """Return entries in the order of their ids; None for an entry that does not exist."""
        return await self._do(lambda: [self._load(one) for one in ids])

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        """Store all entries or none, durably. Return False if another process has changed one of them first."""
        rows = [(entry, entry.to_text()) for entry in sorted(entries, key=lambda entry: entry.id)]
        return await self._do(lambda: self._save(rows), changes=len(rows))

    async def find(
        self,
        state: State,
        *,
        key: str | None = None,
        since: datetime | None = None,
        after: JournalEntry | None = None,
        limit: int = 1000,
    ) -> list[JournalEntry]:
        """Return the entries of a state, oldest first."""
        last = ("", "", "", "") if after is None else (moment(after.changed_at), *after.id)
        values: tuple[Any, ...] = (state, "" if since is None else moment(since), *last)
        statement = _FIND if key is None else f"{_FIND} AND key = ?"
        values = (*values, limit) if key is None else (*values, key, limit)
        return await self._do(
            lambda: [JournalEntry.from_text(row[0]) for row in self._rows(f"{statement} {_IN_ORDER}", values)]
        )

    async def prune(self, before: datetime) -> int:
        """Delete the decided entries that were last changed before a time."""
        return await self._do(lambda: self._changed(_PRUNE, (moment(before),)), changes=1)

    # ---- what follows runs in the thread

    @abstractmethod
    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a statement. `?` is the placeholder of a value."""

    @abstractmethod
    def _changed(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Return the number of rows that a statement has changed."""

    @abstractmethod
    def _connect(self) -> None:
        """Connect, unless a usable connection exists."""

    @abstractmethod
    def _begin(self) -> None:
        """Begin a transaction that changes something."""

    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        self._connect()
        if changes <= 1:  # a statement is a transaction
            return [work() for work in works]
        self._begin()
        try:
            results = [work() for work in works]
            self._changed("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        return results

    @abstractmethod
    def _roll_back(self) -> None:
        """End a transaction that failed; it may have ended by itself."""

    @contextmanager
    def _together(self) -> Generator[None]:
        """Make several changes or none, independently of the rest of the transaction."""
        self._changed("SAVEPOINT entries")
        try:
            yield
        except _OvertakenError:
            self._changed("ROLLBACK TO SAVEPOINT entries")
            raise
        finally:
            self._changed("RELEASE SAVEPOINT entries")

    def _secret(self) -> bytes:
        statement = "INSERT INTO bill_journal (name, value) VALUES ('secret', ?) ON CONFLICT DO NOTHING"
        self._changed(statement, (secrets.token_hex(_SECRET),))
        return bytes.fromhex(self._rows("SELECT value FROM bill_journal WHERE name = 'secret'")[0][0])

    def _load(self, id: EntryId) -> JournalEntry | None:
        rows = self._rows(_LOAD, id)
        return JournalEntry.from_text(rows[0][0]) if rows else None

    def _save(self, rows: Sequence[tuple[JournalEntry, str]]) -> bool:
        try:
            if len(rows) == 1:  # nothing to roll back
                self._save_one(*rows[0])
            else:
                with self._together():
                    for entry, text in rows:
                        self._save_one(entry, text)
        except _OvertakenError:
            return False
        return True

    def _save_one(self, entry: JournalEntry, text: str) -> None:
        state = (entry.version, entry.state, moment(entry.changed_at), text)
        if entry.version == 1:
            changed = self._changed(_INSERT, (*entry.id, *state))
        else:
            changed = self._changed(_UPDATE, (*state, *entry.id, entry.version - 1))
        if changed != 1:
            raise _OvertakenError


def moment(when: datetime) -> str:
    """Return a time as text that sorts by time."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")
