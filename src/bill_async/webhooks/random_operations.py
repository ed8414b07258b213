"""A comparison of an event store with the one in memory, by the same random operations on both."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import attrs

from .memory import MemoryEventStore
from .store import EventResult, EventState, EventStore, NewEvent, StoredEvent

__all__ = ["NOW", "at", "compare", "ended", "ids", "new"]

NOW: Final = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
_OPERATIONS: Final = 1500


def new(name: str, subject: str | None = None, *, updated: int | None = None, **more: Any) -> NewEvent:
    """Make an event; `updated` is in seconds after `NOW`."""
    moment = None if updated is None else NOW + timedelta(seconds=updated)
    fields: dict[str, Any] = {"type": "bill.updated", "body": name.encode(), **more}
    return NewEvent(id=name, subject=subject or name, updated=moment, **fields)


def at(seconds: float) -> datetime:
    """Return the time a number of seconds after `NOW`."""
    return NOW + timedelta(seconds=seconds)


def ended(event: StoredEvent, state: EventState = "done", **more: Any) -> EventResult:
    """Return the result of an event that was handled."""
    return EventResult(id=event.id, state=state, attempts=event.attempts, **more)


def ids(events: list[StoredEvent]) -> list[str]:
    """Return the ids of events."""
    return [event.id for event in events]


async def compare(store: EventStore, seed: int) -> None:
    """Run the same random operations on a store and on the one in memory, and compare all results."""
    chance = random.Random(seed)  # noqa: S311 - the same operations every time
    model = MemoryEventStore()
    held: list[StoredEvent] = []
    for step in range(_OPERATIONS):
        now = at(step)
        match chance.randrange(8):
            case 0 | 1 | 2:
                count = chance.randrange(1, 4)
                events = [_random_event(chance) for _ in range(count)]
                assert await store.add(events, now) == await model.add(events, now)
            case 3 | 4:
                claimed = await store.claim(chance.randrange(1, 4), now)
                assert claimed == await model.claim(len(claimed) or 3, now)
                held += claimed
            case 5 | 6 if held:
                results = [_random_result(held.pop(chance.randrange(len(held))), now, chance)]
                await store.finish(results, now)
                await model.finish(results, now)
            case 7 if held:
                event = chance.choice(held)
                same = await store.claim_same(event, now)
                assert same == await model.claim_same(event, now)
                held += same
            case _:
                name = f"event {chance.randrange(200)}"
                assert await store.requeue(name, now) == await model.requeue(name, now)
                claimed = await store.claim(1, now, only=name)
                assert claimed == await model.claim(1, now, only=name)
                held += claimed
        assert await store.next_due() == await model.next_due()
    assert await store.counts() == await model.counts()
    states: tuple[EventState, ...] = ("pending", "running", "done", "dead", "unhandled")
    for state in states:
        assert await store.events(state, limit=1000) == await model.events(state, limit=1000)
    subjects = [f"subject {number}" for number in range(8)]
    assert await store.latest(subjects) == await model.latest(subjects)


def _random_event(chance: random.Random) -> NewEvent:
    updated = chance.choice([None, *range(20)])
    event_type = chance.choice(["bill.updated", "bill.created"])
    return attrs.evolve(
        new(f"event {chance.randrange(200)}", f"subject {chance.randrange(8)}", updated=updated), type=event_type
    )


def _random_result(event: StoredEvent, now: datetime, chance: random.Random) -> EventResult:
    states: tuple[EventState, ...] = ("done", "done", "pending", "dead", "unhandled")
    state = chance.choice(states)
    due = now + timedelta(seconds=chance.randrange(30)) if state == "pending" else None
    return ended(event, state, due=due, error="again" if state == "pending" else "")
