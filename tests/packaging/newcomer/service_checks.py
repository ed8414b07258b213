"""The tests of the service, as a newcomer writes them: with the fixtures of the package, and no other set-up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest
import pytest_asyncio
from httpx import ASGITransport, AsyncClient
from service import app

from bill_async import BillClient
from bill_async.sandbox import Sandbox

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def http(bill_client: BillClient) -> AsyncIterator[AsyncClient]:
    app.state.client = bill_client
    async with AsyncClient(transport=ASGITransport(app), base_url="http://service") as client:
        yield client


async def test_says_what_is_due(bill_sandbox: Sandbox, http: AsyncClient) -> None:
    bill_sandbox.seed("bills", amount=Decimal("149.90"))
    bill_sandbox.seed("bills", amount=Decimal("0.10"))
    assert Decimal((await http.get("/due")).json()) == Decimal("150.00")
    (first, second) = (await http.get("/bills")).json()
    assert {Decimal(first["amount"]), Decimal(second["amount"])} == {Decimal("149.90"), Decimal("0.10")}
    assert (await http.get(f"/bills/{first['id']}")).json() == first


async def test_creates_a_vendor(http: AsyncClient) -> None:
    address = {
        "line1": "1 Main St",
        "city": "Reno",
        "stateOrProvince": "NV",
        "zipOrPostalCode": "89501",
        "country": "US",
    }
    answer = await http.post("/vendors", json={"name": "Acme", "address": address})
    assert (answer.status_code, answer.json()["name"]) == (201, "Acme")
    assert (await http.post("/vendors", json={"nmae": "Acme"})).status_code == 422


async def test_says_that_there_is_no_bill(http: AsyncClient) -> None:
    assert (await http.get("/bills/00n01ABCDEFGHIJKLMNO")).status_code == 404
