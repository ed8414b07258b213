"""Stores that work in their own thread. No event loop waits for a disk, and any number of loops may use a store.

All work that was requested while the thread was busy is done in one transaction, so that twenty concurrent writes wait
for the disk only once.
"""

from __future__ import annotations

import asyncio
import os
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Final, Generic, TypeVar

import attrs

from ..errors import BillError

__all__ = ["RestartedThread", "ThreadedStore"]

R = TypeVar("R")

_MOST_AT_ONCE: Final = 256


@attrs.frozen(eq=False)
class _Job(Generic[R]):
    """A piece of work for the thread."""

    work: Callable[[], R]
    changes: int
    """The number of its statements that change data."""
    done: Future[R]


class ThreadedStore(ABC):
    """A store with its own thread."""

    def __init__(self, name: str, noun: str, refused: Callable[[str], BillError]) -> None:
        """`name` and `noun` appear in errors: the place, and what is stored there. `refused` makes the error for work
        that is not accepted."""
        self._name = name
        self._noun = noun
        self._refused = refused
        self._process = os.getpid()
        self._jobs: deque[_Job[Any]] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    # ---- for the event loops

    async def _do(self, work: Callable[[], R], *, changes: int = 0) -> R:
        """Run work in the thread, and wait for it. `changes` is the number of its statements that change data."""
        return await asyncio.wrap_future(self._submit(work, changes))

    async def close(self) -> None:
        """Finish waiting work, release all resources and end the thread. May be called twice."""
        with self._wake:
            self._closed = True
            thread = self._thread
            self._wake.notify()
        if thread is not None and os.getpid() == self._process:
            await asyncio.shield(asyncio.to_thread(thread.join))

    def _submit(self, work: Callable[[], R], changes: int) -> Future[R]:
        if os.getpid() != self._process:
            raise self._refused(
                f"{self._name}: it was opened in another process; open the {self._noun} in each process"
            )
        job = _Job(work, changes, Future[R]())
        with self._wake:
            if self._closed:
                raise self._refused(f"{self._name}: the {self._noun} is closed")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=f"bill-async {self._noun}", daemon=True)
                self._thread.start()
            self._jobs.append(job)
            self._wake.notify()
        return job.done

    # ---- what follows runs in the thread

    @abstractmethod
    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        """Do several pieces of work. If one raises, none may have changed anything. `changes` is the number of
        statements that change data."""

    @abstractmethod
    def _explain(self, error: Exception) -> str:
        """Return a text about an error of the database, for callers."""

    @abstractmethod
    def _disconnect(self) -> None:
        """Release all resources."""

    def _due_in(self) -> float | None:
        """Return the seconds until the next regular work of the thread, or None."""
        return None

    def _do_what_is_due(self) -> None:  # noqa: B027 - most stores have none
        """Do the regular work."""

    def _run(self) -> None:
        try:
            while jobs := self._next():
                self._serve(jobs)
        finally:
            with suppress(Exception):
                self._disconnect()

    def _next(self) -> list[_Job[Any]]:
        """Wait for work. An empty list means that the store is closed."""
        while True:
            due = self._due_in()
            if due is not None and due <= 0:
                with suppress(Exception):  # the next use will raise the error
                    self._do_what_is_due()
                due = self._due_in()
            with self._wake:
                if not self._jobs and not self._closed:
                    self._wake.wait(due)
                jobs = [self._jobs.popleft() for _ in range(min(len(self._jobs), _MOST_AT_ONCE))]
                if self._closed and not jobs:
                    return []
            if wanted := [job for job in jobs if job.done.set_running_or_notify_cancel()]:
                return wanted

    def _serve(self, jobs: list[_Job[Any]]) -> None:
        try:
            results = self._perform([job.work for job in jobs], changes=sum(job.changes for job in jobs))
        except Exception as error:
            if len(jobs) > 1:  # a failure does not affect the others
                for job in jobs:
                    self._serve([job])
                return
            if isinstance(error, BillError):
                failure = error
            else:
                failure = self._refused(f"the {self._noun} cannot be used: {self._explain(error)}")
            failure.__cause__ = None if failure is error else error
            jobs[0].done.set_exception(failure)
        else:
            for job, result in zip(jobs, results, strict=True):
                job.done.set_result(result)


class RestartedThread:
    """The thread of a store that can be used again after it was closed."""

    def __init__(self, start: Callable[[], ThreadedStore]) -> None:
        """`start` makes another thread, when one is needed."""
        self._start = start
        self._current: ThreadedStore | None = None

    async def do(self, work: Callable[[], R], *, changes: int = 0) -> R:
        """Run work in the thread, and wait for it. `changes` is the number of its statements that change data."""
        if self._current is None:
            self._current = self._start()
        return await self._current._do(work, changes=changes)

    def post(self, work: Callable[[], object], *, changes: int = 0) -> None:
        """Run work in the thread after all earlier work, without waiting for it. It is dropped if it fails, or if the
        thread has ended."""
        if self._current is not None:
            with suppress(BillError):
                self._current._submit(work, changes)

    async def close(self) -> None:
        """Finish waiting work and end the thread, if there is one."""
        current = self._current
        if current is not None:
            await current.close()
            if self._current is current:
                self._current = None
