"""Conformance checks for event stores. You can run them on your own store.

    from bill_async.webhooks.conformance import CHECKS

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    async def test_my_store(check, empty_place):
        await check(lambda: MyStore(empty_place))

A check gets a function that makes a store, and may call it several times. Each store is another handle on the same
location, as in another process. Before a check the location is empty. A check that fails raises `AssertionError`.
`SHARED_CHECKS` are for stores that processes can share, which excludes stores in memory.

The checks run in one process. Test two things yourself: that `recover` finds the events of a killed process, and that
added events survive a crash of the machine.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from bill_async._base.clock import next_turn

from .random_operations import NOW, at, compare, ended, ids, new
from .store import EventResult, EventState, EventStore, NewEvent, StoredEvent

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

__all__ = ["CHECKS", "SHARED_CHECKS", "Check", "Make"]

Make: TypeAlias = Callable[[], EventStore]
"""Makes another handle on the store."""
Check: TypeAlias = Callable[[Make], Awaitable[None]]

_MANY: Final = 40
_SEED: Final = 20260301


@asynccontextmanager
async def opened(store: EventStore) -> AsyncGenerator[EventStore]:
    """Open a store, and close it."""
    await store.open()
    try:
        yield store
    finally:
        await store.close()


# ---- adding


async def an_event_is_stored_once(make: Make) -> None:
    """An event is stored once."""
    async with opened(make()) as store:
        assert await store.add([new("a"), new("b"), new("a")], NOW) == [True, True, False]
        assert await store.add([new("b"), new("c")], at(1)) == [False, True]
        assert ids(await store.events("pending")) == ["a", "b", "c"]
        assert await store.add([], NOW) == []


async def an_event_comes_back_as_it_was(make: Make) -> None:
    """An event is returned unchanged."""
    strange = "e\u0301v\u00e9nement \u2603 '\"\\ {} \U0001f9fe"
    async with opened(make()) as store:
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


async def one_of_many_that_come_at_once_is_new(make: Make) -> None:
    """If the same event is added many times at once, one of them is new."""
    async with opened(make()) as store:
        answers = await asyncio.gather(*(store.add([new("a")], NOW) for _ in range(_MANY)))
        assert [answer for answer in answers if answer == [True]] == [[True]]


# ---- claiming


async def what_is_due_longest_comes_first(make: Make) -> None:
    """The event that has been due longest comes first."""
    async with opened(make()) as store:
        await store.add([new("late")], at(5))
        await store.add([new("a"), new("b"), new("c")], NOW)
        assert ids(await store.claim(2, at(1))) == ["a", "b"]
        assert ids(await store.claim(9, at(1))) == ["c"]
        assert await store.claim(9, at(1)) == []
        assert await store.next_due() == at(5)
        assert ids(await store.claim(9, at(5))) == ["late"]
        assert await store.next_due() is None


async def a_claimed_event_is_running(make: Make) -> None:
    """A claimed event is running."""
    async with opened(make()) as store:
        await store.add([new("a")], NOW)
        (claimed,) = await store.claim(1, at(1))
        assert (claimed.state, claimed.attempts, claimed.body) == ("running", 1, b"a")
        assert await store.get("a") == claimed
        assert await store.add([new("a")], at(2)) == [False]


async def events_of_one_subject_come_one_after_another(make: Make) -> None:
    """Events of one subject come one after another."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x"), new("c", "y")], NOW)
        first, other = await store.claim(9, at(1))
        assert (first.id, other.id) == ("a", "c")
        await store.finish([ended(other)], at(1))
        assert await store.claim(9, at(1)) == []
        await store.finish([ended(first)], at(2))
        assert ids(await store.claim(9, at(2))) == ["b"]


