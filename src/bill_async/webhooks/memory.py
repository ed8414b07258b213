"""An event store in memory, for tests and for events that may be lost with the process."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import UTC, datetime
from functools import wraps
from itertools import count
from typing import Any, Final, TypeVar, cast, get_args

import attrs

from .store import EventResult, EventState, NewEvent, StoredEvent

__all__ = ["MemoryEventStore"]

F = TypeVar("F", bound=Callable[..., Coroutine[Any, Any, Any]])

_OPEN: Final = ("pending", "running")
_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


@attrs.define(eq=False)
class _Entry:
    """An event, and its position in the order of arrival."""

    number: int
    event: StoredEvent


@attrs.define(eq=False)
class _Line:
    """The unfinished events of a subject."""

    waiting: list[tuple[datetime, int, _Entry]] = attrs.field(factory=list)
    """A heap of the pending events that are not first."""
    first: _Entry | None = None
    running: int = 0

    def put(self, entry: _Entry) -> None:
        heapq.heappush(self.waiting, (entry.event.updated or _EARLIEST, entry.number, entry))


def _one_at_a_time(method: F) -> F:
    """Let one thread at a time run a method, which waits for nothing."""

    @wraps(method)
    async def run(self: MemoryEventStore, /, *args: Any, **named: Any) -> Any:
        with self._guard:
            return await method(self, *args, **named)

    return cast("F", run)


class MemoryEventStore:
    """A store in memory, for all event loops of one process. Its events are lost when the process ends."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._entries: dict[str, _Entry] = {}
        self._subjects: dict[str, dict[int, _Entry]] = {}
        self._lines: dict[str, _Line] = {}
        self._due: list[tuple[datetime, int, int, _Entry]] = []
        """A heap of the events that are first in line, and of some that no longer are."""
        self._notes: dict[str, str] = {}
        self._numbers = count()

    async def open(self) -> None:
        """Do nothing."""

    @_one_at_a_time
    async def close(self) -> None:
        """Make unfinished events pending."""
        for entry in self._entries.values():
            if entry.event.state == "running":
                self._wait(entry, attrs.evolve(entry.event, state="pending"))

    @_one_at_a_time
    async def add(self, events: Sequence[NewEvent], now: datetime) -> list[bool]:
        """Store events with unknown ids. Return for each event whether it is new."""
        return [self._add(event, now) for event in events]

    def _add(self, new: NewEvent, now: datetime) -> bool:
        if new.id in self._entries:
            return False
        fields: dict[str, Any] = {field.name: getattr(new, field.name) for field in attrs.fields(NewEvent)}
        event = StoredEvent(**fields, state="pending", attempts=0, received=now, due=now)
        entry = self._entries[new.id] = _Entry(next(self._numbers), event)
        self._subjects.setdefault(new.subject, {})[entry.number] = entry
        self._stand_in_line(entry)
        return True

    def _stand_in_line(self, entry: _Entry) -> None:
        line = self._lines.setdefault(entry.event.subject, _Line())
        line.put(entry)
        self._advance(line)

    def _advance(self, line: _Line) -> None:
        """Move the next event to the front of the line, if the front is free."""
        if line.first is None and not line.running and line.waiting:
            entry = line.first = heapq.heappop(line.waiting)[2]
            heapq.heappush(self._due, (entry.event.due, entry.number, next(self._numbers), entry))

    def _is_due(self, due: datetime, entry: _Entry) -> bool:
        line = self._lines.get(entry.event.subject)
        return line is not None and line.first is entry and entry.event.due == due

    @_one_at_a_time
    async def claim(self, limit: int, now: datetime, *, only: str | None = None) -> list[StoredEvent]:
        """Take up to `limit` events that are due and first in line."""
        if only is not None:
            entry = self._entries.get(only)
            line = None if entry is None else self._lines.get(entry.event.subject)
            return [self._claim(entry)] if entry is not None and line is not None and line.first is entry else []
        claimed: list[StoredEvent] = []
        while len(claimed) < limit and self._due and self._due[0][0] <= now:
            due, _, _, entry = heapq.heappop(self._due)
            if self._is_due(due, entry):
                claimed.append(self._claim(entry))
        return claimed

    @_one_at_a_time
    async def claim_same(self, event: StoredEvent, now: datetime) -> list[StoredEvent]:
        """Take the pending events of the same type and subject."""
        line = self._lines.get(event.subject, _Line())
        same = [entry for _, _, entry in sorted(line.waiting) if entry.event.type == event.type]
        line.waiting = [each for each in line.waiting if each[2] not in same]
        heapq.heapify(line.waiting)
        return [self._claim(entry) for entry in same]

    def _claim(self, entry: _Entry) -> StoredEvent:
        event, line = entry.event, self._lines[entry.event.subject]
        line.running += 1
        if line.first is entry:
            line.first = None
        stale = self._stale(event)
        entry.event = attrs.evolve(event, state="running", attempts=event.attempts + 1)
        return attrs.evolve(entry.event, stale=stale)

    def _stale(self, event: StoredEvent) -> bool:
        others = (entry.event for entry in self._subjects[event.subject].values())
        return event.updated is not None and any(
            other.updated is not None and other.updated > event.updated and other.state != "pending" for other in others
        )

    @_one_at_a_time
    async def finish(self, results: Sequence[EventResult], now: datetime) -> None:
        """Store the results of events, and let the next in line follow."""
        for result in results:
            entry = self._entries.get(result.id)
            if entry is None or entry.event.state != "running":
                continue
            if result.state == "running":
                entry.event = attrs.evolve(entry.event, completed=result.completed)
                continue
            event = attrs.evolve(
                entry.event,
                state=result.state,
                attempts=result.attempts,
                due=result.due or now,
                finished=None if result.state == "pending" else now,
                error=result.error,
                completed=result.completed,
            )
            if result.state == "pending":
                self._wait(entry, event)
            else:
                entry.event = event
                self._leave(event.subject)

    def _wait(self, entry: _Entry, event: StoredEvent) -> None:
        entry.event = event
        self._lines[event.subject].put(entry)
        self._leave(event.subject)

    def _leave(self, subject: str) -> None:
        line = self._lines[subject]
        line.running -= 1
        self._advance(line)
        if line.first is None and not line.running:
            del self._lines[subject]

    @_one_at_a_time
    async def recover(self) -> int:
        """Make unfinished events pending again."""
        return 0

    @_one_at_a_time
    async def next_due(self) -> datetime | None:
        """Return when the next event that is first in line is due."""
        while self._due and not self._is_due(self._due[0][0], self._due[0][-1]):
            heapq.heappop(self._due)
        return self._due[0][0] if self._due else None

    @_one_at_a_time
    async def get(self, event_id: str) -> StoredEvent | None:
        """Return an event in any state."""
        entry = self._entries.get(event_id)
        return None if entry is None else entry.event

    @_one_at_a_time
    async def events(self, state: EventState, *, limit: int = 100, after: str | None = None) -> list[StoredEvent]:
        """Return events of a state in the order of arrival."""
        start = -1 if after is None or after not in self._entries else self._entries[after].number
        entries = (entry for entry in self._entries.values() if entry.number > start and entry.event.state == state)
        return [entry.event for entry, _ in zip(entries, range(limit), strict=False)]

    @_one_at_a_time
    async def counts(self) -> Mapping[EventState, int]:
        """Return the number of events of each state."""
        counts: dict[EventState, int] = dict.fromkeys(get_args(EventState), 0)
        for entry in self._entries.values():
            counts[entry.event.state] += 1
        return counts

    @_one_at_a_time
    async def latest(self, subjects: Sequence[str]) -> Mapping[str, datetime]:
        """Return the latest `updated` of the events of each subject. Subjects without events are left out."""
        found: dict[str, datetime] = {}
        for subject in subjects:
            times = [entry.event.updated for entry in self._subjects.get(subject, {}).values()]
            if known := [time for time in times if time is not None]:
                found[subject] = max(known)
        return found

    @_one_at_a_time
    async def requeue(self, event_id: str, now: datetime) -> bool:
        """Make a finished event pending again."""
        entry = self._entries.get(event_id)
        if entry is None or entry.event.state in _OPEN or not entry.event.body:
            return False
        completed = entry.event.completed if entry.event.state == "dead" else ()
        entry.event = attrs.evolve(
            entry.event, state="pending", attempts=0, due=now, finished=None, completed=completed
        )
        self._stand_in_line(entry)
        return True

    @_one_at_a_time
    async def trim(self, *, bodies_before: datetime, events_before: datetime) -> int:
        """Drop the bodies of old events that are done, and delete still older ones."""
        dropped = 0
        for entry in list(self._entries.values()):
            event = entry.event
            if event.state != "done" or event.finished is None:
                continue
            if event.finished < events_before:
                dropped += 1
                del self._entries[event.id]
                del self._subjects[event.subject][entry.number]
                if not self._subjects[event.subject]:
                    del self._subjects[event.subject]
            elif event.finished < bodies_before:
                entry.event = attrs.evolve(event, body=b"")
        return dropped

    @_one_at_a_time
    async def read(self, name: str) -> str | None:
        """Return a text that was stored under a name."""
        return self._notes.get(name)

    @_one_at_a_time
    async def write(self, name: str, text: str) -> None:
        """Store a text under a name, and replace an earlier one."""
        self._notes[name] = text
