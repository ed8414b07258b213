"""A thread that owns a SQLite database. No event loop waits for the disk, and concurrent work is done in one
transaction."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeAlias, TypeVar

import attrs

__all__ = ["SQLiteThread"]

R = TypeVar("R")

_Work: TypeAlias = Callable[[sqlite3.Connection], Any]
_MOST: Final = 500
"""The maximum number of pieces of work in one transaction."""


@attrs.define(eq=False)
class _Job:
    """A piece of work, and the future of its result. If the work is None, the thread ends."""

    work: _Work | None
    durable: bool
    future: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None


class SQLiteThread:
    """Runs pieces of work on a database, each as a transaction or as a part of one.

    It may be used from several event loops. The thread starts with the first piece of work and ends with `close`; it
    does not keep the process alive.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection], explain: Callable[[Exception], Exception]) -> None:
        """`connect` opens the database in autocommit mode. `explain` converts errors of SQLite and of the system to
        those that callers get."""
        self._connect = connect
        self._explain = explain
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._guard = threading.Lock()
        self._full: bool | None = None

    async def do(self, work: Callable[[sqlite3.Connection], R], *, durable: bool = False) -> R:
        """Run work in a transaction, and wait for its result.

        With `durable`, the changes have reached the disk by then. The work may run a second time if other work in the
        same transaction failed. It is done even if the caller is cancelled.
        """
        result: R = await self._put(work, durable)
        return result

    def post(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Run work in a transaction after all earlier work, without waiting for it. It is dropped if it fails, or if
        the thread has ended."""
        if self._thread is not None:
            self._put(work, durable=False).add_done_callback(lambda future: future.cancelled() or future.exception())

    async def close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close the database after all earlier work, and then call `then`."""
        with self._guard:
            thread, self._thread = self._thread, None
        if thread is None:
            return
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._jobs.put(_Job(None, False, future, result=then))
        await asyncio.shield(future)

    def _put(self, work: _Work, durable: bool) -> asyncio.Future[Any]:
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        with self._guard:
            self._jobs.put(_Job(work, durable, future))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="bill-async sqlite", daemon=True)
                self._thread.start()
        return future

    # ---- what follows runs in the thread

    def _run(self) -> None:
        database: sqlite3.Connection | None = None
        while True:
            batch = self._batch()
            last = batch.pop() if batch[-1].work is None else None
            if batch:
                database = self._execute(database, batch)
            if last is not None:
                if database is not None:
                    database.close()
                last.result()
                _answer([last])
                return

    def _batch(self) -> list[_Job]:
        """Wait for work, and take all of it."""
        batch = [self._jobs.get()]
        while batch[-1].work is not None and len(batch) < _MOST:
            try:
                batch.append(self._jobs.get_nowait())
            except Empty:
                break
        return batch

    def _execute(self, database: sqlite3.Connection | None, batch: list[_Job]) -> sqlite3.Connection | None:
        try:
            if database is None:
                self._full = None
                database = self._connect()
            if not self._together(database, batch):
                for job in batch:
                    self._together(database, [job])
        except Exception as error:  # it could not be opened or rolled back; the next batch opens it again
            for job in batch:
                job.error = error
            if database is not None:
                database.close()
            database = None
        for job in batch:
            if isinstance(job.error, sqlite3.Error | OSError):
                job.error = self._explain(job.error)
        _answer(batch)
        return database

    def _together(self, database: sqlite3.Connection, batch: list[_Job]) -> bool:
        """Run a batch in one transaction. If something fails, nothing is changed. A job that is alone gets the
        error."""
        try:
            self._wait_for_disk(database, any(job.durable for job in batch))
            database.execute("BEGIN IMMEDIATE")
            for job in batch:
                assert job.work is not None
                job.result, job.error = job.work(database), None
            database.execute("COMMIT")
        except Exception as error:
            if database.in_transaction:
                database.execute("ROLLBACK")
            batch[0].error = error
            return len(batch) == 1
        return True

    def _wait_for_disk(self, database: sqlite3.Connection, full: bool) -> None:
        """Set whether the next transaction waits for the disk."""
        if full is not self._full:
            database.execute(f"PRAGMA synchronous = {'FULL' if full else 'NORMAL'}")
            self._full = full


def _answer(batch: list[_Job]) -> None:
    loops: dict[asyncio.AbstractEventLoop, list[_Job]] = {}
    for job in batch:
        loops.setdefault(job.future.get_loop(), []).append(job)
    for loop, jobs in loops.items():
        try:
            loop.call_soon_threadsafe(_deliver, jobs)
        except RuntimeError:
            pass  # the loop is closed, so nothing waits for the result


def _deliver(jobs: list[_Job]) -> None:
    for job in jobs:
        if job.future.done():
            continue  # cancelled
        if job.error is not None:
            job.future.set_exception(job.error)
        else:
            job.future.set_result(None if job.work is None else job.result)
