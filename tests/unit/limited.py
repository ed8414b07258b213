"""Calls that need permits, for the tests of the limiter, on a clock that the tests advance."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from bill_async._limits.limiter import Limiter, Limits, Permit, Scope
from bill_async._limits.states import LimitState
from tests.unit.fakes import FakeClock, settle

ACME = Scope("key", "acme")
BOLT = Scope("key", "bolt")
SPEND = Scope("token", None, family="spend")
NEXT_HOUR = datetime(2026, 3, 2, 13, 0, 1, tzinfo=UTC)
"""The hour after the one in which the fake clock starts, and the margin."""


class Calls:
    """Calls that hold their permits until they are told to go on, and what the server sees of them."""

    def __init__(self, limiter: Limiter, clock: FakeClock) -> None:
        self.limiter = limiter
        self.clock = clock
        self.order: list[str] = []
        self.running: Counter[str | None] = Counter()
        self.most: Counter[str | None] = Counter()
        self.ends: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.permits: dict[str, Permit] = {}

    def start(self, name: str, scope: Scope = ACME, **options: Any) -> asyncio.Task[None]:
        self.ends[name] = asyncio.Event()
        task = self.tasks[name] = asyncio.create_task(self._call(name, scope, options))
        return task

    async def _call(self, name: str, scope: Scope, options: dict[str, Any]) -> None:
        permit = await acquire(self.limiter, scope, **options)
        with permit:
            self.permits[name] = permit
            self.order.append(name)
            self.running[scope.organization] += 1
            self.most[scope.organization] = max(self.most[scope.organization], self.running[scope.organization])
            try:
                await self.ends[name].wait()
            finally:
                self.running[scope.organization] -= 1

    async def end(self, *names: str) -> None:
        for name in names:
            self.ends[name].set()
        await settle()


@asynccontextmanager
async def calls_of(limiter: Limiter, clock: FakeClock) -> AsyncIterator[Calls]:
    calls = Calls(limiter, clock)
    yield calls
    for task in calls.tasks.values():
        task.cancel()
    await asyncio.gather(*calls.tasks.values(), return_exceptions=True)


def make(clock: FakeClock | None = None, **limits: Any) -> tuple[Limiter, FakeClock]:
    clock = clock or FakeClock()
    return Limiter(clock, Limits(**limits)), clock


def state(limiter: Limiter, limit: str, organization: str | None = None) -> LimitState:
    (found,) = (s for s in limiter.snapshot() if s.limit == limit and s.organization == organization)
    return found


async def acquire(limiter: Limiter, scope: Scope, **options: Any) -> Permit:
    """Take a permit as calls do: at once if possible."""
    priority = options.get("priority", "interactive")
    return limiter.acquire_at_once(scope, priority) or await limiter.acquire(scope, **options)


def use(limiter: Limiter, scope: Scope, count: int) -> None:
    """Make so many calls that are answered at once."""
    for _ in range(count):
        take(limiter, scope).release()


def take(limiter: Limiter, scope: Scope, **options: Any) -> Permit:
    """Take a permit that must be free; no event loop is needed for that."""
    coroutine = limiter.acquire(scope, wait=False, **options)
    try:
        coroutine.send(None)
    except StopIteration as done:
        permit: Permit = done.value
        return permit
    raise AssertionError("the permit was not free")
