"""The event store in PostgreSQL, on a real server that stops and restarts."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import psycopg
import pytest
from journal.helpers import another_process
from servers import PostgresServer
from webhooks.killing import run

from bill_async import ConfigurationError
from bill_async.webhooks import EventStoreError, WebhookReceiver
from bill_async.webhooks.conformance import CHECKS, SHARED_CHECKS, Check
from bill_async.webhooks.postgres import PostgresEventStore
from bill_async.webhooks.random_operations import NOW, at, ended, ids, new


@pytest.mark.parametrize("check", CHECKS + SHARED_CHECKS, ids=lambda check: check.__name__)
async def test_conformance(check: Check, postgres_url: str) -> None:
    await check(lambda: PostgresEventStore(postgres_url))


_HOLD = """
import asyncio, sys
from bill_async.webhooks.postgres import PostgresEventStore
from bill_async.webhooks.random_operations import NOW
async def main():
    store = PostgresEventStore(sys.argv[1])
    await store.open()
    print(len(await store.claim(1, NOW)), flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


async def test_events_of_a_killed_process_are_recovered_and_those_of_a_stopped_one_are_not(postgres_url: str) -> None:
    async with PostgresEventStore(postgres_url) as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        process = another_process(_HOLD, postgres_url)
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        process.send_signal(signal.SIGSTOP)
        assert await store.recover() == 0
        assert await store.claim(9, at(1)) == []
        process.kill()
        process.wait()
        process.stdout.close()
        while not await store.recover():
            pass  # until PostgreSQL has noticed
        (again,) = await store.claim(9, at(1))
        assert (again.id, again.attempts) == ("a", 2)


async def test_a_store_keeps_its_events_when_the_server_comes_back(postgres: PostgresServer, postgres_url: str) -> None:
    async with (
        PostgresEventStore(postgres_url, patience=1.0) as store,
        PostgresEventStore(postgres_url, patience=1.0) as other,
    ):
        await store.add([new("a", "x"), new("b", "x")], NOW)
        (claimed,) = await store.claim(9, NOW)
        postgres.stop()
        try:
            with pytest.raises(EventStoreError, match=r"PostgreSQL at 127.0.0.1/postgres: ") as caught:
                await store.add([new("c")], NOW)
            assert "the-password" not in str(caught.value)
        finally:
            postgres.start()
        assert await store.recover() == 0
        assert await other.recover() == 0
        await store.finish([ended(claimed)], at(1))
        assert ids(await other.claim(9, at(1))) == ["b"]
        assert await store.get("c") is None


async def test_a_receiver_that_is_killed_again_and_again(postgres_url: str, tmp_path: Path) -> None:
    found = await run(tmp_path, count=200, kills=3, store=postgres_url)
    assert (found.done, found.others, found.lost) == (200, 0, 0)
    assert (found.unexplained, found.overlaps) == (0, 0)


async def test_a_receiver_is_given_a_url(postgres_url: str) -> None:
    receiver = WebhookReceiver(keys=["key"], store=postgres_url)
    assert "PostgresEventStore at 127.0.0.1/postgres" in repr(receiver)
    assert "the-password" not in repr(receiver)


async def test_an_event_whose_claim_was_not_answered_is_released(postgres_url: str) -> None:
    """The server has the claim, and the connection breaks before the answer comes."""
    async with PostgresEventStore(postgres_url) as store:
        await store.add([new("a", "x"), new("b", "x"), new("c")], NOW)
        (held,) = await store.claim(1, NOW)
        with psycopg.connect(postgres_url, autocommit=True) as other:  # what such a claim leaves behind
            other.execute(
                "UPDATE bill_webhooks_events SET state = 'running', owner = %s WHERE id = 'c'", (store._me(),)
            )
        assert await store.recover() == 1
        assert ids(await store.claim(9, at(1))) == ["c"]
        await store.finish([ended(held)], at(1))
        assert ids(await store.claim(9, at(1))) == ["b"]


async def test_one_failure_does_not_spoil_what_comes_along(postgres_url: str) -> None:
    async with PostgresEventStore(postgres_url) as store:
        results = await asyncio.gather(
            store.add([new("a")], NOW),
            store.add([new("b"), new("bad \0")], NOW),
            store.add([new("c")], NOW),
            return_exceptions=True,
        )
        assert (results[0], results[2]) == ([True], [True])
        assert isinstance(results[1], EventStoreError)
        assert ids(await store.events("pending")) == ["a", "c"]  # nothing of what failed


async def test_stores_in_two_schemas_are_independent(postgres: PostgresServer, postgres_url: str) -> None:
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute('CREATE SCHEMA "another"')
    async with (
        PostgresEventStore(postgres_url) as store,
        PostgresEventStore(f"{postgres.url}?options=-csearch_path%3Danother") as other,
    ):
        assert await store.add([new("a")], NOW) == [True]
        assert await other.add([new("a")], NOW) == [True]


async def test_tables_of_a_later_version(postgres_url: str) -> None:
    async with PostgresEventStore(postgres_url):
        pass
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute("UPDATE bill_webhooks SET value = '2' WHERE name = 'version'")
    with pytest.raises(EventStoreError, match="their format is 2, and this release reads 1; update bill-async"):
        await PostgresEventStore(postgres_url).open()


def test_what_is_no_connection_string_is_refused_and_not_shown() -> None:
    with pytest.raises(ConfigurationError, match="the event store: this is not a connection string") as caught:
        PostgresEventStore("postgresql://user:the-secret@host:port/x y?no=1")
    assert "the-secret" not in str(caught.value)
    assert "the-secret" not in repr(PostgresEventStore("postgresql://user:the-secret@host/name"))
