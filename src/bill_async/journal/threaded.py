"""Stores that work in a thread of their own: no event loop waits for a disk, and any number of loops may use one.

What came up while the thread was busy is done in one transaction: twenty writes that begin at once wait for the disk
once.
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

from ..errors import BillError, JournalError

__all__ = ["ThreadedStore"]

R = TypeVar("R")

_MOST_AT_ONCE: Final = 256


@attrs.frozen(eq=False)
class _Job(Generic[R]):
    """Something for the thread to do."""

    work: Callable[[], R]
    changes: int
    """How many statements of it change something."""
    done: Future[R]


class ThreadedStore(ABC):
    """The thread of a store, and what it does when."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._process = os.getpid()
        self._jobs: deque[_Job[Any]] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    # ---- for the event loops

    async def _do(self, work: Callable[[], R], *, changes: int = 0) -> R:
        """Have the thread do something, and wait for it. `changes`: how many statements of it change something."""
        return await asyncio.wrap_future(self._submit(work, changes))

    async def close(self) -> None:
        """Do what is waiting, let go of everything and end the thread. May be called twice."""
        with self._wake:
            self._closed = True
            thread = self._thread
            self._wake.notify()
        if thread is not None and os.getpid() == self._process:
            await asyncio.shield(asyncio.to_thread(thread.join))

    def _submit(self, work: Callable[[], R], changes: int) -> Future[R]:
        if os.getpid() != self._process:
            raise JournalError(f"{self._name}: it was opened in another process; open the journal in each process")
        job = _Job(work, changes, Future[R]())
        with self._wake:
            if self._closed:
                raise JournalError(f"{self._name}: the journal is closed; nothing was sent")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="bill-async journal", daemon=True)
                self._thread.start()
            self._jobs.append(job)
            self._wake.notify()
        return job.done

    # ---- what follows runs in the thread

    @abstractmethod
    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        """Do several things; if one raises, none may have changed anything. `changes`: how many statements do."""

    @abstractmethod
    def _failure(self, error: Exception) -> BillError:
        """Return what an error means for the journal."""

    @abstractmethod
    def _disconnect(self) -> None:
        """Let go of everything."""

    def _due_in(self) -> float | None:
        """Return in how many seconds the thread must do something by itself, if at all."""
        return None

    @abstractmethod
    def _do_what_is_due(self) -> None:
        """Do it."""

    def _run(self) -> None:
        try:
            while jobs := self._next():
                self._serve(jobs)
        finally:
            with suppress(Exception):
                self._disconnect()

    def _next(self) -> list[_Job[Any]]:
        """Wait for something to do. Nothing is left if the store is closed."""
        while True:
            due = self._due_in()
            if due is not None and due <= 0:
                with suppress(Exception):  # whoever needs what is gone will find out
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
            if len(jobs) > 1:  # one that fails does not hold up the others
                for job in jobs:
                    self._serve([job])
                return
            failure = error if isinstance(error, BillError) else self._failure(error)
            failure.__cause__ = None if failure is error else error
            jobs[0].done.set_exception(failure)
        else:
            for job, result in zip(jobs, results, strict=True):
                job.done.set_result(result)
