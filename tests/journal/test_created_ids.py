"""The objects of other writes are read once for any number of lookups, and none is overlooked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
from journal.memory import MemoryStore, Place

from bill_async.journal import EntryId, JournalEntry, State
from bill_async.journal.conformance import _entry
from bill_async.journal.created_ids import CreatedIds

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ACCOUNT = ("organization", "00801")


class CountingStore(MemoryStore):
    """Counts the entries that it gives out."""

    given = 0

    async def find(self, state: State, **more: Any) -> list[JournalEntry]:
        found = await super().find(state, **more)
        self.given += len(found)
        return found


def done(number: int, **more: Any) -> JournalEntry:
    """Return the entry of a write that was done after so many minutes."""
    entry = _entry(f"k{number}", 1, "done", NOON + timedelta(minutes=number))
    return attrs.evolve(entry, ids=(f"id{number}",), **more)


async def test_an_entry_is_read_about_once() -> None:
    store = CountingStore(Place())
    await store.save([done(number) for number in range(3000)])
    made = CreatedIds(store)
    made.reach_back_to(NOON)
    for minute in (2000, 10, 0, 1500, *range(100)):
        assert len(await made.ids(ACCOUNT, NOON + timedelta(minutes=minute))) == 3000
    assert store.given < 3000 + 110


async def test_what_is_done_meanwhile_is_known_even_if_it_is_dated_a_little_earlier() -> None:
    store = MemoryStore(Place())
    await store.save([done(number) for number in range(10)])
    made = CreatedIds(store)
    assert await made.ids(ACCOUNT, NOON + timedelta(minutes=5)) == {f"id{number}" for number in range(5, 10)}
    await store.save([done(10), attrs.evolve(done(11), changed_at=NOON + timedelta(minutes=8, seconds=31))])
    assert {"id10", "id11"} <= await made.ids(ACCOUNT, NOON + timedelta(minutes=7))


async def test_it_reaches_back_as_far_as_is_asked_for() -> None:
    store = MemoryStore(Place())
    await store.save([done(number) for number in range(10)])
    made = CreatedIds(store)
    assert await made.ids(ACCOUNT, NOON + timedelta(minutes=20)) == set()
    assert await made.ids(ACCOUNT, NOON + timedelta(minutes=9)) == {"id9"}
    assert await made.ids(ACCOUNT, NOON) == {f"id{number}" for number in range(10)}


async def test_accounts_are_told_apart() -> None:
    store = MemoryStore(Place())
    await store.save([done(1), attrs.evolve(done(2), id=EntryId("organization", "00802", "k"))])
    made = CreatedIds(store)
    assert await made.ids(ACCOUNT, NOON) == {"id1"}
    assert await made.ids(("organization", "00802"), NOON) == {"id2"}
    assert await made.ids(("spend", "00801"), NOON) == set()


async def test_what_a_write_has_changed_may_be_made_by_another_one() -> None:
    store = MemoryStore(Place())
    await store.save(
        [done(1, operation="updateBill"), done(2, operation="not known"), done(3), done(4, operation="getBill")]
    )
    assert await CreatedIds(store).ids(ACCOUNT, NOON) == {"id3"}
