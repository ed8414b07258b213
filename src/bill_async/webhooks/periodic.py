"""Periodic work while a receiver is running."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import attrs

from bill_async._base.clock import Clock
from bill_async._base.logging import logger

__all__ = ["Periodic", "is_alive"]


def is_alive(task: asyncio.Task[None] | None) -> bool:
    """Whether a task runs, or can run on. Tasks end with their event loop."""
    return task is not None and not task.done() and not task.get_loop().is_closed()


@attrs.frozen(eq=False)
class _Job:
    name: str
    every: timedelta
    work: Callable[[], Awaitable[object]]


@attrs.define(eq=False)
class Periodic:
    """Runs each job at the start and after each of its pauses. A job that fails is tried again after the next pause."""

    clock: Clock
    _jobs: list[_Job] = attrs.field(factory=lambda: list[_Job](), init=False)
    _task: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    def add(self, name: str, every: timedelta, work: Callable[[], Awaitable[object]]) -> None:
        """Add a job, before the start."""
        self._jobs.append(_Job(name, every, work))

    @property
    def is_running(self) -> bool:
        """Whether it was started and not closed."""
        return is_alive(self._task)

    def start(self) -> None:
        """Start, from within an event loop."""
        if self._jobs and not self.is_running:
            self._task = asyncio.create_task(self._run(), name="bill-async webhooks periodic")

    async def close(self) -> None:
        """Stop, and cancel running jobs."""
        task, self._task = self._task, None
        if task is not None and is_alive(task):
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for job in self._jobs:
                group.create_task(self._repeat(job))

    async def _repeat(self, job: _Job) -> None:
        turned = asyncio.Event()
        while True:
            try:
                await job.work()
            except Exception as error:
                logger.error("webhooks: %s failed, it is tried again in %s: %s", job.name, job.every, error)
            turned.clear()
            timer = self.clock.call_later(job.every.total_seconds(), turned.set)
            try:
                await turned.wait()
            finally:
                timer.cancel()
