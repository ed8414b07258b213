"""Event stores: what a receiver keeps, so that no event is lost and none is handled twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

import attrs

from .event import Source

__all__ = ["EventState", "EventStore", "NewEvent", "EventResult", "StoredEvent"]

EventState: TypeAlias = Literal["pending", "running", "done", "dead", "unhandled"]
"""What has become of an event. `pending`: it waits to be handled, perhaps again. `running`: its handlers have it.
`done`: they have ended well. `dead`: they have failed too often, it is a dead letter. `unhandled`: there was no
handler of its type."""


@attrs.frozen(kw_only=True)
class NewEvent:
    """An event to be stored."""

    id: str
    type: str
    subject: str
    """The object that it is about, among all objects of all organizations."""
    body: bytes = attrs.field(repr=False)
    updated: datetime | None = None
    """When the object was changed, by its own `updatedTime`."""
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
    """Empty once it was dropped to save room."""
    state: EventState
    attempts: int
    """How often it was claimed."""
    received: datetime
    due: datetime
    """When it is to be handled, if it is pending."""
    finished: datetime | None = None
    """When its handlers ended, for better or worse."""
    error: str = ""
    """Why they failed last."""
    completed: tuple[str, ...] = ()
    """The handlers that have ended well, where others failed."""
    stale: bool = False
    """Whether a later state of the object had been handled when this event was claimed."""


@attrs.frozen(kw_only=True)
class EventResult:
    """What became of an event that was claimed."""

    id: str
    state: EventState
    """`pending` to have it handled again, `running` to keep it and only note which handlers have ended."""
    attempts: int
    due: datetime | None = None
    """When to handle it again; at once if that is not said."""
    error: str = ""
    completed: tuple[str, ...] = ()


class EventStore(Protocol):
    """A durable store of events, which processes may share.

    Every method is one transaction: what it did is stored when it returns, or it has not happened. It may be called
    from several event loops one after another, and the store may be opened again after it was closed.

    The unfinished events of a subject stand in line: those that are pending or running. Only the first in line can be
    claimed, and only while no other event of the subject is running. After it, the one with the earliest
    `updated` is first; events without one, and equal ones, keep the order in which they came.

    An event that is running belongs to the process that claimed it. When that process has died, `recover` makes the
    event pending again.
    """

    async def open(self) -> None:
        """Make ready, and recover what died with other processes. May be called twice.

        Raises: `EventStoreError`, as every method, if the store cannot be used.
        """
        ...

    async def close(self) -> None:
        """Let go of everything. What this process claimed and did not finish is left to the others. May be called
        twice."""
        ...

    async def add(self, events: Sequence[NewEvent], now: datetime) -> list[bool]:
        """Store events that are not known by their id; say of each whether it is new. Survives a loss of power."""
        ...

    async def claim(self, limit: int, now: datetime, *, only: str | None = None) -> list[StoredEvent]:
        """Take up to `limit` events that are due and first in line, those that are due longest before the others.

        They are then running, and one attempt older. With `only`, take the event of that id, even if it is not due.
        """
        ...

    async def claim_same(self, event: StoredEvent, now: datetime) -> list[StoredEvent]:
        """Take the pending events of the same type and subject as one that this process has claimed."""
        ...

    async def finish(self, results: Sequence[EventResult], now: datetime) -> None:
        """Store what became of events that this process claimed, and let the next in line follow.

        An event that this process does not hold is left as it is.
        """
        ...

    async def recover(self) -> int:
        """Make the events of dead processes pending again; return how many there were."""
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next event that is first in line is due; None if there is none."""
        ...

    async def get(self, event_id: str) -> StoredEvent | None:
        """Return an event, whatever its state."""
        ...

    async def events(self, state: EventState, *, limit: int = 100, after: str | None = None) -> list[StoredEvent]:
        """Return events of a state in the order in which they came; `after` is the id of the last one seen."""
        ...

    async def counts(self) -> Mapping[EventState, int]:
        """Return how many events there are of each state."""
        ...

    async def latest(self, subjects: Sequence[str]) -> Mapping[str, datetime]:
        """Return for each subject of which there are events the latest `updated` of them."""
        ...

    async def requeue(self, event_id: str, now: datetime) -> bool:
        """Make an event that is finished pending again, with no attempts; False if there is no such event, or it
        is not finished, or its body was dropped."""
        ...

    async def trim(self, *, bodies_before: datetime, events_before: datetime) -> int:
        """Drop the bodies of events that were done before one moment, and all of those that were before another.

        Returns how many events were dropped. An event that is not done is never touched.
        """
        ...

    async def read(self, name: str) -> str | None:
        """Return a text that was stored under a name: how far a history was read, for example."""
        ...

    async def write(self, name: str, text: str) -> None:
        """Store a text in place of what was there."""
        ...
