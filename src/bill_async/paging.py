"""Lists: one pager for every page style.

A `Pager` only knows how to fetch the page of a cursor. The name of the cursor (`page`, `nextPage`, `start`) is decided
where the pager is made.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeAlias, TypeVar

import attrs

from ._base.display import PublicNames, brief, items_table
from .errors import PagingError
from .types import Fieldwise

__all__ = ["NotAList", "Page", "Pager"]

T = TypeVar("T")


@attrs.frozen(eq=False, repr=False)
class Page(Fieldwise, Generic[T]):
    """One page of a list."""

    items: list[T]
    next_page: str | None = None
    """The cursor of the next page. Pass it as `page` to the same list to continue here, even in another process."""
    prev_page: str | None = None

    def __repr__(self) -> str:
        return f"<Page of {len(self.items)} items: {brief(self.items)}, next_page={brief(self.next_page)}>"

    def _repr_html_(self) -> str:
        return items_table("Page", self.items)


Fetch: TypeAlias = Callable[[str | None], Coroutine[Any, Any, Page[T]]]
"""Fetches the page of a cursor; None is the first page."""


class NotAList(PublicNames):
    """The base of lists that are fetched. If one is used like a Python list, the error says what to write."""

    __slots__ = ()
    _name: str
    """The method that made it, such as `bills.list`."""

    if not TYPE_CHECKING:  # type checkers report these uses themselves

        def __iter__(self) -> NoReturn:
            self._refuse("a for loop", "`async for item in {0}`, or `for item in await {0}.collect()`")

        def __len__(self) -> NoReturn:
            self._refuse("len()", "`len(await {0}.collect())`")

        def __getitem__(self, _: object) -> NoReturn:
            self._refuse("an index", "`(await {0}.collect())[0]`")

        def __bool__(self) -> bool:
            return True

        def _refuse(self, use: str, remedy: str) -> NoReturn:
            name = type(self).__name__.lower()
            raise TypeError(
                f"{self._name} is fetched page by page and does not allow {use}; write {remedy.format(name)}"
            )


class Pager(NotAList, Generic[T]):
    """A list that is fetched page by page, in the order of `sort`.

    `await` returns the first page. `async for` yields every item of every page, and `pages()` yields the pages. While
    the caller processes a page, the next one is fetched. Each iteration starts from the beginning.

    For the whole of a long list, the `scan` beside each `list` is about three times as fast, as it fetches several
    pages at once.
    """

    __slots__ = ("_fetch", "_max_pages", "_name", "_prefetch", "_start")

    def __init__(
        self,
        fetch: Fetch[T],
        *,
        start: str | None = None,
        max_pages: int = 100_000,
        prefetch: bool = True,
        name: str = "a list",
    ) -> None:
        self._fetch = fetch
        self._start = start
        self._max_pages = max_pages
        self._prefetch = prefetch
        self._name = name

    def __repr__(self) -> str:
        return f"<Pager of {self._name}: await it, or async for>"

    def __await__(self) -> Generator[object, None, Page[T]]:
        return self._fetch(self._start).__await__()

    def __aiter__(self) -> Items[T]:
        return Items(self.pages())

    def pages(self) -> Pages[T]:
        """Iterate over the pages."""
        return Pages(self._fetch, self._start, self._max_pages, prefetch=self._prefetch)

    async def first(self, count: int) -> list[T]:
        """Return the first `count` items, or all if there are fewer, with as few requests as possible."""
        items: list[T] = []
        if count > 0:
            async for page in Pages(self._fetch, self._start, self._max_pages, prefetch=False):
                items.extend(page.items)
                if len(items) >= count:
                    break
        return items[:count] if count > 0 else items

    async def collect(self) -> list[T]:
        """Return all items of all pages."""
        items: list[T] = []
        async for page in self.pages():
            items.extend(page.items)
        return items


class Pages(AsyncIterator[Page[T]]):
    """One iteration over the pages. It owns at most one task, which fetches the next page.

    After an error, `__anext__` fetches the same page again.
    """

    __slots__ = ("_count", "_cursor", "_ended", "_endless", "_fetch", "_max_pages", "_next", "_prefetch", "_seen")

    def __init__(self, fetch: Fetch[T], start: str | None, max_pages: int, *, prefetch: bool) -> None:
        self._fetch = fetch
        self._cursor = start
        self._max_pages = max_pages
        self._prefetch = prefetch
        self._seen = {start}
        self._count = 0
        self._ended = False
        self._endless = ""
        self._next: asyncio.Task[Page[T]] | None = None

    async def __anext__(self) -> Page[T]:
        if self._ended:
            raise StopAsyncIteration
        if self._endless:
            raise PagingError(self._endless, cursor=self._cursor, pages=self._count)
        task, self._next = self._next, None
        page = await (task or self._fetch(self._cursor))
        self._count += 1
        self._advance(page.next_page)
        return page

    def _advance(self, cursor: str | None) -> None:
        """Prepare the next page. An endless list is reported after the current page has been returned."""
        if not cursor:
            self._ended = True
            return
        self._cursor = cursor
        if cursor in self._seen:
            self._endless = f"the list repeats itself: page {self._count} leads back to an earlier page"
        elif self._count >= self._max_pages:
            self._endless = f"the list has not ended after {self._count} pages; Options.max_pages can be raised"
        else:
            self._seen.add(cursor)
            if self._prefetch:
                # The task must not refer to this iteration: when the iteration is dropped, the task ends.
                self._next = asyncio.create_task(self._fetch(cursor), name="bill-async next page")
                self._next.add_done_callback(_retrieve_exception)

    async def aclose(self) -> None:
        """End the iteration and the fetch in progress."""
        self._ended = True
        if (task := self._next) is not None:
            self._next = None
            task.cancel()
            await asyncio.wait([task])

    def __del__(self) -> None:
        # A `break` in the caller's loop drops the iterator, and with it the fetch in progress.
        if (task := self._next) is not None and not task.get_loop().is_closed():
            task.cancel()


class PageIterator(Protocol[T]):
    """One iteration over pages."""

    async def __anext__(self) -> Page[T]:
        """Return the next page."""
        ...

    async def aclose(self) -> None:
        """End the iteration and the fetches in progress."""
        ...


class Items(AsyncIterator[T]):
    """One iteration over the items of all pages."""

    __slots__ = ("_items", "pages")

    def __init__(self, pages: PageIterator[T]) -> None:
        self.pages = pages
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter((await self.pages.__anext__()).items)

    async def aclose(self) -> None:
        """End the iteration and the fetches in progress."""
        await self.pages.aclose()


def _retrieve_exception(task: asyncio.Task[Page[T]]) -> None:
    """Retrieve the exception of a task, so that asyncio does not report it as never retrieved."""
    if not task.cancelled():
        task.exception()
