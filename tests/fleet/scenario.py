"""Four worker processes on forty organizations of one key, against the sandbox with BILL's real limits."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Mapping
from typing import Any

import attrs

from bill_async.sandbox import Sandbox, SandboxClock

from .worker_processes import Worker, workers

WORKERS = 4
ORGANIZATIONS = 40
PERMITS = 3


class Meter:
    """Sees how many of the places of each organization are in use at the sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        limiter = sandbox._limiter
        self._enter, self._leave = limiter.enter, limiter.leave
        self._entries: dict[str, list[float]] = defaultdict(list)
        self._exits: dict[str, list[float]] = defaultdict(list)
        limiter.enter, limiter.leave = self.enter, self.leave  # type: ignore[method-assign]

    def enter(self, key: str, organization: str) -> None:
        """Take note that a call has come in, if it was not refused."""
        self._enter(key, organization)
        self._entries[organization].append(time.monotonic())

    def leave(self, key: str, organization: str) -> None:
        """Take note that it is answered."""
        self._leave(key, organization)
        self._exits[organization].append(time.monotonic())

    def used(self) -> float:
        """Return the share of the places that was in use while calls were waiting: until the last one came in."""
        busy = whole = 0.0
        for organization, entries in self._entries.items():
            last = entries[-1]
            inside = sum(last - moment for moment in entries)
            outside = sum(max(0.0, last - moment) for moment in self._exits[organization])
            busy += inside - outside
            whole += PERMITS * (last - entries[0])
        return busy / whole

    def empty(self) -> float:
        """Return for how many seconds a place was empty between two calls, on the average."""
        gaps = [
            entered - left
            for organization, entries in self._entries.items()
            for left, entered in zip(self._exits[organization], entries[PERMITS:], strict=False)
        ]
        return sum(gaps) / len(gaps)


@attrs.frozen
class Result:
    """The calls that the sandbox saw."""

    used: float
    empty: float
    """For how many seconds a place was empty between two calls, on the average."""
    rejected: int
    limits: Mapping[str, Any]


class Standstill(SandboxClock):
    """A time of the sandbox that stands still until every place is in use for which there is a call.

    Then one call of each organization is answered, and it stands still again. So it never moves on if a place
    stays empty while calls wait, and how fast the machine is makes no difference.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0
        self._calls: dict[str, int] = {}
        self._asleep: dict[str, deque[asyncio.Future[None]]] = {}
        self._whose: dict[object, str] = {}

    def begin(self, sandbox: Sandbox, calls: int) -> None:
        """Stand still from now on, for so many calls of each organization."""
        self._calls = {account.organization_id: calls for account in sandbox.accounts}
        self._asleep = {name: deque() for name in self._calls}
        enter = sandbox._limiter.enter

        def entered(key: str, organization: str) -> None:
            enter(key, organization)
            self._whose[asyncio.current_task()] = organization

        sandbox._limiter.enter = entered  # type: ignore[method-assign]

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._asleep[self._whose.pop(asyncio.current_task())].append(woken)
        while self._full():
            self.steps += 1
            for name, asleep in self._asleep.items():
                asleep.popleft().set_result(None)
                self._calls[name] -= 1
        await woken

    def _full(self) -> bool:
        every = ((len(asleep), self._calls[name]) for name, asleep in self._asleep.items())
        return any(self._calls.values()) and all(asleep == min(PERMITS, calls) for asleep, calls in every)


async def in_step(redis: str, *, calls: int) -> tuple[int, Sandbox]:
    """Do as `at_work`, in a time that stands still while a place is empty; return how many steps it took."""
    clock, times = Standstill(), [0.0]
    async with Sandbox(organizations=ORGANIZATIONS, objects=1, latency=lambda: times[-1], clock=clock) as sandbox:
        async with _workers(redis, sandbox, calls) as started:
            times.append(1.0)
            clock.begin(sandbox, WORKERS * calls)
            await _go(started)
        return clock.steps, sandbox


async def at_work(redis: str | None, *, latency: float, calls: int) -> Result:
    """Let every worker log in to every organization, then make so many calls in each.

    An answer takes half as long to one and a half times as long as `latency`. Without Redis the same calls
    are made, but each organization belongs to one worker.
    """
    chance, times = random.Random(1), [0.0]
    async with Sandbox(
        organizations=ORGANIZATIONS, objects=1, latency=lambda: times[-1] * chance.uniform(0.5, 1.5)
    ) as sandbox:
        async with _workers(redis, sandbox, calls) as started:
            times.append(latency)
            meter = Meter(sandbox)
            await _go(started)
        return Result(meter.used(), meter.empty(), sandbox.rejected, sandbox.limits)


@contextlib.asynccontextmanager
async def _workers(redis: str | None, sandbox: Sandbox, calls: int) -> AsyncGenerator[list[Worker]]:
    names = ("dev_key", "username", "password", "organization_id")
    accounts = [{name: getattr(account, name) for name in names} for account in sandbox.accounts]
    task = {"do": "work", "redis": redis, "url": sandbox.url, "accounts": accounts, "calls": calls}
    async with workers(WORKERS, task) as started:
        for worker in started:
            assert await worker.hear() == "ready"
        yield started


async def _go(started: list[Worker]) -> None:
    for worker in started:
        await worker.say("go")
    for worker in started:
        assert await worker.hear() == "done"
