"""The Redis store, on a real server. It is as durable as the server, and logs what the server may lose."""

from __future__ import annotations

import logging
import signal
from pathlib import Path

import attrs
import pytest
import redis as redis_py
from journal.helpers import ACME, another_process, created, keyed_client, states
from servers import RedisServer
from unit.loopback import Loopback, until

from bill_async import ConfigurationError, Journal, JournalError
from bill_async.journal.conformance import CHECKS, Check
from bill_async.journal.conformance import _entry as some_entry
from bill_async.journal.redis import RedisStore


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_conformance(check: Check, redis: RedisServer) -> None:
    await check(lambda: RedisStore(redis.url))


async def test_a_journal_is_opened_by_its_url(server: Loopback, redis: RedisServer) -> None:
    server.script = [created()]
    for _ in range(2):
        async with Journal(redis.url) as journal, keyed_client(server, journal) as client:
            await client.vendors.create(ACME, key="k")
    assert len(server.calls) == 1
    assert f"RedisStore at 127.0.0.1:{redis.port}" in repr(journal)


async def test_journals_of_two_names_are_independent(redis: RedisServer) -> None:
    for name in ("one", "two"):
        store = RedisStore(redis.url, name=name)
        await store.open()
        assert await store.save([some_entry("k")])
        await store.close()
    with pytest.raises(ConfigurationError, match="cannot be its name"):
        RedisStore(redis.url, name="{x}")


_HOLD = """
import asyncio, sys
from bill_async.journal.redis import RedisStore
async def main():
    store = RedisStore(sys.argv[1], lease=0.5)
    await store.open()
    print(store.owner, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


async def test_a_process_is_alive_while_its_lease_runs(redis: RedisServer) -> None:
    process = another_process(_HOLD, redis.url)
    assert process.stdout is not None
    owner = process.stdout.readline().strip()
    store = RedisStore(redis.url)
    await store.open()
    with redis_py.Redis.from_url(redis.url) as client:
        key = f"bill-async:{{journal}}:owner:{owner}"
        left = int(client.pttl(key))  # type: ignore[arg-type]
        while int(client.pttl(key)) <= left:  # type: ignore[arg-type]
            left = int(client.pttl(key))  # type: ignore[arg-type] # it counts down, until the thread prolongs it
    assert await store.alive(owner)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    while await store.alive(owner):
        pass  # until the lease has ended
    await store.close()


async def test_a_lease_that_was_lost_is_not_held_and_claims_nothing(redis: RedisServer) -> None:
    store = RedisStore(redis.url, lease=0.3)
    await store.open()
    owner = store.owner
    assert await store.holds(owner)
    with redis_py.Redis.from_url(redis.url) as client:
        client.delete(f"bill-async:{{journal}}:owner:{owner}")  # as after a standstill
    assert not await store.holds(owner)
    with pytest.raises(JournalError, match="the lease expired, and with it the claim"):
        await store.save([attrs.evolve(some_entry("k"), owner=owner)])
    await until(lambda: store.owner != owner)  # until the thread has noticed
    with pytest.raises(JournalError, match="the lease expired"):
        await store.save([attrs.evolve(some_entry("k"), owner=owner)])
    assert await store.save([attrs.evolve(some_entry("k"), owner=store.owner)])
    assert await store.save([attrs.evolve(some_entry("k", 2, "done"), owner=owner)])  # an outcome claims nothing
    await store.close()


async def test_a_server_that_dies_forgets_nothing_if_it_is_told_so(
    server: Loopback, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    redis = RedisServer(tmp_path, durable=True)
    redis.start()
    server.script = [created()] * 2
    with caplog.at_level(logging.WARNING, "bill_async"):
        async with Journal(RedisStore(redis.url, patience=1.0)) as journal, keyed_client(server, journal) as client:
            await client.vendors.create(ACME, key="before")
            redis.kill()
            with pytest.raises(JournalError, match=rf"Redis at 127.0.0.1:{redis.port}: .*; nothing was sent"):
                await client.vendors.create(ACME, key="k")
            assert len(server.calls) == 1
            redis.start()
            await client.vendors.create(ACME, key="after")
            assert await states(journal) == {"before": "done", "after": "done"}
    redis.kill()
    assert caplog.records == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"appendonly": "no"}, "keeps nothing on disk (appendonly no): a restart loses all keys"),
        ({"appendfsync": "everysec"}, "may lose the last second in a crash (appendfsync everysec)"),
        (
            {"maxmemory": "100mb", "maxmemory-policy": "allkeys-lru"},
            "evicts keys when its memory is full: set maxmemory-policy noeviction",
        ),
    ],
)
async def test_a_server_that_may_forget_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, settings: dict[str, str], words: str
) -> None:
    redis = RedisServer(tmp_path, durable=True)
    redis.start()
    with redis_py.Redis.from_url(redis.url) as client:
        for name, value in settings.items():
            client.config_set(name, value)
    with caplog.at_level(logging.WARNING, "bill_async"):
        async with Journal(redis.url):
            pass
    redis.kill()
    assert [record.message for record in caplog.records] == [f"journal: Redis at 127.0.0.1:{redis.port} {words}"]


async def test_keys_of_a_later_version(redis: RedisServer) -> None:
    with redis_py.Redis.from_url(redis.url) as client:
        client.set("bill-async:{journal}:version", 2)
    with pytest.raises(
        JournalError, match="made by a later bill-async: their format is 2, and this release reads 1; update"
    ):
        await Journal(redis.url).open()


def test_what_is_no_url_is_refused_and_not_shown() -> None:
    with pytest.raises(ConfigurationError, match="use a URL such as redis://") as caught:
        Journal("redis://user:the-secret@host:port/0")
    assert "the-secret" not in str(caught.value)
