"""The cost of a permit in a fleet, and the share of BILL's limits that four worker processes use."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

from redis.asyncio import Redis

from bill_async._limits.limiter import Limits, Scope
from bill_async.redis import RedisLimiter
from tests.bench.history import Figures
from tests.fleet.scenario import ORGANIZATIONS, WORKERS, at_work
from tests.servers import RedisServer

PERMITS = 2_000
TOGETHER = 100
LATENCIES = ((2.0, 3), (0.5, 12))
SCOPE = Scope("bench", "organization")


async def steps(client: Redis) -> int:
    """Return how many steps Redis has been asked for so far."""
    stats = await client.info("commandstats")
    return int(stats["cmdstat_evalsha"]["calls"])


async def permits(url: str) -> Figures:
    """Print round trips, time and CPU of permits that are free: one after the other, and many at a time."""
    async with RedisLimiter(url, limits=Limits(hour=10_000_000), lease=1.0) as limiter, Redis.from_url(url) as client:
        (await limiter.acquire(SCOPE)).release()
        before, began, busy = await steps(client), time.perf_counter(), time.process_time()
        for _ in range(PERMITS):
            with await limiter.acquire(SCOPE):
                pass
        taken, busy = time.perf_counter() - began, time.process_time() - busy
        trips = (await steps(client) - before) / PERMITS
        print(
            f"one permit after the other: {trips:.2f} round trips, {taken / PERMITS * 1e6:.0f} us, "
            f"{busy / PERMITS * 1e6:.0f} us of CPU"
        )
        figures = {"one permit after the other, us": taken / PERMITS * 1e6}
        scopes = [Scope("bench", f"organization {number}") for number in range(TOGETHER)]
        before, began, busy = await steps(client), time.perf_counter(), time.process_time()
        for _ in range(PERMITS // TOGETHER):
            for permit in await asyncio.gather(*map(limiter.acquire, scopes)):
                permit.release()
        taken, busy = time.perf_counter() - began, time.process_time() - busy
        trips = (await steps(client) - before) / PERMITS
        print(
            f"{TOGETHER} organizations at a time:  {trips:.2f} round trips, {taken / PERMITS * 1e6:.0f} us, "
            f"{busy / PERMITS * 1e6:.0f} us of CPU"
        )
        return {**figures, f"{TOGETHER} organizations at a time, us": taken / PERMITS * 1e6}


async def measure(url: str) -> Figures:
    """Print everything."""
    figures = dict(await permits(url))
    for latency, calls in LATENCIES:
        print(f"{WORKERS} processes, {ORGANIZATIONS} organizations, answers after {latency / 2:g}-{latency * 1.5:g} s:")
        for name, redis in (("shared through Redis", url), ("each with its own organizations", None)):
            result = await at_work(redis, latency=latency, calls=calls)
            print(
                f"    {name}: {result.used:.1%} of the places in use, a place empty for {result.empty * 1000:.1f} ms "
                f"between two calls, {result.rejected} rejected, {result.limits['logins']} logins"
            )
            figures[f"{name}, {latency:g} s, % used"] = 100 * result.used
    return figures


def main() -> Figures:
    """Start a Redis and measure."""
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder))
        server.start()
        try:
            return asyncio.run(measure(server.url))
        finally:
            server.kill()


if __name__ == "__main__":
    main()
