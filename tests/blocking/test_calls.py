"""Calls of a blocking client, against the sandbox over HTTP."""

from __future__ import annotations

import asyncio
import pickle
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import bill_async
from bill_async import (
    Bill,
    Bill_,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    CallRecord,
    ConfigurationError,
    InvalidRequestError,
    NotFoundError,
    Options,
    OrganizationCredentials,
    VendorCreate,
    VendorUpdate,
)
from bill_async.blocking import BillClient, bulk, scan_all
from bill_async.models.common import AddressInput
from bill_async.operations.bills import GET_BILL
from bill_async.sandbox import Sandbox

ADDRESS = AddressInput(line1="1 Main", city="Reno", country="US", zip_or_postal_code="89501", state_or_province="NV")


def vendor(name: str = "Acme") -> VendorCreate:
    return VendorCreate(name=name, address=ADDRESS)


def bill(vendor_id: str, number: str, amount: str = "12.55") -> BillCreate:
    return BillCreate(
        vendor_id=vendor_id,
        due_date=date(2026, 12, 1),
        invoice=BillInvoiceInput(invoice_number=number, invoice_date=date(2026, 11, 1)),
        bill_line_items=[BillLineItemInput(amount=Decimal(amount))],
    )


def test_writes_and_reads(client: BillClient) -> None:
    acme = client.vendors.create(vendor())
    made = client.bills.create(bill(acme.id, "1", "90071992547409.93"))
    assert client.bills.get(made.id).amount == Decimal("90071992547409.93")
    assert client.vendors.update(acme.id, VendorUpdate(name="Acme Ltd")).name == "Acme Ltd"
    assert isinstance(made, Bill)
    assert client.call(GET_BILL, made.id) == made
    assert client.raw.request("GET", f"/v3/bills/{made.id}")["id"] == made.id  # type: ignore[call-overload,index]


def test_lists(client: BillClient, bill_sandbox: Sandbox) -> None:
    ids = [bill_sandbox.seed("bills")["id"] for _ in range(7)]
    pager = client.bills.list(max=3)
    assert sorted(one.id for one in pager) == sorted(ids)
    assert [one.id for one in pager] == [one.id for one in pager.collect()]
    assert [one.id for one in pager.first(2)] == [one.id for one in pager.first_page().items[:2]]
    assert [len(page.items) for page in pager.pages()] == [3, 3, 1]
    rest = client.bills.list(max=3, page=pager.first_page().next_page)
    assert len(list(rest)) == 4
    scan = client.bills.scan(max=2)
    assert sorted(one.id for one in scan) == sorted(one["id"] for one in scan.to_dicts()) == sorted(ids)
    assert sum(len(page.items) for page in scan.pages()) == 7
    assert scan.to_arrow(misfits=[]).num_rows == 7
    assert len(client.pages(bill_async.operations.bills.LIST_BILLS).collect()) == 7
    assert [one.id for one in client.bills.list(filters=[Bill_.id == ids[0]])] == ids[:1]


def test_other_families_and_views(client: BillClient, bill_sandbox: Sandbox) -> None:
    account = bill_sandbox.accounts[0]
    view = client.for_organization(
        OrganizationCredentials(
            dev_key=account.dev_key,
            username=account.username,
            password=account.password,
            organization_id=account.organization_id,
        )
    )
    assert isinstance(view, BillClient)
    bill_sandbox.seed("vendors")
    view.close()  # does nothing
    assert len(view.vendors.list().collect()) == len(client.vendors.list().collect()) == 1
    assert client.spend.users.list().collect() is not None
    assert client.partner.organizations.list().collect()
    assert client.webhooks.events.get_catalog() is not None
    assert client.webhooks_of("spend").subscriptions.list() is not None
    assert client.organization_id == view.organization_id == account.organization_id


def test_options_and_raw_answers(client: BillClient) -> None:
    view = client.with_options(timeout=5)
    assert isinstance(view, BillClient)
    with client.capture() as answers:
        made = view.vendors.create(vendor())
        assert client.vendors.list().collect() == [made]
    client.vendors.list().collect()
    assert [answer.operation for answer in answers] == ["createVendor", "listVendors"]
    with pytest.raises(InvalidRequestError, match="timeout"):
        client.with_options(timeout=-1)


def test_files(client: BillClient, tmp_path: Path) -> None:
    acme = client.vendors.create(vendor())
    made = client.attachments.upload_for_vendor(acme.id, b"%PDF-1.4 text", name="a.pdf")
    assert made.id
    path = tmp_path / "b.pdf"
    path.write_bytes(b"%PDF-1.4 other")
    client.attachments.upload_for_vendor(acme.id, path)


def test_bulk_writes(client: BillClient) -> None:
    acme = client.vendors.create(vendor())
    items = [bill(acme.id, str(number)) for number in range(5)]
    seen: list[int] = []
    result = bulk(client.bills.create_bulk, items, chunk_size=2, on_progress=lambda each: seen.append(1))
    assert [outcome.status for outcome in result.outcomes] == ["done"] * 5
    assert len(seen) == 3
    assert len(client.bills.list().collect()) == 5
    with pytest.raises(InvalidRequestError, match="give a bulk method of a blocking client"):
        bulk(bill_async.BillClient().bills.create_bulk, items)  # type: ignore[arg-type]
    with pytest.raises(InvalidRequestError, match="is not a bulk operation"):
        bulk(client.bills.create, items)  # type: ignore[arg-type]


