"""Rare and unexpected messages of Redis to workers."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from fleet.conftest import Hire
from redis.asyncio import Redis
from servers import RedisServer
from unit.fakes import FakeClock
from unit.loopback import until

from bill_async import BackendError, RateLimitedError
from bill_async._limits.limiter import Permit, Scope
from bill_async.redis import RedisLimiter, RedisSessionStore

ACME = Scope("key", "acme")


async def take(limiter: RedisLimiter, count: int) -> list[Permit]:
    """Take so many permits, which must come soon."""
    async with asyncio.timeout(30):
        return [await limiter.acquire(ACME) for _ in range(count)]


async def send(redis: RedisServer, message: bytes | dict[str, Any]) -> None:
    """Send something to the one worker there is, as Redis does."""
    async with Redis.from_url(redis.url) as client:
        (channel,) = await client.pubsub_channels("bill-async:*")
        scope = ["key", "acme", "hour", ""]
        text = message if isinstance(message, bytes) else json.dumps({"scope": scope, **message})
        assert await client.publish(channel, text) == 1


async def soon(condition: Callable[[], object]) -> None:
    """Wait until something is so, which must be soon."""
    async with asyncio.timeout(30):
        await until(condition)


def waiting(limiter: RedisLimiter, name: str) -> int:
    """Return how many calls wait for a limit."""
    return sum(state.waiting for state in limiter.snapshot() if state.limit == name)


async def test_a_place_that_was_granted_before_the_hour_closed_is_used(redis: RedisServer, hire: Hire) -> None:
    limiter = hire(redis)
    await take(limiter, 3)
    call = asyncio.create_task(limiter.acquire(ACME))
    await soon(lambda: waiting(limiter, "concurrency"))
    await send(redis, {"closed": "hour", "wait": 600_000, "count": 1, "stamp": 0})
    await soon(lambda: waiting(limiter, "hour"))
    await send(redis, {"ticket": "granted before", "count": 1, "stamp": 0})
    async with asyncio.timeout(30):
        permit = await call
    assert permit.waited["concurrency"] > 0
    assert waiting(limiter, "hour") == 0


async def test_a_limit_that_closes_for_no_time_holds_nobody_up(redis: RedisServer, hire: Hire) -> None:
    limiter = hire(redis)
    permits = await take(limiter, 3)
    call = asyncio.create_task(limiter.acquire(ACME))
    await soon(lambda: waiting(limiter, "concurrency"))
    await send(redis, {"closed": "hour", "wait": 0, "count": 1, "stamp": 0})
    await send(redis, {"closed": "hour", "wait": 0, "count": 1, "stamp": 0})
    permits[0].release()
    async with asyncio.timeout(30):
        assert set((await call).waited) == {"concurrency"}


async def test_nonsense_on_the_channel_is_logged_and_calls_go_on(
    redis: RedisServer, hire: Hire, caplog: pytest.LogCaptureFixture
) -> None:
    limiter = hire(redis)
    permits = await take(limiter, 3)
    call = asyncio.create_task(limiter.acquire(ACME))
    await soon(lambda: waiting(limiter, "concurrency"))
    with caplog.at_level(logging.ERROR, "bill_async"):
        await send(redis, b"nonsense")
        await soon(lambda: caplog.records)
    assert "fleet: JSONDecodeError" in caplog.text
    permits[0].release()
    async with asyncio.timeout(30):
        await call


async def test_a_call_that_does_not_wait_fails_as_soon_as_redis_is_too_slow(
    mortal: RedisServer, hire: Hire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bill_async.redis.link.TIMEOUT", 0.3)
    limiter = hire(mortal, patience=600.0)
    (permit,) = await take(limiter, 1)
    permit.release()
    mortal.freeze()
    with pytest.raises(BackendError, match="no answer within"):
        async with asyncio.timeout(30):
            await limiter.acquire(ACME, wait=False)
    mortal.thaw()


async def test_a_script_that_redis_forgot_is_given_to_it_again(redis: RedisServer, hire: Hire) -> None:
    one, two = hire(redis), hire(redis)
    permits = await take(one, 3)
    with pytest.raises(RateLimitedError):
        await two.acquire(ACME, wait=False)
    async with Redis.from_url(redis.url) as client:
        await client.script_flush()
    with pytest.raises(RateLimitedError):
        await two.acquire(ACME, wait=False)
    permits[0].release()
    await take(two, 1)


async def test_the_hours_of_idle_keys_are_forgotten(redis: RedisServer, hire: Hire) -> None:
    limiter = hire(redis)
    for batch in range(11):
        scopes = [Scope(f"key {batch} {number}", "acme") for number in range(100)]
        for permit in await asyncio.gather(*(limiter.acquire(scope) for scope in scopes)):
            permit.release()
    assert len({state.key for state in limiter.snapshot()}) < 600


async def test_a_client_that_is_lent_stays_open(redis: RedisServer) -> None:
    async with Redis.from_url(redis.url) as client:
        async with RedisLimiter(client, lease=1.0) as limiter:
            (permit,) = await take(limiter, 1)
            permit.release()
        assert await client.ping()


async def test_a_refusal_closes_the_hour_that_the_call_began_in_and_not_the_next(redis: RedisServer) -> None:
    clock = FakeClock(datetime(2026, 3, 2, 12, 50, tzinfo=UTC))
    async with RedisLimiter(redis.url, clock=clock, lease=1.0) as limiter:
        late, early = await take(limiter, 2)
        refused = limiter.rejected(early, "BDC_1144")
        assert refused.retry_at is not None
        assert refused.retry_at >= datetime(2026, 3, 2, 13, tzinfo=UTC)
        clock.turn(1200.0)
        assert limiter.rejected(late, "BDC_1144").retry_at == clock.now()
        for permit in late, early:
            permit.release()


async def test_whoever_lost_the_login_lock_does_not_prolong_that_of_the_next(redis: RedisServer) -> None:
    clock, key = FakeClock(), "bill-async:{bill}:login:acme"
    async with (
        Redis.from_url(redis.url) as client,
        RedisSessionStore(redis.url, lease=600.0, clock=clock) as store,
        store.login_lock("acme"),
    ):
        await soon(lambda: clock.timers)
        await client.set(key, "the next", ex=100)
        clock.turn(200.0)
        await soon(lambda: not any(task.get_name() == "bill-async login lock" for task in asyncio.all_tasks()))
        assert (await client.get(key), 0 < await client.ttl(key) <= 100) == (b"the next", True)
        assert clock.timers == 0
