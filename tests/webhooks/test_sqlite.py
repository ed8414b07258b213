"""The special risks of the store in a file: the file, the files beside it, other processes, a full disk."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from bill_async._base.process_locks import ProcessLock, is_held
from bill_async.webhooks import EventStoreError, SQLiteEventStore
from bill_async.webhooks.random_operations import NOW, at, ended, ids, new


async def refused(path: Path) -> str:
    """Open a store that cannot be used; return what the error says."""
    store = SQLiteEventStore(path)
    with pytest.raises(EventStoreError) as caught:
        await store.open()
    await store.close()
    return str(caught.value)


async def test_a_file_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a database, but long enough to be taken for one" * 20)
    (tmp_path / "linked").touch()
    os.link(tmp_path / "linked", tmp_path / "other name")
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE mine (x)")
    assert "is a folder" in await refused(tmp_path)
    assert f"there is no folder {tmp_path / 'missing'}" in await refused(tmp_path / "missing" / "events.db")
    assert "it is not a database" in await refused(tmp_path / "text")
    assert "database of another program" in await refused(tmp_path / "other")
    assert "several names" in await refused(tmp_path / "linked")


async def test_a_later_format_is_refused(tmp_path: Path) -> None:
    store = SQLiteEventStore(tmp_path / "events.db")
    await store.open()
    await store.close()
    with closing(sqlite3.connect(store.path)) as file:
        file.execute("PRAGMA user_version = 99")
    assert "its format is 99, and this release reads 1" in await refused(store.path)


@pytest.mark.parametrize("attempt", range(10))
async def test_many_may_make_a_new_file_at_once(tmp_path: Path, attempt: int) -> None:
    stores = [SQLiteEventStore(tmp_path / "events.db") for _ in range(8)]
    async with AsyncExitStack() as opened:
        for store in stores:
            opened.push_async_callback(store.close)
        await asyncio.gather(*(store.open() for store in stores))
        assert await stores[0].add([new("a")], NOW) == [True]
        assert await stores[-1].add([new("a")], NOW) == [False]


async def test_a_store_can_be_used_after_a_failure(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    store = SQLiteEventStore(folder / "events.db")
    with pytest.raises(EventStoreError):
        await store.add([new("a")], NOW)
    folder.mkdir()
    assert await store.add([new("a")], NOW) == [True]
    await store.close()


async def test_one_failure_does_not_spoil_what_comes_along(tmp_path: Path) -> None:
    async with SQLiteEventStore(tmp_path / "events.db") as store:
        bad: Any = new("bad", body="text")
        results = await asyncio.gather(
            store.add([new("a")], NOW),
            store.add([new("b"), bad], NOW),
            store.add([new("c")], NOW),
            return_exceptions=True,
        )
        assert (results[0], results[2]) == ([True], [True])
        assert isinstance(results[1], EventStoreError)
        assert ids(await store.events("pending")) == ["a", "c"]  # nothing of what failed


async def test_a_cancelled_caller_does_not_stop_the_work(tmp_path: Path) -> None:
    async with SQLiteEventStore(tmp_path / "events.db") as store:
        adding = asyncio.create_task(store.add([new("a")], NOW))
        await asyncio.sleep(0)
        adding.cancel()
        with pytest.raises(asyncio.CancelledError):
            await adding
        assert ids(await store.events("pending")) == ["a"]


async def test_a_full_disk_is_said(tmp_path: Path) -> None:
    async with SQLiteEventStore(tmp_path / "events.db") as store:
        await store.add([new("a")], NOW)
        await store._thread.do(lambda database: database.execute("PRAGMA max_page_count = 1").fetchall())
        with pytest.raises(EventStoreError, match="full; free some space on the disk"):
            await store.add([new("b", body=bytes(1_000_000))], NOW)
        await store._thread.do(lambda database: database.execute("PRAGMA max_page_count = 100000").fetchall())
        assert await store.add([new("b")], NOW) == [True]


@pytest.mark.parametrize("along", [False, True])
async def test_a_claim_that_is_cancelled_when_it_is_done_takes_nothing(tmp_path: Path, along: bool) -> None:
    async with SQLiteEventStore(tmp_path / "events.db") as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        (first,) = await store.claim(1, NOW) if along else [None]
        claiming = asyncio.create_task(store.claim(1, NOW) if first is None else store.claim_same(first, NOW))
        done = threading.Event()
        await asyncio.sleep(0)
        later = asyncio.create_task(store._thread.do(lambda database: done.set()))
        await asyncio.sleep(0)
        done.wait()  # in the thread of the loop, so that the result of the claim cannot be delivered
        claiming.cancel()
        await asyncio.wait([claiming, later])
        assert claiming.cancelled()
        assert await store.counts() == {
            "pending": 1 if along else 2,
            "running": along,
            "done": 0,
            "dead": 0,
            "unhandled": 0,
        }
        waiting = await store.get("b")
        assert waiting is not None
        assert waiting.attempts == 0


async def test_a_link_leads_to_the_same_store(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "events.db")
    async with SQLiteEventStore(tmp_path / "link.db") as one, SQLiteEventStore(tmp_path / "events.db") as other:
        await one.add([new("a")], NOW)
        (claimed,) = await other.claim(1, NOW)
        assert await one.recover() == 0
        await other.finish([ended(claimed)], NOW)
    assert not (tmp_path / "link.db-wal").exists()


def test_a_store_that_is_not_closed_keeps_nobody_alive(tmp_path: Path) -> None:
    code = (
        "import asyncio, sys; from bill_async.webhooks import SQLiteEventStore\n"
        "store = SQLiteEventStore(sys.argv[1]); asyncio.run(store.open()); print('open')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "events.db")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "open\n"


HOLDER = """
import asyncio, sys
from bill_async.webhooks.random_operations import NOW, new
from bill_async.webhooks import SQLiteEventStore

async def main():
    store = SQLiteEventStore(sys.argv[1])
    await store.open()
    print(len(await store.claim(1, NOW)), flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def owners(folder: Path) -> int:
    return sum("-owner-" in entry.name for entry in os.scandir(folder))


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs signals")
async def test_events_of_a_killed_process_are_recovered_and_those_of_a_stopped_one_are_not(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    async with SQLiteEventStore(path) as store:
        await store.add([new("a", "x"), new("b", "x")], NOW)
        holder = await asyncio.create_subprocess_exec(
            sys.executable, "-c", HOLDER, str(path), stdout=asyncio.subprocess.PIPE
        )
        assert holder.stdout is not None
        assert await holder.stdout.readline() == b"1\n"
        assert await store.recover() == 0
        holder.send_signal(signal.SIGSTOP)
        assert await store.recover() == 0
        assert await store.claim(9, at(1)) == []
        holder.kill()
        await holder.wait()
        assert owners(tmp_path) == 2
        assert await store.recover() == 1
        assert owners(tmp_path) == 1  # what the dead one left is gone
        (again,) = await store.claim(9, at(1))
        assert (again.id, again.attempts) == ("a", 2)
        holder._transport.close()  # type: ignore[attr-defined]


def test_a_lock_is_held_as_long_as_it_is_not_released(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not is_held(path)
    lock = ProcessLock(path)
    assert is_held(path)
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(sqlite3.OperationalError):
        ProcessLock(path)
    lock.release()
    assert not path.exists()
    assert not is_held(path)
    gc.collect()