@pytest.mark.bill_sandbox(organizations=2)
def test_scans_of_several_organizations(client: BillClient, bill_sandbox: Sandbox) -> None:
    clients = {
        account.organization_id: client.for_organization(
            OrganizationCredentials(
                dev_key=account.dev_key,
                username=account.username,
                password=account.password,
                organization_id=account.organization_id,
            )
        )
        for account in bill_sandbox.accounts
    }
    expected = {
        organization: [bill_sandbox.seed("bills", organization_id=organization)["id"]] for organization in clients
    }
    by_name = scan_all(clients, "bills", max=5).collect()
    by_function = scan_all(clients, lambda one: one.bills.scan())
    assert {key: [one.id for one in bills] for key, bills in by_name.items()} == expected
    assert {key: [one.id] for key, one in by_function} == expected
    assert scan_all({}, "bills").collect() == {}
    with BillClient.from_env(bill_sandbox.environ()) as other:
        for wrong in ({"a": client, "b": other}, {"a": bill_async.BillClient()}):
            with pytest.raises(InvalidRequestError, match="views of one"):
                scan_all(wrong, "bills")  # type: ignore[type-var]


def test_an_error_shows_the_line_of_the_caller(client: BillClient) -> None:
    with pytest.raises(NotFoundError) as caught:
        client.bills.get("00n01ABCDEFGHIJKLMNO")  # this line
    first = traceback.extract_tb(caught.value.__traceback__)[0]
    assert (first.filename, first.line) == (__file__, 'client.bills.get("00n01ABCDEFGHIJKLMNO")  # this line')
    with pytest.raises(InvalidRequestError):
        client.bills.list(max=0)
    with pytest.raises(TypeError, match="strange"):
        client.bills.get("00n", strange=1)  # type: ignore[call-arg]


def test_an_error_shows_no_secrets(client: BillClient, bill_sandbox: Sandbox) -> None:
    with pytest.raises(Exception) as caught:
        client.network.search(name="", account_number="987654321", max_results=1)  # type: ignore[call-arg]
    frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)][1:]
    assert "987654321" not in repr([frame.f_locals for frame in frames])


def test_where_a_loop_runs(client: BillClient) -> None:
    async def cell() -> str:
        return client.vendors.create(vendor()).id

    assert asyncio.run(cell()).startswith("009")


def test_several_threads_at_once(client: BillClient, bill_sandbox: Sandbox) -> None:
    ids = [bill_sandbox.seed("bills")["id"] for _ in range(20)]
    barrier = threading.Barrier(8)

    def get(identifier: str) -> str:
        if identifier in ids[:8]:
            barrier.wait()
        return client.bills.get(identifier).id

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(get, ids)) == ids
    logins = [request for request in bill_sandbox.requests if request.path.endswith("/login")]
    assert len(logins) == 1

    shared = iter(client.bills.list(max=2))
    with ThreadPoolExecutor(4) as threads:
        parts = list(threads.map(lambda _: [one.id for one in shared], range(4)))
    assert sorted(one for part in parts for one in part) == sorted(ids)


def test_a_hook_that_calls_is_told_so(bill_sandbox: Sandbox) -> None:
    errors: list[Exception] = []
    clients: list[BillClient] = []

    def hook(record: CallRecord) -> None:
        if record.operation != "createVendor":
            return
        calls: list[Callable[[], Any]] = [lambda: clients[0].bills.get("00n"), clients[0].close]
        for call in calls:
            try:
                call()
            except ConfigurationError as error:
                errors.append(error)
        clients[0].bills.list()  # it does not wait

    with BillClient.from_env(bill_sandbox.environ(), options=Options(on_call=hook)) as client:
        clients.append(client)
        client.vendors.create(vendor())
        client.vendors.create(VendorCreate(name="Other", address=ADDRESS))  # it is still open
    assert [str(error)[:40] for error in errors[:2]] == [
        "a blocking call was made in the thread o",
        "close: the client cannot be closed in th",
    ]


def test_context_variables_reach_the_call(bill_sandbox: Sandbox) -> None:
    name = ContextVar("name", default="")
    seen: dict[str, str] = {}
    options = Options(on_call=lambda record: seen.update({record.operation: name.get()}))
    with BillClient.from_env(bill_sandbox.environ(), options=options) as client:
        name.set("here")
        client.vendors.create(vendor())
    assert seen["createVendor"] == "here"


def test_reprs_and_pickles(client: BillClient) -> None:
    assert repr(client).startswith("<BillClient of http://127.0.0.1:")
    assert repr(client.bills.list()) == "<Pager of bills.list: use it in a for loop>"
    assert repr(client.bills.scan()) == "<Scan of bills.list: use it in a for loop>"
    for one in (client, client.bills.list()):
        with pytest.raises(TypeError, match="cannot be pickled"):
            pickle.dumps(one)
