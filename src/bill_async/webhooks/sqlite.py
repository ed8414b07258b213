"""The event store in a SQLite file, which the processes of one machine may share.

    CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, subject TEXT, updated INTEGER, source TEXT,
                         state TEXT, owner TEXT, attempts INTEGER, received INTEGER, due INTEGER, finished INTEGER,
                         error TEXT, completed TEXT, body BLOB) STRICT

Times are microseconds since 1970. A pending event is `first` in line or `waiting`; the other states are those of
`EventState`. A running event has an owner: a process that holds a lock on a file beside the database,
`events.db-owner-...`. The system releases the lock when the process ends, for whatever reason.

All work is done by one thread, so that the event loop never waits for the disk. Concurrent work is done in one
transaction. A transaction that stores new events waits for the disk, and survives a loss of power. That an event was
handled survives the death of the process; a loss of power may take back the last moments of it, and the event is then
handled again.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, cast, get_args

import attrs

from bill_async._base.private_files import create_private
from bill_async._base.process_locks import ProcessLock, clear_dead
from bill_async._base.sqlite_files import identify, resolve, while_busy
from bill_async._base.sqlite_thread import SQLiteThread

from .errors import EventStoreError
from .event import Source
from .store import EventResult, EventState, NewEvent, StoredEvent

__all__ = ["SQLiteEventStore"]

VERSION: Final = 1
"""The version of the tables. A file of a later version is refused."""
APPLICATION: Final = 0x42494C45
"""The application id of the file."""
_BUSY: Final = 10.0
"""Seconds that a transaction waits for the transactions of other processes."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

_SCHEMA: Final = f"""
CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, subject TEXT NOT NULL, updated INTEGER,
    source TEXT NOT NULL, state TEXT NOT NULL, owner TEXT, attempts INTEGER NOT NULL, received INTEGER NOT NULL,
    due INTEGER NOT NULL, finished INTEGER, error TEXT NOT NULL, completed TEXT NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS by_subject ON events (subject, updated);
CREATE INDEX IF NOT EXISTS in_line ON events (subject, updated, seq) WHERE state IN ('first', 'waiting', 'running');
CREATE INDEX IF NOT EXISTS ready ON events (due, seq) WHERE state = 'first';
CREATE INDEX IF NOT EXISTS running ON events (owner) WHERE state = 'running';
CREATE INDEX IF NOT EXISTS finished ON events (state, finished) WHERE state IN ('done', 'dead', 'unhandled');
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""
_ADD: Final = """
INSERT INTO events (id, type, subject, updated, source, state, attempts, received, due, error, completed, body)
SELECT :id, :type, :subject, :updated, :source,
       CASE WHEN EXISTS (SELECT 1 FROM events WHERE subject = :subject AND state IN ('first', 'waiting', 'running'))
            THEN 'waiting' ELSE 'first' END,
       0, :now, :now, '', '[]', :body
WHERE NOT EXISTS (SELECT 1 FROM events WHERE id = :id)
"""
_CLAIMABLE: Final = """
SELECT *, EXISTS (SELECT 1 FROM events AS other WHERE other.subject = events.subject AND other.updated > events.updated
                  AND other.state NOT IN ('first', 'waiting')) AS stale
