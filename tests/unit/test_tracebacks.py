"""Tracebacks: how many frames of the package stand between a caller's line and the error that it gets."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path
from typing import Any, Final

import pytest
from unit.loopback import BILL_ID, HOUR_USED_UP, Loopback, client_of, errors, half, reset

import bill_async
from bill_async import (
    ApiError,
    AuthenticationError,
    BillClient,
    BillError,
    InvalidRequestError,
    Journal,
    Limits,
    Options,
    OutcomeUnknownError,
    RateLimitedError,
    TransportError,
)
from bill_async.models import AddressInput, VendorCreate

PACKAGE: Final = str(Path(bill_async.__file__).parent)
MOST: Final = 5
MOST_AFTER_A_LOGIN: Final = 6


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


async def frames(call: Awaitable[Any], kind: type[BillError]) -> list[str]:
    """Return the functions of the package between this one and the error of a call."""
    with pytest.raises(kind) as caught:
        await call
    found = traceback.extract_tb(caught.value.__traceback__)
    return [frame.name for frame in found if frame.filename.startswith(PACKAGE)]


def vendor() -> VendorCreate:
    address = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")
    return VendorCreate(name="Acme", account_type="BUSINESS", address=address)


async def test_a_refusal(server: Loopback) -> None:
    async with client_of(server) as client:
        server.script = [errors("BDC_1120", status=400)]
        found = await frames(client.bills.get(BILL_ID), ApiError)
        assert found[0] == "get"
        assert len(found) <= MOST


async def test_an_unknown_outcome(server: Loopback) -> None:
    async with client_of(server) as client:
        server.script = [half]
        assert len(await frames(client.vendors.create(vendor()), OutcomeUnknownError)) <= MOST


async def test_a_write_with_a_key(server: Loopback, tmp_path: Path) -> None:
    async with Journal(tmp_path / "writes.db") as journal, client_of(server, journal=journal) as client:
        server.script = [errors("BDC_1120", status=400), half]
        assert len(await frames(client.vendors.create(vendor(), key="refused"), ApiError)) <= MOST
        assert len(await frames(client.vendors.create(vendor(), key="lost"), OutcomeUnknownError)) <= MOST
        found = await frames(client.vendors.create(vendor(), key="lost", retries=-1), InvalidRequestError)
        assert found[0] == "create"
        assert len(found) <= MOST


async def test_no_connection_to_the_end(server: Loopback) -> None:
    async with client_of(server) as client:
        await client.bills.get(BILL_ID)
        server.script = [reset]
        assert len(await frames(client.bills.get(BILL_ID, retries=0), TransportError)) <= MOST


async def test_a_request_that_cannot_be_sent(server: Loopback) -> None:
    async with client_of(server) as client:
        assert len(await frames(client.bills.get("00n 01"), InvalidRequestError)) <= MOST
        assert len(await frames(client.bills.get(BILL_ID, timeout=-1), InvalidRequestError)) <= MOST
    assert server.received == []


async def test_a_limit_that_bill_reports(server: Loopback) -> None:
    async with client_of(server) as client:
        server.script = [errors(HOUR_USED_UP[0], status=HOUR_USED_UP[1])]
        assert len(await frames(client.bills.get(BILL_ID, wait=False), RateLimitedError)) <= MOST


async def test_a_limit_that_is_not_waited_for(server: Loopback) -> None:
    async with client_of(server, options=Options(limits=Limits(hour=1))) as client:
        assert len(await frames(client.bills.get(BILL_ID, wait=False), RateLimitedError)) <= MOST


async def wrong_password(client: BillClient) -> list[str]:
    return await frames(client.bills.get(BILL_ID), AuthenticationError)


async def test_a_failed_login(server: Loopback) -> None:
    server.login = errors("BDC_1102", status=401)
    async with client_of(server) as client:
        for found in await asyncio.gather(*(wrong_password(client) for _ in range(3))):
            assert found[0] == "get"
            assert len(found) <= MOST_AFTER_A_LOGIN
        assert len(await wrong_password(client)) <= MOST_AFTER_A_LOGIN  # the refusal that is kept for a while
    assert server.logins == 1
