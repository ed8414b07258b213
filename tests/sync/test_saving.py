"""The pages of a slice on their way to a slow destination: in order, some together, and no room lost."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from unit.fakes import settle

from bill_async.scanning.slicing import Slice
from bill_async.sync import saving
from bill_async.sync.pages import Item
from bill_async.sync.saving import Saves

ROOM = 30


class SlowStore:
    """Stores what it is given when it is told to."""

    def __init__(self) -> None:
        self.stored: list[tuple[list[str], int]] = []
        self.turn = asyncio.Semaphore(0)
        self.failure: Exception | None = None

    async def save(self, items: Sequence[Item], checkpoint: Slice) -> Exception | None:
        await self.turn.acquire()
        if self.failure is None:
            self.stored.append(([item.text for item in items], checkpoint.pages))
        return self.failure


async def add(saves: Saves, number: int, *, text: str = "") -> None:
    await saves.make_room()
    saves.add([Item(text or str(number))], Slice(pages=number))


async def test_pages_that_wait_are_stored_together_with_the_last_checkpoint() -> None:
    store, room = SlowStore(), asyncio.Semaphore(ROOM)
    async with asyncio.TaskGroup() as group:
        saves = Saves(group, room, store.save)
        await add(saves, 1)
        await settle()
        for number in range(2, 15):
            await add(saves, number)
        for _ in range(3):
            store.turn.release()
        await saves.finish()
        for number in range(15, 17):  # after all others were stored
            await add(saves, number)
            store.turn.release()
            await settle()
        await saves.finish()
    texts = [str(number) for number in range(1, 17)]
    assert store.stored == [
        (texts[:1], 1),
        (texts[1:11], 11),
        (texts[11:14], 14),
        (texts[14:15], 15),
        (texts[15:], 16),
    ]
    assert room._value == ROOM


async def test_large_pages_are_stored_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_LARGE", 10)
    store, room = SlowStore(), asyncio.Semaphore(ROOM)
    async with asyncio.TaskGroup() as group:
        saves = Saves(group, room, store.save)
        for number, text in enumerate(["aaaa", "bbbbbbbbbb", "cccccccccc", "dd", "ee"], 1):
            await add(saves, number, text=text)
            store.turn.release()
        await saves.finish()
    assert store.stored == [(["aaaa", "bbbbbbbbbb"], 2), (["cccccccccc"], 3), (["dd", "ee"], 5)]


async def test_nothing_is_stored_after_a_page_that_could_not_be() -> None:
    store, room = SlowStore(), asyncio.Semaphore(ROOM)
    store.failure = OSError("no space")
    async with asyncio.TaskGroup() as group:
        saves = Saves(group, room, store.save)
        await add(saves, 1)
        await settle()
        await add(saves, 2)
        store.turn.release()
        await settle()
        store.failure = None
        with pytest.raises(OSError, match="no space"):
            await saves.make_room()
        with pytest.raises(OSError, match="no space"):
            await saves.finish()
    assert not store.stored
    assert room._value == ROOM


@pytest.mark.parametrize("begun", [True, False])
async def test_a_walker_that_is_cancelled_gives_back_its_room(begun: bool) -> None:
    store, room = SlowStore(), asyncio.Semaphore(ROOM)

    async def walk() -> None:
        async with asyncio.TaskGroup() as group:
            saves = Saves(group, room, store.save)
            for number in range(5):
                await add(saves, number)
            if begun:
                await settle()
            asyncio.current_task().cancel()  # type: ignore[union-attr]
            await saves.finish()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(walk())
    await settle()
    assert not store.stored
    assert room._value == ROOM