FROM events WHERE
"""
_DUE: Final = f"{_CLAIMABLE} state = 'first' AND due <= ? ORDER BY due, seq LIMIT ?"
_ONLY: Final = f"{_CLAIMABLE} id = ? AND state = 'first'"
_SAME: Final = f"""
{_CLAIMABLE} subject = ? AND state IN ('first', 'waiting', 'running') AND state <> 'running' AND type = ?
ORDER BY updated, seq
"""
_CLAIM: Final = "UPDATE events SET state = 'running', owner = ?, attempts = attempts + 1 WHERE seq = ?"
_HELD: Final = "SELECT seq, subject FROM events WHERE id = ? AND state = 'running' AND owner = ?"
_SETTLE: Final = """
UPDATE events SET state = ?, owner = NULL, attempts = ?, due = ?, finished = ?, error = ?, completed = ? WHERE seq = ?
"""
_NOTE_COMPLETED: Final = "UPDATE events SET completed = ? WHERE seq = ?"
_OWNERS: Final = "SELECT DISTINCT owner FROM events WHERE state = 'running'"
_SUBJECTS_OF: Final = "SELECT DISTINCT subject FROM events WHERE state = 'running' AND owner = ?"
_RECOVER: Final = "UPDATE events SET state = 'waiting', owner = NULL WHERE state = 'running' AND owner = ?"
_REQUEUE: Final = """
UPDATE events SET state = 'waiting', attempts = 0, due = ?, finished = NULL, completed = '[]'
WHERE id = ? AND state IN ('done', 'dead', 'unhandled') AND body <> x''
"""
_TAKEN: Final = """
SELECT 1 FROM events WHERE subject = ? AND state IN ('first', 'waiting', 'running') AND state <> 'waiting' LIMIT 1
"""
_ADVANCE: Final = """
UPDATE events SET state = 'first' WHERE seq = (
    SELECT seq FROM events WHERE subject = ? AND state IN ('first', 'waiting', 'running')
    ORDER BY updated, seq LIMIT 1)
