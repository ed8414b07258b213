"""The share of workers without Redis, and its cost while Redis is available."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fleet.conftest import Hire
from fleet.test_limiter import ACME, BOLT, die, refused, take, use
from servers import RedisServer

from bill_async import BackendError, ConfigurationError, RateLimitedError
from bill_async._limits.limiter import Limits
from bill_async.redis import RedisLimiter, Share

SHARE = Share(2, after=0.3, reserve=0.4)


def test_parts_are_rounded_down_and_add_up_to_no_more_than_the_whole() -> None:
    share, limits = Share(3, reserve=0.1), Limits()
    alone, together = share.for_one_worker(limits), share.for_all_workers(limits)
    assert (alone.concurrency, alone.hour, alone.logins, alone.spend_minute, alone.text_messages) == (1, 666, 6, 2, 0)
    assert (together.concurrency, together.hour, together.logins) == (3, 20_000 - 3 * 666, 200 - 3 * 6)


def test_a_share_that_allows_nothing_is_refused_beforehand() -> None:
    with pytest.raises(ConfigurationError, match="3 calls at a time cannot be shared by 4 workers"):
        RedisLimiter("redis://localhost", share=Share(4))


@pytest.mark.parametrize("wrong", [{"workers": 0}, {"workers": 2, "reserve": 1.1}])
def test_nonsense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        Share(**wrong)


async def test_without_redis_each_worker_uses_its_part_and_together_no_more_than_the_limit(
    mortal: RedisServer, hire: Hire
) -> None:
    one, two = (hire(mortal, limits={"hour": 10}, share=SHARE) for _ in range(2))
    await together(one, two)
    await use(one, 6)
    assert (await refused(two)).limit == "hour"  # the parts are set aside
    mortal.kill()
    for worker in one, two:
        permit = (await take(worker, 1))[0]
        await refused(worker)
        permit.release()
        await use(worker, 1, BOLT)
        assert (await refused(worker)).limit == "hour"


async def test_calls_that_wait_go_over_to_the_share_and_back(mortal: RedisServer, hire: Hire) -> None:
    one, two = (hire(mortal, share=SHARE) for _ in range(2))
    await together(one, two)
    permits = await take(one, 2)
    waiting = [asyncio.create_task(one.acquire(ACME)) for _ in range(4)]
    mortal.kill()
    for permit in permits:
        permit.release()
    alone = await waiting[0]
    await refused(one)
    mortal.start()
    with pytest.raises(BackendError, match="Redis is back, but"):
        await one.acquire(ACME, wait=1.5)
    alone.release()
    async with asyncio.timeout(5):
        await asyncio.gather(*waiting[1:3])


async def test_the_part_of_a_worker_that_is_not_heard_of_is_kept_free(redis: RedisServer, hire: Hire) -> None:
    one, two = (hire(redis, share=SHARE) for _ in range(2))
    await together(one, two)
    permits = await take(one, 3)
    await die(two)
    await refused(one, wait=1.3)
    permits[0].release()
    await refused(one, wait=0.2)
    permits[1].release()
    await take(one, 1)


async def test_a_share_learns_from_refusals_of_its_own(mortal: RedisServer, hire: Hire) -> None:
    limiter = hire(mortal, share=SHARE)
    mortal.kill()
    (permit,) = await take(limiter, 1)
    assert limiter.rejected(permit, "BDC_1144").limit == "hour"
    permit.release()
    assert (await refused(limiter)).limit == "hour"


async def test_during_the_first_moments_without_redis_calls_wait(mortal: RedisServer, hire: Hire) -> None:
    limiter = hire(mortal, share=Share(2, after=30.0))
    await use(limiter, 1)
    mortal.kill()
    with pytest.raises((BackendError, RateLimitedError)):
        await limiter.acquire(ACME, wait=0.5)


async def together(*limiters: RedisLimiter) -> None:
    """Let Redis hear of all of them."""
    for limiter in limiters:
        permit = (await take(limiter, 1))[0]
        permit.release("unsent")
