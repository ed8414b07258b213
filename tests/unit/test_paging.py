"""The pager: its ends, loops in cursors, and cleanup."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable

import pytest
from unit.fakes import settle

from bill_async import PagingError
from bill_async.paging import Page, Pager


class Pages:
    """Pages by cursor, and the cursors that were asked for."""

    def __init__(self, following: Callable[[str | None], str | None], items: Callable[[str | None], list[int]]) -> None:
        self.following = following
        self.items = items
        self.asked: list[str | None] = []
        self.running = 0
        self.hold: asyncio.Event | None = None

    async def __call__(self, cursor: str | None) -> Page[int]:
        self.asked.append(cursor)
        self.running += 1
        try:
            if self.hold is not None and cursor is not None:
                await self.hold.wait()
            await asyncio.sleep(0)
            return Page(self.items(cursor), self.following(cursor), None)
        finally:
            self.running -= 1


def count_to(last: int, *, empty: tuple[int, ...] = ()) -> Pages:
    """Pages 0 to `last` with the items 10n and 10n + 1."""

    def number(cursor: str | None) -> int:
        return int(cursor or 0)

    return Pages(
        lambda cursor: str(number(cursor) + 1) if number(cursor) < last else None,
        lambda cursor: [] if number(cursor) in empty else [10 * number(cursor), 10 * number(cursor) + 1],
    )


async def test_awaiting_gives_the_first_page_and_asks_for_no_other() -> None:
    pages = count_to(3)
    page = await Pager(pages)
    await settle()
    assert (page.items, page.next_page, pages.asked) == ([0, 1], "1", [None])


async def test_iterating_gives_every_item_and_twice_the_same() -> None:
    pages = count_to(3)
    pager = Pager(pages)
    expected = [0, 1, 10, 11, 20, 21, 30, 31]
    assert [item async for item in pager] == expected
    assert await pager.collect() == expected
    assert pages.asked == [None, "1", "2", "3"] * 2


async def test_pages_are_distinct_and_resumable() -> None:
    pages = [page async for page in Pager(count_to(2)).pages()]
    assert [page.items for page in pages] == [[0, 1], [10, 11], [20, 21]]
    assert [item async for item in Pager(count_to(2), start=pages[0].next_page)] == [10, 11, 20, 21]


@pytest.mark.parametrize("empty", [(0,), (1,), (0, 1, 2), tuple(range(1, 11))])
async def test_empty_pages_with_a_cursor_go_on(empty: tuple[int, ...]) -> None:
    assert await Pager(count_to(11, empty=empty)).collect() == [
        item for page in range(12) if page not in empty for item in (10 * page, 10 * page + 1)
    ]


@pytest.mark.parametrize("end", [None, ""])
async def test_no_cursor_ends_the_list(end: str | None) -> None:
    pages = Pages(lambda cursor: end, lambda cursor: [1])
    assert await Pager(pages).collect() == [1]
    assert pages.asked == [None]


@pytest.mark.parametrize("prefetch", [True, False])
@pytest.mark.parametrize("size", [1, 2, 50])
async def test_a_cycle_of_cursors_ends_with_an_error(size: int, prefetch: bool) -> None:
    pages = Pages(lambda cursor: str((int(cursor) + 1) % size if cursor else 0), lambda cursor: [1])
    seen = 0
    with pytest.raises(PagingError, match="repeats itself") as caught:
        async for _ in Pager(pages, prefetch=prefetch):
            seen += 1
    assert (len(pages.asked), seen, caught.value.pages) == (size + 1, size + 1, size + 1)


async def test_a_resumed_list_that_comes_back_to_its_start_is_a_cycle() -> None:
    pages = Pages(lambda cursor: "A", lambda cursor: [1])
    with pytest.raises(PagingError):
        await Pager(pages, start="A").collect()
    assert pages.asked == ["A"]


async def test_a_list_without_end_is_given_up() -> None:
    pages = Pages(lambda cursor: str(int(cursor or 0) + 1), lambda cursor: [1])
    with pytest.raises(PagingError, match="has not ended after 5 pages") as caught:
        await Pager(pages, max_pages=5).collect()
    assert (len(pages.asked), caught.value.cursor) == (5, "5")


async def test_the_next_page_is_fetched_while_the_caller_works() -> None:
    pages = count_to(3)
    async for _ in Pager(pages):
        await settle()
        assert pages.asked == [None, "1"]
        break


async def test_first_takes_no_more_requests_than_needed() -> None:
    pages = count_to(9)
    assert await Pager(pages).first(3) == [0, 1, 10]
    await settle()
    assert pages.asked == [None, "1"]
    assert await Pager(pages).first(0) == []


@pytest.mark.parametrize("by_page", [True, False])
async def test_break_leaves_no_fetch_behind(by_page: bool) -> None:
    pages = count_to(9)
    pages.hold = asyncio.Event()
    pager = Pager(pages)
    async for _ in pager.pages() if by_page else pager:
        await settle()
        assert pages.running == 1
        break
    gc.collect()
    await settle()
    assert pages.running == 0


async def test_aclose_ends_the_fetch_at_once() -> None:
    pages = count_to(9)
    pages.hold = asyncio.Event()
    items = aiter(Pager(pages))
    await anext(items)
    await settle()
    await items.aclose()
    assert pages.running == 0
    with pytest.raises(StopAsyncIteration):
        while True:
            await anext(items)


async def test_a_cancelled_wait_cancels_its_fetch() -> None:
    pages = count_to(9)
    pages.hold = asyncio.Event()
    walk = asyncio.create_task(Pager(pages).collect())
    await settle()
    walk.cancel()
    await asyncio.wait([walk])
    await settle()
    assert (walk.cancelled(), pages.running) == (True, 0)


async def test_a_failed_page_is_raised_where_it_is_reached_and_can_be_asked_for_again() -> None:
    failures = 2

    def fail(cursor: str | None) -> list[int]:
        nonlocal failures
        if cursor == "1" and failures:
            failures -= 1
            raise LookupError("no")
        return [1, 2] if cursor is None else [3]

    pages = Pages(lambda cursor: None if cursor else "1", fail)
    walk = aiter(Pager(pages))
    assert [await anext(walk), await anext(walk)] == [1, 2]
    for _ in range(2):
        with pytest.raises(LookupError):
            await anext(walk)
    assert await anext(walk) == 3
    with pytest.raises(StopAsyncIteration):
        await anext(walk)


async def test_a_failure_that_nobody_asks_for_makes_no_noise(caplog: pytest.LogCaptureFixture) -> None:
    def fail(cursor: str | None) -> list[int]:
        if cursor == "1":
            raise LookupError("no")
        return [1]

    async for _ in Pager(Pages(lambda cursor: "1", fail)):
        await settle()
        break
    gc.collect()
    await settle()
    assert caplog.records == []
