"""The common part of the event stores in SQL databases: the statements, and the lines of events.

A pending event is `first` in line or `waiting`; the other states are those of `EventState`. Times are microseconds
since 1970. Work that changes something is done by one process at a time, so that a transaction sees everything that
earlier ones have done.
"""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol, Self, TypeVar, cast, get_args

import attrs

from .event import Source
from .store import EventResult, EventState, NewEvent, StoredEvent

__all__ = ["Database", "Result", "SqlEventStore", "moment", "number"]

R = TypeVar("R")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

_ADD: Final = """
INSERT INTO events (id, type, subject, updated, source, state, attempts, received, due, error, completed, body)
SELECT ?, ?, ?, ?, ?,
       CASE WHEN EXISTS (SELECT 1 FROM events WHERE subject = ? AND state IN ('first', 'waiting', 'running'))
            THEN 'waiting' ELSE 'first' END,
       0, ?, ?, '', '[]', ?
WHERE NOT EXISTS (SELECT 1 FROM events WHERE id = ?)
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
ORDER BY updated NULLS FIRST, seq
"""
_CLAIM: Final = "UPDATE events SET state = 'running', owner = ?, attempts = attempts + 1 WHERE seq = ?"
_HELD: Final = "SELECT seq, subject FROM events WHERE id = ? AND state = 'running' AND owner = ?"
_FINISH: Final = """
UPDATE events SET state = ?, owner = NULL, attempts = ?, due = ?, finished = ?, error = ?, completed = ? WHERE seq = ?
"""
_NOTE_COMPLETED: Final = "UPDATE events SET completed = ? WHERE seq = ?"
_OWNERS: Final = "SELECT DISTINCT owner FROM events WHERE state = 'running'"
_OWNED: Final = "SELECT seq, id, subject FROM events WHERE state = 'running' AND owner = ?"
_RELEASE: Final = "UPDATE events SET state = 'waiting', owner = NULL WHERE seq = ?"
_REQUEUE: Final = """
UPDATE events SET state = 'waiting', attempts = 0, due = ?, finished = NULL,
                  completed = CASE WHEN state = 'dead' THEN completed ELSE '[]' END
WHERE id = ? AND state IN ('done', 'dead', 'unhandled') AND length(body) > 0
"""
_TAKEN: Final = """
SELECT seq FROM events WHERE subject = ? AND state IN ('first', 'waiting', 'running') AND state <> 'waiting' LIMIT 1
"""
_ADVANCE: Final = """
UPDATE events SET state = 'first' WHERE seq = (
    SELECT seq FROM events WHERE subject = ? AND state IN ('first', 'waiting', 'running')
    ORDER BY updated NULLS FIRST, seq LIMIT 1)
"""
_NEXT_DUE: Final = "SELECT due FROM events WHERE state = 'first' ORDER BY due, seq LIMIT 1"
_LATEST: Final = "SELECT max(updated) AS updated FROM events WHERE subject = ?"
_COUNTS: Final = "SELECT state, count(*) AS number FROM events GROUP BY state"
_READ: Final = "SELECT text FROM notes WHERE name = ?"
_WRITE: Final = """
INSERT INTO notes (name, text) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text
"""
_GET: Final = "SELECT *, 0 AS stale FROM events WHERE id = ?"
_LIST: Final = """
SELECT *, 0 AS stale FROM events
WHERE state IN (?, ?) AND seq > coalesce((SELECT seq FROM events WHERE id = ?), 0) ORDER BY seq LIMIT ?
"""
_DROP_EVENTS: Final = """
DELETE FROM events WHERE state IN ('done', 'dead', 'unhandled') AND state = 'done' AND finished < ?
"""
_DROP_BODIES: Final = """
UPDATE events SET body = ?
WHERE state IN ('done', 'dead', 'unhandled') AND state = 'done' AND finished < ? AND length(body) > 0
"""
_PUBLIC: Final[Mapping[str, EventState]] = {
    "first": "pending",
    "waiting": "pending",
    **{state: state for state in get_args(EventState) if state != "pending"},
}


class Result(Protocol):
    """The result of a statement."""

    @property
    def rowcount(self) -> int: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...


class Database(Protocol):
    """A connection. `?` is the placeholder of a value, and the columns of a row are read by name."""

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Result:
        """Run a statement."""
        ...


