"""One test for each operation of `recurring_bills`: what is sent, and what becomes of the answer.

Generated from spec/v3/recurring_bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    RecurringBill,
    RecurringBillCreate,
    RecurringBillLineItem,
    RecurringBillLineItemClassifications,
    RecurringBillLineItemClassificationsInput,
    RecurringBillLineItemInput,
    RecurringBillLineItemUpdate,
    RecurringBillPaymentInformation,
    RecurringBillPaymentInformationInput,
    RecurringBillProcessingOptions,
    RecurringBillProcessingOptionsInput,
    RecurringBillUpdate,
    RecurringPeriod,
    RecurringSchedule,
    RecurringScheduleInput,
    RecurringScheduleUpdate,
)
from bill_async.operations import RecurringBill_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

RECURRING_BILL = RecurringBill(
    id="btp00000000000000001",
    archived=False,
    vendor_id="00900000000000000003",
    description="Description",
    schedule=RecurringSchedule(
        period=RecurringPeriod.WEEKLY,
        frequency=2,
        next_due_date=date(2026, 12, 4),
        end_date=date(2026, 12, 5),
        days_in_advance=5,
    ),
    recurring_bill_line_items=[
        RecurringBillLineItem(
            id="00000000000000000001",
            amount=Decimal("102.25"),
            description="Description",
            classifications=RecurringBillLineItemClassifications(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                employee_id="emp00000000000000004",
                job_id="job00000000000000005",
                location_id="loc00000000000000006",
                item_id="0ii00000000000000007",
            ),
            chart_of_account_id="0ca00000000000000005",
            quantity=Decimal("0.065"),
        )
    ],
    processing_options=RecurringBillProcessingOptions(auto_payment=True),
    payment_information=RecurringBillPaymentInformation(bank_account_id="bac00000000000000001"),
    created_time=datetime(2026, 12, 31, 9, 9, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 10, tzinfo=UTC),
)
RECURRING_BILL_JSON = (
    b'{"id":"btp00000000000000001"'
    b',"archived":false'
    b',"vendorId":"00900000000000000003"'
    b',"description":"Description"'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04","endDate":"2026-12-05","daysInAdvance":5}'
    b',"recurringBillLineItems":[{"id":"00000000000000000001","amount":102.25,"description":"Description","classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007"},"chartOfAccountId":"0ca00000000000000005","quantity":0.065}]'
    b',"processingOptions":{"autoPayment":true}'
    b',"paymentInformation":{"bankAccountId":"bac00000000000000001"}'
    b',"createdTime":"2026-12-31T09:09:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:10:00.000+00:00"'
    b"}"
)

RECURRING_BILL_LEAST = RecurringBill(id="btp00000000000000001")
RECURRING_BILL_LEAST_JSON = b'{"id":"btp00000000000000001"}'

RECURRING_BILL_CREATE_LEAST = RecurringBillCreate(
    vendor_id="00900000000000000001",
    schedule=RecurringScheduleInput(period=RecurringPeriod.WEEKLY, frequency=2, next_due_date=date(2026, 12, 4)),
    recurring_bill_line_items=[RecurringBillLineItemInput(amount=Decimal("102.25"))],
)
RECURRING_BILL_CREATE_LEAST_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04"}'
    b',"recurringBillLineItems":[{"amount":102.25}]'
    b"}"
)

RECURRING_BILL_CREATE = RecurringBillCreate(
    vendor_id="00900000000000000001",
    description="Description",
    schedule=RecurringScheduleInput(
        period=RecurringPeriod.WEEKLY,
        frequency=2,
        next_due_date=date(2026, 12, 4),
        end_date=date(2026, 12, 5),
        days_in_advance=5,
    ),
    recurring_bill_line_items=[
        RecurringBillLineItemInput(
            id="00000000000000000001",
            amount=Decimal("102.25"),
            description="Description",
            classifications=RecurringBillLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                employee_id="emp00000000000000004",
                job_id="job00000000000000005",
                location_id="loc00000000000000006",
                item_id="0ii00000000000000007",
            ),
            chart_of_account_id="0ca00000000000000005",
            quantity=Decimal("0.065"),
        )
    ],
    processing_options=RecurringBillProcessingOptionsInput(auto_payment=True),
    payment_information=RecurringBillPaymentInformationInput(bank_account_id="bac00000000000000001"),
)
RECURRING_BILL_CREATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"description":"Description"'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04","endDate":"2026-12-05","daysInAdvance":5}'
    b',"recurringBillLineItems":[{"id":"00000000000000000001","amount":102.25,"description":"Description","classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007"},"chartOfAccountId":"0ca00000000000000005","quantity":0.065}]'
    b',"processingOptions":{"autoPayment":true}'
    b',"paymentInformation":{"bankAccountId":"bac00000000000000001"}'
    b"}"
)

RECURRING_BILL_UPDATE_LEAST = RecurringBillUpdate()
RECURRING_BILL_UPDATE_LEAST_JSON = b"{}"

RECURRING_BILL_UPDATE = RecurringBillUpdate(
    vendor_id="00900000000000000001",
    description="Description",
    schedule=RecurringScheduleUpdate(
        period=RecurringPeriod.WEEKLY,
        frequency=2,
        next_due_date=date(2026, 12, 4),
        end_date=date(2026, 12, 5),
        days_in_advance=5,
    ),
    recurring_bill_line_items=[
        RecurringBillLineItemUpdate(
            id="00000000000000000001",
            amount=Decimal("102.25"),
            description="Description",
            classifications=RecurringBillLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                employee_id="emp00000000000000004",
                job_id="job00000000000000005",
                location_id="loc00000000000000006",
                item_id="0ii00000000000000007",
            ),
            chart_of_account_id="0ca00000000000000005",
            quantity=Decimal("0.065"),
        )
    ],
    processing_options=RecurringBillProcessingOptionsInput(auto_payment=True),
    payment_information=RecurringBillPaymentInformationInput(bank_account_id="bac00000000000000001"),
)
RECURRING_BILL_UPDATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"description":"Description"'
    b',"schedule":{"period":"WEEKLY","frequency":2,"nextDueDate":"2026-12-04","endDate":"2026-12-05","daysInAdvance":5}'
    b',"recurringBillLineItems":[{"id":"00000000000000000001","amount":102.25,"description":"Description","classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007"},"chartOfAccountId":"0ca00000000000000005","quantity":0.065}]'
    b',"processingOptions":{"autoPayment":true}'
    b',"paymentInformation":{"bankAccountId":"bac00000000000000001"}'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/recurringbills`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.recurring_bills.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/recurringbills", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + RECURRING_BILL_JSON
        + b","
        + RECURRING_BILL_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.recurring_bills.list(
        filters=[
            RecurringBill_.id == "btp00000000000000001",
            RecurringBill_.id != "btp00000000000000001",
            RecurringBill_.id.in_(["btp00000000000000001", "btp00000000000000008"]),
            RecurringBill_.archived == YES,
            RecurringBill_.archived != YES,
            RecurringBill_.vendor_id == "00900000000000000001",
            RecurringBill_.vendor_id.in_(["00900000000000000001", "00900000000000000008"]),
        ],
        sort=[RecurringBill_.archived.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [RECURRING_BILL, RECURRING_BILL_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/recurringbills",
        headers=AUTH,
        query={
            "filters": 'id:eq:btp00000000000000001,id:ne:btp00000000000000001,id:in:"btp00000000000000001,btp00000000000000008",archived:eq:true,archived:ne:true,vendorId:eq:00900000000000000001,vendorId:in:"00900000000000000001,00900000000000000008"',
            "sort": "archived:asc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/recurringbills`."""
    wire.answer(201, RECURRING_BILL_LEAST_JSON)
    assert await wire.client.recurring_bills.create(body=RECURRING_BILL_CREATE_LEAST) == RECURRING_BILL_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/recurringbills",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_BILL_CREATE_LEAST_JSON,
    )
    wire.answer(201, RECURRING_BILL_JSON)
    assert await wire.client.recurring_bills.create(body=RECURRING_BILL_CREATE) == RECURRING_BILL
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/recurringbills",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_BILL_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/recurringbills/{recurringBillId}`."""
    wire.answer(200, RECURRING_BILL_JSON)
    assert await wire.client.recurring_bills.get(recurring_bill_id="btp00000000000000001") == RECURRING_BILL
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/recurringbills/btp00000000000000001", headers=AUTH)


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/recurringbills/{recurringBillId}`."""
    wire.answer(200, RECURRING_BILL_LEAST_JSON)
    assert (
        await wire.client.recurring_bills.replace(
            recurring_bill_id="btp00000000000000001", body=RECURRING_BILL_CREATE_LEAST
        )
        == RECURRING_BILL_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/recurringbills/btp00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_BILL_CREATE_LEAST_JSON,
    )
    wire.answer(200, RECURRING_BILL_JSON)
    assert (
        await wire.client.recurring_bills.replace(recurring_bill_id="btp00000000000000001", body=RECURRING_BILL_CREATE)
        == RECURRING_BILL
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/recurringbills/btp00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_BILL_CREATE_JSON,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/recurringbills/{recurringBillId}`."""
    wire.answer(200, RECURRING_BILL_LEAST_JSON)
    assert (
        await wire.client.recurring_bills.update(
            recurring_bill_id="btp00000000000000001", body=RECURRING_BILL_UPDATE_LEAST
        )
        == RECURRING_BILL_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/recurringbills/btp00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_BILL_UPDATE_LEAST_JSON,
    )
    wire.answer(200, RECURRING_BILL_JSON)
    assert (
        await wire.client.recurring_bills.update(recurring_bill_id="btp00000000000000001", body=RECURRING_BILL_UPDATE)
        == RECURRING_BILL
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/recurringbills/btp00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECURRING_BILL_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/recurringbills/{recurringBillId}/archive`."""
    wire.answer(200, RECURRING_BILL_JSON)
    assert await wire.client.recurring_bills.archive(recurring_bill_id="btp00000000000000001") == RECURRING_BILL
    wire.check(
        "POST", "https://gateway.stage.bill.com/connect/v3/recurringbills/btp00000000000000001/archive", headers=AUTH
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/recurringbills/{recurringBillId}/restore`."""
    wire.answer(200, RECURRING_BILL_JSON)
    assert await wire.client.recurring_bills.restore(recurring_bill_id="btp00000000000000001") == RECURRING_BILL
    wire.check(
        "POST", "https://gateway.stage.bill.com/connect/v3/recurringbills/btp00000000000000001/restore", headers=AUTH
    )
