"""Bulk writes with keys that find open items: they are looked up or waited for, and only what is free is sent."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import attrs
import pytest
from journal.helpers import (
    VENDOR,
    entries,
    journal_of,
    listed,
    paths,
    refuse_as_full,
    states,
    two_processes,
    vendor,
)
from unit.loopback import InstantClock, Loopback, Received, Step, answer, errors, reset, until

from bill_async import (
    AnswerLostError,
    BillClient,
    BulkResult,
    Journal,
    JournalError,
    KeyInUseError,
    OutcomeUnknownError,
    Vendor,
    VendorCreate,
    bulk,
)

ITEMS = [vendor("a"), vendor("b")]
KEYS = ["a", "b"]
MADE: list[Any] = [{**VENDOR, "name": name, "id": f"00901{name.upper()}"} for name in "ab"]


async def write(client: BillClient, items: int = 2, **options: Any) -> BulkResult[VendorCreate, Vendor]:
    return await bulk(client.vendors.create_bulk, ITEMS[:items], key=KEYS[:items], **options)


async def lose(server: Loopback, client: BillClient) -> None:
    """Write both items in one call whose answer is lost."""
    server.script = [reset]
    assert (await write(client)).counts == {"unknown": 2}
    clock_of(client).turn(3.0)


def clock_of(client: BillClient) -> InstantClock:
    assert isinstance(client.clock, InstantClock)
    return client.clock


def posts(server: Loopback) -> int:
    return paths(server).count("POST /v3/vendors/bulk")


class Held:
    """An answer that comes when it is let go."""

    def __init__(self, step: Step) -> None:
        self.reached, self.let_go = asyncio.Event(), asyncio.Event()
        self._step = step

    async def __call__(self, request: Received, writer: asyncio.StreamWriter) -> None:
        self.reached.set()
        await self.let_go.wait()
        await self._step(request, writer)


async def test_open_items_are_looked_up_once_and_without_a_pause(server: Loopback, client: BillClient) -> None:
    await lose(server, client)
    server.script = [listed(*MADE)]
    clock_of(client).slept.clear()
    result = await write(client, wait=False)
    assert result.complete
    assert [one.id for one in result.answers] == ["00901A", "00901B"]
    assert paths(server) == ["POST /v3/vendors/bulk", "GET /v3/vendors"]
    assert clock_of(client).slept == []


async def test_items_that_another_process_writes_are_waited_for(server: Loopback, path: Path) -> None:
    held = Held(answer(MADE, 201))
    async with two_processes(server, path) as (first, second):
        server.script = [held]
        writing = asyncio.ensure_future(write(first))
        await held.reached.wait()
        waiting = asyncio.ensure_future(write(second, wait=True))
        await until(lambda: clock_of(second).slept)
        held.let_go.set()
        assert (await writing).complete
        result = await waiting
    assert (result.complete, result.calls) == (True, 0)
    assert posts(server) == 1


async def test_items_that_another_process_writes_are_in_use_when_the_wait_is_over(server: Loopback, path: Path) -> None:
    held = Held(answer(MADE, 201))
    async with two_processes(server, path) as (first, second):
        server.script = [held]
        writing = asyncio.ensure_future(write(first))
        await held.reached.wait()
        result = await write(second, wait=False)
        assert [one.status for one in result] == ["unknown"] * 2
        assert [getattr(one.error, "key", None) for one in result] == KEYS
        assert all(isinstance(one.error, KeyInUseError) for one in result)
        assert clock_of(second).slept == []
        held.let_go.set()
        assert (await writing).complete
    assert posts(server) == 1


async def test_items_that_another_bulk_write_looks_up_are_waited_for(server: Loopback, client: BillClient) -> None:
    await lose(server, client)
    held = Held(listed(*MADE))
    server.script = [held, listed(*MADE)]
    looking = asyncio.ensure_future(write(client))
    await held.reached.wait()
    clock_of(client).slept.clear()
    waiting = asyncio.ensure_future(write(client, wait=True))
    await until(lambda: clock_of(client).slept)
    held.let_go.set()
    for result in (await looking, await waiting):
        assert (result.complete, result.calls) == (True, 0)
    assert posts(server) == 1


async def test_items_that_another_bulk_write_looks_up_stay_unknown_when_the_wait_is_over(
    server: Loopback, client: BillClient
) -> None:
    await lose(server, client)
    held = Held(listed(*MADE))
    server.script = [held]
    looking = asyncio.ensure_future(write(client))
    await held.reached.wait()
    result = await write(client, wait=False)
    assert [one.status for one in result] == ["unknown"] * 2
    assert all("no answer came" in str(one.error) for one in result)
    held.let_go.set()
    assert (await looking).complete
    assert paths(server) == ["POST /v3/vendors/bulk", "GET /v3/vendors"]


async def test_items_that_a_single_call_writes_are_waited_for(server: Loopback, client: BillClient) -> None:
    """In the same process, and with the same key."""
    held = Held(answer(MADE[:1], 201))
    server.script = [held]
    writing = asyncio.ensure_future(write(client, 1))
    await held.reached.wait()
    waiting = asyncio.ensure_future(write(client, wait=True))
    await until(lambda: clock_of(client).slept)
    server.script = [answer(MADE[1:], 201)]
    held.let_go.set()
    assert (await writing).complete
    result = await waiting
    assert (result.complete, result.calls) == (True, 1)
    assert [one.id for one in result.answers] == ["00901A", "00901B"]


async def test_items_that_a_call_of_the_same_process_writes_are_in_use_when_the_wait_is_over(
    server: Loopback, client: BillClient
) -> None:
    held = Held(answer(MADE, 201))
    server.script = [held]
    writing = asyncio.ensure_future(write(client))
    await held.reached.wait()
    result = await write(client, wait=False)
    assert [one.status for one in result] == ["unknown"] * 2
    assert all(isinstance(one.error, KeyInUseError) for one in result)
    held.let_go.set()
    assert (await writing).complete
    assert posts(server) == 1


async def test_a_call_of_which_one_item_is_under_way_is_not_looked_up(server: Loopback, path: Path) -> None:
    held = Held(answer(MADE, 201))
    async with two_processes(server, path) as (first, second):
        server.script = [held]
        writing = asyncio.ensure_future(write(second))
        await held.reached.wait()
        mine = journal_of(first)
        (entry,) = [entry async for entry in mine.entries(key="a")]
        lost: Any = attrs.evolve(entry, version=entry.version + 1, state="unknown", lost_at=entry.sent_at)
        assert await mine.store.save([lost])
        result = await write(first, wait=False)
        assert [type(one.error) for one in result] == [OutcomeUnknownError, KeyInUseError]
        assert paths(server) == ["POST /v3/vendors/bulk"]
        held.let_go.set()
        assert (await writing).complete


async def test_a_lookup_that_fails_leaves_its_items_open_and_the_others_are_sent(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [reset]
    assert (await write(client, 1)).counts == {"unknown": 1}
    clock_of(client).turn(3.0)
    server.script = [errors("BDC_1000", status=403), answer(MADE[1:], 201)]
    result = await write(client, wait=True)
    assert [one.status for one in result] == ["unknown", "done"]
    (error,) = [one.error for one in result.unknown]
    assert isinstance(error, OutcomeUnknownError)
    assert "the lookup failed: PermissionDeniedError 403 BDC_1000" in str(error)
    assert await states(journal) == {"a": "unknown", "b": "done"}
    assert paths(server)[1:] == ["GET /v3/vendors", "POST /v3/vendors/bulk"]


async def test_a_lookup_that_fails_does_not_hold_up_the_next_one(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    for key, item in zip(KEYS, ITEMS, strict=True):
        server.script = [reset]
        await bulk(client.vendors.create_bulk, [item], key=[key])
        clock_of(client).turn(3.0)
    server.script = [errors("BDC_1000", status=403), listed(MADE[1])]
    result = await write(client)
    assert [one.status for one in result] == ["unknown", "done"]
    assert result.calls == 0


async def test_a_lookup_that_decides_nothing_says_why(server: Loopback, client: BillClient) -> None:
    await lose(server, client)
    server.script = [listed(MADE[0])] * 2
    result = await write(client)
    assert [one.status for one in result] == ["unknown"] * 2
    assert all("only 1 of 2 vendors exist" in str(one.error) for one in result)
    assert paths(server).count("GET /v3/vendors") == 2  # again when BILL cannot be executing it any more
    assert posts(server) == 1


async def test_a_verdict_that_cannot_be_stored_stops_the_bulk_write(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lose(server, client)
    server.script = [listed(*MADE)]
    monkeypatch.setattr(journal.store, "save", refuse_as_full)
    with pytest.raises(JournalError, match="the disk is full"):
        await write(client)
    assert await states(journal) == {"a": "unknown", "b": "unknown"}


async def test_items_that_another_process_decides_during_the_lookup_are_decided(server: Loopback, path: Path) -> None:
    async with two_processes(server, path) as (first, second):

        async def decide(request: Received, writer: asyncio.StreamWriter) -> None:
            server.script = [listed(*MADE)]
            assert [entry.state for entry in await journal_of(second).recover(second)] == ["done"] * 2
            await listed(*MADE)(request, writer)

        await lose(server, first)
        server.script = [decide]
        result = await write(first)
    assert (result.complete, result.calls) == (True, 0)
    assert [one.id for one in result.answers] == ["00901A", "00901B"]


async def test_items_that_another_process_decides_before_the_lookup_are_decided(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both consider the process that sent them dead, and the other one says so first."""
    async with two_processes(server, path) as (first, second):
        await lose(server, first)
        mine = journal_of(first)
        crashed = [
            attrs.evolve(entry, version=entry.version + 1, state="intended", owner="0123456789abcdef", lost_at=None)
            for entry in await entries(mine)
        ]
        assert await mine.store.save(crashed)
        save = mine.store.save

        async def too_late(given: Any) -> bool:
            monkeypatch.setattr(mine.store, "save", save)
            server.script = [listed(*MADE)]
            assert [entry.state for entry in await journal_of(second).recover(second)] == ["done"] * 2
            return await save(given)

        monkeypatch.setattr(mine.store, "save", too_late)
        result = await write(first)
    assert (result.complete, result.calls) == (True, 0)
    assert [one.id for one in result.answers] == ["00901A", "00901B"]
    assert posts(server) == 1


async def test_only_the_calls_of_the_items_are_looked_up(server: Loopback, client: BillClient) -> None:
    server.script = [reset]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(vendor("other"), key="other")
    clock_of(client).turn(3.0)
    await lose(server, client)
    server.script = [listed(*MADE)]
    assert (await write(client)).complete
    assert paths(server).count("GET /v3/vendors") == 1


async def test_an_answer_that_cannot_be_read_any_more_is_lost(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [answer(MADE, 201)]
    assert (await write(client)).complete
    for entry, text in zip(await entries(journal), ("[1]", None), strict=True):
        assert await journal.store.save([attrs.evolve(entry, version=entry.version + 1, answer=text)])
    result = await write(client)
    assert [one.status for one in result] == ["done"] * 2
    assert all(isinstance(one.error, AnswerLostError) for one in result)
    assert "an array is not an object" in str(result.outcomes[0].error)
    assert "it was decided later, or was not stored" in str(result.outcomes[1].error)
    assert posts(server) == 1
