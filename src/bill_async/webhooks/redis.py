"""The event store in Redis, which processes on many machines may share. Install `bill-async[redis]`.

Its durability depends on the settings of the server. With `appendonly yes` and `appendfsync always`, an event is on the
disk of the server before BILL gets its answer. With `everysec`, the usual setting, a server that crashes may lose the
last second; without `appendonly`, it loses everything. Lost events can be read from BILL's history by `catch_up`.
`maxmemory-policy` must be `noeviction`. The store reads the settings when it is opened, and logs warnings.

A living process holds a lease: a key that expires unless a thread renews it. A process that is suspended for longer
than the lease is considered dead although it may go on, and other processes recover its events. A handler may then see
an event again while the first call still runs. SQLite and PostgreSQL have no such gap.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Self, cast, get_args

from bill_async._base.redis_session import RedisSession, RedisThread
from bill_async._base.threaded_store import RestartedThread
from bill_async.secret import Secret

from . import redis_scripts as scripts
from .errors import EventStoreError
from .event import Source
from .held import Held
from .sql import moment, number
from .store import EventResult, EventState, NewEvent, StoredEvent

__all__ = ["RedisEventStore"]

VERSION: Final = 1
"""The version of the keys. Keys of a later version are refused."""
_NOUN: Final = "event store"
_STATES: Final[tuple[EventState, ...]] = get_args(EventState)
_TRIMMED: Final = 1000
"""The number of events that are trimmed at a time, because the server answers no other request meanwhile."""


class RedisEventStore:
    """A store in a Redis database, in keys that begin with its name."""

    def __init__(
        self, url: str | Secret[str], *, name: str = "webhooks", lease: float = 30.0, patience: float = 10.0
    ) -> None:
        """Set the server, by a URL such as `redis://host:6379/0`.

        Stores with different names are independent. `lease` is the number of seconds of silence after which a process
        is considered dead. `patience` is the timeout for an answer, in seconds.

        Raises: `ConfigurationError` if the URL or the name cannot be used.
        """
        self._session = RedisSession(
            url,
            noun=_NOUN,
            name=name,
            version=VERSION,
            lease=lease,
            patience=patience,
            refused=EventStoreError,
            decode=False,
        )
        self._held = Held()
        self._scripts: dict[str, Any] = {}
        self._thread = RestartedThread(lambda: _Commands(self._session, self._held))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._session.address}>"

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Connect, and recover the events of dead processes."""
        await self.recover()

    async def close(self) -> None:
        """Give up the lease, and close the connection, after all earlier work."""
        await self._thread.close()

    async def add(self, events: Sequence[NewEvent], now: datetime) -> list[bool]:
        """Store events with unknown ids. Return for each event whether it is new."""
        given = [
            part
            for event in events
            for part in (event.id, event.type, event.subject, _number(event.updated), event.source, event.body)
        ]
        return [new == 1 for new in await self._eval(scripts.ADD, number(now), *given)]

    async def claim(self, limit: int, now: datetime, *, only: str | None = None) -> list[StoredEvent]:
        """Take up to `limit` events that are due and first in line."""
        if only is not None:
            return await self._claim(now, scripts.CLAIM_ONLY, only)
        return await self._claim(now, scripts.CLAIM, number(now), limit)

    async def claim_same(self, event: StoredEvent, now: datetime) -> list[StoredEvent]:
        """Take the pending events of the same type and subject."""
        return await self._claim(now, scripts.CLAIM_SAME, event.subject, event.type)

    async def finish(self, results: Sequence[EventResult], now: datetime) -> None:
        """Store the results of events, and let the next in line follow."""
        await self._thread.do(lambda: self._finish(results, now))

    def _finish(self, results: Sequence[EventResult], now: datetime) -> None:
        """Store results, in the thread."""
        given = [
            part
            for result in results
            for part in (
                *(result.id, result.state, result.attempts, number(result.due or now), result.error),
                json.dumps(result.completed),
            )
        ]

        self._run(scripts.FINISH, (self._session.owner, number(now), *given))
        self._held.release(results)

    async def recover(self) -> int:
        """Make the events of dead processes pending again, and return their number."""

        def work() -> int:
            return int(self._run(scripts.RECOVER, (self._session.owner, *self._held.ids)))

        return await self._thread.do(work)

    async def next_due(self) -> datetime | None:
        """Return when the next event that is first in line is due."""
        found = await self._eval(scripts.NEXT_DUE)
        return None if found is None else moment(int(found))

    async def get(self, event_id: str) -> StoredEvent | None:
        """Return an event in any state."""
        key = f"{self._session.prefix}event:{event_id}"
        found = await self._thread.do(lambda: self._session.client.hgetall(key))
        return _event({**found, b"id": event_id.encode()}) if found else None

    async def events(self, state: EventState, *, limit: int = 100, after: str | None = None) -> list[StoredEvent]:
        """Return events of a state in the order of arrival."""
        return [_event(_fields(each)) for each in await self._eval(scripts.LIST, state, after or "", limit)]

    async def counts(self) -> Mapping[EventState, int]:
        """Return the number of events of each state."""
        return dict(zip(_STATES, await self._eval(scripts.COUNTS, *_STATES), strict=True))

    async def latest(self, subjects: Sequence[str]) -> Mapping[str, datetime]:
        """Return the latest `updated` of the events of each subject. Subjects without events are left out."""
        found = await self._eval(scripts.LATEST, *subjects)
        return {subject: moment(int(updated)) for subject, updated in zip(subjects, found, strict=True) if updated}

    async def requeue(self, event_id: str, now: datetime) -> bool:
        """Make a finished event pending again."""
        return bool(await self._eval(scripts.REQUEUE, event_id, number(now)))

    async def trim(self, *, bodies_before: datetime, events_before: datetime) -> int:
        """Drop the bodies of old events that are done, and delete still older ones."""
        dropped = 0
        while True:
            given = (number(events_before), number(bodies_before), _TRIMMED)
            events, bodies = map(int, await self._eval(scripts.TRIM, *given))
            dropped += events
            if events < _TRIMMED and bodies < _TRIMMED:
                return dropped

    async def read(self, name: str) -> str | None:
        """Return a text that was stored under a name."""
        key = f"{self._session.prefix}notes"
        found = await self._thread.do(lambda: self._session.client.hget(key, name))
        return None if found is None else found.decode()

    async def write(self, name: str, text: str) -> None:
        """Store a text under a name, and replace an earlier one."""
        key = f"{self._session.prefix}notes"
        await self._thread.do(lambda: self._session.client.hset(key, name, text))

    # ---- the server

    async def _eval(self, script: str, *values: Any) -> Any:
        return await self._thread.do(lambda: self._run(script, values))

    async def _claim(self, now: datetime, script: str, *values: Any) -> list[StoredEvent]:
        """Claim events; release them if the caller is cancelled, because the thread does the work nevertheless."""
        claimed: list[StoredEvent] = []

        def work() -> list[StoredEvent]:
            claimed[:] = [_event(_fields(each)) for each in self._run(script, (self._session.owner, *values))]
            self._held.take(claimed)
            return claimed

        def release() -> None:
            self._finish([EventResult.released(event) for event in claimed], now)

        try:
            return await self._thread.do(work)
        except asyncio.CancelledError:
            self._thread.post(release)
            raise

    def _run(self, script: str, values: Sequence[Any]) -> Any:
        """Run a script, in the thread."""
        if script not in self._scripts:
            self._scripts[script] = self._session.client.register_script(script)
        return self._scripts[script](keys=[self._session.prefix], args=values)