async def the_line_is_ordered_by_the_time_of_the_change(make: Make) -> None:
    """The line is ordered by the time of the change."""
    async with opened(make()) as store:
        times = {"a": 0, "d": 4, "c": 3, "b": 2, "e": 4, "none": None}
        await store.add([new(name, "x", updated=updated) for name, updated in times.items()], NOW)
        order: list[str] = []
        while claimed := await store.claim(9, at(1)):
            (event,) = claimed
            order.append(event.id)
            await store.finish([ended(event)], at(1))
        assert order == ["a", "none", "b", "c", "d", "e"]


async def an_event_is_stale_if_a_later_state_was_handled(make: Make) -> None:
    """An event is stale if a later state was handled."""
    async with opened(make()) as store:
        await store.add([new("late", "x", updated=9)], NOW)
        await store.finish([ended(event) for event in await store.claim(9, at(1))], at(1))
        await store.add([new("early", "x", updated=3), new("none", "x"), new("other", "y", updated=3)], at(2))
        stale: dict[str, bool] = {}
        while claimed := await store.claim(9, at(3)):
            stale |= {event.id: event.stale for event in claimed}
            await store.finish([ended(event) for event in claimed], at(3))
        assert stale == {"early": True, "none": False, "other": False}


async def what_waits_behind_does_not_make_stale(make: Make) -> None:
    """Waiting events do not make an event stale."""
    async with opened(make()) as store:
        await store.add([new("a", "x", updated=1), new("b", "x", updated=2)], NOW)
        (first,) = await store.claim(9, at(1))
        assert (first.id, first.stale) == ("a", False)


async def one_event_can_be_claimed_before_it_is_due(make: Make) -> None:
    """One event can be claimed before it is due."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x"), new("c")], at(60))
        assert ids(await store.claim(1, NOW, only="a")) == ["a"]
        for name in ("a", "b", "nothing"):  # running, not first, does not exist
            assert await store.claim(1, NOW, only=name) == []


async def those_of_the_same_kind_can_be_claimed_along(make: Make) -> None:
    """Events of the same type and subject can be claimed together."""
    async with opened(make()) as store:
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
        await store.finish([ended(first), ended(same[0])], at(2))
        assert await store.claim(9, at(2)) == []  # an event of the subject is still running
        await store.finish([ended(same[1])], at(2))
        assert ids(await store.claim(9, at(2))) == ["c"]


# ---- finishing


async def an_event_can_be_tried_again_later(make: Make) -> None:
    """An event can be tried again later."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        (first,) = await store.claim(9, at(1))
        again = ended(first, "pending", due=at(30), error="no luck", completed=("one", "two"))
        await store.finish([again], at(2))
        assert await store.claim(9, at(29)) == []  # nor the next one
        assert await store.next_due() == at(30)
        (second,) = await store.claim(9, at(30))
        assert (second.id, second.attempts, second.error) == ("a", 2, "no luck")
        assert (second.completed, second.received, second.finished) == (("one", "two"), NOW, None)


