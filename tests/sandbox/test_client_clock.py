"""Virtual time for a client of the sandbox: what it would sleep through turns the sandbox's clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sandbox.fake_clock import FixedTime
from unit.fakes import settle

from bill_async import AddressInput, BillClient, Limits, Options, OutcomeUnknownError, RetryPolicy, VendorCreate
from bill_async.config import Settings
from bill_async.sandbox import ClientClock, Fault, Sandbox, SandboxClock

NEW = VendorCreate(
    name="Acme", address=AddressInput(line1="1 Main St", city="Austin", zip_or_postal_code="78701", country="US")
)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(objects=0) as sandbox:
        yield sandbox


@pytest.mark.parametrize("executed", [True, False])
async def test_reconcile_waits_by_the_clock_of_the_sandbox(sandbox: Sandbox, executed: bool) -> None:
    sandbox.faults.add(Fault("reset", operation="vendors.create", executed=executed, times=1))
    async with BillClient.from_env(sandbox.environ(), clock=sandbox.client_clock) as client:
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.vendors.create(NEW)
        verdict = await client.reconcile(caught.value)
    assert verdict.outcome == ("happened" if executed else "did_not_happen")
    assert isinstance(sandbox.clock, SandboxClock)
    assert (50.0 < sandbox.clock.offset < 61.0) is not executed


async def test_pauses_before_repetitions_turn_the_clock(sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault("status", status=503, operation="vendors.list", times=3))
    settings = Settings.from_env(sandbox.environ())
    options = Options(retry=RetryPolicy(base=100.0, cap=400.0))
    async with BillClient(
        organization=settings.organization,
        environment=settings.environment,
        options=options,
        clock=sandbox.client_clock,
        jitter=lambda: 1.0,
    ) as client:
        assert (await client.vendors.list()).items == []
    assert isinstance(sandbox.clock, SandboxClock)
    assert sandbox.clock.offset == pytest.approx(700.0, abs=10.0)


async def test_a_call_that_waits_for_the_hour_goes_on_when_the_clock_is_turned(sandbox: Sandbox) -> None:
    options = Options(wait=True, limits=Limits(hour=2))
    clock = sandbox.clock
    assert isinstance(clock, SandboxClock)
    async with BillClient.from_env(sandbox.environ(), options=options, clock=sandbox.client_clock) as client:
        await client.vendors.list()
        call = asyncio.create_task(client.vendors.list().collect())
        await settle()
        assert [state.waiting for state in client.limits.snapshot() if state.limit == "hour"] == [1]
        clock.advance(1.0)
        await settle()
        assert not call.done()
        clock.advance(3600.0)
        assert await call == []


async def test_the_session_is_over_by_the_clock_of_the_sandbox(sandbox: Sandbox) -> None:
    assert isinstance(sandbox.clock, SandboxClock)
    async with BillClient.from_env(sandbox.environ(), clock=sandbox.client_clock) as client:
        for _ in range(2):
            await client.vendors.list()
            sandbox.clock.advance(3600.0)
    assert [request.status for request in sandbox.requests] == [200] * len(sandbox.requests)


async def test_those_who_sleep_together_turn_the_clock_once() -> None:
    clock = SandboxClock()
    ours = ClientClock(clock)
    await asyncio.gather(*(ours.sleep(seconds) for seconds in (10.0, 10.0, 30.0)))
    assert clock.offset == pytest.approx(30.0, abs=1.0)


async def test_timers_are_made_once_or_not_at_all() -> None:
    clock = SandboxClock()
    ours = ClientClock(clock)
    made: list[str] = []
    timers = {name: ours.call_later(100.0, made.append, name) for name in ("kept", "cancelled")}
    clock.advance(50.0)
    await settle()
    assert made == []
    timers["cancelled"].cancel()
    clock.advance(50.0)
    clock.advance(50.0)
    await settle()
    assert made == ["kept"]
    timers["kept"].cancel()
    assert clock._listeners == []


def test_a_clock_that_cannot_be_turned_is_none_for_clients() -> None:
    with pytest.raises(TypeError, match="FixedTime cannot be advanced"):
        _ = Sandbox(objects=0, clock=FixedTime()).client_clock
