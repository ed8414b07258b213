"""What several tasks produce for one iteration, with back-pressure."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from typing import Any, Generic, TypeAlias, TypeVar

__all__ = ["Handover", "Produced", "Start"]

R = TypeVar("R")


class Handover(Generic[R]):
    """Results on their way from producers to one consumer.

    Each result has the number of a *line*. A line holds at most `room` results; whoever adds another one waits. The
    consumer takes results in the order of their arrival or, with `turn`, the results of one line before the next.
    """

    def __init__(self, *, room: int = 1, turn: Callable[[Counter[int]], int | None] | None = None) -> None:
        """`turn` returns the line whose turn it is, given the number of results in each line."""
        self._room = room
        self._turn = turn
        self._results: deque[tuple[int, R]] = deque()
        self._held: Counter[int] = Counter()
        self._producers = 0
        self._failure: BaseException | None = None
        self._changed = asyncio.Event()

    async def put(self, line: int, result: R) -> None:
        """Add a result as soon as its line has room."""
        while self._held[line] >= self._room:
            await self.changed()
        self._results.append((line, result))
        self._held[line] += 1
        self.wake()

    async def get(self) -> R | None:
        """Return the next result; None when all producers have ended. Raises the error of a producer that failed."""
        while True:
            if self._failure is not None:
                raise self._failure
            if (result := self._take()) is not None:
                self.wake()
                return result
            if not self._producers:
                return None
            await self.changed()

    async def drained(self) -> None:
        """Wait until all results have been taken."""
        while self._results:
            await self.changed()

    def start(self, producers: Iterable[Callable[[], Coroutine[Any, Any, None]]]) -> list[asyncio.Task[None]]:
        """Start producers, and return their tasks. The first error of one ends the iteration of the consumer."""
        tasks = [asyncio.create_task(produce(), name="bill-async scan") for produce in producers]
        self._producers = len(tasks)
        for task in tasks:
            task.add_done_callback(self._ended)
        return tasks

    async def changed(self) -> None:
        """Wait until something has changed."""
        await self._changed.wait()

    def wake(self) -> None:
        """Wake all who wait for a change."""
        self._changed.set()
        self._changed = asyncio.Event()

    def _ended(self, task: asyncio.Task[None]) -> None:
        failure = asyncio.CancelledError() if task.cancelled() else task.exception()
        self._failure = self._failure or failure
        self._producers -= 1
        self.wake()

    def _take(self) -> R | None:
        """Take the next result out; None if there is none yet."""
        if self._turn is None:
            found = 0 if self._results else None
        else:
            line = self._turn(self._held)
            found = next((place for place, (owner, _) in enumerate(self._results) if owner == line), None)
        if found is None:
            return None
        line, result = self._results[found]
        del self._results[found]
        self._held[line] -= 1
        if not self._held[line]:
            del self._held[line]
        return result


Start: TypeAlias = "Callable[[], tuple[Handover[R], list[asyncio.Task[None]]]]"
"""Starts the producers of an iteration."""


class Produced(AsyncIterator[R]):
    """One iteration over what tasks produce. It owns the tasks, which do not refer to it: when it is dropped, they end.

    After an error it raises the same error again, because what comes next would not be complete.
    """

    __slots__ = ("_ended", "_handover", "_start", "_tasks")

    def __init__(self, start: Start[R]) -> None:
        self._start: Start[R] | None = start
        self._handover: Handover[R] | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._ended = False

    async def __anext__(self) -> R:
        if self._ended:
            raise StopAsyncIteration
        if self._start is not None:
            start, self._start = self._start, None
            self._handover, self._tasks = start()
        assert self._handover is not None
        try:
            result = await self._handover.get()
        except asyncio.CancelledError:
            raise  # the caller may go on later
        except BaseException:
            await self._stop()
            raise
        if result is None:
            await self.aclose()
            raise StopAsyncIteration
        return result

    async def aclose(self) -> None:
        """End the iteration and the requests in progress."""
        self._ended = True
        self._start = None
        await self._stop()

    async def _stop(self) -> None:
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def __del__(self) -> None:
        # A `break` in the caller's loop drops the iteration, and with it the producers.
        for task in self._tasks:
            if not task.get_loop().is_closed():
                task.cancel()
