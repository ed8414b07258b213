"""The time limit of attempts, which one timer keeps for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from unit.loopback import BILL_ID, Loopback, client_of, until

from bill_async import BillClient, ClientClosedError, Options, OutcomeUnknownError, TransportError, VendorCreate
from bill_async._base.clock import SystemClock
from bill_async._schema.models import example

SHORT = 1.0
VENDOR = VendorCreate.from_dict(example(VendorCreate, optional=False), wire_names=True)


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def client(server: Loopback, **settings: object) -> BillClient:
    return client_of(server, clock=SystemClock(), options=Options(timeout=SHORT, **settings))  # type: ignore[arg-type]


def timers() -> int:
    """Return how many timers of attempts the loop has."""
    scheduled: list[asyncio.TimerHandle] = asyncio.get_running_loop()._scheduled  # type: ignore[attr-defined]
    return sum("Expiry" in repr(timer) for timer in scheduled if not timer.cancelled())


async def test_each_of_many_attempts_has_its_own_time(server: Loopback) -> None:
    loop = asyncio.get_running_loop()
    async with client(server, retries=0) as bill:
        await bill.bills.get(BILL_ID)
        server.script = [server.hang] * 3

        async def hang() -> float:
            began = loop.time()
            with pytest.raises(TransportError, match=r"no answer within 1\.0 s"):
                await bill.bills.get(BILL_ID)
            return loop.time() - began

        tasks = []
        for number in range(3):
            tasks.append(asyncio.create_task(hang()))
            await until(lambda number=number: len(server.calls) == number + 2)
            began = loop.time()
            await until(lambda began=began: loop.time() - began > SHORT / 5)
            assert timers() == 1
        assert (await bill.bills.get(BILL_ID)).id == BILL_ID  # not ended by the timer of the others
        assert all(SHORT <= seconds < 20 * SHORT for seconds in await asyncio.gather(*tasks))
    assert timers() == 0


async def test_an_attempt_that_took_too_long_is_repeated_if_it_may_be(server: Loopback) -> None:
    async with client(server) as bill:
        server.script = [server.hang, server.hang]
        assert (await bill.bills.get(BILL_ID)).id == BILL_ID
        assert len(server.calls) == 3
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0


async def test_a_write_that_took_too_long_has_an_unknown_outcome(server: Loopback) -> None:
    async with client(server) as bill:
        server.script = [server.hang]
        with pytest.raises(OutcomeUnknownError):
            await bill.vendors.create(VENDOR)
        assert len(server.calls) == 1


async def test_a_call_that_is_cancelled_and_too_late_at_once_is_cancelled(server: Loopback) -> None:
    async with client(server) as bill:
        await bill.bills.get(BILL_ID)
        server.script = [server.hang]
        task = asyncio.create_task(bill.bills.get(BILL_ID))
        await server.hanging.wait()
        sender = bill.bills._caller.sender
        (call,) = sender._running
        sender._expiry._due[call] = 0.0
        sender._expiry._expire()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()
        assert len(server.calls) == 2


async def test_no_timer_is_left_by_the_logout_of_a_client_that_is_closed(server: Loopback) -> None:
    bill = client(server)
    await bill.bills.get(BILL_ID)
    assert timers() == 1
    await bill.close()
    assert [call.path for call in server.received][-1].endswith("/logout")
    assert timers() == 0


async def test_a_client_that_is_closed_ends_what_would_be_too_late(server: Loopback) -> None:
    bill = client_of(server, clock=SystemClock())
    await bill.bills.get(BILL_ID)
    server.script = [server.hang]
    task = asyncio.create_task(bill.bills.get(BILL_ID))
    await server.hanging.wait()
    await bill.close()
    with pytest.raises(ClientClosedError):
        await task
    assert timers() == 0