class _Commands(RedisThread):
    """The thread of a store, which notes the events that it holds."""

    def __init__(self, session: RedisSession, held: Held) -> None:
        super().__init__(session)
        self._held = held

    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        self._held.begin()
        results = super()._perform(works, changes=changes)
        self._held.commit()
        return results

    def _do_what_is_due(self) -> None:
        if not self._session.beat():
            self._session.take_lease(self._session.owner)

    def _disconnect(self) -> None:
        self._held.clear()
        super()._disconnect()


def _number(when: datetime | None) -> int | str:
    return "" if when is None else number(when)


def _fields(flat: Sequence[bytes]) -> dict[bytes, bytes]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _event(fields: Mapping[bytes, bytes]) -> StoredEvent:
    def text(name: str) -> str:
        return fields[name.encode()].decode()

    def time(name: str) -> datetime | None:
        found = text(name)
        return moment(int(found)) if found else None

    return StoredEvent(
        id=text("id"),
        type=text("type"),
        subject=text("subject"),
        updated=time("updated"),
        source=cast("Source", text("source")),
        body=fields[b"body"],
        state=cast("EventState", text("state")),
        attempts=int(text("attempts")),
        received=moment(int(text("received"))),
        due=moment(int(text("due"))),
        finished=time("finished"),
        error=text("error"),
        completed=tuple(json.loads(text("completed"))),
        stale=fields.get(b"stale") == b"1",
    )
