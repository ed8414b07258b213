"""Stores in event loops that run at the same time, and one after another."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from bill_async import FileSessionStore, MemorySessionStore
from bill_async._base.clock import SystemClock
from bill_async.webhooks import FileKeyStore, MemoryEventStore, MemoryKeyStore
from bill_async.webhooks.keys import KeyRing
from bill_async.webhooks.store import EventResult, NewEvent

NOW = datetime(2026, 3, 2, tzinfo=UTC)
Lock: TypeAlias = Callable[[], AbstractAsyncContextManager[object]]


def _of_memory(_: Path) -> Lock:
    store = MemorySessionStore()
    return lambda: store.login_lock("acme")


def _of_files(folder: Path) -> Lock:
    store = FileSessionStore(folder / "sessions")
    return lambda: store.login_lock("acme")


def _of_keys(folder: Path) -> Lock:
    return FileKeyStore(folder / "keys.json").lock


def _of_keys_in_memory(_: Path) -> Lock:
    return MemoryKeyStore().lock


def _of_changes(_: Path) -> Lock:
    return KeyRing(MemoryKeyStore(), SystemClock()).change


@pytest.fixture(
    params=[_of_memory, _of_files, _of_keys, _of_keys_in_memory, _of_changes],
    ids=["memory", "files", "keys", "keys in memory", "changes of keys"],
)
def lock(request: pytest.FixtureRequest, tmp_path: Path) -> Lock:
    made: Lock = request.param(tmp_path)
    return made


async def hold(lock: Lock, held: asyncio.Event, end: asyncio.Event) -> None:
    async with lock():
        held.set()
        await end.wait()


async def start(lock: Lock, end: asyncio.Event) -> asyncio.Task[None]:
    """Return a task that holds a lock."""
    held = asyncio.Event()
    task = asyncio.create_task(hold(lock, held, end))
    task._log_destroy_pending = False  # type: ignore[attr-defined]
    await held.wait()
    return task


async def take(lock: Lock) -> None:
    async with asyncio.timeout(10), lock():
        pass


@pytest.mark.parametrize("closed", [True, False])
def test_a_loop_that_ended_with_a_lock_does_not_hold_up_the_next(lock: Lock, closed: bool) -> None:
    loop, end = asyncio.new_event_loop(), asyncio.Event()
    task = loop.run_until_complete(start(lock, end))
    if closed:
        loop.close()
    asyncio.run(take(lock))
    assert not task.done()
    if not closed:  # it goes on, and does not end what others have meanwhile
        end.set()
        loop.run_until_complete(task)
        loop.close()
    asyncio.run(take(lock))


def test_deliveries_do_not_wait_for_a_new_key_of_a_loop_that_ended() -> None:
    ring = KeyRing(MemoryKeyStore(), SystemClock())

    async def newer() -> object:
        async with asyncio.timeout(10):
            return await ring.newer()

    loop, end = asyncio.new_event_loop(), asyncio.Event()
    task = loop.run_until_complete(start(ring.change, end))
    loop.close()
    assert asyncio.run(newer()) == []
    assert not task.done()


def test_a_running_loop_keeps_its_lock(lock: Lock) -> None:
    order: list[str] = []
    held, end = threading.Event(), threading.Event()

    async def first() -> None:
        async with lock():
            held.set()
            await asyncio.to_thread(end.wait)
            order.append("first")

    async def second() -> None:
        task = asyncio.create_task(take(lock))
        await asyncio.sleep(0)
        end.set()
        await task
        order.append("second")

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(asyncio.run, first())
        held.wait()
        pool.submit(asyncio.run, second()).result(30)
        one.result(30)
    assert order == ["first", "second"]


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Let threads alternate as often as possible."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("busy_threads")
def test_loops_in_threads_share_events_in_memory() -> None:
    store, together = MemoryEventStore(), threading.Barrier(4)

    async def work(worker: int) -> list[str]:
        events = [
            NewEvent(id=f"{worker}-{n}", subject=f"{worker}-{n}", type="bill.updated", body=b"", updated=None)
            for n in range(300)
        ]
        together.wait()
        claimed: list[str] = []
        for event in events:
            await store.add([event], NOW)
            assert (await store.counts())["pending"] <= 4
            for each in await store.claim(2, NOW):
                claimed.append(each.id)
                await store.finish([EventResult(id=each.id, state="done", attempts=each.attempts)], NOW)
        return claimed

    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(asyncio.run, work(worker)) for worker in range(4)]
        claimed = [id for future in found for id in future.result(60)]
    assert len(claimed) == len(set(claimed)) == 1200
    assert asyncio.run(store.counts())["done"] == 1200
