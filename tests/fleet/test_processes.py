"""Worker processes."""

from __future__ import annotations

import asyncio
import time

from fleet.conftest import Hire
from fleet.scenario import ORGANIZATIONS, PERMITS, WORKERS, at_work
from fleet.server import RedisServer, workers

from bill_async._limits import Scope


async def test_four_processes_use_everything_log_in_once_and_are_never_rejected(redis: RedisServer) -> None:
    result = await at_work(redis.url, latency=2.0, calls=2)
    assert result.rejected == 0
    assert result.limits["logins"] == ORGANIZATIONS
    assert result.limits["accepted"] == WORKERS * ORGANIZATIONS * 3
    assert set(result.limits["peak"].values()) == {PERMITS}
    assert result.used >= 0.99


async def test_a_killed_process_frees_its_permits_within_the_lease(redis: RedisServer, hire: Hire) -> None:
    task = {"do": "hold", "redis": redis.url, "lease": 1.5, "permits": PERMITS}
    limiter = hire(redis, lease=1.5)
    async with workers(1, task) as (worker,):
        assert await worker.hear() == "holding"
        waiting = asyncio.create_task(limiter.acquire(Scope("key", "acme")))
        await asyncio.sleep(0)
        await worker.kill()
        began = time.monotonic()
        assert not waiting.done()
        await waiting
        assert time.monotonic() - began < 1.6