async def what_has_ended_can_be_noted_on_the_way(make: Make) -> None:
    """Handlers that have ended can be recorded while the event is running."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        (first,) = await store.claim(9, at(1))
        await store.finish([ended(first, "running", completed=("one",))], at(2))
        assert await store.get("a") == attrs.evolve(first, completed=("one",))
        assert await store.claim(9, at(3)) == []
        await store.finish([ended(first, "pending", completed=("one",))], at(3))
        (again,) = await store.claim(9, at(3))
        assert (again.attempts, again.completed) == (2, ("one",))


async def each_end_is_kept(make: Make) -> None:
    """Every final state is stored."""
    async with opened(make()) as store:
        await store.add([new(name) for name in "abc"], NOW)
        states: tuple[EventState, ...] = ("done", "dead", "unhandled")
        claimed = await store.claim(9, at(1))
        ends = [ended(event, state, error=state) for event, state in zip(claimed, states, strict=True)]
        await store.finish(ends, at(2))
        for name, state in zip("abc", states, strict=True):
            stored = await store.get(name)
            assert stored is not None
            assert (stored.state, stored.error, stored.finished, stored.attempts) == (state, state, at(2), 1)
        assert await store.counts() == {"pending": 0, "running": 0, "done": 1, "dead": 1, "unhandled": 1}
        assert await store.claim(9, at(99)) == []


async def only_what_was_claimed_can_be_finished(make: Make) -> None:
    """Only what was claimed can be finished."""
    async with opened(make()) as store:
        await store.add([new("a")], NOW)
        nothing = [EventResult(id=name, state="done", attempts=1) for name in ("a", "b")]
        await store.finish(nothing, NOW)
        assert (await store.counts())["pending"] == 1
        (claimed,) = await store.claim(1, NOW)
        await store.finish([ended(claimed, "dead"), ended(claimed)], NOW)
        assert (await store.counts())["dead"] == 1


# ---- dead letters


async def a_finished_event_can_be_run_again(make: Make) -> None:
    """A finished event can be run again."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x"), new("c")], NOW)
        first = (await store.claim(1, at(1)))[0]
        await store.finish([ended(first, "dead", error="broken", completed=("one",))], at(1))
        assert await store.requeue("a", at(5))
        for name in ("a", "b", "nothing"):  # none of them is finished
            assert not await store.requeue(name, at(5))
        claimed = await store.claim(9, at(9))
        assert sorted(ids(claimed)) == ["b", "c"]  # `b` was first in line
        await store.finish([ended(event) for event in claimed], at(9))
        (again,) = await store.claim(9, at(9))
        assert (again.id, again.attempts, again.completed, again.finished) == ("a", 1, ("one",), None)
        await store.finish([ended(again, completed=("one", "two"))], at(9))
        assert await store.requeue("a", at(9))
        (again,) = await store.claim(9, at(9))
        assert again.completed == ()


async def events_are_listed_in_pages(make: Make) -> None:
    """Events are listed in pages."""
    async with opened(make()) as store:
        await store.add([new(f"{number:02}") for number in range(_MANY)], NOW)
        await store.finish([ended(event, "dead") for event in await store.claim(_MANY, at(1))], at(1))
        seen: list[str] = []
        while page := await store.events("dead", limit=7, after=seen[-1] if seen else None):
            seen += ids(page)
        assert seen == [f"{number:02}" for number in range(_MANY)]
        assert await store.events("done") == []


# ---- what else is kept


async def old_events_are_trimmed(make: Make) -> None:
    """Old events are trimmed."""
    async with opened(make()) as store:
        for number, name in enumerate(("oldest", "old", "dead", "young")):
            await store.add([new(name)], at(number))
            (event,) = await store.claim(1, at(number))
            await store.finish([ended(event, "dead" if name == "dead" else "done")], at(number))
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


async def the_latest_change_of_each_subject_is_known(make: Make) -> None:
    """The latest change of each subject is known."""
    async with opened(make()) as store:
        await store.add([new("a", "x", updated=1), new("b", "x", updated=5), new("c", "x"), new("d", "y")], NOW)
        assert await store.latest(["x", "y", "z"]) == {"x": at(5)}
        await store.finish([ended(event) for event in await store.claim(1, at(1))], at(1))
        assert await store.latest(["x"]) == {"x": at(5)}


async def texts_are_kept_by_name(make: Make) -> None:
    """Texts are stored by name."""
    async with opened(make()) as store:
        assert await store.read("history") is None
        await store.write("history", "one")
        await store.write("history", "two \u2603")
        await store.write("other", "")
        assert (await store.read("history"), await store.read("other")) == ("two \u2603", "")


# ---- several handles


async def a_store_can_be_closed_and_opened_again(make: Make) -> None:
    """A store can be closed and opened again, in another event loop too."""
    store = make()
    await store.open()
    await store.open()
    await store.add([new("a")], NOW)
    await store.close()
    await store.close()

    async def again() -> None:
        async with opened(store):
            assert ids(await store.claim(9, at(1))) == ["a"]

    await asyncio.to_thread(asyncio.run, again())


