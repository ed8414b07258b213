"""One test for each operation of `bills`: what is sent, and what becomes of the answer.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import (
    Address,
    AddressInput,
    AddressUpdate,
    Bill,
    BillCreate,
    BillLine,
    BillLineInput,
    BillLineUpdate,
    BillPay,
    BillReplace,
    BillStatus,
    BillUpdate,
    Country,
    HistoryEntry,
)
from bill_async.operations import Bill_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

BILL = Bill(
    id="00n00000000000000001",
    vendor_id="00900000000000000002",
    amount=Decimal("103.25"),
    rate=Decimal("0.045"),
    pages=5,
    archived=False,
    due_date=date(2026, 12, 8),
    created_time=datetime(2026, 12, 31, 9, 8, tzinfo=UTC),
    status=BillStatus.OPEN,
    tags=["Tags"],
    address=Address(line1="Line1", country=Country.US, country_name="Country name"),
    lines=[BillLine(id="00000000000000000001", amount=Decimal("102.25"))],
    notes={"key": "Notes"},
    extra={"key": "value"},
    global_="Global",
)
BILL_JSON = (
    b'{"id":"00n00000000000000001"'
    b',"vendorId":"00900000000000000002"'
    b',"amount":103.25'
    b',"rate":0.045'
    b',"pages":5'
    b',"archived":false'
    b',"dueDate":"2026-12-08"'
    b',"createdTime":"2026-12-31T09:08:00.000+00:00"'
    b',"status":"OPEN"'
    b',"tags":["Tags"]'
    b',"address":{"line1":"Line1","country":"US","countryName":"Country name"}'
    b',"lines":[{"id":"00000000000000000001","amount":102.25}]'
    b',"notes":{"key":"Notes"}'
    b',"extra":{"key":"value"}'
    b',"global":"Global"'
    b"}"
)

BILL_LEAST = Bill(id="00n00000000000000001")
BILL_LEAST_JSON = b'{"id":"00n00000000000000001"}'

BILL_CREATE_LEAST = BillCreate(
    vendor_id="00900000000000000001", due_date=date(2026, 12, 3), lines=[BillLineInput(amount=Decimal("102.25"))]
)
BILL_CREATE_LEAST_JSON = b'{"vendorId":"00900000000000000001","dueDate":"2026-12-03","lines":[{"amount":102.25}]}'

BILL_CREATE = BillCreate(
    vendor_id="00900000000000000001",
    due_date=date(2026, 12, 3),
    sent_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
    status=BillStatus.PAID_LATE,
    address=AddressInput(line1="Line1", country=Country.US, force=True),
    lines=[BillLineInput(id="00000000000000000001", amount=Decimal("102.25"))],
    tax_id="Tax id",
    notes={"key": "Notes"},
)
BILL_CREATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"dueDate":"2026-12-03"'
    b',"sentTime":"2026-12-31T09:03:00.000+00:00"'
    b',"status":"paid.late"'
    b',"address":{"line1":"Line1","country":"US","force":true}'
    b',"lines":[{"id":"00000000000000000001","amount":102.25}]'
    b',"taxId":"Tax id"'
    b',"notes":{"key":"Notes"}'
    b"}"
)

BILL_REPLACE_LEAST = BillReplace(
    vendor_id="00900000000000000001",
    due_date=date(2026, 12, 3),
    lines=[BillLineInput(amount=Decimal("102.25"))],
    id="00n00000000000000009",
)
BILL_REPLACE_LEAST_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"dueDate":"2026-12-03"'
    b',"lines":[{"amount":102.25}]'
    b',"id":"00n00000000000000009"'
    b"}"
)

BILL_REPLACE = BillReplace(
    vendor_id="00900000000000000001",
    due_date=date(2026, 12, 3),
    sent_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
    status=BillStatus.PAID_LATE,
    address=AddressInput(line1="Line1", country=Country.US, force=True),
    lines=[BillLineInput(id="00000000000000000001", amount=Decimal("102.25"))],
    tax_id="Tax id",
    notes={"key": "Notes"},
    id="00n00000000000000009",
)
BILL_REPLACE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"dueDate":"2026-12-03"'
    b',"sentTime":"2026-12-31T09:03:00.000+00:00"'
    b',"status":"paid.late"'
    b',"address":{"line1":"Line1","country":"US","force":true}'
    b',"lines":[{"id":"00000000000000000001","amount":102.25}]'
    b',"taxId":"Tax id"'
    b',"notes":{"key":"Notes"}'
    b',"id":"00n00000000000000009"'
    b"}"
)

BILL_UPDATE_LEAST = BillUpdate()
BILL_UPDATE_LEAST_JSON = b"{}"

BILL_UPDATE = BillUpdate(
    due_date=date(2026, 12, 2),
    sent_time=datetime(2026, 12, 31, 9, 2, tzinfo=UTC),
    status=BillStatus.OPEN,
    address=AddressUpdate(line1="Line1", country=Country.US, force=True),
    lines=[BillLineUpdate(id="00000000000000000001", amount=Decimal("102.25"))],
    tax_id="Tax id",
    notes={"key": "Notes"},
    extra={"key": "value"},
)
BILL_UPDATE_JSON = (
    b'{"dueDate":"2026-12-02"'
    b',"sentTime":"2026-12-31T09:02:00.000+00:00"'
    b',"status":"OPEN"'
    b',"address":{"line1":"Line1","country":"US","force":true}'
    b',"lines":[{"id":"00000000000000000001","amount":102.25}]'
    b',"taxId":"Tax id"'
    b',"notes":{"key":"Notes"}'
    b',"extra":{"key":"value"}'
    b"}"
)

BILL_PAY_LEAST = BillPay(
    bills=[
        BillReplace(
            vendor_id="00900000000000000001",
            due_date=date(2026, 12, 3),
            lines=[BillLineInput(amount=Decimal("102.25"))],
            id="00n00000000000000009",
        )
    ]
)
BILL_PAY_LEAST_JSON = (
    b'{"bills":[{"vendorId":"00900000000000000001","dueDate":"2026-12-03","lines":[{"amount":102.25}],"id":"00n00000000000000009"}]'
    b"}"
)

BILL_PAY = BillPay(
    bills=[
        BillReplace(
            vendor_id="00900000000000000001",
            due_date=date(2026, 12, 3),
            sent_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
            status=BillStatus.PAID_LATE,
            address=AddressInput(line1="Line1", country=Country.US, force=True),
            lines=[BillLineInput(id="00000000000000000001", amount=Decimal("102.25"))],
            tax_id="Tax id",
            notes={"key": "Notes"},
            id="00n00000000000000009",
        )
    ]
)
BILL_PAY_JSON = (
    b'{"bills":[{"vendorId":"00900000000000000001","dueDate":"2026-12-03","sentTime":"2026-12-31T09:03:00.000+00:00","status":"paid.late","address":{"line1":"Line1","country":"US","force":true},"lines":[{"id":"00000000000000000001","amount":102.25}],"taxId":"Tax id","notes":{"key":"Notes"},"id":"00n00000000000000009"}]'
    b"}"
)

HISTORY_ENTRY = HistoryEntry(text="Text")
HISTORY_ENTRY_JSON = b'{"text":"Text"}'

HISTORY_ENTRY_LEAST = HistoryEntry()
HISTORY_ENTRY_LEAST_JSON = b"{}"


async def test_list(wire: Wire) -> None:
    """`GET /v3/bills`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.bills.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/bills", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + BILL_JSON
        + b","
        + BILL_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.bills.list(
        filters=[
            Bill_.id == "00n00000000000000001",
            Bill_.id != "00n00000000000000001",
            Bill_.id.in_(["00n00000000000000001", "00n00000000000000008"]),
            Bill_.id.not_in(["00n00000000000000001", "00n00000000000000008"]),
            Bill_.amount > Decimal("101.25"),
            Bill_.amount >= Decimal("101.25"),
            Bill_.amount < Decimal("101.25"),
            Bill_.amount <= Decimal("101.25"),
            Bill_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.status == BillStatus.PAID_LATE,
            Bill_.status != BillStatus.PAID_LATE,
            Bill_.address_country == Country.CA,
            Bill_.vendor_name == "One",
            Bill_.vendor_name.starts_with("One"),
        ],
        sort=[Bill_.id.asc(), Bill_.due_date.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([BILL, BILL_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/bills",
        headers=AUTH,
        query={
            "filters": 'id:eq:00n00000000000000001,id:ne:00n00000000000000001,id:in:"00n00000000000000001,00n00000000000000008",id:nin:"00n00000000000000001,00n00000000000000008",amount:gt:101.25,amount:gte:101.25,amount:lt:101.25,amount:lte:101.25,createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",status:eq:paid.late,status:ne:paid.late,address.country:eq:CA,vendorName:eq:One,vendorName:sw:One',
            "sort": "id:asc,dueDate:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/bills`."""
    wire.answer(201, BILL_LEAST_JSON)
    assert await wire.client.bills.create(body=BILL_CREATE_LEAST) == BILL_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_CREATE_LEAST_JSON,
    )
    wire.answer(201, BILL_JSON)
    assert await wire.client.bills.create(body=BILL_CREATE) == BILL
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/bills/bulk`."""
    wire.answer(200, b'{"bills":' + b"[" + BILL_LEAST_JSON + b"," + BILL_LEAST_JSON + b"]" + b"}")
    assert await wire.client.bills.create_bulk(body=[BILL_CREATE_LEAST]) == [BILL_LEAST, BILL_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + BILL_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"bills":' + b"[" + BILL_JSON + b"," + BILL_LEAST_JSON + b"]" + b"}")
    assert await wire.client.bills.create_bulk(body=[BILL_CREATE, BILL_CREATE_LEAST]) == [BILL, BILL_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + BILL_CREATE_JSON + b"," + BILL_CREATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/bills/bulk/archive`."""
    wire.answer(200, b"[" + BILL_JSON + b"," + BILL_LEAST_JSON + b"]")
    assert await wire.client.bills.archive_bulk(ids=["00n00000000000000001", "00n00000000000000008"]) == [
        BILL,
        BILL_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/bulk/archive",
        headers=AUTH,
        query={"ids": "00n00000000000000001,00n00000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/bills/{billId}`."""
    wire.answer(200, BILL_LEAST_JSON)
    assert await wire.client.bills.get(bill_id="00n00000000000000001") == BILL_LEAST
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001", headers=AUTH)
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.get(bill_id="00n00000000000000001", fields="Fields") == BILL
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers=AUTH,
        query={"fields": "Fields"},
    )


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/bills/{billId}`."""
    wire.answer(200, BILL_LEAST_JSON)
    assert await wire.client.bills.replace(bill_id="00n00000000000000001", body=BILL_REPLACE_LEAST) == BILL_LEAST
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_REPLACE_LEAST_JSON,
    )
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.replace(bill_id="00n00000000000000001", body=BILL_REPLACE) == BILL
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_REPLACE_JSON,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/bills/{billId}`."""
    wire.answer(200, BILL_LEAST_JSON)
    assert await wire.client.bills.update(bill_id="00n00000000000000001", body=BILL_UPDATE_LEAST) == BILL_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_UPDATE_LEAST_JSON,
    )
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.update(bill_id="00n00000000000000001", body=BILL_UPDATE) == BILL
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_UPDATE_JSON,
    )


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/bills/{billId}`."""
    wire.answer(204, b"")
    await wire.client.bills.delete(bill_id="00n00000000000000001")
    wire.check("DELETE", "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001", headers=AUTH)


async def test_upload(wire: Wire) -> None:
    """`POST /v3/bills/{billId}/file`."""
    wire.answer(200, b"")
    await wire.client.bills.upload(bill_id="00n00000000000000001", name="Name", content=b"%PDF-1.7 example")
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001/file",
        headers={**AUTH, "Content-Type": "application/octet-stream"},
        query={"name": "Name"},
        body=b"%PDF-1.7 example",
    )


async def test_pay(wire: Wire) -> None:
    """`POST /v3/bills/pay`."""
    wire.answer(200, b"")
    await wire.client.bills.pay(body=BILL_PAY_LEAST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/pay",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_PAY_LEAST_JSON,
    )
    wire.answer(200, b"")
    await wire.client.bills.pay(body=BILL_PAY)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/pay",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_PAY_JSON,
    )


async def test_get_history(wire: Wire) -> None:
    """`GET /v3/bills/{billId}/history/{from}`."""
    wire.answer(200, b"[]")
    page = await wire.client.bills.get_history(bill_id="00n00000000000000001", from_="From")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001/history/From",
        headers=AUTH,
        query={"max": "100", "start": "0"},
    )
    wire.answer(200, b"[" + HISTORY_ENTRY_JSON + b"," + HISTORY_ENTRY_LEAST_JSON + b"]")
    page = await wire.client.bills.get_history(bill_id="00n00000000000000001", from_="From", max=7, page="40")
    assert (page.items, page.next_page, page.prev_page) == ([HISTORY_ENTRY, HISTORY_ENTRY_LEAST], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001/history/From",
        headers=AUTH,
        query={"max": "7", "start": "40"},
    )


async def test_get_totals(wire: Wire) -> None:
    """`GET /v3/bills/totals`."""
    wire.answer(200, b'{"key":101.25}')
    assert await wire.client.bills.get_totals() == {"key": Decimal("101.25")}
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/bills/totals", headers=AUTH)
