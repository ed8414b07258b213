"""Blocking code as a user would write it: type-checked by `make types`, never run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

from bill_async import (
    Bill,
    Bill_,
    BillClient,
    BillCreate,
    BulkResult,
    OrganizationCredentials,
    OutcomeUnknownError,
    Page,
    Reconciled,
    SpendCard,
    Vendor,
    blocking,
)
from bill_async.operations.bills import GET_BILL


def calls(client: blocking.BillClient, new: BillCreate) -> None:
    assert_type(client.bills.get("00n"), Bill)
    assert_type(client.bills.create(new, timeout=5), Bill)
    assert_type(client.bills.create_bulk([new]), list[Bill])
    assert_type(client.spend.cards.get("card"), SpendCard)
    assert_type(client.bills.get("00n").amount, Decimal | None)
    assert_type(client.call(GET_BILL, "00n"), Bill)
    assert_type(client.download("https://..."), bytes)
    client.download("https://...", to=Path("file"))
    client.bills.get(1)  # type: ignore[arg-type]
    client.bills.get("00n", retry=1)  # type: ignore[call-arg]
    print(client.bill)  # type: ignore[attr-defined]


def lists(client: blocking.BillClient) -> None:
    pager = client.bills.list(filters=Bill_.due_date < date(2026, 1, 1), max=5)
    assert_type(pager, blocking.Pager[Bill])
    assert_type(list(pager), list[Bill])
    assert_type(pager.first_page(), Page[Bill])
    assert_type(pager.first(3), list[Bill])
    assert_type(next(pager.pages()), Page[Bill])
    scan = client.bills.scan()
    assert_type(scan, blocking.Scan[Bill])
    assert_type(scan.collect(), list[Bill])
    assert_type(scan.to_dicts(), list[dict[str, Any]])
    with client.vendors.list().pages() as pages:
        for page in pages:
            assert_type(page, Page[Vendor])


def views(client: blocking.BillClient, credentials: OrganizationCredentials) -> None:
    view = client.for_organization(credentials)
    assert_type(view, blocking.BillClient)
    scan = blocking.scan_all({"a": view}, lambda one: one.bills.scan())
    assert_type(scan, blocking.ScanAll[str, Bill])
    assert_type(scan.collect(), dict[str, list[Bill]])


def writes(client: blocking.BillClient, items: list[BillCreate], error: OutcomeUnknownError) -> None:
    result = blocking.bulk(client.bills.create_bulk, items, bisect=True)
    assert_type(result, BulkResult[BillCreate, Bill])
    assert_type(client.reconcile(error), Reconciled)
    assert_type(client.reconcile(result), BulkResult[BillCreate, Bill])
    blocking.bulk(BillClient().bills.create_bulk, items)  # type: ignore[arg-type]


with blocking.BillClient.from_env() as entered:
    assert_type(entered, blocking.BillClient)