async def what_was_not_finished_is_left_to_the_others(make: Make) -> None:
    """Unfinished events are left to other processes."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x"), new("c")], NOW)
        await store.claim(9, at(1))
        await store.close()
        other = make()
        async with opened(other):
            claimed = await other.claim(9, at(2))
            assert [(event.id, event.attempts) for event in claimed] == [("a", 2), ("c", 2)]


async def a_cancelled_claim_takes_nothing(make: Make) -> None:
    """A claim that is cancelled takes no events, however far it has come."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        for turns in range(_MANY):
            claiming = asyncio.create_task(store.claim(1, NOW))
            for _ in range(turns):
                await next_turn()
            claiming.cancel()
            await asyncio.wait([claiming])
            claimed = await store.claim(1, NOW) if claiming.cancelled() else claiming.result()
            assert [(event.id, event.attempts) for event in claimed] == [("a", 1)]
            await store.finish([EventResult.released(event) for event in claimed], NOW)


async def what_another_handle_claimed_is_its_own(make: Make) -> None:
    """An event belongs to the handle that claimed it."""
    async with opened(make()) as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        (claimed,) = await store.claim(9, at(1))
        async with opened(make()) as other:
            assert await other.recover() == 0
            assert await other.claim(9, at(2)) == []
            await other.finish([ended(claimed)], at(2))
            assert (await other.counts())["running"] == 1
            await store.finish([ended(claimed)], at(3))
            assert ids(await other.claim(9, at(3))) == ["b"]


async def no_event_is_claimed_twice(make: Make) -> None:
    """No event is claimed twice."""
    async with opened(make()) as store:
        await store.add([new(f"{number}", f"subject {number % 9}") for number in range(_MANY)], NOW)
        seen: list[str] = []
        running: set[str] = set()

        async def worker(mine: EventStore) -> None:
            while (await mine.counts())["done"] < _MANY:
                for event in await mine.claim(2, at(1)):
                    assert event.subject not in running
                    running.add(event.subject)
                    seen.append(event.id)
                    await next_turn()  # the others try
                    running.remove(event.subject)
                    await mine.finish([ended(event)], at(1))

        async with opened(make()) as second, opened(make()) as third:
            await asyncio.gather(worker(store), worker(second), worker(third))
        assert sorted(seen) == sorted(f"{number}" for number in range(_MANY))


# ---- all together


async def it_does_what_the_store_in_memory_does(make: Make) -> None:
    """The store behaves like the one in memory for a long sequence of random operations."""
    async with opened(make()) as store:
        await compare(store, _SEED)


CHECKS: Final[tuple[Check, ...]] = (
    an_event_is_stored_once,
    an_event_comes_back_as_it_was,
    one_of_many_that_come_at_once_is_new,
    what_is_due_longest_comes_first,
    a_claimed_event_is_running,
    events_of_one_subject_come_one_after_another,
    the_line_is_ordered_by_the_time_of_the_change,
    an_event_is_stale_if_a_later_state_was_handled,
    what_waits_behind_does_not_make_stale,
    one_event_can_be_claimed_before_it_is_due,
    those_of_the_same_kind_can_be_claimed_along,
    an_event_can_be_tried_again_later,
    what_has_ended_can_be_noted_on_the_way,
    each_end_is_kept,
    only_what_was_claimed_can_be_finished,
    a_finished_event_can_be_run_again,
    events_are_listed_in_pages,
    old_events_are_trimmed,
    the_latest_change_of_each_subject_is_known,
    texts_are_kept_by_name,
    a_store_can_be_closed_and_opened_again,
    what_was_not_finished_is_left_to_the_others,
    a_cancelled_claim_takes_nothing,
    it_does_what_the_store_in_memory_does,
)
SHARED_CHECKS: Final[tuple[Check, ...]] = (
    what_another_handle_claimed_is_its_own,
    no_event_is_claimed_twice,
)
