"""Sessions and login locks in a real Redis."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from redis.asyncio import Redis
from servers import RedisServer
from unit.fakes import FakeClock

from bill_async import BackendError, ConfigurationError
from bill_async._auth.sessions import Session, SessionKeeper, StoredSession
from bill_async._base.clock import SystemClock
from bill_async.redis import RedisSessionStore
from bill_async.types import CallOptions

USED = 1_790_000_000.25
STORED = StoredSession(Session("secret", "008acme", "006user", True), USED)


def clock(ahead: float = 0.0) -> FakeClock:
    """Return a clock that stands, some seconds later than the session was used."""
    return FakeClock(datetime.fromtimestamp(USED + ahead, UTC))


async def age(store: RedisSessionStore, now: FakeClock) -> float:
    """Return how many seconds ago the session was used, as a store sees it."""
    stored = await store.load("acme")
    assert stored is not None
    assert stored.session == STORED.session
    return now.now().timestamp() - stored.used_at


@pytest.fixture
async def store(redis: RedisServer) -> AsyncIterator[RedisSessionStore]:
    async with RedisSessionStore(redis.url, lease=1.0) as store:
        yield store


async def test_what_was_saved_is_loaded_by_every_worker(redis: RedisServer) -> None:
    now = clock(60.0)
    async with RedisSessionStore(redis.url, clock=now) as store, RedisSessionStore(redis.url, clock=now) as other:
        await store.save("acme", STORED)
        assert await age(other, now) == pytest.approx(60.0, abs=5.0)
        assert await other.load("bolt") is None
    async with RedisSessionStore(redis.url, name="another fleet") as stranger:
        assert await stranger.load("acme") is None


async def test_what_was_saved_does_not_stay_for_ever(redis: RedisServer) -> None:
    async with RedisSessionStore(redis.url, clock=clock(600.0)) as store, Redis.from_url(redis.url) as client:
        await store.save("acme", STORED)
        (key,) = await client.keys("*session*")
        assert 47 * 3600 < await client.ttl(key) <= 48 * 3600 - 600
        await store.save("acme", StoredSession(STORED.session, USED - 48 * 3600))
        while await store.load("acme") is not None:
            pass


async def test_clocks_that_differ_cost_no_login(redis: RedisServer) -> None:
    clocks = [clock(ahead) for ahead in (0.0, 7200.0, -7200.0, 40 * 60.0, -40 * 60.0)]
    stores = [RedisSessionStore(redis.url, clock=now) for now in clocks]
    logins = 0

    async def log_in(_: CallOptions) -> Session:
        nonlocal logins
        logins += 1
        return Session(f"session {logins}")

    keepers = [SessionKeeper(log_in, now, store=store, name="acme") for now, store in zip(clocks, stores, strict=True)]
    for wanted in ("session 1", "session 2"):
        sessions = [await keeper.get() for keeper in keepers]
        assert {session.id for session in sessions} == {wanted}
        for keeper, session in zip(keepers, sessions, strict=True):
            keeper.touch(session)
            keeper.expired(session)
    assert logins == 2
    for keeper, store in zip(keepers, stores, strict=True):
        await keeper.close()
        await store.close()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"used_at": 1}', '{"used_at": 1, "id": "s", "later": 2}'])
async def test_what_another_version_saved_is_ignored(store: RedisSessionStore, redis: RedisServer, text: str) -> None:
    async with Redis.from_url(redis.url) as client:
        await client.set("bill-async:{bill}:session:acme", text)
    assert await store.load("acme") is None


async def test_a_client_that_is_lent_stays_open(redis: RedisServer) -> None:
    async with Redis.from_url(redis.url, decode_responses=True) as client:
        async with RedisSessionStore(client) as store:
            await store.save("acme", StoredSession(STORED.session, SystemClock().now().timestamp()))
            stored = await store.load("acme")
            assert stored is not None
            assert stored.session == STORED.session
        assert await client.ping()


async def test_one_store_serves_one_loop_after_another_and_several_at_once(redis: RedisServer) -> None:
    store = RedisSessionStore(redis.url)
    await store.save("acme", StoredSession(STORED.session, SystemClock().now().timestamp()))

    async def use() -> None:
        async with store, store.login_lock("acme"):
            stored = await store.load("acme")
            assert stored is not None
            assert stored.session == STORED.session

    for _ in range(2):
        await asyncio.to_thread(asyncio.run, use())
        await use()


async def test_a_client_that_is_lent_belongs_to_its_loop(redis: RedisServer) -> None:
    async with Redis.from_url(redis.url) as client:
        store = RedisSessionStore(client)
        assert await store.load("acme") is None
        with pytest.raises(ConfigurationError, match="another event loop; give it a URL"):
            await asyncio.to_thread(asyncio.run, store.load("acme"))


class TestLock:
    async def test_one_holder_at_a_time_and_names_do_not_meet(self, store: RedisSessionStore) -> None:
        inside = 0

        async def login(name: str) -> None:
            nonlocal inside
            async with store.login_lock(name):
                inside += name == "acme"
                assert inside <= 1
                await asyncio.sleep(0)
                inside -= name == "acme"

        await asyncio.gather(*(login("acme") for _ in range(5)), *(login(f"{number}") for number in range(5)))

    async def test_a_long_login_keeps_it(self, store: RedisSessionStore) -> None:
        async with store.login_lock("acme"):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1.6), store.login_lock("acme"):
                    raise AssertionError("two at a time")

    async def test_a_holder_that_died_blocks_nobody_for_longer_than_the_lease(
        self, store: RedisSessionStore, redis: RedisServer
    ) -> None:
        async with Redis.from_url(redis.url) as client:
            await client.set("bill-async:{bill}:login:acme", "a dead worker", px=700)
        began = time.monotonic()
        async with store.login_lock("acme"):
            assert time.monotonic() - began > 0.5

    async def test_whoever_lost_it_does_not_take_it_from_the_next(
        self, store: RedisSessionStore, redis: RedisServer
    ) -> None:
        async with Redis.from_url(redis.url) as client:
            async with store.login_lock("acme"):
                await client.set("bill-async:{bill}:login:acme", "the next")
            assert await client.get("bill-async:{bill}:login:acme") == b"the next"


async def test_workers_that_start_together_log_in_once(redis: RedisServer) -> None:
    logins = 0

    async def log_in(_: CallOptions) -> Session:
        nonlocal logins
        logins += 1
        await asyncio.sleep(0.05)
        return Session(f"session {logins}")

    stores = [RedisSessionStore(redis.url) for _ in range(8)]
    keepers = [SessionKeeper(log_in, SystemClock(), store=store, name="acme") for store in stores]
    sessions = await asyncio.gather(*(keeper.get() for keeper in keepers))
    assert logins == 1
    assert {session.id for session in sessions} == {"session 1"}
    for keeper, session in zip(keepers, sessions, strict=True):
        keeper.expired(session)
    again = await asyncio.gather(*(keeper.get() for keeper in keepers))
    assert {session.id for session in again} == {"session 2"}
    for keeper, store in zip(keepers, stores, strict=True):
        await keeper.close()
        await store.close()


async def test_without_redis_it_is_a_clear_error() -> None:
    async with RedisSessionStore("redis://:geheim@127.0.0.1:1") as store:
        for attempt in store.load("acme"), store.save("acme", STORED):
            with pytest.raises(BackendError, match=r"Redis at 127\.0\.0\.1:1") as caught:
                await attempt
            assert "geheim" not in str(caught.value)
        with pytest.raises(BackendError):
            async with store.login_lock("acme"):
                pass
