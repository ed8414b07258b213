"""Four worker processes on forty organizations of one key, against the sandbox with BILL's real limits."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import attrs

from bill_async.sandbox import Sandbox

from .server import workers

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


@attrs.frozen
class Result:
    """What the sandbox saw."""

    used: float
    rejected: int
    limits: Mapping[str, Any]


async def at_work(redis: str, *, latency: float, calls: int) -> Result:
    """Let every worker log in to every organization, then make so many calls in each.

    An answer takes half as long to one and a half times as long as `latency`.
    """
    chance, times = random.Random(1), [0.0]
    async with Sandbox(
        organizations=ORGANIZATIONS, objects=1, latency=lambda: times[-1] * chance.uniform(0.5, 1.5)
    ) as sandbox:
        names = ("dev_key", "username", "password", "organization_id")
        accounts = [{name: getattr(account, name) for name in names} for account in sandbox.accounts]
        task = {"do": "work", "redis": redis, "url": sandbox.url, "accounts": accounts, "calls": calls}
        async with workers(WORKERS, task) as started:
            for worker in started:
                assert await worker.hear() == "ready"
            times.append(latency)
            meter = Meter(sandbox)
            for worker in started:
                await worker.say("go")
            for worker in started:
                assert await worker.hear() == "done"
        return Result(meter.used(), sandbox.rejected, sandbox.limits)
