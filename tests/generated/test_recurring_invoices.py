"""One test for each operation of `recurring_invoices`: what is sent, and what becomes of the answer.

Generated from spec/v3/recurring_invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import (
    InvoiceClassifications,
    InvoiceLineItemClassifications,
    InvoiceLineItemClassificationsInput,
    RecurringInvoice,
    RecurringInvoiceCreate,
    RecurringInvoiceLineItem,
    RecurringInvoiceLineItemInput,
    RecurringInvoiceUpdate,
    RecurringPeriod,
    RecurringSchedule,
    RecurringScheduleInput,
    RecurringScheduleUpdate,
)
from bill_async.operations import RecurringInvoice_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

RECURRING_INVOICE = RecurringInvoice(
    id="rit00000000000000001",
    customer_id="0cu00000000000000002",
    description="Description",
    archived=False,
    schedule=RecurringSchedule(
        period=RecurringPeriod.WEEKLY,
        frequency=2,
        next_due_date=date(2026, 12, 4),
        end_date=date(2026, 12, 5),
        days_in_advance=5,
    ),
    recurring_invoice_line_items=[
        RecurringInvoiceLineItem(
            id="00000000000000000001",
            amount=Decimal("102.25"),
            description="Description",
            price=Decimal("104.25"),
            quantity=Decimal("0.055"),
            classifications=InvoiceLineItemClassifications(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
            taxable=True,
        )
    ],
    classifications=InvoiceClassifications(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
    send_email=False,
    created_time=datetime(2026, 12, 31, 9, 9, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 10, tzinfo=UTC),
)
RECURRING_INVOICE_JSON = (
    b'{"id":"rit00000000000000001"'
    b',"customerId":"0cu00000000000000002"'
    b',"description":"Description"'
    b',"archived":false'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04","endDate":"2026-12-05","daysInAdvance":5}'
    b',"recurringInvoiceLineItems":[{"id":"00000000000000000001","amount":102.25,"description":"Description","price":104.25,"quantity":0.055,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"},"taxable":true}]'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b',"sendEmail":false'
    b',"createdTime":"2026-12-31T09:09:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:10:00.000+00:00"'
    b"}"
)

RECURRING_INVOICE_LEAST = RecurringInvoice(id="rit00000000000000001")
RECURRING_INVOICE_LEAST_JSON = b'{"id":"rit00000000000000001"}'

RECURRING_INVOICE_CREATE_LEAST = RecurringInvoiceCreate(
    customer_id="0cu00000000000000001",
    schedule=RecurringScheduleInput(period=RecurringPeriod.WEEKLY, frequency=2, next_due_date=date(2026, 12, 4)),
    recurring_invoice_line_items=[RecurringInvoiceLineItemInput()],
)
RECURRING_INVOICE_CREATE_LEAST_JSON = (
    b'{"customerId":"0cu00000000000000001"'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04"}'
    b',"recurringInvoiceLineItems":[{}]'
    b"}"
)

RECURRING_INVOICE_CREATE = RecurringInvoiceCreate(
    customer_id="0cu00000000000000001",
    schedule=RecurringScheduleInput(
        period=RecurringPeriod.WEEKLY,
        frequency=2,
        next_due_date=date(2026, 12, 4),
        end_date=date(2026, 12, 5),
        days_in_advance=5,
    ),
    recurring_invoice_line_items=[
        RecurringInvoiceLineItemInput(
            id="00000000000000000001",
            amount=Decimal("102.25"),
            description="Description",
            price=Decimal("104.25"),
            quantity=Decimal("0.055"),
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
            taxable=True,
        )
    ],
    description="Description",
    invoice_number="Invoice number",
    send_email=False,
)
RECURRING_INVOICE_CREATE_JSON = (
    b'{"customerId":"0cu00000000000000001"'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04","endDate":"2026-12-05","daysInAdvance":5}'
    b',"recurringInvoiceLineItems":[{"id":"00000000000000000001","amount":102.25,"description":"Description","price":104.25,"quantity":0.055,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"},"taxable":true}]'
    b',"description":"Description"'
    b',"invoiceNumber":"Invoice number"'
    b',"sendEmail":false'
    b"}"
)

RECURRING_INVOICE_UPDATE_LEAST = RecurringInvoiceUpdate()
RECURRING_INVOICE_UPDATE_LEAST_JSON = b"{}"

RECURRING_INVOICE_UPDATE = RecurringInvoiceUpdate(
    customer_id="0cu00000000000000001",
    schedule=RecurringScheduleUpdate(
        period=RecurringPeriod.WEEKLY,
        frequency=2,
        next_due_date=date(2026, 12, 4),
        end_date=date(2026, 12, 5),
        days_in_advance=5,
    ),
    recurring_invoice_line_items=[
        RecurringInvoiceLineItemInput(
            id="00000000000000000001",
            amount=Decimal("102.25"),
            description="Description",
            price=Decimal("104.25"),
            quantity=Decimal("0.055"),
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
            taxable=True,
        )
    ],
    description="Description",
    invoice_number="Invoice number",
    send_email=False,
)
RECURRING_INVOICE_UPDATE_JSON = (
    b'{"customerId":"0cu00000000000000001"'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04","endDate":"2026-12-05","daysInAdvance":5}'
    b',"recurringInvoiceLineItems":[{"id":"00000000000000000001","amount":102.25,"description":"Description","price":104.25,"quantity":0.055,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"},"taxable":true}]'
    b',"description":"Description"'
    b',"invoiceNumber":"Invoice number"'
    b',"sendEmail":false'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/recurring-invoices`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.recurring_invoices.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + RECURRING_INVOICE_JSON
        + b","
        + RECURRING_INVOICE_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.recurring_invoices.list(
        filters=[RecurringInvoice_.id == "rit00000000000000001"],
        sort=[RecurringInvoice_.archived.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [RECURRING_INVOICE, RECURRING_INVOICE_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices",
        headers=AUTH,
        query={"filters": "id:eq:rit00000000000000001", "sort": "archived:asc", "max": "7", "page": "cursor-1"},
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/recurring-invoices`."""
    wire.answer(201, RECURRING_INVOICE_LEAST_JSON)
    assert await wire.client.recurring_invoices.create(body=RECURRING_INVOICE_CREATE_LEAST) == RECURRING_INVOICE_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_INVOICE_CREATE_LEAST_JSON,
    )
    wire.answer(201, RECURRING_INVOICE_JSON)
    assert await wire.client.recurring_invoices.create(body=RECURRING_INVOICE_CREATE) == RECURRING_INVOICE
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_INVOICE_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/recurring-invoices/{recurringInvoiceId}`."""
    wire.answer(200, RECURRING_INVOICE_JSON)
    assert await wire.client.recurring_invoices.get(recurring_invoice_id="rit00000000000000001") == RECURRING_INVOICE
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices/rit00000000000000001",
        headers=AUTH,
    )


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/recurring-invoices/{recurringInvoiceId}`."""
    wire.answer(200, RECURRING_INVOICE_LEAST_JSON)
    assert (
        await wire.client.recurring_invoices.replace(
            recurring_invoice_id="rit00000000000000001", body=RECURRING_INVOICE_CREATE_LEAST
        )
        == RECURRING_INVOICE_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices/rit00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_INVOICE_CREATE_LEAST_JSON,
    )
    wire.answer(200, RECURRING_INVOICE_JSON)
    assert (
        await wire.client.recurring_invoices.replace(
            recurring_invoice_id="rit00000000000000001", body=RECURRING_INVOICE_CREATE
        )
        == RECURRING_INVOICE
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices/rit00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_INVOICE_CREATE_JSON,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/recurring-invoices/{recurringInvoiceId}`."""
    wire.answer(200, RECURRING_INVOICE_LEAST_JSON)
    assert (
        await wire.client.recurring_invoices.update(
            recurring_invoice_id="rit00000000000000001", body=RECURRING_INVOICE_UPDATE_LEAST
        )
        == RECURRING_INVOICE_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices/rit00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_INVOICE_UPDATE_LEAST_JSON,
    )
    wire.answer(200, RECURRING_INVOICE_JSON)
    assert (
        await wire.client.recurring_invoices.update(
            recurring_invoice_id="rit00000000000000001", body=RECURRING_INVOICE_UPDATE
        )
        == RECURRING_INVOICE
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices/rit00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_INVOICE_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/recurring-invoices/{recurringInvoiceId}/archive`."""
    wire.answer(200, RECURRING_INVOICE_JSON)
    assert (
        await wire.client.recurring_invoices.archive(recurring_invoice_id="rit00000000000000001") == RECURRING_INVOICE
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices/rit00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/recurring-invoices/{recurringInvoiceId}/restore`."""
    wire.answer(200, RECURRING_INVOICE_JSON)
    assert (
        await wire.client.recurring_invoices.restore(recurring_invoice_id="rit00000000000000001") == RECURRING_INVOICE
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/recurring-invoices/rit00000000000000001/restore",
        headers=AUTH,
    )
