"""Destinations that do all their work in one thread, so that the event loop never waits for the disk."""

from __future__ import annotations

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Final, Self, TypeAlias, TypeVar

from bill_async.errors import ConfigurationError

from .destination import Batch, Pass, Saved

__all__ = ["ThreadedDestination", "yielding", "yielding_parts"]

R = TypeVar("R")
T = TypeVar("T")
_Waiting: TypeAlias = tuple[Batch, "asyncio.Future[Saved]"]


_AT_ONCE: Final = 50
"""The number of items of which a thread makes rows before it gives up the interpreter lock."""


def yielding(items: Sequence[T]) -> Iterator[T]:
    """Iterate over items in a thread, and give up the interpreter lock again and again.

    Otherwise the event loop would wait for it, 5 ms each time that it has sent or received something.
    """
    return chain.from_iterable(yielding_parts(items, _AT_ONCE))


def yielding_parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Iterate over parts of this size, and give up the interpreter lock after each."""
    for begin in range(0, len(items), size):
        yield items[begin : begin + size]
        time.sleep(0)


class ThreadedDestination(ABC):
    """A destination with its own thread.

    It may be used in one event loop after another, but not in two that run at the same time.

    All pages that came while the thread was busy are stored together, because each step is slow while the loop is busy.
    """

    def __init__(self, thread: str) -> None:
        """`thread` is the name of the thread."""
        self._thread_name = thread
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Future[list[Saved | Exception]] | None = None
        self._thread: ThreadPoolExecutor | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def save(self, batch: Batch) -> Saved:
        """Store the objects and the checkpoint of a batch in one transaction. Return what was not stored unchanged."""
        self._move_to_this_loop()
        future: asyncio.Future[Saved] = asyncio.get_running_loop().create_future()
        self._waiting.append((batch, future))
        if self._writing is None:
            self._write()
        return await future

    async def inspect(self) -> list[Pass]:
        """Return the latest pass over each list of every organization.

        It needs no `open`, takes no lock and creates nothing, so that it can be called while a run is writing.

        Raises: `NoCopyError` if there is no copy yet, another `DestinationError` if it cannot be read.
        """
        return await self._call(self._inspect)

    async def close(self) -> None:
        """Finish pending writes, and release all resources. May be called twice."""
        if self._thread is None:
            return
        self._move_to_this_loop()
        while self._writing is not None:
            await asyncio.wait([self._writing])
        thread, self._thread = self._thread, None
        closing = asyncio.get_running_loop().run_in_executor(thread, self._close)
        thread.shutdown(wait=False)
        await asyncio.shield(closing)

    def _move_to_this_loop(self) -> None:
        """Work for the running event loop from now on, if the previous one has ended."""
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        if self._loop is not None:
            if self._loop.is_running():
                raise ConfigurationError(
                    "this destination is in use in another event loop; make one for the run in each loop"
                )
            self._waiting, self._writing = [], None  # nobody waits for these any more
        self._loop = loop

    def _write(self) -> None:
        pages, self._waiting = self._waiting, []
        self._writing = self._run(lambda: self._save([batch for batch, _ in pages]))
        self._writing.add_done_callback(lambda written: self._finish_write(pages, written.result()))

    def _finish_write(self, pages: list[_Waiting], results: list[Saved | Exception]) -> None:
        self._writing = None
        for (_, future), result in zip(pages, results, strict=True):
            if future.done():
                continue  # cancelled
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)
        if self._waiting:
            self._write()

    async def _call(self, work: Callable[[], R]) -> R:
        """Call a function in the thread."""
        try:
            return await self._run(work)
        except Exception as error:
            failure = self._failure(error)
            if failure is error:
                raise
            raise failure from error

    def _run(self, work: Callable[[], R]) -> asyncio.Future[R]:
        self._move_to_this_loop()
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._thread_name)
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    # ---- run by the thread

    def _save(self, batches: Sequence[Batch]) -> list[Saved | Exception]:
        """Store pages, and return the result of each. A page that cannot be stored does not affect the others."""
        try:
            return list(self._store(batches))
        except Exception as error:
            if len(batches) == 1:
                return [self._failure(error)]
            return [result for batch in batches for result in self._save([batch])]

    @abstractmethod
    def _store(self, batches: Sequence[Batch]) -> Sequence[Saved]:
        """Store pages and their checkpoints, all or none of them."""

    @abstractmethod
    def _inspect(self) -> list[Pass]:
        """Return the latest pass over each list of every organization, without opening the destination.

        Raises: `NoCopyError` if there is no copy yet.
        """

    @abstractmethod
    def _failure(self, error: Exception) -> Exception:
        """Return the error for callers: a `DestinationError` if it ends the run; any other ends the copy of a list."""

    @abstractmethod
    def _close(self) -> None:
        """Release all resources."""
