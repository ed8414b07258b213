"""The sandbox as an object and as a process."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from decimal import Decimal

import aiohttp
import pytest

from bill_async.sandbox import Sandbox

from .conftest import Api, Start


async def test_the_same_seed_gives_the_same_world() -> None:
    async with Sandbox(organizations=2, seed=7) as one, Sandbox(organizations=2, seed=7) as two:
        assert [vars_of(each) for each in one.accounts] == [vars_of(each) for each in two.accounts]
        assert one.counts() == two.counts()
        for account in one.accounts:
            for kind in one.counts()[account.organization_id]:
                assert list(one.objects(account.organization_id, kind)) == list(
                    two.objects(account.organization_id, kind)
                ), kind
    async with Sandbox(seed=8) as other:
        assert other.accounts[0].organization_id != one.accounts[0].organization_id
        assert other.accounts[0].password != one.accounts[0].password


async def test_its_repr_says_where_it_serves() -> None:
    async with Sandbox(organizations=2) as sandbox:
        assert repr(sandbox) == f"<Sandbox at {sandbox.url}, with 2 organizations>"
    assert repr(sandbox) == "<Sandbox that is not serving, with 2 organizations>"


def vars_of(account: object) -> dict[str, str]:
    names = ("organization_id", "dev_key", "username", "password", "spend_token", "sync_token", "remember_me_id")
    return {name: getattr(account, name) for name in names}


@pytest.mark.parametrize("objects", [0, 300, 500, 1000, 5000])
async def test_sizes_are_exact(objects: int) -> None:
    sandbox = Sandbox(objects=objects)
    (counts,) = sandbox.counts().values()
    assert objects == 0 or sum(counts.values()) == objects
    assert counts["users"] > 0


async def test_sizes_by_kind() -> None:
    sandbox = Sandbox(objects={"bills": 30, "vendors": 3, "spend.transactions": 7})
    (counts,) = sandbox.counts().values()
    assert (counts["bills"], counts["vendors"], counts["spend.transactions"]) == (30, 3, 7)
    assert "payments" not in counts
    with pytest.raises(ValueError, match="no kind of object called 'bill'"):
        Sandbox(objects={"bill": 30})


async def test_seeded_books_balance() -> None:
    sandbox = Sandbox(objects=5000)
    organization = sandbox.accounts[0].organization_id

    def every(kind: str) -> list[dict[str, object]]:
        return list(sandbox.objects(organization, kind))

    bills = {bill["id"]: bill for bill in every("bills")}
    vendors = {vendor["id"]: Decimal(0) for vendor in every("vendors")}
    for bill in bills.values():
        amounts = {name: Decimal(str(bill[f"{name}Amount"])) for name in ("due", "paid", "scheduled")}
        amount = bill["amount"]
        assert isinstance(amount, Decimal)
        assert sum(amounts.values()) == amount
        lines = bill["billLineItems"]
        assert isinstance(lines, list)
        assert sum(line["amount"] for line in lines) == amount
        vendors[bill["vendorId"]] += amounts["due"]
    assert vendors == {vendor["id"]: vendor["balance"]["amount"] for vendor in every("vendors")}
    for payment in every("payments"):
        bill = bills[payment["billId"]]
        assert bill["vendorId"] == payment["vendorId"]
        if payment["status"] == "PAID":
            assert bill["paidAmount"] == payment["amount"]
        elif payment["status"] == "SCHEDULED":
            assert bill["scheduledAmount"] == payment["amount"]
    invoices = {invoice["id"]: invoice for invoice in every("invoices")}
    for receipt in every("receivable_payments"):
        (part,) = receipt["invoicePayments"]
        invoice = invoices[part["invoiceId"]]
        assert invoice["customerId"] == receipt["customerId"]
        assert invoice["payments"][0]["id"] == receipt["id"]


async def test_requests_are_logged(api: Api) -> None:
    await api.get("/v3/bills?max=3&filters=color:eq:red")
    await api.post("/v3/vendors", {"name": "A"})
    *_, listed, created = api.sandbox.requests
    assert (listed.operation, listed.query, listed.codes) == (
        "listBills",
        {"max": "3", "filters": "color:eq:red"},
        ("BDC_1130",),
    )
    assert listed.organization_id == api.account.organization_id
    assert json.loads(created.body) == {"name": "A"}
    assert repr(created) == "ReceivedRequest(POST /connect/v3/vendors -> 400 BDC_1117)"


async def test_no_repr_shows_a_secret(api: Api) -> None:
    account, partner = api.account, api.sandbox.partner
    shown = f"{account!r} {partner!r} {api.sandbox!r} {api.sandbox.requests!r}"
    for secret in (account.password, account.dev_key, account.spend_token, account.sync_token, partner.password):
        assert secret not in shown


async def test_inspection(start: Start) -> None:
    api = await start(objects=300)
    await api.log_in()
    state = (await api.also().get("/_sandbox/state")).body
    assert state["counts"] == api.sandbox.counts()
    assert state["limits"]["rejected"] == {}
    organization = api.account.organization_id
    raw = (await api.also().get(f"/_sandbox/objects?organization={organization}&kind=bills")).raw
    bills = [json.loads(line, parse_float=Decimal) for line in raw.splitlines()]
    assert bills == list(api.sandbox.objects(organization, "bills"))
    requests = (await api.also().get("/_sandbox/requests")).body
    assert requests[0]["operation"] == "login"
    assert (await api.also().get("/_sandbox/other")).status == 404


async def test_start_twice_and_close_twice() -> None:
    sandbox = Sandbox()
    await sandbox.start()
    await sandbox.start()
    url = sandbox.url
    await sandbox.close()
    await sandbox.close()
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(url)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_as_a_process(number: signal.Signals) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bill_async.sandbox", "--organizations", "2", "--objects", "300", "--seed", "5"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    line = json.loads(await process.stdout.readline())
    assert len(line["organizations"]) == 2
    assert set(line["partner"]) == {"app_key", "username", "password", "dev_key"}
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{line['url']}/connect/v3/health") as response:
            assert response.status == 200
        process.send_signal(number)
        output, errors = await process.communicate()
    assert (process.returncode, output) == (0, b"")
    # in asyncio's debug mode a slow step is remarked on; anything else is a leak or a warning
    assert not [line for line in errors.splitlines() if not line.startswith(b"Executing ")]
    twin = Sandbox(organizations=2, objects=300, seed=5)
    assert line["organizations"][1]["password"] == twin.accounts[1].password


async def test_it_never_imports_the_client() -> None:
    code = (
        "import sys, bill_async.sandbox; bill_async.sandbox.Sandbox();"
        "print([m for m in ('client', '_http', '_auth', '_limits', 'paging', 'retry', 'resources', 'sync')"
        " if f'bill_async.{m}' in sys.modules])"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    assert output.strip() == b"[]"
