"""Iterations over lists in blocking code."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from .. import paging
from ..paging import Page
from .thread import Call, LoopThread

__all__ = ["ItemIterator", "PageIterator"]

T = TypeVar("T")


class _Iteration:
    """One iteration over the pages of a list. The next page is fetched while the caller processes one.

    It ends with the list, with `close()`, with a `with` block, or when a loop is left by `break`. Then the requests in
    progress end too. Several threads may share it.
    """

    __slots__ = ("_lock", "_pages", "_thread")

    def __init__(self, thread: LoopThread, pages: paging.PageIterator[Any]) -> None:
        self._thread = thread
        self._pages = pages
        self._lock = threading.Lock()

    def close(self) -> None:
        """End the iteration and the requests in progress."""
        self._thread.run(Call(self._pages.aclose))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self._thread.release(self._pages.aclose)

    def _next_page(self) -> Page[Any]:
        try:
            return self._thread.run(Call(self._pages.__anext__))
        except StopAsyncIteration:
            raise StopIteration from None


class PageIterator(_Iteration, Iterator[Page[T]], Generic[T]):
    """One iteration over the pages of a list."""

    __slots__ = ()

    def __next__(self) -> Page[T]:
        with self._lock:
            return self._next_page()


class ItemIterator(_Iteration, Iterator[T], Generic[T]):
    """One iteration over the items of a list."""

    __slots__ = ("_items",)

    def __init__(self, thread: LoopThread, pages: paging.PageIterator[T]) -> None:
        super().__init__(thread, pages)
        self._items: Iterator[T] = iter(())

    def __next__(self) -> T:
        with self._lock:
            while True:
                for item in self._items:
                    return item
                self._items = iter(self._next_page().items)
