"""Limiters of several workers on one real Redis."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from fleet.conftest import Hire
from redis.asyncio import Redis
from servers import RedisServer

from bill_async import BackendError, ClientClosedError, ConfigurationError, DeadlineExceededError, RateLimitedError
from bill_async._limits.limiter import Permit, Scope
from bill_async._limits.states import LimitState
from bill_async.redis import RedisLimiter
from bill_async.redis import counters as counters_module
from bill_async.redis import limiter as module

ACME = Scope("key", "acme")
BOLT = Scope("key", "bolt")
LOGIN = Scope("key", "acme", quota="login")
SPEND = Scope("token", None, family="spend")


async def take(limiter: RedisLimiter, count: int, scope: Scope = ACME, **options: object) -> list[Permit]:
    """Take so many permits, which must come soon."""
    async with asyncio.timeout(5):
        return [await limiter.acquire(scope, **options) for _ in range(count)]  # type: ignore[arg-type]


async def use(limiter: RedisLimiter, count: int, scope: Scope = ACME) -> None:
    """Make so many calls, one after the other."""
    for _ in range(count):
        with await limiter.acquire(scope):
            pass


async def refused(limiter: RedisLimiter, scope: Scope = ACME, wait: float = 0.0) -> RateLimitedError:
    """Ask for a permit that there is not."""
    with pytest.raises(RateLimitedError) as caught:
        await limiter.acquire(scope, wait=wait)
    return caught.value


async def commands(server: RedisServer) -> Counter[str]:
    """Return how often each command came."""
    async with Redis.from_url(server.url) as client:
        stats = await client.info("commandstats")
    return Counter({name.removeprefix("cmdstat_"): value["calls"] for name, value in stats.items()})


def state(limiter: RedisLimiter, name: str) -> LimitState:
    (found,) = (state for state in limiter.snapshot() if state.limit == name)
    return found


class TestPlaces:
    async def test_an_uncontended_permit_costs_one_round_trip(self, redis: RedisServer, hire: Hire) -> None:
        limiter = hire(redis)
        await use(limiter, 1)
        before = await commands(redis)
        await use(limiter, 200)
        assert (await commands(redis))["evalsha"] - before["evalsha"] <= 201

    async def test_calls_at_the_same_time_share_a_round_trip(self, redis: RedisServer, hire: Hire) -> None:
        limiter = hire(redis)
        await use(limiter, 1)
        before = await commands(redis)
        scopes = [Scope("key", f"organization {number}") for number in range(50)]
        for permit in await asyncio.gather(*(limiter.acquire(scope) for scope in scopes)):
            permit.release()
        assert (await commands(redis))["evalsha"] - before["evalsha"] <= 3

    async def test_calls_that_do_not_wait_get_what_is_free_though_they_come_together(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        limiter = hire(redis)
        results = await asyncio.gather(*(limiter.acquire(ACME, wait=False) for _ in range(5)), return_exceptions=True)
        assert [type(result) for result in results] == [Permit, Permit, Permit, RateLimitedError, RateLimitedError]

    async def test_workers_share_the_three_places_of_an_organization(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        permits = await take(one, 2) + await take(two, 1)
        assert (await refused(one)).limit == "concurrency"
        assert (await refused(two, wait=0.05)).limit == "concurrency"
        await take(two, 3, BOLT)
        await take(one, 3, Scope("another key", "acme"))
        waiting = asyncio.create_task(two.acquire(ACME))
        permits[0].release()
        async with asyncio.timeout(30):
            assert (await waiting).waited["concurrency"] > 0

    async def test_fleets_of_different_names_share_nothing(self, redis: RedisServer, hire: Hire) -> None:
        await take(hire(redis, name="one"), 3)
        await take(hire(redis, name="two"), 3)

    async def test_calls_of_all_families_of_a_key_share_places(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        await take(one, 1, LOGIN)
        await take(one, 1, Scope("key", "acme", "webhooks"))
        await take(two, 1)
        await refused(two)
        assert {(s.limit, s.used) for s in two.snapshot()} == {("concurrency", 3), ("hour", 3)}

    async def test_a_call_keeps_its_place_for_longer_than_a_lease(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        await take(one, 3)
        await refused(two, wait=1.5)

    async def test_the_places_of_a_worker_that_dies_are_free_when_its_lease_ends(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        one, two = hire(redis), hire(redis)
        await take(one, 3)
        await die(one)
        await take(two, 3)

    async def test_a_worker_that_died_in_line_is_passed_over(self, redis: RedisServer, hire: Hire) -> None:
        one, two, three = hire(redis), hire(redis), hire(redis)
        permits = await take(one, 3)
        lost = asyncio.create_task(two.acquire(ACME))
        await until_waiting(two)
        waiting = asyncio.create_task(three.acquire(ACME))
        await until_waiting(three)
        await die(two)
        permits[0].release()
        async with asyncio.timeout(30):
            await waiting
        lost.cancel()

    async def test_a_call_that_was_broken_off_lingers(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis, limits={"linger": 0.3}), hire(redis, limits={"linger": 0.3})
        permits = await take(one, 3)
        permits[0].release("abandoned")
        began = time.monotonic()
        await take(two, 1)
        assert time.monotonic() - began > 0.25

    async def test_a_closed_limiter_gives_back_its_place_in_line_and_takes_no_calls(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        one, two = hire(redis), hire(redis)
        permits = await take(one, 3)
        waiting = asyncio.create_task(two.acquire(ACME))
        await until_waiting(two)
        await two.close()
        with pytest.raises(ClientClosedError):
            await waiting
        with pytest.raises(ClientClosedError):
            await two.acquire(ACME)
        permits[0].release()
        await take(hire(redis), 1)

    async def test_a_deadline_is_kept(self, redis: RedisServer, hire: Hire) -> None:
        limiter = hire(redis)
        await take(limiter, 3)
        with pytest.raises(DeadlineExceededError):
            await limiter.acquire(ACME, deadline=time.monotonic() + 0.05)

    async def test_what_is_known_of_idle_organizations_is_forgotten(self, redis: RedisServer, hire: Hire) -> None:
        limiter = hire(redis)
        for batch in range(11):
            scopes = [Scope("key", f"{batch} {number}") for number in range(100)]
            for permit in await asyncio.gather(*(limiter.acquire(scope) for scope in scopes)):
                permit.release()
        assert len(limiter._limits) < 600


class TestTurns:
    async def test_workers_take_turns(self, redis: RedisServer, hire: Hire) -> None:
        busy, quiet = hire(redis, limits={"concurrency": 1}), hire(redis, limits={"concurrency": 1})
        order: list[str] = []

        async def call(limiter: RedisLimiter, name: str) -> None:
            with await limiter.acquire(ACME):
                order.append(name)

        (permit,) = await take(busy, 1)
        async with asyncio.TaskGroup() as group:
            for _ in range(50):
                group.create_task(call(busy, "busy"))
            await until_waiting(busy)
            group.create_task(call(quiet, "quiet"))
            await until_waiting(quiet)
            permit.release()
        assert order.index("quiet") <= 1
        assert len(order) == 51

    async def test_interactive_calls_of_any_worker_come_before_bulk(self, redis: RedisServer, hire: Hire) -> None:
        bulk, interactive = hire(redis, limits={"concurrency": 1}), hire(redis, limits={"concurrency": 1})
        order: list[str] = []

        async def call(limiter: RedisLimiter, name: str, **options: object) -> None:
            with await limiter.acquire(ACME, **options):  # type: ignore[arg-type]
                order.append(name)

        (permit,) = await take(bulk, 1)
        async with asyncio.TaskGroup() as group:
            for number in range(3):
                group.create_task(call(bulk, f"bulk {number}", priority="bulk"))
            await until_waiting(bulk)
            for number in range(2):
                group.create_task(call(interactive, f"interactive {number}"))
            await until_waiting(interactive)
            permit.release()
        assert order == ["interactive 0", "interactive 1", "bulk 0", "bulk 1", "bulk 2"]

    async def test_bulk_calls_go_on_slowly_while_interactive_ones_of_other_workers_never_end(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        bulk, interactive = hire(redis, limits={"concurrency": 1}), hire(redis, limits={"concurrency": 1})
        order: list[str] = []

        async def call(limiter: RedisLimiter, priority: Any) -> None:
            while len(order) < 100:
                with await limiter.acquire(ACME, priority=priority):
                    order.append(priority)

        (permit,) = await take(bulk, 1)
        async with asyncio.TaskGroup() as group:
            for limiter, priority in ((bulk, "bulk"), (interactive, "interactive")) * 3:
                group.create_task(call(limiter, priority))
            await until_waiting(bulk)
            await until_waiting(interactive)
            permit.release()
        assert 5 <= order[:100].count("bulk") <= 20

    async def test_no_place_is_lost_in_random_cancellations(self, redis: RedisServer, hire: Hire) -> None:
        chance = random.Random(1)
        limiters = [hire(redis), hire(redis)]
        running = most = 0

        async def call(limiter: RedisLimiter) -> None:
            nonlocal running, most
            with await limiter.acquire(ACME, wait=chance.choice([True, 0, 0.01, 5.0])):
                running += 1
                most = max(most, running)
                try:
                    for _ in range(chance.randrange(20)):
                        await asyncio.sleep(0)
                finally:
                    running -= 1

        for _ in range(20):
            tasks = [asyncio.create_task(call(chance.choice(limiters))) for _ in range(50)]
            while not all(task.done() for task in tasks):
                for _ in range(chance.randrange(200)):
                    await asyncio.sleep(0)
                chance.choice(tasks).cancel()
            for task in tasks:
                if not task.cancelled() and task.exception() is not None:
                    assert isinstance(task.exception(), RateLimitedError)
        assert most == 3
        for limiter in limiters:
            for permit in await take(limiter, 3):
                permit.release()


class TestBudgets:
    async def test_workers_share_the_hour_and_it_is_used_up_to_the_last_call(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        one, two = hire(redis, limits={"hour": 10}), hire(redis, limits={"hour": 10})
        await asyncio.gather(use(one, 5), use(two, 5, BOLT))
        error = await refused(one)
        assert error.limit == "hour"
        assert error.retry_at is not None
        left = (error.retry_at - datetime.now(UTC)).total_seconds()  # it may be the last minute of the hour
        assert (await refused(two, BOLT, wait=min(60.0, left / 2))).limit == "hour"
        assert state(one, "hour").used == 10

    async def test_a_call_that_was_not_sent_counts_against_nothing(self, redis: RedisServer, hire: Hire) -> None:
        limiter = hire(redis, limits={"hour": 2})
        for _ in range(5):
            (permit,) = await take(limiter, 1)
            permit.release("unsent")
        await use(limiter, 2)
        await refused(limiter)

    async def test_logins_have_a_budget_of_their_own_and_count_in_the_hour(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        one, two = hire(redis, limits={"hour": 5, "logins": 2}), hire(redis, limits={"hour": 5, "logins": 2})
        await use(one, 1, LOGIN)
        await use(two, 1, LOGIN)
        assert (await refused(one, LOGIN)).limit == "login"
        await use(one, 3)
        assert (await refused(two)).limit == "hour"

    async def test_every_hour_is_used_up_and_none_is_overdrawn(
        self, redis: RedisServer, hire: Hire, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "HOUR", 1.0)
        limits = {"hour": 40, "margin": 0.05}
        one, two = hire(redis, limits=limits), hire(redis, limits=limits)
        sent: list[float] = []

        async def call(limiter: RedisLimiter, scope: Scope) -> None:
            with await limiter.acquire(scope):
                sent.append(time.time())

        async with asyncio.TaskGroup() as group:
            for number in range(140):
                group.create_task(call(one if number % 2 else two, Scope("key", f"organization {number % 5}")))
        hours = Counter(int(moment) for moment in sent)
        assert max(hours.values()) <= 40
        # the first may begin late; what is under way at a turn counts in both hours, more of it on a slow machine
        assert all(hours[hour] >= 30 for hour in range(int(sent[0]) + 2, int(sent[-1]))), (hours, sent)
        assert len(hours) >= 4

    async def test_workers_share_the_minute_of_a_token(
        self, redis: RedisServer, hire: Hire, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "MINUTE", 0.5)
        limits = {"spend_minute": 4}
        one, two = hire(redis, limits=limits), hire(redis, limits=limits)
        began = time.monotonic()
        await asyncio.gather(use(one, 6, SPEND), use(two, 6, SPEND))
        assert time.monotonic() - began > 1.0
        assert (await refused(one, SPEND)).limit == "minute"


class TestLessons:
    async def test_a_refusal_teaches_all_workers_and_is_forgotten(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        permits = await take(one, 3)
        assert one.rejected(permits[0], "BDC_1322").limit == "concurrency"
        for permit in permits:
            permit.release()
        await take(two, 2)
        began = time.monotonic()
        await take(two, 1)
        assert time.monotonic() - began > 1.0
        assert state(two, "concurrency").allowed == 3

    async def test_refusals_of_one_moment_count_once(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        permits = await take(one, 2) + await take(two, 1)
        await asyncio.sleep(0.1)  # BILL thinks
        one.rejected(permits[0], "BDC_1322")
        two.rejected(permits[2], "BDC_1322")
        for permit in permits:
            permit.release()
        await take(two, 1)
        async with Redis.from_url(redis.url) as client:
            assert await client.hget("bill-async:{bill}:concurrency:key:acme:learned", "backoff") == b"2000"

    async def test_an_hour_used_up_by_others_is_closed_for_all_workers(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        (permit,) = await take(one, 1)
        rejection = one.rejected(permit, "BDC_1144")
        permit.release()
        assert rejection.limit == "hour"
        assert rejection.retry_at is not None
        assert (await refused(one)).limit == "hour"
        assert (await refused(two)).limit == "hour"

    async def test_after_a_refusal_just_after_the_turn_one_call_of_all_workers_tries(
        self, redis: RedisServer, hire: Hire, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for changed in module, counters_module:  # an hour that has begun long ago, and has always just begun
            monkeypatch.setattr(changed, "HOUR", 1e9)
            monkeypatch.setattr(changed, "MINUTE", 1e9)
        one, two = hire(redis), hire(redis)
        for limiter, scope in ((one, ACME), (two, BOLT)):
            (permit,) = await take(limiter, 1, scope)
            limiter.rejected(permit, "BDC_1144")
            permit.release()
        scopes = ((one, ACME), (one, BOLT), (two, BOLT), (two, ACME))
        waiting = {asyncio.create_task(limiter.acquire(scope)) for limiter, scope in scopes}
        for refused_again in (True, False):
            async with asyncio.timeout(20):
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                await asyncio.sleep(0.5)
            assert not any(task.done() for task in waiting)
            (permit,) = (task.result() for task in done)
            if refused_again:
                permit.limiter.rejected(permit, "BDC_1144")
            permit.release()
        async with asyncio.timeout(20):
            assert len([await task for task in waiting]) == 2

    async def test_what_went_well_before_is_gone_back_to_after_one_refusal(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        limiter, other = hire(redis), hire(redis)
        now = round(time.time() * 1000)
        learned: dict[Any, Any] = {
            "allowed": 40,
            "rejected_at": now - 7200_000,
            "grows_at": now - 1_000,
            "backoff": 3600_000,
        }
        async with Redis.from_url(redis.url) as client:
            await client.hset("bill-async:{bill}:minute:token:learned", mapping=learned)
        await use(limiter, 55, SPEND)
        (permit,) = await take(limiter, 1, SPEND)
        assert (await refused(limiter, SPEND)).limit == "minute"
        assert state(limiter, "minute").allowed == 56
        limiter.rejected(permit, None)
        permit.release()
        await refused(other, SPEND)
        assert state(other, "minute").allowed == 40

    async def test_the_time_that_bill_asks_for_is_waited_by_all(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        (permit,) = await take(one, 1)
        one.rejected(permit, "BDC_1322", 2.5)
        permit.release()
        began = time.monotonic()
        await take(two, 1)
        assert time.monotonic() - began > 2.3

    async def test_beside_a_foreign_client_rejections_are_at_most_one_for_each_permit(
        self, redis: RedisServer, hire: Hire
    ) -> None:
        limiters = [hire(redis), hire(redis)]
        foreign, running, rejections, most = 2, 0, 0, 0

        async def call(limiter: RedisLimiter) -> None:
            nonlocal running, rejections, most
            while True:
                with await limiter.acquire(ACME) as permit:
                    if running + foreign >= 3:
                        rejections += 1
                        limiter.rejected(permit, "BDC_1322")
                        continue
                    running += 1
                    most = max(most, running)
                    await asyncio.sleep(0.02)
                    running -= 1
                    return

        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            for number in range(160):
                group.create_task(call(limiters[number % 2]))
            await asyncio.sleep(0.5)
            foreign = 0
        assert 1 <= rejections <= 3
        assert most >= 2

    async def test_a_refusal_with_a_time_says_when(self, redis: RedisServer, hire: Hire) -> None:
        limiter = hire(redis)
        (permit,) = await take(limiter, 1)
        assert limiter.rejected(permit, "BDC_1322").retry_at is None
        assert limiter.rejected(permit, "BDC_1322", 30.0).retry_at is not None


class TestWithoutRedis:
    async def test_it_is_a_clear_error_without_the_password(self) -> None:
        async with RedisLimiter("redis://:geheim@127.0.0.1:1/0", patience=0.2) as limiter:
            with pytest.raises(BackendError, match=r"Redis at 127\.0\.0\.1:1: .*[^.]; nothing was sent") as caught:
                await limiter.acquire(ACME)
            assert "geheim" not in str(caught.value)
            with pytest.raises(BackendError):
                await limiter.acquire(ACME, wait=False)

    async def test_another_event_loop_is_told_at_once(self) -> None:
        async with RedisLimiter("redis://127.0.0.1:1", patience=0.2) as limiter:
            with pytest.raises(BackendError):
                await limiter.acquire(ACME)
            with pytest.raises(ConfigurationError, match="belongs to another event loop"):
                await asyncio.to_thread(lambda: asyncio.run(limiter.acquire(ACME)))

    async def test_an_address_that_is_none_is_refused(self) -> None:
        for address in ("localhost:6379", "redis://:geheim@[::1", "redis://:geheim@h:99999", "redis://a..b", 6379):
            with pytest.raises(ConfigurationError, match="URL") as caught:
                RedisLimiter(address)  # type: ignore[arg-type]
            assert "geheim" not in str(caught.value)
        with pytest.raises(ConfigurationError, match="lease"):
            RedisLimiter("redis://localhost", lease=0.1)
        with pytest.raises(ConfigurationError, match="name of a fleet"):
            RedisLimiter("redis://localhost", name="one\nos.exit()")

    async def test_after_a_restart_no_place_is_given_out_twice(self, mortal: RedisServer, hire: Hire) -> None:
        one, two = hire(mortal), hire(mortal)
        permits = await take(one, 3)
        mortal.restart()
        error = await refused(two, wait=2.6)  # the silence after the start is over by then
        assert error.limit == "concurrency"
        permits[0].release()
        await take(two, 1)
        await refused(two, wait=0.1)

    async def test_after_a_restart_the_hour_is_not_forgotten(self, mortal: RedisServer, hire: Hire) -> None:
        one, two = hire(mortal, limits={"hour": 10}), hire(mortal, limits={"hour": 10})
        await use(one, 4)
        await use(two, 4)
        mortal.restart()
        await use(one, 2)
        assert (await refused(two)).limit == "hour"

    async def test_state_that_was_deleted_is_told_again(self, redis: RedisServer, hire: Hire) -> None:
        one, two = hire(redis), hire(redis)
        permits = await take(one, 3)
        await take(two, 1, BOLT)
        async with Redis.from_url(redis.url) as client:
            await client.flushall()
        await refused(two, wait=1.5)
        permits[0].release()
        await take(two, 1)

    async def test_calls_wait_for_a_redis_that_comes_back(self, mortal: RedisServer, hire: Hire) -> None:
        limiter = hire(mortal)
        permits = await take(limiter, 3)
        waiting = [asyncio.create_task(limiter.acquire(ACME)) for _ in range(3)]
        await until_waiting(limiter)
        mortal.kill()
        for permit in permits:
            permit.release()
        mortal.start()
        async with asyncio.timeout(5):
            await asyncio.gather(*waiting)

    async def test_connections_that_break_lose_nothing(self, redis: RedisServer, hire: Hire) -> None:
        limiters = [hire(redis), hire(redis)]
        running = most = done = 0

        async def call(limiter: RedisLimiter) -> None:
            nonlocal running, most, done
            with await limiter.acquire(ACME):
                running += 1
                most = max(most, running)
                await asyncio.sleep(0.01)
                running -= 1
                done += 1

        async with (
            asyncio.timeout(20),
            Redis.from_url(redis.url) as client,
            asyncio.TaskGroup() as group,
        ):
            for number in range(300):
                group.create_task(call(limiters[number % 2]))
            for _ in range(4):
                await asyncio.sleep(0.2)
                await client.client_kill_filter(_type="normal", skipme=True)
                await asyncio.sleep(0.1)
                await client.client_kill_filter(_type="pubsub")
        assert done == 300
        assert most <= 3

    async def test_calls_fail_when_it_does_not_come_back_and_later_ones_succeed(
        self, mortal: RedisServer, hire: Hire
    ) -> None:
        limiter = hire(mortal, patience=0.3)
        permits = await take(limiter, 3)
        waiting = asyncio.create_task(limiter.acquire(ACME))
        await until_waiting(limiter)
        mortal.kill()
        for permit in permits:
            permit.release()
        with pytest.raises(BackendError):
            await waiting
        with pytest.raises(BackendError):
            await limiter.acquire(ACME)
        mortal.start()
        async with asyncio.timeout(5):
            while True:
                try:
                    await limiter.acquire(ACME)
                    break
                except BackendError:
                    await asyncio.sleep(0.01)

    async def test_a_redis_that_hangs_is_as_good_as_gone(
        self, mortal: RedisServer, hire: Hire, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bill_async.redis.link.TIMEOUT", 0.3)
        limiter = hire(mortal, patience=0.2)
        await use(limiter, 1)
        mortal.freeze()
        with pytest.raises(BackendError, match="no answer within"):
            await limiter.acquire(ACME)
        mortal.thaw()


async def die(limiter: RedisLimiter) -> None:
    """Stop as a process does that is killed: without a word."""
    task = limiter._link._task
    assert task is not None
    limiter._link._closing = True
    limiter._link.request_step()
    task.cancel()
    await asyncio.wait([task])
    await limiter._redis.aclose()
    limiter._closed = True


async def until_waiting(limiter: RedisLimiter) -> None:
    """Wait until Redis knows what the limiter wants."""
    await asyncio.sleep(0)
    await use(limiter, 1, Scope("another key", None))  # steps are taken one after the other
