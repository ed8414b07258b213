"""The PostgreSQL store, on a real server that stops and restarts."""

from __future__ import annotations

import signal
from urllib.parse import quote

import psycopg
import pytest
from journal.helpers import ACME, another_process, created, keyed_client, states
from servers import PostgresServer
from unit.loopback import Loopback

from bill_async import ConfigurationError, Journal, JournalError
from bill_async.journal.conformance import CHECKS, Check
from bill_async.journal.conformance import _entry as some_entry
from bill_async.journal.postgres import PostgresStore


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_conformance(check: Check, postgres_url: str) -> None:
    await check(lambda: PostgresStore(postgres_url))


async def test_a_journal_is_opened_by_its_url(server: Loopback, postgres_url: str) -> None:
    server.script = [created()]
    for _ in range(2):
        async with Journal(postgres_url) as journal, keyed_client(server, journal) as client:
            await client.vendors.create(ACME, key="k")
    assert len(server.calls) == 1
    assert "the-password" not in repr(journal)
    assert "PostgresStore at 127.0.0.1/postgres" in repr(journal)


_HOLD = """
import asyncio, sys
from bill_async.journal.postgres import PostgresStore
async def main():
    store = PostgresStore(sys.argv[1])
    await store.open()
    print(store.owner, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


async def test_a_process_is_alive_until_it_is_killed(postgres_url: str) -> None:
    process = another_process(_HOLD, postgres_url)
    assert process.stdout is not None
    owner = process.stdout.readline().strip()
    store = PostgresStore(postgres_url)
    await store.open()
    assert await store.alive(owner)
    process.send_signal(signal.SIGSTOP)
    assert await store.alive(owner)
    process.kill()
    process.wait()
    process.stdout.close()
    while await store.alive(owner):
        pass  # until PostgreSQL has noticed
    await store.close()


async def test_a_server_that_goes_away_and_comes_back(
    server: Loopback, postgres: PostgresServer, postgres_url: str
) -> None:
    """Writes with a key are refused before they are sent; afterwards all goes on by itself."""
    server.script = [created()] * 2
    async with Journal(PostgresStore(postgres_url, patience=1.0)) as journal, keyed_client(server, journal) as client:
        await client.vendors.create(ACME, key="before")
        owner = journal.store.owner
        assert await journal.store.holds(owner)
        postgres.stop()
        try:
            with pytest.raises(JournalError, match=r"PostgreSQL at 127.0.0.1/postgres: .*; nothing was sent") as caught:
                await client.vendors.create(ACME, key="k")
            with pytest.raises(JournalError):
                await journal.store.holds(owner)
        finally:
            postgres.start()
        assert "the-password" not in str(caught.value)
        await client.vendors.create(ACME, key="after")
        assert journal.store.owner != owner
        assert not await journal.store.holds(owner)
        assert not await journal.store.alive(owner)
        with pytest.raises(JournalError, match="the connection was lost, and with it the claim"):
            await journal.store.save([_of(owner)])
        assert await states(journal) == {"before": "done", "after": "done"}
    assert len(server.calls) == 2


def _of(owner: str) -> object:
    import attrs

    return attrs.evolve(some_entry("late"), owner=owner)


async def test_tables_of_a_later_version(postgres_url: str) -> None:
    async with Journal(postgres_url):
        pass
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute("UPDATE bill_journal SET value = '2' WHERE name = 'version'")
    with pytest.raises(
        JournalError, match="made by a later bill-async: their format is 2, and this release reads 1; update"
    ):
        await Journal(postgres_url).open()


async def test_commits_wait_for_the_disk_even_if_the_server_is_told_otherwise(postgres_url: str) -> None:
    store = PostgresStore(f"{postgres_url}{quote(' -csynchronous_commit=off')}")
    await store.open()
    assert store._session.connection.execute("SHOW synchronous_commit").fetchall() == [("on",)]
    await store.close()


async def test_a_wrong_password_is_not_shown(postgres: PostgresServer) -> None:
    wrong = postgres.url.replace("the-password", "a-wrong-password")
    with pytest.raises(JournalError, match="password authentication failed") as caught:
        await Journal(wrong).open()
    assert "a-wrong-password" not in str(caught.value)
    assert "a-wrong-password" not in repr(caught.value.__cause__)


def test_what_is_no_connection_string_is_refused_and_not_shown() -> None:
    with pytest.raises(ConfigurationError, match="this is not a connection string; give one such as") as caught:
        Journal("postgresql://user:the-secret@host:port/x y?no=1")
    assert "the-secret" not in str(caught.value)
