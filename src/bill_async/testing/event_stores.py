"""What every event store must do, as tests: for stores of your own.

    from bill_async.testing.event_stores import EventStoreConformance

    class TestMyStore(EventStoreConformance):
        @pytest.fixture
        def make_store(self, tmp_path):
            return lambda: MyStore(tmp_path / "events")

`make_store()` returns a new handle on the same store every time, as another process would have it; it is empty when a
test begins. `shared = False` leaves out what needs two handles on one store.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs
import pytest

from bill_async.webhooks.memory import MemoryEventStore
from bill_async.webhooks.store import EventState, EventStore, NewEvent, Outcome, StoredEvent

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

__all__ = ["EventStoreConformance"]

MakeStore: TypeAlias = Callable[[], EventStore]

NOW: Final = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
_MANY: Final = 40
_STEPS: Final = 400


def new(name: str, subject: str | None = None, *, updated: int | None = None, **more: Any) -> NewEvent:
    """Make an event; `updated` is in seconds after `NOW`."""
    moment = None if updated is None else NOW + timedelta(seconds=updated)
    fields: dict[str, Any] = {"type": "bill.updated", "body": name.encode(), **more}
    return NewEvent(id=name, subject=subject or name, updated=moment, **fields)


def at(seconds: float) -> datetime:
    """Return a moment so long after `NOW`."""
    return NOW + timedelta(seconds=seconds)


def ended(event: StoredEvent, state: EventState = "done", **more: Any) -> Outcome:
    """Say that an event was handled."""
    return Outcome(id=event.id, state=state, attempts=event.attempts, **more)


def ids(events: list[StoredEvent]) -> list[str]:
    """Return the ids of events."""
    return [event.id for event in events]


@asynccontextmanager
async def opened(store: EventStore) -> AsyncGenerator[EventStore]:
    """Open a store, and close it."""
    await store.open()
    try:
        yield store
    finally:
        await store.close()


class EventStoreConformance:
    """Subclass it, and give it a fixture `make_store`."""

    shared: bool = True
    """Whether two handles can be on one store, and what one has stored outlives it."""

    def _run(self, make_store: MakeStore, work: Callable[[EventStore], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with opened(make_store()) as store:
                await work(store)

        asyncio.run(whole())

    def _need_two_handles(self) -> None:
        if not self.shared:
            pytest.skip("the store serves one handle")

    # ---- adding

    def test_an_event_is_stored_once(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            assert await store.add([new("a"), new("b"), new("a")], NOW) == [True, True, False]
            assert await store.add([new("b"), new("c")], at(1)) == [False, True]
            assert ids(await store.events("pending")) == ["a", "b", "c"]
            assert await store.add([], NOW) == []

        self._run(make_store, work)

    def test_an_event_comes_back_as_it_was(self, make_store: MakeStore) -> None:
        strange = "e\u0301v\u00e9nement \u2603 '\"\\ {} \U0001f9fe"

        async def work(store: EventStore) -> None:
            body = bytes(range(256)) * 3
            event = NewEvent(
                id=strange,
                type="a.b",
                subject=f"008/bill/{strange}",
                body=body,
                updated=at(-3.000001),
                source="history",
            )
            await store.add([event], NOW)
            stored = await store.get(strange)
            assert stored == StoredEvent(
                id=strange,
                type="a.b",
                subject=event.subject,
                updated=event.updated,
                source="history",
                body=body,
                state="pending",
                attempts=0,
                received=NOW,
                due=NOW,
            )
            assert await store.get("another") is None

        self._run(make_store, work)

    def test_one_of_a_thousand_that_come_at_once_is_new(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            answers = await asyncio.gather(*(store.add([new("a")], NOW) for _ in range(_MANY)))
            assert [answer for answer in answers if answer == [True]] == [[True]]

        self._run(make_store, work)

    # ---- claiming

    def test_what_is_due_longest_comes_first(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("late")], at(5))
            await store.add([new("a"), new("b"), new("c")], NOW)
            assert ids(await store.claim(2, at(1))) == ["a", "b"]
            assert ids(await store.claim(9, at(1))) == ["c"]
            assert await store.claim(9, at(1)) == []
            assert await store.next_due() == at(5)
            assert ids(await store.claim(9, at(5))) == ["late"]
            assert await store.next_due() is None

        self._run(make_store, work)

    def test_a_claimed_event_is_running(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a")], NOW)
            (claimed,) = await store.claim(1, at(1))
            assert (claimed.state, claimed.attempts, claimed.body) == ("running", 1, b"a")
            assert await store.get("a") == claimed
            assert await store.add([new("a")], at(2)) == [False]

        self._run(make_store, work)

    def test_events_of_one_subject_come_one_after_another(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x"), new("b", "x"), new("c", "y")], NOW)
            first, other = await store.claim(9, at(1))
            assert (first.id, other.id) == ("a", "c")
            await store.settle([ended(other)], at(1))
            assert await store.claim(9, at(1)) == []
            await store.settle([ended(first)], at(2))
            assert ids(await store.claim(9, at(2))) == ["b"]

        self._run(make_store, work)

    def test_the_line_is_ordered_by_the_time_of_the_change(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            times = {"a": 0, "d": 4, "c": 3, "b": 2, "e": 4, "none": None}
            await store.add([new(name, "x", updated=updated) for name, updated in times.items()], NOW)
            order: list[str] = []
            while claimed := await store.claim(9, at(1)):
                (event,) = claimed
                order.append(event.id)
                await store.settle([ended(event)], at(1))
            assert order == ["a", "none", "b", "c", "d", "e"]

        self._run(make_store, work)

    def test_an_event_is_stale_if_a_later_state_was_handled(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("late", "x", updated=9)], NOW)
            await store.settle([ended(event) for event in await store.claim(9, at(1))], at(1))
            await store.add([new("early", "x", updated=3), new("none", "x"), new("other", "y", updated=3)], at(2))
            stale: dict[str, bool] = {}
            while claimed := await store.claim(9, at(3)):
                stale |= {event.id: event.stale for event in claimed}
                await store.settle([ended(event) for event in claimed], at(3))
            assert stale == {"early": True, "none": False, "other": False}

        self._run(make_store, work)

    def test_what_waits_behind_does_not_make_stale(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x", updated=1), new("b", "x", updated=2)], NOW)
            (first,) = await store.claim(9, at(1))
            assert (first.id, first.stale) == ("a", False)

        self._run(make_store, work)

    def test_one_event_can_be_claimed_before_it_is_due(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x"), new("b", "x"), new("c")], at(60))
            assert ids(await store.claim(1, NOW, only="a")) == ["a"]
            for name in ("a", "b", "nothing"):  # running, not first, not there
                assert await store.claim(1, NOW, only=name) == []

        self._run(make_store, work)

    def test_those_of_the_same_kind_can_be_claimed_along(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            other = new("c", "x", updated=3, type="bill.archived")
            more = [new("d", "x", updated=4), new("b", "x", updated=2), new("e", "y")]
            await store.add([new("a", "x", updated=1), other, *more], NOW)
            first = (await store.claim(1, at(1)))[0]
            same = await store.claim_same(first, at(1))
            assert [(event.id, event.state, event.attempts) for event in same] == [
                ("b", "running", 1),
                ("d", "running", 1),
            ]
            assert ids(await store.claim(9, at(1))) == ["e"]
            await store.settle([ended(first), ended(same[0])], at(2))
            assert await store.claim(9, at(2)) == []  # one of the subject is running still
            await store.settle([ended(same[1])], at(2))
            assert ids(await store.claim(9, at(2))) == ["c"]

        self._run(make_store, work)

    # ---- settling

    def test_an_event_can_be_tried_again_later(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x"), new("b", "x")], NOW)
            (first,) = await store.claim(9, at(1))
            again = ended(first, "pending", due=at(30), error="no luck", completed=("one", "two"))
            await store.settle([again], at(2))
            assert await store.claim(9, at(29)) == []  # nor the one behind it
            assert await store.next_due() == at(30)
            (second,) = await store.claim(9, at(30))
            assert (second.id, second.attempts, second.error) == ("a", 2, "no luck")
            assert (second.completed, second.received, second.settled) == (("one", "two"), NOW, None)

        self._run(make_store, work)

    def test_what_has_ended_can_be_noted_on_the_way(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x"), new("b", "x")], NOW)
            (first,) = await store.claim(9, at(1))
            await store.settle([ended(first, "running", completed=("one",))], at(2))
            assert await store.get("a") == attrs.evolve(first, completed=("one",))
            assert await store.claim(9, at(3)) == []
            await store.settle([ended(first, "pending", completed=("one",))], at(3))
            (again,) = await store.claim(9, at(3))
            assert (again.attempts, again.completed) == (2, ("one",))

        self._run(make_store, work)

    def test_each_end_is_kept(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new(name) for name in "abc"], NOW)
            states: tuple[EventState, ...] = ("done", "dead", "unhandled")
            claimed = await store.claim(9, at(1))
            ends = [ended(event, state, error=state) for event, state in zip(claimed, states, strict=True)]
            await store.settle(ends, at(2))
            for name, state in zip("abc", states, strict=True):
                stored = await store.get(name)
                assert stored is not None
                assert (stored.state, stored.error, stored.settled, stored.attempts) == (state, state, at(2), 1)
            assert await store.counts() == {"pending": 0, "running": 0, "done": 1, "dead": 1, "unhandled": 1}
            assert await store.claim(9, at(99)) == []

        self._run(make_store, work)

    def test_only_what_was_claimed_can_be_settled(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a")], NOW)
            nothing = [Outcome(id=name, state="done", attempts=1) for name in ("a", "b")]
            await store.settle(nothing, NOW)
            assert (await store.counts())["pending"] == 1
            (claimed,) = await store.claim(1, NOW)
            await store.settle([ended(claimed, "dead"), ended(claimed)], NOW)
            assert (await store.counts())["dead"] == 1

        self._run(make_store, work)

    # ---- dead letters

    def test_a_finished_event_can_be_run_again(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x"), new("b", "x"), new("c")], NOW)
            first = (await store.claim(1, at(1)))[0]
            await store.settle([ended(first, "dead", error="broken", completed=("one",))], at(1))
            assert await store.requeue("a", at(5))
            for name in ("a", "b", "nothing"):  # none of them is finished
                assert not await store.requeue(name, at(5))
            claimed = await store.claim(9, at(9))
            assert sorted(ids(claimed)) == ["b", "c"]  # `b` was first in line
            await store.settle([ended(event) for event in claimed], at(9))
            (again,) = await store.claim(9, at(9))
            assert (again.id, again.attempts, again.completed, again.settled) == ("a", 1, (), None)

        self._run(make_store, work)

    def test_events_are_listed_in_pages(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new(f"{number:02}") for number in range(_MANY)], NOW)
            await store.settle([ended(event, "dead") for event in await store.claim(_MANY, at(1))], at(1))
            seen: list[str] = []
            while page := await store.events("dead", limit=7, after=seen[-1] if seen else None):
                seen += ids(page)
            assert seen == [f"{number:02}" for number in range(_MANY)]
            assert await store.events("done") == []

        self._run(make_store, work)

    # ---- what else is kept

    def test_old_events_are_trimmed(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            for number, name in enumerate(("oldest", "old", "dead", "young")):
                await store.add([new(name)], at(number))
                (event,) = await store.claim(1, at(number))
                await store.settle([ended(event, "dead" if name == "dead" else "done")], at(number))
            await store.add([new("pending")], NOW)
            assert await store.trim(bodies_before=at(3), events_before=at(1)) == 1
            assert await store.get("oldest") is None
            bodies = {
                name: event and event.body
                for name in ("old", "dead", "young", "pending")
                for event in [await store.get(name)]
            }
            assert bodies == {"old": b"", "dead": b"dead", "young": b"young", "pending": b"pending"}
            assert not await store.requeue("old", at(9))
            assert await store.add([new("old"), new("oldest")], at(9)) == [False, True]

        self._run(make_store, work)

    def test_the_latest_change_of_each_subject_is_known(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x", updated=1), new("b", "x", updated=5), new("c", "x"), new("d", "y")], NOW)
            assert await store.latest(["x", "y", "z"]) == {"x": at(5)}
            await store.settle([ended(event) for event in await store.claim(1, at(1))], at(1))
            assert await store.latest(["x"]) == {"x": at(5)}

        self._run(make_store, work)

    def test_texts_are_kept_by_name(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            assert await store.read("history") is None
            await store.write("history", "one")
            await store.write("history", "two \u2603")
            await store.write("other", "")
            assert (await store.read("history"), await store.read("other")) == ("two \u2603", "")

        self._run(make_store, work)

    # ---- several handles

    def test_a_store_can_be_closed_and_opened_again(self, make_store: MakeStore) -> None:
        store = make_store()

        async def first() -> None:
            await store.open()
            await store.open()
            await store.add([new("a")], NOW)
            await store.close()
            await store.close()

        async def second() -> None:
            await store.open()
            assert ids(await store.claim(9, at(1))) == ["a"]
            await store.close()

        asyncio.run(first())
        asyncio.run(second())

    def test_what_was_not_settled_is_left_to_the_others(self, make_store: MakeStore) -> None:
        async def work(store: EventStore) -> None:
            await store.add([new("a", "x"), new("b", "x"), new("c")], NOW)
            await store.claim(9, at(1))
            await store.close()
            other = store if not self.shared else make_store()
            async with opened(other):
                claimed = await other.claim(9, at(2))
                assert [(event.id, event.attempts) for event in claimed] == [("a", 2), ("c", 2)]

        self._run(make_store, work)

    def test_what_another_handle_claimed_is_its_own(self, make_store: MakeStore) -> None:
        self._need_two_handles()

        async def work(store: EventStore) -> None:
            await store.add([new("a", "x"), new("b", "x")], NOW)
            (claimed,) = await store.claim(9, at(1))
            async with opened(make_store()) as other:
                assert await other.recover() == 0
                assert await other.claim(9, at(2)) == []
                await other.settle([ended(claimed)], at(2))
                assert (await other.counts())["running"] == 1
                await store.settle([ended(claimed)], at(3))
                assert ids(await other.claim(9, at(3))) == ["b"]

        self._run(make_store, work)

    def test_no_event_is_claimed_twice(self, make_store: MakeStore) -> None:
        self._need_two_handles()

        async def work(store: EventStore) -> None:
            await store.add([new(f"{number}", f"subject {number % 9}") for number in range(_MANY)], NOW)
            seen: list[str] = []
            running: set[str] = set()

            async def worker(mine: EventStore) -> None:
                while (await mine.counts())["done"] < _MANY:
                    for event in await mine.claim(2, at(1)):
                        assert event.subject not in running
                        running.add(event.subject)
                        seen.append(event.id)
                        await asyncio.sleep(0)  # noqa: TID251 - lets the others try
                        running.remove(event.subject)
                        await mine.settle([ended(event)], at(1))

            async with opened(make_store()) as second, opened(make_store()) as third:
                await asyncio.gather(worker(store), worker(second), worker(third))
            assert sorted(seen) == sorted(f"{number}" for number in range(_MANY))

        self._run(make_store, work)

    # ---- all together

    @pytest.mark.parametrize("seed", range(5))
    def test_it_does_what_the_store_in_memory_does(self, make_store: MakeStore, seed: int) -> None:
        async def work(store: EventStore) -> None:
            await _compare(store, random.Random(seed))  # noqa: S311 - a repeatable course

        self._run(make_store, work)


async def _compare(store: EventStore, chance: random.Random) -> None:
    """Take the same steps with a store and with the one in memory; whatever they return must be the same."""
    model = MemoryEventStore()
    held: list[StoredEvent] = []
    for step in range(_STEPS):
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
                outcomes = [_random_outcome(held.pop(chance.randrange(len(held))), now, chance)]
                await store.settle(outcomes, now)
                await model.settle(outcomes, now)
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
    kind = chance.choice(["bill.updated", "bill.created"])
    return attrs.evolve(
        new(f"event {chance.randrange(200)}", f"subject {chance.randrange(8)}", updated=updated), type=kind
    )


def _random_outcome(event: StoredEvent, now: datetime, chance: random.Random) -> Outcome:
    states: tuple[EventState, ...] = ("done", "done", "pending", "dead", "unhandled")
    state = chance.choice(states)
    due = now + timedelta(seconds=chance.randrange(30)) if state == "pending" else None
    return ended(event, state, due=due, error="again" if state == "pending" else "")
