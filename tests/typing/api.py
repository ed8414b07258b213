"""Code as a user would write it: type-checked by `make types`, never run.

The lines that must fail carry an ignore, which becomes an error itself once it is not needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, assert_type

from pydantic import BaseModel

from bill_async import (
    AddressInput,
    AttemptRecord,
    Bill,
    Bill_,
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BillPaymentStatus,
    BillUpdate,
    BulkResult,
    Department,
    DepartmentCreate,
    Journal,
    Options,
    OrganizationCredentials,
    OutcomeUnknownError,
    Page,
    Pager,
    RawResponse,
    Reconciled,
    Scan,
    Secret,
    SpendCard,
    Vendor,
    Vendor_,
    VendorCreate,
    VendorUpdate,
    bulk,
    scan_all,
)
from bill_async.journal import JournalEntry
from bill_async.journal.postgres import PostgresStore
from bill_async.journal.redis import RedisStore

CREDENTIALS = OrganizationCredentials(dev_key="key", username="me", password="word", organization_id="008")


def hooks(record: AttemptRecord) -> None:
    Options(on_attempt=hooks, on_call=lambda call: print(call.operation))
    Options(on_attempt=[hooks, hooks], on_call=(print,))
    Options(on_call=hooks)  # type: ignore[arg-type]


def secrets(vendor: Vendor) -> None:
    assert_type(CREDENTIALS.password, Secret[str])
    assert_type(vendor.account_number, Secret[str] | None)
    if vendor.account_number is not None:
        assert_type(vendor.account_number.reveal(), str)
        VendorUpdate(account_number=vendor.account_number)
        print(Vendor_.account_number == vendor.account_number)
    VendorUpdate(account_number="4417")
    VendorUpdate(account_number=None)
    VendorUpdate(account_number=4417)  # type: ignore[arg-type]
    "".join([vendor.account_number])  # type: ignore[list-item]


async def scans(client: BillClient) -> None:
    scan = client.bills.scan(filters=Bill_.due_date < date(2026, 1, 1), since=datetime.now(UTC), ordered=True)
    assert_type(scan, Scan[Bill])
    assert_type(await scan.collect(), list[Bill])
    assert_type(await scan.to_dicts(), list[dict[str, Any]])
    async for bill in scan:
        assert_type(bill, Bill)
    async for page in scan.pages():
        assert_type(page, Page[Bill])
    async for organization, one in scan_all({"008": client}, lambda each: each.bills.scan()):
        assert_type(organization, str)
        assert_type(one, Bill)
    async for number, some in scan_all({8: client}, "bills", since=datetime.now(UTC)):
        assert_type(number, int)
        assert_type(some, Any)
    client.bills.scan(sort=Bill_.due_date.asc())  # type: ignore[call-arg]
    client.exports.scan(ordered=True)  # type: ignore[call-arg]
    client.spend.budgets.scan(since=datetime.now(UTC))  # type: ignore[call-arg]


def conversions(bill: Bill) -> None:
    assert_type(bill.to_dict(wire_names=True), dict[str, Any])
    assert_type(bill.to_json(), str)
    assert_type(Bill.from_json(b"{}", on_bad_value="keep"), Bill)
    assert_type(VendorUpdate.from_dict({"name": "Acme"}), VendorUpdate)
    Options(on_bad_value="keep")
    Options(on_bad_value="drop")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class Order(BaseModel):
    bill: Bill
    status: BillPaymentStatus
    key: Secret[str]


def fields_of_pydantic(order: Order) -> None:
    assert_type(order.bill.due_amount, Decimal | None)
    assert_type(order.key.reveal(), str)


async def lists(client: BillClient) -> None:
    pager = client.bills.list(filters=[Bill_.due_date < date(2026, 1, 1)], sort=Bill_.due_date.asc(), max=50)
    assert_type(pager, Pager[Bill])
    assert_type(await pager, Page[Bill])
    async for bill in pager:
        assert_type(bill, Bill)
        assert_type(bill.id, str)
        assert_type(bill.amount, Decimal | None)
        assert_type(bill.due_date, date | None)
        assert_type(bill.created_time, datetime | None)
        assert_type(bill.payment_status, BillPaymentStatus | None)
        if bill.payment_status == "UNPAID" or bill.payment_status is BillPaymentStatus.PAID:
            print(bill.amount or Decimal(0))
    async for page in pager.pages():
        assert_type(page, Page[Bill])
        assert_type(page.items, list[Bill])
        assert_type(page.next_page, str | None)
    client.bills.list(filters=Bill_.vendor_id.in_(["00901"]))
    client.bills.list(filters="dueDate:lt:2026-01-01")
    for _ in pager:  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    len(pager)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def writes(client: BillClient) -> None:
    created = await client.bills.create(
        BillCreate(
            vendor_id="00901",
            due_date=date(2026, 1, 31),
            invoice=BillInvoiceInput(invoice_number="1", invoice_date=date(2026, 1, 1)),
            bill_line_items=[BillLineItemInput(amount=Decimal("1.10")), BillLineItemInput(amount=2)],
        )
    )
    assert_type(created, Bill)
    assert_type(await client.bills.create_bulk([]), list[Bill])
    assert_type(await client.vendors.create_bulk([]), list[Vendor])
    await client.bills.update(created.id, BillUpdate(description=None))
    await client.bills.get(created.id, timeout=5, retries=0, wait=False, priority="interactive")
    assert_type(await client.spend.cards.freeze("crd_1"), SpendCard)
    VendorCreate(name="Acme", address=AddressInput(line1="1", city="X", zip_or_postal_code="1", country="US"))


async def views(client: BillClient) -> None:
    assert_type(client.with_options(timeout=5, wait=True, headers={"X-Trace": "1"}), BillClient)
    assert_type(await client.with_options(retries=0).bills.get("00n01"), Bill)
    client.with_options(timeot=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.with_options(key="k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    with client.capture() as answers:
        await client.bills.list()
    assert_type(answers, list[RawResponse])
    assert_type(answers[0].headers, Mapping[str, str])


async def after_a_lost_answer(client: BillClient, error: OutcomeUnknownError) -> None:
    verdict = await client.reconcile(error, settle=0, timeout=5)
    assert_type(verdict, Reconciled)
    assert_type(verdict.outcome, Literal["happened", "did_not_happen", "undecided"])
    for found in verdict.found:
        if isinstance(found, Bill):
            assert_type(found.id, str)
    assert_type(error.arguments, Mapping[str, str])
    assert_type(error.organization, str | None)
    result = await bulk(client.departments.create_bulk, [DepartmentCreate(name="A")])
    assert_type(await client.reconcile(result), BulkResult[DepartmentCreate, Department])


async def mistakes(client: BillClient) -> None:
    await client.bills.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    await client.bills.get("00n01", timeot=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    BillLineItemInput(amount=1.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    BillCreate(due_date=date(2026, 1, 31))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    BillLineItemInput(amout=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Bill_.due_date.starts_with("2026")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    Bill_.vendor_id.in_([1])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    await client.reconcile(ValueError("x"))  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    client.bills.list(max="10")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def journals(client: BillClient, items: list[VendorCreate]) -> None:
    async with Journal("writes.db", require_keys=True) as journal:
        assert_type(await client.vendors.create(items[0], key="k"), Vendor)
        assert_type(
            await bulk(client.vendors.create_bulk, items, key=lambda one: one.name), BulkResult[VendorCreate, Vendor]
        )
        await bulk(client.vendors.create_bulk, items, key=["a", "b"], journal=journal)
        await bulk(client.vendors.create_bulk, items, key=lambda one: one.nothing)  # type: ignore[attr-defined]
        await client.vendors.create(items[0], key=4711)  # type: ignore[arg-type]
        recovery = await journal.recover(client, timeout=5)
        for entry in recovery.undecided:
            assert_type(entry, JournalEntry)
            await journal.resolve(entry, "done", answer=await client.vendors.get("009"))
            await journal.resolve(entry, "perhaps")  # type: ignore[arg-type]
        BillClient(organization=CREDENTIALS, journal=journal)
    Journal(PostgresStore("postgresql://host/name"), keep=timedelta(days=30))
    Journal(RedisStore("redis://host", lease=10))
    Journal(Path("writes.db"))
    Journal(5)  # type: ignore[arg-type]
