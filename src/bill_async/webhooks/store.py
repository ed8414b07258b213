"""The protocol of event stores. A receiver keeps events in a store, so that none is lost or handled twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

import attrs

from .event import Source

__all__ = ["EventState", "EventStore", "NewEvent", "EventResult", "StoredEvent"]

EventState: TypeAlias = Literal["pending", "running", "done", "dead", "unhandled"]
"""The state of an event. `pending`: it waits to be handled, perhaps again. `running`: its handlers are being called.
`done`: they have succeeded. `dead`: they have failed too often; it is a dead letter. `unhandled`: its type has no
handler."""


@attrs.frozen(kw_only=True)
class NewEvent:
    """An event to be stored."""

    id: str
    type: str
    subject: str
    """The object that it is about, unique among all organizations."""
    body: bytes = attrs.field(repr=False)
    updated: datetime | None = None
    """When the object was changed: its `updatedTime`."""
    source: Source = "delivery"


@attrs.frozen(kw_only=True)
class StoredEvent:
    """An event in a store."""

    id: str
    type: str
    subject: str
    updated: datetime | None
    source: Source
    body: bytes = attrs.field(repr=False)
    """Empty after it was dropped to save space."""
    state: EventState
    attempts: int
    """The number of times that it was claimed."""
    received: datetime
    due: datetime
    """When it is to be handled, if it is pending."""
    finished: datetime | None = None
    """When its handlers ended, with success or failure."""
    error: str = ""
    """Their last error."""
    completed: tuple[str, ...] = ()
    """The handlers that have succeeded while others failed."""
    stale: bool = False
    """Whether a later state of the object had been handled when this event was claimed."""


@attrs.frozen(kw_only=True)
class EventResult:
    """The result of a claimed event."""

    id: str
    state: EventState
    """`pending` to let it be handled again, `running` to keep it and only store which handlers have ended."""
    attempts: int
    due: datetime | None = None
    """When to handle it again; None means at once."""
    error: str = ""
    completed: tuple[str, ...] = ()

    @classmethod
    def released(cls, event: StoredEvent, due: datetime | None = None) -> EventResult:
        """Return the result that makes a claimed event pending again, as if it had not been claimed."""
        completed, error = event.completed, event.error
        return cls(id=event.id, state="pending", attempts=event.attempts - 1, due=due, completed=completed, error=error)


class EventStore(Protocol):
    """A durable store of events, which processes may share.

    Every method is one transaction: its changes are stored when it returns, or none are. The methods may be called from
    several event loops one after another, and the store may be opened again after it was closed.

    The unfinished events of a subject stand in line: those that are pending or running. Only the first in line can be
    claimed, and only while no other event of the subject is running. After it, the one with the earliest
    `updated` is first; events without one, and equal ones, keep the order in which they came.

    A running event belongs to the process that claimed it. After that process has died, `recover` makes the event
    pending again.
    """

    async def open(self) -> None:
        """Open the store, and recover the events of dead processes. May be called twice.

        Raises: `EventStoreError`, as every method, if the store cannot be used.
        """
        ...

    async def close(self) -> None:
        """Release all resources. Events that this process claimed and did not finish are left to other processes. May
        be called twice."""
        ...

    async def add(self, events: Sequence[NewEvent], now: datetime) -> list[bool]:
        """Store events with unknown ids, durably. Return for each event whether it is new."""
        ...

    async def claim(self, limit: int, now: datetime, *, only: str | None = None) -> list[StoredEvent]:
        """Take up to `limit` events that are due and first in line, in the order of their due time.

        They are then running, and their attempts are counted. With `only`, take the event with that id, even if it is
        not due. If the call is cancelled, the events that it has taken are pending again.
        """
        ...

    async def claim_same(self, event: StoredEvent, now: datetime) -> list[StoredEvent]:
        """Take the pending events of the same type and subject as one that this process has claimed. If the call is
        cancelled, they are pending again."""
        ...

    async def finish(self, results: Sequence[EventResult], now: datetime) -> None:
        """Store the results of events that this process claimed, and let the next in line follow.

        Events that this process has not claimed are left unchanged.
        """
        ...

    async def recover(self) -> int:
        """Make the events of dead processes pending again, and return their number."""
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next event that is first in line is due; None if there is none."""
        ...

    async def get(self, event_id: str) -> StoredEvent | None:
        """Return an event in any state."""
        ...

    async def events(self, state: EventState, *, limit: int = 100, after: str | None = None) -> list[StoredEvent]:
        """Return events of a state in the order of arrival; `after` is the id of the last event of the previous
        page."""
        ...

    async def counts(self) -> Mapping[EventState, int]:
        """Return the number of events of each state."""
        ...

    async def latest(self, subjects: Sequence[str]) -> Mapping[str, datetime]:
        """Return the latest `updated` of the events of each subject. Subjects without events are left out."""
        ...

    async def requeue(self, event_id: str, now: datetime) -> bool:
        """Make a finished event pending again, without attempts. A dead letter keeps the handlers that have succeeded.
        Return False if it does not exist, is not finished, or has lost its body."""
        ...

    async def trim(self, *, bodies_before: datetime, events_before: datetime) -> int:
        """Drop the bodies of events that were done before one time, and delete events that were done before another.

        Return the number of deleted events. An event that is not done is never changed.
        """
        ...

    async def read(self, name: str) -> str | None:
        """Return the text under a name, for example the position in a history."""
        ...

    async def write(self, name: str, text: str) -> None:
        """Store a text under a name, and replace an earlier one."""
        ...
