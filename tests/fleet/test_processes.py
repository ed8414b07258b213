"""Worker processes."""

from __future__ import annotations

import asyncio
from typing import cast

from fleet.conftest import Hire
from fleet.scenario import ORGANIZATIONS, PERMITS, WORKERS, in_step
from fleet.worker_processes import workers
from redis.asyncio import Redis
from servers import RedisServer

from bill_async._limits.limiter import Scope


async def test_four_processes_use_everything_log_in_once_and_are_never_rejected(redis: RedisServer) -> None:
    async with asyncio.timeout(300):  # a place that stays empty while calls wait is waited for for ever
        steps, sandbox = await in_step(redis.url, calls=4)
    assert steps == WORKERS * 4
    assert sandbox.rejected == 0
    assert sandbox.limits["logins"] == ORGANIZATIONS
    assert sandbox.limits["accepted"] == WORKERS * ORGANIZATIONS * 5
    assert set(sandbox.limits["peak"].values()) == {PERMITS}


async def test_a_killed_process_frees_its_permits_within_the_lease(redis: RedisServer, hire: Hire) -> None:
    task = {"do": "hold", "redis": redis.url, "lease": 1.5, "permits": PERMITS}
    limiter = hire(redis, lease=1.5)
    async with workers(1, task) as (worker,):
        assert await worker.hear() == "holding"
        waiting = asyncio.create_task(limiter.acquire(Scope("key", "acme")))
        await asyncio.sleep(0)
        await worker.kill()
        async with Redis.from_url(redis.url) as client:
            seconds, micros = await client.time()
            held = await client.zrange("bill-async:{bill}:concurrency:key:acme", 0, -1, withscores=True)
        assert len(held) == PERMITS
        assert max(cast("float", until) for _, until in held) <= seconds * 1000 + micros / 1000 + 1500
        assert not waiting.done()
        async with asyncio.timeout(60):
            await waiting