"""
_NEXT_DUE: Final = "SELECT due FROM events WHERE state = 'first' ORDER BY due, seq LIMIT 1"
_GET: Final = "SELECT *, 0 AS stale FROM events WHERE id = ?"
_LIST: Final = """
SELECT *, 0 AS stale FROM events
WHERE state IN (?, ?) AND seq > coalesce((SELECT seq FROM events WHERE id = ?), 0) ORDER BY seq LIMIT ?
"""
_DROP_EVENTS: Final = """
DELETE FROM events WHERE state IN ('done', 'dead', 'unhandled') AND state = 'done' AND finished < ?
"""
_DROP_BODIES: Final = """
UPDATE events SET body = x''
WHERE state IN ('done', 'dead', 'unhandled') AND state = 'done' AND finished < ? AND body <> x''
"""
_PUBLIC: Final[Mapping[str, EventState]] = {
    "first": "pending",
    "waiting": "pending",
    **{state: state for state in get_args(EventState) if state != "pending"},
}


class SQLiteEventStore:
    """A store in a SQLite file, which only its owner can read. Processes of one machine may share it.

    Put it on a local disk, because the locks of network file systems are unreliable.
    """

    def __init__(self, path: Path | str) -> None:
        """Make a store; the file is created when the store is opened."""
        self.path = Path(path)
        self._thread = SQLiteThread(self._connect, self._failure)
        self._file = self.path
        self._lock: ProcessLock | None = None
        self._owner = ""

    def __repr__(self) -> str:
        return f"SQLiteEventStore({str(self.path)!r})"

    async def __aenter__(self) -> SQLiteEventStore:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Open or create the file, and recover the events of dead processes."""
        await self._thread.do(self._recover)

    async def close(self) -> None:
        """Close the file after all earlier work."""
        await self._thread.close(self._let_go)

    async def add(self, events: Sequence[NewEvent], now: datetime) -> list[bool]:
        """Store events with unknown ids. Return for each event whether it is new."""
        moment = _number(now)
        rows: list[dict[str, Any]] = [
            {
                "id": event.id,
                "type": event.type,
                "subject": event.subject,
                "updated": None if event.updated is None else _number(event.updated),
                "source": event.source,
                "body": event.body,
                "now": moment,
            }
            for event in events
        ]
        return await self._thread.do(
            lambda database: [database.execute(_ADD, row).rowcount == 1 for row in rows], durable=True
        )

    async def claim(self, limit: int, now: datetime, *, only: str | None = None) -> list[StoredEvent]:
        """Take up to `limit` events that are due and first in line."""
        if only is None:
            return await self._thread.do(lambda database: self._claim(database, _DUE, (_number(now), limit)))
        return await self._thread.do(lambda database: self._claim(database, _ONLY, (only,)))

    async def claim_same(self, event: StoredEvent, now: datetime) -> list[StoredEvent]:
        """Take the pending events of the same type and subject."""
        return await self._thread.do(lambda database: self._claim(database, _SAME, (event.subject, event.type)))

    async def finish(self, results: Sequence[EventResult], now: datetime) -> None:
        """Store the results of events, and let the next in line follow."""
        await self._thread.do(lambda database: self._finish(database, results, _number(now)))

    async def recover(self) -> int:
        """Make the events of dead processes pending again, and return their number."""
        return await self._thread.do(self._recover)

    async def next_due(self) -> datetime | None:
        """Return when the next event that is first in line is due."""
        found = await self._thread.do(lambda database: database.execute(_NEXT_DUE).fetchone())
        return None if found is None else _moment(found[0])

    async def get(self, event_id: str) -> StoredEvent | None:
        """Return an event in any state."""
        found = await self._thread.do(lambda database: database.execute(_GET, (event_id,)).fetchone())
        return None if found is None else _event(found)

    async def events(self, state: EventState, *, limit: int = 100, after: str | None = None) -> list[StoredEvent]:
        """Return events of a state in the order of arrival."""
        values = (*(("first", "waiting") if state == "pending" else (state, state)), after, limit)
        return [_event(row) for row in await self._thread.do(lambda db: db.execute(_LIST, values).fetchall())]

    async def counts(self) -> Mapping[EventState, int]:
        """Return the number of events of each state."""
        statement = "SELECT state, count(*) FROM events GROUP BY state"
        counts: dict[EventState, int] = dict.fromkeys(get_args(EventState), 0)
        for state, number in await self._thread.do(lambda database: database.execute(statement).fetchall()):
            counts[_PUBLIC[state]] += number
        return counts

    async def latest(self, subjects: Sequence[str]) -> Mapping[str, datetime]:
        """Return the latest `updated` of the events of each subject. Subjects without events are left out."""
        statement = "SELECT max(updated) FROM events WHERE subject = ?"

        def look(database: sqlite3.Connection) -> dict[str, datetime]:
            found = {subject: database.execute(statement, (subject,)).fetchone()[0] for subject in subjects}
            return {subject: _moment(number) for subject, number in found.items() if number is not None}

        return await self._thread.do(look)

    async def requeue(self, event_id: str, now: datetime) -> bool:
        """Make a finished event pending again."""
        return await self._thread.do(lambda database: _requeue(database, event_id, _number(now)))

    async def trim(self, *, bodies_before: datetime, events_before: datetime) -> int:
        """Drop the bodies of old events that are done, and delete still older ones."""

        def drop(database: sqlite3.Connection) -> int:
            dropped = database.execute(_DROP_EVENTS, (_number(events_before),)).rowcount
            database.execute(_DROP_BODIES, (_number(bodies_before),))
            return dropped

        return await self._thread.do(drop)

    async def read(self, name: str) -> str | None:
        """Return a text that was stored under a name."""
        statement = "SELECT text FROM notes WHERE name = ?"
        found = await self._thread.do(lambda database: database.execute(statement, (name,)).fetchone())
        return None if found is None else str(found[0])

    async def write(self, name: str, text: str) -> None:
        """Store a text under a name, and replace an earlier one."""
        statement = "INSERT OR REPLACE INTO notes (name, text) VALUES (?, ?)"
        await self._thread.do(lambda database: database.execute(statement, (name, text)), durable=True)

    # ---- what follows runs in the thread

    def _connect(self) -> sqlite3.Connection:
        self._file = _make(self.path)
        return while_busy(self._prepare, _BUSY)

    def _prepare(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, isolation_level=None, timeout=_BUSY)
        database.row_factory = sqlite3.Row
        try:
            _check(database, self.path)
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT")
            if self._lock is None:
                self._owner = uuid.uuid4().hex
                self._lock = ProcessLock(self._lock_file(self._owner))
        except BaseException:
            database.close()
            raise
        return database

    def _let_go(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _lock_file(self, owner: str) -> Path:
        return self._file.with_name(f"{self._file.name}-owner-{owner}")

    def _claim(self, database: sqlite3.Connection, select: str, values: tuple[Any, ...]) -> list[StoredEvent]:
        rows = database.execute(select, values).fetchall()
        database.executemany(_CLAIM, [(self._owner, row["seq"]) for row in rows])
        return [attrs.evolve(event, state="running", attempts=event.attempts + 1) for event in map(_event, rows)]

    def _finish(self, database: sqlite3.Connection, results: Sequence[EventResult], now: int) -> None:
        subjects: dict[str, None] = {}
        for result in results:
            held = database.execute(_HELD, (result.id, self._owner)).fetchone()
            if held is None:
                continue
            number, subject = held
            completed = json.dumps(result.completed)
            if result.state == "running":
                database.execute(_NOTE_COMPLETED, (completed, number))
                continue
            pending = result.state == "pending"
            state, finished = ("waiting", None) if pending else (result.state, now)
            due = now if result.due is None else _number(result.due)
            values = (state, result.attempts, due, finished, result.error, completed, number)
            database.execute(_SETTLE, values)
            subjects[subject] = None
        for subject in subjects:
            _advance(database, subject)

    def _recover(self, database: sqlite3.Connection) -> int:
        recovered = 0
        for (owner,) in database.execute(_OWNERS).fetchall():
            if owner == self._owner or not clear_dead(self._lock_file(owner)):
                continue
            subjects = database.execute(_SUBJECTS_OF, (owner,)).fetchall()
            recovered += database.execute(_RECOVER, (owner,)).rowcount
            for (subject,) in subjects:
                _advance(database, subject)
        return recovered

    def _failure(self, error: Exception) -> EventStoreError:
        """Return the error for an error of SQLite or of the system, with a remedy."""
        code = getattr(error, "sqlite_errorcode", None) or 0  # errors of the module itself have none
        remedy = _REMEDIES.get(code & 0xFF, "give a file that can be read and written")
        what = error.strerror if isinstance(error, OSError) else str(error)
        return EventStoreError(f"the event store {self.path}: {what or type(error).__name__}; {remedy}")


_REMEDIES: Final = {
    sqlite3.SQLITE_BUSY: "another program has locked it for too long; end that program",
    sqlite3.SQLITE_CANTOPEN: "give a file in a writable folder",
    sqlite3.SQLITE_CORRUPT: "it is damaged; give another file, and call `catch_up` to read the missed events",
    sqlite3.SQLITE_FULL: "free some space on the disk",
    sqlite3.SQLITE_IOERR: "the disk has a problem",
    sqlite3.SQLITE_NOTADB: "it is not a database; give another file",
    sqlite3.SQLITE_READONLY: "make the file and its folder writable",
}


def _make(path: Path) -> Path:
    """Return the resolved path of the file, and create the file if it does not exist. All links to it are one store."""
    file = resolve(path, EventStoreError)
    create_private(file)
    if file.stat().st_nlink > 1:  # SQLite finds its log by the name
        raise EventStoreError(f"{path} has several names (hard links), and SQLite would damage it; give one with one")
    return file


def _check(database: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of another program or a later version."""
    application, version, empty = identify(database)
    if application != APPLICATION and not empty:
        raise EventStoreError(f"{path} is a database of another program; give another file")
    if version > VERSION:
        raise EventStoreError(
            f"{path} was written by a later bill-async: its format is {version}, and this release reads {VERSION}; "
            "update bill-async, or give another file"
        )


def _advance(database: sqlite3.Connection, subject: str) -> None:
    """Move the next event to the front of the line, if the front is free."""
    if database.execute(_TAKEN, (subject,)).fetchone() is None:
        database.execute(_ADVANCE, (subject,))


def _requeue(database: sqlite3.Connection, event_id: str, now: int) -> bool:
    found = database.execute(_REQUEUE, (now, event_id)).rowcount == 1
    if found:
        (subject,) = database.execute("SELECT subject FROM events WHERE id = ?", (event_id,)).fetchone()
        _advance(database, subject)
    return found


def _number(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(number: int) -> datetime:
    return _EPOCH + number * _MICROSECOND


def _event(row: sqlite3.Row) -> StoredEvent:
    return StoredEvent(
        id=row["id"],
        type=row["type"],
        subject=row["subject"],
        updated=None if row["updated"] is None else _moment(row["updated"]),
        source=cast("Source", row["source"]),
        body=row["body"],
        state=_PUBLIC[row["state"]],
        attempts=row["attempts"],
        received=_moment(row["received"]),
        due=_moment(row["due"]),
        finished=None if row["finished"] is None else _moment(row["finished"]),
        error=row["error"],
        completed=tuple(json.loads(row["completed"])),
        stale=bool(row["stale"]),
    )