class SqlEventStore(ABC):
    """An event store in an SQL database."""

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Open the store, and recover the events of dead processes."""
        await self._change(self._recover)

    @abstractmethod
    async def close(self) -> None:
        """Release all resources after all earlier work."""

    async def add(self, events: Sequence[NewEvent], now: datetime) -> list[bool]:
        """Store events with unknown ids. Return for each event whether it is new."""
        rows = [_row(event, number(now)) for event in events]
        return await self._change(
            lambda database: [database.execute(_ADD, row).rowcount == 1 for row in rows], durable=True
        )

    async def claim(self, limit: int, now: datetime, *, only: str | None = None) -> list[StoredEvent]:
        """Take up to `limit` events that are due and first in line."""
        return (
            await self._take(_DUE, (number(now), limit), now) if only is None else await self._take(_ONLY, (only,), now)
        )

    async def claim_same(self, event: StoredEvent, now: datetime) -> list[StoredEvent]:
        """Take the pending events of the same type and subject."""
        return await self._take(_SAME, (event.subject, event.type), now)

    async def _take(self, select: str, values: tuple[Any, ...], now: datetime) -> list[StoredEvent]:
        """Claim events; release them if the caller is cancelled, because the thread does the work nevertheless."""
        claimed: list[StoredEvent] = []

        def work(database: Any) -> list[StoredEvent]:
            claimed[:] = self._claim(database, select, values)
            return claimed

        def release(database: Any) -> None:
            self._finish(database, [EventResult.released(event) for event in claimed], number(now))

        try:
            return await self._change(work)
        except asyncio.CancelledError:
            self._post(release)
            raise

    async def finish(self, results: Sequence[EventResult], now: datetime) -> None:
        """Store the results of events, and let the next in line follow."""
        await self._change(lambda database: self._finish(database, results, number(now)))

    async def recover(self) -> int:
        """Make the events of dead processes pending again, and return their number."""
        return await self._change(self._recover)

    async def next_due(self) -> datetime | None:
        """Return when the next event that is first in line is due."""
        found = await self._read(lambda database: database.execute(_NEXT_DUE).fetchone())
        return None if found is None else moment(found["due"])

    async def get(self, event_id: str) -> StoredEvent | None:
        """Return an event in any state."""
        found = await self._read(lambda database: database.execute(_GET, (event_id,)).fetchone())
        return None if found is None else _event(found)

    async def events(self, state: EventState, *, limit: int = 100, after: str | None = None) -> list[StoredEvent]:
        """Return events of a state in the order of arrival."""
        values = (*(("first", "waiting") if state == "pending" else (state, state)), after, limit)
        return [_event(row) for row in await self._read(lambda database: database.execute(_LIST, values).fetchall())]

    async def counts(self) -> Mapping[EventState, int]:
        """Return the number of events of each state."""
        counts: dict[EventState, int] = dict.fromkeys(get_args(EventState), 0)
        for row in await self._read(lambda database: database.execute(_COUNTS).fetchall()):
            counts[_PUBLIC[row["state"]]] += row["number"]
        return counts

    async def latest(self, subjects: Sequence[str]) -> Mapping[str, datetime]:
        """Return the latest `updated` of the events of each subject. Subjects without events are left out."""

        def look(database: Database) -> dict[str, datetime]:
            found = {subject: database.execute(_LATEST, (subject,)).fetchone()["updated"] for subject in subjects}
            return {subject: moment(updated) for subject, updated in found.items() if updated is not None}

        return await self._read(look)

    async def requeue(self, event_id: str, now: datetime) -> bool:
        """Make a finished event pending again."""
        return await self._change(lambda database: _requeue(database, event_id, number(now)))

    async def trim(self, *, bodies_before: datetime, events_before: datetime) -> int:
        """Drop the bodies of old events that are done, and delete still older ones."""

        def drop(database: Database) -> int:
            dropped = database.execute(_DROP_EVENTS, (number(events_before),)).rowcount
            database.execute(_DROP_BODIES, (b"", number(bodies_before)))
            return dropped

        return await self._change(drop)

    async def read(self, name: str) -> str | None:
        """Return a text that was stored under a name."""
        found = await self._read(lambda database: database.execute(_READ, (name,)).fetchone())
        return None if found is None else str(found["text"])

    async def write(self, name: str, text: str) -> None:
        """Store a text under a name, and replace an earlier one."""
        await self._change(lambda database: database.execute(_WRITE, (name, text)), durable=True)

    # ---- the database

    @abstractmethod
    async def _change(self, work: Callable[[Any], R], *, durable: bool = False) -> R:
        """Run work in the thread of the store, in a transaction. With `durable`, its changes survive a crash."""

    @abstractmethod
    def _post(self, work: Callable[[Any], object]) -> None:
        """Run work as `_change` does, after all earlier work, and do not wait for it."""

    @abstractmethod
    async def _read(self, work: Callable[[Any], R]) -> R:
        """Run work that changes nothing in the thread of the store."""

    # ---- what follows runs in the thread

    @abstractmethod
    def _me(self) -> str:
        """Return the owner of the events that this process claims."""

    @abstractmethod
    def _is_dead(self, owner: str) -> bool:
        """Whether the process of an owner, which is another one, has ended."""

    def _claim(self, database: Database, select: str, values: tuple[Any, ...]) -> list[StoredEvent]:
        rows = database.execute(select, values).fetchall()
        for row in rows:
            database.execute(_CLAIM, (self._me(), row["seq"]))
        return [attrs.evolve(event, state="running", attempts=event.attempts + 1) for event in map(_event, rows)]

    def _finish(self, database: Database, results: Sequence[EventResult], now: int) -> None:
        subjects: dict[str, None] = {}
        for result in results:
            held = database.execute(_HELD, (result.id, self._me())).fetchone()
            if held is None:
                continue
            completed = json.dumps(result.completed)
            if result.state == "running":
                database.execute(_NOTE_COMPLETED, (completed, held["seq"]))
                continue
            pending = result.state == "pending"
            state, finished = ("waiting", None) if pending else (result.state, now)
            due = now if result.due is None else number(result.due)
            values = (state, result.attempts, due, finished, result.error, completed, held["seq"])
            database.execute(_FINISH, values)
            subjects[held["subject"]] = None
        for subject in subjects:
            _advance(database, subject)

    def _recover(self, database: Database) -> int:
        recovered = 0
        for row in database.execute(_OWNERS).fetchall():
            if row["owner"] != self._me() and self._is_dead(row["owner"]):
                recovered += _release(database, database.execute(_OWNED, (row["owner"],)).fetchall())
        return recovered

    def _release_unknown(self, database: Database, known: Collection[str]) -> int:
        """Release the events of this process that it does not know of, because the answer to their claim was lost."""
        own = database.execute(_OWNED, (self._me(),)).fetchall()
        return _release(database, [row for row in own if row["id"] not in known])


def _release(database: Database, rows: Sequence[Any]) -> int:
    """Make running events pending again, and return their number."""
    for row in rows:
        database.execute(_RELEASE, (row["seq"],))
    for subject in dict.fromkeys(row["subject"] for row in rows):
        _advance(database, subject)
    return len(rows)


def _advance(database: Database, subject: str) -> None:
    """Move the next event to the front of the line, if the front is free."""
    if database.execute(_TAKEN, (subject,)).fetchone() is None:
        database.execute(_ADVANCE, (subject,))


def _requeue(database: Database, event_id: str, now: int) -> bool:
    found = database.execute(_REQUEUE, (now, event_id)).rowcount == 1
    if found:
        _advance(database, database.execute(_GET, (event_id,)).fetchone()["subject"])
    return found


def _row(event: NewEvent, now: int) -> tuple[Any, ...]:
    """Return the values of `_ADD`."""
    updated = None if event.updated is None else number(event.updated)
    named = (event.id, event.type, event.subject, updated, event.source)
    return (*named, event.subject, now, now, event.body, event.id)


def number(moment: datetime) -> int:
    """Return a time as a number."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(number: int) -> datetime:
    """Return the time of a number."""
    return _EPOCH + number * _MICROSECOND


def _event(row: Any) -> StoredEvent:
    return StoredEvent(
        id=row["id"],
        type=row["type"],
        subject=row["subject"],
        updated=None if row["updated"] is None else moment(row["updated"]),
        source=cast("Source", row["source"]),
        body=row["body"],
        state=_PUBLIC[row["state"]],
        attempts=row["attempts"],
        received=moment(row["received"]),
        due=moment(row["due"]),
        finished=None if row["finished"] is None else moment(row["finished"]),
        error=row["error"],
        completed=tuple(json.loads(row["completed"])),
        stale=bool(row["stale"]),
    )
