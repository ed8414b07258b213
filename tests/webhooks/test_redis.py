"""The event store in Redis, on a real server that is killed and restarts."""

from __future__ import annotations

import logging
import signal
from pathlib import Path

import pytest
import redis as redis_py
from journal.helpers import another_process
from servers import RedisServer

from bill_async import ConfigurationError
from bill_async.webhooks import EventStoreError, WebhookReceiver
from bill_async.webhooks.conformance import CHECKS, SHARED_CHECKS, Check
from bill_async.webhooks.random_operations import NOW, at, ended, ids, new
from bill_async.webhooks.redis import RedisEventStore


@pytest.mark.parametrize("check", CHECKS + SHARED_CHECKS, ids=lambda check: check.__name__)
async def test_conformance(check: Check, redis: RedisServer) -> None:
    await check(lambda: RedisEventStore(redis.url))


async def test_nothing_is_left_of_trimmed_events(redis: RedisServer) -> None:
    with redis_py.Redis.from_url(redis.url) as client:
        async with RedisEventStore(redis.url) as store:
            before = {*client.keys()}
            await store.add([new("a", "x", updated=1), new("b", "x", updated=2)], NOW)
            for _ in range(2):
                await store.finish([ended(event) for event in await store.claim(9, NOW)], NOW)
            assert await store.trim(bodies_before=at(1), events_before=at(1)) == 2
            assert {*client.keys()} - before == {b"bill-async:{webhooks}:seq", b"bill-async:{webhooks}:owners"}


_HOLD = """
import asyncio, sys
from bill_async.webhooks.redis import RedisEventStore
from bill_async.webhooks.random_operations import NOW
async def main():
    store = RedisEventStore(sys.argv[1], lease=0.5)
    await store.open()
    print(len(await store.claim(1, NOW)), flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


async def test_events_of_a_killed_process_are_recovered_when_its_lease_has_ended(redis: RedisServer) -> None:
    async with RedisEventStore(redis.url) as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        process = another_process(_HOLD, redis.url)
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        with redis_py.Redis.from_url(redis.url) as client:
            (owner,) = client.smembers("bill-async:{webhooks}:owners")
            key = f"bill-async:{{webhooks}}:owner:{owner.decode()}"
            left = int(client.pttl(key))
            while int(client.pttl(key)) <= left:
                left = int(client.pttl(key))  # it counts down, until the thread prolongs it
        assert await store.recover() == 0
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        while not await store.recover():
            pass  # until the lease has ended
        (again,) = await store.claim(9, at(1))
        assert (again.id, again.attempts) == ("a", 2)


async def test_a_lease_that_was_lost_is_taken_again(redis: RedisServer) -> None:
    async with RedisEventStore(redis.url, lease=0.3) as store, RedisEventStore(redis.url) as other:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        (claimed,) = await store.claim(9, NOW)
        key = f"bill-async:{{webhooks}}:owner:{store._session.owner}"
        with redis_py.Redis.from_url(redis.url) as client:
            client.delete(key)  # as after a standstill
            while not client.exists(key):
                pass  # until the thread has noticed
        assert await other.recover() == 0
        await store.finish([ended(claimed)], at(1))
        assert ids(await other.claim(9, at(1))) == ["b"]


async def test_events_that_others_have_recovered_cannot_be_finished(redis: RedisServer) -> None:
    async with RedisEventStore(redis.url) as store, RedisEventStore(redis.url) as other:
        await store.add([new("a")], NOW)
        (claimed,) = await store.claim(9, NOW)
        with redis_py.Redis.from_url(redis.url) as client:
            client.delete(f"bill-async:{{webhooks}}:owner:{store._session.owner}")
        assert await other.recover() == 1
        (again,) = await other.claim(9, at(1))
        await store.finish([ended(claimed)], at(1))
        assert (await store.counts())["running"] == 1
        await other.finish([ended(again)], at(2))
        assert (await store.counts())["done"] == 1


async def test_a_receiver_is_given_a_url(redis: RedisServer) -> None:
    receiver = WebhookReceiver(keys=["key"], store=redis.url)
    assert f"RedisEventStore at 127.0.0.1:{redis.port}" in repr(receiver)


async def test_an_event_whose_claim_was_not_answered_is_released(redis: RedisServer) -> None:
    """The server has the claim, and the connection breaks before the answer comes."""
    async with RedisEventStore(redis.url) as store:
        await store.add([new("a"), new("b")], NOW)
        (held,) = await store.claim(1, NOW)
        await store.claim(1, NOW)
        store._held.clear()  # what a process knows that got neither answer
        store._held.take([held])
        store._held.commit()
        assert await store.recover() == 1
        assert ids(await store.claim(9, at(1))) == ["b"]


async def test_a_server_that_dies_and_comes_back(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    redis = RedisServer(tmp_path, durable=True)
    redis.start()
    with caplog.at_level(logging.WARNING, "bill_async"):
        async with RedisEventStore(redis.url, patience=1.0) as store:
            await store.add([new("a", "x"), new("b", "x")], NOW)
            (claimed,) = await store.claim(9, NOW)
            redis.kill()
            with pytest.raises(EventStoreError, match=rf"cannot be used: Redis at 127.0.0.1:{redis.port}: "):
                await store.add([new("c")], NOW)
            redis.start()
            assert await store.recover() == 0
            await store.finish([ended(claimed)], at(1))
            assert ids(await store.claim(9, at(1))) == ["b"]
    redis.kill()
    assert caplog.records == []


async def test_a_server_that_may_forget_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    redis = RedisServer(tmp_path)
    redis.start()
    with caplog.at_level(logging.WARNING, "bill_async"):
        async with RedisEventStore(redis.url):
            pass
    redis.kill()
    expected = f"event store: Redis at 127.0.0.1:{redis.port} keeps nothing on disk (appendonly no): a restart loses"
    assert [record.message for record in caplog.records] == [f"{expected} all keys"]


async def test_stores_of_two_names_are_independent(redis: RedisServer) -> None:
    async with RedisEventStore(redis.url, name="one") as store, RedisEventStore(redis.url, name="two") as other:
        assert await store.add([new("a")], NOW) == [True]
        assert await other.add([new("a")], NOW) == [True]


async def test_keys_of_a_later_version(redis: RedisServer) -> None:
    with redis_py.Redis.from_url(redis.url) as client:
        client.set("bill-async:{webhooks}:version", 2)
    with pytest.raises(EventStoreError, match="their format is 2, and this release reads 1; update bill-async"):
        await RedisEventStore(redis.url).open()


def test_what_cannot_be_used_is_refused_and_not_shown() -> None:
    with pytest.raises(ConfigurationError, match="the event store: use a URL such as redis://") as caught:
        RedisEventStore("redis://user:the-secret@host:port/0")
    assert "the-secret" not in str(caught.value)
    with pytest.raises(ConfigurationError, match="cannot be its name"):
        RedisEventStore("redis://localhost", name="{x}")
